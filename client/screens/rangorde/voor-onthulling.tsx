import { ListOrdered, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { StemrondeCard } from '../begeleider/stemronde-card.tsx'
import { Uitslagen } from './uitslagen.tsx'

/** Before the reveal: what is still missing, and for the begeleider what can be done about it. */
export function VoorOnthulling({
  sessie,
  themas,
  onCriteria,
}: {
  readonly sessie: SessieState
  readonly themas: readonly Thema[]
  readonly onCriteria: (thema: Thema) => void
}): ReactNode {
  const { rol } = useSession()
  const status = sessie.stemronde?.status
  return (
    <main className="rk-wacht">
      <section className="vlak rk-wacht-kop">
        <EmptyState
          icon={<ListOrdered size={22} aria-hidden="true" />}
          title={m.rangorde_nog_niet()}
          text={
            themas.length === 0
              ? m.rangorde_mist_themas()
              : status === undefined
                ? m.rangorde_mist_ronde()
                : status === 'open'
                  ? m.rangorde_mist_stippen({ aantal: sessie.ballotsCast ?? 0 })
                  : m.rangorde_mist_onthulling()
          }
        />
      </section>
      {rol === 'begeleider' ? (
        <>
          <StemrondeCard sessie={sessie} className="vlak rk-wacht-stem" />
          <section className="vlak rk-let">
            <h2>{m.rangorde_criteria_kop()}</h2>
            <p>{m.rangorde_criteria_vooraf()}</p>
            <ul className="rk-criterialijst">
              {themas.map((thema) => (
                <li key={thema.id}>
                  <Plaat title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} />
                  <Button
                    size="klein"
                    icon={<SlidersHorizontal size={17} aria-hidden="true" />}
                    aria-label={m.rangorde_criteria_titel({ thema: thema.title })}
                    onPress={() => onCriteria(thema)}
                  >
                    {m.rangorde_criteria_knop()}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : null}
      <Uitslagen uitslagen={sessie.uitslagen} />
    </main>
  )
}
