import type { Pos } from '../../shared/domain/signaal.ts'
import { type Rect, rectToBord, rectToScreen, toBord, type Viewport, zoomAt } from './geometry.ts'

/** Screen px around the free part of the canvas that toolbar and panel cover. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export interface CameraDeps {
  readonly reducedMotion: () => boolean
  /** The view or the size changed. */
  readonly onChange: (change: 'view' | 'size') => void
}

const moveMs = 220

/** Which part of the bord is on screen, and how large. `close()` stops a move that is under way. */
export class Camera {
  readonly #deps: CameraDeps
  #view: Viewport = { x: 0, y: 0, scale: 1 }
  #size = { width: 0, height: 0 }
  #insets: Insets = { top: 12, right: 12, bottom: 84, left: 12 }
  readonly #listeners = new Set<() => void>()
  #animation: number | undefined

  constructor(deps: CameraDeps) {
    this.#deps = deps
  }

  get view(): Viewport {
    return this.#view
  }

  get size(): { readonly width: number; readonly height: number } {
    return this.#size
  }

  setSize(width: number, height: number): void {
    this.#size = { width, height }
    this.#deps.onChange('size')
  }

  setInsets(insets: Insets): void {
    this.#insets = insets
  }

  /** The part of the canvas that nothing covers, in screen px. */
  freePart(): Rect {
    const { top, right, bottom, left } = this.#insets
    return {
      x: left,
      y: top,
      w: Math.max(120, this.#size.width - left - right),
      h: Math.max(120, this.#size.height - top - bottom),
    }
  }

  setView(view: Viewport): void {
    this.#stop()
    this.#apply(view)
  }

  panBy(dx: number, dy: number): void {
    this.setView({ ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy })
  }

  /** `at` stays where it is, in screen px; without it the middle of the free part. */
  zoomTo(scale: number, at?: Pos): void {
    this.setView(zoomAt(this.#view, at ?? this.#freeMiddle(), scale))
  }

  /** Moves there in 220 ms; at once for people who want no movement. */
  glideTo(view: Viewport): void {
    this.#stop()
    if (this.#deps.reducedMotion()) {
      this.setView(view)
      return
    }
    const from = this.#view
    const start = performance.now()
    const step = (now: number): void => {
      const t = Math.min(1, Math.max(0, (now - start) / moveMs))
      const eased = 1 - (1 - t) ** 3
      const mix = (a: number, b: number): number => a + (b - a) * eased
      this.#apply({ x: mix(from.x, view.x), y: mix(from.y, view.y), scale: mix(from.scale, view.scale) })
      this.#animation = t < 1 ? requestAnimationFrame(step) : undefined
    }
    this.#animation = requestAnimationFrame(step)
  }

  /** Middle of the free part, in bord units. */
  middle(): Pos {
    return this.toBord(this.#freeMiddle())
  }

  toBord(at: Pos): Pos {
    return toBord(this.#view, at)
  }

  rectOnScreen(rect: Rect): Rect {
    return rectToScreen(this.#view, rect)
  }

  /** What is in view with `margin` px around it, in bord units. */
  rectInView(margin: number): Rect {
    const { width: w, height: h } = this.#size
    return rectToBord(this.#view, { x: -margin, y: -margin, w: w + 2 * margin, h: h + 2 * margin })
  }

  /** Called on every change of the view. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#stop()
    this.#listeners.clear()
  }

  #freeMiddle(): Pos {
    const free = this.freePart()
    return [free.x + free.w / 2, free.y + free.h / 2]
  }

  #stop(): void {
    if (this.#animation !== undefined) cancelAnimationFrame(this.#animation)
    this.#animation = undefined
  }

  #apply(view: Viewport): void {
    this.#view = view
    this.#deps.onChange('view')
    for (const listener of this.#listeners) listener()
  }
}
