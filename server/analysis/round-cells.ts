import type { DeelnemerGroep, Electorate } from '../../shared/domain/deelnemer.ts'
import type { Ballot, MatrixBallot } from '../../shared/domain/stem.ts'
import { smallCell } from '../../shared/domain/uitslag.ts'

/** Somebody whose ballot counts, without who that is. */
export interface Stemmer {
  readonly electorate: Electorate
  readonly group: DeelnemerGroep
  readonly table?: number
  readonly ballot: Ballot
  /** Present in a round of the form `matrix`. */
  readonly matrix?: MatrixBallot
}

/** Part of an electorate: the groups, or the tables (0: without a table), that were taken together. */
export interface Cell {
  readonly by: 'groep' | 'tafel'
  readonly electorate: Electorate
  readonly groepen: readonly DeelnemerGroep[]
  readonly tafels: readonly number[]
  readonly stemmers: readonly Stemmer[]
}

/**
 * Parts of one electorate, each of five people or more: the smallest is merged with the next smallest until that holds. With
 * fewer than two parts left there is nothing to show. Because *every* part is that large, no part can be found by taking
 * the others off the electorate as a whole.
 */
export function cellsOf(by: Cell['by'], stemmers: readonly Stemmer[]): readonly Cell[] {
  const [first] = stemmers
  if (first === undefined) return []
  const parts = new Map<string | number, Cell>()
  for (const stemmer of stemmers) {
    const key = by === 'groep' ? stemmer.group : (stemmer.table ?? 0)
    const part = parts.get(key)
    parts.set(key, {
      by,
      electorate: first.electorate,
      groepen: by === 'groep' ? [stemmer.group] : [],
      tafels: by === 'tafel' ? [stemmer.table ?? 0] : [],
      stemmers: [...(part?.stemmers ?? []), stemmer],
    })
  }
  const cells = [...parts.values()].sort(bySize)
  for (;;) {
    const [smallest, next] = cells
    if (smallest === undefined || next === undefined) return []
    if (smallest.stemmers.length >= smallCell) return cells.sort(byName)
    cells.splice(0, 2, {
      ...smallest,
      groepen: [...smallest.groepen, ...next.groepen].sort(),
      tafels: [...smallest.tafels, ...next.tafels].sort((a, b) => a - b),
      stemmers: [...smallest.stemmers, ...next.stemmers],
    })
    cells.sort(bySize)
  }
}

const nameOf = ({ groepen, tafels }: Cell): string =>
  [...groepen, ...tafels.map((table) => String(table).padStart(3, '0'))].join()
const byName = (a: Cell, b: Cell): number => (nameOf(a) < nameOf(b) ? -1 : 1)
const bySize = (a: Cell, b: Cell): number => a.stemmers.length - b.stemmers.length || byName(a, b)
