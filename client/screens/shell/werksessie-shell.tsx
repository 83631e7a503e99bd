import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { m } from '../../../shared/i18n/messages.ts'
import type { Toegangen } from '../../../shared/protocol/api.ts'
import { SessionProvider, useSessie } from '../../model/hooks.ts'
import { SamenProvider } from '../../model/samen-context.tsx'
import { openSession, type SessionEnd } from '../../model/session.ts'
import { forgetUnknown } from '../../model/session-replicas.ts'
import type { Session } from '../../model/types.ts'
import { callApi } from '../../sync/api.ts'
import { openLocalStore } from '../../sync/device-store.ts'
import type { LocalStore } from '../../sync/local-store.ts'
import { onWiped } from '../../sync/wipe-device.ts'
import { Button } from '../../ui/button.tsx'
import { AuthorsShown } from '../../ui/groep-vorm.tsx'
import { forgetPreferences } from '../../ui/preference-store.ts'
import { toast } from '../../ui/toast.tsx'
import { firstScreenOf, isScreenName, type ScreenName, screenPath, screens } from '../screens.ts'
import { FaseVolger } from './fase-volger.tsx'
import { KlokMelder } from './klok-melder.tsx'
import { MeekijkProvider } from './meekijken.tsx'
import { screenComponents } from './screen-components.ts'

let deviceStore: Promise<LocalStore> | undefined

type State =
  | { readonly kind: 'laden' }
  /** `isClosing`: the next session is on its way, and what is done in this one would be done to nothing. */
  | { readonly kind: 'open'; readonly session: Session; readonly isClosing?: true }
  | { readonly kind: 'gesloten'; readonly end: SessionEnd | 'onbekend' }

/** Opens the toegang named in the address and shows one of its screens; opens it again after a refusal. */
export function WerksessieShell({ werksessieId, screen }: { readonly werksessieId: string; readonly screen: string }) {
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const wanted = search.get('toegang') ?? ''
  const name: ScreenName | undefined = isScreenName(screen) ? screen : undefined
  const isLazy = name !== undefined && 'lazyBord' in screens[name]
  const [state, setState] = useState<State>({ kind: 'laden' })
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: isLazy only matters at the start, `round` opens anew
  useEffect(() => {
    let isGone = false
    let session: Session | undefined
    const open = async () => {
      deviceStore ??= openLocalStore()
      const store = await deviceStore
      const info = await findToegang(store, werksessieId, wanted)
      if (isGone) return
      if (info === undefined) return setState({ kind: 'gesloten', end: 'onbekend' })
      session = await openSession(info, {
        store,
        lazyBord: isLazy,
        onEnd: (end) => {
          if (isGone) return
          if (end === 'opnieuw') {
            // Whoever is in a text leaves it first: what stands there is kept by the session that ends, as after any blur.
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
            // Nobody stands at the projector; a message there is a message to the whole room.
            if (info.rol !== 'scherm') toast(m.shell_opnieuw_geladen())
            setState((now) => (now.kind === 'open' ? { ...now, isClosing: true } : now))
            setRound((count) => count + 1)
          } else setState({ kind: 'gesloten', end })
        },
      })
      if (isGone) session.close()
      else setState((now) => (now.kind === 'gesloten' ? now : { kind: 'open', session: session as Session }))
    }
    void open()
    // A tab cleared this device: what this one still holds would come back with its next letter.
    const stopListening = onWiped(() => {
      isGone = true
      session?.close()
      forgetPreferences()
      void deviceStore?.then((store) => store.clear()).finally(() => location.assign('/'))
    })
    return () => {
      isGone = true
      stopListening()
      session?.close()
    }
  }, [werksessieId, wanted, round])

  const session = state.kind === 'open' ? state.session : undefined
  useEffect(() => {
    if (session === undefined || name === undefined) return
    if (!(screens[name].rollen as readonly string[]).includes(session.rol)) {
      navigate(screenPath(firstScreenOf(session.rol, window.innerWidth), werksessieId, session.toegang), {
        replace: true,
      })
      return
    }
    if (!('lazyBord' in screens[name])) session.ensureBord()
    const title = () => {
      document.title = `${screens[name].title()} · ${session.getSessie()?.werksessie.title ?? m.app_name()}`
    }
    title()
    return session.subscribeSessie(title)
  }, [session, name, navigate, werksessieId])

  if (state.kind === 'gesloten') return <Closed end={state.end} />
  if (
    session === undefined ||
    name === undefined ||
    !(screens[name].rollen as readonly string[]).includes(session.rol)
  ) {
    return (
      <main className="wachten" aria-busy="true">
        <p>{name === undefined ? m.app_niet_gevonden() : m.app_laden()}</p>
      </main>
    )
  }
  const Screen = screenComponents[name]
  return (
    <SessionProvider value={session}>
      <SamenProvider onProblem={toast}>
        <Suspense
          fallback={
            <main className="wachten" aria-busy="true">
              <p>{m.app_laden()}</p>
            </main>
          }
        >
          <MeekijkProvider screen={name}>
            <div style={{ display: 'contents' }} inert={state.kind === 'open' && state.isClosing === true}>
              <ShowAuthors>
                <Screen key={name === 'lijst' ? 'bord' : name} />
              </ShowAuthors>
            </div>
            <FaseVolger current={name} />
            {name === 'scherm' ? null : <KlokMelder />}
          </MeekijkProvider>
        </Suspense>
      </SamenProvider>
    </SessionProvider>
  )
}

/** With hidden authors no screen says of which group a briefje is. */
function ShowAuthors({ children }: { readonly children: ReactNode }): ReactNode {
  const showAuthors = useSessie()?.werksessie.settings.showAuthors
  return <AuthorsShown value={showAuthors !== 'niemand'}>{children}</AuthorsShown>
}

/** What this browser may open; kept on the device, so that a reload without a network finds it too. */
async function findToegang(
  store: LocalStore,
  werksessieId: string,
  wanted: string,
): Promise<Toegangen[number] | undefined> {
  const answer = await callApi<Toegangen>('GET', '/toegangen')
  if (answer.ok) {
    await store.setFact('toegangen', answer.value)
    await forgetUnknown(
      store,
      answer.value.map(({ toegang }) => toegang),
    )
  }
  const known = answer.ok ? answer.value : ((await store.getFact<Toegangen>('toegangen')) ?? [])
  return known.find((info) => info.werksessieId === werksessieId && (wanted === '' || info.toegang === wanted))
}

function Closed({ end }: { readonly end: SessionEnd | 'onbekend' }) {
  const isOld = end === 'herladen'
  return (
    <main className="wachten">
      <h1>{isOld ? m.shell_nieuwe_versie() : m.shell_geen_toegang()}</h1>
      <p>{isOld ? m.shell_nieuwe_versie_uitleg() : m.shell_geen_toegang_uitleg()}</p>
      {isOld ? (
        <Button kind="primair" onPress={() => location.reload()}>
          {m.app_herlaad()}
        </Button>
      ) : (
        <a className="utrecht-link" href="/">
          {m.app_naar_start()}
        </a>
      )}
    </main>
  )
}
