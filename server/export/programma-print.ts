import type { RankedThema } from '../../shared/domain/rangorde.ts'
import { m } from '../../shared/i18n/messages.ts'
import { plaatColors, printedFrame, printedSource } from './kanskaarten-print.ts'
import { momentDay, statusWords, traceWords } from './labels.ts'
import type { Outgoing } from './outgoing.ts'
import { bronRows, type OutgoingBlock } from './outgoing-programma.ts'
import { restsOn, signaalRow } from './programma-markdown.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** How many things that go well fit on the first page. */
const firstPageGood = 3

/** Data of `templates/programma.typ`: the first page (DESIGN 12c), the text, the sources and the notes. */
export function printProgramma(out: Outgoing, missingCharacters: number) {
  const l = { locale: out.locale }
  const { programma, werksessie } = out
  const place = werksessie.area || werksessie.title
  const title = `${m.export_programma({}, l)} ${place}`
  const complete = out.kanskaarten.filter((card) => card.status === 'compleet' || card.status === 'vastgesteld').length
  const people = out.peopleBehind(out.signalen.map(({ id }) => id))
  const open = programma.openSlots
  return {
    ...printedFrame(out, { ...out.leftOut, characters: missingCharacters }, title),
    status: [statusWords[programma.status]({}, l), momentDay(out.now, out.locale)].join(' · '),
    intro: m.export_prog_intro({}, l),
    counts: [
      {
        number: out.signalen.length + out.leftOut.hidden,
        label: m.export_prog_briefjes({ count: out.signalen.length + out.leftOut.hidden }, l),
        note: people === undefined ? '' : m.export_prog_van_zaal({ mensen: m.export_mensen({ count: people }, l) }, l),
        open: false,
      },
      {
        number: out.surveyCount,
        label: m.export_prog_vragenlijsten({ count: out.surveyCount }, l),
        note: m.export_prog_toestemming({}, l),
        open: false,
      },
      {
        number: out.kanskaarten.length,
        label: m.export_prog_kaarten({ count: out.kanskaarten.length }, l),
        note: m.export_prog_compleet({ n: complete }, l),
        open: false,
      },
      {
        number: open,
        label: m.export_prog_plekken({ count: open }, l),
        note: open === 0 ? m.export_prog_niets_open({}, l) : m.export_prog_gele_vakken({}, l),
        open: open > 0,
      },
    ],
    order: printOrder(out),
    good: {
      title: m.export_prog_gaat_goed({}, l),
      items: goodOnes(out).map((source) => ({ ...printedSource(source, out, { showBy: true }), label: '' })),
    },
    toAdopt:
      open === 0 || programma.status === 'vastgesteld'
        ? null
        : { title: m.export_prog_vaststellen({}, l), text: m.export_prog_vaststellen_zin({}, l) },
    foot: m.export_prog_voet({}, l),
    empty: programma.blocks.length === 0 ? m.export_prog_leeg({}, l) : '',
    blocks: groupLists(programma.blocks),
    bronnen: {
      title: m.export_prog_bijlage_bronnen({}, l),
      heading: [m.export_bron({}, l), m.export_kol_soort({}, l), m.export_rust_op({}, l)],
      rows: bronRows(programma.bronnen, (trace) => restsOn(trace, out)).map(({ codes, kind, rests }) => [
        codes,
        traceWords[kind]({}, l),
        rests,
      ]),
    },
    signalen: {
      title: m.export_prog_bijlage_briefjes({}, l),
      heading: [
        m.export_kol_code({}, l),
        m.export_kol_tekst({}, l),
        m.export_kol_soort({}, l),
        m.export_kol_groep({}, l),
        m.export_veld_themas({}, l),
        m.export_kol_lot({}, l),
      ],
      rows: programma.listsSignalen ? [] : out.signalen.map((source) => signaalRow(source, out)),
    },
  }
}

/** One strength per thema in the order of the ranking, the shortest first by rule: nobody picks favourites. */
function goodOnes(out: Outgoing): Outgoing['signalen'] {
  const good = out.signalen.filter(({ signaal }) => signaal?.kind === 'gaat_goed' && signaal.mergedInto === undefined)
  const order = out.rangorde?.themas.map((thema) => thema.themaId) ?? out.themas.map((thema) => thema.id)
  const picked = order.flatMap((themaId) => good.find(({ signaal }) => signaal?.themaId === themaId) ?? [])
  return (picked.length > 0 ? picked : good).slice(0, firstPageGood)
}

function printOrder(out: Outgoing) {
  const l = { locale: out.locale }
  const { rangorde } = out
  const plate = (id: string) => {
    const thema = out.themas.find((found) => found.id === id)
    return { color: plaatColors[thema?.plaat ?? 'los'], icon: thema?.pictogram ?? 'layers' }
  }
  if (rangorde === undefined) {
    const rows = out.themas.map((thema) => ({
      ...plate(thema.id),
      title: thema.title,
      rank: '',
      bars: null,
      remark: '',
    }))
    return { title: m.export_prog_themas({}, l), status: '', final: false, rows, legend: [], weighing: '', gaps: null }
  }
  const most = Math.max(...rangorde.themas.flatMap(({ share }) => [share.professional, share.inwoner]), 0.01)
  const remarkOf = (thema: RankedThema): string =>
    thema.viewGap
      ? m.export_prog_verschil({}, l)
      : thema.tieGroup !== undefined
        ? m.export_prog_samen_op({ rang: thema.rank }, l)
        : thema.fewSignalen
          ? m.export_prog_weinig({}, l)
          : ''
  const gaps = rangorde.themas
    .filter((thema) => thema.viewGap)
    .map(({ title, electorateRank }) =>
      m.export_prog_beeld_zin({ thema: title, r: electorateRank.inwoner, p: electorateRank.professional }, l),
    )
  return {
    title: m.export_prog_volgorde({}, l),
    status: rangorde.status === 'definitief' ? m.export_prog_definitief({}, l) : m.export_prog_voorlopig({}, l),
    final: rangorde.status === 'definitief',
    rows: rangorde.themas.map((thema) => ({
      ...plate(thema.themaId),
      title: thema.title,
      rank: String(thema.rank),
      bars: {
        p: thema.share.professional / most,
        r: thema.share.inwoner / most,
        pText: percent(thema.share.professional),
        rText: percent(thema.share.inwoner),
        alt: m.export_prog_aandeel({ p: percent(thema.share.professional), r: percent(thema.share.inwoner) }, l),
      },
      remark: remarkOf(thema),
    })),
    legend: [
      m.export_prog_professionals({ count: rangorde.ballots.professional }, l),
      m.export_prog_bewoners({ count: rangorde.ballots.inwoner }, l),
    ],
    weighing:
      rangorde.alpha === 0.5
        ? m.export_prog_even_zwaar({}, l)
        : m.export_prog_weging({ p: Math.round(rangorde.alpha * 100), r: Math.round((1 - rangorde.alpha) * 100) }, l),
    gaps: gaps.length === 0 ? null : { title: m.export_prog_beelden({}, l), text: gaps.join(' ') },
  }
}

type Inline = OutgoingBlock['inline']
type PrintedBlock =
  | { readonly type: 'heading'; readonly level: number; readonly inline: Inline }
  | { readonly type: 'paragraph'; readonly inline: Inline }
  | { readonly type: 'list'; readonly items: readonly Inline[] }

/** List items that follow each other become one list, so that it is one list in the structure of the PDF too. */
function groupLists(blocks: readonly OutgoingBlock[]): PrintedBlock[] {
  const grouped: (PrintedBlock | { type: 'list'; items: Inline[] })[] = []
  for (const { type, level, inline } of blocks) {
    if (inline.length === 0) continue
    const last = grouped.at(-1)
    if (type === 'listItem') {
      if (last?.type === 'list') grouped[grouped.length - 1] = { type: 'list', items: [...last.items, inline] }
      else grouped.push({ type: 'list', items: [inline] })
    } else grouped.push(type === 'heading' ? { type, level: level + 1, inline } : { type, inline })
  }
  return grouped
}
