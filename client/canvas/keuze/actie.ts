import type { Pos } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { Ghost, Session } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import type { CanvasScene } from '../scene.ts'

/** An entry of the menu: it does something, or opens further entries. */
export type KeuzeActie = MenuEntry &
  (
    | { readonly act: () => void; readonly items?: undefined }
    | { readonly items: readonly KeuzeActie[]; readonly act?: undefined }
  )

export interface ActieContext {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly work: BordWork
  readonly session: Session
  readonly themas: readonly Thema[]
  readonly startEditing: (id: string) => void
  readonly startDraft: (at: Pos, themaId: string | undefined) => void
  readonly onShowInList: (id: string) => void
  readonly onOpenThema: (themaId: string) => void
  readonly acceptGhost: (ghost: Ghost) => void
  /** Asks which notes of a thema go to a new one. */
  readonly splitThema: (themaId: string) => void
  readonly copy: (ids: readonly string[], options?: { readonly cut?: boolean }) => void
}
