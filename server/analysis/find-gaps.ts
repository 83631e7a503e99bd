import type { NodeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { type Dagdeel, type Dubbel, dagdelen, type WitteVlek } from '../../shared/domain/gat.ts'
import { demandKinds, isActive, type Signaal } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { MapNode } from '../../shared/domain/wijkkaart.ts'
import { type Author, createAuthorOf, createThemasOf } from './electorates.ts'
import { type Facets, readDemandFacets, readFacets, readOfferFacets } from './facets.ts'
import { overlapsOf } from './find-overlaps.ts'

interface Demand {
  readonly signaal: Signaal
  readonly author: Author
  readonly facets: Facets
}
interface Supply {
  readonly facets: Facets
  readonly nodeId?: NodeId
  readonly signaalId?: SignaalId
}
interface Cell {
  readonly daypart?: Dagdeel
  readonly targetGroup?: string
  readonly area?: string
  readonly need?: string
  readonly demand: readonly Demand[]
}

/** A candidate needs this many people, and a strong one this many. */
const minPeople = 2
const strongPeople = 3
const maxNearest = 3

/**
 * White-spot and overlap candidates (DOMAIN §3). A short text seldom names more than one of area, target group and daypart,
 * so a cell is looked at along each of them, and along what is needed, alone; cells of one thema that largely rest on the same signalen are then
 * one candidate. A thema with demand and no supply at all is a candidate by itself. Hidden, withdrawn and
 * off-topic signalen play no part.
 */
export function findGaps(snapshot: WerksessieSnapshot): {
  readonly whiteSpots: readonly WitteVlek[]
  readonly overlaps: readonly Dubbel[]
} {
  const themaIds = snapshot.bord.themas
    .filter((thema) => isActive(thema) && thema.status !== 'vervallen')
    .map((thema) => thema.id)
    .sort()
  const nodes = snapshot.bord.nodes.filter(isActive)
  return {
    whiteSpots: themaIds.flatMap((themaId) => whiteSpotsOf(snapshot, themaId, nodes)),
    overlaps: themaIds.flatMap((themaId) => overlapsOf(themaId, nodes)),
  }
}

function whiteSpotsOf(snapshot: WerksessieSnapshot, themaId: ThemaId, nodes: readonly MapNode[]): WitteVlek[] {
  const { demand, supply } = gather(snapshot, themaId, nodes)
  // Without any supply the whole thema is the gap; its details would only repeat that.
  if (supply.length === 0 && peopleIn(demand) >= minPeople) return [toCandidate(themaId, { demand }, nodes, supply)]
  const cells: Cell[] = []
  for (const daypart of dagdelen) {
    if (supply.some((offer) => offer.facets.dayparts.includes(daypart))) continue
    // 'Overdag' is when supply is; nobody is helped by a white spot in office hours.
    if (daypart === 'overdag') continue
    cells.push({ daypart, demand: demand.filter(({ facets }) => facets.dayparts.includes(daypart)) })
  }
  for (const targetGroup of distinct(demand.flatMap(({ facets }) => facets.targetGroups))) {
    if (supply.some((offer) => offer.facets.targetGroups.includes(targetGroup))) continue
    cells.push({ targetGroup, demand: demand.filter(({ facets }) => facets.targetGroups.includes(targetGroup)) })
  }
  for (const area of distinct(demand.flatMap(({ facets }) => facets.areas))) {
    if (supply.some((offer) => offer.facets.areas.includes(area))) continue
    cells.push({ area, demand: demand.filter(({ facets }) => facets.areas.includes(area)) })
  }
  for (const need of distinct(demand.flatMap(({ facets }) => facets.needs))) {
    if (supply.some((offer) => offer.facets.needs.includes(need))) continue
    cells.push({ need, demand: demand.filter(({ facets }) => facets.needs.includes(need)) })
  }
  return joinCells(cells.filter((cell) => peopleIn(cell.demand) >= minPeople)).map((cell) =>
    toCandidate(themaId, cell, nodes, supply),
  )
}

function gather(
  snapshot: WerksessieSnapshot,
  themaId: ThemaId,
  nodes: readonly MapNode[],
): { readonly demand: readonly Demand[]; readonly supply: readonly Supply[] } {
  const authorOf = createAuthorOf(snapshot)
  const themasOf = createThemasOf(snapshot)
  const areas = distinct(
    nodes.flatMap((node) => (node.geo === undefined || node.area === undefined ? [] : [node.area])),
  )
  const demand: Demand[] = []
  const supply: Supply[] = nodes
    .filter((node) => isOffer(node) && node.themaIds.includes(themaId))
    .map((node) => ({ nodeId: node.id, facets: nodeFacets(node, areas) }))
  const signalen = [...snapshot.bord.signalen].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const signaal of signalen) {
    if (!isActive(signaal) || signaal.hidden !== undefined || signaal.offTopic === true) continue
    if (!themasOf(signaal).has(themaId)) continue
    if (demandKinds.has(signaal.kind)) {
      const facets = withAbout(signaal, readDemandFacets(signaal.text, areas))
      demand.push({ signaal, author: authorOf(signaal), facets })
    } else if (signaal.kind === 'aanbod')
      supply.push({ signaalId: signaal.id, facets: withAbout(signaal, readOfferFacets(signaal.text, areas)) })
  }
  return { demand, supply }
}

/** Supply is something one can go to; who organises it is not. */
const isOffer = (node: MapNode): boolean => node.type === 'activiteit' || node.type === 'voorziening'

/** What people filled in goes before what the words say. */
function withAbout(signaal: Signaal, read: Facets): Facets {
  const { about } = signaal
  const said = (about?.dayparts ?? []).join(' ')
  return {
    dayparts: said === '' ? read.dayparts : readFacets(said).dayparts,
    targetGroups: about?.targetGroup ? [about.targetGroup] : read.targetGroups,
    areas: about?.area ? [about.area] : read.areas,
    needs: read.needs,
  }
}

/** Its qualities are left out: 'bereikt weinig mannen' is not supply for men. */
function nodeFacets(node: MapNode, areas: readonly string[]): Facets {
  const name = readOfferFacets(node.name, areas)
  const schedule = readFacets(node.schedule.join(' '))
  const filled = node.targetGroups.flatMap((group) => [group, ...readFacets(group).targetGroups])
  return {
    dayparts: distinct([...name.dayparts, ...schedule.dayparts]) as Dagdeel[],
    targetGroups: distinct([...filled, ...name.targetGroups]),
    areas: node.area === undefined ? name.areas : [node.area],
    needs: name.needs,
  }
}

const distinct = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort()
const peopleIn = (demand: readonly Demand[]): number => new Set(demand.map(({ author }) => author.key)).size

/** Joins cells that share half or more of the smaller one's signalen: one need, said along two lines. */
function joinCells(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = []
  for (const cell of [...cells].sort((a, b) => b.demand.length - a.demand.length)) {
    const index = joined.findIndex((other) => mayJoin(other, cell))
    const other = joined[index]
    if (other === undefined) joined.push(cell)
    else joined[index] = { ...cell, ...other, demand: union(other.demand, cell.demand) }
  }
  return joined
}

function mayJoin(a: Cell, b: Cell): boolean {
  for (const facet of ['daypart', 'targetGroup', 'area', 'need'] as const) {
    if (a[facet] !== undefined && b[facet] !== undefined && a[facet] !== b[facet]) return false
  }
  const ids = new Set(a.demand.map(({ signaal }) => signaal.id))
  const shared = b.demand.filter(({ signaal }) => ids.has(signaal.id)).length
  return shared * 2 >= Math.min(a.demand.length, b.demand.length)
}

function union(a: readonly Demand[], b: readonly Demand[]): Demand[] {
  const byId = new Map([...a, ...b].map((demand) => [demand.signaal.id, demand]))
  return [...byId.values()].sort((x, y) => (x.signaal.id < y.signaal.id ? -1 : 1))
}

function toCandidate(themaId: ThemaId, cell: Cell, nodes: readonly MapNode[], supply: readonly Supply[]): WitteVlek {
  const { demand, ...facets } = cell
  const people = peopleIn(demand)
  const organisations = new Set(demand.map(({ author }) => author.organisation ?? author.electorate ?? author.group))
  const electorates = new Set(demand.map(({ author }) => author.electorate))
  return {
    id: ['w', themaId, facets.daypart, facets.targetGroup, facets.area, facets.need]
      .filter((part) => part !== undefined)
      .join('.')
      .replaceAll(' ', '-'),
    themaId,
    ...facets,
    demandSignaalIds: demand.map(({ signaal }) => signaal.id),
    people,
    byElectorate: countElectorates(demand),
    nearestSupply: nearestTo(themaId, demand, nodes),
    ...evidenceOf(cell, supply),
    strong: people >= strongPeople && (organisations.size >= 2 || electorates.size >= 2),
  }
}

function countElectorates(demand: readonly Demand[]): WitteVlek['byElectorate'] {
  const counts = { professional: 0, inwoner: 0, other: 0 }
  const people = new Map(demand.map(({ author }) => [author.key, author]))
  for (const { electorate } of people.values()) counts[electorate ?? 'other'] += 1
  return counts
}

/** Which supply was looked at, and of what it is not known whether it fits: unknown is never counted as 'no'. */
function evidenceOf(
  cell: Cell,
  supply: readonly Supply[],
): Pick<WitteVlek, 'checkedNodeIds' | 'checkedSignaalIds' | 'unknownNodeIds' | 'basis'> {
  const isUnknown = ({ facets }: Supply): boolean =>
    (cell.daypart !== undefined && facets.dayparts.length === 0) ||
    (cell.area !== undefined && facets.areas.length === 0)
  const unknown = supply.filter(isUnknown)
  const nodeIdsOf = (list: readonly Supply[]) => list.flatMap(({ nodeId }) => nodeId ?? []).sort()
  return {
    checkedNodeIds: nodeIdsOf(supply),
    checkedSignaalIds: supply.flatMap(({ signaalId }) => signaalId ?? []).sort(),
    unknownNodeIds: nodeIdsOf(unknown),
    basis: supply.length === 0 ? 'geen_gegevens' : unknown.length > 0 ? 'deels_onbekend' : 'aanbod_bekeken',
  }
}

const typeOrder: Readonly<Record<MapNode['type'], number>> = {
  voorziening: 0,
  activiteit: 0,
  plek: 1,
  actor: 2,
  verbinder: 3,
}

/** Supply of the same thema: what shares words with the demand first, then what one can go to. */
function nearestTo(themaId: ThemaId, demand: readonly Demand[], nodes: readonly MapNode[]): NodeId[] {
  const asked = new Set(demand.flatMap(({ signaal }) => wordsOf(signaal.text)))
  return nodes
    .filter((node) => node.themaIds.includes(themaId))
    .map((node) => ({
      node,
      shared: wordsOf(`${node.name} ${node.qualities.join(' ')}`).filter((word) => asked.has(word)).length,
    }))
    .sort(
      (a, b) =>
        typeOrder[a.node.type] - typeOrder[b.node.type] || b.shared - a.shared || (a.node.id < b.node.id ? -1 : 1),
    )
    .slice(0, maxNearest)
    .map(({ node }) => node.id)
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? []
