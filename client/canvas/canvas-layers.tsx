import { type CSSProperties, memo, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore.js'
import { createCursors } from './cursors.ts'
import { createPlane, type KonvaPlane } from './konva-plane.ts'
import type { CanvasScene } from './scene.ts'

/** So many px the canvas is larger than what people see, on every side: room to move it before it has to be painted. */
const slackPx = 192
/** Height in px of the strip in which plates hang at the top: three lines of title, in steps. */
const stripHeightAt = (scale: number): number => Math.ceil((60 + 96 * Math.max(0.9, scale)) / 50) * 50
/** The bord itself listens to the pointer: Konva would look up where each one is. */
const overBord: CSSProperties = { position: 'absolute', inset: 0, pointerEvents: 'none' }

interface Planes {
  /** What lies still; keeps its picture. */
  readonly still: KonvaPlane
  /** Plates that hang at the top edge. */
  readonly plates: KonvaPlane
  /** What moves; shown only while something does. */
  readonly live: KonvaPlane
}

/**
 * The layers of an open scene: three stages of Konva and, over them, the pointers of others. React makes them once; what
 * is on them, and how large they are, is the business of the frames: nothing about a note passes through React.
 */
export const CanvasLayers = memo(function CanvasLayers({ scene }: { readonly scene: CanvasScene }): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const people = useRef<HTMLDivElement>(null)
  const planes = useMemo((): Planes => {
    const plane = () => createPlane(() => scene.repaintAll())
    return { still: plane(), plates: plane(), live: plane() }
  }, [scene])
  useEffect(() => {
    if (host.current === null || people.current === null) return
    return runLayers({ host: host.current, people: people.current, planes, scene })
  }, [planes, scene])
  return (
    <div ref={host} className="cv-stage" aria-hidden="true">
      <PlaneStage plane={planes.still} />
      <PlaneStage plane={planes.plates} />
      <PlaneStage plane={planes.live} />
      <div ref={people} />
    </div>
  )
})

/** One stage, one layer, one shape. It starts without a size: the first frame gives it one. */
function PlaneStage({ plane }: { readonly plane: KonvaPlane }): ReactNode {
  return (
    <Stage width={0} height={0} listening={false} style={overBord}>
      <Layer ref={plane.hold} listening={false} clearBeforeDraw={false}>
        <Shape listening={false} perfectDrawEnabled={false} sceneFunc={plane.sceneFunc} />
      </Layer>
    </Stage>
  )
}

interface Running {
  readonly host: HTMLElement
  /** Where the pointers of others go. */
  readonly people: HTMLElement
  readonly planes: Planes
  readonly scene: CanvasScene
}

/** Paints at most once per frame and never while nothing changes. Returns how to stop. */
function runLayers({ host, people, planes: { still, plates, live }, scene }: Running): () => void {
  const cursors = createCursors(people)
  const asked = { still: false, live: false, cursors: false }
  let frame: number | undefined
  let hasPlates = false

  const paintStill = (ratio: number): void => {
    const { width, height } = scene.camera.size
    const slack = Math.round(slackPx * ratio) / ratio
    still.resize(ratio, width + 2 * slack, height + 2 * slack)
    still.draw((ctx) => {
      const { x, y, scale } = scene.paintStill({ ctx, ratio, width, height, slack })
      const { style } = ctx.canvas
      const place = `translate(${x}px,${y}px)${scale === 1 ? '' : ` scale(${scale})`}`
      if (style.transform !== place) style.transform = place
    })
  }
  /** Plates that hang at the top edge do not move along: they have a strip of their own. */
  const paintPlates = (ratio: number): void => {
    const { width } = scene.camera.size
    const stripHeight = stripHeightAt(scene.camera.view.scale)
    plates.resize(ratio, width, stripHeight)
    plates.draw((ctx) => {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
      if (hasPlates) ctx.clearRect(0, 0, width, stripHeight)
      hasPlates = scene.paintStuck(ctx)
    })
    plates.show(hasPlates)
  }
  const paintLive = (ratio: number): void => {
    const isMoving = scene.isMoving()
    live.show(isMoving)
    if (!isMoving) return
    const { width, height } = scene.camera.size
    live.resize(ratio, width, height)
    live.draw((ctx) => {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
      ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height)
      scene.paintLive(ctx)
    })
  }
  const paint = (): void => {
    frame = undefined
    const ratio = devicePixelRatio
    if (scene.camera.size.width === 0) return
    const { still: isStill, live: isLive, cursors: isCursors } = asked
    Object.assign(asked, { still: false, live: false, cursors: false })
    if (isStill) {
      paintStill(ratio)
      paintPlates(ratio)
    }
    if (isLive) paintLive(ratio)
    if (isCursors) cursors.show(scene.cursors(), scene.camera.view)
  }
  const ask = (what: keyof typeof asked): void => {
    asked[what] = true
    frame ??= requestAnimationFrame(paint)
  }
  plates.show(false)
  live.show(false)
  // Moving the element is all that moving the bord costs.
  const moved = still.canvas()?.style
  if (moved !== undefined) Object.assign(moved, { willChange: 'transform', transformOrigin: '0 0' })
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
