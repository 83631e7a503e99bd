import { type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { randomIds } from '../../../shared/base/ids.ts'
import { type DeelnemerGroep, deelnemerGroepen, deelnemerGroepSchema } from '../../../shared/domain/deelnemer.ts'
import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Papier } from '../../../shared/protocol/api.ts'
import { useCollection, useSaveState, useSessie, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { groepName } from '../../ui/groep-vorm.tsx'
import { kindInfo } from '../../ui/kind-info.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { screenPath } from '../screens.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { PapierInvoer } from './papier-invoer.tsx'
import { PapierLijst } from './papier-lijst.tsx'
import { nextNumber, regelsOf, type Vel } from './papier-regels.ts'
import './papier.css'

/** A schrijver types notes from paper: what holds for the sheet once, then one line is one note. Works without a connection. */
export default function PapierScreen(): ReactNode {
  const session = useSession()
  const sessie = useSessie()
  const saveState = useSaveState()
  const items = useSyncExternalStore(session.outbox.subscribe, session.outbox.list)
  const { stored, refresh } = useStored()
  const [vel, setVel] = useVel(session.toegang)
  const regels = useMemo(() => regelsOf(items, stored), [items, stored])
  const number = nextNumber(vel.vel, regels, vel.last[vel.vel.trim()])
  const start = vel.vel.trim() === '' ? '' : `${vel.vel.trim()}-`
  const onSheet = regels.filter(({ paper, state }) => state !== 'weg' && start !== '' && paper.startsWith(start)).length
  const count = regels.filter(({ state, isOwn }) => state !== 'weg' && isOwn).length
  const isClosed = sessie?.werksessie.status === 'gesloten'
  const add = (text: string, kind: SignaalKind) => {
    const table = Number(vel.table)
    void session.outbox.add({
      id: randomIds.next(),
      text,
      kind,
      authorGroup: vel.group,
      paper: number,
      writtenAt: session.serverNow(),
      ...(Number.isInteger(table) && table >= 1 && table <= 99 ? { table } : {}),
    })
    const given = Number(/\d+$/.exec(number)?.[0] ?? 0)
    setVel({ ...vel, last: { ...vel.last, [vel.vel.trim()]: given } })
    announce(m.papier_gezegd({ nummer: number, soort: kindInfo[kind].label() }))
  }
  return (
    <div className="pa">
      <WerksessieBar current="papier" links={['papier', 'stemmen', 'lijst']} />
      <main className="pa-werk">
        <section className="vlak pa-vel" aria-labelledby="pa-titel">
          <h1 id="pa-titel">{m.papier_titel()}</h1>
          <div className="pa-velden">
            <TextField
              label={m.papier_vel()}
              help={m.papier_vel_hulp()}
              value={vel.vel}
              maxLength={20}
              onChange={(next) => setVel({ ...vel, vel: next })}
            />
            <SelectField
              label={m.papier_groep()}
              options={deelnemerGroepen.map((groep) => ({ id: groep, text: groepName(groep) }))}
              value={vel.group}
              onChange={(group: DeelnemerGroep) => setVel({ ...vel, group })}
            />
            <TextField
              label={m.papier_tafel()}
              isOptional
              inputMode="numeric"
              value={vel.table}
              maxLength={2}
              onChange={(next) => setVel({ ...vel, table: next.replace(/\D/g, '') })}
            />
            <Button onPress={() => setVel({ ...vel, vel: nextSheet(vel.vel) })}>{m.papier_volgend_vel()}</Button>
          </div>
        </section>
        {saveState.kind === 'offline' ? (
          <Banner kind="let-op">{m.papier_offline({ aantal: saveState.waiting })}</Banner>
        ) : null}
        {isClosed ? <Banner kind="let-op">{m.papier_dicht()}</Banner> : null}
        <PapierInvoer number={number} isDisabled={isClosed} onAdd={add} />
        <p className="pa-tel num" role="status">
          <b>{count === 1 ? m.papier_geteld_een() : m.papier_geteld({ aantal: count })}</b>
          {start === '' ? null : <span className="stil">{m.papier_vel_geteld({ aantal: onSheet })}</span>}
        </p>
        <PapierLijst regels={regels} onChanged={refresh} />
        <p>
          <Link className="utrecht-link" href={screenPath('stemmen', session.werksessieId, session.toegang)}>
            {m.papier_naar_stembiljetten()}
          </Link>
        </p>
      </main>
    </div>
  )
}

/** The next sheet has the next number; a letter or a name is typed anew. */
const nextSheet = (vel: string): string => (/^\d+$/.test(vel.trim()) ? String(Number(vel) + 1) : '')

/** What the server has from paper; asked again when something arrived there or changed on the bord. */
function useStored(): { readonly stored: Papier; readonly refresh: () => void } {
  const session = useSession()
  const signalen = useCollection('signalen')
  const items = useSyncExternalStore(session.outbox.subscribe, session.outbox.list)
  const [stored, setStored] = useState<Papier>([])
  const [asked, setAsked] = useState(0)
  const saved = items.filter(({ state }) => state === 'bewaard').length
  const mark = `${asked}.${saved}.${signalen.filter(({ channel }) => channel === 'papier').length}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark` says when there is something new
  useEffect(() => {
    let isGone = false
    void session.api<Papier>('GET', `/werksessies/${session.werksessieId}/papier`).then((answer) => {
      if (!isGone && answer.ok) setStored(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [session, mark])
  // Texts follow the bord at once; the list of the server says which ones are from paper.
  const byId = useMemo(
    () => new Map<string, (typeof signalen)[number]>(signalen.map((one) => [one.id, one])),
    [signalen],
  )
  const now = useMemo(
    () =>
      stored.map((one) => {
        const { archivedAt: _, ...rest } = one
        const live = byId.get(one.id)
        return live === undefined || live.hidden !== undefined
          ? one
          : {
              ...rest,
              text: live.text,
              kind: live.kind,
              ...(live.archivedAt === undefined ? {} : { archivedAt: live.archivedAt }),
            }
      }),
    [stored, byId],
  )
  return { stored: now, refresh: useCallback(() => setAsked((before) => before + 1), []) }
}

/** The sheet survives a reload on this device. */
function useVel(toegang: string): readonly [Vel, (next: Vel) => void] {
  const key = `wijkbord-vel/${toegang}`
  const [vel, setVel] = useState<Vel>(() => readVel(key))
  return [
    vel,
    (next) => {
      setVel(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch (error) {
        console.warn('sheet not kept on this device', error)
      }
    },
  ]
}

function readVel(key: string): Vel {
  const usual: Vel = { vel: '1', group: 'inwoner', table: '', last: {} }
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>
    const group = deelnemerGroepSchema.safeParse(kept.group)
    return {
      vel: typeof kept.vel === 'string' ? kept.vel : usual.vel,
      group: group.success ? group.data : usual.group,
      table: typeof kept.table === 'string' ? kept.table : usual.table,
      last: Object.fromEntries(
        Object.entries(typeof kept.last === 'object' && kept.last !== null ? kept.last : {}).filter(
          (entry): entry is [string, number] => Number.isInteger(entry[1]),
        ),
      ),
    }
  } catch {
    return usual
  }
}
