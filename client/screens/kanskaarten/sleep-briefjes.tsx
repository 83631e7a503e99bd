import { Link2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { quoteOf } from '../../model/bord-work.ts'
import { useCollection } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { isOpenSignaal } from './kaart-fields.ts'
import { briefjeDrag } from './sleep-briefje.ts'

const mostShown = 40

/** Notes of the card's themas at hand: drag one onto a card, in the middle or in the list, or press its button. */
export function SleepBriefjes({
  card,
  onLink,
}: {
  readonly card: Kanskaart
  readonly onLink: (id: Signaal['id']) => void
}): ReactNode {
  const signalen = useCollection('signalen')
  const [isOpen, setOpen] = useState(false)
  const found = useMemo(() => {
    if (!isOpen) return []
    const themas = new Set<string>(card.themaIds)
    const linked = new Set<string>(card.signaalIds)
    return signalen.filter(
      (signaal) =>
        isOpenSignaal(signaal) &&
        !linked.has(signaal.id) &&
        (themas.size === 0 || (signaal.themaId !== undefined && themas.has(signaal.themaId))),
    )
  }, [isOpen, signalen, card.themaIds, card.signaalIds])
  return (
    <details className="kk-sleep" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.kk_sleep()}</summary>
      <p className="stil">{m.kk_sleep_uitleg()}</p>
      <ul>
        {found.slice(0, mostShown).map((signaal) => (
          <li key={signaal.id} {...briefjeDrag(signaal.id)}>
            <BriefjeView size="klein" kind={signaal.kind} text={signaal.text} />
            <Button
              kind="stil"
              size="klein"
              isIconOnly
              icon={<Link2 size={16} aria-hidden="true" />}
              aria-label={`${m.kk_koppel()}: ${quoteOf(signaal.text)}`}
              onPress={() => onLink(signaal.id)}
            />
          </li>
        ))}
      </ul>
      {found.length > mostShown ? (
        <p className="stil">{m.kk_sleep_meer({ aantal: found.length - mostShown })}</p>
      ) : null}
    </details>
  )
}
