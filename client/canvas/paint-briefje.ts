import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { Rect } from './geometry.ts'
import { type IconName, iconPaths } from './icon-paths.ts'
import type { Detail } from './lod.ts'
import { type BriefjeText, iconSize, paddingTop, paddingX, textStyles } from './measure-briefje.ts'
import type { GroundTile } from './paint-ground.ts'
import { type Ctx, font, paintIcon } from './paint-icon.ts'
import { type Marks, paintMarks } from './paint-marks.ts'
import type { Palette } from './palette.ts'

export const kindIcons: Readonly<Record<SignaalKind, IconName>> = {
  praktijksignaal: 'eye',
  cijfer: 'chart-column',
  bewonersinput: 'message-circle',
  zorg: 'cloud-rain',
  wens: 'star',
  oplossing: 'lightbulb',
  aanbod: 'calendar-check',
  kans: 'sprout',
  gaat_goed: 'thumbs-up',
}

/** Path2D objects of one canvas: silhouettes per kind and size, icons per name. */
export interface Paths {
  silhouette(kind: SignaalKind, w: number, h: number, contrast: boolean): Path2D
  icon(name: IconName): Path2D
}

export function createPaths(): Paths {
  const silhouettes = new Map<string, Path2D>()
  const icons = new Map<IconName, Path2D>()
  return {
    silhouette(kind, w, h, contrast) {
      const key = `${kind}|${w}|${h}|${contrast}`
      let path = silhouettes.get(key)
      if (path === undefined) {
        if (silhouettes.size > 5_000) silhouettes.clear()
        path = contrast ? plainShape(kind, w, h) : shapeOf(kind, w, h)
        silhouettes.set(key, path)
      }
      return path
    },
    icon(name) {
      let path = icons.get(name)
      if (path === undefined) {
        path = new Path2D(iconPaths[name])
        icons.set(name, path)
      }
      return path
    },
  }
}

type Corners = [number, number, number, number]
const cornersOf: Readonly<Record<SignaalKind, Corners>> = {
  praktijksignaal: [3, 3, 3, 3],
  cijfer: [2, 2, 2, 2],
  bewonersinput: [16, 16, 16, 0],
  zorg: [3, 3, 3, 3],
  wens: [18, 18, 18, 18],
  oplossing: [3, 3, 3, 3],
  aanbod: [3, 3, 3, 3],
  kans: [3, 3, 3, 3],
  gaat_goed: [2, 18, 18, 2],
}

function plainShape(kind: SignaalKind, w: number, h: number): Path2D {
  const path = new Path2D()
  path.roundRect(0, 0, w, h, cornersOf[kind])
  return path
}

const fold = 17

/** The silhouette of DESIGN §2, so that a kind can be told without colour. */
function shapeOf(kind: SignaalKind, w: number, h: number): Path2D {
  const path = new Path2D()
  switch (kind) {
    case 'zorg':
      polygon(path, [0, 0, w - fold, 0, w, fold, w, h, 0, h])
      break
    case 'oplossing':
      polygon(path, [12, 0, w - 12, 0, w, 12, w, h, 0, h, 0, 12])
      break
    case 'kans':
      polygon(path, [0, 0, w, 0, w, h - 15, w - 15, h, 0, h])
      break
    case 'aanbod': {
      const r = 6.5
      path.moveTo(0, 0)
      path.lineTo(w, 0)
      path.lineTo(w, h / 2 - r)
      path.arc(w, h / 2, r, -Math.PI / 2, Math.PI / 2, true)
      path.lineTo(w, h)
      path.lineTo(0, h)
      path.lineTo(0, h / 2 + r)
      path.arc(0, h / 2, r, Math.PI / 2, -Math.PI / 2, true)
      path.closePath()
      break
    }
    case 'bewonersinput':
      path.roundRect(0, 0, w, h, cornersOf[kind])
      polygon(path, [0, h - 1, 12, h - 1, 0, h + 8])
      break
    default:
      path.roundRect(0, 0, w, h, cornersOf[kind])
  }
  return path
}

function polygon(path: Path2D, points: readonly number[]): void {
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0]
    if (i === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  }
  path.closePath()
}

/** What a note looks like, apart from where it lies. */
export interface BriefjeLook {
  readonly kind: SignaalKind
  readonly text: string
  readonly label: string
  readonly stack: number
  readonly marks: Marks
  readonly hidden: boolean
  /** 0 to 1; faded notes are parked, off topic or being dragged elsewhere. */
  readonly alpha: number
  readonly lifted: boolean
}

export interface PaintKit {
  readonly palette: Palette
  readonly paths: Paths
  readonly texts: BriefjeText
  readonly tile: GroundTile
}

/** Paints one note in bord units; the context already maps bord units to pixels. */
export function paintBriefje(ctx: Ctx, kit: PaintKit, rect: Rect, look: BriefjeLook, detail: Detail): void {
  const { palette, paths } = kit
  const { kind } = look
  const shape = paths.silhouette(kind, rect.w, rect.h, palette.contrast)
  ctx.save()
  ctx.translate(rect.x, rect.y)
  ctx.globalAlpha = look.alpha
  if (look.stack > 1) paintPaperBelow(ctx, kit, shape, kind)
  paintPaper(ctx, kit, rect, look, shape, detail)
  if (detail === 'paper') {
    ctx.restore()
    return
  }
  if (look.hidden) paintHatch(ctx, palette, shape, rect)
  paintWords(ctx, kit, rect, look, detail)
  if (look.stack > 1 && detail !== 'bars') paintStackPill(ctx, kit, rect, kind, look.stack)
  if (detail !== 'bars') paintMarks(ctx, kit, rect, look.marks, detail)
  ctx.restore()
}

function paintPaper(ctx: Ctx, kit: PaintKit, rect: Rect, look: BriefjeLook, shape: Path2D, detail: Detail): void {
  const { palette } = kit
  const { kind } = look
  if (!palette.contrast && detail !== 'paper') {
    if (look.lifted) {
      ctx.save()
      ctx.shadowColor = 'rgb(18 33 43 / 0.34)'
      ctx.shadowBlur = 16
      ctx.shadowOffsetY = 10
      ctx.fillStyle = palette.fill[kind]
      ctx.fill(shape)
      ctx.restore()
    } else {
      // A blurred shadow for every note costs most of the frame; the same shape a little lower looks alike.
      ctx.translate(0, 1.4)
      ctx.fillStyle = 'rgb(18 33 43 / 0.2)'
      ctx.fill(shape)
      ctx.translate(0, -1.4)
    }
  }
  ctx.fillStyle = palette.fill[kind]
  ctx.fill(shape)
  if (palette.contrast) {
    ctx.lineWidth = 2
    ctx.strokeStyle = palette.inkt
    ctx.stroke(shape)
  }
  ctx.fillStyle = palette.mark[kind]
  if (kind === 'cijfer') ctx.fillRect(0, 0, rect.w, 5)
  if (kind === 'gaat_goed') ctx.fillRect(0, 0, 5, rect.h)
  if (kind === 'zorg' && !palette.contrast) {
    ctx.globalAlpha = look.alpha * 0.72
    ctx.beginPath()
    ctx.moveTo(rect.w - fold, 0)
    ctx.lineTo(rect.w, fold)
    ctx.lineTo(rect.w - fold, fold)
    ctx.closePath()
    ctx.fill()
    ctx.globalAlpha = look.alpha
  }
}

function paintPaperBelow(ctx: Ctx, { palette }: PaintKit, shape: Path2D, kind: SignaalKind): void {
  ctx.translate(5, 5)
  ctx.fillStyle = palette.fill[kind]
  ctx.fill(shape)
  ctx.fillStyle = 'rgb(18 33 43 / 0.18)'
  ctx.fill(shape)
  if (palette.contrast) {
    ctx.lineWidth = 2
    ctx.strokeStyle = palette.inkt
    ctx.stroke(shape)
  }
  ctx.translate(-5, -5)
}

function paintHatch(ctx: Ctx, palette: Palette, shape: Path2D, rect: Rect): void {
  ctx.save()
  ctx.clip(shape)
  ctx.strokeStyle = palette.mark.cijfer
  ctx.globalAlpha = 0.25
  ctx.lineWidth = 2
  ctx.beginPath()
  for (let x = -rect.h; x < rect.w; x += 12) {
    ctx.moveTo(x, rect.h)
    ctx.lineTo(x + rect.h, 0)
  }
  ctx.stroke()
  ctx.restore()
}

function paintWords(ctx: Ctx, kit: PaintKit, rect: Rect, look: BriefjeLook, detail: Exclude<Detail, 'paper'>): void {
  const { palette, paths, texts } = kit
  const mark = palette.mark[look.kind]
  const textHeight = rect.h - (look.stack > 1 ? 20 : 0)
  if (detail === 'bars') {
    const style = textStyles.words
    const { lines } = texts.linesFor(look.text, 'words', textHeight)
    ctx.globalAlpha = look.alpha * 0.42
    ctx.fillStyle = palette.briefjeInkt
    const width = rect.w - 2 * paddingX
    lines.forEach((line, row) => {
      const share = Math.min(1, (line.length * style.fontSize * 0.46) / width)
      ctx.fillRect(paddingX, paddingTop + row * style.lineHeight + 7, width * share, 9)
    })
    ctx.globalAlpha = look.alpha
    return
  }
  const style = textStyles[detail]
  const icon = paths.icon(look.hidden ? 'eye-off' : kindIcons[look.kind])
  const barred = look.kind === 'cijfer' ? 2 : 0
  const top = paddingTop + barred
  if (detail === 'label') {
    paintIcon(ctx, icon, { x: paddingX, y: top, size: 15, color: mark })
    ctx.font = font(13.5, 700)
    ctx.fillStyle = mark
    ctx.textBaseline = 'alphabetic'
    ctx.fillText(look.label, paddingX + 20, top + 12.5)
  } else {
    const size = detail === 'words' ? 21 : iconSize
    paintIcon(ctx, icon, { x: paddingX, y: top + (style.lineHeight - size) / 2 - 1, size, color: mark, width: 2.6 })
  }
  ctx.font = font(style.fontSize)
  ctx.fillStyle = palette.briefjeInkt
  ctx.textBaseline = 'alphabetic'
  const { lines } = texts.linesFor(look.text, detail, textHeight)
  lines.forEach((line, row) => {
    ctx.fillText(
      line,
      paddingX + (row === 0 ? style.indent : 0),
      top + style.top + row * style.lineHeight + style.fontSize * 0.92,
    )
  })
}

function paintStackPill(ctx: Ctx, kit: PaintKit, rect: Rect, kind: SignaalKind, stack: number): void {
  const { palette, paths } = kit
  const text = String(stack)
  ctx.font = font(15, 700)
  const width = 34 + text.length * 8
  const x = rect.w - width - 6
  const y = rect.h - 25
  ctx.beginPath()
  ctx.roundRect(x, y, width, 20, 10)
  ctx.fillStyle = palette.contrast ? palette.vlak : '#ffffff'
  ctx.fill()
  ctx.lineWidth = 1.5
  ctx.strokeStyle = palette.mark[kind]
  ctx.stroke()
  paintIcon(ctx, paths.icon('users'), { x: x + 7, y: y + 3, size: 14, color: palette.mark[kind], width: 2.8 })
  ctx.fillStyle = palette.briefjeInkt
  ctx.textBaseline = 'alphabetic'
  ctx.fillText(text, x + 26, y + 15)
}
