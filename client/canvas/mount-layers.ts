import { createCursors } from './cursors.ts'
import type { CanvasScene } from './scene.ts'

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
  const live = layer({ alpha: true })
  const cursors = createCursors(host)
  const asked = { still: false, live: false, cursors: false }
  let frame: number | undefined

  const resize = (canvas: HTMLCanvasElement, ratio: number): void => {
    const { width, height } = scene.camera.size
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (canvas.width !== w) canvas.width = w
    if (canvas.height !== h) canvas.height = h
    // The exact size in CSS, so that one pixel of the canvas is one of the screen.
    canvas.style.width = `${w / ratio}px`
    canvas.style.height = `${h / ratio}px`
  }
  const paintLive = (ratio: number): void => {
    const isMoving = scene.isMoving()
    live.canvas.hidden = !isMoving
    if (!isMoving || live.ctx === null) return
    resize(live.canvas, ratio)
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
      resize(still.canvas, ratio)
      scene.paintStill({ ctx: still.ctx, ratio })
    }
    if (isLive) paintLive(ratio)
    if (isCursors) cursors.show(scene.cursors(), scene.camera.view)
  }
  const ask = (what: keyof typeof asked): void => {
    asked[what] = true
    frame ??= requestAnimationFrame(paint)
  }
  live.canvas.hidden = true
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
