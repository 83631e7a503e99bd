import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Layer, Stage } from 'react-konva/lib/ReactKonvaCore.js'
import type { Relation } from '../../../shared/domain/wijkkaart.ts'
import type { Point } from '../../../shared/domain/wijkkaart-netwerk.ts'
import {
  type Box,
  boxesOf,
  fitScene,
  hitBox,
  type Scene,
  toScreen,
  toWorld,
  type Viewport,
} from '../../../shared/domain/wijkkaart-scene.ts'
import type { KaartVlak } from '../../../shared/domain/wijkkaart-vlak.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { readPalette } from '../../canvas/palette.ts'
import { Button } from '../../ui/button.tsx'
import { DoekVorm } from './doek-vorm.tsx'
import { createMeasure } from './measure.ts'
import { type Drawing, paintScene } from './paint.ts'
import { type TegelBron, tegelsFor } from './tegels.ts'
import type { Ondergrond } from './use-kaartlaag.ts'
import { relationNames, typeNames } from './words.ts'

const minZoom = 0.1
const maxZoom = 4
const dragFrom = 4
const keyStep = 16
/** WCAG 2.5.8, in CSS px. */
const minTarget = 24
/** How near the point of a line one has to press, in CSS px. */
const handleReach = 14

type Gesture =
  | { readonly kind: 'pan'; readonly from: Point; readonly start: Viewport }
  | { readonly kind: 'handle'; readonly index: number }
  | { readonly kind: 'drag'; readonly from: Point; readonly box: Box; readonly offset: Point; moved: boolean }

/** Map or network on one painted canvas: pan, zoom, choose and drag; each point is also a button for keyboard and screen reader. */
export function WijkkaartCanvas({
  scene,
  selected,
  mayMove,
  onSelect,
  onMove,
  onAddAt,
  beeld,
  vlak,
  tegels,
  drawing,
  onDraw,
  onDrawEnd,
  handles,
  onHandles,
}: {
  readonly scene: Scene
  readonly selected: string | undefined
  readonly mayMove: boolean
  readonly onSelect: (id: string | undefined) => void
  /** `at` in canvas units. */
  readonly onMove: (id: string, at: Point) => void
  readonly onAddAt?: (at: Point) => void
  readonly beeld?: Ondergrond | undefined
  readonly vlak?: KaartVlak | undefined
  readonly tegels?: TegelBron | undefined
  /** A line or area under way: a press adds a point, a double press or Enter ends it, Escape lets it go. */
  readonly drawing?: Drawing | undefined
  readonly onDraw?: (points: readonly Point[]) => void
  readonly onDrawEnd?: (isKept: boolean) => void
  /** Points of the chosen line or area, which may be moved. */
  readonly handles?: Drawing | undefined
  readonly onHandles?: (points: readonly Point[]) => void
}): ReactNode {
  const holder = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [viewport, setViewport] = useState<Viewport>()
  const [dragged, setDragged] = useState<{ id: string; at: Point }>()
  const [moved, setMoved] = useState<readonly Point[]>()
  const gesture = useRef<Gesture>(undefined)
  const shownHandles = handles === undefined ? undefined : { ...handles, points: moved ?? handles.points }
  const [measure] = useState(createMeasure)
  const palette = usePalette()

  useLayoutEffect(() => {
    const element = holder.current
    if (element === null) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const shown = viewport ?? fitScene(scene, size.width, size.height)
  const drawn = useMemo<Scene>(
    () =>
      dragged === undefined
        ? scene
        : {
            ...scene,
            nodes: scene.nodes.map((item) => (item.node.id === dragged.id ? { ...item, at: dragged.at } : item)),
          },
    [scene, dragged],
  )
  const boxes = useMemo(() => boxesOf(drawn, shown, measure, selected), [drawn, shown, measure, selected])

  const zoom = useCallback(
    (factor: number, around?: Point) =>
      setViewport((now) => {
        const from = now ?? fitScene(scene, size.width, size.height)
        const k = Math.min(maxZoom, Math.max(minZoom, from.k * factor))
        const [x, y] = around ?? [size.width / 2, size.height / 2]
        return { k, x: x - ((x - from.x) * k) / from.k, y: y - ((y - from.y) * k) / from.k }
      }),
    [scene, size],
  )
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    // React listens passively to the wheel; the page must not scroll along.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      zoom(Math.exp(-event.deltaY * 0.0015), [event.clientX - box.left, event.clientY - box.top])
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [zoom])

  useEffect(() => {
    if (drawing === undefined) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onDrawEnd?.(false)
      else if (event.key === 'Enter') onDrawEnd?.(true)
      else if (event.key === 'Backspace') onDraw?.(drawing.points.slice(0, -1))
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [drawing, onDraw, onDrawEnd])

  const pictures =
    tegels === undefined || vlak === undefined
      ? []
      : tegelsFor(vlak, shown, size.width, size.height).flatMap((tegel) => {
          const image = tegels.get(tegel)
          return image === undefined ? [] : [{ image, left: tegel.left, top: tegel.top, size: tegel.size }]
        })
  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = holder.current?.getBoundingClientRect()
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
  }
  const qualityName = (relation: Relation): string => relationNames[relation.kind]()
  return (
    <div className="wk-doek" ref={holder}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the points are buttons of their own below; this is the pointer's way */}
      <div
        className="wk-vlak"
        data-bezig={dragged !== undefined}
        data-tekent={drawing !== undefined}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          // From here on the map stays where it is: a point that moves must not change what fits.
          setViewport(shown)
          const from = pointOf(event)
          if (drawing !== undefined) {
            gesture.current = { kind: 'pan', from, start: shown }
            return
          }
          const index = shownHandles?.points.findIndex((point) => {
            const [x, y] = toScreen(point, shown)
            return Math.hypot(x - from[0], y - from[1]) <= handleReach
          })
          if (index !== undefined && index >= 0) {
            gesture.current = { kind: 'handle', index }
            return
          }
          const box = hitBox(boxes, from)
          const item = scene.nodes.find(({ node }) => node.id === box?.id)
          if (box !== undefined) onSelect(box.id)
          if (box === undefined || item === undefined || !mayMove || box.kind === 'stack')
            gesture.current = { kind: 'pan', from, start: shown }
          else {
            const at = toWorld(from, shown)
            gesture.current = {
              kind: 'drag',
              from,
              box,
              offset: [item.at[0] - at[0], item.at[1] - at[1]],
              moved: false,
            }
          }
        }}
        onPointerMove={(event) => {
          const now = gesture.current
          if (now === undefined) return
          const [x, y] = pointOf(event)
          if (now.kind === 'handle') {
            setMoved(shownHandles?.points.map((point, at) => (at === now.index ? toWorld([x, y], shown) : point)))
            return
          }
          const [dx, dy] = [x - now.from[0], y - now.from[1]]
          if (now.kind === 'pan') {
            if (Math.hypot(dx, dy) > dragFrom) setViewport({ ...now.start, x: now.start.x + dx, y: now.start.y + dy })
            return
          }
          now.moved ||= Math.hypot(dx, dy) > dragFrom
          if (!now.moved) return
          const at = toWorld([x, y], shown)
          setDragged({ id: now.box.id, at: [at[0] + now.offset[0], at[1] + now.offset[1]] })
        }}
        onPointerUp={(event) => {
          const now = gesture.current
          gesture.current = undefined
          if (now?.kind === 'handle' && moved !== undefined) onHandles?.(moved)
          setMoved(undefined)
          if (now?.kind === 'drag' && now.moved && dragged !== undefined) onMove(dragged.id, dragged.at)
          else if (now?.kind === 'pan') {
            const to = pointOf(event)
            const isClick = Math.hypot(to[0] - now.from[0], to[1] - now.from[1]) <= dragFrom
            // The second press of two that end a line falls on the first, and adds nothing.
            const last = drawing?.points.at(-1)
            const lastAt = last === undefined ? undefined : toScreen(last, shown)
            const isAgain = lastAt !== undefined && Math.hypot(lastAt[0] - to[0], lastAt[1] - to[1]) <= dragFrom
            if (drawing !== undefined) {
              if (isClick && !isAgain) onDraw?.([...drawing.points, toWorld(to, shown)])
            } else if (isClick && hitBox(boxes, to) === undefined) onSelect(undefined)
          }
          setDragged(undefined)
        }}
        onPointerCancel={() => {
          gesture.current = undefined
          setDragged(undefined)
        }}
        onDoubleClick={(event) => {
          const at = pointOf(event)
          if (drawing !== undefined) onDrawEnd?.(true)
          else if (hitBox(boxes, at) === undefined) onAddAt?.(toWorld(at, shown))
        }}
      >
        <Stage width={size.width} height={size.height} listening={false}>
          <Layer listening={false}>
            <DoekVorm
              paint={(ctx) =>
                paintScene(ctx, drawn, boxes, {
                  viewport: shown,
                  ...size,
                  selected,
                  palette,
                  qualityName,
                  beeld,
                  tegels: pictures,
                  drawing: drawing ?? shownHandles,
                })
              }
            />
          </Layer>
        </Stage>
      </div>
      <ul className="wk-spiegel" aria-label={m.wk_canvas({ aantal: scene.nodes.length })}>
        {boxes
          .filter((box) => box.kind !== 'label')
          .map((box) => {
            const item = scene.nodes.find(({ node }) => node.id === box.id)
            return (
              <li key={`${box.kind}.${box.id}`}>
                <button
                  type="button"
                  aria-pressed={box.id === selected}
                  style={{
                    left: box.left,
                    top: box.top,
                    width: Math.max(minTarget, box.width),
                    height: Math.max(minTarget, box.height),
                  }}
                  onClick={() => onSelect(box.id)}
                  onKeyDown={(event) => {
                    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
                      event.key
                    ]
                    if (event.key === 'Escape') onSelect(undefined)
                    if (step === undefined || item === undefined || !mayMove) return
                    event.preventDefault()
                    setViewport(shown)
                    onMove(box.id, [
                      item.at[0] + (step[0] ?? 0) * (keyStep / shown.k),
                      item.at[1] + (step[1] ?? 0) * (keyStep / shown.k),
                    ])
                  }}
                >
                  {box.text ?? item?.node.name} · {typeNames[box.type]()}
                </button>
              </li>
            )
          })}
      </ul>
      <div className="wk-zoom zweef">
        <Button
          kind="stil"
          isIconOnly
          aria-label={m.wk_zoom_in()}
          icon={<ZoomIn size={19} aria-hidden="true" />}
          onPress={() => zoom(1.3)}
        />
        <Button
          kind="stil"
          isIconOnly
          aria-label={m.wk_zoom_uit()}
          icon={<ZoomOut size={19} aria-hidden="true" />}
          onPress={() => zoom(1 / 1.3)}
        />
        <Button
          kind="stil"
          isIconOnly
          aria-label={m.wk_alles()}
          icon={<Maximize size={19} aria-hidden="true" />}
          onPress={() => setViewport(undefined)}
        />
      </div>
    </div>
  )
}

/** The colours in force; read again when somebody changes the theme. */
function usePalette() {
  const read = () => readPalette((name) => getComputedStyle(document.documentElement).getPropertyValue(name))
  const [palette, setPalette] = useState(read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads what is in force at that moment
  useEffect(() => {
    const again = () => setPalette(read())
    const observer = new MutationObserver(again)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-thema'] })
    // The font may come after the first paint.
    document.fonts.ready.then(again, again)
    return () => observer.disconnect()
  }, [])
  return palette
}
