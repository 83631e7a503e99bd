import { coverSignalen, type Fate } from '../../../shared/domain/coverage.ts'
import type { DeelnemerGroep } from '../../../shared/domain/deelnemer.ts'
import { smallCell } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { groepWords, kindWords, leftOutSentences, momentDay, originLine } from '../labels.ts'
import type { ExportInput, Outgoing } from '../outgoing.ts'
import type { TextMeasure } from '../scene/measure.ts'
import { authorOf, cardName } from '../tables.ts'
import { activeCards, cardBlocks } from './kanskaarten-stuk.ts'
import { signalenBlocks } from './signalen-stuk.ts'
import { list, paragraph, type Stuk, type StukBlock } from './stuk.ts'
import { wijkkaartBlocks } from './wijkkaart-stuk.ts'

const groepen: readonly DeelnemerGroep[] = ['inwoner', 'vrijwilliger', 'professional', 'gemeente']
const percent = (share: number): string => `${Math.round(share * 100)}%`

/** The whole werksessie in one document: what came in, from whom, what was chosen, what became of every signaal. */
export function rapportStuk(input: ExportInput, out: Outgoing, measure: TextMeasure): Stuk {
  const l = { locale: out.locale }
  return {
    title: `${m.export_rapport({}, l)} ${out.werksessie.area || out.werksessie.title}`,
    origin: originLine(out.werksessie, out.locale),
    status: m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
    blocks: [
      ...summary(input, out),
      ...perThema(out),
      ...ranking(out),
      ...gaps(input, out),
      ...ledger(out),
      ...cards(out),
      { type: 'heading', level: 2, text: m.export_wijkkaart({}, l), newPage: true },
      ...(out.nodes.length === 0 ? [paragraph(m.export_rapport_geen_kaart({}, l))] : wijkkaartBlocks(out, measure, 3)),
      { type: 'heading', level: 2, text: m.export_rapport_alle_briefjes({}, l), newPage: true },
      ...signalenBlocks(out, 3),
    ],
    leftOut: leftOutSentences(out.leftOut, out.locale),
  }
}

function summary(input: ExportInput, out: Outgoing): StukBlock[] {
  const l = { locale: out.locale }
  const total = out.signalen.length + out.leftOut.hidden
  const people = out.peopleBehind(out.signalen.map(({ id }) => id))
  const cards = activeCards(out)
  const complete = cards.filter(({ status }) => status === 'compleet' || status === 'vastgesteld').length
  const present = input.snapshot.deelnemers.filter(({ begeleider }) => !begeleider)
  return [
    { type: 'heading', level: 2, text: m.export_rapport_kort({}, l) },
    {
      type: 'counts',
      items: [
        {
          number: total,
          label: m.export_prog_briefjes({ count: total }, l),
          note:
            people === undefined ? '' : m.export_prog_van_zaal({ mensen: m.export_mensen({ count: people }, l) }, l),
        },
        { number: out.themas.length, label: m.export_rapport_themas({ count: out.themas.length }, l), note: '' },
        {
          number: cards.length,
          label: m.export_prog_kaarten({ count: cards.length }, l),
          note: m.export_prog_compleet({ n: complete }, l),
        },
        {
          number: out.surveyCount,
          label: m.export_prog_vragenlijsten({ count: out.surveyCount }, l),
          note: m.export_prog_toestemming({}, l),
        },
      ],
    },
    ...(present.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            heading: [m.export_rapport_wie({}, l), m.export_rapport_mensen({}, l), m.export_signalen({}, l)],
            widths: [500, 250, 250],
            rows: groepen
              .map((groep) => [
                groepWords[groep]({}, l),
                String(present.filter(({ group }) => group === groep).length),
                String(out.signalen.filter(({ signaal }) => signaal?.authorGroup === groep).length),
              ])
              .filter(([, mensen, briefjes]) => mensen !== '0' || briefjes !== '0'),
          },
        ]),
  ]
}

/** How many signalen every thema got, and from which group: columns side by side, as in the room. */
function perThema(out: Outgoing): StukBlock[] {
  const l = { locale: out.locale }
  if (out.themas.length === 0) return []
  const showGroups = out.werksessie.settings.showAuthors !== 'niemand'
  const counts = out.themas.map(({ id, title }) => {
    const own = out.signalen.filter(({ signaal }) => signaal?.themaId === id)
    const of = (groep: DeelnemerGroep): number => own.filter(({ signaal }) => signaal?.authorGroup === groep).length
    const goed = own.filter(({ signaal }) => signaal?.kind === 'gaat_goed').length
    return { title, total: own.length, goed, groups: groepen.map(of) }
  })
  const most = Math.max(1, ...counts.flatMap(({ total, groups }) => (showGroups ? groups : [total])))
  return [
    { type: 'heading', level: 2, text: m.export_rapport_per_thema({}, l) },
    {
      type: 'chart',
      title: m.export_rapport_per_thema_uitleg({}, l),
      series: showGroups ? groepen.map((groep) => groepWords[groep]({}, l)) : [m.export_signalen({}, l)],
      rows: counts.map(({ title, total, groups }) => ({
        label: title,
        values: (showGroups ? groups : [total]).map((count) => ({ share: count / most, text: String(count) })),
      })),
    },
  ]
}

/** The order that was chosen, with both electorates side by side; how sure it is; where views differ. */
function ranking(out: Outgoing): StukBlock[] {
  const l = { locale: out.locale }
  const { rangorde } = out
  const heading: StukBlock = { type: 'heading', level: 2, text: m.export_prog_volgorde({}, l), newPage: true }
  if (rangorde === undefined) return [heading, paragraph(m.export_rapport_geen_volgorde({}, l))]
  const most = Math.max(0.01, ...rangorde.themas.flatMap(({ share }) => [share.professional, share.inwoner]))
  const few = m.uitslag_te_weinig({}, l)
  // What fewer than five people chose is not told, only the order that came of it.
  const told = (side: 'professional' | 'inwoner', share: number): { share: number; text: string } =>
    rangorde.ballots[side] < smallCell ? { share: 0, text: few } : { share: share / most, text: percent(share) }
  const gaps = rangorde.themas
    .filter(({ viewGap }) => viewGap)
    .map(({ title, electorateRank }) =>
      m.export_prog_beeld_zin({ thema: title, r: electorateRank.inwoner, p: electorateRank.professional }, l),
    )
  return [
    heading,
    paragraph(
      rangorde.status === 'definitief' ? m.export_rapport_definitief({}, l) : m.export_rapport_voorlopig({}, l),
    ),
    {
      type: 'chart',
      title: m.export_rapport_stemmen_uitleg({}, l),
      series: [
        m.export_prog_professionals({ count: rangorde.ballots.professional }, l),
        m.export_prog_bewoners({ count: rangorde.ballots.inwoner }, l),
      ],
      rows: rangorde.themas.map(({ rank, title, share }) => ({
        label: `${rank}. ${title}`,
        values: [told('professional', share.professional), told('inwoner', share.inwoner)],
      })),
    },
    {
      type: 'table',
      heading: [
        m.export_prog_rang({}, l),
        m.export_kol_thema({}, l),
        m.export_rapport_score({}, l),
        m.export_rapport_plekken({}, l),
        m.export_rapport_zeker({}, l),
      ],
      widths: [80, 400, 100, 130, 290],
      rows: rangorde.themas.map(({ rank, title, score, rankRange, top3Share }) => [
        String(rank),
        title,
        score.toLocaleString(out.locale === 'nl' ? 'nl-NL' : 'en-GB', {
          maximumFractionDigits: 1,
          minimumFractionDigits: 1,
        }),
        m.export_rapport_van_tot({ van: rankRange[0], tot: rankRange[1] }, l),
        m.export_rapport_varianten({ procent: percent(top3Share) }, l),
      ]),
    },
    ...(gaps.length === 0
      ? []
      : [{ type: 'callout' as const, title: m.export_prog_beelden({}, l), text: gaps.join(' ') }]),
  ]
}

/** Demand without supply and supply that doubles up: what people confirmed first, then what the computer only suspects. */
function gaps(input: ExportInput, out: Outgoing): StukBlock[] {
  const l = { locale: out.locale }
  const { gaten } = input
  if (gaten === undefined) return []
  const codes = (ids: readonly string[]): string =>
    out
      .sourcesOf(ids)
      .map(({ code }) => code)
      .join(', ')
  const names = (ids: readonly string[]): string =>
    ids.flatMap((id) => out.nodes.find((node) => node.id === id)?.name ?? []).join(', ')
  const themaOf = (id: string): string => out.themas.find((thema) => thema.id === id)?.title ?? ''
  const decided = new Map(gaten.besluiten.map((besluit) => [besluit.id, besluit]))
  const what = (parts: readonly (string | undefined)[]): string =>
    parts.filter((part) => part !== undefined && part !== '').join(', ')
  const rows = [
    ...gaten.besluiten
      .filter(({ status }) => status === 'bevestigd')
      .map((b) => [
        m.export_gat_bevestigd({}, l),
        b.kind === 'dubbel' ? m.export_gat_dubbel({}, l) : m.export_gat_witte_vlek({}, l),
        what([
          b.text,
          b.text === '' ? what([themaOf(b.themaId), b.daypart, b.targetGroup, b.area, b.need, b.moment]) : '',
        ]),
        b.kind === 'dubbel' ? names(b.nodeIds) : codes(b.demandSignaalIds),
        b.reason,
      ]),
    ...gaten.witteVlekken
      .filter(({ id }) => !decided.has(id))
      .map((vlek) => [
        m.export_gat_kandidaat({}, l),
        m.export_gat_witte_vlek({}, l),
        what([themaOf(vlek.themaId), vlek.daypart, vlek.targetGroup, vlek.area, vlek.need]),
        codes(vlek.demandSignaalIds),
        vlek.basis === 'geen_gegevens'
          ? m.export_gat_geen_gegevens({}, l)
          : vlek.nearestSupply.length === 0
            ? ''
            : m.export_gat_dichtbij({ namen: names(vlek.nearestSupply) }, l),
      ]),
    ...gaten.dubbel
      .filter(({ id }) => !decided.has(id))
      .map((dubbel) => [
        m.export_gat_kandidaat({}, l),
        m.export_gat_dubbel({}, l),
        what([themaOf(dubbel.themaId), dubbel.moment]),
        names(dubbel.nodeIds),
        '',
      ]),
  ]
  if (rows.length === 0) return []
  return [
    { type: 'heading', level: 2, text: m.export_gaten({}, l) },
    paragraph(m.export_gaten_uitleg({}, l)),
    {
      type: 'table',
      heading: [
        m.export_kol_status({}, l),
        m.export_kol_soort({}, l),
        m.export_gat_wat({}, l),
        m.export_rust_op({}, l),
        m.export_kol_opmerking({}, l),
      ],
      widths: [120, 120, 260, 260, 240],
      rows,
    },
  ]
}

const fateWords: Readonly<Record<Fate, typeof m.export_lot_fate_thema>> = {
  thema: m.export_lot_fate_thema,
  los: m.export_lot_fate_los,
  samengevoegd: m.export_lot_fate_samengevoegd,
  geen_thema: m.export_lot_fate_geen_thema,
  geparkeerd: m.export_lot_fate_geparkeerd,
  verborgen: m.export_lot_fate_verborgen,
  ingetrokken: m.export_lot_fate_ingetrokken,
}

const fateOrder: readonly Fate[] = [
  'thema',
  'samengevoegd',
  'los',
  'geen_thema',
  'geparkeerd',
  'verborgen',
  'ingetrokken',
]

/** The coverage ledger: every signaal that was ever on the bord, once; the rows add up. */
function ledger(out: Outgoing): StukBlock[] {
  const l = { locale: out.locale }
  const { counts, entered } = coverSignalen(out.bord)
  return [
    { type: 'heading', level: 2, text: m.export_rapport_dekking({}, l) },
    paragraph(m.export_rapport_dekking_uitleg({ totaal: entered }, l)),
    {
      type: 'table',
      heading: [m.export_rapport_lot({}, l), m.export_signalen({}, l)],
      widths: [750, 250],
      rows: [
        ...fateOrder.filter((fate) => counts[fate] > 0).map((fate) => [fateWords[fate]({}, l), String(counts[fate])]),
        [m.export_rapport_totaal({}, l), String(entered)],
      ],
    },
  ]
}

/** All kanskaarten, and what stands in their way in one list for the municipality. */
function cards(out: Outgoing): StukBlock[] {
  const l = { locale: out.locale }
  const active = activeCards(out)
  const obstacles = active.filter(({ obstacles: text }) => text.trim() !== '')
  return [
    { type: 'heading', level: 2, text: m.export_kanskaarten({}, l), newPage: true },
    ...(active.length === 0 ? [paragraph(m.export_kans_leeg({}, l))] : []),
    ...active.flatMap((card) => cardBlocks(card, out, { level: 3, newPage: false })),
    ...(obstacles.length === 0
      ? []
      : [
          { type: 'heading' as const, level: 2 as const, text: m.export_rapport_in_de_weg({}, l), newPage: false },
          paragraph(m.export_rapport_in_de_weg_uitleg({}, l)),
          list(obstacles.map((card) => `${cardName(card, out.locale)}: ${card.obstacles}`)),
        ]),
  ]
}

/** Words of a signaal in one line: code, kind, what it says, from which group. */
export const signaalLine = (source: Outgoing['signalen'][number], out: Outgoing): string => {
  const { signaal, code } = source
  if (signaal === undefined) return code
  const by = authorOf(source, out)
  return `${code} ${kindWords[signaal.kind]({}, { locale: out.locale })}: ${signaal.text}${by === '' ? '' : ` (${by})`}`
}
