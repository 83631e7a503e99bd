import type { Frame } from '../../shared/domain/frame.ts'
import { topOf } from '../../shared/domain/merge.ts'
import { isActive, type Pos, type Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
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
  readonly members: Signaal[]
  readonly ghosts: Ghost[]
  count: number
}

/** What lies in which area, oldest first; `free` has a place of its own. */
export function sortInput({ themas, signalen, ghosts, frames = [], titles }: LayoutInput): {
  areas: SortedArea[]
  free: Signaal[]
  stacks: ReadonlyMap<string, number>
  activeCount: number
} {
  const areas = new Map<string, SortedArea>()
  for (const thema of themas.filter((one) => isActive(one) && one.status !== 'vervallen').sort(byOrder))
    areas.set(thema.id, {
      id: areaIdOf(thema.id),
      kind: 'thema',
      title: thema.title,
      thema,
      ...(thema.pos === undefined ? {} : { pos: thema.pos }),
      members: [],
      ghosts: [],
      count: 0,
    })
  for (const ghost of ghosts)
    if (!areas.has(ghost.themaId) && ghost.isNewThema)
      areas.set(ghost.themaId, {
        id: areaIdOf(ghost.themaId),
        kind: 'voorstel',
        title: ghost.label,
        members: [],
        ghosts: [],
        count: 0,
      })
  const ofFrames: SortedArea[] = []
  const ofTable = new Map<number, SortedArea>()
  for (const { frame, title } of [...frames].sort((a, b) => byOrder(a.frame, b.frame))) {
    const area: SortedArea = {
      id: frameAreaOf(frame.id),
      kind: 'frame',
      title,
      frame,
      ...(frame.pos === undefined ? {} : { pos: frame.pos }),
      members: [],
      ghosts: [],
      count: 0,
    }
    ofFrames.push(area)
    if (frame.table !== undefined && !ofTable.has(frame.table)) ofTable.set(frame.table, area)
  }
  const los: SortedArea = { id: losArea, kind: 'los', title: titles.los, members: [], ghosts: [], count: 0 }
  const nergens: SortedArea = {
    id: nergensArea,
    kind: 'nergens',
    title: titles.nergens,
    members: [],
    ghosts: [],
    count: 0,
  }
  const byId = new Map(signalen.map((signaal) => [signaal.id as string, signaal]))
  const stacks = new Map<string, number>()
  const free: Signaal[] = []
  let activeCount = 0
  for (const signaal of signalen) {
    if (!isActive(signaal)) continue
    activeCount++
    const top = topOf(signaal, byId)
    if (top !== signaal) stacks.set(top.id, (stacks.get(top.id) ?? 1) + 1)
  }
  const oldestFirst = [...signalen].sort(byAge)
  for (const signaal of oldestFirst) {
    if (!isActive(signaal) || topOf(signaal, byId) !== signaal) continue
    const thema = signaal.themaId === undefined ? undefined : areas.get(signaal.themaId)
    const loose = (signaal.table === undefined ? undefined : ofTable.get(signaal.table)) ?? los
    const area = signaal.offTopic === true ? nergens : thema?.kind === 'thema' ? thema : loose
    if (area === loose && signaal.pos !== undefined) {
      free.push(signaal)
      continue
    }
    area.members.push(signaal)
    area.count += stacks.get(signaal.id) ?? 1
  }
  for (const ghost of ghosts) areas.get(ghost.themaId)?.ghosts.push(ghost)
  const all = [...areas.values(), ...ofFrames]
  if (los.members.length > 0 || all.length > 0 || activeCount === 0) all.push(los)
  if (nergens.members.length > 0) all.push(nergens)
  return { areas: all, free, stacks, activeCount }
}
