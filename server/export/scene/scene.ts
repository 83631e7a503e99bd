/** Path data per icon name, on a grid of 24 × 24, to be stroked with a width of 2. */
export type PictogramPaths = (name: string) => string

export type Weight = 400 | 600 | 700

/** A filled and/or stroked shape; `d` is SVG path data in scene units. */
export interface ScenePath {
  readonly type: 'path'
  readonly d: string
  readonly fill?: string
  readonly stroke?: string
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
}
/** One line of words; `y` is the baseline, `width` how wide it is in our own font. */
export interface SceneText {
  readonly type: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: Weight
  readonly fill: string
  readonly width: number
}
/** An icon of 24 × 24, drawn at `size`. */
export interface SceneIcon {
  readonly type: 'icon'
  readonly name: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: string
}
/** A picture of the werksessie, by the id of its file. */
export interface SceneImage {
  readonly type: 'image'
  readonly bestandId: string
  readonly alt: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
/** What belongs together and has a name for who cannot see it: one signaal, one line between two things. */
export interface SceneGroup {
  readonly type: 'group'
  readonly label: string
  readonly items: readonly SceneLeaf[]
}
export type SceneLeaf = ScenePath | SceneText | SceneIcon | SceneImage
export type SceneItem = SceneLeaf | SceneGroup

export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A drawing without a format: SVG, PNG and PDF are made from the same one. Units are those of the bord. */
export interface Scene {
  readonly bounds: Rect
  readonly background: string
  readonly title: string
  /** What is to be seen, in words, for who cannot see it. */
  readonly description: string
  readonly items: readonly SceneItem[]
}

/** A picture as it was uploaded and re-encoded by the server. */
export interface SceneBestand {
  readonly bytes: Uint8Array
  readonly contentType: string
}
export interface SceneParts {
  readonly icons: PictogramPaths
  readonly bestanden: Readonly<Record<string, SceneBestand>>
}

const n = (value: number): string => String(Math.round(value * 100) / 100)

/** Path data of a rectangle with a radius per corner: top left, top right, bottom right, bottom left. */
export function roundRect({ x, y, w, h }: Rect, [tl, tr, br, bl]: readonly [number, number, number, number]): string {
  const arc = (r: number, toX: number, toY: number): string =>
    r === 0 ? '' : `A${n(r)} ${n(r)} 0 0 1 ${n(toX)} ${n(toY)}`
  return [
    `M${n(x + tl)} ${n(y)}`,
    `H${n(x + w - tr)}`,
    arc(tr, x + w, y + tr),
    `V${n(y + h - br)}`,
    arc(br, x + w - br, y + h),
    `H${n(x + bl)}`,
    arc(bl, x, y + h - bl),
    `V${n(y + tl)}`,
    arc(tl, x + tl, y),
    'Z',
  ].join('')
}

/** Path data through points; `close` joins the last to the first. */
export function polyline(points: readonly (readonly [number, number])[], close = false): string {
  const steps = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`)
  return steps.join('') + (close ? 'Z' : '')
}

export const circle = (x: number, y: number, r: number): string =>
  `M${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x + r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x - r)} ${n(y)}Z`

/** The smallest rectangle around all of them; an empty one for none. */
export function boundsOf(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, w: 0, h: 0 }
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const { x, y, w, h } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  return { x: left, y: top, w: right - left, h: bottom - top }
}

export const grow = ({ x, y, w, h }: Rect, by: number): Rect => ({ x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by })

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
