/** Reads well at 8 metres: a note of 30 px text in a column of 344 px. Sizes in design px (1920 × 1080). */
const charsPerLine = 22
const lineHeight = 35
const around = 90

/** Estimated height of a note, in design px: long words break, so counting letters is near enough to share out columns. */
export function noteHeight(text: string): number {
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/)) {
    const long = Math.floor(word.length / charsPerLine)
    if (used > 0 && used + 1 + word.length > charsPerLine) {
      lines += 1
      used = 0
    }
    lines += long
    used += (used > 0 ? 1 : 0) + (word.length % charsPerLine)
  }
  return around + lines * lineHeight
}

/**
 * Fills columns left to right, top to bottom, in the order given (newest first); what does not fit is left out, because
 * the wall never scrolls. Heights in design px.
 */
export function fillColumns<T extends { readonly text: string }>(
  notes: readonly T[],
  { columns, height }: { readonly columns: number; readonly height: number },
): readonly (readonly T[])[] {
  const filled: T[][] = [[]]
  let used = 0
  for (const note of notes) {
    const needed = noteHeight(note.text)
    if (used > 0 && used + needed > height) {
      if (filled.length === columns) break
      filled.push([])
      used = 0
    }
    filled.at(-1)?.push(note)
    used += needed
  }
  return filled
}
