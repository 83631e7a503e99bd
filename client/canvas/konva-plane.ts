import type Konva from 'konva'

/** A stage of Konva with one layer and one shape, that paints when it is told to and keeps what it shows. */
export interface KonvaPlane {
  /** For the `ref` of the layer, which has `clearBeforeDraw` off. */
  readonly hold: (layer: Konva.Layer | null) => void
  /** For the only shape on it. */
  readonly sceneFunc: (context: Konva.Context) => void
  /** What Konva paints on; `undefined` while React has not made it. */
  readonly canvas: () => HTMLCanvasElement | undefined
  /** Makes the stage so many CSS px large, rounded to whole pixels of the screen; another size empties the canvas. */
  readonly resize: (ratio: number, width: number, height: number) => void
  /** Has Konva draw the layer, now, by `paint`; its context has to be given its own transform. */
  readonly draw: (paint: (ctx: CanvasRenderingContext2D) => void) => void
  /** A stage that is not shown costs nothing. */
  readonly show: (isShown: boolean) => void
}

/**
 * Konva also draws by itself: when a stage gets another size, an attribute changes, the page is looked at again. The
 * shape then paints nothing, so that the picture stays: it paints only within `draw`. `onHeld`: there is a new canvas.
 */
export function createPlane(onHeld: () => void): KonvaPlane {
  let layer: Konva.Layer | null = null
  let work: ((ctx: CanvasRenderingContext2D) => void) | undefined
  return {
    hold: (made) => {
      layer = made
      if (made !== null) onHeld()
    },
    sceneFunc: (context) => work?.(context._context),
    canvas: () => layer?.getNativeCanvasElement(),
    resize: (ratio, width, height) => {
      const stage = layer?.getStage()
      const canvas = layer?.getCanvas()
      if (!stage || canvas === undefined) return
      if (canvas.getPixelRatio() !== ratio) canvas.setPixelRatio(ratio)
      const [w, h] = [onWholePixels(width, ratio), onWholePixels(height, ratio)]
      if (stage.width() !== w) stage.width(w)
      if (stage.height() !== h) stage.height(h)
    },
    draw: (paint) => {
      work = paint
      try {
        layer?.drawScene()
      } finally {
        work = undefined
      }
    },
    show: (isShown) => {
      const box = layer?.getStage()?.container()
      if (box !== undefined && box.hidden === isShown) box.hidden = !isShown
    },
  }
}

/** The CSS px of which Konva, which rounds down, makes the nearest whole number of pixels: one of the canvas is one of the screen. */
function onWholePixels(length: number, ratio: number): number {
  const pixels = Math.round(length * ratio)
  const exact = pixels / ratio
  return Math.floor(exact * ratio) === pixels ? exact : exact + 1e-6
}
