import type { Frame } from '../../shared/domain/frame.ts'
import { topOf } from '../../shared/domain/merge.ts'
import { isActive, type Pos, type Signaal } from '../../shared/domain/signaal.ts'
import { type Thema, themaFinder } from '../../shared/domain/thema.ts'
import type { Ghost } from '../model/types.ts'

export const losArea = 'area:los'
export const nergensArea = 'area:nergens'
export const areaIdOf = (themaId: string): string => `area:${themaId}`
export const frameAreaOf = (frameId: string): string => `frame:${frameId}`

/** A frame with the words on its plate. */
export interface NamedFrame {
  readonly frame: Frame
  readonly title: string
}

export interface LayoutInput {
  readonly themas: readonly Thema[]
  readonly signalen: readonly Signaal[]
  readonly ghosts: readonly Ghost[]
  /** Active ones. */
  readonly frames?: readonly NamedFrame[]
  readonly titles: { readonly los: string; readonly nergens: string; readonly hidden: string }
}

const byAge = (a: Signaal, b: Signaal): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
const byOrder = <T extends { readonly order: string; readonly id: string }>(a: T, b: T): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

export interface SortedArea {
  readonly id: string
  readonly kind: 'thema' | 'voorstel' | 'frame' | 'los' | 'nergens'
  readonly frame?: Frame
  readonly title: string
  readonly thema?: Thema
  readonly pos?: Pos
  /** Oldest first; replaced, never changed, when it becomes another list. */
  members: readonly Signaal[]
  ghosts: readonly Ghost[]
  /** Only its plate is there. */
  readonly isFolded?: true
  /** Id of the area that it lies in. */
  readonly nestedIn?: string
  count: number
}

/** What lies where, as far as the document says it. */
export interface Sorted {
  readonly areas: readonly SortedArea[]
  /** With a place of their own. */
  readonly free: Map<string, Signaal>
  /** How many lie here, by the id of the one on top; one by itself is not in it. */
  readonly stacks: ReadonlyMap<string, number>
  readonly activeCount: number
  /** Everything, archived and merged ones included. */
  readonly byId: Map<string, Signaal>
  /** Ids of signalen that others were merged into, whether or not they still lie under them. */
  readonly mergeTargets: ReadonlySet<string>
  /** The area of a signaal that is shown, or `undefined` for a free one. */
  readonly placeOf: (signaal: Signaal) => SortedArea | undefined
}

/** What lies in which area, oldest first; `free` has a place of its own. */
export function sortInput({ themas, signalen, ghosts, frames = [], titles }: LayoutInput): Sorted {
  const areas = new Map<string, SortedArea>()
  const empty = { members: [], ghosts: [], count: 0 } as const
  const active = themas.filter((one) => isActive(one) && one.status !== 'vervallen').sort(byOrder)
  const onTheirOwn = new Set<string>(active.flatMap(({ id, parentId }) => (parentId === undefined ? [id] : [])))
  const home = themaFinder(themas)
  for (const thema of active)
    areas.set(thema.id, {
      id: areaIdOf(thema.id),
      kind: 'thema',
      title: thema.title,
      thema,
      ...(thema.folded === true ? { isFolded: true } : {}),
      // One level deep, and only in what is there itself.
      ...(thema.parentId !== undefined && onTheirOwn.has(thema.parentId)
        ? { nestedIn: areaIdOf(thema.parentId) }
        : thema.pos === undefined
          ? {}
          : { pos: thema.pos }),
      ...empty,
    })
  for (const ghost of ghosts)
    if (!areas.has(ghost.themaId) && ghost.isNewThema)
      areas.set(ghost.themaId, { id: areaIdOf(ghost.themaId), kind: 'voorstel', title: ghost.label, ...empty })
  const ofFrames: SortedArea[] = []
  const ofTable = new Map<number, SortedArea>()
  for (const { frame, title } of [...frames].sort((a, b) => byOrder(a.frame, b.frame))) {
    const area: SortedArea = {
      id: frameAreaOf(frame.id),
      kind: 'frame',
      title,
      frame,
      ...(frame.pos === undefined ? {} : { pos: frame.pos }),
      ...empty,
    }
    ofFrames.push(area)
    if (frame.table !== undefined && !ofTable.has(frame.table)) ofTable.set(frame.table, area)
  }
  const los: SortedArea = { id: losArea, kind: 'los', title: titles.los, ...empty }
  const nergens: SortedArea = { id: nergensArea, kind: 'nergens', title: titles.nergens, ...empty }
  const placeOf = (signaal: Signaal): SortedArea | undefined => {
    const thema = signaal.themaId === undefined ? undefined : areas.get(home(signaal.themaId))
    const loose = (signaal.table === undefined ? undefined : ofTable.get(signaal.table)) ?? los
    const area = signaal.offTopic === true ? nergens : thema?.kind === 'thema' ? thema : loose
    return area === loose && signaal.pos !== undefined ? undefined : area
  }
  const byId = new Map(signalen.map((signaal) => [signaal.id as string, signaal]))
  const stacks = new Map<string, number>()
  const mergeTargets = new Set<string>()
  const shown: Signaal[] = []
  let activeCount = 0
  for (const signaal of signalen) {
    if (signaal.mergedInto !== undefined) mergeTargets.add(signaal.mergedInto)
    if (!isActive(signaal)) continue
    activeCount++
    const top = topOf(signaal, byId)
    if (top !== signaal) stacks.set(top.id, (stacks.get(top.id) ?? 1) + 1)
    else shown.push(signaal)
  }
  const free = new Map<string, Signaal>()
  const members = new Map<SortedArea, Signaal[]>()
  for (const signaal of shown.sort(byAge)) {
    const area = placeOf(signaal)
    if (area === undefined) free.set(signaal.id, signaal)
    else {
      const list = members.get(area)
      if (list === undefined) members.set(area, [signaal])
      else list.push(signaal)
      area.count += stacks.get(signaal.id) ?? 1
    }
  }
  for (const [area, list] of members) area.members = list
  for (const ghost of ghosts) {
    const area = areas.get(ghost.themaId)
    if (area !== undefined) area.ghosts = [...area.ghosts, ghost]
  }
  const all = [...areas.values(), ...ofFrames]
  if (los.members.length > 0 || all.length > 0 || activeCount === 0) all.push(los)
  if (nergens.members.length > 0) all.push(nergens)
  return { areas: all, free, stacks, activeCount, byId, mergeTargets, placeOf }
}

/** What a few changed signalen do to what is sorted already. */
export interface SortedPatch {
  readonly sorted: Sorted
  readonly areas: ReadonlySet<SortedArea>
  /** Ids that are or were free. */
  readonly free: ReadonlySet<string>
}

/**
 * Sorts only what changed. `undefined`: the change reaches further (merges, an area that comes or goes) and everything has
 * to be sorted anew; `sorted` is then no longer of use.
 */
export function patchSorted(
  sorted: Sorted,
  changed: Iterable<string>,
  get: (id: string) => Signaal | undefined,
): SortedPatch | undefined {
  const { byId, free, mergeTargets, placeOf, stacks } = sorted
  const areas = new Set<SortedArea>()
  const freeIds = new Set<string>()
  let { activeCount } = sorted
  for (const id of changed) {
    const [before, now] = [byId.get(id), get(id)]
    if (before === now) continue
    const [was, is] = [before !== undefined && isActive(before), now !== undefined && isActive(now)]
    if (before?.mergedInto !== undefined || now?.mergedInto !== undefined) return undefined
    if (was !== is && mergeTargets.has(id)) return undefined
    if (now === undefined) byId.delete(id)
    else byId.set(id, now)
    activeCount += Number(is) - Number(was)
    const from = before === undefined || !was ? null : placeOf(before)
    const to = now === undefined || !is ? null : placeOf(now)
    if (from === undefined || to === undefined) freeIds.add(id)
    if (from === undefined) free.delete(id)
    if (to === undefined && now !== undefined) free.set(id, now)
    const people = stacks.get(id) ?? 1
    if (from) {
      areas.add(from)
      from.members = from.members.filter((one) => one !== before)
      from.count -= people
    }
    if (to && now !== undefined) {
      areas.add(to)
      to.members = withMember(to.members, now)
      to.count += people
    }
  }
  const listed = new Set(sorted.areas)
  for (const area of areas)
    if (!listed.has(area) || (area.kind === 'nergens' && area.members.length === 0)) return undefined
  // The area of what is loose stands there alone when there is nothing else.
  if (sorted.areas.length < 2 && [...areas, ...sorted.areas].some(({ kind }) => kind === 'los')) return undefined
  return { sorted: { ...sorted, activeCount }, areas, free: freeIds }
}

/** Adds to a list that is oldest first; nearly always at its end. */
function withMember(members: readonly Signaal[], added: Signaal): readonly Signaal[] {
  let at = members.length
  for (let low = 0; low < at; ) {
    const middle = (low + at) >> 1
    const one = members[middle]
    if (one !== undefined && byAge(one, added) < 0) low = middle + 1
    else at = middle
  }
  return [...members.slice(0, at), added, ...members.slice(at)]
}
