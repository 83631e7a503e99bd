import type { Measure } from '../../../shared/domain/wijkkaart-scene.ts'
import { fonts } from './paint.ts'

/** Measures words in the fonts of the wijkkaart and remembers their widths. Draw nothing with it. */
export function createMeasure(): Measure {
  const ctx = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()
  return (text, font) => {
    const key = `${font} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    if (ctx === null) return text.length * 7
    ctx.font = fonts[font]
    const width = ctx.measureText(text).width
    widths.set(key, width)
    return width
  }
}
