import type { Dubbel, GatBasis, GatBesluit, Gaten, WitteVlek } from '../../../shared/domain/gat.ts'

/** One line of the list beside the map: what the computer found, what people said about it, or both. */
export interface GatItem {
  readonly id: string
  readonly kind: GatBesluit['kind']
  readonly status: 'kandidaat' | GatBesluit['status']
  readonly themaId: string
  /** Words of people; empty: as the computer says it. */
  readonly text: string
  readonly reason: string
  readonly daypart?: string | undefined
  readonly targetGroup?: string | undefined
  readonly area?: string | undefined
  readonly need?: string | undefined
  readonly moment?: string | undefined
  readonly demandSignaalIds: readonly string[]
  readonly nodeIds: readonly string[]
  readonly people?: WitteVlek['byElectorate'] | undefined
  readonly basis?: GatBasis | undefined
  readonly checkedNodeIds: readonly string[]
  readonly unknownNodeIds: readonly string[]
  readonly strong: boolean
  readonly getekend: boolean
  readonly geo?: readonly [number, number] | undefined
}

const order: Readonly<Record<GatItem['status'], number>> = { bevestigd: 0, kandidaat: 1, afgewezen: 2 }

/** Candidates and decisions as one list: the strong and the most asked for first, what was refused last. */
export function gatItems(gaten: Gaten | undefined, besluiten: readonly GatBesluit[] = []): GatItem[] {
  const byId = new Map(besluiten.map((besluit) => [besluit.id, besluit]))
  const spots = (gaten?.witteVlekken ?? []).map((spot) => itemOfSpot(spot, byId.get(spot.id)))
  const doubles = (gaten?.dubbel ?? []).map((one) => itemOfDubbel(one, byId.get(one.id)))
  const found = new Set([...spots, ...doubles].map(({ id }) => id))
  const rest = besluiten.filter(({ id }) => !found.has(id)).map(itemOfBesluit)
  return [...spots, ...doubles, ...rest].sort(
    (a, b) =>
      (order[a.status] === 2 ? 1 : 0) - (order[b.status] === 2 ? 1 : 0) ||
      Number(b.strong) - Number(a.strong) ||
      b.demandSignaalIds.length - a.demandSignaalIds.length ||
      (a.id < b.id ? -1 : 1),
  )
}

const saidOf = (besluit: GatBesluit | undefined) => ({
  status: besluit?.status ?? ('kandidaat' as const),
  text: besluit?.text ?? '',
  reason: besluit?.reason ?? '',
  getekend: besluit?.getekend === true,
  geo: besluit?.geo,
})

function itemOfSpot(spot: WitteVlek, besluit: GatBesluit | undefined): GatItem {
  const { id, themaId, daypart, targetGroup, area, need, demandSignaalIds, nearestSupply, strong, basis } = spot
  return {
    id,
    kind: 'witte_vlek',
    themaId,
    daypart,
    targetGroup,
    area,
    need,
    demandSignaalIds,
    nodeIds: nearestSupply,
    people: spot.byElectorate,
    basis,
    checkedNodeIds: spot.checkedNodeIds,
    unknownNodeIds: spot.unknownNodeIds,
    strong,
    ...saidOf(besluit),
  }
}

const itemOfDubbel = ({ id, themaId, moment, nodeIds }: Dubbel, besluit: GatBesluit | undefined): GatItem => ({
  id,
  kind: 'dubbel',
  themaId,
  moment,
  demandSignaalIds: [],
  nodeIds,
  checkedNodeIds: [],
  unknownNodeIds: [],
  strong: false,
  ...saidOf(besluit),
})

const itemOfBesluit = (besluit: GatBesluit): GatItem => {
  const { id, kind, themaId, daypart, targetGroup, area, need, moment, demandSignaalIds, nodeIds } = besluit
  return {
    id,
    kind,
    themaId,
    daypart,
    targetGroup,
    area,
    need,
    moment,
    demandSignaalIds,
    nodeIds,
    checkedNodeIds: [],
    unknownNodeIds: [],
    strong: false,
    ...saidOf(besluit),
  }
}

/** Of these the computer may not say that there is no supply: nobody named any. */
export const lacksData = ({ basis, status }: GatItem): boolean => basis === 'geen_gegevens' && status === 'kandidaat'
