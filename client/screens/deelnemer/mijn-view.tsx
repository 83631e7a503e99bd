import { Pencil, RotateCcw, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useMijn, useNietGeplaatst, useRecord, useSaveState, useSession } from '../../model/hooks.ts'
import type { Mijn } from '../../model/mijn-signalen.ts'
import { announce } from '../../ui/announcer.tsx'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { GegevensHint } from '../../ui/gegevens-hint.tsx'
import { toast } from '../../ui/toast.tsx'
import { MijnStand, mayRewrite } from './mijn-stand.tsx'

/** One's own notes with what became of each: on this phone, saved, private, with the begeleider, or not placed and why. */
export function MijnView() {
  const session = useSession()
  const saveState = useSaveState()
  const tray = useNietGeplaatst()
  const kept = useMijn()
  const [editing, setEditing] = useState<string>()
  // What was typed on another screen of this device, or changed too late: it is put back on the bord itself.
  useEffect(() => {
    if (tray.length > 0) session.ensureBord()
  }, [session, tray.length])
  const inTray = tray.map(
    ({ id, text, signaalKind, reason }): Mijn => ({
      id: `niet-${id}`,
      text,
      kind: signaalKind,
      state: 'niet_geplaatst',
      reason,
      trayId: id,
    }),
  )
  const mine = [...inTray, ...kept]
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
                  <MijnStand one={one} isOffline={saveState.kind === 'offline'} />
                  <Knoppen
                    one={one}
                    onEdit={() => {
                      if (one.plek === 'bord' || one.plek === undefined) session.ensureBord()
                      setEditing(one.id)
                    }}
                  />
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What somebody can do with one of their notes, as far as it matters where it is. */
export function Knoppen({ one, onEdit }: { readonly one: Mijn; readonly onEdit: () => void }) {
  const session = useSession()
  const [isBusy, setBusy] = useState(false)
  const withdraw = async (weg: boolean) => {
    setBusy(true)
    const answer = await session.mijn?.change(one.id, { weg })
    setBusy(false)
    if (answer !== undefined && !answer.ok) announce(answer.message)
  }
  const { trayId } = one
  const again = () => {
    if (trayId === undefined) void session.outbox.retry(one.id)
    else if (!session.retryNietGeplaatst(trayId)) toast(m.tray_nu_niet())
  }
  const dismiss = () => {
    if (trayId === undefined) void session.outbox.dismiss(one.id)
    else session.dismissNietGeplaatst(trayId)
  }
  if (one.state === 'niet_geplaatst')
    return (
      <span className="mijn-knoppen">
        <Button kind="stil" size="klein" icon={<RotateCcw size={18} aria-hidden="true" />} onPress={again}>
          {m.telefoon_opnieuw_plaatsen()}
        </Button>
        <Button kind="stil" size="klein" onPress={dismiss}>
          {m.telefoon_weg()}
        </Button>
      </span>
    )
  if (one.state === 'ingetrokken')
    return (
      <Button
        kind="stil"
        size="klein"
        isDisabled={isBusy}
        icon={<Undo2 size={18} aria-hidden="true" />}
        aria-label={`${m.mijn_zet_terug()}: ${one.text}`}
        onPress={() => void withdraw(false)}
      >
        {m.mijn_zet_terug()}
      </Button>
    )
  return (
    <span className="mijn-knoppen">
      {one.hidden === true ? null : (
        <Button
          kind={mayRewrite(one) ? 'primair' : 'stil'}
          size="klein"
          icon={<Pencil size={18} aria-hidden="true" />}
          aria-label={`${mayRewrite(one) ? m.mijn_pas_aan() : m.telefoon_wijzig()}: ${one.text}`}
          onPress={onEdit}
        >
          {mayRewrite(one) ? m.mijn_pas_aan() : m.telefoon_wijzig()}
        </Button>
      )}
      {one.plek === undefined || one.plek === 'bord' ? null : (
        <Button
          kind="stil"
          size="klein"
          isDisabled={isBusy}
          aria-label={`${m.mijn_trek_in()}: ${one.text}`}
          onPress={() => void withdraw(true)}
        >
          {m.mijn_trek_in()}
        </Button>
      )}
    </span>
  )
}

function Text({ one }: { readonly one: Mijn }) {
  const now = useRecord('signalen', one.id)
  return (
    <BriefjeView
      kind={now?.kind ?? one.kind}
      text={now !== undefined && now.hidden === undefined ? now.text : one.text}
      size="groot"
    />
  )
}

/** A note that still waits is changed in the outbox, one on the bord is edited there, any other where the server keeps it. */
export function EditView({ one, onDone }: { readonly one: Mijn; readonly onDone: () => void }) {
  const session = useSession()
  const now = useRecord('signalen', one.id)
  const [text, setText] = useState(now?.text ?? one.text)
  const [problem, setProblem] = useState('')
  const save = async () => {
    const trimmed = text.trim()
    if (trimmed === '') return setProblem(m.telefoon_leeg())
    // One that still waits changes in the outbox; when it left in the meantime, it changes on the bord.
    if (await session.outbox.edit(one.id, trimmed)) return onDone()
    const isOnBord = one.plek === undefined || one.plek === 'bord'
    if (isOnBord && session.actions.editSignaalText(one.id, trimmed)) return onDone()
    const answer = await session.mijn?.change(one.id, { text: trimmed })
    if (answer?.ok === true) return onDone()
    setProblem(answer === undefined || answer.code === 'internal' ? m.telefoon_wijzig_kan_niet() : answer.message)
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
      <GegevensHint text={text} />
      {problem !== '' && (
        <p className="mijn-stand fout" role="alert">
          {problem}
        </p>
      )}
      <span className="mijn-knoppen">
        <Button type="submit" kind="primair" size="klein">
          {mayRewrite(one) ? m.inbox_knop_stuur() : m.telefoon_bewaar()}
        </Button>
        <Button kind="stil" size="klein" onPress={onDone}>
          {m.telefoon_annuleer()}
        </Button>
      </span>
    </form>
  )
}
