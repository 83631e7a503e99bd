import { createCursors } from './cursors.ts'
import type { CanvasScene } from './scene.ts'

/** So many px the canvas is larger than what people see, on every side: room to move it before it has to be painted. */
const slackPx = 192
/** Height in px of the strip in which plates hang at the top: three lines of title, in steps. */
const stripHeightAt = (scale: number): number => Math.ceil((60 + 96 * Math.max(0.9, scale)) / 50) * 50

/**
 * The layers of an open scene inside `host`: one canvas that keeps its picture, one for what moves (there only while
 * something does), and the pointers of others. Paints at most once per frame and never while nothing changes. Returns
 * how to take them away.
 */
export function mountLayers(host: HTMLElement, scene: CanvasScene): () => void {
  const layer = (options: CanvasRenderingContext2DSettings) => {
    const canvas = document.createElement('canvas')
    host.append(canvas)
    return { canvas, ctx: canvas.getContext('2d', options) }
  }
  const still = layer({ alpha: false })
  const plates = layer({ alpha: true })
  const live = layer({ alpha: true })
  const cursors = createCursors(host)
  const asked = { still: false, live: false, cursors: false }
  let frame: number | undefined
  let hasPlates = false

  const resize = (canvas: HTMLCanvasElement, ratio: number, width: number, height: number): void => {
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (canvas.width !== w) canvas.width = w
    if (canvas.height !== h) canvas.height = h
    // The exact size in CSS, so that one pixel of the canvas is one of the screen.
    canvas.style.width = `${w / ratio}px`
    canvas.style.height = `${h / ratio}px`
  }
  const paintStill = (ctx: CanvasRenderingContext2D, ratio: number): void => {
    const { width, height } = scene.camera.size
    const slack = Math.round(slackPx * ratio) / ratio
    resize(still.canvas, ratio, width + 2 * slack, height + 2 * slack)
    const { x, y, scale } = scene.paintStill({ ctx, ratio, width, height, slack })
    const place = `translate(${x}px,${y}px)${scale === 1 ? '' : ` scale(${scale})`}`
    if (still.canvas.style.transform !== place) still.canvas.style.transform = place
  }
  /** Plates that hang at the top edge do not move along: they have a strip of their own. */
  const paintPlates = (ratio: number): void => {
    if (plates.ctx === null) return
    const stripHeight = stripHeightAt(scene.camera.view.scale)
    resize(plates.canvas, ratio, scene.camera.size.width, stripHeight)
    plates.ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    if (hasPlates) plates.ctx.clearRect(0, 0, scene.camera.size.width, stripHeight)
    hasPlates = scene.paintStuck(plates.ctx)
    if (plates.canvas.hidden === hasPlates) plates.canvas.hidden = !hasPlates
  }
  const paintLive = (ratio: number): void => {
    const isMoving = scene.isMoving()
    live.canvas.hidden = !isMoving
    if (!isMoving || live.ctx === null) return
    const { width, height } = scene.camera.size
    resize(live.canvas, ratio, width, height)
    live.ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    live.ctx.clearRect(0, 0, live.canvas.width, live.canvas.height)
    live.ctx.save()
    scene.paintLive(live.ctx)
    live.ctx.restore()
  }
  const paint = (): void => {
    frame = undefined
    const ratio = devicePixelRatio
    if (scene.camera.size.width === 0) return
    const { still: isStill, live: isLive, cursors: isCursors } = asked
    Object.assign(asked, { still: false, live: false, cursors: false })
    if (isStill && still.ctx !== null) {
      paintStill(still.ctx, ratio)
      paintPlates(ratio)
    }
    if (isLive) paintLive(ratio)
    if (isCursors) cursors.show(scene.cursors(), scene.camera.view)
  }
  const ask = (what: keyof typeof asked): void => {
    asked[what] = true
    frame ??= requestAnimationFrame(paint)
  }
  plates.canvas.hidden = true
  live.canvas.hidden = true
  still.canvas.style.willChange = 'transform'
  still.canvas.style.transformOrigin = '0 0'
  const detach = scene.attach(ask)
  // Another screen or another browser zoom has other pixels.
  const watch = new ResizeObserver(() => scene.repaintAll())
  watch.observe(host, { box: 'content-box' })
  const stopRatio = watchRatio(() => scene.repaintAll())
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    detach()
    watch.disconnect()
    stopRatio()
    cursors.close()
    still.canvas.remove()
    plates.canvas.remove()
    live.canvas.remove()
  }
}

/** Calls when one CSS pixel becomes another number of pixels. */
function watchRatio(onChange: () => void): () => void {
  let query: MediaQueryList | undefined
  const changed = (): void => {
    watch()
    onChange()
  }
  const watch = (): void => {
    query?.removeEventListener('change', changed)
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', changed)
  }
  watch()
  return () => query?.removeEventListener('change', changed)
}
