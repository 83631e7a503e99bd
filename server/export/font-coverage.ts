/** Answers whether a font has a sign for a code point. */
export type Coverage = (codePoint: number) => boolean

/**
 * Reads the character map (`cmap`, formats 4 and 12) of a TrueType font. PDF/UA refuses a sign without a glyph, so signs
 * that are not covered must be replaced before the text reaches the renderer.
 */
export function fontCoverage(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const ranges: (readonly [first: number, last: number])[] = []
  const subtables = view.getUint16(cmap + 2)
  for (let i = 0; i < subtables; i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    const format = view.getUint16(at)
    if (format === 4) readFormat4(view, at, ranges)
    else if (format === 12) readFormat12(view, at, ranges)
  }
  const covered = new Set<number>()
  for (const [first, last] of ranges) for (let code = first; code <= last; code++) covered.add(code)
  return (codePoint) => covered.has(codePoint)
}

function tableOffset(view: DataView, name: string): number {
  const tables = view.getUint16(4)
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(record + n)))
    if (tag === name) return view.getUint32(record + 8)
  }
  throw new Error(`broken assumption: the font has a table ${name}`)
}

type Ranges = (readonly [number, number])[]

function readFormat4(view: DataView, at: number, ranges: Ranges): void {
  const segments = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  for (let i = 0; i < segments; i++) {
    const [first, last] = [view.getUint16(starts + i * 2), view.getUint16(ends + i * 2)]
    if (first === 0xffff) continue
    const offset = view.getUint16(offsets + i * 2)
    const delta = view.getUint16(deltas + i * 2)
    for (let code = first; code <= last; code++) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : view.getUint16(offsets + i * 2 + offset + (code - first) * 2)
      if (glyph !== 0) ranges.push([code, code])
    }
  }
}

function readFormat12(view: DataView, at: number, ranges: Ranges): void {
  const groups = view.getUint32(at + 12)
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + i * 12
    const [first, last, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)]
    ranges.push([glyph === 0 ? first + 1 : first, last])
  }
}
