import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Pos } from '../../shared/domain/signaal.ts'
import type { ConnectorMeaning, End, InktKleur, Tekening } from '../../shared/domain/tekening.ts'

/** What a press on the canvas makes; `geen`: it chooses. */
export type TekenTool = 'geen' | 'pen' | 'lijn' | 'pijl' | 'tekst' | 'stip' | 'verbind'

/** What is asked in a dialog of its own. */
export type VoorwerpDialog = 'geen' | 'alles' | 'verbind' | 'foto' | 'kaarten' | 'sjablonen'

/** Tool, ink and choice of the things that are drawn; of this person only, never in a document. */
export interface VoorwerpUiState {
  readonly tool: TekenTool
  readonly kleur: InktKleur
  readonly dikte: NonNullable<Tekening['dikte']>
  readonly meaning: ConnectorMeaning
  /** `collection:id` of what is chosen. */
  readonly selected: ReadonlySet<string>
  /** A text that is being written: at a place, or the one with this id. */
  readonly tekst: { readonly pos: Pos; readonly id?: string } | undefined
  readonly dialog: VoorwerpDialog
  /** Where the connection begins that somebody makes by choosing. */
  readonly van: End | undefined
  readonly showGrid: boolean
  /** Id of the thema of which somebody chooses the signalen for a new one. */
  readonly splitst: string | undefined
}
export type VoorwerpUi = StoreApi<VoorwerpUiState>

export const niets: ReadonlySet<string> = new Set()

/** Creates the state of one open bord. */
export const createVoorwerpUi = (): VoorwerpUi =>
  createStore<VoorwerpUiState>(() => ({
    tool: 'geen',
    kleur: 'inkt',
    dikte: 'gewoon',
    meaning: 'leidt_tot',
    selected: niets,
    tekst: undefined,
    dialog: 'geen',
    van: undefined,
    showGrid: true,
    splitst: undefined,
  }))
