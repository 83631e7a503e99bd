import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { BordRecords } from '../../shared/doc/bord-doc.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { RegieState } from '../../shared/doc/regie-doc.ts'
import type { SessieState } from '../../shared/doc/sessie-doc.ts'
import type { Keeps } from '../sync/local-store.ts'
import { createCalm, isSamePeople, keptWhile } from './calm.ts'
import { ghostsOf } from './ghosts.ts'
import { type Mijn, mergeMijn } from './mijn-signalen.ts'
import type { Ghost, NietGeplaatst, Presence, RecordState, SaveState, Session } from './types.ts'

const SessionContext = createContext<Session | undefined>(undefined)
export const SessionProvider = SessionContext.Provider

/** The open toegang of this screen. Throws outside a `SessionProvider`: that is a bug. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('no session around this component')
  return session
}

/** All records of a collection; draws again when any of them changes. */
export function useCollection<C extends BordCollection>(name: C): readonly BordRecords[C][] {
  const { bord } = useSession()
  const subscribe = useCallback((listener: () => void) => bord.subscribe(name, listener), [bord, name])
  return useSyncExternalStore(subscribe, () => bord.all(name))
}

/**
 * All records of a collection for things that may lag behind a little (counts, lists beside the bord): draws again at
 * once after a quiet moment, and at most twice a second while notes pour in.
 */
export function useCalmCollection<C extends BordCollection>(name: C): readonly BordRecords[C][] {
  const { bord } = useSession()
  const calm = useMemo(
    () =>
      createCalm(
        () => bord.all(name),
        (listener) => bord.subscribe(name, listener),
      ),
    [bord, name],
  )
  return useSyncExternalStore(calm.subscribe, calm.get)
}

/** One record; draws again only when this one changes. */
export function useRecord<C extends BordCollection>(name: C, id: string): BordRecords[C] | undefined {
  const { bord } = useSession()
  const subscribe = useCallback((listener: () => void) => bord.subscribeRecord(name, id, listener), [bord, name, id])
  return useSyncExternalStore(subscribe, () => bord.get(name, id))
}

export function useSessie(): SessieState | undefined {
  const session = useSession()
  return useSyncExternalStore(session.subscribeSessie, session.getSessie)
}

export function useRegie(): RegieState | undefined {
  const session = useSession()
  return useSyncExternalStore(session.subscribeRegie, session.getRegie)
}

export function useSaveState(): SaveState {
  const session = useSession()
  return useSyncExternalStore(session.subscribeSaveState, session.getSaveState)
}

export function useNietGeplaatst(): readonly NietGeplaatst[] {
  const session = useSession()
  return useSyncExternalStore(session.subscribeNietGeplaatst, session.getNietGeplaatst)
}

/** Records that are not on the server's disk, by id. */
export function useUnsaved(): ReadonlyMap<string, RecordState> {
  const session = useSession()
  return useSyncExternalStore(session.subscribeSaveState, session.getUnsaved)
}

/** Whether this browser keeps what is typed. */
export function useKeeps(): Keeps {
  const session = useSession()
  return useSyncExternalStore(session.subscribeKeeps, session.getKeeps)
}

/** Who else is here; draws again when people come, go or write elsewhere, not when their pointers move. */
export function usePresence(): readonly Presence[] {
  const session = useSession()
  const get = useMemo(() => keptWhile(session.getPresence, isSamePeople), [session])
  return useSyncExternalStore(session.subscribePresence, get)
}

export function useUndoState(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const session = useSession()
  const canUndo = useSyncExternalStore(session.subscribeUndo, session.canUndo)
  const canRedo = useSyncExternalStore(session.subscribeUndo, session.canRedo)
  return { canUndo, canRedo }
}

/** What the computer proposes and nobody decided on: from `regie`, or for tables from what the begeleider published. */
export function useGhosts(): readonly Ghost[] {
  const session = useSession()
  const regie = useRegie()
  const sessie = useSessie()
  const signalen = useCalmCollection('signalen')
  const themas = useCollection('themas')
  // biome-ignore lint/correctness/useExhaustiveDependencies: signalen and themas are what the model behind `bord.get` holds
  return useMemo(
    () => ghostsOf(regie?.voorstel ?? sessie?.voorstel, regie?.refused ?? new Set(), session.bord),
    [regie, sessie?.voorstel, session.bord, signalen, themas],
  )
}

/** Server time in ms, drawn again every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const session = useSession()
  const [now, setNow] = useState(session.serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(session.serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [session, everyMs])
  return now
}

const nobodySubscribes = () => () => undefined
const nothing = [] as const

/** One's own notes, newest first: what waits on this device, and what the server keeps of this person. */
export function useMijn(): readonly Mijn[] {
  const { outbox, mijn } = useSession()
  const items = useSyncExternalStore(outbox.subscribe, outbox.list)
  const stored = useSyncExternalStore(mijn?.subscribe ?? nobodySubscribes, mijn?.list ?? (() => nothing))
  return mergeMijn(stored, items)
}
