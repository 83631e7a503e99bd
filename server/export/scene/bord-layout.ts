import { topOf } from '../../../shared/domain/merge.ts'
import { isActive, type Pos, type Signaal } from '../../../shared/domain/signaal.ts'
import type { BordSnapshot } from '../../../shared/domain/snapshot.ts'
import { signaalWidth } from './draw-signaal.ts'
import type { Rect } from './scene.ts'

/** An area with a plate: a thema, a frame, the loose signalen, or those that belong nowhere. */
export interface PlacedArea {
  readonly id: string
  readonly kind: 'thema' | 'frame' | 'los' | 'nergens'
  readonly rect: Rect
  readonly plateHeight: number
  readonly titleLines: readonly string[]
  readonly count: number
}
export interface PlacedSignaal {
  readonly signaal: Signaal
  readonly areaId?: string
  readonly stack: number
  readonly rect: Rect
}
export interface BordPlaces {
  readonly areas: readonly PlacedArea[]
  readonly signalen: readonly PlacedSignaal[]
}

export interface PlaceOptions {
  readonly titleOf: (area: { kind: PlacedArea['kind']; id: string }) => string
  readonly wrapTitle: (title: string, width: number) => readonly string[]
  readonly heightOf: (signaal: Signaal, stack: number) => number
}

const padding = 11
const gap = 9
const areaGap = 15
export const plateLine = 25
const plateChrome = 96
const emptyHeight = 84

const columnsFor = (count: number): number => (count <= 400 ? 3 : count <= 1200 ? 5 : 8)
const widthOf = (columns: number): number => columns * signaalWidth + (columns - 1) * gap + 2 * padding
const byOrder = <T extends { readonly order: string; readonly id: string }>(a: T, b: T): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1

interface Area {
  readonly id: string
  readonly kind: PlacedArea['kind']
  readonly pos?: Pos
  readonly size?: readonly [number, number]
  readonly members: Signaal[]
  count: number
}

/**
 * Where everything lies on the bord, by the rules of the canvas (ADR 0003): signalen of a thema in columns by age, areas
 * without a place of their own in stacks by order. Folded areas are open here: on paper nothing can be unfolded.
 */
export function placeBord(bord: BordSnapshot, options: PlaceOptions): BordPlaces {
  const { areas, free, stacks, active } = sortBord(bord)
  const columns = columnsFor(active)
  const width = widthOf(columns)
  const stackCount = Math.max(1, Math.min(4, areas.filter((area) => area.pos === undefined).length))
  const bottoms = new Array<number>(stackCount).fill(0)
  const placedAreas: PlacedArea[] = []
  const placed: PlacedSignaal[] = []
  let next = 0
  for (const area of areas) {
    const isLoose = area.kind === 'los' || area.kind === 'nergens'
    const isWide = isLoose && (areas.length <= 2 || area.members.length > 30)
    const shape = isWide
      ? wideShape(columns, stackCount, area.members.length)
      : area.size === undefined
        ? { columns, w: width, least: 0 }
        : frameShape(area, columns, width)
    const titleLines = options.wrapTitle(options.titleOf(area), shape.w - 2 * padding - plateChrome)
    const plateHeight = Math.max(1, titleLines.length) * plateLine + 20
    const top = padding - 2 + plateHeight + gap
    const heights = new Array<number>(shape.columns).fill(top)
    const spread = shape.columns > 1 ? (shape.w - 2 * padding - shape.columns * signaalWidth) / (shape.columns - 1) : 0
    const inside = area.members.map((signaal) => {
      const stack = stacks.get(signaal.id) ?? 1
      const h = options.heightOf(signaal, stack)
      const column = heights.reduce((best, height, index) => (height < (heights[best] ?? 0) - 0.5 ? index : best), 0)
      const y = heights[column] ?? top
      heights[column] = y + h + gap
      return { signaal, stack, x: padding + column * (signaalWidth + spread), y, h }
    })
    const own = inside.length === 0 ? top + emptyHeight : Math.max(...heights) - gap + padding + 2
    const h = Math.max(own, shape.least)
    let at: Pos
    if (area.pos !== undefined) at = area.pos
    else if (isWide) {
      at = [0, Math.max(...bottoms)]
      bottoms.fill(at[1] + h + areaGap)
    } else {
      const column = next % stackCount
      next++
      at = [column * (width + areaGap), bottoms[column] ?? 0]
      bottoms[column] = at[1] + h + areaGap
    }
    const [x, y] = at
    const { id, kind, count } = area
    placedAreas.push({ id, kind, rect: { x, y, w: shape.w, h }, plateHeight, titleLines, count })
    for (const one of inside)
      placed.push({
        signaal: one.signaal,
        areaId: id,
        stack: one.stack,
        rect: { x: x + one.x, y: y + one.y, w: signaalWidth, h: one.h },
      })
  }
  for (const signaal of free) {
    const stack = stacks.get(signaal.id) ?? 1
    const [x, y] = signaal.pos ?? [0, 0]
    placed.push({ signaal, stack, rect: { x, y, w: signaalWidth, h: options.heightOf(signaal, stack) } })
  }
  return { areas: placedAreas, signalen: placed }
}

function sortBord(bord: BordSnapshot) {
  const areas = new Map<string, Area>()
  for (const { id, pos } of bord.themas.filter((one) => isActive(one) && one.status !== 'vervallen').sort(byOrder))
    areas.set(id, { id, kind: 'thema', members: [], count: 0, ...(pos === undefined ? {} : { pos }) })
  const frames: Area[] = []
  const ofTable = new Map<number, Area>()
  for (const { id, pos, size, table } of bord.frames.filter(isActive).sort(byOrder)) {
    const area: Area = { id, kind: 'frame', size, members: [], count: 0, ...(pos === undefined ? {} : { pos }) }
    frames.push(area)
    if (table !== undefined && !ofTable.has(table)) ofTable.set(table, area)
  }
  const los: Area = { id: 'los', kind: 'los', members: [], count: 0 }
  const nergens: Area = { id: 'nergens', kind: 'nergens', members: [], count: 0 }
  const active = bord.signalen.filter(isActive)
  const byId = new Map<string, Signaal>(bord.signalen.map((signaal) => [signaal.id, signaal]))
  const stacks = new Map<string, number>()
  const free: Signaal[] = []
  for (const signaal of active) {
    const top = topOf(signaal, byId)
    if (top !== signaal) stacks.set(top.id, (stacks.get(top.id) ?? 1) + 1)
  }
  for (const signaal of [...active].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))) {
    if (topOf(signaal, byId) !== signaal) continue
    const thema = signaal.themaId === undefined ? undefined : areas.get(signaal.themaId)
    const loose = (signaal.table === undefined ? undefined : ofTable.get(signaal.table)) ?? los
    const area = signaal.offTopic === true ? nergens : (thema ?? loose)
    if (area === loose && signaal.pos !== undefined) {
      free.push(signaal)
      continue
    }
    area.members.push(signaal)
    area.count += stacks.get(signaal.id) ?? 1
  }
  const all = [...areas.values(), ...frames]
  if (los.members.length > 0) all.push(los)
  if (nergens.members.length > 0) all.push(nergens)
  return { areas: all, free, stacks, active: active.length }
}

interface Shape {
  readonly columns: number
  readonly w: number
  readonly least: number
}

function frameShape({ pos, size = [width0, 0] }: Area, columns: number, width: number): Shape {
  const [w, least] = size
  if (pos === undefined) return { columns, w: width, least }
  return { columns: Math.max(1, Math.floor((w - 2 * padding + gap) / (signaalWidth + gap))), w, least }
}
const width0 = widthOf(3)

/** As wide as the areas above it; alone on the bord, about as wide as a screen. */
function wideShape(columns: number, stackCount: number, count: number): Shape {
  if (stackCount < 3) {
    const own = Math.max(columns, Math.min(14, Math.ceil(Math.sqrt(count * 1.6))))
    return { columns: own, w: widthOf(own), least: 0 }
  }
  const w = stackCount * widthOf(columns) + (stackCount - 1) * areaGap
  return { columns: Math.floor((w - 2 * padding + gap) / (signaalWidth + gap)), w, least: 0 }
}
