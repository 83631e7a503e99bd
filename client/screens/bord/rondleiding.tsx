import { Check, X } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { Session } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { endRondleiding, isRondleidingDone, onRondleiding } from '../../ui/rondleiding-stand.ts'
import './rondleiding.css'

const steps = ['schrijf', 'bewerk', 'thema', 'terug', 'wissel'] as const
type Stap = (typeof steps)[number]

/** Below this width (CSS px) it would cover what it is about; there it starts only when asked for. */
const roomyWidth = 900

/** What this person may do now: a step that cannot be done is left out. */
export function stappenVoor(may: { readonly write: boolean; readonly place: boolean }): readonly Stap[] {
  return steps.filter((stap) =>
    stap === 'schrijf' || stap === 'bewerk' || stap === 'terug'
      ? may.write
      : stap === 'thema'
        ? may.write && may.place
        : true,
  )
}

/** Five things to do on one's first bord, each done by doing it. Beside the work, never in its way; skipped with one press. */
export function Rondleiding({
  session,
  ui,
  work,
  hasThemas,
  isList,
}: {
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  readonly hasThemas: boolean
  readonly isList: boolean
}): ReactNode {
  const [at, setAt] = useState<number>()
  const mayWrite = work.canAdd()
  const plan = stappenVoor({ write: mayWrite, place: hasThemas && work.canPlaceNew() })
  // Somebody who may only look needs no tour; neither does who was here before.
  const hasOffered = useRef(false)
  useEffect(() => {
    if (hasOffered.current || !mayWrite || isRondleidingDone() || window.innerWidth < roomyWidth) return
    hasOffered.current = true
    setAt(0)
  }, [mayWrite])
  useEffect(() => onRondleiding(() => setAt(0)), [])
  const stap = at === undefined ? undefined : plan[at]
  const isOver = at !== undefined && stap === undefined
  const stop = useCallback(() => {
    endRondleiding()
    setAt(undefined)
  }, [])
  const done = useCallback((what: Stap) => {
    announce(m.rondleiding_gedaan({ stap: titles[what]() }))
    setAt((now) => (now === undefined ? undefined : now + 1))
  }, [])
  useStapDone({ stap, session, ui, isList, done })
  useEffect(() => {
    if (isOver) endRondleiding()
  }, [isOver])
  if (at === undefined) return null
  return (
    <section className="rl-kaart" aria-label={m.rondleiding_naam()}>
      {stap === undefined ? (
        <p className="rl-klaar">
          <Check size={20} aria-hidden="true" />
          {m.rondleiding_klaar()}
        </p>
      ) : (
        <>
          <p className="rl-stap">{m.rondleiding_stap({ nr: at + 1, totaal: plan.length })}</p>
          <h2>{titles[stap]()}</h2>
          <p>{hows[stap](isList)}</p>
          <Button size="klein" onPress={() => setAt(at + 1)}>
            {m.rondleiding_overslaan()}
          </Button>
        </>
      )}
      <Button
        size="klein"
        kind="stil"
        isIconOnly
        className="rl-weg"
        aria-label={m.rondleiding_stop()}
        icon={<X size={18} aria-hidden="true" />}
        onPress={stop}
      />
    </section>
  )
}

const titles: Readonly<Record<Stap, () => string>> = {
  schrijf: m.rondleiding_schrijf,
  bewerk: m.rondleiding_bewerk,
  thema: m.rondleiding_thema,
  terug: m.rondleiding_terug,
  wissel: m.rondleiding_wissel,
}
const hows: Readonly<Record<Stap, (isList: boolean) => string>> = {
  schrijf: (isList) => (isList ? m.rondleiding_schrijf_lijst() : m.rondleiding_schrijf_bord()),
  bewerk: () => m.rondleiding_bewerk_hoe(),
  thema: () => m.rondleiding_thema_hoe(),
  terug: () => m.rondleiding_terug_hoe(),
  wissel: () => m.rondleiding_wissel_hoe(),
}

/** Sees that the step is done, whatever way it was done in. */
function useStapDone({
  stap,
  session,
  ui,
  isList,
  done,
}: {
  readonly stap: Stap | undefined
  readonly session: Session
  readonly ui: BordUi
  readonly isList: boolean
  readonly done: (stap: Stap) => void
}): void {
  const editing = useStore(ui, (state) => state.editing)
  const wasList = useRef(isList)
  useEffect(() => {
    if (stap === 'wissel' && wasList.current !== isList) done('wissel')
    wasList.current = isList
  }, [stap, isList, done])
  // On the canvas writing in a note shows here; in the list the changed words do, below.
  useEffect(() => {
    if (stap === 'bewerk' && editing !== undefined) done('bewerk')
  }, [stap, editing, done])
  useEffect(() => {
    if (stap !== 'terug') return
    return session.subscribeUndo(() => {
      if (session.canRedo()) done('terug')
    })
  }, [stap, session, done])
  useEffect(() => {
    if (stap !== 'schrijf' && stap !== 'bewerk' && stap !== 'thema') return
    const before = new Map(session.bord.all('signalen').map((one) => [one.id as string, one]))
    return session.bord.subscribe('signalen', (ids) => {
      // Whose change it is, is noted right after the change itself.
      queueMicrotask(() => {
        for (const id of ids) {
          const [was, now] = [before.get(id), session.bord.get('signalen', id)]
          if (now === undefined || !session.getUnsaved().has(id)) continue
          const isIt =
            stap === 'schrijf'
              ? was === undefined
              : stap === 'bewerk'
                ? was !== undefined && was.text !== now.text
                : now.themaId !== undefined && was?.themaId !== now.themaId
          if (!isIt) continue
          done(stap)
          return
        }
      })
    })
  }, [stap, session, done])
}
