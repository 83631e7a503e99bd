import { FolderInput, Layers2, Undo } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from './button.tsx'
import { ThemaMenu } from './thema-menu.tsx'

export interface SelectionBarProps {
  /** How many notes are selected. */
  readonly count: number
  readonly themas: readonly Thema[]
  readonly className: string
  /** What this person may not do is left out. `null`: in no thema. */
  readonly onPlace?: ((themaId: string | null) => void) | undefined
  /** To any place, by name. */
  readonly onMove?: (() => void) | undefined
  readonly onMerge?: (() => void) | undefined
  readonly onWithdraw?: (() => void) | undefined
  readonly onClear?: () => void
  /** Further buttons. */
  readonly children?: ReactNode
}

/** What can be done with several notes at once. */
export function SelectionBar({
  count,
  themas,
  className,
  onPlace,
  onMove,
  onMerge,
  onWithdraw,
  onClear,
  children,
}: SelectionBarProps): ReactNode {
  const label = m.bord_gekozen({ aantal: count })
  return (
    <fieldset className={className} aria-label={label}>
      <b>{label}</b>
      {onPlace === undefined ? null : (
        <ThemaMenu themas={themas} onChoose={onPlace}>
          {m.bord_thema()}
        </ThemaMenu>
      )}
      {onMove === undefined ? null : (
        <Button size="klein" onPress={onMove} icon={<FolderInput size={16} aria-hidden="true" />}>
          {m.lijst_verplaats()}
        </Button>
      )}
      {onMerge === undefined ? null : (
        <Button size="klein" onPress={onMerge} icon={<Layers2 size={16} aria-hidden="true" />}>
          {m.bord_leg_op_elkaar()}
        </Button>
      )}
      {onWithdraw === undefined ? null : (
        <Button size="klein" onPress={onWithdraw} icon={<Undo size={16} aria-hidden="true" />}>
          {m.bord_neem_terug()}
        </Button>
      )}
      {children}
      {onClear === undefined ? null : (
        <Button size="klein" kind="stil" onPress={onClear}>
          {m.lijst_kies_geen()}
        </Button>
      )}
    </fieldset>
  )
}
