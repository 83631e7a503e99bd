import type { Signaal, SignaalKind } from '../../shared/domain/signaal.ts'
import { type Rect, rectToBord, rectToScreen, type Viewport } from './geometry.ts'
import type { AreaItem, GhostItem, LayoutItem, SignaalItem } from './layout.ts'
import { type Detail, detailAt } from './lod.ts'
import { paddingTop, paddingX, shownText, textStyles } from './measure-briefje.ts'
import { ghostButtons, paintArea, paintEmptyArea, paintPlate, plateRect } from './paint-area.ts'
import { type BriefjeLook, type PaintKit, paintBriefje } from './paint-briefje.ts'
import type { ExtraPainter, ExtraView } from './paint-extra.ts'
import { type Ctx, font, paintIcon } from './paint-icon.ts'
import type { Marks } from './paint-marks.ts'
import type { SpatialIndex } from './spatial.ts'
import type { Wrapper } from './wrap.ts'

/** Words that the painter needs; from the messages, so that the kernel knows no language. */
export interface CanvasTexts {
  readonly hidden: string
  readonly emptyThema: string
  readonly emptyLos: string
  readonly emptyFrame: string
  readonly kinds: Readonly<Record<SignaalKind, string>>
}

/** Everything one frame depends on. */
export interface Frame {
  readonly view: Viewport
  /** Size of the canvas in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Notes painted on the live layer instead: dragged here or by somebody else. */
  readonly elsewhere: ReadonlySet<string>
  readonly selected: ReadonlySet<string>
  readonly focused: string | undefined
  readonly hovered: string | undefined
  /** Ghosts that the panel points at. */
  readonly lit: string | undefined
  readonly dropArea: string | undefined
  readonly editing: string | undefined
  /** New notes of others get a yellow frame for three seconds. */
  readonly fresh: ReadonlySet<string>
  readonly showGhosts: boolean
  readonly filter: ((item: SignaalItem) => boolean) | undefined
  readonly extra: Iterable<ExtraPainter>
  readonly extraView: ExtraView
}

export interface Painter {
  readonly kit: PaintKit
  readonly index: SpatialIndex
  readonly wrapper: Wrapper
  readonly texts: CanvasTexts
  /** How many people react to a note, and how often something was said about it. */
  readonly marksOf: (signaal: Signaal) => Marks
}

/** Paints all that lies still: one query of the R-tree, areas, then notes from low to high, then the plates. */
export function paintStatic(ctx: Ctx, painter: Painter, frame: Frame): void {
  const { kit, index } = painter
  const { view } = frame
  const detail = detailAt(view.scale)
  const margin = 24
  const seen = index.query(
    rectToBord(view, { x: -margin, y: -margin, w: frame.width + 2 * margin, h: frame.height + 2 * margin }),
  )
  ctx.save()
  ctx.translate(view.x, view.y)
  ctx.scale(view.scale, view.scale)
  const areas = seen.filter((item): item is AreaItem => item.type === 'area')
  for (const area of areas) {
    if (area.kind === 'voorstel' && !frame.showGhosts) continue
    paintArea(ctx, kit, area, { lit: area.id === frame.dropArea, scale: view.scale })
    if (area.count === 0 && area.kind !== 'voorstel' && detail !== 'paper' && detail !== 'bars')
      paintEmptyArea(ctx, kit, area, emptyText(area, painter.texts))
  }
  for (const one of frame.extra) one.under?.(ctx, frame.extraView)
  for (const item of seen) {
    if (item.type === 'signaal' && !frame.elsewhere.has(item.id)) paintSignaal(ctx, painter, frame, item, detail)
    else if (item.type === 'ghost' && frame.showGhosts) paintGhost(ctx, painter, frame, item, detail)
  }
  for (const one of frame.extra) one.over?.(ctx, frame.extraView)
  for (const area of areas) {
    if (area.kind === 'voorstel' && !frame.showGhosts) continue
    const rect = plateRect(area, view, 6)
    paintPlate(ctx, kit, area, {
      rect,
      view,
      detail,
      lifted: area.id === frame.dropArea,
      sticky: rect.y > area.y + 8,
      clip: (text, size, width, maxLines) => painter.wrapper.wrap(text, { fontSize: size, width, maxLines }).lines,
    })
    if (area.id === frame.focused) paintFocus(ctx, painter, rect, view.scale)
  }
  ctx.restore()
}

const emptyText = ({ kind, frame }: AreaItem, texts: CanvasTexts): string =>
  kind === 'thema' ? texts.emptyThema : frame?.table === undefined ? texts.emptyLos : texts.emptyFrame

/** How a note looks here; `alpha` 1 unless something about it is set aside. */
export function lookOf(painter: Pick<Painter, 'texts' | 'marksOf'>, item: SignaalItem, lifted = false): BriefjeLook {
  const { signaal } = item
  return {
    kind: signaal.kind,
    text: shownText(signaal, painter.texts.hidden),
    label: painter.texts.kinds[signaal.kind],
    stack: item.stack,
    marks: painter.marksOf(signaal),
    hidden: signaal.hidden !== undefined,
    alpha: signaal.parked === true || signaal.offTopic === true ? 0.75 : 1,
    lifted,
  }
}

function paintSignaal(ctx: Ctx, painter: Painter, frame: Frame, item: SignaalItem, detail: Detail): void {
  const { palette } = painter.kit
  const look = lookOf(painter, item, item.id === frame.hovered && detail !== 'paper')
  const dimmed = frame.filter !== undefined && !frame.filter(item)
  paintBriefje(
    ctx,
    painter.kit,
    item,
    {
      ...look,
      lifted: look.lifted && !dimmed,
      alpha: dimmed ? 0.16 : look.alpha,
      text: item.id === frame.editing ? '' : look.text,
    },
    detail,
  )
  const px = 1 / frame.view.scale
  if (frame.fresh.has(item.id)) ring(ctx, item, { color: palette.geel, width: 4 * px, gap: 1.5 * px })
  if (frame.selected.has(item.id)) ring(ctx, item, { color: palette.blauw, width: 2.5 * px, gap: 3 * px })
  if (item.id === frame.focused) paintFocus(ctx, painter, item, frame.view.scale)
}

function paintFocus(ctx: Ctx, { kit: { palette } }: Painter, rect: Rect, scale: number): void {
  const px = 1 / scale
  ring(ctx, rect, { color: palette.focusBinnen, width: 2 * px, gap: 1.5 * px })
  ring(ctx, rect, { color: palette.focus, width: 3 * px, gap: 4 * px })
}

export function ring(ctx: Ctx, rect: Rect, line: { color: string; width: number; gap: number }): void {
  ctx.beginPath()
  ctx.roundRect(rect.x - line.gap, rect.y - line.gap, rect.w + 2 * line.gap, rect.h + 2 * line.gap, 8 + line.gap)
  ctx.lineWidth = line.width
  ctx.strokeStyle = line.color
  ctx.stroke()
}

/** A proposal of the computer: dashed violet, sparkles, faded; never paper. */
function paintGhost(ctx: Ctx, painter: Painter, frame: Frame, item: GhostItem, detail: Detail): void {
  const { palette, paths, texts } = painter.kit
  const { view } = frame
  const lit = item.id === frame.lit || item.id === frame.hovered || item.id === frame.focused
  ctx.save()
  ctx.translate(item.x, item.y)
  ctx.beginPath()
  ctx.roundRect(0, 0, item.w, item.h, 4)
  ctx.globalAlpha = lit ? 1 : 0.8
  ctx.fillStyle = palette.voorstelLicht
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.lineWidth = (lit ? 2.6 : 1.6) / Math.min(1, view.scale)
  ctx.strokeStyle = palette.voorstel
  ctx.setLineDash([5 / view.scale, 3.5 / view.scale])
  ctx.stroke()
  ctx.setLineDash([])
  if (detail === 'label' || detail === 'icon' || detail === 'words') {
    const shown = detail === 'label' ? 'icon' : detail
    const style = textStyles[shown]
    paintIcon(ctx, paths.icon('sparkles'), {
      x: paddingX,
      y: paddingTop + 1,
      size: style.indent - 4,
      color: palette.voorstel,
    })
    ctx.font = font(style.fontSize)
    ctx.fillStyle = palette.inkt
    ctx.textBaseline = 'alphabetic'
    texts.linesFor(item.ghost.signaal.text, shown, item.h - 24).lines.forEach((line, row) => {
      ctx.fillText(
        line,
        paddingX + (row === 0 ? style.indent : 0),
        paddingTop + row * style.lineHeight + style.fontSize * 0.92,
      )
    })
  }
  ctx.restore()
  if (item.id === frame.focused) paintFocus(ctx, painter, item, view.scale)
  if (detail === 'paper' || (detail === 'bars' && !lit)) return
  // Accept and refuse keep their size on screen, so they are painted in pixels.
  ctx.save()
  ctx.scale(1 / view.scale, 1 / view.scale)
  ctx.translate(-view.x, -view.y)
  const { accept, refuse } = ghostButtons(item, view)
  for (const [rect, icon, fill, ink] of [
    [accept, 'check', palette.voorstel, palette.contrast || !palette.dark ? '#ffffff' : palette.vlak],
    [refuse, 'x', palette.vlak, palette.voorstel],
  ] as const) {
    ctx.beginPath()
    ctx.arc(rect.x + rect.w / 2, rect.y + rect.h / 2, rect.w / 2 - 1.5, 0, 2 * Math.PI)
    ctx.fillStyle = fill
    ctx.fill()
    ctx.lineWidth = 1
    ctx.strokeStyle = palette.voorstel
    ctx.stroke()
    paintIcon(ctx, paths.icon(icon), { x: rect.x + 5.5, y: rect.y + 5.5, size: 13, color: ink, width: 3 })
  }
  ctx.restore()
}

/** Somebody's pointer. */
export interface CursorMark {
  readonly key: number
  readonly x: number
  readonly y: number
  readonly label: string
  readonly color: string
}

/** A note that is being moved, here or by somebody else. */
export interface DragMark {
  readonly item: SignaalItem
  readonly dx: number
  readonly dy: number
  /** Who moves it; absent for oneself. */
  readonly label?: string
  readonly color?: string
}

export interface LiveFrame {
  readonly view: Viewport
  readonly drags: readonly DragMark[]
  readonly cursors: readonly CursorMark[]
  /** In bord units. */
  readonly marquee: Rect | undefined
  readonly editingBy: readonly { readonly item: LayoutItem; readonly label: string; readonly color: string }[]
  readonly reducedMotion: boolean
  readonly extra: Iterable<ExtraPainter>
  readonly extraView: ExtraView
}

/** Paints what moves: dragged notes, the selection rectangle, cursors and who writes where. */
export function paintLive(ctx: Ctx, painter: Painter, frame: LiveFrame): void {
  const { kit } = painter
  const { view } = frame
  const detail = detailAt(view.scale)
  ctx.save()
  ctx.translate(view.x, view.y)
  ctx.scale(view.scale, view.scale)
  for (const drag of frame.drags) {
    const rect = { x: drag.item.x + drag.dx, y: drag.item.y + drag.dy, w: drag.item.w, h: drag.item.h }
    ctx.save()
    if (!frame.reducedMotion) {
      // Two degrees of tilt: lifted paper (DESIGN §4).
      ctx.translate(rect.x + rect.w / 2, rect.y + rect.h / 2)
      ctx.rotate(-0.035)
      ctx.translate(-rect.x - rect.w / 2, -rect.y - rect.h / 2)
    }
    paintBriefje(ctx, kit, rect, lookOf(painter, drag.item, true), detail)
    ctx.restore()
  }
  for (const one of frame.extra) one.live?.(ctx, frame.extraView)
  if (frame.marquee !== undefined) {
    ctx.fillStyle = kit.palette.blauw
    ctx.globalAlpha = 0.1
    ctx.fillRect(frame.marquee.x, frame.marquee.y, frame.marquee.w, frame.marquee.h)
    ctx.globalAlpha = 1
    ctx.lineWidth = 1.5 / view.scale
    ctx.strokeStyle = kit.palette.blauw
    ctx.strokeRect(frame.marquee.x, frame.marquee.y, frame.marquee.w, frame.marquee.h)
  }
  ctx.restore()
  for (const drag of frame.drags) {
    if (drag.label === undefined) continue
    const on = rectToScreen(view, { ...drag.item, x: drag.item.x + drag.dx, y: drag.item.y + drag.dy })
    nameTag(ctx, drag.label, on.x + on.w * 0.55, on.y + on.h + 3, drag.color ?? kit.palette.inkt)
  }
  for (const { item, label, color } of frame.editingBy) {
    const on = rectToScreen(view, item)
    ctx.beginPath()
    ctx.roundRect(on.x - 3, on.y - 3, on.w + 6, on.h + 6, 7)
    ctx.lineWidth = 2
    ctx.strokeStyle = color
    ctx.stroke()
    nameTag(ctx, label, on.x, on.y + on.h + 5, color)
  }
  for (const cursor of frame.cursors) {
    const x = cursor.x * view.scale + view.x
    const y = cursor.y * view.scale + view.y
    ctx.beginPath()
    ctx.moveTo(x, y)
    ctx.lineTo(x + 4.5, y + 16)
    ctx.lineTo(x + 8.2, y + 9.4)
    ctx.lineTo(x + 15.6, y + 8)
    ctx.closePath()
    ctx.fillStyle = cursor.color
    ctx.fill()
    ctx.lineWidth = 1.5
    ctx.strokeStyle = '#ffffff'
    ctx.stroke()
    nameTag(ctx, cursor.label, x + 12, y + 16, cursor.color)
  }
}

function nameTag(ctx: Ctx, label: string, x: number, y: number, color: string): void {
  ctx.save()
  ctx.font = font(12.5, 700)
  const width = ctx.measureText(label).width + 16
  ctx.beginPath()
  ctx.roundRect(x, y, width, 20, [3, 10, 10, 10])
  ctx.fillStyle = color
  ctx.fill()
  ctx.fillStyle = '#ffffff'
  ctx.textBaseline = 'middle'
  ctx.fillText(label, x + 8, y + 10.5)
  ctx.restore()
}
