import type { Frame } from '../../shared/domain/frame.ts'
import { isReadable } from '../../shared/domain/opmerking.ts'
import { isActive, type Pos, type Signaal } from '../../shared/domain/signaal.ts'
import type { BordModel, Ghost, Presence, RecordState } from '../model/types.ts'
import type { BordUi, BordUiState } from '../state/bord-ui.ts'
import { Camera } from './camera.ts'
import type { CursorMark } from './cursors.ts'
import { createDamage } from './damage.ts'
import { boundsOf, type Rect, rectToBord, type Viewport } from './geometry.ts'
import { type AreaItem, createLayout, type LayoutItem, type SignaalItem } from './layout.ts'
import { detailAt } from './lod.ts'
import { createBriefjeText } from './measure-briefje.ts'
import { ownPlateRect } from './paint-area.ts'
import { createPaths } from './paint-briefje.ts'
import type { ExtraPainter, ExtraView } from './paint-extra.ts'
import { createGroundTile, type Ground } from './paint-ground.ts'
import type { Ctx } from './paint-icon.ts'
import { type DragMark, paintLive } from './paint-live.ts'
import type { Marks } from './paint-marks.ts'
import { paintStuckPlates, plateTop } from './paint-plates.ts'
import { paintStatic } from './paint-scene.ts'
import type { CanvasTexts, Painter } from './painter.ts'
import type { Palette } from './palette.ts'
import { presenceColor } from './presence-color.ts'
import { RestTimer } from './rest-timer.ts'
import { createNews } from './scene-news.ts'
import { fitOn, openOn, revealOn } from './scene-view.ts'
import { createSpatialIndex } from './spatial.ts'
import { type PaintCounts, type Stand, StillLayer, type Surface } from './still-layer.ts'
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

/** What is asked to be painted again. */
type Layer = 'still' | 'live' | 'cursors'

const nothingUnsaved: ReadonlyMap<string, RecordState> = new Map()
/** More new notes at once are no news: the first synchronisation brings hundreds. */
const mostNews = 20

/**
 * What is on the canvas, outside React: it follows the read model, keeps layout and R-tree, and knows which part of the
 * picture a change touches. One object per open canvas; `close()` ends its subscriptions.
 */
export class CanvasScene {
  readonly camera: Camera
  readonly #deps: SceneDeps
  readonly #wrapper
  readonly #layout
  readonly #index = createSpatialIndex()
  readonly #damage = createDamage()
  readonly #still: StillLayer
  readonly #rest = new RestTimer()
  readonly #news = createNews((ids) => this.#damageItems(ids))
  readonly #extra = new Set<ExtraPainter>()
  readonly #stop: (() => void)[] = []
  #painter: Painter
  #ghosts: readonly Ghost[] = []
  #presence: readonly Presence[] = []
  #unsaved = nothingUnsaved
  #drag: OwnDrag | undefined
  #marquee: Rect | undefined
  #dropArea: string | undefined
  #filter: ((item: SignaalItem) => boolean) | undefined
  #ground: Ground = 'stippen'
  #opmerkingen: ReadonlyMap<string, number> | undefined
  /** What has to be laid out again: these signalen, or everything. */
  #stale: Set<string> | 'all' = 'all'
  #isMarked = false
  #notesPainted = 0
  #ask: (layer: Layer) => void = () => {}

  constructor(deps: SceneDeps) {
    this.#deps = deps
    this.camera = new Camera({
      reducedMotion: deps.reducedMotion,
      onChange: (change) => {
        if (change === 'size') this.#damage.all()
        this.#ask('still')
        this.#ask('live')
        this.#ask('cursors')
        this.#rest.touch()
      },
    })
    this.#wrapper = createWrapper(deps.measure)
    this.#layout = createLayout(this.#wrapper)
    this.#painter = this.#makePainter(deps.palette)
    this.#still = new StillLayer((ctx, part, view) => this.#paintPart(ctx, part, view))
    const changed = (): void => this.renameAreas()
    this.#rest.subscribe(() => {
      if (this.#still.isStretched) this.#ask('still')
    })
    this.#stop.push(
      deps.bord.subscribe('signalen', (ids) => {
        this.#noticeNews(ids)
        if (this.#stale !== 'all') for (const id of ids) this.#stale.add(id)
        this.#ask('still')
        this.#rest.touch()
      }),
      deps.bord.subscribe('themas', changed),
      deps.bord.subscribe('frames', changed),
      deps.bord.subscribe('opmerkingen', (ids) => {
        this.#opmerkingen = undefined
        this.#damageItems([...ids].flatMap((id) => deps.bord.get('opmerkingen', id)?.signaalId ?? []))
      }),
      deps.ui.subscribe((now, before) => this.#uiChanged(now, before)),
    )
  }

  #makePainter(palette: Palette): Painter {
    const kit = { palette, paths: createPaths(), texts: createBriefjeText(this.#wrapper), tile: createGroundTile() }
    return {
      kit,
      index: this.#index,
      wrapper: this.#wrapper,
      texts: this.#deps.texts,
      marksOf: (signaal) => this.marksOf(signaal),
    }
  }

  /** Connects the layers that show this scene; returns how to disconnect. */
  attach(ask: (layer: Layer) => void): () => void {
    this.#ask = ask
    this.repaintAll()
    return () => {
      this.#ask = () => {}
    }
  }

  close(): void {
    for (const stop of this.#stop) stop()
    this.#rest.close()
    this.#news.close()
    this.camera.close()
  }

  // ---- what is there

  /** Reactions to a note and how often something was said about it. */
  marksOf({ id, reacties, locked }: Signaal): Marks {
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
      ...(locked === true ? { vast: true } : {}),
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
    const extra = [...this.#extra].flatMap((one) => one.bounds?.() ?? [])
    return boundsOf([...this.items.values(), ...extra])
  }

  #relayout(): void {
    const stale = this.#stale
    if (stale !== 'all' && stale.size === 0) return
    this.#stale = new Set()
    const { bord, texts } = this.#deps
    const patch = stale === 'all' ? undefined : this.#layout.patch(stale, (id) => bord.get('signalen', id))
    const change =
      patch ??
      this.#layout.update({
        themas: bord.all('themas'),
        signalen: bord.all('signalen'),
        ghosts: this.#ghosts,
        frames: bord
          .all('frames')
          .filter(isActive)
          .map((frame) => ({ frame, title: texts.frame(frame) })),
        titles: { los: texts.los, nergens: texts.nergens, hidden: texts.hidden },
      })
    this.#index.apply(change)
    this.#damageChange(change)
  }

  /** New notes get a yellow frame for three seconds, except those that were there when the bord opened. */
  #noticeNews(ids: ReadonlySet<string>): void {
    if (ids.size > mostNews || this.camera.size.width === 0) return
    const known = this.#layout.items()
    const { editing } = this.#deps.ui.getState()
    for (const id of ids) if (!known.has(id) && id !== editing) this.#news.add(id)
  }

  // ---- which part of the picture a change touches

  #damageItems(ids: Iterable<string | undefined>): void {
    for (const id of ids) if (id !== undefined) this.#damageItem(this.#layout.items().get(id))
    this.#ask('still')
  }

  #damageItem(item: LayoutItem | undefined): void {
    // The plate of an area may hang elsewhere; where it hangs lies within the area.
    this.#damage.add(item)
  }

  #damageChange({
    added,
    removed,
  }: {
    readonly added: readonly LayoutItem[]
    readonly removed: readonly LayoutItem[]
  }): void {
    const before = new Map<string, AreaItem>()
    for (const item of removed) if (item.type === 'area') before.set(item.id, item)
    for (const item of added) {
      const old = item.type === 'area' ? before.get(item.id) : undefined
      if (item.type !== 'area' || old === undefined || !isSamePlace(item, old)) {
        this.#damage.add(item)
        continue
      }
      // Only its words or its count: the plate.
      before.delete(item.id)
      this.#damage.add(ownPlateRect(item, this.camera.view.scale))
      if (item.count === 0 || old.count === 0) this.#damage.add(item)
    }
    for (const item of removed) if (item.type !== 'area' || before.has(item.id)) this.#damage.add(item)
    if (this.#extra.size === 0) return
    const moved = new Set([...added, ...removed].map(({ id }) => id))
    for (const one of this.#extra) for (const rect of one.hangsOn?.(moved) ?? []) this.#damage.add(rect)
  }

  #uiChanged(now: BordUiState, before: BordUiState): void {
    if (now.showGhosts !== before.showGhosts) this.repaintAll()
    if (now.showCursors !== before.showCursors) this.#ask('cursors')
    const touched = new Set<string | undefined>()
    for (const key of ['focused', 'hovered', 'litGhost', 'editing'] as const)
      if (now[key] !== before[key]) touched.add(now[key]).add(before[key])
    if (now.selected !== before.selected) {
      for (const id of now.selected) if (!before.selected.has(id)) touched.add(id)
      for (const id of before.selected) if (!now.selected.has(id)) touched.add(id)
    }
    if (touched.size > 0) this.#damageItems(touched)
  }

  // ---- what comes from elsewhere

  setGhosts(ghosts: readonly Ghost[]): void {
    if (ghosts === this.#ghosts) return
    this.#ghosts = ghosts
    this.renameAreas()
  }

  /** Words on plates changed that are in no document of the bord: the thema of a table. */
  renameAreas(): void {
    this.#stale = 'all'
    this.#ask('still')
    this.#rest.touch()
  }

  setPresence(presence: readonly Presence[]): void {
    const before = this.#presence
    this.#presence = presence
    this.#ask('cursors')
    const marks = (list: readonly Presence[]): ReadonlySet<string> =>
      new Set(
        list.flatMap(({ key, editing, dragging }) => [
          ...(dragging?.ids ?? []),
          ...(editing === undefined ? [] : [`${key} ${editing}`]),
        ]),
      )
    const [was, is] = [marks(before), marks(presence)]
    const isDragged = (list: readonly Presence[]): boolean => list.some(({ dragging }) => dragging !== undefined)
    if (isDragged(before) || isDragged(presence)) this.#ask('live')
    const other = [...was].filter((id) => !is.has(id)).concat([...is].filter((id) => !was.has(id)))
    if (other.length === 0) return
    for (const id of other) this.#damageEditing(id.split(' ').at(-1) ?? id)
    this.#ask('still')
  }

  /** The name under a note that somebody else writes in is wider than what else hangs on a note. */
  #damageEditing(id: string): void {
    const item = this.#layout.items().get(id)
    if (item === undefined) return
    const px = 1 / this.camera.view.scale
    this.#damage.add({ x: item.x, y: item.y, w: Math.max(item.w, nameWidth * px), h: item.h + nameHeight * px })
  }

  /** Records that are not (yet) kept by the server, by id. */
  setUnsaved(unsaved: ReadonlyMap<string, RecordState>): void {
    const before = this.#unsaved
    if (unsaved === before) return
    this.#unsaved = unsaved
    const touched: string[] = []
    for (const [id, state] of unsaved) if (before.get(id) !== state) touched.push(id)
    for (const id of before.keys()) if (!unsaved.has(id)) touched.push(id)
    this.#damageItems(touched)
  }

  setPalette(palette: Palette): void {
    this.#painter = this.#makePainter(palette)
    this.repaintAll()
  }

  setFilter(filter: ((item: SignaalItem) => boolean) | undefined): void {
    this.#filter = filter
    this.repaint()
  }

  /** What the bord lies on. */
  setGround(ground: Ground): void {
    this.#ground = ground
    this.repaint()
  }

  /** False for notes that the filter leaves out: they are dimmed, and not chosen by accident. */
  isShown(item: SignaalItem): boolean {
    return this.#filter?.(item) ?? true
  }

  // ---- objects that are no notes

  /** Adds a painter of other objects; returns how to take it away. */
  addPainter(painter: ExtraPainter): () => void {
    this.#extra.add(painter)
    this.repaintAll()
    return () => {
      this.#extra.delete(painter)
      this.repaintAll()
    }
  }

  /** Something that lies still changed here (bord units); without a part: everywhere. */
  repaint(part?: Rect): void {
    if (part === undefined) this.#damage.all()
    else this.#damage.add(part)
    this.#ask('still')
    this.#rest.touch()
  }

  /** Something that moves has moved. */
  repaintLive(): void {
    this.#ask('live')
  }

  repaintAll(): void {
    this.repaint()
    this.#ask('live')
    this.#ask('cursors')
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
    fitOn(this.camera, this.items.values())
  }

  /** Fits these items; used for the selection and for a thema. */
  fitItems(ids: Iterable<string>): void {
    const { items } = this
    fitOn(
      this.camera,
      [...ids].flatMap((id) => items.get(id) ?? []),
      1.25,
    )
  }

  openView(): void {
    openOn(this.camera, this.bounds())
  }

  revealItem(id: string): void {
    revealOn(this.camera, this.items.get(id))
  }

  /** Called when view and document have been still for a moment: time for the DOM mirror. */
  subscribeRest = (listener: () => void): (() => void) => this.#rest.subscribe(listener)

  restVersion = (): number => this.#rest.version

  // ---- what is being done

  setDrag(drag: OwnDrag | undefined, dropArea: string | undefined): void {
    const [before, areaBefore] = [this.#drag, this.#dropArea]
    this.#drag = drag
    this.#dropArea = dropArea
    if (before?.ids !== drag?.ids) {
      const moved = new Set([...(before?.ids ?? []), ...(drag?.ids ?? [])])
      this.#damageItems(moved)
      for (const one of this.#extra) for (const rect of one.hangsOn?.(moved) ?? []) this.#damage.add(rect)
    }
    if (areaBefore !== dropArea) this.#damageItems([areaBefore, dropArea])
    this.#ask('live')
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
    this.#ask('live')
  }

  // ---- painting

  /** How often and how much was painted; for tests and the bench. */
  get painted(): PaintCounts & { readonly notes: number } {
    return { ...this.#still.counts, notes: this.#notesPainted }
  }

  /** Brings the picture up to date; gives where its canvas has to stand, in CSS px. */
  paintStill(surface: Surface): Stand {
    this.#relayout()
    this.#markFirst()
    return this.#still.paint(surface, this.camera.view, this.#damage, this.#rest.isWaiting)
  }

  /** Paints the plates that hang at the top of the view, on a canvas of their own; gives whether there are any. */
  paintStuck(ctx: Ctx): boolean {
    const { view, size } = this.camera
    const { dropArea, ...ui } = { dropArea: this.#dropArea, ...this.#deps.ui.getState() }
    const seen = this.query(rectToBord(view, { x: 0, y: 0, w: size.width, h: plateTop + 1 }))
    return paintStuckPlates(ctx, this.#painter, seen, {
      view,
      dropArea,
      focused: ui.focused,
      showGhosts: ui.showGhosts,
    })
  }

  #paintPart(ctx: Ctx, part: Rect, view: Viewport): void {
    const ui = this.#deps.ui.getState()
    const elsewhere = new Set(this.#drag?.ids)
    for (const one of this.#presence) for (const id of one.dragging?.ids ?? []) elsewhere.add(id)
    this.#notesPainted += paintStatic(ctx, this.#painter, {
      view,
      part,
      ground: this.#ground,
      elsewhere,
      selected: ui.selected,
      focused: ui.focused,
      hovered: ui.hovered,
      lit: ui.litGhost,
      dropArea: this.#dropArea,
      editing: ui.editing,
      fresh: this.#news.ids,
      showGhosts: ui.showGhosts,
      filter: this.#filter,
      unsaved: this.#unsaved,
      editingBy: this.#presence.flatMap(({ key, alias, editing }) => {
        const item = editing === undefined ? undefined : this.items.get(editing)
        return item === undefined ? [] : [{ item, label: alias, color: presenceColor(key) }]
      }),
      extra: this.#extra,
      extraView: this.#extraView(rectToBord(view, part)),
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

  /** Pointers of others, when they show. */
  cursors(): readonly CursorMark[] {
    if (!this.#deps.ui.getState().showCursors) return []
    return this.#presence.flatMap(({ key, alias, cursor }) =>
      cursor === undefined ? [] : [{ key, x: cursor[0], y: cursor[1], label: alias, color: presenceColor(key) }],
    )
  }

  /** Whether there is anything to paint on the layer of what moves. */
  isMoving(): boolean {
    return (
      this.#drag !== undefined ||
      this.#marquee !== undefined ||
      this.#presence.some(({ dragging }) => dragging !== undefined) ||
      [...this.#extra].some((one) => one.live !== undefined && (one.isLive?.() ?? true))
    )
  }

  /** Paints what moves; the context maps CSS pixels. */
  paintLive(ctx: Ctx): void {
    const { items } = this
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
    for (const { dragging, alias, key } of this.#presence)
      if (dragging !== undefined)
        add(dragging.ids, { ...dragging, label: this.#deps.texts.movedBy(alias), color: presenceColor(key) })
    if (this.#drag !== undefined) add(this.#drag.ids, { dx: this.#drag.dx, dy: this.#drag.dy })
    paintLive(ctx, this.#painter, {
      view: this.camera.view,
      drags,
      marquee: this.#marquee,
      reducedMotion: this.#deps.reducedMotion(),
      extra: this.#extra,
      extraView: this.#extraView(this.camera.rectInView(0)),
    })
  }
}

/** Room in px for the name of who writes in a note. */
const nameWidth = 240
const nameHeight = 16

const isSamePlace = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h
