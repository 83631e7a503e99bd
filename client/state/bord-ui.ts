import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Pos, SignaalKind } from '../../shared/domain/signaal.ts'
import { type BordFilter, noFilter } from './bord-filter.ts'

/** A note that somebody is about to write and that is in no document yet. */
export interface Draft {
  readonly kind: SignaalKind
  readonly pos: Pos
  readonly themaId?: string
}

/** What a press on the canvas does: choose, draw a loop around notes, or move the paper. */
export type BordTool = 'kiezen' | 'lasso' | 'schuiven'

/** The pointer from a press until it is let go, for who claimed it. Places in bord units. */
export interface PointerClaim {
  move(at: Pos, event: PointerEvent): void
  end(at: Pos, event: PointerEvent): void
  /** Esc, a second finger, or the browser took the pointer away: nothing is done. */
  cancel(): void
}

/** Another part of the bord that may want the pointer: a drawing tool, or objects that are no notes. */
export interface PointerTaker {
  /** A press at `at`; `under` is the note or suggestion that lies there. `undefined`: not for us. */
  claim(at: Pos, event: PointerEvent, under: string | undefined): PointerClaim | undefined
  /** The pointer to show while its tool is on. */
  cursor?(): string | undefined
}

/** What is selected, open and pointed at here; shared by canvas and list, never in a document. */
export interface BordUiState {
  readonly tool: BordTool
  /** Asked before anything else when somebody presses on the canvas. */
  readonly takers: ReadonlySet<PointerTaker>
  /** Ids of signalen. */
  readonly selected: ReadonlySet<string>
  /** Item that has the keyboard: id of a signaal, `ghost:…` or `area:…`. */
  readonly focused: string | undefined
  readonly hovered: string | undefined
  /** Id of the signaal whose text is being written here. */
  readonly editing: string | undefined
  readonly draft: Draft | undefined
  /** Id of the signaal whose opmerkingen are open. */
  readonly opmerkingenBij: string | undefined
  /** `ghost:…` that the panel points at. */
  readonly litGhost: string | undefined
  readonly showGhosts: boolean
  readonly showCursors: boolean
  /** Shared by canvas and list. */
  readonly filter: BordFilter
  readonly isFilterOpen: boolean
  /** The search bar is open; `hits` are ids of signalen in reading order, `at` is the one that is shown. */
  readonly search: SearchState | undefined
  readonly showMinimap: boolean
  /** A tap adds to the selection, for who has no shift key. */
  readonly isChoosingMore: boolean
  /** The menu that is open: in px of the canvas, and the item that it was asked for on. */
  readonly menu: { readonly at: Pos; readonly item: string | undefined } | undefined
  /** Rows of cells that somebody pasted and looks at before they become notes; empty: nothing pasted yet. */
  readonly pasting: readonly (readonly string[])[] | undefined
  /** Somebody whose eyes this person follows: the key of their presence. */
  readonly following: number | undefined
  /** What the list brings into view without taking the keyboard there; a new object each time. */
  readonly shownRow: { readonly id: string } | undefined
}

export interface SearchState {
  readonly words: string
  readonly hits: readonly string[]
  readonly at: number
}

export type BordUi = StoreApi<BordUiState>

export const nothingSelected: ReadonlySet<string> = new Set()

/** Creates the state of one open bord. */
export const createBordUi = (): BordUi =>
  createStore<BordUiState>(() => ({
    tool: 'kiezen',
    takers: new Set(),
    selected: nothingSelected,
    focused: undefined,
    hovered: undefined,
    editing: undefined,
    draft: undefined,
    opmerkingenBij: undefined,
    litGhost: undefined,
    showGhosts: true,
    showCursors: false,
    filter: noFilter,
    isFilterOpen: false,
    search: undefined,
    showMinimap: false,
    isChoosingMore: false,
    menu: undefined,
    pasting: undefined,
    following: undefined,
    shownRow: undefined,
  }))
