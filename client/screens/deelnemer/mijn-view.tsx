import { CircleCheck, Clock, Pencil, RotateCcw, Smartphone, TriangleAlert } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useNietGeplaatst, useRecord, useSaveState, useSession } from '../../model/hooks.ts'
import type { OutboxItem } from '../../sync/local-store.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { toast } from '../../ui/toast.tsx'

interface Mine {
  readonly id: string
  readonly text: string
  readonly kind: SignaalKind
  readonly state: OutboxItem['state']
  readonly reason?: string
  /** An edit that the server did not take lies in the tray of this device, under this id. */
  readonly trayId?: string
}

/** One's own notes, newest first, with what became of each: on this phone, saved, or not placed and why. */
export function MijnView() {
  const session = useSession()
  const saveState = useSaveState()
  const items = useSyncExternalStore(session.outbox.subscribe, session.outbox.list)
  const tray = useNietGeplaatst()
  const [stored, setStored] = useState<readonly Mine[]>([])
  const [editing, setEditing] = useState<string>()

  useEffect(() => {
    let isGone = false
    void session
      .api<readonly { id: string; text: string; kind: SignaalKind }[]>(
        'GET',
        `/werksessies/${session.werksessieId}/mijn-signalen`,
      )
      .then((answer) => {
        if (!isGone && answer.ok)
          setStored(answer.value.map(({ id, text, kind }) => ({ id, text, kind, state: 'bewaard' })))
      })
    return () => {
      isGone = true
    }
  }, [session])

  // What was typed on another screen of this device, or changed too late: it is put back on the bord itself.
  useEffect(() => {
    if (tray.length > 0) session.ensureBord()
  }, [session, tray.length])

  const known = new Set(items.map((item) => item.id))
  const mine: readonly Mine[] = [
    ...tray.map(
      ({ id, text, signaalKind, reason }): Mine => ({
        id: `niet-${id}`,
        text,
        kind: signaalKind,
        state: 'niet_geplaatst',
        reason,
        trayId: id,
      }),
    ),
    ...items
      .map(
        (item): Mine => ({
          id: item.id,
          text: item.input.text,
          kind: item.input.kind,
          state: item.state,
          ...(item.reason === undefined ? {} : { reason: item.reason }),
        }),
      )
      .reverse(),
    ...stored.filter((one) => !known.has(one.id)).reverse(),
  ]
  const again = ({ id, trayId }: Mine) => {
    if (trayId === undefined) void session.outbox.retry(id)
    else if (!session.retryNietGeplaatst(trayId)) toast(m.tray_nu_niet())
  }
  const dismiss = ({ id, trayId }: Mine) => {
    if (trayId === undefined) void session.outbox.dismiss(id)
    else session.dismissNietGeplaatst(trayId)
  }
  return (
    <>
      <h1>
        {m.telefoon_mijn_titel()} <span className="stil">{mine.length}</span>
      </h1>
      {mine.length === 0 && <EmptyState title={m.telefoon_mijn_leeg()} />}
      <ul className="mijn-lijst">
        {mine.map((one) => (
          <li key={one.id}>
            {editing === one.id ? (
              <EditView one={one} onDone={() => setEditing(undefined)} />
            ) : (
              <>
                <Text one={one} />
                <div className="mijn-voet">
                  <State one={one} isOffline={saveState.kind === 'offline'} />
                  {one.state === 'niet_geplaatst' ? (
                    <span className="mijn-knoppen">
                      <Button
                        kind="stil"
                        size="klein"
                        icon={<RotateCcw size={18} aria-hidden="true" />}
                        onPress={() => again(one)}
                      >
                        {m.telefoon_opnieuw_plaatsen()}
                      </Button>
                      <Button kind="stil" size="klein" onPress={() => dismiss(one)}>
                        {m.telefoon_weg()}
                      </Button>
                    </span>
                  ) : (
                    <Button
                      kind="stil"
                      size="klein"
                      icon={<Pencil size={18} aria-hidden="true" />}
                      aria-label={`${m.telefoon_wijzig()}: ${one.text}`}
                      onPress={() => {
                        if (one.state === 'bewaard') session.ensureBord()
                        setEditing(one.id)
                      }}
                    >
                      {m.telefoon_wijzig()}
                    </Button>
                  )}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Text({ one }: { readonly one: Mine }) {
  const now = useRecord('signalen', one.id)
  return (
    <BriefjeView
      kind={now?.kind ?? one.kind}
      text={now !== undefined && now.hidden === undefined ? now.text : one.text}
      size="groot"
    />
  )
}

function State({ one, isOffline }: { readonly one: Mine; readonly isOffline: boolean }) {
  if (one.state === 'bewaard') {
    return (
      <p className="mijn-stand goed">
        <CircleCheck size={19} aria-hidden="true" /> {m.telefoon_stand_bewaard()}
      </p>
    )
  }
  if (one.state === 'niet_geplaatst') {
    return (
      <p className="mijn-stand fout">
        <TriangleAlert size={19} aria-hidden="true" /> {m.telefoon_stand_niet({ reden: one.reason ?? '' })}
      </p>
    )
  }
  return (
    <p className="mijn-stand wacht">
      {isOffline ? <Smartphone size={19} aria-hidden="true" /> : <Clock size={19} aria-hidden="true" />}
      {isOffline ? m.telefoon_stand_wacht() : m.telefoon_stand_onderweg()}
    </p>
  )
}

/** A note that still waits is changed in the outbox; one that is on the bord is edited there, by its author. */
function EditView({ one, onDone }: { readonly one: Mine; readonly onDone: () => void }) {
  const session = useSession()
  const now = useRecord('signalen', one.id)
  const [text, setText] = useState(now?.text ?? one.text)
  const [problem, setProblem] = useState('')
  const save = async () => {
    const trimmed = text.trim()
    if (trimmed === '') return setProblem(m.telefoon_leeg())
    // One that still waits changes in the outbox; when it left in the meantime, it changes on the bord.
    if (await session.outbox.edit(one.id, trimmed)) return onDone()
    if (session.actions.editSignaalText(one.id, trimmed)) onDone()
    else setProblem(m.telefoon_wijzig_kan_niet())
  }
  return (
    <form
      className="mijn-bewerk"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <textarea
        value={text}
        rows={3}
        lang="nl"
        aria-label={m.telefoon_wijzig()}
        aria-invalid={problem !== ''}
        onChange={(event) => setText(event.target.value)}
      />
      {problem !== '' && <p className="mijn-stand fout">{problem}</p>}
      <span className="mijn-knoppen">
        <Button type="submit" kind="primair" size="klein">
          {m.telefoon_bewaar()}
        </Button>
        <Button kind="stil" size="klein" onPress={onDone}>
          {m.telefoon_annuleer()}
        </Button>
      </span>
    </form>
  )
}
