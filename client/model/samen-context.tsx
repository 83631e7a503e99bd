import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { isReadable, type Opmerking } from '../../shared/domain/opmerking.ts'
import { useCollection, useSession } from './hooks.ts'
import { createSamen, type SamenState, type SamenStore } from './samen.ts'

const SamenContext = createContext<SamenStore | undefined>(undefined)

/** Gives everything below it one store of what this person shares with the room. Inside a `SessionProvider`. */
export function SamenProvider({
  onProblem,
  children,
}: {
  readonly onProblem: (message: string) => void
  readonly children: ReactNode
}): ReactNode {
  const session = useSession()
  const [store, setStore] = useState<SamenStore>()
  useEffect(() => {
    const made = createSamen(session, { tab: tabStore(), handEveryMs: 15_000, retryMs: 5000, onProblem })
    setStore(made)
    return () => made.close()
  }, [session, onProblem])
  return store === undefined ? null : <SamenContext.Provider value={store}>{children}</SamenContext.Provider>
}

/** A browser that forbids storage still reacts; what waits is then kept in memory. */
function tabStore(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

/** The store of this screen. Throws outside a `SamenProvider`: that is a bug. */
export function useSamen(): SamenStore {
  const store = useContext(SamenContext)
  if (store === undefined) throw new Error('no samen around this component')
  return store
}

export function useSamenState(): SamenState {
  const store = useSamen()
  return useSyncExternalStore(store.subscribe, store.get)
}

const oldestFirst = (a: Opmerking, b: Opmerking): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

/** Everything that was said about one signaal, oldest first; withdrawn ones left out. */
export function useOpmerkingenOf(signaalId: string): readonly Opmerking[] {
  const all = useCollection('opmerkingen')
  return useMemo(
    () => all.filter((one) => one.signaalId === signaalId && one.archivedAt === undefined).sort(oldestFirst),
    [all, signaalId],
  )
}

/** How many opmerkingen can be read, per signaal. */
export function useOpmerkingCounts(): ReadonlyMap<string, number> {
  const all = useCollection('opmerkingen')
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const one of all) if (isReadable(one)) counts.set(one.signaalId, (counts.get(one.signaalId) ?? 0) + 1)
    return counts
  }, [all])
}
