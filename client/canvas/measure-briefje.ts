import type { Signaal } from '../../shared/domain/signaal.ts'
import { type Detail, iconTextSize, textSize, wordsTextSize } from './lod.ts'
import type { WrappedText, Wrapper } from './wrap.ts'

/** Width of every note on the bord, in bord units; its height fits its text. */
export const briefjeWidth = 140
export const paddingX = 11
export const paddingTop = 8
export const paddingBottom = 11
/** Room for the line with icon and kind, at full detail. */
export const labelHeight = 20
export const iconSize = 17
const minHeight = 50
/** Room for the pill with the number of people under a merged note. */
export const stackPillHeight = 20

/** Line height and room for text, per level of detail that shows words. */
export const textStyles = {
  label: { fontSize: textSize, lineHeight: 19.2, indent: 0, top: labelHeight },
  icon: { fontSize: iconTextSize, lineHeight: 20.4, indent: iconSize + 4, top: 0 },
  words: { fontSize: wordsTextSize, lineHeight: 26, indent: 24, top: 0 },
} as const satisfies Partial<Record<Detail, { fontSize: number; lineHeight: number; indent: number; top: number }>>
export type TextDetail = keyof typeof textStyles

const innerWidth = briefjeWidth - 2 * paddingX

/** Height that shows the whole text at full detail and at icon detail. `people` > 1 adds room for the count. */
export function heightOf(wrapper: Wrapper, text: string, people: number): number {
  let height = minHeight
  for (const detail of ['label', 'icon'] as const) {
    const style = textStyles[detail]
    const lines = wrapper.wrap(text, { fontSize: style.fontSize, width: innerWidth, indent: style.indent }).lines.length
    height = Math.max(height, paddingTop + style.top + lines * style.lineHeight + paddingBottom)
  }
  return Math.ceil(height) + (people > 1 ? stackPillHeight : 0)
}

/** Text of a note as painted, remembered per text, detail and height. */
export interface BriefjeText {
  linesFor(text: string, detail: TextDetail, height: number): WrappedText
  clear(): void
}

/** Creates the cache that painting uses: one wrap per text, detail and room, however often it is painted. */
export function createBriefjeText(wrapper: Wrapper): BriefjeText {
  const known = new Map<string, WrappedText>()
  return {
    linesFor(text, detail, height) {
      const style = textStyles[detail]
      const room = Math.floor((height - paddingTop - paddingBottom / 2 - style.top) / style.lineHeight)
      const maxLines = detail === 'words' ? Math.max(2, room) : Math.max(1, room)
      const key = `${detail}${maxLines}|${text}`
      const found = known.get(key)
      if (found !== undefined) return found
      if (known.size > 30_000) known.clear()
      const wrapped = wrapper.wrap(text, {
        fontSize: style.fontSize,
        width: innerWidth,
        indent: style.indent,
        ...(detail === 'words' ? { maxLines } : {}),
      })
      known.set(key, wrapped)
      return wrapped
    },
    clear: () => {
      known.clear()
    },
  }
}

/** What stands on the note: a hidden one keeps its place but not its words. */
export const shownText = (signaal: Signaal, hiddenText: string): string =>
  signaal.hidden === undefined ? signaal.text : hiddenText
