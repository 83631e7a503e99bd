import { Hand } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Hand as HandOp } from '../../../shared/doc/regie-doc.ts'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import { useRegie } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { useCommand } from '../shell/use-command.ts'

const none: readonly HandOp[] = []

/** Who has a hand up, first raised first. Not there while nobody has; a new hand is said politely. */
export function HandenCard(): ReactNode {
  const handen = useRegie()?.handen ?? none
  const command = useCommand()
  const told = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    const before = told.current
    told.current = new Set(handen.map(({ id }) => id))
    // Those that were up when the console opened are no news.
    if (before !== undefined) for (const hand of handen) if (!before.has(hand.id)) announce(sentence(hand))
  }, [handen])
  if (handen.length === 0) return null
  return (
    <section className="vlak rg-handen" aria-labelledby="rg-handen-titel">
      <div className="rg-handen-kop">
        <h2 id="rg-handen-titel">
          <Hand size={20} aria-hidden="true" /> {m.hand_titel()} <span className="num">{handen.length}</span>
        </h2>
        {handen.length < 2 ? null : (
          <Button size="klein" kind="stil" onPress={() => void command('/handen', {})}>
            {m.hand_alle_omlaag()}
          </Button>
        )}
      </div>
      <ol>
        {handen.map((hand) => (
          <li key={hand.id}>
            <b>{hand.alias}</b>
            <span className="stil">
              {hand.table === undefined ? '' : `${m.tafel_nr({ nummer: hand.table })} · `}
              {m.hand_sinds({
                tijd: new Date(hand.at).toLocaleTimeString(getLocale(), { hour: '2-digit', minute: '2-digit' }),
              })}
            </span>
            <Button
              size="klein"
              aria-label={m.hand_doe_omlaag({ naam: hand.alias })}
              onPress={() => void command('/handen', { id: hand.id })}
            >
              {m.hand_omlaag()}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

const sentence = ({ alias, table }: HandOp): string =>
  table === undefined ? m.hand_van({ naam: alias }) : m.hand_van_tafel({ naam: alias, nummer: table })
