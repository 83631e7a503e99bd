import { type Rect, rectToScreen, type Viewport } from './geometry.ts'
import { type AreaItem, plateTextSize } from './layout.ts'
import { type Detail, detailAt } from './lod.ts'
import type { PaintKit } from './paint-briefje.ts'
import { type Ctx, font, paintIcon } from './paint-icon.ts'
import type { Palette } from './palette.ts'

const radius = 13
/** Distance between the edge of an area and its plate. */
const plateInset = 8
/** Side in px of the corner by which a frame is made larger. */
export const cornerSize = 22

const isThema = (area: AreaItem): boolean => area.kind === 'thema'
/** Drawn with a whole line: people made it, or the begeleider did. */
const isSolid = (area: AreaItem): boolean => area.kind === 'thema' || area.kind === 'frame'

export function areaColor(palette: Palette, area: AreaItem): string {
  if (area.kind === 'voorstel') return palette.voorstel
  return palette.plaat[area.thema?.plaat ?? 'los']
}

/** The ground of an area: plate colour at a few percent and a thin line; dashed where it is no thema. `lit`: a drop would land here. */
export function paintArea(
  ctx: Ctx,
  { palette }: PaintKit,
  area: AreaItem,
  options: { lit: boolean; scale: number },
): void {
  const color = areaColor(palette, area)
  ctx.save()
  ctx.beginPath()
  ctx.roundRect(area.x, area.y, area.w, area.h, radius)
  if (isThema(area)) {
    ctx.fillStyle = palette.vlak
    ctx.fill()
    ctx.globalAlpha = palette.tint
    ctx.fillStyle = color
    ctx.fill()
  } else if (area.kind === 'voorstel') {
    ctx.globalAlpha = 0.45
    ctx.fillStyle = palette.voorstelLicht
    ctx.fill()
  }
  ctx.globalAlpha = options.lit || palette.contrast ? 1 : isThema(area) ? 0.45 : 1
  ctx.strokeStyle =
    isThema(area) || options.lit ? color : area.kind === 'voorstel' ? palette.voorstel : palette.lijnSterk
  // Lines keep their thickness on screen; 1.5 bord units would vanish at 40 %.
  ctx.lineWidth = (options.lit ? 3 : 1.5) / Math.min(1, options.scale)
  if (!isSolid(area)) ctx.setLineDash([7 / options.scale, 5 / options.scale])
  ctx.stroke()
  if (area.isFolded === true) {
    // A pile: there is more below the plate.
    const px = 1 / Math.min(1, options.scale)
    for (const row of [1, 2]) {
      ctx.beginPath()
      ctx.moveTo(area.x + radius + row * 6, area.y + area.h + row * 3.5 * px)
      ctx.lineTo(area.x + area.w - radius - row * 6, area.y + area.h + row * 3.5 * px)
      ctx.stroke()
    }
  }
  if (area.kind === 'frame') {
    // Two short lines in the corner: here it can be made larger.
    const px = 1 / options.scale
    ctx.beginPath()
    for (const far of [7, 13]) {
      ctx.moveTo(area.x + area.w - far * px, area.y + area.h - 3 * px)
      ctx.lineTo(area.x + area.w - 3 * px, area.y + area.h - far * px)
    }
    ctx.stroke()
  }
  ctx.restore()
}

/** The question in an area without notes: empty is an invitation. */
export function paintEmptyArea(ctx: Ctx, { palette }: PaintKit, area: AreaItem, text: string): void {
  ctx.save()
  ctx.font = font(17)
  ctx.fillStyle = palette.inkt2
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText(text, area.x + area.w / 2, area.y + area.plateHeight + (area.h - area.plateHeight) / 2 + 4, area.w - 40)
  ctx.restore()
}

/** Where the plate of an area belongs, at its top, in bord units. */
export function ownPlateRect(area: AreaItem, scale: number): Rect {
  // From afar the sign keeps a size on screen at which its words can be read.
  const detail = detailAt(scale)
  const least = detail === 'paper' ? 36 : detail === 'bars' ? 24 : 0
  const h = Math.max(area.plateHeight, Math.min(least / scale, area.h * 0.5))
  return { x: area.x + plateInset, y: area.y + plateInset - 1, w: area.w - 2 * plateInset, h }
}

/** Where people see the plate, in bord units: at its place, or at the top edge of the view while the area is in view. */
export function plateRect(area: AreaItem, view: Viewport, topEdge: number): Rect {
  const own = ownPlateRect(area, view.scale)
  const edge = (topEdge - view.y) / view.scale
  const lowest = area.y + area.h - own.h - plateInset
  return { ...own, y: Math.max(own.y, Math.min(edge, lowest)) }
}

/** The enamel sign: white letters, thin white inner line, pictogram and count. `lifted`: a drop would land here. */
export function paintPlate(
  ctx: Ctx,
  kit: PaintKit,
  area: AreaItem,
  options: {
    rect: Rect
    view: Viewport
    detail: Detail
    lifted: boolean
    sticky: boolean
    clip: (text: string, size: number, width: number, maxLines: number) => readonly string[]
  },
): void {
  const { palette, paths } = kit
  const { rect, view, detail } = options
  const color = areaColor(palette, area)
  ctx.save()
  if (options.lifted || options.sticky) {
    ctx.shadowColor = 'rgb(18 33 43 / 0.3)'
    ctx.shadowBlur = 12
    ctx.shadowOffsetY = 4
  }
  ctx.beginPath()
  ctx.roundRect(rect.x, rect.y, rect.w, rect.h, 8)
  ctx.fillStyle = color
  ctx.fill()
  ctx.shadowColor = 'transparent'
  ctx.beginPath()
  ctx.roundRect(rect.x + 2.6, rect.y + 2.6, rect.w - 5.2, rect.h - 5.2, 6)
  ctx.globalAlpha = 0.92
  ctx.lineWidth = 1.8
  ctx.strokeStyle = palette.opPlaat
  if (area.kind === 'voorstel') ctx.setLineDash([8, 5])
  ctx.stroke()
  ctx.globalAlpha = 1
  const icon =
    area.kind === 'voorstel' ? 'sparkles' : area.kind === 'frame' ? 'users' : (area.thema?.pictogram ?? 'layers')
  const middle = rect.y + rect.h / 2
  ctx.fillStyle = palette.opPlaat
  ctx.textBaseline = 'middle'
  if (detail === 'paper' || detail === 'bars') {
    const size = Math.min(rect.h * 0.6, Math.max(plateTextSize, 12.5 / view.scale))
    ctx.font = font(size, 700)
    const room = rect.w - size * 2.6
    paintIcon(ctx, paths.icon(icon), {
      x: rect.x + size * 0.55,
      y: middle - size * 0.55,
      size: size * 1.1,
      color: palette.opPlaat,
      width: 2.2,
    })
    const lines = options.clip(area.title, size, room, detail === 'paper' ? 2 : 1)
    lines.forEach((line, row) => {
      ctx.fillText(line, rect.x + size * 1.95, middle + (row - (lines.length - 1) / 2) * size * 1.15 + size * 0.05)
    })
    ctx.restore()
    return
  }
  paintIcon(ctx, paths.icon(icon), { x: rect.x + 14, y: middle - 13, size: 26, color: palette.opPlaat, width: 2 })
  ctx.font = font(plateTextSize, 650)
  const lineHeight = 25
  const first = middle - ((area.titleLines.length - 1) * lineHeight) / 2 + 1
  area.titleLines.forEach((line, row) => {
    ctx.fillText(line, rect.x + 52, first + row * lineHeight)
  })
  ctx.font = font(21, 600)
  ctx.textAlign = 'right'
  ctx.fillText(String(area.count), rect.x + rect.w - 14, middle + 1)
  ctx.restore()
}

/** Screen rectangles of accept and refuse under a ghost: 24 px whatever the zoom. */
export function ghostButtons(ghost: Rect, view: Viewport): { readonly accept: Rect; readonly refuse: Rect } {
  const on = rectToScreen(view, ghost)
  const size = 24
  const y = on.y + on.h - size * 0.72
  const right = on.x + on.w + 3
  return {
    accept: { x: right - 2 * size - 3, y, w: size, h: size },
    refuse: { x: right - size, y, w: size, h: size },
  }
}
