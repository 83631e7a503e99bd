import type { Pos, SignaalKind } from '../../../shared/domain/signaal.ts'
import { boundsOf, type Rect } from '../geometry.ts'
import { readingOrder } from '../spatial.ts'

/** What is laid out: where it lies now, how large it is, and its kind. */
export interface Schikbaar extends Rect {
  readonly id: string
  readonly kind: SignaalKind
}
export interface Plek {
  readonly id: string
  readonly pos: Pos
}

export const schikkingen = ['raster', 'kolom', 'rij', 'soort'] as const
export type Schikking = (typeof schikkingen)[number]
export const uitlijningen = ['links', 'midden', 'rechts', 'boven', 'hoogte', 'onder'] as const
export type Uitlijning = (typeof uitlijningen)[number]
export type Verdeling = 'horizontaal' | 'verticaal'

/** Between two notes, in bord units. */
const gap = 12

/**
 * Lays things in a grid, a column, a row, or a column per kind, in the order in which people read them now. `corner` is the
 * top left; without it the corner that they have now.
 */
export function schik(
  items: readonly Schikbaar[],
  how: Schikking,
  corner?: Pos,
  kinds: readonly SignaalKind[] = [],
): Plek[] {
  const bounds = boundsOf(items)
  if (bounds === undefined) return []
  const [left, top] = corner ?? [bounds.x, bounds.y]
  const ordered = readingOrder(items)
  switch (how) {
    case 'kolom':
      return inColumn(ordered, left, top)
    case 'rij':
      return inRows(ordered, ordered.length, left, top)
    case 'raster':
      return inRows(ordered, Math.max(2, Math.ceil(Math.sqrt(ordered.length))), left, top)
    case 'soort': {
      const columns = kinds.map((kind) => ordered.filter((item) => item.kind === kind)).filter((one) => one.length > 0)
      let x = left
      return columns.flatMap((column) => {
        const plekken = inColumn(column, x, top)
        x += Math.max(...column.map(({ w }) => w)) + 2 * gap
        return plekken
      })
    }
  }
}

function inColumn(items: readonly Schikbaar[], left: number, top: number): Plek[] {
  let y = top
  return items.map(({ id, h }) => {
    const pos: Pos = [Math.round(left), Math.round(y)]
    y += h + gap
    return { id, pos }
  })
}

/** Rows of `perRow`; a row is as high as its highest, a column as wide as its widest. */
function inRows(items: readonly Schikbaar[], perRow: number, left: number, top: number): Plek[] {
  const width = Math.max(...items.map(({ w }) => w)) + gap
  let y = top
  const plekken: Plek[] = []
  for (let from = 0; from < items.length; from += perRow) {
    const row = items.slice(from, from + perRow)
    row.forEach(({ id }, column) => {
      plekken.push({ id, pos: [Math.round(left + column * width), Math.round(y)] })
    })
    y += Math.max(...row.map(({ h }) => h)) + gap
  }
  return plekken
}

/** Puts one side, or the middle, of all of them on one line. */
export function lijnUit(items: readonly Schikbaar[], to: Uitlijning): Plek[] {
  const bounds = boundsOf(items)
  if (bounds === undefined) return []
  const posOf = ({ x, y, w, h }: Rect): Pos => {
    switch (to) {
      case 'links':
        return [bounds.x, y]
      case 'midden':
        return [bounds.x + bounds.w / 2 - w / 2, y]
      case 'rechts':
        return [bounds.x + bounds.w - w, y]
      case 'boven':
        return [x, bounds.y]
      case 'hoogte':
        return [x, bounds.y + bounds.h / 2 - h / 2]
      case 'onder':
        return [x, bounds.y + bounds.h - h]
    }
  }
  return items.map((item) => {
    const [x, y] = posOf(item)
    return { id: item.id, pos: [Math.round(x), Math.round(y)] }
  })
}

/** Makes the room between them equal; the two outermost stay where they are, unless everything would overlap. */
export function verdeel(items: readonly Schikbaar[], axis: Verdeling): Plek[] {
  const bounds = boundsOf(items)
  if (bounds === undefined || items.length < 3) return []
  const wide = axis === 'horizontaal'
  const ordered = [...items].sort((a, b) => (wide ? a.x - b.x : a.y - b.y) || (a.id < b.id ? -1 : 1))
  const used = ordered.reduce((sum, item) => sum + (wide ? item.w : item.h), 0)
  const room = Math.max(gap, ((wide ? bounds.w : bounds.h) - used) / (ordered.length - 1))
  let at = wide ? bounds.x : bounds.y
  return ordered.map((item) => {
    const pos: Pos = wide ? [Math.round(at), item.y] : [item.x, Math.round(at)]
    at += (wide ? item.w : item.h) + room
    return { id: item.id, pos }
  })
}
