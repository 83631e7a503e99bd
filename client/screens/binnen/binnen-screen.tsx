import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { m } from '../../../shared/i18n/messages.ts'
import type { Joined, JoinPreview, Toegangen } from '../../../shared/protocol/api.ts'
import { callApi } from '../../sync/api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { screenPathFor } from '../screens.ts'
import { CodeForm } from './code-form.tsx'
import { JoinForm } from './join-form.tsx'
import './binnen.css'

type State =
  | { readonly kind: 'vraag'; readonly error?: string }
  | { readonly kind: 'laden' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'gevonden'; readonly preview: JoinPreview; readonly known: Toegangen }

/** The code in the fragment: a link of the begeleider, or what somebody typed on the start screen. */
const codeInAddress = (): string => decodeURIComponent(window.location.hash.replace(/^#/, ''))

/** Joining in at most three steps: code, who you are, in. Phone first (picture 06a). */
export default function BinnenScreen(): ReactNode {
  const [, navigate] = useLocation()
  const [code, setCode] = useState(codeInAddress)
  const [round, setRound] = useState(0)
  const [state, setState] = useState<State>({ kind: code === '' ? 'vraag' : 'laden' })

  useEffect(() => {
    document.title = `${m.binnen_code_titel()} · ${m.app_name()}`
    const onHash = () => setCode(codeInAddress())
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` tries again
  useEffect(() => {
    if (code === '') return setState({ kind: 'vraag' })
    let isGone = false
    setState({ kind: 'laden' })
    const look = async () => {
      const [preview, known] = await Promise.all([
        callApi<JoinPreview>('POST', '/toegang/vooraf', { body: { code } }),
        callApi<Toegangen>('GET', '/toegangen'),
      ])
      if (isGone) return
      if (preview.ok) setState({ kind: 'gevonden', preview: preview.value, known: known.ok ? known.value : [] })
      else if (preview.code === 'offline') setState({ kind: 'offline' })
      else setState({ kind: 'vraag', error: preview.message })
    }
    void look()
    return () => {
      isGone = true
    }
  }, [code, round])

  const enter = useCallback(
    (joined: Pick<Joined, 'rol' | 'werksessieId' | 'toegang'>) =>
      // The link has a secret in it: it does not stay in the history of a shared laptop.
      navigate(screenPathFor(joined.rol, joined.werksessieId, joined.toegang), { replace: true }),
    [navigate],
  )

  return (
    <div className="binnen">
      <div className="binnen-taal">
        <LanguageSwitch />
      </div>
      {state.kind === 'gevonden' ? (
        <JoinForm
          preview={state.preview}
          code={code}
          known={state.known.filter(
            (toegang) => toegang.werksessieId === state.preview.werksessieId && toegang.rol === state.preview.rol,
          )}
          onJoined={enter}
        />
      ) : (
        <CodePage state={state} code={code} onCode={setCode} onAgain={() => setRound((count) => count + 1)} />
      )}
    </div>
  )
}

function CodePage({
  state,
  code,
  onCode,
  onAgain,
}: {
  readonly state: Exclude<State, { kind: 'gevonden' }>
  readonly code: string
  readonly onCode: (code: string) => void
  readonly onAgain: () => void
}): ReactNode {
  return (
    <>
      <div className="binnen-kop">
        <span className="binnen-bord">{m.app_name()}</span>
      </div>
      <main className="binnen-lijf" aria-busy={state.kind === 'laden'}>
        {state.kind === 'laden' ? (
          <p role="status">{m.binnen_laden()}</p>
        ) : state.kind === 'offline' ? (
          <>
            <h1>{m.binnen_code_titel()}</h1>
            <Banner
              kind="let-op"
              title={m.binnen_offline()}
              isUrgent
              action={<Button onPress={onAgain}>{m.begin_opnieuw()}</Button>}
            >
              {m.binnen_offline_uitleg()}
            </Banner>
          </>
        ) : (
          <>
            <h1>{m.binnen_code_titel()}</h1>
            <p className="stil">{m.binnen_geen_account()}</p>
            <CodeForm
              // A secret of a link is long: nobody can correct it by hand.
              initial={code.length <= 12 ? code : ''}
              error={state.error}
              onCode={(typed) => (typed === code ? onAgain() : onCode(typed))}
            />
          </>
        )}
      </main>
    </>
  )
}
