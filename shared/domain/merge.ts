import { isActive, type Signaal } from './signaal.ts'

/**
 * The signaal that lies on top; one under an archived or missing one stands by itself. When two people merged crosswise
 * at the same time the ring of merges has no top: then the smallest id of the ring is it, for everybody the same.
 */
export function topOf(signaal: Signaal, byId: ReadonlyMap<string, Signaal>): Signaal {
  const path = [signaal]
  let top = signaal
  while (top.mergedInto !== undefined) {
    const next = byId.get(top.mergedInto)
    if (next === undefined || !isActive(next)) return top
    const start = path.indexOf(next)
    if (start >= 0) return path.slice(start).reduce((least, one) => (one.id < least.id ? one : least))
    path.push(next)
    top = next
  }
  return top
}
