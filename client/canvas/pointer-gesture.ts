import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { Ghost, Session } from '../model/types.ts'
import type { BordUi, PointerClaim } from '../state/bord-ui.ts'
import type { AreaItem, LayoutItem, SignaalItem } from './layout.ts'
import type { CanvasScene } from './scene.ts'

export interface PointerDeps {
  readonly host: HTMLElement
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly work: BordWork
  readonly session: Pick<Session, 'setPresence' | 'actions'>
  readonly startEditing: (id: string) => void
  readonly startDraft: (at: Pos, themaId: string | undefined) => void
  readonly acceptGhost: (ghost: Ghost) => void
  readonly refuseGhost: (ghost: Ghost) => void
  readonly openThema: (themaId: string) => void
  /** The menu of what lies there: right click, or a long press. `at` in px of the canvas. */
  readonly openMenu: (at: Pos, item: LayoutItem | undefined) => void
}

/** What a press on the canvas has become. */
export type Gesture =
  | { readonly kind: 'pan'; last: Pos }
  | {
      readonly kind: 'press'
      readonly at: Pos
      readonly item: LayoutItem | undefined
      readonly shift: boolean
      readonly touch: boolean
    }
  | {
      readonly kind: 'drag'
      /** Bord units, here and below. */
      readonly from: Pos
      readonly items: readonly SignaalItem[]
      readonly ids: readonly string[]
      /** How far they are now, after lining up; in bord units. */
      move: { readonly dx: number; readonly dy: number }
    }
  | { readonly kind: 'area'; readonly from: Pos; readonly area: AreaItem; readonly resizes: boolean }
  | { readonly kind: 'marquee'; readonly from: Pos; readonly before: ReadonlySet<string> }
  /** Bord units. */
  | { readonly kind: 'lasso'; readonly loop: Pos[]; readonly before: ReadonlySet<string> }
  | { readonly kind: 'pinch'; distance: number; middle: Pos }
  /** A tool of another part of the bord has the pointer: drawing, or an object that is no note. */
  | { readonly kind: 'claimed'; readonly claim: PointerClaim }
