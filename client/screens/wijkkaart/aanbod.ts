import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { isThere } from '../../../shared/domain/wijkkaart-netwerk.ts'

/** Supply on notes that no point of the map rests on yet. */
export function openSupply(signalen: readonly Signaal[], nodes: readonly MapNode[]): Signaal[] {
  const used = new Set<string>(nodes.filter(isThere).flatMap((node) => node.signaalIds))
  return signalen.filter(
    (signaal) =>
      signaal.kind === 'aanbod' &&
      signaal.archivedAt === undefined &&
      signaal.hidden === undefined &&
      signaal.mergedInto === undefined &&
      !used.has(signaal.id),
  )
}

const maxName = 120
/** A name for a point out of the words of a note; long notes are cut at a word. */
export function nameFromText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= maxName) return line
  const cut = line.slice(0, maxName - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`
}

/** "ma ochtend, di avond" as a list; empty parts fall out. */
export const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim().slice(0, 120))
    .filter((part) => part !== '')
    .slice(0, 40)
