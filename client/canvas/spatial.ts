import RBush from 'rbush'
import { compareRang } from '../../shared/domain/rang.ts'
import type { Pos } from '../../shared/domain/signaal.ts'
import { centerOf, contains, type Rect } from './geometry.ts'
import type { LayoutItem } from './layout.ts'

interface Entry {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly item: LayoutItem
}

class ItemTree extends RBush<Entry> {}

const entryOf = (item: LayoutItem): Entry => ({
  minX: item.x,
  minY: item.y,
  maxX: item.x + item.w,
  maxY: item.y + item.h,
  item,
})

/** Painting and hit order: areas lie under everything, notes in areas under free ones, then by rank, later notes on top. */
const layerOf = (item: LayoutItem): number =>
  item.type === 'area'
    ? item.nestedIn === undefined
      ? 0
      : 0.5
    : item.type === 'signaal' && item.areaId === undefined
      ? 2
      : 1
const rangOf = (item: LayoutItem): { readonly rank?: string | undefined } =>
  item.type === 'signaal' ? item.signaal : {}
const createdAtOf = (item: LayoutItem): number => (item.type === 'signaal' ? item.signaal.createdAt : 0)

export const byLayer = (a: LayoutItem, b: LayoutItem): number =>
  layerOf(a) - layerOf(b) ||
  compareRang(rangOf(a), rangOf(b)) ||
  createdAtOf(a) - createdAtOf(b) ||
  (a.id < b.id ? -1 : 1)

/** R-tree over everything on the bord: what is in view, what lies under a point. */
export interface SpatialIndex {
  apply(change: { readonly added: readonly LayoutItem[]; readonly removed: readonly LayoutItem[] }): void
  /** In painting order, lowest first. */
  query(rect: Rect): LayoutItem[]
  /** The topmost item under a point; areas only when nothing else is there. */
  hit(at: Pos): LayoutItem | undefined
  size(): number
}

/** Creates an empty index; large changes are loaded in bulk. */
export function createSpatialIndex(): SpatialIndex {
  const tree = new ItemTree()
  let entries = new Map<string, Entry>()
  return {
    size: () => entries.size,
    apply({ added, removed }) {
      if (added.length > entries.size / 4) {
        for (const item of removed) entries.delete(item.id)
        for (const item of added) entries.set(item.id, entryOf(item))
        tree.clear()
        tree.load([...entries.values()])
        return
      }
      for (const item of removed) {
        const entry = entries.get(item.id)
        if (entry !== undefined) tree.remove(entry)
        entries.delete(item.id)
      }
      for (const item of added) {
        const entry = entryOf(item)
        entries.set(item.id, entry)
        tree.insert(entry)
      }
      if (entries.size === 0) entries = new Map()
    },
    query: (rect) =>
      tree
        .search({ minX: rect.x, minY: rect.y, maxX: rect.x + rect.w, maxY: rect.y + rect.h })
        .map((entry) => entry.item)
        .sort(byLayer),
    hit(at) {
      const [x, y] = at
      let top: LayoutItem | undefined
      for (const { item } of tree.search({ minX: x, minY: y, maxX: x, maxY: y }))
        if (contains(item, at) && (top === undefined || byLayer(top, item) < 0)) top = item
      return top
    },
  }
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The object that somebody means with an arrow key: the nearest one that lies in that direction, where going sideways
 * costs three times as much as going straight on. `undefined` when there is nothing there.
 */
export function nearestInDirection<T extends Rect & { readonly id: string }>(
  from: Rect & { readonly id: string },
  items: Iterable<T>,
  direction: Direction,
): T | undefined {
  const [fromX, fromY] = centerOf(from)
  let best: T | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (const item of items) {
    if (item.id === from.id) continue
    const [x, y] = centerOf(item)
    const dx = x - fromX
    const dy = y - fromY
    const ahead = direction === 'left' ? -dx : direction === 'right' ? dx : direction === 'up' ? -dy : dy
    if (ahead <= 1) continue
    // Overlap across the direction counts as straight on: a neighbour of another height is still the neighbour.
    const aside =
      direction === 'left' || direction === 'right'
        ? gapBetween(from.y, from.h, item.y, item.h)
        : gapBetween(from.x, from.w, item.x, item.w)
    const drift = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    const cost = ahead + 3 * aside + drift * 0.3
    if (cost < bestCost || (cost === bestCost && best !== undefined && item.id < best.id)) {
      best = item
      bestCost = cost
    }
  }
  return best
}

const gapBetween = (aStart: number, aSize: number, bStart: number, bSize: number): number =>
  Math.max(0, bStart - aStart - aSize, aStart - bStart - bSize)

/** Reading order for people who go through the bord by ear: area by area, rows from the top, left to right. */
export function readingOrder<T extends Rect>(items: readonly T[], rowHeight = 40): T[] {
  return [...items].sort((a, b) => (Math.abs(a.y - b.y) > rowHeight ? a.y - b.y : a.x - b.x || a.y - b.y))
}
