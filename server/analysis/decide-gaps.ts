import type { NodeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import type { Dubbel, GatBesluit, WitteVlek } from '../../shared/domain/gat.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { createAuthorOf } from './electorates.ts'
import { findGaps } from './find-gaps.ts'

export type DecidedSpot = WitteVlek & { readonly besluit?: GatBesluit }
export type DecidedOverlap = Dubbel & { readonly besluit?: GatBesluit }

/**
 * Candidates with what people said about them: what they refused is gone, what they confirmed or drew stays, also where the
 * computer would not find it any more. Evidence that left the bord since is not counted.
 */
export function decidedGaps(snapshot: WerksessieSnapshot): {
  readonly whiteSpots: readonly DecidedSpot[]
  readonly overlaps: readonly DecidedOverlap[]
} {
  const { whiteSpots, overlaps } = findGaps(snapshot)
  const besluiten = snapshot.gaten ?? []
  const byId = new Map(besluiten.map((besluit) => [besluit.id, besluit]))
  const withBesluit = <T extends { readonly id: string }>(one: T): (T & { readonly besluit?: GatBesluit })[] => {
    const besluit = byId.get(one.id)
    if (besluit === undefined) return [one]
    return besluit.status === 'afgewezen' ? [] : [{ ...one, besluit }]
  }
  const found = new Set([...whiteSpots, ...overlaps].map(({ id }) => id))
  const more = besluiten.filter(({ id, status }) => status === 'bevestigd' && !found.has(id))
  return {
    whiteSpots: [...whiteSpots.flatMap(withBesluit), ...more.flatMap((besluit) => spotOf(snapshot, besluit))],
    overlaps: [...overlaps.flatMap(withBesluit), ...more.flatMap((besluit) => overlapOf(snapshot, besluit))],
  }
}

function spotOf(snapshot: WerksessieSnapshot, besluit: GatBesluit): DecidedSpot[] {
  if (besluit.kind !== 'witte_vlek') return []
  const ids = new Set(besluit.demandSignaalIds)
  const demand = snapshot.bord.signalen.filter(
    (signaal) => ids.has(signaal.id) && isActive(signaal) && signaal.hidden === undefined,
  )
  if (demand.length === 0) return []
  const authorOf = createAuthorOf(snapshot)
  const people = new Map(demand.map((signaal) => [authorOf(signaal).key, authorOf(signaal)]))
  const byElectorate = { professional: 0, inwoner: 0, other: 0 }
  for (const { electorate } of people.values()) byElectorate[electorate ?? 'other'] += 1
  const { id, themaId, daypart, targetGroup, area, need } = besluit
  return [
    {
      id,
      themaId: themaId as ThemaId,
      ...(daypart === undefined ? {} : { daypart }),
      ...(targetGroup === undefined ? {} : { targetGroup }),
      ...(area === undefined ? {} : { area }),
      ...(need === undefined ? {} : { need }),
      demandSignaalIds: demand.map((signaal): SignaalId => signaal.id).sort(),
      people: people.size,
      byElectorate,
      nearestSupply: thereOf(snapshot, besluit),
      checkedNodeIds: [],
      checkedSignaalIds: [],
      unknownNodeIds: [],
      basis: 'aanbod_bekeken',
      strong: false,
      besluit,
    },
  ]
}

function overlapOf(snapshot: WerksessieSnapshot, besluit: GatBesluit): DecidedOverlap[] {
  const nodeIds = thereOf(snapshot, besluit)
  if (besluit.kind !== 'dubbel' || nodeIds.length < 2) return []
  return [{ id: besluit.id, themaId: besluit.themaId as ThemaId, moment: besluit.moment ?? '', nodeIds, besluit }]
}

const thereOf = (snapshot: WerksessieSnapshot, { nodeIds }: GatBesluit): NodeId[] =>
  snapshot.bord.nodes
    .filter((node) => isActive(node) && nodeIds.includes(node.id))
    .map((node) => node.id)
    .sort()
