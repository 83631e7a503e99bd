import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Pos, SignaalKind } from '../../shared/domain/signaal.ts'

/** A note that somebody is about to write and that is in no document yet. */
export interface Draft {
  readonly kind: SignaalKind
  readonly pos: Pos
  readonly themaId?: string
}

/** What is selected, open and pointed at here; shared by canvas and list, never in a document. */
export interface BordUiState {
  readonly tool: 'kiezen' | 'schuiven'
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
}

export type BordUi = StoreApi<BordUiState>

export const nothingSelected: ReadonlySet<string> = new Set()

/** Creates the state of one open bord. */
export const createBordUi = (): BordUi =>
  createStore<BordUiState>(() => ({
    tool: 'kiezen',
    selected: nothingSelected,
    focused: undefined,
    hovered: undefined,
    editing: undefined,
    draft: undefined,
    opmerkingenBij: undefined,
    litGhost: undefined,
    showGhosts: true,
    showCursors: false,
  }))
