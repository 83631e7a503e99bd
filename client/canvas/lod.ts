/**
 * Level of detail (DESIGN §2, Type): what is worth painting depends on how large the text of a note is on screen.
 * `label`: kind in words and text · `icon`: icon and text · `words`: icon and first words, larger · `bars`: greeked ·
 * `paper`: colour only.
 */
export type Detail = 'label' | 'icon' | 'words' | 'bars' | 'paper'

/** Text size of a note in bord units. */
export const textSize = 16
/** Without the label line there is room for larger letters: the picture at 58 % has 10 px text. */
export const iconTextSize = 17.6
export const wordsTextSize = 23

/** Chooses the detail for a zoom (1 = 100 %). */
export function detailAt(scale: number): Detail {
  if (scale < 0.2) return 'paper'
  if (scale * textSize >= 13) return 'label'
  if (scale * iconTextSize >= 9.8) return 'icon'
  if (scale * wordsTextSize >= 7.5) return 'words'
  return 'bars'
}

/** Below 13 px people read in the reading card, not by zooming. */
export const needsReadingCard = (scale: number): boolean => scale * textSize < 13
