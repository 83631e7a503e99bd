import { createCanvas } from '@napi-rs/canvas'
import { canvasFont, registerFonts } from './fonts.ts'
import type { Weight } from './scene.ts'

/** Measures and wraps words in our own font. Sizes in scene units. */
export interface TextMeasure {
  width(text: string, size: number, weight?: Weight): number
  /** Lines no wider than `width` (the first one `indent` narrower); at most `maxLines`, then with an ellipsis. */
  wrap(text: string, options: WrapOptions): readonly string[]
}

export interface WrapOptions {
  readonly size: number
  readonly width: number
  readonly weight?: Weight
  readonly indent?: number
  readonly maxLines?: number
}

/** Words are measured once, at this size; widths grow in proportion. */
const measuredAt = 100

export function createTextMeasure(): TextMeasure {
  registerFonts()
  const context = createCanvas(1, 1).getContext('2d')
  const known = new Map<string, number>()
  const unit = (text: string, weight: Weight): number => {
    const key = `${weight}${text}`
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size > 50_000) known.clear()
    context.font = canvasFont(weight, measuredAt)
    const width = context.measureText(text).width / measuredAt
    known.set(key, width)
    return width
  }
  const width: TextMeasure['width'] = (text, size, weight = 400) => {
    if (text.length > 40 && text.includes(' ')) {
      const words = text.split(' ')
      return (words.reduce((sum, word) => sum + unit(word, weight), 0) + (words.length - 1) * unit(' ', weight)) * size
    }
    return unit(text, weight) * size
  }
  return {
    width,
    wrap: (text, { size, width: room, weight = 400, indent = 0, maxLines = Number.POSITIVE_INFINITY }) => {
      const lines: string[] = []
      const space = unit(' ', weight) * size
      let line: string[] = []
      let used = indent
      const push = (): void => {
        lines.push(line.join(' '))
        line = []
        used = 0
      }
      for (const paragraph of text.split('\n')) {
        for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
          let rest = word
          while (rest !== '') {
            const free = room - used - (line.length === 0 ? 0 : space)
            const whole = unit(rest, weight) * size
            if (whole <= free) {
              line.push(rest)
              used += (line.length === 1 ? 0 : space) + whole
              break
            }
            if (line.length > 0) push()
            else if (used > 0 && whole <= room) push()
            else {
              const piece = fitting(rest, room - used, (part) => unit(part, weight) * size)
              line.push(piece)
              rest = rest.slice(piece.length)
              push()
            }
          }
        }
        push()
      }
      while (lines.length > 1 && lines.at(-1) === '') lines.pop()
      if (lines.length <= maxLines) return lines
      const kept = lines.slice(0, maxLines)
      const last = kept[maxLines - 1] ?? ''
      kept[maxLines - 1] =
        `${fitting(last, room - unit('…', weight) * size, (part) => width(part, size, weight)).trimEnd()}…`
      return kept
    },
  }
}

/** The longest start of a text that fits, at least one sign, never half of one. */
function fitting(text: string, room: number, measure: (text: string) => number): string {
  const signs = [...text]
  let low = 1
  let high = signs.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(signs.slice(0, middle).join('')) <= room) low = middle
    else high = middle - 1
  }
  return signs.slice(0, low).join('')
}
