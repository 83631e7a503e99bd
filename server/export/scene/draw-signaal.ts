import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import { kindLook } from '../kind-look.ts'
import type { TextMeasure } from './measure.ts'
import { circle, polyline, type Rect, roundRect, type SceneGroup, type SceneLeaf } from './scene.ts'

/** Width of every signaal on the bord, in bord units; its height fits its words (as on the canvas). */
export const signaalWidth = 140
const paddingX = 11
const paddingTop = 8
const paddingBottom = 11
const labelHeight = 20
const textSize = 14.5
const lineHeight = 19.2
const minHeight = 50
const stackHeight = 20
const ink = '#12212b'
const grey = '#455560'

/** What a signaal shows on a drawing. Without `kind` it is hidden: its place stays, its words are not there. */
export interface DrawnSignaal {
  readonly kind?: SignaalKind
  readonly label: string
  readonly code: string
  readonly text: string
  /** In words, when more than one lies here. */
  readonly stack?: string
  /** Parked or outside the themas: its mark is paler. */
  readonly isAside?: boolean
}

/** The lines of a signaal, and how high it is with them. */
export function measureSignaal(
  measure: TextMeasure,
  drawn: DrawnSignaal,
): { readonly lines: readonly string[]; readonly height: number } {
  const lines = measure.wrap(drawn.text, { size: textSize, width: signaalWidth - 2 * paddingX })
  const height = paddingTop + labelHeight + lines.length * lineHeight + paddingBottom
  return { lines, height: Math.ceil(Math.max(minHeight, height)) + (drawn.stack === undefined ? 0 : stackHeight) }
}

/** A signaal in the silhouette of its kind, so that the kind can be told without colour. */
export function drawSignaal(
  measure: TextMeasure,
  drawn: DrawnSignaal,
  { rect, lines }: { readonly rect: Rect; readonly lines: readonly string[] },
): SceneGroup {
  const { x, y, w, h } = rect
  const items: SceneLeaf[] = []
  const label = `${drawn.code} ${drawn.label}: ${drawn.text}`
  const text = (words: string, at: { x: number; y: number }, size: number, weight: 400 | 600 | 700, fill: string) => {
    const width = measure.width(words, size, weight)
    if (words !== '') items.push({ type: 'text', ...at, text: words, size, weight, fill, width })
  }
  if (drawn.kind === undefined) {
    items.push({
      type: 'path',
      d: roundRect(rect, [4, 4, 4, 4]),
      fill: '#ffffff',
      stroke: grey,
      strokeWidth: 1.2,
      dash: [5, 4],
    })
    items.push({ type: 'icon', name: 'eye-off', x: x + paddingX, y: y + paddingTop + 1, size: 15, color: grey })
    text(
      drawn.code,
      { x: x + w - paddingX - measure.width(drawn.code, 12, 700), y: y + paddingTop + 13 },
      12,
      700,
      grey,
    )
    lines.forEach((line, index) => {
      text(line, { x: x + paddingX, y: y + paddingTop + labelHeight + 14 + index * lineHeight }, textSize, 400, grey)
    })
    return { type: 'group', label: `${drawn.code} ${drawn.label}`, items }
  }
  const look = kindLook[drawn.kind]
  if (drawn.stack !== undefined)
    items.push({
      type: 'path',
      d: shapeOf(drawn.kind, { x: x + 4, y: y + 4, w, h }),
      fill: look.fill,
      stroke: '#b9c4c0',
      strokeWidth: 1,
    })
  items.push({ type: 'path', d: shapeOf(drawn.kind, rect), fill: look.fill, stroke: '#d5dcd9', strokeWidth: 0.8 })
  if (drawn.kind === 'zorg')
    items.push({
      type: 'path',
      d: polyline(
        [
          [x + w - 17, y],
          [x + w, y + 17],
          [x + w - 17, y + 17],
        ],
        true,
      ),
      fill: look.mark,
    })
  if (drawn.kind === 'cijfer')
    items.push({ type: 'path', d: roundRect({ x, y, w, h: 4 }, [2, 2, 0, 0]), fill: look.mark })
  if (drawn.kind === 'gaat_goed')
    items.push({ type: 'path', d: roundRect({ x, y, w: 5, h }, [2, 0, 0, 2]), fill: look.mark })
  items.push({ type: 'icon', name: look.icon, x: x + paddingX, y: y + paddingTop + 1, size: 14, color: look.mark })
  text(drawn.label, { x: x + paddingX + 18, y: y + paddingTop + 13 }, 11.5, 600, look.mark)
  const codeRight = x + w - paddingX - (drawn.kind === 'zorg' ? 12 : 0)
  text(
    drawn.code,
    { x: codeRight - measure.width(drawn.code, 11.5, 700), y: y + paddingTop + 13 },
    11.5,
    700,
    look.mark,
  )
  lines.forEach((line, index) => {
    const at = { x: x + paddingX, y: y + paddingTop + labelHeight + 14 + index * lineHeight }
    text(line, at, textSize, 400, drawn.isAside === true ? grey : ink)
  })
  if (drawn.stack !== undefined) text(drawn.stack, { x: x + paddingX, y: y + h - paddingBottom }, 12, 600, look.mark)
  return { type: 'group', label, items }
}

function shapeOf(kind: SignaalKind, rect: Rect): string {
  const { x, y, w, h } = rect
  switch (kind) {
    case 'zorg':
      return polyline(
        [
          [x, y],
          [x + w - 17, y],
          [x + w, y + 17],
          [x + w, y + h],
          [x, y + h],
        ],
        true,
      )
    case 'oplossing':
      return polyline(
        [
          [x, y + 12],
          [x + 12, y],
          [x + w - 12, y],
          [x + w, y + 12],
          [x + w, y + h],
          [x, y + h],
        ],
        true,
      )
    case 'kans':
      return polyline(
        [
          [x, y],
          [x + w, y],
          [x + w, y + h - 15],
          [x + w - 15, y + h],
          [x, y + h],
        ],
        true,
      )
    case 'aanbod': {
      const [middle, r] = [y + h / 2, 6.5]
      return `M${x} ${y}H${x + w}V${middle - r}A${r} ${r} 0 0 0 ${x + w} ${middle + r}V${y + h}H${x}V${middle + r}A${r} ${r} 0 0 0 ${x} ${middle - r}Z`
    }
    case 'bewonersinput':
      return `${roundRect(rect, [16, 16, 16, 0])}M${x} ${y + h - 1}H${x + 12}L${x} ${y + h + 8}Z`
    case 'wens':
      return roundRect(rect, [18, 18, 18, 18])
    case 'gaat_goed':
      return roundRect(rect, [2, 18, 18, 2])
    default:
      return roundRect(rect, [3, 3, 3, 3])
  }
}

/** A sticker dot, as one puts on paper. */
export const dot = (x: number, y: number, color: string): SceneLeaf => ({
  type: 'path',
  d: circle(x, y, 9),
  fill: color,
})
