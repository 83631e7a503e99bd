import { fontFamily } from './paint-icon.ts'
import type { MeasureWord } from './wrap.ts'

/** Measures words on a canvas of its own; at 100 px, because small sizes round. */
export function createCanvasMeasure(): MeasureWord {
  const ctx = document.createElement('canvas').getContext('2d')
  if (ctx === null) return (word) => word.length * 0.46
  return (word) => {
    ctx.font = `400 100px ${fontFamily}`
    return ctx.measureText(word).width / 100
  }
}

/** Waits for the weights that the canvas uses; a canvas does not repaint by itself when a font arrives. */
export async function loadCanvasFont(): Promise<void> {
  await Promise.all(['400', '650', '700'].map((weight) => document.fonts.load(`${weight} 16px ${fontFamily}`)))
}
