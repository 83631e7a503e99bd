import { createContext, useContext } from 'react'
import type { Thema } from '../../shared/domain/thema.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { RecordState } from '../model/types.ts'
import type { MenuAction } from '../ui/menu.tsx'
import type { OutlineNode, SignaalNode } from './outline.ts'

/** What the rows of the list need; only the thirty in view read it. */
export interface ListState {
  readonly work: BordWork
  readonly themas: readonly Thema[]
  /** Key of the row whose words are being written. */
  readonly editing: string | undefined
  /** Key of the row whose thema menu is open. */
  readonly themaOpen: string | undefined
  readonly unsaved: ReadonlyMap<string, RecordState>
  /** How often something was said about a signaal. */
  readonly opmerkingen: ReadonlyMap<string, number>
  /** Row number from the top, counted from 1, of every row that is unfolded. */
  readonly rowNumber: ReadonlyMap<string, number>
  readonly isOpen: (key: string) => boolean
  readonly canDrag: boolean
  /** Who else is writing in a signaal, by its id. */
  readonly editors: ReadonlyMap<string, string>
  readonly handlers: ListHandlers
}

export interface ListHandlers {
  readonly toggle: (key: string) => void
  readonly edit: (key: string | undefined) => void
  readonly saveText: (key: string, text: string) => void
  readonly place: (id: string, themaId: string | null) => void
  readonly accept: (node: SignaalNode) => void
  readonly refuse: (node: SignaalNode) => void
  /** Entries of the menu of a row; asked for when it opens. */
  readonly actionsOf: (node: OutlineNode) => readonly MenuAction[]
  readonly addTo: (sectionId: string) => void
  /** Makes a kanskaart and opens its title. */
  readonly addKanskaart: () => void
  readonly closeThemaMenu: () => void
  /** Hour and minute; one formatter for all rows, because making one costs more than a row. */
  readonly timeOf: (at: number) => string
}

const Context = createContext<ListState | undefined>(undefined)
export const ListProvider = Context.Provider

/** The list around this row. Throws outside one: that is a bug. */
export function useList(): ListState {
  const state = useContext(Context)
  if (state === undefined) throw new Error('no list around this row')
  return state
}
