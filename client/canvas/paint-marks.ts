import type { Rect } from './geometry.ts'
import type { IconName } from './icon-paths.ts'
import { type Ctx, font, paintIcon } from './paint-icon.ts'
import type { Palette } from './palette.ts'

/** What stands on the edge of a note: it is held in place, who recognises it, who has a question, what was said. */
export interface Marks {
  readonly herken: number
  readonly vraag: number
  readonly opmerkingen: number
  readonly vast?: boolean
}

const icons = [
  ['herken', 'hand'],
  ['vraag', 'circle-question'],
  ['opmerkingen', 'message-square'],
] as const satisfies readonly (readonly [Exclude<keyof Marks, 'vast'>, IconName])[]

interface Kit {
  readonly palette: Palette
  readonly paths: { icon(name: IconName): Path2D }
}

/** A small pill on the lower edge, larger where the words are; the context has its corner at the corner of the note. */
export function paintMarks(ctx: Ctx, kit: Kit, rect: Rect, marks: Marks, detail: 'label' | 'icon' | 'words'): void {
  const shown = icons.filter(([name]) => marks[name] > 0)
  if (shown.length === 0 && marks.vast !== true) return
  const { palette, paths } = kit
  const h = detail === 'words' ? 24 : 18
  const size = h - 5
  ctx.font = font(size, 700)
  const parts: { readonly icon: IconName; readonly text: string; readonly w: number }[] = shown.map(([name, icon]) => {
    const text = String(marks[name])
    return { icon, text, w: size + 3 + text.length * size * 0.56 }
  })
  if (marks.vast === true) parts.unshift({ icon: 'lock', text: '', w: size })
  const w = parts.reduce((sum, part) => sum + part.w, 0) + (parts.length - 1) * 7 + 14
  const x = 10
  const y = rect.h - h / 2
  ctx.beginPath()
  ctx.roundRect(x, y, w, h, h / 2)
  ctx.fillStyle = palette.vlak
  ctx.fill()
  ctx.lineWidth = 1.3
  ctx.strokeStyle = palette.lijnSterk
  ctx.stroke()
  ctx.textBaseline = 'middle'
  let at = x + 7
  for (const part of parts) {
    paintIcon(ctx, paths.icon(part.icon), {
      x: at,
      y: y + (h - size) / 2,
      size,
      color: palette.inkt,
      width: 2.4,
    })
    ctx.fillStyle = palette.inkt
    ctx.fillText(part.text, at + size + 3, y + h / 2 + 0.5)
    at += part.w + 7
  }
}
