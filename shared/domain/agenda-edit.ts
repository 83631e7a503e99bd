import { appError } from '../base/errors.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { isSamePlain } from '../base/same-plain.ts'
import type { Fase } from './werksessie.ts'

export const maxFasen = 40

/** Do both agendas say the same, fase by fase? */
export const isSameAgenda = (a: readonly Fase[], b: readonly Fase[]): boolean => isSamePlain(a, b)

/**
 * The agenda after an edit that started from `basis`. `agenda.changed` when somebody else changed it meanwhile (nothing is
 * overwritten), `agenda.current_fase` when the fase that runs would go, `request.invalid` when it is no agenda.
 */
export function changeAgenda(
  now: readonly Fase[],
  huidigeFase: string,
  { basis, fasen }: { readonly basis: readonly Fase[]; readonly fasen: readonly Fase[] },
): Result<readonly Fase[]> {
  if (fasen.length === 0 || fasen.length > maxFasen) return fail(appError('request.invalid'))
  if (new Set(fasen.map(({ id }) => id)).size !== fasen.length) return fail(appError('request.invalid'))
  if (fasen.some(({ title }) => title.trim() === '')) return fail(appError('request.invalid'))
  if (!fasen.some(({ id }) => id === huidigeFase)) return fail(appError('agenda.current_fase'))
  if (!isSameAgenda(now, basis)) return fail(appError('agenda.changed'))
  return ok(fasen.map((fase) => ({ ...fase, title: fase.title.trim(), prompt: fase.prompt.trim() })))
}

/**
 * What two people made of the same agenda, put together: where I changed a field mine stands, elsewhere theirs. A fase that
 * only one of us removed is gone, unless the other one changed it; the order is mine when I changed it.
 */
export function mergeAgenda(
  basis: readonly Fase[],
  mine: readonly Fase[],
  theirs: readonly Fase[],
  huidigeFase: string,
): readonly Fase[] {
  const inBasis = new Map(basis.map((fase) => [fase.id, fase]))
  const inTheirs = new Map(theirs.map((fase) => [fase.id, fase]))
  const inMine = new Map(mine.map((fase) => [fase.id, fase]))
  const merged = new Map<string, Fase>()
  for (const id of new Set([...inTheirs.keys(), ...inMine.keys()])) {
    const [before, my, their] = [inBasis.get(id), inMine.get(id), inTheirs.get(id)]
    const kept = mergeFase(before, my, their)
    const current = id === huidigeFase ? (kept ?? their ?? my) : kept
    if (current !== undefined) merged.set(id, current)
  }
  const didOrder = !isSamePlain(
    mine.map(({ id }) => id).filter((id) => inBasis.has(id)),
    basis.map(({ id }) => id).filter((id) => inMine.has(id)),
  )
  const [first, second] = didOrder ? [mine, theirs] : [theirs, mine]
  const order = first.map(({ id }) => id).filter((id) => merged.has(id))
  // What only the other list has comes after the fase that it follows there.
  let previous: string | undefined
  for (const { id } of second) {
    if (merged.has(id) && !order.includes(id))
      order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id)
    if (order.includes(id)) previous = id
  }
  return order.flatMap((id) => merged.get(id) ?? []).slice(0, maxFasen)
}

function mergeFase(before: Fase | undefined, mine: Fase | undefined, theirs: Fase | undefined): Fase | undefined {
  if (mine === undefined) return before === undefined || !isSamePlain(before, theirs) ? theirs : undefined
  if (theirs === undefined) return before === undefined || !isSamePlain(before, mine) ? mine : undefined
  if (before === undefined) return mine
  const result: Record<string, unknown> = { ...theirs }
  for (const key of new Set([...Object.keys(before), ...Object.keys(mine)]) as Set<keyof Fase>) {
    if (isSamePlain(before[key], mine[key])) continue
    if (mine[key] === undefined) delete result[key]
    else result[key] = mine[key]
  }
  return result as unknown as Fase
}

/** Moves a fase one place up (-1) or down (1); at the edge nothing changes. */
export function moveFase(fasen: readonly Fase[], id: string, step: -1 | 1): readonly Fase[] {
  const at = fasen.findIndex((fase) => fase.id === id)
  const [here, there] = [fasen[at], fasen[at + step]]
  if (here === undefined || there === undefined) return fasen
  return fasen.map((fase, index) => (index === at ? there : index === at + step ? here : fase))
}

/** Another agenda in place of this one, while a fase runs: that fase stays, in front, and what comes after it is new. */
export function replaceAgenda(fasen: readonly Fase[], huidigeFase: string, next: readonly Fase[]): readonly Fase[] {
  const current = fasen.find(({ id }) => id === huidigeFase)
  if (current === undefined) return next
  return [current, ...next.filter(({ id }) => id !== huidigeFase)].slice(0, maxFasen)
}
