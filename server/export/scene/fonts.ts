import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import { projectRoot } from '../project-root.ts'
import type { Weight } from './scene.ts'

/** Where our own fonts lie, below the folder of the product. */
const fontFolder = 'node_modules/@expo-google-fonts/source-sans-3'
const weights: readonly (readonly [weight: Weight, file: string])[] = [
  [400, '400Regular'],
  [600, '600SemiBold'],
  [700, '700Bold'],
]
const emojiFile = 'node_modules/@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'

/** Family names under which the canvas finds them; each weight has one, because not every face says its own weight. */
const familyOf = (weight: Weight): string => `Wijkbord ${weight}`
const emojiFamily = 'Wijkbord Emoji'

/** Tells the canvas about our fonts, once per thread: a second time changes nothing. */
export function registerFonts(root: string = projectRoot()): void {
  if (GlobalFonts.has(emojiFamily)) return
  for (const [weight, file] of weights)
    GlobalFonts.register(readFileSync(join(root, fontFolder, file, `SourceSans3_${file}.ttf`)), familyOf(weight))
  GlobalFonts.register(readFileSync(join(root, emojiFile)), emojiFamily)
}

/** As `ctx.font` wants it. */
export const canvasFont = (weight: Weight, size: number): string =>
  `${size}px "${familyOf(weight)}", "${emojiFamily}", sans-serif`
