import type { NodeType, Relation } from '../../../shared/domain/wijkkaart.ts'
import type { Point } from '../../../shared/domain/wijkkaart-netwerk.ts'
import {
  type Box,
  type Scene,
  type SceneShape,
  type SceneSpot,
  toScreen,
  type Viewport,
} from '../../../shared/domain/wijkkaart-scene.ts'
import type { Palette } from '../../canvas/palette.ts'
import type { Ondergrond } from './use-kaartlaag.ts'

type Ctx = CanvasRenderingContext2D

/** Colours of the signs; white on each of them is at least 6 : 1 (picture 07). */
export const typeColours: Readonly<Record<NodeType, string>> = {
  actor: '#0b4f9e',
  verbinder: '#a2371b',
  plek: '#12212b',
  voorziening: '#6a3d9e',
  activiteit: '#00666f',
}
/** Lucide icons (ISC) in a 24 by 24 box. */
const iconPaths: Readonly<Record<NodeType, string>> = {
  actor:
    'M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  verbinder:
    'M19.414 14.414C21 12.828 22 11.5 22 9.5a5.5 5.5 0 0 0-9.591-3.676.6.6 0 0 1-.818.001A5.5 5.5 0 0 0 2 9.5c0 2.3 1.5 4 3 5.5l5.535 5.362a2 2 0 0 0 2.879.052 2.12 2.12 0 0 0-.004-3 2.124 2.124 0 1 0 3-3 2.124 2.124 0 0 0 3.004 0 2 2 0 0 0 0-2.828l-1.881-1.882a2.41 2.41 0 0 0-3.409 0l-1.71 1.71a2 2 0 0 1-2.828 0 2 2 0 0 1 0-2.828l2.823-2.762',
  plek: 'M20 10c0 4.993-5.539 10.193-7.399 11.799a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0M9 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
  voorziening:
    'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M4.93 4.93l4.24 4.24M14.83 9.17l4.24-4.24M14.83 14.83l4.24 4.24M9.17 14.83l-4.24 4.24M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  activiteit: 'M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM3 9h18',
}
export const fonts = {
  label: '600 14.5px "Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif',
  stack: '500 13px "Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif',
  area: '700 21px "Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif',
  remark: '600 12.5px "Source Sans 3 Variable", "Source Sans 3", system-ui, sans-serif',
} as const

const areaFills = ['#e5ebe3', '#ebe8dd', '#e2e8ed', '#e9e6e3', '#e6eadd', '#e0e8e3']
const areaFillsDark = ['#1c2a26', '#2a2720', '#1c2830', '#272523', '#252a1e', '#1c2926']

export interface PaintState {
  readonly viewport: Viewport
  readonly width: number
  readonly height: number
  readonly selected: string | undefined
  readonly palette: Palette
  readonly qualityName: (relation: Relation) => string
  readonly beeld?: Ondergrond | undefined
  /** Map tiles that are there, in CSS px. */
  readonly tegels?: readonly {
    readonly image: HTMLImageElement
    readonly left: number
    readonly top: number
    readonly size: number
  }[]
  /** A line or an area that is being drawn, or the points of one that may be moved; canvas units. */
  readonly drawing?: Drawing | undefined
}
export interface Drawing {
  readonly kind: 'lijn' | 'vlak'
  readonly points: readonly Point[]
}

/** Paints one view: ground, relations, signs, names. */
export function paintScene(ctx: Ctx, scene: Scene, boxes: readonly Box[], state: PaintState): void {
  ctx.fillStyle = state.palette.doek
  ctx.fillRect(0, 0, state.width, state.height)
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  if (scene.view === 'kaart')
    // Half a pixel more, so that no seams show.
    for (const { image, left, top, size } of state.tegels ?? []) ctx.drawImage(image, left, top, size + 0.5, size + 0.5)
  if (state.beeld !== undefined && scene.view === 'kaart') paintBeeld(ctx, state.beeld, state.viewport)
  paintAreas(ctx, scene, state)
  paintAreaNames(ctx, scene, boxes, state)
  paintShapes(ctx, scene.shapes, state)
  for (const spot of scene.spots) paintSpot(ctx, spot, state)
  paintRelations(ctx, scene, state)
  for (const box of boxes) if (box.kind === 'sign') paintSign(ctx, box, box.id === state.selected, state.palette)
  for (const box of boxes)
    if (box.kind !== 'sign')
      paintText(ctx, box, {
        isSelected: box.id === state.selected,
        isDubbel: scene.dubbel.has(box.id),
        palette: state.palette,
      })
  for (const spot of scene.spots) paintSpotLabel(ctx, spot, state)
  if (state.drawing !== undefined) paintDrawing(ctx, state.drawing, state)
}

function paintAreas(ctx: Ctx, scene: Scene, { viewport, palette, beeld, tegels }: PaintState): void {
  const fills = palette.dark ? areaFillsDark : areaFills
  scene.areas.forEach(({ rings }, index) => {
    ctx.beginPath()
    for (const ring of rings) tracePath(ctx, ring, viewport, true)
    ctx.fillStyle = palette.contrast ? '#ffffff' : (fills[index % fills.length] ?? palette.doek)
    // Over a picture the areas are outlines.
    if (beeld === undefined && (tegels?.length ?? 0) === 0) ctx.fill('evenodd')
    // The roads between the neighbourhoods.
    ctx.strokeStyle = palette.contrast ? '#000000' : palette.dark ? '#0f181d' : '#ffffff'
    ctx.lineWidth = palette.contrast ? 2 : Math.max(6, 14 * Math.min(1, viewport.k))
    ctx.stroke()
  })
}

/** Names of areas, where there is room for them: not under a sign or a label, and inside of the area. */
function paintAreaNames(ctx: Ctx, scene: Scene, boxes: readonly Box[], { viewport, palette }: PaintState): void {
  ctx.font = viewport.k < 0.3 ? fonts.label : fonts.area
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'center'
  ctx.fillStyle = palette.inkt2
  for (const { name, rings, center } of scene.areas) {
    const ring = rings[0] ?? []
    const top = Math.min(...ring.map(([, y]) => y))
    const bottom = Math.max(...ring.map(([, y]) => y))
    const middle = toScreen(
      [center[0], scene.isFixed === true ? center[1] : Math.max(top + 34 / viewport.k, center[1] - 150)],
      viewport,
    )
    const width = ctx.measureText(name).width + 12
    const isFree = ([x, y]: Point): boolean =>
      !boxes.some(
        (box) =>
          box.left < x + width / 2 &&
          box.left + box.width > x - width / 2 &&
          box.top < y + 15 &&
          box.top + box.height > y - 15,
      )
    // Clear of the roads between the areas.
    const [first, last] = [top + 28 / viewport.k, bottom - 28 / viewport.k]
    const rows = Array.from({ length: 12 }, (_, row): Point => [center[0], first + (row * (last - first)) / 11])
    const sides = [0, -1, 1].flatMap((side) => rows.map(([x, y]): Point => [x + (side * width * 0.55) / viewport.k, y]))
    const spot = [
      middle,
      ...sides.filter((point) => isInside(point, ring)).map((point) => toScreen(point, viewport)),
    ].find(isFree)
    ctx.fillText(name, ...(spot ?? middle))
  }
}

function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside
  })
  return inside
}

function tracePath(ctx: Ctx, points: readonly Point[], viewport: Viewport, isClosed: boolean): void {
  points.forEach((point, index) => {
    const [x, y] = toScreen(point, viewport)
    if (index === 0) ctx.moveTo(x, y)
    else ctx.lineTo(x, y)
  })
  if (isClosed) ctx.closePath()
}

/** Line of a relation: its quality decides width and dashes, tension and absence have their own colour and mark. */
function paintRelations(ctx: Ctx, scene: Scene, { viewport, palette, selected, qualityName }: PaintState): void {
  const at = new Map(scene.nodes.map(({ node, at: point }) => [node.id as string, toScreen(point, viewport)]))
  for (const relation of scene.relations) {
    const from = at.get(relation.from)
    const to = at.get(relation.to)
    if (from === undefined || to === undefined) continue
    const isMissing = relation.quality === 'ontbreekt'
    const isTense = relation.kind === 'spanning'
    const isNear = selected === relation.from || selected === relation.to
    const missing = palette.dark ? '#ff9aa3' : '#a8182c'
    const tense = palette.dark ? '#ffbe6b' : '#8a4b00'
    ctx.beginPath()
    ctx.moveTo(...from)
    ctx.lineTo(...to)
    ctx.setLineDash(isMissing ? [1, 7] : isTense ? [10, 6, 2, 6] : relation.quality === 'zwak' ? [7, 6] : [])
    ctx.lineWidth = (isMissing ? 3.2 : relation.quality === 'sterk' ? 5 : 2.2) + (isNear ? 1.2 : 0)
    ctx.strokeStyle = isMissing
      ? missing
      : isTense
        ? tense
        : relation.quality === 'sterk'
          ? palette.inkt
          : palette.lijnSterk
    ctx.stroke()
    ctx.setLineDash([])
    const middle: readonly [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    if (isNear) {
      ctx.font = fonts.remark
      ctx.textAlign = 'center'
      ctx.textBaseline = 'middle'
      const text = qualityName(relation)
      const width = ctx.measureText(text).width + 12
      ctx.fillStyle = palette.vlak
      ctx.beginPath()
      ctx.roundRect(middle[0] - width / 2, middle[1] - 10, width, 20, 10)
      ctx.fill()
      ctx.lineWidth = 1.5
      ctx.stroke()
      ctx.fillStyle = palette.inkt
      ctx.fillText(text, middle[0], middle[1] + 0.5)
    } else if (isMissing || isTense) {
      ctx.fillStyle = palette.vlak
      ctx.beginPath()
      ctx.arc(middle[0], middle[1], 9, 0, Math.PI * 2)
      ctx.fill()
      ctx.lineWidth = 2
      ctx.stroke()
      ctx.beginPath()
      if (isMissing) {
        for (const sign of [-1, 1]) {
          ctx.moveTo(middle[0] - 3.5, middle[1] - 3.5 * sign)
          ctx.lineTo(middle[0] + 3.5, middle[1] + 3.5 * sign)
        }
      } else {
        ctx.moveTo(middle[0] + 1.5, middle[1] - 5)
        ctx.lineTo(middle[0] - 3, middle[1] + 1)
        ctx.lineTo(middle[0] + 3, middle[1])
        ctx.lineTo(middle[0] - 1, middle[1] + 5)
      }
      ctx.stroke()
    }
  }
}

function signPath(ctx: Ctx, type: NodeType, x: number, y: number, r: number): void {
  ctx.beginPath()
  switch (type) {
    case 'actor':
      ctx.arc(x, y, r, 0, Math.PI * 2)
      break
    case 'verbinder':
      for (let corner = 0; corner < 6; corner++) {
        const angle = Math.PI / 6 + (corner * Math.PI) / 3
        ctx.lineTo(x + Math.cos(angle) * r * 1.12, y + Math.sin(angle) * r * 1.12)
      }
      ctx.closePath()
      break
    case 'plek':
      ctx.roundRect(x - r, y - r, r * 2, r * 2, 6)
      break
    case 'voorziening':
      ctx.roundRect(x - r, y - r, r * 2, r * 2, [r, r, 6, 6])
      break
    case 'activiteit':
      for (const [dx, dy] of [
        [0, -1],
        [1, 0],
        [0, 1],
        [-1, 0],
      ] as const)
        ctx.lineTo(x + dx * r * 1.18, y + dy * r * 1.18)
      ctx.closePath()
  }
}

function paintSign(ctx: Ctx, box: Box, isSelected: boolean, palette: Palette): void {
  const r = box.width / 2
  const x = box.left + r
  const y = box.top + r
  if (isSelected) {
    ctx.beginPath()
    ctx.arc(x, y, r + 10, 0, Math.PI * 2)
    ctx.fillStyle = palette.geel
    ctx.fill()
    ctx.strokeStyle = palette.inkt
    ctx.lineWidth = 3
    ctx.stroke()
  }
  signPath(ctx, box.type, x, y, r)
  ctx.strokeStyle = '#ffffff'
  ctx.lineWidth = 5
  ctx.stroke()
  ctx.fillStyle = palette.contrast ? '#000000' : typeColours[box.type]
  ctx.fill()
  const scale = (r * (box.type === 'activiteit' ? 0.95 : 1.12)) / 24
  ctx.save()
  ctx.translate(x - 12 * scale, y - 12 * scale)
  ctx.scale(scale, scale)
  ctx.strokeStyle = '#ffffff'
  ctx.lineWidth = 2.2
  ctx.stroke(new Path2D(iconPaths[box.type]))
  ctx.restore()
}

function paintText(
  ctx: Ctx,
  box: Box,
  {
    isSelected,
    isDubbel,
    palette,
  }: { readonly isSelected: boolean; readonly isDubbel: boolean; readonly palette: Palette },
): void {
  const isStack = box.kind === 'stack'
  ctx.fillStyle = isSelected ? palette.geel : palette.vlak
  ctx.globalAlpha = isStack || isSelected ? 1 : 0.92
  ctx.beginPath()
  ctx.roundRect(box.left, box.top, box.width, box.height, 5)
  ctx.fill()
  ctx.globalAlpha = 1
  if (isDubbel && !isSelected) hatch(ctx, box, palette)
  if (isStack) {
    ctx.fillStyle = palette.contrast ? '#000000' : typeColours[box.type]
    ctx.fillRect(box.left, box.top, 4, box.height)
  }
  if (palette.contrast) {
    ctx.strokeStyle = '#000000'
    ctx.lineWidth = 1
    ctx.stroke()
  }
  ctx.font = isStack ? fonts.stack : fonts.label
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = isSelected ? '#12212b' : palette.inkt
  ctx.fillText(box.text ?? '', box.left + (isStack ? 10 : 7), box.top + box.height / 2 + 1)
}

/** Yellow stripes: there is more of the same (picture 07a). */
function hatch(ctx: Ctx, box: Box, palette: Palette): void {
  ctx.save()
  ctx.beginPath()
  ctx.roundRect(box.left, box.top, box.width, box.height, 5)
  ctx.clip()
  ctx.fillStyle = palette.dark ? '#4a3c10' : '#fff4cc'
  ctx.fillRect(box.left, box.top, box.width, box.height)
  ctx.strokeStyle = palette.dark ? '#8a6d12' : '#ffdf70'
  ctx.lineWidth = 4
  ctx.beginPath()
  for (let x = box.left - box.height; x < box.left + box.width; x += 12) {
    ctx.moveTo(x, box.top + box.height)
    ctx.lineTo(x + box.height, box.top)
  }
  ctx.stroke()
  ctx.restore()
}

const spotRed = (palette: Palette): string => (palette.dark ? '#ff9aa3' : '#a8182c')

function paintSpot(ctx: Ctx, spot: SceneSpot, { viewport, palette }: PaintState): void {
  const [x, y] = toScreen(spot.at, viewport)
  ctx.beginPath()
  ctx.arc(x, y, Math.max(34, spot.radius * viewport.k), 0, Math.PI * 2)
  ctx.fillStyle = palette.dark ? 'rgba(255,255,255,.05)' : 'rgba(255,255,255,.55)'
  ctx.fill()
  ctx.setLineDash([9, 6])
  ctx.lineWidth = 3
  ctx.strokeStyle = spotRed(palette)
  ctx.stroke()
  ctx.setLineDash([])
}

/** The name of a white spot, with its number, on the rim of its circle. */
function paintSpotLabel(ctx: Ctx, spot: SceneSpot, { viewport, palette }: PaintState): void {
  const [x, y] = toScreen(spot.at, viewport)
  const radius = Math.max(34, spot.radius * viewport.k)
  ctx.font = fonts.label
  const label = spot.label.length > 34 ? `${spot.label.slice(0, 33)}…` : spot.label
  const width = ctx.measureText(label).width + 46
  const [left, top] = [x - width / 2, y + radius - 13]
  ctx.fillStyle = spotRed(palette)
  ctx.beginPath()
  ctx.roundRect(left, top, width, 26, 13)
  ctx.fill()
  ctx.fillStyle = palette.vlak
  ctx.beginPath()
  ctx.arc(left + 13, top + 13, 11, 0, Math.PI * 2)
  ctx.fill()
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'center'
  ctx.fillStyle = spotRed(palette)
  ctx.fillText(String(spot.nr), left + 13, top + 14)
  ctx.textAlign = 'left'
  ctx.fillStyle = palette.dark ? '#12212b' : '#ffffff'
  ctx.fillText(label, left + 31, top + 14)
}

function paintShapes(ctx: Ctx, shapes: readonly SceneShape[], { viewport, palette, selected }: PaintState): void {
  for (const { node, kind, points } of shapes) {
    const colour = palette.contrast ? '#000000' : typeColours[node.type]
    ctx.beginPath()
    tracePath(ctx, points, viewport, kind === 'vlak')
    if (kind === 'vlak') {
      ctx.globalAlpha = 0.16
      ctx.fillStyle = colour
      ctx.fill()
      ctx.globalAlpha = 1
    }
    ctx.strokeStyle = colour
    ctx.lineWidth = (kind === 'vlak' ? 2.5 : 5) + (node.id === selected ? 2 : 0)
    ctx.stroke()
  }
}

function paintDrawing(ctx: Ctx, { kind, points }: Drawing, { viewport, palette }: PaintState): void {
  ctx.beginPath()
  tracePath(ctx, points, viewport, kind === 'vlak')
  ctx.setLineDash([6, 5])
  ctx.lineWidth = 3
  ctx.strokeStyle = palette.inkt
  ctx.stroke()
  ctx.setLineDash([])
  for (const point of points) {
    const [x, y] = toScreen(point, viewport)
    ctx.beginPath()
    ctx.arc(x, y, 7, 0, Math.PI * 2)
    ctx.fillStyle = palette.geel
    ctx.fill()
    ctx.lineWidth = 2.5
    ctx.stroke()
  }
}

/** A picture lies by three of its corners; the fourth follows. */
function paintBeeld(ctx: Ctx, { image, corners }: Ondergrond, viewport: Viewport): void {
  const [o, x, y] = corners.map((corner) => toScreen(corner, viewport)) as [Point, Point, Point]
  const { naturalWidth: width, naturalHeight: height } = image
  if (width === 0 || height === 0) return
  ctx.save()
  ctx.transform(
    (x[0] - o[0]) / width,
    (x[1] - o[1]) / width,
    (y[0] - o[0]) / height,
    (y[1] - o[1]) / height,
    o[0],
    o[1],
  )
  ctx.drawImage(image, 0, 0)
  ctx.restore()
}
