import type { Rect, Viewport } from './geometry.ts'
import type { LayoutItem } from './layout.ts'
import type { Detail } from './lod.ts'
import type { PaintKit } from './paint-briefje.ts'
import type { Ctx } from './paint-icon.ts'

/** What an extra painter may look at while it paints. */
export interface ExtraView {
  readonly view: Viewport
  /** Size of the canvas in CSS pixels. */
  readonly width: number
  readonly height: number
  /** The part of the bord that is painted now (bord units, clipped): leave out what lies outside. */
  readonly part: Rect
  readonly detail: Detail
  readonly kit: PaintKit
  item(id: string): LayoutItem | undefined
  /** How far an object is being dragged right now (bord units), here or by somebody else; `undefined`: it lies still. */
  offsetOf(id: string): { readonly dx: number; readonly dy: number } | undefined
}

/**
 * Paints objects that are no notes: connectors, drawings, pictures, cards, guides. Register with `scene.addPainter`;
 * tell the scene what changed with `scene.repaint(rect)` (lying still) or `scene.repaintLive()` (moving).
 * In `under` and `over` the context maps bord units to pixels, in `live` as well. Leave the context as you found it.
 */
export interface ExtraPainter {
  /** Above the areas, below the notes. */
  readonly under?: (ctx: Ctx, view: ExtraView) => void
  /** Above the notes, below the plates. */
  readonly over?: (ctx: Ctx, view: ExtraView) => void
  /** On the layer of what moves; painted anew on every move, so keep it to what really moves. */
  readonly live?: (ctx: Ctx, view: ExtraView) => void
  /** Whether `live` has anything to paint now; the layer of what moves is only there while something does. Absent: always. */
  readonly isLive?: () => boolean
  /** Everything it paints, wherever that is: what "everything in view" must hold too. */
  readonly bounds?: () => Rect | undefined
  /** Where it painted or will paint something that hangs on these items (bord units): repainted when they move. */
  readonly hangsOn?: (moved: ReadonlySet<string>) => Iterable<Rect>
}
