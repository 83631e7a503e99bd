import { Lock, StickyNote, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { rightsNow } from '../../../shared/domain/may-change.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useMijn, useSaveState, useSessie, useSession } from '../../model/hooks.ts'
import type { Mijn } from '../../model/mijn-signalen.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { MijnStand } from '../deelnemer/mijn-stand.tsx'
import { EditView, Knoppen } from '../deelnemer/mijn-view.tsx'
import './mijn-prive.css'

/** Not on the bord for everybody: what only this panel can show. A refused one waits in the tray. */
const isOffBord = ({ state, plek }: Mijn): boolean =>
  state !== 'niet_geplaatst' && state !== 'ingetrokken' && plek !== undefined && plek !== 'bord'

/**
 * One's own briefjes that nobody else sees: of a private round, and those that wait for the begeleider or came back. Folds
 * away to one button; there only while there is something to show or such a round runs.
 */
export function MijnPrive(): ReactNode {
  const session = useSession()
  const sessie = useSessie()
  const saveState = useSaveState()
  const mine = useMijn()
  const [isOpen, setOpen] = useState(true)
  const [editing, setEditing] = useState<string>()
  const rights = rightsNow(session.rol, sessie?.werksessie, sessie?.prive)
  const isRound = rights.prive === true && (rights.allow.addSignaal || session.rol === 'schrijver')
  const shown = mine.filter((one) => isOffBord(one) || (isRound && one.state === 'wacht'))
  if (session.mijn === undefined || (shown.length === 0 && !isRound)) return null
  const isPrive = isRound || shown.some(({ plek }) => plek === 'prive')
  if (!isOpen)
    return (
      <Button className="cv-zweef bd-mijn-knop" aria-expanded={false} onPress={() => setOpen(true)}>
        <StickyNote size={18} aria-hidden="true" />
        {m.mijn_paneel_open({ aantal: shown.length })}
      </Button>
    )
  return (
    <section className="bd-mijn cv-zweef" aria-labelledby="bd-mijn-titel">
      <header>
        <h2 id="bd-mijn-titel">
          {isPrive ? <Lock size={18} aria-hidden="true" /> : <StickyNote size={18} aria-hidden="true" />}
          {m.mijn_paneel_titel()} <span className="stil">{shown.length}</span>
        </h2>
        <Button
          kind="stil"
          size="klein"
          isIconOnly
          aria-label={m.mijn_paneel_sluit()}
          icon={<X size={18} aria-hidden="true" />}
          onPress={() => setOpen(false)}
        />
      </header>
      <p>{isPrive ? m.mijn_paneel_prive() : m.mijn_paneel_inbox()}</p>
      {shown.length === 0 ? <p className="stil">{m.mijn_paneel_leeg()}</p> : null}
      <ul>
        {shown.map((one) => (
          <li key={one.id}>
            {editing === one.id ? (
              <EditView one={one} onDone={() => setEditing(undefined)} />
            ) : (
              <>
                <BriefjeView kind={one.kind} text={one.text} size="klein" />
                <div className="bd-mijn-voet">
                  <MijnStand one={one} isOffline={saveState.kind === 'offline'} />
                  <Knoppen one={one} onEdit={() => setEditing(one.id)} />
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
