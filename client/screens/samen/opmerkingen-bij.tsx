import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useRecord, useSession } from '../../model/hooks.ts'
import { useOpmerkingenOf, useSamen, useSamenState } from '../../model/samen-context.tsx'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Opmerkingen } from '../../ui/opmerkingen.tsx'
import { ReactieKnoppen } from '../../ui/reactie-knoppen.tsx'

/** One note with its reactions and everything that was said about it; the same on bord, list and phone. */
export function OpmerkingenBij({
  signaalId,
  draft,
  onDraft,
}: {
  readonly signaalId: string
  readonly draft: string
  readonly onDraft: (text: string) => void
}): ReactNode {
  const session = useSession()
  const samen = useSamen()
  const { own, opmerkingen: mine, waiting } = useSamenState()
  const signaal = useRecord('signalen', signaalId)
  const opmerkingen = useOpmerkingenOf(signaalId)
  if (signaal === undefined || signaal.archivedAt !== undefined) return <p>{m.samen_briefje_weg()}</p>
  const isBegeleider = session.rol === 'begeleider'
  const isHidden = signaal.hidden !== undefined
  return (
    <div className="sm-bij">
      <BriefjeView
        kind={signaal.kind}
        text={isHidden ? m.bord_verborgen_tekst() : signaal.text}
        size="groot"
        footer={
          <ReactieKnoppen
            counts={samen.countsOf(signaal)}
            own={{ herken: own.herken.has(signaalId), vraag: own.vraag.has(signaalId) }}
            onToggle={samen.mayReactTo(signaal) ? (kind, aan) => samen.react(signaalId, kind, aan) : undefined}
            opmerkingen={0}
          />
        }
      />
      {waiting > 0 ? <p className="stil">{m.samen_wacht()}</p> : null}
      <Opmerkingen
        opmerkingen={opmerkingen}
        isOwn={(id) => mine.has(id)}
        onAdd={samen.mayComment() && !isHidden ? (text) => samen.comment(signaalId, text) : undefined}
        onChange={samen.changeComment}
        onHide={isBegeleider ? samen.hideComment : undefined}
        draft={draft}
        onDraft={onDraft}
      />
    </div>
  )
}
