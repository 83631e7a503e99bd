import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Route, Router, Switch } from 'wouter'
import { getLocale, m } from '../shared/i18n/messages.ts'
import { applyStoredPreferences, languageChanged } from './preferences.ts'
import { WerksessieShell } from './screens/shell/werksessie-shell.tsx'
import { Announcer } from './ui/announcer.tsx'
import { Button } from './ui/button.tsx'
import { ToastRegion } from './ui/toast.tsx'

const StartScreen = lazy(() => import('./screens/start/start-screen.tsx'))
const BeheerScreen = lazy(() => import('./screens/beheer/beheer-screen.tsx'))
const BinnenScreen = lazy(() => import('./screens/binnen/binnen-screen.tsx'))

applyStoredPreferences()

/** Routes, language and the last safety net. Every screen is a chunk of its own. */
export function App() {
  // Messages are plain functions: after a change of language everything is drawn anew under another key.
  const [locale, setLocale] = useState(getLocale())
  useEffect(() => {
    const onChange = () => setLocale(getLocale())
    window.addEventListener(languageChanged, onChange)
    return () => window.removeEventListener(languageChanged, onChange)
  }, [])
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <Router key={locale}>
      <SafetyNet>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/" component={StartScreen} />
            <Route path="/beheer" component={BeheerScreen} />
            <Route path="/binnen" component={BinnenScreen} />
            <Route path="/w/:id/:screen">
              {({ id, screen }) => <WerksessieShell werksessieId={id} screen={screen} />}
            </Route>
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </SafetyNet>
      <ToastRegion />
      <Announcer />
    </Router>
  )
}

export function Loading() {
  return (
    <main className="wachten" aria-busy="true">
      <p>{m.app_laden()}</p>
    </main>
  )
}

function NotFound() {
  return (
    <main className="wachten">
      <h1>{m.app_niet_gevonden()}</h1>
      <p>
        <a className="utrecht-link" href="/">
          {m.app_naar_start()}
        </a>
      </p>
    </main>
  )
}

/** A screen that breaks says what is safe and offers to load again; what was typed is in the outbox of this device. */
class SafetyNet extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError() {
    return { isBroken: true }
  }
  override componentDidCatch(error: unknown): void {
    console.error(error)
  }
  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <main className="wachten">
        <h1>{m.app_kapot_titel()}</h1>
        <p>{m.app_kapot_uitleg()}</p>
        <Button kind="primair" onPress={() => location.reload()}>
          {m.app_herlaad()}
        </Button>
      </main>
    )
  }
}
