import { Plus } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Toegangen } from '../../../shared/protocol/api.ts'
import { callApi } from '../../sync/api.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ToegangenList } from './toegangen-list.tsx'
import './start.css'

/** What the hero shows: real sentences, one of each family. */
const examples: readonly { readonly kind: SignaalKind; text(): string }[] = [
  { kind: 'kans', text: () => m.begin_voorbeeld_kans() },
  { kind: 'bewonersinput', text: () => m.begin_voorbeeld_bewoner() },
  { kind: 'gaat_goed', text: () => m.begin_voorbeeld_goed() },
  { kind: 'oplossing', text: () => m.begin_voorbeeld_oplossing() },
]

/** The front door: a code, what this browser took part in before, or a new werksessie (picture 11a). */
export default function StartScreen(): ReactNode {
  const [known, setKnown] = useState<Toegangen | 'laden' | 'fout'>('laden')
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` tries again
  useEffect(() => {
    document.title = m.app_name()
    let isGone = false
    void callApi<Toegangen>('GET', '/toegangen').then((answer) => {
      // A browser that never joined has no cookie yet: that is an empty list, not an error.
      if (!isGone) setKnown(answer.ok ? answer.value : answer.status === 401 ? [] : 'fout')
    })
    return () => {
      isGone = true
    }
  }, [round])
  return (
    <div className="begin">
      <PageHeader />
      <main>
        <section className="begin-held">
          <div className="begin-woorden">
            <h1>
              {m.begin_titel_1()} <br />
              {m.begin_titel_2()}
            </h1>
            <p className="begin-onder">{m.begin_onder()}</p>
            <div className="begin-keuzes">
              <LinkButton href="/beheer" kind="geel" size="groot" icon={<Plus size={24} aria-hidden="true" />}>
                {m.begin_nieuwe_werksessie()}
              </LinkButton>
              <CodeField />
            </div>
          </div>
          <div className="begin-waaier" aria-hidden="true">
            {examples.map((example) => (
              <BriefjeView key={example.kind} kind={example.kind} text={example.text()} size="groot" />
            ))}
          </div>
        </section>
        <ToegangenList known={known} onAgain={() => setRound((count) => count + 1)} />
      </main>
      <footer className="begin-voet stil">{m.begin_onderaan()}</footer>
    </div>
  )
}

function CodeField(): ReactNode {
  const [, navigate] = useLocation()
  const [code, setCode] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.trim()
    setEmpty(typed.length < 3)
    if (typed.length >= 3) navigate(`/binnen#${encodeURIComponent(typed)}`)
  }
  return (
    <form className="begin-code" onSubmit={submit}>
      <label htmlFor="begin-code">{m.begin_code()}</label>
      <div className="begin-code-rij">
        <input
          id="begin-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          placeholder="LND 427"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          aria-invalid={isEmpty}
          aria-describedby={isEmpty ? 'begin-code-fout' : undefined}
        />
        <Button type="submit" className="begin-code-knop">
          {m.begin_doe_mee()}
        </Button>
      </div>
      {isEmpty ? (
        <p id="begin-code-fout" role="alert">
          {m.begin_code_leeg()}
        </p>
      ) : null}
    </form>
  )
}
