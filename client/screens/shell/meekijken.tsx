import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLocation } from 'wouter'
import { randomIds } from '../../../shared/base/ids.ts'
import { followPauseMs, type KijkPlek } from '../../../shared/domain/oproep.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { createKijken, type Kijken, type Kijkopdracht, type KijkState } from '../../model/kijken.ts'
import { announce } from '../../ui/announcer.tsx'
import { toast } from '../../ui/toast.tsx'
import type { ScreenName } from '../screens.ts'
import { isBusy, watchRest } from './is-busy.ts'
import { KijkBanner } from './kijk-banner.tsx'
import { pathTo, plekName, viewOfScreen } from './kijk-plek.ts'

interface Hier {
  readonly get: () => KijkPlek
  readonly subscribe: ((listener: () => void) => () => void) | undefined
}

export interface Meekijken {
  readonly state: KijkState
  readonly opdracht: Kijkopdracht | undefined
  /** Where this page is; `undefined` where that is no place for others. */
  hier(): KijkPlek | undefined
  /** Gives the place of this page, and hears when it changes; returns how to stop. */
  setHier(hier: Hier): () => void
  haal(plek: KijkPlek): Promise<void>
  volg(): Promise<void>
  stop(): Promise<void>
}

const MeekijkContext = createContext<Meekijken | undefined>(undefined)

const nothing = (): void => {}

/** Looking together: moves this page where a begeleider calls it, or lets this begeleider call the others. */
export function MeekijkProvider({ screen, children }: { readonly screen: ScreenName; readonly children: ReactNode }) {
  const session = useSession()
  const [, navigate] = useLocation()
  const [kijken, setKijken] = useState<Kijken>()
  const here = useRef<ScreenName>(screen)
  here.current = screen
  useEffect(() => {
    const made = createKijken({
      me: session.deelnemerId,
      isBusy,
      // A phone, and the console of another begeleider, are left only when their person wants to.
      isAsked: () => here.current === 'telefoon' || here.current === 'begeleider',
      getSessie: session.getSessie,
      subscribeSessie: session.subscribeSessie,
      getPresence: session.getPresence,
      subscribePresence: session.subscribePresence,
    })
    setKijken(made)
    const stopRest = watchRest(made.rest)
    return () => {
      stopRest()
      made.close()
    }
  }, [session])
  const state = useSyncExternalStore<KijkState | undefined>(kijken?.subscribe ?? (() => nothing), () => kijken?.state())
  const opdracht = useSyncExternalStore<Kijkopdracht | undefined>(kijken?.subscribe ?? (() => nothing), () =>
    kijken?.opdracht(),
  )

  // The projector has its own steering.
  const isMoved = screen !== 'scherm'
  const told = useRef('')
  useEffect(() => {
    if (opdracht === undefined || !isMoved) return
    const path = pathTo(opdracht, here.current, session)
    if (path !== undefined) navigate(path)
    const name = plekName(opdracht, session.bord)
    // While following, only news is spoken, not every step.
    if (told.current === name) return
    told.current = name
    announce(m.kijk_u_ziet({ wat: name }))
  }, [opdracht, isMoved, session, navigate])

  const hier = useRef<Hier>(undefined)
  const oproepId = state?.kind === 'leidt' ? state.oproep.id : undefined
  const tell = useRef(nothing)
  const send = useCallback(
    async (kind: 'haal' | 'volg' | 'los', id: string, plek: KijkPlek): Promise<boolean> => {
      const answer = await session.api('POST', `/werksessies/${session.werksessieId}/oproep`, { id, kind, ...plek })
      if (!answer.ok) toast(answer.message)
      return answer.ok
    },
    [session],
  )
  // Who leads tells where they look: positions by presence, another screen or thing by command, for phones too.
  useEffect(() => {
    if (oproepId === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = ''
    const now = () => {
      timer = undefined
      const plek = hier.current?.get()
      if (plek === undefined) return
      session.setPresence({ kijkt: { id: oproepId, ...plek } })
      const place = plek.view
      if (last !== '' && last !== place) void send('volg', oproepId, plek)
      last = place
    }
    tell.current = () => {
      timer ??= setTimeout(now, followPauseMs)
    }
    const first = setTimeout(now)
    return () => {
      clearTimeout(timer)
      clearTimeout(first)
      tell.current = nothing
      session.setPresence({ kijkt: null })
    }
  }, [oproepId, session, send])

  const value = useMemo<Meekijken>(
    () => ({
      state: state ?? { kind: 'geen' },
      opdracht,
      hier: () => {
        const view = viewOfScreen(here.current)
        return hier.current?.get() ?? (view === undefined ? undefined : { view })
      },
      setHier: (next) => {
        hier.current = next
        tell.current()
        const stop = next.subscribe?.(() => tell.current())
        return () => {
          stop?.()
          if (hier.current === next) hier.current = undefined
        }
      },
      haal: async (plek) => {
        if (await send('haal', randomIds.next<string>(), plek)) toast(m.kijk_gehaald())
      },
      volg: async () => {
        const view = viewOfScreen(here.current)
        const plek = hier.current?.get() ?? (view === undefined ? undefined : { view })
        if (plek !== undefined && (await send('volg', randomIds.next<string>(), plek))) announce(m.kijk_u_leidt())
      },
      stop: async () => {
        await send('los', oproepId ?? randomIds.next<string>(), hier.current?.get() ?? { view: 'bord' })
      },
    }),
    [state, opdracht, oproepId, send],
  )
  return (
    <MeekijkContext.Provider value={value}>
      {children}
      {kijken === undefined || screen === 'scherm' ? null : (
        <KijkBanner
          state={value.state}
          wat={'oproep' in value.state ? plekName(value.state.oproep, session.bord) : ''}
          onAccept={kijken.accept}
          onLeave={() => {
            kijken.leave()
            announce(m.kijk_klaar())
          }}
          onStop={() => void value.stop()}
        />
      )}
    </MeekijkContext.Provider>
  )
}

/** Throws outside a `MeekijkProvider`: that is a bug. */
export function useMeekijken(): Meekijken {
  const value = useContext(MeekijkContext)
  if (value === undefined) throw new Error('no MeekijkProvider around this component')
  return value
}

/** Says where this page is, for a begeleider who calls others here; `key` changes when the place does. */
export function useHier(get: () => KijkPlek, key: string, subscribe?: (listener: () => void) => () => void): void {
  const { setHier } = useMeekijken()
  const newest = useRef(get)
  newest.current = get
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another place, to be told at once
  useEffect(() => setHier({ get: () => newest.current(), subscribe }), [setHier, key, subscribe])
}
