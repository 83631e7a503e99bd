import type { ThemaId } from '../../shared/base/ids.ts'
import type { Dubbel } from '../../shared/domain/gat.ts'
import type { MapNode } from '../../shared/domain/wijkkaart.ts'

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort()

/** Activities of one thema at the same moment for the same people or in the same place (DOMAIN §3). */
export function overlapsOf(themaId: ThemaId, nodes: readonly MapNode[]): Dubbel[] {
  const activities = nodes.filter((node) => node.type === 'activiteit' && node.themaIds.includes(themaId))
  const found: Dubbel[] = []
  for (const moment of distinct(activities.flatMap((node) => node.schedule))) {
    const together = activities.filter((node) => node.schedule.includes(moment))
    for (const group of groupOverlapping(together)) {
      found.push({
        id: `o.${themaId}.${moment}.${group[0]?.id ?? ''}`,
        themaId,
        moment,
        nodeIds: group.map((node) => node.id),
      })
    }
  }
  return found
}

/** Groups of two or more that hang together by target group or area; two unknowns are the same unknown. */
function groupOverlapping(nodes: readonly MapNode[]): MapNode[][] {
  const groups: MapNode[][] = []
  for (const node of [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const touching = groups.filter((group) => group.some((other) => overlap(node, other)))
    const merged = [...touching.flat(), node].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.filter((group) => group.length >= 2)
}

function overlap(a: MapNode, b: MapNode): boolean {
  if (a.area !== undefined && a.area === b.area) return true
  if (a.targetGroups.length === 0 || b.targetGroups.length === 0) return a.targetGroups.length === b.targetGroups.length
  return a.targetGroups.some((group) => b.targetGroups.includes(group))
}
