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
      // A word that fits on no line is broken where the line ends, with a hyphen between letters.
      let rest = word
      while (rest !== '') {
        const whole = widthOf(rest) * fontSize <= room() - used
        const piece = whole ? rest : breakWord(rest, (room() - used) / fontSize, widthOf, used > 0)
        rest = rest.slice(piece.length)
        const hyphen = rest !== '' && isLetter(piece.at(-1)) && isLetter(rest[0]) ? '-' : ''
        line += piece + hyphen
        used += widthOf(piece) * fontSize
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

const isLetter = (character: string | undefined): boolean => character !== undefined && /\p{L}/u.test(character)
const isVowel = (character: string | undefined): boolean =>
  character !== undefined && /[aeiouyáéíóúàèëïöü]/iu.test(character)

/** A consonant (or one with r or l behind it) before a vowel; not in the middle of such a pair. */
function startsSyllable(word: string, at: number): boolean {
  if (isVowel(word[at])) return false
  if (/[rl]/i.test(word[at] ?? '') && /[bcdfgkptv]/i.test(word[at - 1] ?? '')) return false
  return isVowel(word[at + 1]) || (/[rl]/i.test(word[at + 1] ?? '') && isVowel(word[at + 2]))
}

/**
 * The first part of a word that fits: at a hyphen or slash when there is one, else at the end of what looks like a
 * syllable (before a consonant with a vowel behind it). Empty when the line has no room and the next line has.
 */
function breakWord(word: string, width: number, widthOf: MeasureWord, mayWait: boolean): string {
  const most = prefixThatFits(word, width - widthOf('-'), widthOf)
  for (let cut = most; cut >= 3 && cut > most - 6; cut--)
    if (/[-/]/.test(word[cut - 1] ?? '')) return word.slice(0, cut)
  for (let cut = most; cut >= 3 && cut > most - 5; cut--)
    if (word.length - cut >= 2 && /[aeiouy]/i.test(word.slice(0, cut)) && startsSyllable(word, cut))
      return word.slice(0, cut)
  if (most >= 3) return word.slice(0, most)
  return mayWait ? '' : word.slice(0, Math.max(1, most))
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

function withEllipsis(whole: string, width: number, widthOf: MeasureWord): string {
  const line = whole.replace(/-$/, '')
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
