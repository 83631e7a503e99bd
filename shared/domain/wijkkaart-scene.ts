import type { MapNode, NodeType, Relation } from './wijkkaart.ts'
import { type layoutNetwork, type Point, relationsAmong } from './wijkkaart-netwerk.ts'
import { type Area, areasOf, type KaartVlak, schemaVlak, stackUnderPlaces } from './wijkkaart-vlak.ts'

/** Name without the remark between brackets, for a label on the map. */
export const shortName = (name: string): string => name.replace(/\s*\([^)]*\)\s*$/, '') || name

export type WijkView = 'kaart' | 'netwerk'
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly k: number
}

/** A point as it is drawn: in canvas units; lists under it are activities without a pin of their own. */
export interface SceneNode {
  readonly node: MapNode
  readonly at: Point
  readonly label: string
  readonly stack: readonly MapNode[]
  /** Three or more relations: drawn larger in the network. */
  readonly isHub: boolean
}
/** A line or an area of a node, in canvas units. */
export interface SceneShape {
  readonly node: MapNode
  readonly kind: 'lijn' | 'vlak'
  readonly points: readonly Point[]
}
/** A white spot on the map: a circle around where the supply falls short. */
export interface SceneSpot {
  readonly id: string
  readonly nr: number
  readonly label: string
  readonly at: Point
  /** In canvas units. */
  readonly radius: number
}
/** A white spot as it is asked for: where it may stand is worked out here. */
export interface WantedSpot {
  readonly id: string
  readonly nr: number
  readonly label: string
  readonly area?: string | undefined
  readonly geo?: Point | undefined
  readonly nodeIds: readonly string[]
}
export interface Scene {
  readonly view: WijkView
  readonly shapes: readonly SceneShape[]
  readonly spots: readonly SceneSpot[]
  /** Nodes that double up with others. */
  readonly dubbel: ReadonlySet<string>
  readonly nodes: readonly SceneNode[]
  readonly relations: readonly Relation[]
  readonly areas: readonly Area[]
  /** The areas are those of an imported map, and all of it is to be seen. */
  readonly isFixed?: boolean
  /** Nodes that have no place on the map yet. */
  readonly outside: readonly MapNode[]
}

const hubFrom = 4

/** What one view shows; `places` are those of the network over all nodes, so that a filter moves nothing. */
export function sceneOf(
  view: WijkView,
  nodes: readonly MapNode[],
  relations: readonly Relation[],
  everything: {
    readonly nodes: readonly MapNode[]
    readonly places: ReturnType<typeof layoutNetwork>
    readonly vlak?: KaartVlak
    /** Of an imported map; without it the schematic one is divided over the areas that nodes name. */
    readonly areas?: readonly Area[] | undefined
    readonly spots?: readonly WantedSpot[]
    readonly dubbel?: ReadonlySet<string>
  },
): Scene {
  const { vlak = schemaVlak, dubbel = new Set<string>() } = everything
  const among = relationsAmong(relations, nodes)
  const degree = new Map<string, number>()
  for (const { from, to } of among) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1)
  const base = (node: MapNode, at: Point, stack: readonly MapNode[] = []): SceneNode => ({
    node,
    at,
    label: shortName(node.name),
    stack,
    isHub: (degree.get(node.id) ?? 0) >= hubFrom,
  })
  if (view === 'netwerk')
    return {
      view,
      nodes: nodes.map((node) => base(node, everything.places.get(node.id) ?? [0, 0])),
      relations: among,
      areas: [],
      outside: [],
      shapes: [],
      spots: [],
      dubbel,
    }
  const stacks = stackUnderPlaces(nodes, vlak)
  const areas = everything.areas ?? areasOf(everything.nodes)
  const stacked = new Set([...stacks.values()].flat().map((node) => node.id))
  return {
    view,
    nodes: nodes.flatMap((node) =>
      node.geo === undefined || stacked.has(node.id) ? [] : [base(node, vlak.toCanvas(node.geo), stacks.get(node.id))],
    ),
    relations: [],
    areas,
    ...(everything.areas === undefined ? {} : { isFixed: true }),
    outside: nodes.filter((node) => node.geo === undefined),
    shapes: nodes.flatMap((node) =>
      node.shape === undefined
        ? []
        : [{ node, kind: node.shape.kind, points: pairs(node.shape.points).map((point) => vlak.toCanvas(point)) }],
    ),
    spots: (everything.spots ?? []).flatMap((spot) => placeSpot(spot, everything.nodes, areas, vlak)),
    dubbel,
  }
}

/** `x1, y1, x2, y2, …` as points. */
export const pairs = (flat: readonly number[]): Point[] =>
  Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => [flat[index * 2] ?? 0, flat[index * 2 + 1] ?? 0])

const leastRadius = 90
const mostRadius = 320

/** Where somebody put it, else its buurt, else around the supply that is nearest to it; nowhere when nothing says where. */
function placeSpot(
  { geo, area, nodeIds, ...spot }: WantedSpot,
  nodes: readonly MapNode[],
  areas: readonly Area[],
  vlak: KaartVlak,
): SceneSpot[] {
  if (geo !== undefined) return [{ ...spot, at: vlak.toCanvas(geo), radius: leastRadius }]
  const named = area === undefined ? undefined : areas.find(({ name }) => name.toLowerCase() === area.toLowerCase())
  if (named !== undefined) return [{ ...spot, at: named.center, radius: leastRadius * 1.6 }]
  const around = nodes.flatMap((node) =>
    node.geo !== undefined && nodeIds.includes(node.id) ? [vlak.toCanvas(node.geo)] : [],
  )
  if (around.length === 0) return []
  const at: Point = [
    around.reduce((sum, [x]) => sum + x, 0) / around.length,
    around.reduce((sum, [, y]) => sum + y, 0) / around.length,
  ]
  const farthest = Math.max(...around.map(([x, y]) => Math.hypot(x - at[0], y - at[1])))
  return [{ ...spot, at, radius: Math.min(mostRadius, Math.max(leastRadius, farthest + 60)) }]
}

/** A box on the screen that belongs to a node: its sign, its label, or a line of its stack. */
export interface Box {
  readonly id: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly text?: string
  readonly kind: 'sign' | 'label' | 'stack'
  readonly type: NodeType
  readonly isHub: boolean
}

export type Measure = (text: string, font: 'label' | 'stack') => number

export const toScreen = ([x, y]: Point, { x: left, y: top, k }: Viewport): Point => [left + x * k, top + y * k]
export const toWorld = ([x, y]: Point, { x: left, y: top, k }: Viewport): Point => [(x - left) / k, (y - top) / k]

const signSize = 30
const hubSize = 40
const labelHeight = 22
const stackHeight = 21

const overlaps = (a: Omit<Box, 'id' | 'kind' | 'type' | 'isHub'>, b: Box): boolean =>
  a.left < b.left + b.width + 3 && b.left < a.left + a.width + 3 && a.top < b.top + b.height && b.top < a.top + a.height

/**
 * Every box of a scene on the screen. Signs always show; a label takes the first free side of its sign and is left out
 * where all four are taken (closer by there is room again, and the selected one always has its name).
 */
export function boxesOf(scene: Scene, viewport: Viewport, measure: Measure, selected?: string): Box[] {
  const shrink = viewport.k < 0.4 ? 0.8 : 1
  const signs = scene.nodes.map(({ node, at, isHub }): Box => {
    const size = (isHub && scene.view === 'netwerk' ? hubSize : signSize) * shrink
    const [x, y] = toScreen(at, viewport)
    return {
      id: node.id,
      left: x - size / 2,
      top: y - size / 2,
      width: size,
      height: size,
      kind: 'sign',
      type: node.type,
      isHub,
    }
  })
  const boxes: Box[] = [...signs]
  const order = scene.nodes
    .map((item, index) => ({ item, sign: signs[index] as Box }))
    .sort(
      (a, b) =>
        Number(b.item.node.id === selected) - Number(a.item.node.id === selected) ||
        b.item.stack.length - a.item.stack.length ||
        Number(b.item.isHub) - Number(a.item.isHub) ||
        (a.item.node.id < b.item.node.id ? -1 : 1),
    )
  for (const { item, sign } of order) {
    const width = measure(item.label, 'label') + 14
    const stack = item.stack.map((node) => ({ node, text: shortName(node.name) }))
    const wide = Math.max(width, ...stack.map(({ text }) => measure(text, 'stack') + 18))
    const high = labelHeight + stack.length * stackHeight
    const middle = sign.top + sign.height / 2
    const below = { left: sign.left + sign.width / 2 - width / 2, top: sign.top + sign.height + 3 }
    const right = { left: sign.left + sign.width + 6, top: middle - labelHeight / 2 }
    const left = { left: sign.left - 6 - wide, top: middle - labelHeight / 2 }
    const above = { left: below.left, top: sign.top - high - 3 }
    const sides = scene.view === 'kaart' ? [right, left, below, above] : [below, right, left, above]
    const isFree = (side: { left: number; top: number }, w: number, h: number): boolean =>
      !boxes.some((box) => box !== sign && overlaps({ ...side, width: w, height: h }, box))
    const free = sides.find((side) => isFree(side, wide, high))
    if (free === undefined && stack.length > 0) {
      // No room for the whole list: the name says how much is under it.
      const text = `${item.label} +${stack.length}`
      const short = measure(text, 'label') + 14
      const spot = [right, { left: sign.left - 6 - short, top: right.top }, below].find((side) =>
        isFree(side, short, labelHeight),
      )
      if (spot !== undefined)
        boxes.push({
          id: item.node.id,
          ...spot,
          width: short,
          height: labelHeight,
          text,
          kind: 'label',
          type: item.node.type,
          isHub: item.isHub,
        })
      continue
    }
    const place = free ?? (item.node.id === selected ? sides[0] : undefined)
    if (place === undefined) continue
    const common = { type: item.node.type, isHub: item.isHub }
    boxes.push({ id: item.node.id, ...place, width, height: labelHeight, text: item.label, kind: 'label', ...common })
    stack.forEach(({ node, text }, index) => {
      boxes.push({
        id: node.id,
        left: place.left,
        top: place.top + labelHeight + index * stackHeight + 1,
        width: measure(text, 'stack') + 18,
        height: stackHeight - 1,
        text,
        kind: 'stack',
        type: node.type,
        isHub: false,
      })
    })
  }
  return boxes
}

/** What lies under a point of the screen; the last drawn first. */
export function hitBox(boxes: readonly Box[], [x, y]: Point): Box | undefined {
  for (let index = boxes.length - 1; index >= 0; index--) {
    const box = boxes[index]
    if (box !== undefined && x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height)
      return box
  }
  return undefined
}

/** Shows everything with some room around it. */
export function fitScene(scene: Scene, width: number, height: number): Viewport {
  const points = [
    ...scene.nodes.map(({ at }) => at),
    ...scene.shapes.flatMap((shape) => shape.points),
    ...(scene.isFixed === true ? scene.areas.flatMap(({ rings }) => rings.flat()) : []),
  ]
  if (points.length === 0 || width === 0) return { x: width / 2, y: height / 2, k: 1 }
  const [left, top, right, bottom] = boundsOf(points)
  // Names stand right of their sign, so the room is there.
  // On an imported map the areas reach further than the signs.
  const room = scene.isFixed === true ? Math.min(110, width * 0.08) : Math.min(300, width * 0.24)
  const above = scene.isFixed === true ? 80 : 150
  const k = Math.min(1.4, (width - room) / Math.max(1, right - left), (height - above) / Math.max(1, bottom - top))
  const zoom = Math.max(0.12, k)
  return {
    x: width / 2 - room * 0.16 - ((left + right) / 2) * zoom,
    y: height / 2 - 14 - ((top + bottom) / 2) * zoom,
    k: zoom,
  }
}

function boundsOf(points: readonly Point[]): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return [left, top, right, bottom]
}
