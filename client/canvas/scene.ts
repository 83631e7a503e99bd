import type { Frame } from '../../shared/domain/frame.ts'
import { isReadable } from '../../shared/domain/opmerking.ts'
import { isActive, type Pos, type Signaal } from '../../shared/domain/signaal.ts'
import type { BordModel, Ghost, Presence } from '../model/types.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { Camera } from './camera.ts'
import { boundsOf, fitRect, type Rect, reveal } from './geometry.ts'
import { type AreaItem, createLayout, type LayoutItem, type SignaalItem } from './layout.ts'
import { detailAt } from './lod.ts'
import { createBriefjeText } from './measure-briefje.ts'
import { createPaths } from './paint-briefje.ts'
import type { ExtraPainter, ExtraView } from './paint-extra.ts'
import type { Ctx } from './paint-icon.ts'
import type { Marks } from './paint-marks.ts'
import { type CanvasTexts, type DragMark, type Painter, paintLive, paintStatic } from './paint-scene.ts'
import type { Palette } from './palette.ts'
import { presenceColor } from './presence-color.ts'
import { createSpatialIndex } from './spatial.ts'
import { createWrapper, type MeasureWord } from './wrap.ts'

export interface SceneDeps {
  readonly bord: BordModel
  readonly ui: BordUi
  readonly texts: CanvasTexts & {
    readonly los: string
    readonly nergens: string
    readonly movedBy: (name: string) => string
    /** What stands on the plate of a frame. */
    readonly frame: (frame: Frame) => string
  }
  readonly measure: MeasureWord
  readonly palette: Palette
  readonly reducedMotion: () => boolean
}

/** A drag of this person, in bord units. */
export interface OwnDrag {
  readonly ids: readonly string[]
  readonly dx: number
  readonly dy: number
}

const freshMs = 3000
const restMs = 160

/**
 * What is on the canvas, outside React: it follows the read model, keeps layout and R-tree, and paints on request.
 * One object per open canvas; `close()` ends its subscriptions.
 */
export class CanvasScene {
  readonly camera: Camera
  readonly #deps: SceneDeps
  readonly #wrapper
  readonly #layout
  readonly #index = createSpatialIndex()
  #painter: Painter
  #ghosts: readonly Ghost[] = []
  #presence: readonly Presence[] = []
  #drag: OwnDrag | undefined
  #marquee: Rect | undefined
  #dropArea: string | undefined
  #filter: ((item: SignaalItem) => boolean) | undefined
  readonly #fresh = new Map<string, number>()
  #opmerkingen: ReadonlyMap<string, number> | undefined
  #dirty = true
  #isMarked = false
  #redrawStatic: () => void = () => {}
  #redrawLive: () => void = () => {}
  readonly #restListeners = new Set<() => void>()
  #restTimer: ReturnType<typeof setTimeout> | undefined
  #restVersion = 0
  readonly #extra = new Set<ExtraPainter>()
  readonly #stop: (() => void)[] = []

  constructor(deps: SceneDeps) {
    this.#deps = deps
    this.camera = new Camera({
      reducedMotion: deps.reducedMotion,
      onChange: (change) => {
        if (change === 'view') {
          this.#redrawStatic()
          this.#redrawLive()
        }
        this.#touch()
      },
    })
    this.#wrapper = createWrapper(deps.measure)
    this.#layout = createLayout(this.#wrapper)
    this.#painter = this.#makePainter(deps.palette)
    const changed = (): void => {
      this.#dirty = true
      this.#redrawStatic()
      this.#touch()
    }
    this.#stop.push(
      deps.bord.subscribe('signalen', (ids) => {
        this.#noticeFresh(ids)
        changed()
      }),
      deps.bord.subscribe('themas', changed),
      deps.bord.subscribe('frames', changed),
      deps.bord.subscribe('opmerkingen', () => {
        this.#opmerkingen = undefined
        this.#redrawStatic()
        this.#touch()
      }),
      deps.ui.subscribe(() => {
        this.#redrawStatic()
        this.#redrawLive()
      }),
    )
  }

  #makePainter(palette: Palette): Painter {
    const kit = { palette, paths: createPaths(), texts: createBriefjeText(this.#wrapper) }
    return {
      kit,
      index: this.#index,
      wrapper: this.#wrapper,
      texts: this.#deps.texts,
      marksOf: (signaal) => this.marksOf(signaal),
    }
  }

  /** Connects the layers that show this scene; returns how to disconnect. */
  attach(redraw: { readonly still: () => void; readonly live: () => void }): () => void {
    this.#redrawStatic = redraw.still
    this.#redrawLive = redraw.live
    redraw.still()
    return () => {
      this.#redrawStatic = () => {}
      this.#redrawLive = () => {}
    }
  }

  close(): void {
    for (const stop of this.#stop) stop()
    clearTimeout(this.#restTimer)
    this.camera.close()
    this.#restListeners.clear()
  }

  // ---- what is there

  /** Reactions to a note and how often something was said about it. */
  marksOf({ id, reacties }: Signaal): Marks {
    if (this.#opmerkingen === undefined) {
      const counts = new Map<string, number>()
      for (const one of this.#deps.bord.all('opmerkingen'))
        if (isReadable(one)) counts.set(one.signaalId, (counts.get(one.signaalId) ?? 0) + 1)
      this.#opmerkingen = counts
    }
    return {
      herken: reacties?.herken ?? 0,
      vraag: reacties?.vraag ?? 0,
      opmerkingen: this.#opmerkingen.get(id) ?? 0,
    }
  }

  /** Items by id, laid out after the last change of the document. */
  get items(): ReadonlyMap<string, LayoutItem> {
    this.#relayout()
    return this.#layout.items()
  }

  item(id: string): LayoutItem | undefined {
    return this.items.get(id)
  }

  hit(at: Pos): LayoutItem | undefined {
    this.#relayout()
    return this.#index.hit(at)
  }

  areaAt(at: Pos): AreaItem | undefined {
    this.#relayout()
    const [x, y] = at
    return this.#index.query({ x, y, w: 0, h: 0 }).findLast((item): item is AreaItem => item.type === 'area')
  }

  query(rect: Rect): LayoutItem[] {
    this.#relayout()
    return this.#index.query(rect)
  }

  /** What lies in view, in bord units with `margin` px around it. */
  visible(margin = 0): LayoutItem[] {
    return this.query(this.camera.rectInView(margin))
  }

  bounds(): Rect | undefined {
    return boundsOf(this.items.values())
  }

  #relayout(): void {
    if (!this.#dirty) return
    this.#dirty = false
    const { bord, texts } = this.#deps
    this.#index.apply(
      this.#layout.update({
        themas: bord.all('themas'),
        signalen: bord.all('signalen'),
        ghosts: this.#ghosts,
        frames: bord
          .all('frames')
          .filter(isActive)
          .map((frame) => ({ frame, title: texts.frame(frame) })),
        titles: { los: texts.los, nergens: texts.nergens, hidden: texts.hidden },
      }),
    )
  }

  /** New notes get a yellow frame for three seconds, except those that were there when the bord opened. */
  #noticeFresh(ids: ReadonlySet<string>): void {
    const known = this.#layout.items()
    const now = performance.now()
    const { editing } = this.#deps.ui.getState()
    // The first synchronisation brings hundreds at once; those are not news.
    if (ids.size <= 20)
      for (const id of ids) if (!known.has(id) && id !== editing && this.camera.size.width > 0) this.#fresh.set(id, now)
    if (this.#fresh.size > 0)
      setTimeout(() => {
        const before = performance.now() - freshMs + 50
        for (const [id, at] of this.#fresh) if (at < before) this.#fresh.delete(id)
        this.#redrawStatic()
      }, freshMs)
  }

  // ---- what comes from elsewhere

  setGhosts(ghosts: readonly Ghost[]): void {
    if (ghosts === this.#ghosts) return
    this.#ghosts = ghosts
    this.#dirty = true
    this.#redrawStatic()
    this.#touch()
  }

  /** Words on plates changed that are in no document of the bord: the thema of a table. */
  renameAreas(): void {
    this.#dirty = true
    this.#redrawStatic()
    this.#touch()
  }

  setPresence(presence: readonly Presence[]): void {
    const hadDrags = this.#presence.some((one) => one.dragging !== undefined)
    this.#presence = presence
    this.#redrawLive()
    if (hadDrags || presence.some((one) => one.dragging !== undefined)) this.#redrawStatic()
  }

  setPalette(palette: Palette): void {
    this.#painter = this.#makePainter(palette)
    this.#redrawStatic()
    this.#redrawLive()
  }

  setFilter(filter: ((item: SignaalItem) => boolean) | undefined): void {
    this.#filter = filter
    this.#redrawStatic()
  }

  /** False for notes that the filter leaves out: they are dimmed, and not chosen by accident. */
  isShown(item: SignaalItem): boolean {
    return this.#filter?.(item) ?? true
  }

  // ---- objects that are no notes

  /** Adds a painter of other objects; returns how to take it away. */
  addPainter(painter: ExtraPainter): () => void {
    this.#extra.add(painter)
    this.repaint()
    this.repaintLive()
    return () => {
      this.#extra.delete(painter)
      this.repaint()
      this.repaintLive()
    }
  }

  /** Something that lies still changed here (bord units); without a part: everywhere. */
  repaint(_part?: Rect): void {
    this.#redrawStatic()
    this.#touch()
  }

  /** Something that moves has moved. */
  repaintLive(): void {
    this.#redrawLive()
  }

  #extraView(part: Rect): ExtraView {
    const moved = this.#moved()
    return {
      view: this.camera.view,
      ...this.camera.size,
      part,
      detail: detailAt(this.camera.view.scale),
      kit: this.#painter.kit,
      item: (id) => this.item(id),
      offsetOf: (id) => moved.get(id),
    }
  }

  /** What is being dragged here or by others, and how far. */
  #moved(): ReadonlyMap<string, { readonly dx: number; readonly dy: number }> {
    const moved = new Map<string, { readonly dx: number; readonly dy: number }>()
    for (const { dragging } of this.#presence)
      for (const id of dragging?.ids ?? []) if (dragging) moved.set(id, dragging)
    if (this.#drag !== undefined) for (const id of this.#drag.ids) moved.set(id, this.#drag)
    return moved
  }

  // ---- view

  fitAll(): void {
    const bounds = this.bounds()
    if (bounds !== undefined) this.camera.glideTo(fitRect(bounds, this.camera.freePart()))
  }

  /** Fits these items; used for the selection and for a thema. */
  fitItems(ids: Iterable<string>): void {
    const items = this.items
    const bounds = boundsOf([...ids].flatMap((id) => items.get(id) ?? []))
    if (bounds !== undefined) this.camera.glideTo(fitRect(bounds, this.camera.freePart(), 1.25))
  }

  /** First view: everything when the words are then readable, otherwise the full width from the top. */
  openView(): void {
    const bounds = this.bounds()
    const free = this.camera.freePart()
    if (bounds === undefined) {
      this.camera.setView({ x: free.x + 24, y: free.y + 24, scale: 1 })
      return
    }
    const all = fitRect(bounds, free)
    if (all.scale >= 0.57) {
      this.camera.setView({ ...all, y: Math.min(all.y, free.y - bounds.y * all.scale) })
      return
    }
    const scale = Math.min(1, Math.max(0.5, free.w / bounds.w))
    this.camera.setView({
      scale,
      x: free.x + Math.max(0, (free.w - bounds.w * scale) / 2) - bounds.x * scale,
      y: free.y - bounds.y * scale,
    })
  }

  revealItem(id: string): void {
    const item = this.items.get(id)
    if (item === undefined) return
    const view = reveal(this.camera.view, item, this.camera.freePart())
    if (view.x !== this.camera.view.x || view.y !== this.camera.view.y) this.camera.glideTo(view)
  }

  /** Called when view and document have been still for a moment: time for the DOM mirror. */
  subscribeRest = (listener: () => void): (() => void) => {
    this.#restListeners.add(listener)
    return () => this.#restListeners.delete(listener)
  }

  restVersion = (): number => this.#restVersion

  #touch(): void {
    clearTimeout(this.#restTimer)
    this.#restTimer = setTimeout(() => {
      this.#restVersion++
      for (const listener of this.#restListeners) listener()
    }, restMs)
  }

  // ---- what is being done

  setDrag(drag: OwnDrag | undefined, dropArea: string | undefined): void {
    const still = this.#drag?.ids !== drag?.ids || this.#dropArea !== dropArea
    this.#drag = drag
    this.#dropArea = dropArea
    if (still) this.#redrawStatic()
    this.#redrawLive()
  }

  /** The outline of an area that is being moved, or made larger; `undefined` ends it. */
  setAreaDrag(id: string | undefined, dx: number, dy: number, resizes = false): void {
    const area = id === undefined ? undefined : this.items.get(id)
    if (area === undefined) this.setMarquee(undefined)
    else if (resizes)
      this.setMarquee({ x: area.x, y: area.y, w: Math.max(1, area.w + dx), h: Math.max(1, area.h + dy) })
    else this.setMarquee({ x: area.x + dx, y: area.y + dy, w: area.w, h: area.h })
  }

  setMarquee(rect: Rect | undefined): void {
    this.#marquee = rect
    this.#redrawLive()
  }

  // ---- painting

  paintStatic(ctx: Ctx): void {
    this.#relayout()
    this.#markFirst()
    const ui = this.#deps.ui.getState()
    const elsewhere = new Set(this.#drag?.ids)
    for (const one of this.#presence) for (const id of one.dragging?.ids ?? []) elsewhere.add(id)
    paintStatic(ctx, this.#painter, {
      view: this.camera.view,
      ...this.camera.size,
      elsewhere,
      selected: ui.selected,
      focused: ui.focused,
      hovered: ui.hovered,
      lit: ui.litGhost,
      dropArea: this.#dropArea,
      editing: ui.editing,
      fresh: new Set(this.#fresh.keys()),
      showGhosts: ui.showGhosts,
      filter: this.#filter,
      extra: this.#extra,
      extraView: this.#extraView(this.camera.rectInView(0)),
    })
  }

  /** Tells the browser's timeline when the bord stood there for the first time; the bench reads it. */
  #markFirst(): void {
    if (this.#isMarked || this.#index.size() === 0) return
    const count = this.#deps.bord.all('signalen').length
    if (count === 0) return
    this.#isMarked = true
    performance.mark('bord-getekend', { detail: { count } })
  }

  paintLive(ctx: Ctx): void {
    const { items } = this
    const { showCursors } = this.#deps.ui.getState()
    const drags: DragMark[] = []
    const add = (ids: readonly string[], by: Omit<DragMark, 'item'>): void => {
      ids.forEach((id, place) => {
        const item = items.get(id)
        const { label, color, dx, dy } = by
        // One label for the whole handful.
        if (item?.type === 'signaal')
          drags.push({
            item,
            dx,
            dy,
            ...(place === 0 && label !== undefined && color !== undefined ? { label, color } : {}),
          })
      })
    }
    for (const one of this.#presence)
      if (one.dragging !== undefined)
        add(one.dragging.ids, {
          dx: one.dragging.dx,
          dy: one.dragging.dy,
          label: this.#deps.texts.movedBy(one.alias),
          color: presenceColor(one.key),
        })
    if (this.#drag !== undefined) add(this.#drag.ids, { dx: this.#drag.dx, dy: this.#drag.dy })
    paintLive(ctx, this.#painter, {
      view: this.camera.view,
      drags,
      cursors: showCursors
        ? this.#presence.flatMap(({ key, alias, cursor }) =>
            cursor === undefined ? [] : [{ key, x: cursor[0], y: cursor[1], label: alias, color: presenceColor(key) }],
          )
        : [],
      marquee: this.#marquee,
      editingBy: this.#presence.flatMap(({ key, alias, editing }) => {
        const item = editing === undefined ? undefined : items.get(editing)
        return item === undefined ? [] : [{ item, label: alias, color: presenceColor(key) }]
      }),
      reducedMotion: this.#deps.reducedMotion(),
      extra: this.#extra,
      extraView: this.#extraView(this.camera.rectInView(0)),
    })
  }
}
