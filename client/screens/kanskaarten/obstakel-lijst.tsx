import type { ReactNode } from 'react'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { cardsWithObstacles } from './kaart-fields.ts'

/** Everything that is in the way, over all cards: one list for the municipality. */
export function ObstakelLijst({
  cards,
  isOpen,
  onClose,
  onChoose,
}: {
  readonly cards: readonly Kanskaart[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChoose: (id: string) => void
}): ReactNode {
  const found = cardsWithObstacles(cards)
  return (
    <Dialog title={m.kk_obstakels_lijst()} isOpen={isOpen} onClose={onClose} size="breed">
      <p className="stil">{found.length === 0 ? m.kk_obstakels_geen() : m.kk_obstakels_lijst_uitleg()}</p>
      <ul className="kk-obstakels">
        {found.map((card) => (
          <li key={card.id}>
            <p lang="nl">{card.obstacles}</p>
            <Button kind="stil" size="klein" onPress={() => onChoose(card.id)}>
              {card.title || m.kk_zonder_naam()}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
