import { deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'

/** Briefjes of one table or one group; `paper` of them were typed over from paper. */
export interface Pile {
  readonly key: string
  readonly count: number
  readonly paper: number
}

/** Counts on original signalen: merged and hidden ones count too (I6), withdrawn ones do not. Tables in order of number. */
export function pileUp(signalen: readonly Pick<Signaal, 'table' | 'authorGroup' | 'channel' | 'archivedAt'>[]): {
  readonly total: number
  readonly tables: readonly Pile[]
  readonly groups: readonly Pile[]
} {
  const active = signalen.filter(isActive)
  const pile = (key: string, own: typeof active): Pile => ({
    key,
    count: own.length,
    paper: own.filter(({ channel }) => channel === 'papier').length,
  })
  const numbers = [...new Set(active.flatMap(({ table }) => (table === undefined ? [] : [table])))].sort(
    (a, b) => a - b,
  )
  return {
    total: active.length,
    tables: numbers.map((number) =>
      pile(
        String(number),
        active.filter(({ table }) => table === number),
      ),
    ),
    groups: deelnemerGroepen.map((groep) =>
      pile(
        groep,
        active.filter(({ authorGroup }) => authorGroup === groep),
      ),
    ),
  }
}
