import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { type Kanskaart, openKanskaartFields } from '../../shared/domain/kanskaart.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { smallCell } from '../../shared/domain/uitslag.ts'
import { type Locale, m } from '../../shared/i18n/messages.ts'
import {
  accessibleWords,
  channelWords,
  contributionWords,
  fieldWords,
  formalityWords,
  fundingStatusWords,
  fundingWords,
  groepWords,
  kindWords,
  layerWords,
  levelWords,
  nodeWords,
  qualityWords,
  relationWords,
  statusWords,
} from './labels.ts'
import type { Outgoing, OutgoingSource } from './outgoing.ts'

/** Rows of text for CSV and XLSX; every row is as long as `columns`. */
export interface Table {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

const deelnemerGroepen: readonly DeelnemerGroep[] = ['inwoner', 'vrijwilliger', 'professional', 'gemeente']

type Column<Row> = readonly [title: string, width: number, cell: (row: Row) => string | undefined]

const tableOf = <Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): Table => ({
  name,
  columns: columns.map(([title, width]) => ({ title, width })),
  rows: rows.map((row) => columns.map(([, , cell]) => cell(row) ?? '')),
})

const joined = (parts: readonly (string | undefined)[], separator = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(separator)

/** What happened to a note, in words (DOMAIN §5.1, bijlage B). */
export function lotOf({ id, signaal }: OutgoingSource, out: Outgoing): string {
  const locale = { locale: out.locale }
  if (signaal === undefined) return ''
  const cards = out.kanskaarten.filter((card) => card.signaalIds.includes(id)).map((card) => cardName(card, out.locale))
  const bronnen = bronnenOf(id, out, { repeats: true })
  const lot = [
    signaal.mergedInto === undefined
      ? ''
      : m.export_lot_samengevoegd({ code: joined(out.sourcesOf([signaal.mergedInto]).map((s) => s.code)) }, locale),
    signaal.parked === true ? m.export_lot_geparkeerd({}, locale) : '',
    signaal.offTopic === true ? m.export_lot_buiten({}, locale) : '',
    cards.length > 0 ? m.export_lot_op_kaart({ cards: cards.join(', ') }, locale) : '',
    bronnen.length > 0 ? m.export_lot_in_programma({ codes: bronnen.join(', ') }, locale) : '',
  ]
  return joined(lot, '; ') || m.export_lot_op_bord({}, locale)
}

/** Sources that rest on this note; a count rests on very many, so `repeats` asks only for those that repeat its words. */
const bronnenOf = (id: string, out: Outgoing, options: { repeats?: true } = {}): string[] =>
  out.programma.bronnen.flatMap(({ code, trace }) =>
    trace.signaalIds.includes(id) && (options.repeats !== true || trace.kind !== 'telling') ? [code] : [],
  )

/** The title of a card, or the words for a card without one. */
export const cardName = (card: Kanskaart, locale: Locale): string =>
  card.title.trim() || m.export_kaart_zonder_naam({}, { locale })

const themaTitle = (id: string | undefined, out: Outgoing): string | undefined =>
  out.themas.find((thema) => thema.id === id)?.title

/** Who a note is from, as far as `showAuthors` allows (I13). */
export function authorOf({ signaal }: OutgoingSource, out: Outgoing): string {
  const { showAuthors } = out.werksessie.settings
  return signaal === undefined || showAuthors === 'niemand'
    ? ''
    : groepWords[signaal.authorGroup]({}, { locale: out.locale })
}

/** What both electorates chose of the thema a signaal is in; not in the table before the reveal, or of fewer than five people. */
function stemColumns(out: Outgoing): Column<OutgoingSource>[] {
  const { rangorde } = out
  if (rangorde === undefined) return []
  const l = { locale: out.locale }
  const column = (title: string, side: 'professional' | 'inwoner'): Column<OutgoingSource> => [
    title,
    14,
    ({ signaal }) => {
      const found = rangorde.themas.find(({ themaId }) => themaId === signaal?.themaId)
      if (found === undefined) return undefined
      if (rangorde.ballots[side] < smallCell) return m.uitslag_te_weinig({}, l)
      return `${Math.round(found.share[side] * 1000) / 10}%`
    },
  ]
  return [column(m.export_kol_stippen_prof({}, l), 'professional'), column(m.export_kol_stippen_bew({}, l), 'inwoner')]
}

/** One row per readable note, with its thema, group, source, kanskaart and lines of the programma. */
export function signalenTable(out: Outgoing, papers: Readonly<Record<string, string>> = {}): Table {
  const l = { locale: out.locale }
  const { showAuthors } = out.werksessie.settings
  const organisation: Column<OutgoingSource>[] =
    showAuthors === 'organisatie' ? [[m.export_kol_organisatie({}, l), 24, ({ signaal }) => signaal?.authorLabel]] : []
  const paper: Column<OutgoingSource>[] =
    Object.keys(papers).length === 0 ? [] : [[m.export_kol_papier({}, l), 10, ({ id }) => papers[id]]]
  return tableOf<OutgoingSource>(m.export_signalen({}, l), out.signalen, [
    [m.export_kol_code({}, l), 8, ({ code }) => code],
    [m.export_kol_tekst({}, l), 70, ({ signaal }) => signaal?.text],
    [m.export_kol_soort({}, l), 12, ({ signaal }) => signaal && kindWords[signaal.kind]({}, l)],
    [m.export_veld_themas({}, l), 34, ({ signaal }) => themaTitle(signaal?.themaId, out) ?? m.export_geen_thema({}, l)],
    [
      m.export_kol_ook_themas({}, l),
      24,
      ({ signaal }) => joined((signaal?.ookThemas ?? []).map((id) => themaTitle(id, out))),
    ],
    [m.export_kol_groep({}, l), 14, (source) => authorOf(source, out)],
    ...organisation,
    ...stemColumns(out),
    [m.export_kol_kanaal({}, l), 12, ({ signaal }) => signaal && channelWords[signaal.channel]({}, l)],
    ...paper,
    [m.export_kol_tafel({}, l), 7, ({ signaal }) => signaal?.table?.toString()],
    [m.export_kol_bronnaam({}, l), 20, ({ signaal }) => signaal?.source?.name],
    [m.export_kol_bronjaar({}, l), 7, ({ signaal }) => signaal?.source?.year?.toString()],
    [
      m.export_kol_gecontroleerd({}, l),
      10,
      ({ signaal }) => signaal?.source && (signaal.source.checked ? m.export_ja({}, l) : m.export_nee({}, l)),
    ],
    [
      m.export_kol_samengevoegd({}, l),
      12,
      ({ signaal }) => signaal?.mergedInto && joined(out.sourcesOf([signaal.mergedInto]).map((s) => s.code)),
    ],
    [
      m.export_kol_kaarten({}, l),
      24,
      ({ id }) => joined(out.kanskaarten.filter((c) => c.signaalIds.includes(id)).map((c) => cardName(c, out.locale))),
    ],
    [m.export_kol_programma({}, l), 14, ({ id }) => joined(bronnenOf(id, out))],
    [m.export_kol_lot({}, l), 40, (source) => lotOf(source, out)],
    [m.export_kol_geschreven({}, l), 22, ({ signaal }) => signaal && new Date(signaal.createdAt).toISOString()],
    [m.export_kol_id({}, l), 18, ({ id }) => id],
  ])
}

/** One row per kanskaart, for people; the JSON export is the one that can be read back without loss. */
export function kanskaartenTable(out: Outgoing): Table {
  const l = { locale: out.locale }
  const lines = (parts: readonly string[]): string => joined(parts, '\n')
  return tableOf<Kanskaart>(m.export_kanskaarten({}, l), out.kanskaarten, [
    [m.export_veld_title({}, l), 30, (c) => c.title],
    [m.export_kol_status({}, l), 12, (c) => statusWords[c.status]({}, l)],
    [m.export_kol_open({}, l), 30, (c) => joined(openKanskaartFields(c).map((field) => fieldWords[field]({}, l)))],
    [m.export_veld_kans({}, l), 40, (c) => c.kans],
    [m.export_veld_goal({}, l), 40, (c) => c.goal],
    [m.export_veld_target_group({}, l), 30, (c) => c.targetGroup],
    [m.export_kol_niveau({}, l), 12, (c) => c.level && levelWords[c.level]({}, l)],
    [m.export_kol_plek({}, l), 24, (c) => out.nodes.find((node) => node.id === c.place)?.name],
    [m.export_veld_themas({}, l), 34, (c) => joined(c.themaIds.map((id) => themaTitle(id, out)))],
    [m.export_veld_signalen({}, l), 24, (c) => joined(out.sourcesOf(c.signaalIds).map(({ code }) => code))],
    [
      m.export_veld_contributions({}, l),
      40,
      (c) =>
        lines(c.contributions.map((r) => joined([r.who, r.kind && contributionWords[r.kind]({}, l), r.what], ' · '))),
    ],
    [m.export_veld_synergy({}, l), 40, (c) => c.synergy],
    [
      m.export_veld_funding_sources({}, l),
      36,
      (c) =>
        lines(
          c.fundingSources.map((r) =>
            joined(
              [
                r.name,
                r.kind && fundingWords[r.kind]({}, l),
                r.status && fundingStatusWords[r.status]({}, l),
                r.amountEur === undefined ? '' : `€ ${r.amountEur}`,
              ],
              ' · ',
            ),
          ),
        ),
    ],
    [m.export_kol_stap_wat({}, l), 30, (c) => c.firstStepWhat],
    [m.export_kol_stap_wie({}, l), 20, (c) => c.firstStepWho],
    [m.export_kol_stap_wanneer({}, l), 16, (c) => c.firstStepWhen],
    [m.export_kol_trekker_rol({}, l), 20, (c) => c.leadRole],
    [m.export_kol_trekker_org({}, l), 20, (c) => c.leadOrganisation],
    [m.export_kol_trekker_ja({}, l), 10, (c) => (c.leadConfirmed ? m.export_ja({}, l) : m.export_nee({}, l))],
    [m.export_veld_planning({}, l), 30, (c) => lines(c.planning.map((r) => joined([r.quarter, r.what], ' · ')))],
    [m.export_veld_obstacles({}, l), 30, (c) => c.obstacles],
    [m.export_veld_learning_question({}, l), 30, (c) => c.learningQuestion],
    [m.export_veld_new_partnership({}, l), 30, (c) => c.newPartnership],
    [m.export_veld_agreements({}, l), 30, (c) => lines(c.agreements.map((r) => r.text))],
    [m.export_kol_id({}, l), 18, (c) => c.id],
  ])
}

/**
 * One row per thema: how many signalen from whom, and what both electorates chose. What fewer than five people chose is not
 * in it.
 */
export function themasTable(out: Outgoing): Table {
  const l = { locale: out.locale }
  const showGroups = out.werksessie.settings.showAuthors !== 'niemand'
  const own = (id: string): readonly OutgoingSource[] => out.signalen.filter(({ signaal }) => signaal?.themaId === id)
  const ranked = (id: string) => out.rangorde?.themas.find(({ themaId }) => themaId === id)
  const share = (id: string, side: 'professional' | 'inwoner'): string => {
    const found = ranked(id)
    if (found === undefined || out.rangorde === undefined) return ''
    if (out.rangorde.ballots[side] < smallCell) return m.uitslag_te_weinig({}, l)
    return `${Math.round(found.share[side] * 1000) / 10}%`
  }
  return tableOf<Thema>(m.export_themas({}, l), out.themas, [
    [m.export_veld_title({}, l), 44, ({ title }) => title],
    [m.export_signalen({}, l), 10, ({ id }) => String(own(id).length)],
    ...deelnemerGroepen.map(
      (groep): Column<Thema> => [
        groepWords[groep]({}, l),
        13,
        ({ id }) =>
          showGroups ? String(own(id).filter(({ signaal }) => signaal?.authorGroup === groep).length) : undefined,
      ],
    ),
    [m.export_prog_rang({}, l), 8, ({ id }) => ranked(id)?.rank.toString()],
    [m.export_rapport_score({}, l), 10, ({ id }) => ranked(id)?.score.toFixed(1)],
    [m.rangorde_professionals({}, l), 16, ({ id }) => share(id, 'professional')],
    [m.rangorde_bewoners({}, l), 16, ({ id }) => share(id, 'inwoner')],
    [
      m.export_kanskaarten({}, l),
      40,
      ({ id }) => joined(out.kanskaarten.filter((c) => c.themaIds.includes(id)).map((c) => cardName(c, out.locale))),
    ],
    [m.export_kol_id({}, l), 18, ({ id }) => id],
  ])
}

/** Nodes, and relations with the names of both ends. */
export function wijkkaartTables(out: Outgoing): readonly [nodes: Table, relations: Table] {
  const l = { locale: out.locale }
  const nameOf = (id: string): string => out.nodes.find((node) => node.id === id)?.name ?? id
  const codes = (ids: readonly string[]): string => joined(out.sourcesOf(ids).map(({ code }) => code))
  const nodes = tableOf(m.export_knopen({}, l), out.nodes, [
    [m.export_kol_naam({}, l), 34, (n) => n.name],
    [m.export_kol_soort({}, l), 14, (n) => nodeWords[n.type]({}, l)],
    [m.export_kol_vorm({}, l), 12, (n) => formalityWords[n.formality]({}, l)],
    [m.export_kol_gebied({}, l), 18, (n) => n.area],
    [m.export_veld_themas({}, l), 34, (n) => joined(n.themaIds.map((id) => themaTitle(id, out)))],
    [m.export_kol_doelgroepen({}, l), 24, (n) => joined(n.targetGroups)],
    [m.export_kol_wanneer({}, l), 20, (n) => joined(n.schedule)],
    [m.export_kol_capaciteit({}, l), 14, (n) => n.capacity],
    [m.export_kol_kosten({}, l), 14, (n) => n.cost],
    [m.export_kol_kwaliteiten({}, l), 34, (n) => joined(n.qualities)],
    [m.export_kol_toegankelijk({}, l), 12, (n) => n.accessible && accessibleWords[n.accessible]({}, l)],
    [m.export_kol_laag({}, l), 16, (n) => n.layer && layerWords[n.layer]({}, l)],
    [m.export_kol_x({}, l), 8, (n) => n.geo?.[0].toString()],
    [m.export_kol_y({}, l), 8, (n) => n.geo?.[1].toString()],
    [m.export_veld_signalen({}, l), 20, (n) => codes(n.signaalIds)],
    [m.export_kol_id({}, l), 16, (n) => n.id],
  ])
  const relations = tableOf(m.export_relaties({}, l), out.relations, [
    [m.export_kol_van({}, l), 34, (r) => nameOf(r.from)],
    [m.export_kol_relatie({}, l), 18, (r) => relationWords[r.kind]({}, l)],
    [m.export_kol_naar({}, l), 34, (r) => nameOf(r.to)],
    [m.export_kol_kwaliteit({}, l), 12, (r) => qualityWords[r.quality]({}, l)],
    [m.export_kol_opmerking({}, l), 40, (r) => r.remark],
    [m.export_veld_signalen({}, l), 20, (r) => codes(r.signaalIds)],
    [m.export_kol_id({}, l), 16, (r) => r.id],
  ])
  return [nodes, relations]
}

/** Several tables under one heading row, for a format that holds one table: the first column says which it was. */
export function stackTables(first: string, parts: readonly { readonly label: string; readonly table: Table }[]): Table {
  const titles = [...new Set(parts.flatMap(({ table }) => table.columns.map(({ title }) => title)))]
  return {
    name: first,
    columns: [first, ...titles].map((title) => ({ title, width: 20 })),
    rows: parts.flatMap(({ label, table }) => {
      const at = titles.map((title) => table.columns.findIndex((column) => column.title === title))
      return table.rows.map((row) => [label, ...at.map((index) => row[index] ?? '')])
    }),
  }
}
