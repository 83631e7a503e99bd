import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Channel, Signaal, SignaalKind } from '../../shared/domain/signaal.ts'

/** What part of the bord is shown: the list leaves the rest out, the canvas dims it. Empty sets show everything. */
export interface BordFilter {
  readonly text: string
  /** Thema id, `frame:` and the id of a frame, `los` or `nergens`; `undefined`: all. */
  readonly place: string | undefined
  readonly kinds: ReadonlySet<SignaalKind>
  readonly groep: DeelnemerGroep | undefined
  readonly table: number | undefined
  /** How it came in. */
  readonly channel: Channel | undefined
  readonly onlyMine: boolean
  readonly onlyGhosts: boolean
  readonly withArchived: boolean
}

export const noFilter: BordFilter = {
  text: '',
  place: undefined,
  kinds: new Set(),
  groep: undefined,
  table: undefined,
  channel: undefined,
  onlyMine: false,
  onlyGhosts: false,
  withArchived: false,
}

/** True when the filter leaves something out, apart from `place`. */
export const isFiltering = (filter: BordFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.kinds.size > 0 ||
  filter.groep !== undefined ||
  filter.table !== undefined ||
  filter.channel !== undefined ||
  filter.onlyMine ||
  filter.onlyGhosts

/** How many choices hold now, for the button that opens the filters. */
export const countFilters = (filter: BordFilter): number =>
  [
    filter.text.trim() !== '',
    filter.place !== undefined,
    filter.kinds.size > 0,
    filter.groep !== undefined,
    filter.table !== undefined,
    filter.channel !== undefined,
    filter.onlyMine,
    filter.onlyGhosts,
  ].filter(Boolean).length

/** Text without accents and capitals, to compare by. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What a filter asks about a signaal besides its own fields. */
export interface FilterFacts {
  readonly isMine: (id: string) => boolean
  readonly hasGhost: (id: string) => boolean
  /** Where it lies: thema id, `frame:` and the id of a frame, `los` or `nergens`. */
  readonly placeOf: (signaal: Signaal) => string
  /** Texts of the notes under this one. */
  readonly under: (id: string) => readonly string[]
}

/** A test for signalen, made once per filter. */
export function filterTest(filter: BordFilter, facts: FilterFacts): (signaal: Signaal) => boolean {
  const words = fold(filter.text.trim())
  return (signaal) =>
    (signaal.archivedAt === undefined || filter.withArchived) &&
    (filter.place === undefined || filter.place === facts.placeOf(signaal)) &&
    (filter.kinds.size === 0 || filter.kinds.has(signaal.kind)) &&
    (filter.groep === undefined || signaal.authorGroup === filter.groep) &&
    (filter.table === undefined || signaal.table === filter.table) &&
    (filter.channel === undefined || signaal.channel === filter.channel) &&
    (!filter.onlyMine || facts.isMine(signaal.id)) &&
    (!filter.onlyGhosts || facts.hasGhost(signaal.id)) &&
    (words === '' || fold([signaal.text, ...facts.under(signaal.id)].join(' ')).includes(words))
}
