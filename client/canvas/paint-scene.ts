import type { RecordState } from '../model/types.ts'
import { type Rect, rectToBord, rectToScreen, type Viewport } from './geometry.ts'
import type { AreaItem, GhostItem, LayoutItem, SignaalItem } from './layout.ts'
import { type Detail, detailAt } from './lod.ts'
import { paddingTop, paddingX, shownText, textStyles } from './measure-briefje.ts'
import { nameTag } from './name-tag.ts'
import { ghostButtons, paintArea, paintEmptyArea } from './paint-area.ts'
import { type BriefjeLook, paintBriefje } from './paint-briefje.ts'
import type { ExtraPainter, ExtraView } from './paint-extra.ts'
import { type Ground, paintGround } from './paint-ground.ts'
import { type Ctx, font, paintIcon } from './paint-icon.ts'
import { paintPlates } from './paint-plates.ts'
import { paintFocus, ring } from './paint-ring.ts'
import { paintUnsaved } from './paint-unsaved.ts'
import type { CanvasTexts, Painter } from './painter.ts'

/** Everything one frame depends on. */
export interface Frame {
  readonly view: Viewport
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
  /** What is painted now, in px; the context is clipped to it. */
  readonly part: Rect
  readonly ground: Ground
  /** Who writes where. */
  readonly editingBy: readonly EditingMark[]
  /** Notes that are not (yet) kept by the server. */
  readonly unsaved: ReadonlyMap<string, RecordState>
}

/** Somebody else writes in this note. */
export interface EditingMark {
  readonly item: LayoutItem
  readonly label: string
  readonly color: string
}

/** What may lie outside a note: rings, tails and buttons (px), shadow and pills (bord units). */
const margin = { px: 14, units: 30 }

/**
 * Paints a part of all that lies still: the ground, one query of the index, areas, then notes from low to high, then the
 * plates and who writes where. Gives how many notes it painted.
 */
export function paintStatic(ctx: Ctx, painter: Painter, frame: Frame): number {
  const { kit, index } = painter
  const { view, part } = frame
  const detail = detailAt(view.scale)
  const around = margin.px + margin.units * view.scale
  const seen = index.query(
    rectToBord(view, { x: part.x - around, y: part.y - around, w: part.w + 2 * around, h: part.h + 2 * around }),
  )
  let notes = 0
  paintGround(ctx, kit, frame.ground, view, part)
  ctx.save()
  ctx.translate(view.x, view.y)
  ctx.scale(view.scale, view.scale)
  const areas = seen.filter((item): item is AreaItem => item.type === 'area')
  for (const area of areas) {
    if (area.kind === 'voorstel' && !frame.showGhosts) continue
    paintArea(ctx, kit, area, { lit: area.id === frame.dropArea, scale: view.scale })
    if (area.count === 0 && area.isBare !== true && area.kind !== 'voorstel' && detail !== 'paper' && detail !== 'bars')
      paintEmptyArea(ctx, kit, area, emptyText(area, painter.texts))
  }
  for (const one of frame.extra) one.under?.(ctx, frame.extraView)
  for (const item of seen) {
    if (item.type === 'signaal' && !frame.elsewhere.has(item.id)) {
      notes++
      paintSignaal(ctx, painter, frame, item, detail)
    } else if (item.type === 'ghost' && frame.showGhosts) paintGhost(ctx, painter, frame, item, detail)
  }
  for (const one of frame.extra) one.over?.(ctx, frame.extraView)
  paintPlates(ctx, painter, areas, frame)
  ctx.restore()
  for (const mark of frame.editingBy) paintEditing(ctx, view, mark)
  return notes
}

function paintEditing(ctx: Ctx, view: Viewport, { item, label, color }: EditingMark): void {
  const on = rectToScreen(view, item)
  ctx.beginPath()
  ctx.roundRect(on.x - 3, on.y - 3, on.w + 6, on.h + 6, 7)
  ctx.lineWidth = 2
  ctx.strokeStyle = color
  ctx.stroke()
  nameTag(ctx, label, on.x, on.y + on.h + 5, color)
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
  const state = frame.unsaved.get(item.id)
  if (state !== undefined && state !== 'bewaren')
    paintUnsaved(ctx, painter.kit, item, { state, words: painter.texts.unsaved[state], view: frame.view, detail })
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
