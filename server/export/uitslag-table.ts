import { electorates } from '../../shared/domain/deelnemer.ts'
import type { MatrixPlace } from '../../shared/domain/stem.ts'
import type { GroepRij, Uitslag, UitslagCel, UitslagRij } from '../../shared/domain/uitslag.ts'
import { m } from '../../shared/i18n/messages.ts'
import { groepWords } from './labels.ts'
import type { Outgoing } from './outgoing.ts'
import { cardName, type Table } from './tables.ts'

/** What stands in one row: a target in the eyes of one electorate, or of a part of it. */
interface Row {
  readonly uitslag: Uitslag
  readonly rij: UitslagRij
  readonly part: string
  readonly count: number
  readonly place: string
  readonly share: string
  readonly feasibility: string
  readonly effect: string
}

/**
 * The results of all rounds that were revealed, one row per target and electorate, with the weighted place and that on one heap;
 * then the parts of an electorate of five ballots or more. What fewer than five people chose is not in it, only their order.
 */
export function uitslagTable(uitslagen: readonly Uitslag[], out: Outgoing): Table {
  const l = { locale: out.locale }
  const rows = uitslagen.flatMap((uitslag) =>
    uitslag.rows.flatMap((rij): Row[] => [
      ...electorates.map((electorate) => ({
        uitslag,
        rij,
        part: electorate === 'professional' ? m.rangorde_professionals({}, l) : m.rangorde_bewoners({}, l),
        count: uitslag.ballots[electorate],
        ...ofGroup(rij.group[electorate], uitslag.ballots[electorate], out),
      })),
      ...uitslag.cells.map((cell) => ({
        uitslag,
        rij,
        part: partName(cell, out),
        count: cell.count,
        place: '',
        ...ofCell(cell.values[rij.targetId], out),
      })),
    ]),
  )
  const columns: readonly (readonly [title: string, width: number, cell: (row: Row) => string])[] = [
    [m.export_uitslag_ronde({}, l), 30, ({ uitslag }) => uitslag.title ?? ''],
    [
      m.export_uitslag_vorm({}, l),
      16,
      ({ uitslag }) => (uitslag.form === 'matrix' ? m.regie_stem_vorm_matrix({}, l) : m.regie_stem_vorm_stippen({}, l)),
    ],
    [m.export_uitslag_onthuld({}, l), 22, ({ uitslag }) => new Date(uitslag.revealedAt).toISOString()],
    [m.uitslag_wat({}, l), 44, ({ uitslag, rij }) => titleOf(uitslag, rij.targetId, out)],
    [m.uitslag_gewogen({}, l), 9, ({ rij }) => String(rij.weighted)],
    [m.uitslag_ongewogen({}, l), 9, ({ rij }) => String(rij.unweighted)],
    [m.uitslag_draait({}, l), 10, ({ rij }) => (rij.flip === undefined ? '' : m.export_ja({}, l))],
    [m.export_uitslag_deel({}, l), 26, ({ part }) => part],
    [m.export_uitslag_biljetten({}, l), 12, ({ count }) => String(count)],
    [m.rangorde_plek({}, l), 8, ({ place }) => place],
    [m.export_uitslag_aandeel({}, l), 18, ({ share }) => share],
    [m.stemmen_matrix_haalbaar_as({}, l), 18, ({ feasibility }) => feasibility],
    [m.stemmen_matrix_effect_as({}, l), 18, ({ effect }) => effect],
    [m.export_kol_id({}, l), 18, ({ rij }) => rij.targetId],
  ]
  return {
    name: m.export_uitslag({}, l),
    columns: columns.map(([title, width]) => ({ title, width })),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
  }
}

type Values = Pick<Row, 'share' | 'feasibility' | 'effect'>
const none: Values = { share: '', feasibility: '', effect: '' }
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

function ofGroup({ place, share, punt }: GroepRij, ballots: number, out: Outgoing): Values & Pick<Row, 'place'> {
  if (ballots === 0) return { ...none, place: '' }
  const few = m.uitslag_te_weinig({}, { locale: out.locale })
  if (share !== null) return { ...none, place: String(place), share: percent(share) }
  if (punt === null) return { ...none, place: String(place), share: few }
  const axis = (index: 0 | 1): string =>
    `${round(punt.median[index])} (${round(punt.low[index])}–${round(punt.high[index])})`
  return { place: String(place), share: '', feasibility: axis(0), effect: axis(1) }
}

function ofCell(value: number | MatrixPlace | undefined, out: Outgoing): Values {
  if (value === undefined) return { ...none, share: m.uitslag_te_weinig({}, { locale: out.locale }) }
  if (typeof value === 'number') return { ...none, share: percent(value) }
  return { share: '', feasibility: String(round(value[0])), effect: String(round(value[1])) }
}

const round = (value: number): number => Math.round(value)

function partName({ by, groepen, tafels }: UitslagCel, out: Outgoing): string {
  const l = { locale: out.locale }
  if (by === 'groep') return groepen.map((groep) => groepWords[groep]({}, l)).join(', ')
  return tafels
    .map((table) => (table === 0 ? m.uitslag_tafel_zonder({}, l) : m.uitslag_tafel({ nummers: String(table) }, l)))
    .join(', ')
}

/** The words of a target as the other exports have them; those of a hidden signaal stay away (I12). */
function titleOf({ doel }: Uitslag, id: string, out: Outgoing): string {
  switch (doel) {
    case 'themas':
      return out.themas.find((thema) => thema.id === id)?.title ?? ''
    case 'kanskaarten': {
      const card = out.kanskaarten.find((one) => one.id === id)
      return card === undefined ? '' : cardName(card, out.locale)
    }
    case 'signalen':
      return out.signalen.find((source) => source.id === id)?.signaal?.text ?? ''
  }
}
