import type { Signaal, SignaalKind } from '../../shared/domain/signaal.ts'
import type { PaintKit } from './paint-briefje.ts'
import type { Marks } from './paint-marks.ts'
import type { ShownState } from './paint-unsaved.ts'
import type { SpatialIndex } from './spatial.ts'
import type { Wrapper } from './wrap.ts'

/** Words that the painter needs; from the messages, so that the kernel knows no language. */
export interface CanvasTexts {
  readonly hidden: string
  readonly emptyThema: string
  readonly emptyLos: string
  readonly emptyFrame: string
  /** Signs on notes that the server does not have (yet). */
  readonly unsaved: Readonly<Record<ShownState, string>>
  readonly kinds: Readonly<Record<SignaalKind, string>>
}

/** What painting needs besides the frame. */
export interface Painter {
  readonly kit: PaintKit
  readonly index: SpatialIndex
  readonly wrapper: Wrapper
  readonly texts: CanvasTexts
  /** How many people react to a note, and how often something was said about it. */
  readonly marksOf: (signaal: Signaal) => Marks
}
