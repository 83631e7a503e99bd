import type { ReactNode } from 'react'
import type { Uitslag } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { timeOfDay } from '../shell/words.ts'
import { UitslagView } from '../stemmen/uitslag-view.tsx'
import { uitslagTitle } from '../stemmen/uitslag-words.ts'

/** The results of all rounds that were revealed, the newest first and open. */
export function Uitslagen({ uitslagen = [] }: { readonly uitslagen?: readonly Uitslag[] | undefined }): ReactNode {
  if (uitslagen.length === 0) return null
  return (
    <section className="vlak rk-let rk-uitslagen" aria-labelledby="rk-uitslagen-kop">
      <h2 id="rk-uitslagen-kop">{m.uitslag_kop()}</h2>
      {[...uitslagen].reverse().map((uitslag, index) => (
        <details key={uitslag.rondeId} open={index === 0}>
          <summary>
            {uitslag.title ?? uitslagTitle(uitslag)}{' '}
            <span className="stil">{m.uitslag_tijd({ tijd: timeOfDay(uitslag.revealedAt) })}</span>
          </summary>
          <UitslagView uitslag={uitslag} hasHead={false} />
        </details>
      ))}
    </section>
  )
}
