import type { Frame } from '../../shared/domain/frame.ts'
import type { Pos, Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Ghost } from '../model/types.ts'
import type { Rect } from './geometry.ts'
import { type LayoutInput, patchSorted, type Sorted, type SortedArea, sortInput } from './layout-sort.ts'
import { briefjeWidth, heightOf, shownText, stackPillHeight } from './measure-briefje.ts'
import type { Wrapper } from './wrap.ts'

/** Where the notes of one area lie: a thema, one that the computer proposes, a frame, or one of the two without thema. */
export interface AreaItem extends Rect {
  readonly type: 'area'
  /** `area:` + thema id, `frame:` + frame id, `losArea` or `nergensArea`. */
  readonly id: string
  readonly kind: SortedArea['kind']
  readonly thema?: Thema
  readonly frame?: Frame
  readonly title: string
  readonly titleLines: readonly string[]
  readonly plateHeight: number
  /** Active notes in it, merged ones included. */
  readonly count: number
  readonly isFolded?: true
  /** Id of the area that it lies in. */
  readonly nestedIn?: string
  /** Nothing but its plate and what lies in it: no question stands in it. */
  readonly isBare?: true
}

export interface SignaalItem extends Rect {
  readonly type: 'signaal'
  readonly id: string
  readonly signaal: Signaal
  /** `undefined`: free on the canvas. */
  readonly areaId: string | undefined
  /** How many notes lie here, this one included. */
  readonly stack: number
}

/** A note that the computer would put here; the note itself stays where it is. */
export interface GhostItem extends Rect {
  readonly type: 'ghost'
  /** `ghost:` + id of the signaal. */
  readonly id: string
  readonly ghost: Ghost
  readonly areaId: string
}

export type LayoutItem = AreaItem | SignaalItem | GhostItem

export const ghostIdOf = (signaalId: string): string => `ghost:${signaalId}`

export interface LayoutChange {
  readonly items: ReadonlyMap<string, LayoutItem>
  readonly added: readonly LayoutItem[]
  readonly removed: readonly LayoutItem[]
}

export const areaPadding = 11
export const areaGap = 15
const gap = 9
const plateGap = 9
const emptyHeight = 84
/** Between an area and one that lies in it; its notes move a little closer together for it. */
const nestInset = 5
export const plateTextSize = 22
const plateLine = 25
const plateChrome = 96

/** Columns of notes per area: three as drawn, more when the bord grows, so that areas stay areas and not towers. */
export const columnsFor = (activeCount: number): number => (activeCount <= 400 ? 3 : activeCount <= 1200 ? 5 : 8)

const areaWidthFor = (columns: number): number => columns * briefjeWidth + (columns - 1) * gap + 2 * areaPadding

type Placed = {
  readonly item: Omit<SignaalItem, 'areaId'> | Omit<GhostItem, 'areaId'>
  readonly x: number
  readonly y: number
}

/** An area laid out on its own, with its corner at 0,0. */
interface AreaPlan {
  readonly members: readonly Signaal[]
  readonly ghosts: readonly Ghost[]
  readonly key: string
  readonly placed: readonly Placed[]
  readonly titleLines: readonly string[]
  readonly plateHeight: number
  readonly w: number
  readonly h: number
}

/** Lays out the bord; keeps what did not change, so that one edit relays one area. */
export interface Layout {
  update(input: LayoutInput): LayoutChange
  /**
   * The same for signalen alone, in time that follows from what changed and not from how much there is. `undefined`: it
   * reaches further than that, call `update`.
   */
  patch(changed: Iterable<string>, get: (id: string) => Signaal | undefined): LayoutChange | undefined
  items(): ReadonlyMap<string, LayoutItem>
  /** How many areas were laid out anew in the last update; for tests and the bench. */
  relaid(): number
}

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((entry, index) => entry === b[index])

/** Creates a layout that measures with `wrapper`. */
export function createLayout(wrapper: Wrapper): Layout {
  let plans = new Map<string, AreaPlan>()
  let items = new Map<string, LayoutItem>()
  let relaid = 0
  let known: { readonly sorted: Sorted; readonly titles: LayoutInput['titles'] } | undefined
  /** Where each area stands now. */
  let standing = new Map<
    string,
    { readonly area: SortedArea; readonly plan: AreaPlan; readonly x: number; readonly y: number }
  >()
  // A record is replaced when it changes, so its height can be kept with it.
  const heights = new WeakMap<Signaal, number>()
  const heightAt = (signaal: Signaal, stack: number, hidden: string): number => {
    let height = heights.get(signaal)
    if (height === undefined) {
      height = heightOf(wrapper, shownText(signaal, hidden), 1)
      heights.set(signaal, height)
    }
    return height + (stack > 1 ? stackPillHeight : 0)
  }

  function planArea(id: string, members: readonly Signaal[], ghosts: readonly Ghost[], spec: PlanSpec): AreaPlan {
    const key = `${spec.columns}|${spec.w}|${spec.leastHeight ?? 0}|${spec.isBare === true}|${spec.title}|${members.map((member) => spec.stacks.get(member.id) ?? 1).join()}`
    const old = plans.get(id)
    if (old !== undefined && old.key === key && sameList(old.members, members) && sameList(old.ghosts, ghosts))
      return old
    relaid++
    const { w } = spec
    const gapX = spec.columns > 1 ? (w - 2 * areaPadding - spec.columns * briefjeWidth) / (spec.columns - 1) : 0
    const titleLines = wrapper.wrap(spec.title, {
      fontSize: plateTextSize,
      width: w - 2 * areaPadding - plateChrome,
      maxLines: 3,
    }).lines
    const plateHeight = titleLines.length * plateLine + 20
    const top = areaPadding - 2 + plateHeight + plateGap
    const bottoms = new Array<number>(spec.columns).fill(top)
    const placed: Placed[] = []
    const put = (size: { w: number; h: number }, make: (x: number, y: number) => Placed['item']): void => {
      let column = 0
      for (let c = 1; c < spec.columns; c++) if ((bottoms[c] ?? 0) < (bottoms[column] ?? 0) - 0.5) column = c
      const x = areaPadding + column * (briefjeWidth + gapX)
      const y = bottoms[column] ?? top
      bottoms[column] = y + size.h + gap
      placed.push({ item: make(x, y), x, y })
    }
    for (const signaal of members) {
      const stack = spec.stacks.get(signaal.id) ?? 1
      const size = { w: briefjeWidth, h: heightAt(signaal, stack, spec.hidden) }
      put(size, (x, y) => ({ type: 'signaal', id: signaal.id, signaal, stack, x, y, ...size }))
    }
    for (const ghost of ghosts) {
      // Room below the words for accept and refuse.
      const size = { w: briefjeWidth, h: heightOf(wrapper, ghost.signaal.text, 1) + 24 }
      put(size, (x, y) => ({ type: 'ghost', id: ghostIdOf(ghost.signaal.id), ghost, x, y, ...size }))
    }
    const empty = spec.isBare === true ? top - plateGap + areaPadding - 2 : top + emptyHeight
    const own = placed.length === 0 ? empty : Math.max(...bottoms) - gap + areaPadding + 2
    const h = Math.max(own, spec.leastHeight ?? 0)
    return { members, ghosts, key, placed, titleLines, plateHeight, w, h }
  }

  const areaItem = (area: SortedArea, plan: AreaPlan, [x, y]: Pos, h: number): AreaItem => {
    const { kind, thema, frame, title, id, count, isFolded, nestedIn } = area
    const isBare = isFolded === true || (h > plan.h && plan.placed.length === 0)
    return {
      type: 'area',
      id,
      kind,
      title,
      titleLines: plan.titleLines,
      plateHeight: plan.plateHeight,
      count,
      ...(thema === undefined ? {} : { thema }),
      ...(frame === undefined ? {} : { frame }),
      ...(isFolded === undefined ? {} : { isFolded }),
      ...(nestedIn === undefined ? {} : { nestedIn }),
      ...(isBare ? { isBare } : {}),
      x,
      y,
      w: plan.w,
      h,
    }
  }
  const freeItem = (signaal: Signaal, { stacks }: Sorted, hidden: string): SignaalItem => {
    const stack = stacks.get(signaal.id) ?? 1
    const [x, y] = signaal.pos ?? [0, 0]
    const h = heightAt(signaal, stack, hidden)
    return { type: 'signaal', id: signaal.id, signaal, areaId: undefined, stack, x, y, w: briefjeWidth, h }
  }

  /** Gives every area its plan and its place; a plan is made anew only for those in `dirty`. */
  function arrange(
    sorted: Sorted,
    hidden: string,
    dirty: ReadonlySet<SortedArea> | 'all',
    /** `h`: with the areas that lie in it. */
    stand: (area: SortedArea, plan: AreaPlan, at: Pos, h: number) => void,
  ): void {
    const nextPlans = new Map<string, AreaPlan>()
    const columns = columnsFor(sorted.activeCount)
    const spec = { stacks: sorted.stacks, hidden }
    const width = areaWidthFor(columns)
    const inside = new Map<string, SortedArea[]>()
    for (const area of sorted.areas)
      if (area.nestedIn !== undefined) inside.set(area.nestedIn, [...(inside.get(area.nestedIn) ?? []), area])
    /** An area with those that lie in it, one below the other under its own notes. */
    const planWhole = (area: SortedArea, shape: Omit<PlanSpec, 'title' | 'stacks' | 'hidden'>): WholePlan => {
      const isFolded = area.isFolded === true
      const inner = isFolded ? [] : (inside.get(area.id) ?? [])
      const old = dirty === 'all' || dirty.has(area) ? undefined : plans.get(area.id)
      const plan =
        old ??
        planArea(area.id, isFolded ? [] : area.members, isFolded ? [] : area.ghosts, {
          ...spec,
          ...shape,
          title: area.title,
          ...(isFolded ? { isBare: true, leastHeight: 0 } : inner.length > 0 ? { isBare: true } : {}),
        })
      nextPlans.set(area.id, plan)
      let { h } = plan
      const children = inner.map((child) => {
        const whole = planWhole(child, { ...shape, w: plan.w - 2 * nestInset, leastHeight: 0 })
        const y = h
        h = y + whole.h + nestInset
        return { whole, y }
      })
      return { area, plan, h, children }
    }
    const put = ({ area, plan, h, children }: WholePlan, at: Pos): void => {
      stand(area, plan, at, h)
      for (const { whole, y } of children) put(whole, [at[0] + nestInset, at[1] + y])
    }
    const inRow = sorted.areas.filter(({ pos, nestedIn }) => pos === undefined && nestedIn === undefined)
    const stackCount = Math.max(1, Math.min(4, inRow.length))
    const bottoms = new Array<number>(stackCount).fill(0)
    let index = 0
    for (const area of sorted.areas) {
      if (area.nestedIn !== undefined) continue
      const wide = (area.kind === 'los' || area.kind === 'nergens') && isWide(area, sorted.areas.length)
      const whole = planWhole(
        area,
        wide
          ? wideSpec(columns, stackCount, area.members.length)
          : area.frame === undefined
            ? { columns, w: width }
            : frameSpec(area.frame, columns, width),
      )
      if (area.pos !== undefined) put(whole, area.pos)
      else if (wide) {
        const y = Math.max(...bottoms)
        put(whole, [0, y])
        bottoms.fill(y + whole.h + areaGap)
      } else {
        const column = index % stackCount
        index++
        const y = bottoms[column] ?? 0
        put(whole, [column * (width + areaGap), y])
        bottoms[column] = y + whole.h + areaGap
      }
    }
    plans = nextPlans
  }

  return {
    items: () => items,
    relaid: () => relaid,
    update(input) {
      relaid = 0
      const { titles } = input
      const sorted = sortInput(input)
      known = { sorted, titles }
      const next = new Map<string, LayoutItem>()
      const stands: typeof standing = new Map()
      arrange(sorted, titles.hidden, 'all', (area, plan, [x, y], h) => {
        stands.set(area.id, { area, plan, x, y })
        emit(next, items, areaItem(area, plan, [x, y], h))
        for (const entry of plan.placed)
          emit(next, items, { ...entry.item, areaId: area.id, x: x + entry.x, y: y + entry.y } as LayoutItem)
      })
      for (const signaal of sorted.free.values()) emit(next, items, freeItem(signaal, sorted, titles.hidden))
      const added: LayoutItem[] = []
      const removed: LayoutItem[] = []
      for (const [id, item] of next) if (items.get(id) !== item) added.push(item)
      for (const [id, item] of items) if (next.get(id) !== item) removed.push(item)
      standing = stands
      items = next
      return { items, added, removed }
    },
    patch(changed, get) {
      relaid = 0
      if (known === undefined) return undefined
      const { titles } = known
      const before = columnsFor(known.sorted.activeCount)
      const patch = patchSorted(known.sorted, changed, get)
      known = undefined
      if (patch === undefined || columnsFor(patch.sorted.activeCount) !== before) return undefined
      known = { sorted: patch.sorted, titles }
      const added: LayoutItem[] = []
      const removed: LayoutItem[] = []
      const put = (item: LayoutItem): void => {
        const old = items.get(item.id)
        if (old !== undefined && sameItem(old, item)) return
        if (old !== undefined) removed.push(old)
        items.set(item.id, item)
        added.push(item)
      }
      const drop = (id: string): void => {
        const old = items.get(id)
        if (old !== undefined) removed.push(old)
        items.delete(id)
      }
      const gone: { readonly id: string; readonly areaId: string }[] = []
      arrange(patch.sorted, titles.hidden, patch.areas, (area, plan, [x, y], h) => {
        const stood = standing.get(area.id)
        standing.set(area.id, { area, plan, x, y })
        put(areaItem(area, plan, [x, y], h))
        if (stood !== undefined && stood.plan === plan && stood.x === x && stood.y === y) return
        for (const entry of plan.placed)
          put({ ...entry.item, areaId: area.id, x: x + entry.x, y: y + entry.y } as LayoutItem)
        if (stood === undefined || stood.plan === plan) return
        const stay = new Set(plan.placed.map(({ item }) => item.id))
        for (const { item } of stood.plan.placed) if (!stay.has(item.id)) gone.push({ id: item.id, areaId: area.id })
      })
      for (const id of patch.free) {
        const signaal = patch.sorted.free.get(id)
        if (signaal !== undefined) put(freeItem(signaal, patch.sorted, titles.hidden))
        else {
          const old = items.get(id)
          if (old?.type === 'signaal' && old.areaId === undefined) drop(id)
        }
      }
      for (const { id, areaId } of gone) {
        const old = items.get(id)
        if (old !== undefined && old.type !== 'area' && old.areaId === areaId) drop(id)
      }
      return { items, added, removed }
    },
  }
}

/** An area with what lies in it; `y` from its top. */
interface WholePlan {
  readonly area: SortedArea
  readonly plan: AreaPlan
  readonly h: number
  readonly children: readonly { readonly whole: WholePlan; readonly y: number }[]
}

interface PlanSpec {
  readonly columns: number
  /** Width of the area. */
  readonly w: number
  /** It is at least this high. */
  readonly leastHeight?: number
  /** Folded, or it only holds other areas: empty it is as high as its plate. */
  readonly isBare?: boolean
  readonly title: string
  readonly stacks: ReadonlyMap<string, number>
  readonly hidden: string
}

/** Keeps the old object when nothing about it changed: identity is what the index and the painter look at. */
function emit(next: Map<string, LayoutItem>, before: ReadonlyMap<string, LayoutItem>, item: LayoutItem): void {
  const old = before.get(item.id)
  next.set(item.id, old !== undefined && sameItem(old, item) ? old : item)
}

function sameItem(a: LayoutItem, b: LayoutItem): boolean {
  if (a.x !== b.x || a.y !== b.y || a.w !== b.w || a.h !== b.h) return false
  if (a.type === 'area' && b.type === 'area')
    return (
      a.thema === b.thema &&
      a.frame === b.frame &&
      a.count === b.count &&
      a.title === b.title &&
      a.nestedIn === b.nestedIn &&
      a.isBare === b.isBare &&
      sameList(a.titleLines, b.titleLines)
    )
  if (a.type === 'signaal' && b.type === 'signaal')
    return a.signaal === b.signaal && a.areaId === b.areaId && a.stack === b.stack
  return a.type === 'ghost' && b.type === 'ghost' && a.ghost === b.ghost && a.areaId === b.areaId
}

/** More loose notes than fit beside the themas get a row of their own below them. */
const isWide = (area: SortedArea, areaCount: number): boolean => areaCount <= 2 || area.members.length > 30

/** A frame that somebody placed has its own size; one in the row is as wide as the row, so that rows stay rows. */
function frameSpec(
  { pos, size }: Frame,
  columns: number,
  width: number,
): Omit<PlanSpec, 'title' | 'stacks' | 'hidden'> {
  const [w, leastHeight] = size
  if (pos === undefined) return { columns, w: width, leastHeight }
  return { columns: Math.max(1, Math.floor((w - 2 * areaPadding + gap) / (briefjeWidth + gap))), w, leastHeight }
}

/** As wide as the areas above it; alone on the bord, about as wide as a screen. */
function wideSpec(columns: number, stackCount: number, count: number): { columns: number; w: number } {
  if (stackCount < 3) {
    const own = Math.max(columns, Math.min(14, Math.ceil(Math.sqrt(count * 1.6))))
    return { columns: own, w: areaWidthFor(own) }
  }
  const w = stackCount * areaWidthFor(columns) + (stackCount - 1) * areaGap
  return { columns: Math.floor((w - 2 * areaPadding + gap) / (briefjeWidth + gap)), w }
}
