import { Printer, UserRoundCheck, UserRoundX } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Mensen } from '../../../shared/protocol/api.ts'
import { useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { GroepVorm, groepName } from '../../ui/groep-vorm.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import './mensen.css'

const againMs = 5000

/** Who joined, the door, and the house rules. Names are for begeleiders only and never reach the screen in the room. */
export function MensenDialog({
  sessie,
  isOpen,
  onClose,
}: {
  readonly sessie: SessieState
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  return (
    <Dialog title={m.mensen_titel()} isOpen={isOpen} onClose={onClose} size="breed">
      <div className="mn">
        <Door isClosed={sessie.werksessie.deur === 'dicht'} />
        <People />
        <Bladen />
        <Huisregels saved={sessie.werksessie.huisregels ?? ''} />
      </div>
    </Dialog>
  )
}

function Door({ isClosed }: { readonly isClosed: boolean }): ReactNode {
  const command = useCommand()
  return (
    <Switch
      isSelected={isClosed}
      onChange={(next) => void command('/instellingen', { deur: next ? 'dicht' : 'open' })}
      help={isClosed ? m.mensen_deur_dicht() : m.mensen_deur_open()}
    >
      {m.mensen_deur()}
    </Switch>
  )
}

function People(): ReactNode {
  const session = useSession()
  const command = useCommand()
  const [mensen, setMensen] = useState<Mensen>()
  const path = `/werksessies/${session.werksessieId}/mensen`
  const look = useCallback(async () => {
    const answer = await session.api<Mensen>('GET', path)
    // What was read before stays on screen while the network is away.
    if (answer.ok) setMensen(answer.value)
  }, [session, path])
  useEffect(() => {
    void look()
    const timer = setInterval(() => void look(), againMs)
    return () => clearInterval(timer)
  }, [look])
  const remove = async (one: Mensen[number], terug: boolean) => {
    const done = await command('/mensen/verwijderen', { deelnemerId: one.deelnemerId, terug })
    if (done === undefined) return
    announce(terug ? m.mensen_is_terug({ naam: one.alias }) : m.mensen_is_weg({ naam: one.alias }))
    if (!terug)
      toast(m.mensen_is_weg({ naam: one.alias }), {
        action: { label: m.mensen_terug(), onAction: () => void remove(one, true) },
      })
    await look()
  }
  if (mensen === undefined) return <p className="stil">{m.app_laden()}</p>
  const present = mensen.filter(({ isRemoved }) => !isRemoved)
  return (
    <section aria-labelledby="mn-lijst">
      <h3 id="mn-lijst">
        {m.mensen_aantal({ aantal: present.length, online: present.filter(({ isOnline }) => isOnline).length })}
      </h3>
      {mensen.length === 0 ? (
        <p className="stil">{m.mensen_niemand()}</p>
      ) : (
        <ul className="mn-lijst">
          {mensen.map((one) => (
            <li key={one.deelnemerId} className={one.isRemoved ? 'mn-weg' : undefined}>
              <GroepVorm groep={one.group} />
              <span>
                <b>{one.alias}</b>
                <span className="stil">
                  {[
                    groepName(one.group),
                    one.organisation,
                    one.table === undefined ? undefined : m.regie_tafel({ nummer: one.table }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={`mn-staat${one.isOnline ? ' mn-online' : ''}`}>
                {one.isRemoved ? m.mensen_weggestuurd() : one.isOnline ? m.mensen_online() : m.mensen_offline()}
              </span>
              {one.isRemoved ? (
                <Button
                  size="klein"
                  icon={<UserRoundCheck size={17} aria-hidden="true" />}
                  aria-label={m.mensen_laat_terug({ naam: one.alias })}
                  onPress={() => void remove(one, true)}
                >
                  {m.mensen_terug()}
                </Button>
              ) : (
                <Button
                  size="klein"
                  kind="stil"
                  icon={<UserRoundX size={17} aria-hidden="true" />}
                  aria-label={m.mensen_stuur_weg({ naam: one.alias })}
                  onPress={() => void remove(one, false)}
                >
                  {m.mensen_weg()}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Bladen(): ReactNode {
  const { werksessieId, toegang } = useSession()
  return (
    <a
      className="mn-bladen"
      href={`/api/werksessies/${werksessieId}/export/bladen.pdf?toegang=${encodeURIComponent(toegang)}`}
      download
    >
      <Printer size={18} aria-hidden="true" />
      {m.mensen_bladen()}
    </a>
  )
}

/** Saved when the field is left, so that half a rule is not read in the hall. */
function Huisregels({ saved }: { readonly saved: string }): ReactNode {
  const command = useCommand()
  const [draft, setDraft] = useState(saved)
  const [before, setBefore] = useState(saved)
  // Another begeleider changed them; what is being typed here stays.
  if (before !== saved) {
    setBefore(saved)
    if (draft === before) setDraft(saved)
  }
  return (
    <TextArea
      label={m.mensen_huisregels()}
      help={m.mensen_huisregels_uitleg()}
      value={draft}
      onChange={setDraft}
      onBlur={() => {
        if (draft.trim() !== saved) void command('/instellingen', { huisregels: draft })
      }}
      maxLength={1000}
      rows={4}
    />
  )
}
