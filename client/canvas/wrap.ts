/** Width of a piece of text at a font size of 1 unit, in the same unit. Injected, so that wrapping is testable without a canvas. */
export type MeasureWord = (word: string) => number

/** Text laid out on lines; `clipped` when words were left off. */
export interface WrappedText {
  readonly lines: readonly string[]
  readonly clipped: boolean
}

export interface WrapOptions {
  readonly fontSize: number
  readonly width: number
  /** Room taken at the start of the first line, for the icon. */
  readonly indent?: number
  /** At most so many lines; the last then ends in an ellipsis. */
  readonly maxLines?: number
}

/** Wraps text; every distinct word is measured once for all notes and sizes together. */
export interface Wrapper {
  wrap(text: string, options: WrapOptions): WrappedText
  /** Width of a text on one line. */
  width(text: string, fontSize: number): number
  /** How many words were really measured; for tests and the bench. */
  measured(): number
  /** Forgets all widths (the font changed). */
  clear(): void
}

const maxWords = 20_000

/** Creates a wrapper with its own cache of word widths. */
export function createWrapper(measure: MeasureWord): Wrapper {
  const widths = new Map<string, number>()
  let count = 0
  const widthOf = (word: string): number => {
    const known = widths.get(word)
    if (known !== undefined) return known
    // Text that people keep changing must not grow the cache for ever.
    if (widths.size >= maxWords) widths.clear()
    count++
    const width = measure(word)
    widths.set(word, width)
    return width
  }
  const wrapper: Wrapper = {
    wrap: (text, options) => wrapText(text, options, widthOf),
    width: (text, fontSize) => widthOf(text) * fontSize,
    measured: () => count,
    clear: () => {
      widths.clear()
    },
  }
  return wrapper
}

function wrapText(text: string, options: WrapOptions, widthOf: MeasureWord): WrappedText {
  const { fontSize, width, indent = 0, maxLines = Number.POSITIVE_INFINITY } = options
  const space = widthOf(' ') * fontSize
  const lines: string[] = []
  let line = ''
  let used = indent
  const room = (): number => width
  const push = (): void => {
    lines.push(line)
    line = ''
    used = 0
  }
  for (const paragraph of text.split('\n')) {
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      const size = widthOf(word) * fontSize
      if (line !== '' && used + space + size > room()) push()
      if (size <= room() - used - (line === '' ? 0 : space)) {
        used += (line === '' ? 0 : space) + size
        line += line === '' ? word : ` ${word}`
        continue
      }
      // A word that fits on no line is broken where the line ends.
      let rest = word
      while (rest !== '') {
        const fits = prefixThatFits(rest, (room() - used) / fontSize, widthOf)
        const piece = rest.slice(0, Math.max(fits, used > 0 && line === '' && fits === 0 ? 0 : 1))
        line += piece
        used += widthOf(piece) * fontSize
        rest = rest.slice(piece.length)
        if (rest !== '') push()
      }
    }
    push()
  }
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  if (lines.length <= maxLines) return { lines, clipped: false }
  const kept = lines.slice(0, maxLines)
  const lastRoom = width - (maxLines === 1 ? indent : 0)
  kept[maxLines - 1] = withEllipsis(kept[maxLines - 1] ?? '', lastRoom / fontSize, widthOf)
  return { lines: kept, clipped: true }
}

/** Number of characters (whole code points) of `word` that fit in `width` units of font size 1. */
function prefixThatFits(word: string, width: number, widthOf: MeasureWord): number {
  let used = 0
  let length = 0
  for (const character of word) {
    used += widthOf(character)
    if (used > width) break
    length += character.length
  }
  return length
}

function withEllipsis(line: string, width: number, widthOf: MeasureWord): string {
  const dots = widthOf('…')
  if (widthOf(line) + dots <= width) return `${line}…`
  const words = line.split(' ')
  while (words.length > 1) {
    words.pop()
    const shorter = words.join(' ')
    if (widthOf(shorter) + dots <= width) return `${shorter}…`
  }
  const only = words[0] ?? ''
  return `${only.slice(0, prefixThatFits(only, width - dots, widthOf))}…`
}
