import { type ReactNode, useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { Aanmeldingen } from '../../../shared/protocol/api.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { Groep } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { toast } from '../../ui/toast.tsx'
import './meedoen.css'

/** Who signed up, thema by thema, with what they left behind to be reached: for begeleiders alone. */
export function AanmeldingenView(): ReactNode {
  const session = useSession()
  const counts = useSessie()?.aanmeldingen
  const themas = orderedThemas(useCollection('themas'))
  const [all, setAll] = useState<Aanmeldingen>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `counts` changes when somebody signed up
  useEffect(() => {
    let isGone = false
    void session.api<Aanmeldingen>('GET', `/werksessies/${session.werksessieId}/aanmeldingen`).then((answer) => {
      if (isGone) return
      if (answer.ok) setAll(answer.value)
      else toast(answer.message)
    })
    return () => {
      isGone = true
    }
  }, [session, counts])
  return (
    <div className="md-vel">
      <h1>{m.meedoen_lijst()}</h1>
      <p className="stil">{m.meedoen_lijst_uitleg()}</p>
      {all === undefined ? <p className="stil">{m.app_laden()}</p> : null}
      {all?.length === 0 ? <p>{m.meedoen_lijst_leeg()}</p> : null}
      {themas.map((thema) => {
        const joined = (all ?? []).filter(({ themaIds }) => themaIds.includes(thema.id))
        return joined.length === 0 ? null : (
          <section key={thema.id} aria-labelledby={`md-${thema.id}`}>
            <h2 id={`md-${thema.id}`}>
              <Plaat title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} />
            </h2>
            <ul className="md-mensen">
              {joined.map(({ deelnemerId, alias, group, organisation, contact }) => (
                <li key={deelnemerId}>
                  <b>{alias}</b>
                  <Groep groep={group} />
                  <span>{organisation ?? ''}</span>
                  <span className={contact === undefined ? 'stil' : 'md-contact'}>
                    {contact?.value ?? m.meedoen_geen_contact()}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
