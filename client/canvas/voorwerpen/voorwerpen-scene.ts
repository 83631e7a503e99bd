import { isActive, type Pos } from '../../../shared/domain/signaal.ts'
import type { Connector, End } from '../../../shared/domain/tekening.ts'
import type { BordModel } from '../../model/types.ts'
import { niets, type VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { boundsOf, centerOf, contains, intersects, type Rect } from '../geometry.ts'
import { areaIdOf, frameAreaOf } from '../layout-sort.ts'
import type { CanvasScene } from '../scene.ts'
import type { Wrapper } from '../wrap.ts'
import { createPlaatjes, type Plaatjes } from './plaatjes.ts'
import { pointOn, type Route, rectOfRoute, routeBetween } from './route.ts'
import { fromLow, isBelow, keyOf, type Voorwerp, voorwerpCollections, voorwerpOf } from './voorwerp.ts'
import { hitsTekening } from './vormen.ts'

/** A connector that is drawn: both its ends are on the bord. */
export interface Verbinding {
  readonly key: string
  readonly record: Connector
  readonly ends: readonly [Rect, Rect]
  readonly route: Route
  /** Around its label, when it has words. */
  readonly strip: Rect | undefined
  readonly lines: readonly string[]
}

/** What this person is drawing or moving now; in no document yet. Bord units. */
export type Bezig =
  | { readonly kind: 'streep'; readonly points: readonly Pos[] }
  | { readonly kind: 'lijn' | 'pijl' | 'verbind'; readonly from: Pos; readonly to: Pos; readonly target?: Rect }
  | { readonly kind: 'sleep'; readonly keys: ReadonlySet<string>; readonly dx: number; readonly dy: number }
  | { readonly kind: 'maat'; readonly key: string; readonly size: readonly [number, number] }

export interface VoorwerpenDeps {
  readonly bord: BordModel
  readonly scene: CanvasScene
  readonly ui: VoorwerpUi
  readonly wrapper: Wrapper
  /** What a card without a title is called. */
  readonly untitled: string
  /** What a connector says, in words. */
  readonly wordsOf: (connector: Connector) => string
  readonly urlOf: (bestandId: string) => string
}

/** Below this many connectors their way around is found anew whenever the bord comes to rest. */
const fewConnectors = 300

/** What is on the bord besides signalen and areas, outside React: follows the read model and answers what lies where. */
export class VoorwerpenScene {
  readonly #deps: VoorwerpenDeps
  readonly #byKey = new Map<string, Voorwerp>()
  #sorted: readonly Voorwerp[] | undefined
  readonly #routes = new Map<string, Verbinding>()
  #bezig: Bezig | undefined
  readonly plaatjes: Plaatjes
  readonly #stop: (() => void)[] = []

  constructor(deps: VoorwerpenDeps) {
    this.#deps = deps
    const { bord, scene } = deps
    this.plaatjes = createPlaatjes(deps.urlOf, () => scene.repaint())
    for (const collection of voorwerpCollections) {
      const read = (ids: Iterable<string>): void => {
        for (const id of ids) {
          const made = voorwerpOf(collection, bord.get(collection, id), deps.wrapper, deps.untitled)
          if (made === undefined) this.#byKey.delete(keyOf(collection, id))
          else this.#byKey.set(made.key, made)
        }
        this.#sorted = undefined
      }
      read(bord.all(collection).map(({ id }) => id))
      this.#stop.push(
        bord.subscribe(collection, (ids) => {
          read(ids)
          this.#forgetGone()
          scene.repaint()
        }),
      )
    }
    this.#stop.push(
      bord.subscribe('connectors', (ids) => {
        for (const id of ids) this.#routes.delete(id)
        this.#forgetGone()
        scene.repaint()
      }),
      scene.subscribeRest(() => {
        if (this.#routes.size <= fewConnectors) this.#routes.clear()
      }),
      deps.ui.subscribe(() => scene.repaint()),
    )
  }

  close(): void {
    for (const stop of this.#stop) stop()
    this.plaatjes.close()
  }

  /** What is no more on the bord is no more chosen. */
  #forgetGone(): void {
    const { selected } = this.#deps.ui.getState()
    const left = [...selected].filter((key) => this.exists(key))
    if (left.length < selected.size) this.#deps.ui.setState({ selected: left.length === 0 ? niets : new Set(left) })
  }

  exists(key: string): boolean {
    if (this.#byKey.has(key)) return true
    const [collection, id = ''] = key.split(':')
    const connector = collection === 'connectors' ? this.#deps.bord.get('connectors', id) : undefined
    return connector !== undefined && isActive(connector)
  }

  get(key: string): Voorwerp | undefined {
    return this.#byKey.get(key)
  }

  /** Lowest first. */
  get all(): readonly Voorwerp[] {
    this.#sorted ??= [...this.#byKey.values()].sort(fromLow)
    return this.#sorted
  }

  bounds(): Rect | undefined {
    return boundsOf(this.all.map(({ rect }) => rect))
  }

  get bezig(): Bezig | undefined {
    return this.#bezig
  }
  setBezig(bezig: Bezig | undefined): void {
    const still = this.#bezig?.kind !== bezig?.kind
    this.#bezig = bezig
    if (still) this.#deps.scene.repaint()
    this.#deps.scene.repaintLive()
  }

  /** How far it is being moved here. */
  offsetOf(key: string): { readonly dx: number; readonly dy: number } | undefined {
    return this.#bezig?.kind === 'sleep' && this.#bezig.keys.has(key) ? this.#bezig : undefined
  }

  rectOf(key: string): Rect | undefined {
    const [collection, id = ''] = key.split(':')
    if (collection !== 'connectors') return this.#byKey.get(key)?.rect
    const found = this.verbinding(id)
    return found === undefined ? undefined : (found.strip ?? rectOfRoute(found.route, 4))
  }

  /** Where an end lies; `undefined` while it is not on the bord. A signaal in a stack or a folded thema: where that is. */
  endRect(end: End): Rect | undefined {
    const { scene, bord } = this.#deps
    switch (end.kind) {
      case 'signaal': {
        const item = scene.item(end.id)
        if (item !== undefined) return item
        const signaal = bord.get('signalen', end.id)
        if (signaal === undefined || !isActive(signaal)) return undefined
        if (signaal.mergedInto !== undefined) return scene.item(signaal.mergedInto)
        return signaal.themaId === undefined ? undefined : scene.item(areaIdOf(signaal.themaId))
      }
      case 'thema': {
        const merged = bord.get('themas', end.id)?.mergedInto
        return scene.item(areaIdOf(merged ?? end.id))
      }
      case 'frame':
        return scene.item(frameAreaOf(end.id))
      case 'kanskaart':
        return this.#byKey.get(keyOf('kanskaarten', end.id))?.rect
      case 'node':
        return this.#byKey.get(keyOf('nodes', end.id))?.rect
    }
  }

  /** The name by which the scene and this one know what an end moves with. */
  itemIdOf(end: End): string {
    switch (end.kind) {
      case 'signaal':
        return end.id
      case 'thema':
        return areaIdOf(end.id)
      case 'frame':
        return frameAreaOf(end.id)
      case 'kanskaart':
        return keyOf('kanskaarten', end.id)
      case 'node':
        return keyOf('nodes', end.id)
    }
  }

  verbinding(id: string): Verbinding | undefined {
    const record = this.#deps.bord.get('connectors', id)
    if (record === undefined || !isActive(record)) return undefined
    const [from, to] = [this.endRect(record.from), this.endRect(record.to)]
    if (from === undefined || to === undefined || from === to) return undefined
    const known = this.#routes.get(id)
    if (known?.record === record && known.ends[0] === from && known.ends[1] === to) return known
    const made = this.#layOut(record, from, to)
    this.#routes.set(id, made)
    return made
  }

  #layOut(record: Connector, from: Rect, to: Rect): Verbinding {
    const around = boundsOf([from, to]) ?? from
    const obstacles = this.#deps.scene
      .query(around)
      .filter((item) => item.type === 'signaal' && item !== from && item !== to)
    return this.lineBetween(record, from, to, obstacles)
  }

  /** A connector as it lies between two rectangles; while one of them moves it goes straight. */
  lineBetween(record: Connector, from: Rect, to: Rect, obstacles: readonly Rect[] = []): Verbinding {
    const route = routeBetween(from, to, obstacles)
    const words = this.#deps.wordsOf(record)
    const { wrapper } = this.#deps
    const lines = words === '' ? [] : wrapper.wrap(words, { fontSize: 13, width: 170, maxLines: 3 }).lines
    const widest = Math.max(0, ...lines.map((line) => wrapper.width(line, 13) * 1.06))
    const [x, y] = pointOn(route, 0.5)
    const [w, h] = [widest + 16, lines.length * 17 + 8]
    return {
      key: keyOf('connectors', record.id),
      record,
      ends: [from, to],
      route,
      lines,
      strip: lines.length === 0 ? undefined : { x: x - w / 2, y: y - h / 2, w, h },
    }
  }

  *verbindingen(part?: Rect): Iterable<Verbinding> {
    for (const { id } of this.#deps.bord.all('connectors')) {
      const found = this.verbinding(id)
      if (found === undefined) continue
      if (part === undefined || intersects(rectOfRoute(found.route, 40), part)) yield found
    }
  }

  /** The topmost of them under a point. `reach`: how far beside a line still counts. */
  hit(at: Pos, reach: number): { readonly key: string; readonly isOver: boolean } | undefined {
    for (const { key, strip } of this.verbindingen())
      if (strip !== undefined && contains(strip, at)) return { key, isOver: true }
    for (const one of [...this.all].reverse()) {
      const isHit =
        one.collection === 'tekeningen' ? hitsTekening(one.record, one.rect, at, reach) : contains(one.rect, at)
      if (isHit) return { key: one.key, isOver: !isBelow(one) }
    }
    for (const { key, route } of this.verbindingen({ x: at[0] - 40, y: at[1] - 40, w: 80, h: 80 }))
      if (
        Array.from({ length: 41 }, (_, t) => pointOn(route, t / 40)).some(
          ([x, y]) => Math.hypot(x - at[0], y - at[1]) < reach + 4,
        )
      )
        return { key, isOver: true }
    return undefined
  }

  /** What a connector can hold on to at this place: card, place, signaal, thema or frame. */
  endAt(at: Pos): End | undefined {
    const { scene } = this.#deps
    for (const one of [...this.all].reverse()) {
      if (!contains(one.rect, at)) continue
      if (one.collection === 'kanskaarten') return { kind: 'kanskaart', id: one.record.id }
      if (one.collection === 'nodes') return { kind: 'node', id: one.record.id }
    }
    const item = scene.hit(at)
    if (item?.type === 'signaal') return { kind: 'signaal', id: item.signaal.id }
    const area = item?.type === 'area' ? item : scene.areaAt(at)
    if (area?.thema !== undefined) return { kind: 'thema', id: area.thema.id }
    if (area?.frame !== undefined) return { kind: 'frame', id: area.frame.id }
    return undefined
  }

  /** Brings these in view. */
  show(keys: Iterable<string>): void {
    const { scene } = this.#deps
    const bounds = boundsOf([...keys].flatMap((key) => this.rectOf(key) ?? []))
    if (bounds === undefined) return
    const free = scene.camera.freePart()
    const on = scene.camera.rectOnScreen(bounds)
    const isIn = on.x >= free.x && on.y >= free.y && on.x + on.w <= free.x + free.w && on.y + on.h <= free.y + free.h
    if (isIn) return
    const { scale } = scene.camera.view
    const [x, y] = centerOf(bounds)
    scene.camera.glideTo({ scale, x: free.x + free.w / 2 - x * scale, y: free.y + free.h / 2 - y * scale })
  }
}
