import { ArrowLeft, ArrowRight, Check, CircleCheck } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { Links, OwnAgenda } from '../../../shared/protocol/api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { agendaChoices } from '../agenda-names.ts'
import type { BeheerApi } from './beheer-api.ts'
import { DeelLinks } from './deel-links.tsx'
import { chosenAgenda, type Draft, emptyDraft, parseDraft, toRequest, whatIsWrong } from './draft.ts'
import { forgetDraft, keepDraft, keptDraft } from './draft-store.ts'
import { StapWat } from './stap-wat.tsx'
import { StapWie } from './stap-wie.tsx'
import { Straks } from './straks.tsx'
import { ThemaEditor } from './thema-editor.tsx'
import { pathOf } from './werksessies-view.tsx'

const steps = [
  () => m.beheer_stap_wat(),
  () => m.beheer_stap_themas(),
  () => m.beheer_stap_wie(),
  () => m.beheer_stap_klaar(),
] as const

/** Four short steps with the result beside them (picture 11b). What is filled in stays in this browser until it is made. */
export function NieuweWerksessie({ api, onBack }: { readonly api: BeheerApi; readonly onBack: () => void }): ReactNode {
  const [draft, setDraft] = useState<Draft>(() => parseDraft(keptDraft()))
  const [step, setStep] = useState(0)
  const [showsErrors, setShowsErrors] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [made, setMade] = useState<Links>()
  const [own, setOwn] = useState<readonly OwnAgenda[]>([])
  useEffect(() => {
    let isGone = false
    void api<OwnAgenda[]>('GET', '/agendas').then((answer) => {
      if (answer.ok && !isGone) setOwn(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [api])
  const agendas = useMemo(() => agendaChoices(own), [own])
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepDraft(next)
  }
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another page: reading starts at its heading
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else heading.current?.focus()
    window.scrollTo(0, 0)
  }, [step])

  const next = () => {
    const wrong = whatIsWrong(draft)
    if (step === 0 && (wrong.title || wrong.end)) {
      setShowsErrors(true)
      // After the error is drawn: the cursor goes where something must be filled in.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    if (step < 2) return setStep(step + 1)
    void make()
  }
  const make = async () => {
    setBusy(true)
    setError(undefined)
    const answer = await api<Links>(
      'POST',
      '/werksessies',
      toRequest({ ...draft, agenda: chosenAgenda(agendas, draft)?.id }),
    )
    setBusy(false)
    if (!answer.ok) return setError(answer.message)
    forgetDraft()
    setMade(answer.value)
    setStep(3)
  }

  return (
    <div className="beheer-nieuw">
      <main className="beheer-vorm">
        <Button kind="stil" size="klein" onPress={onBack} icon={<ArrowLeft size={18} aria-hidden="true" />}>
          {m.beheer_titel()}
        </Button>
        <h1>{m.beheer_nieuw_titel()}</h1>
        <Steps current={step} onStep={made === undefined ? setStep : undefined} />
        <h2 ref={heading} tabIndex={-1} className={step === 3 ? '' : 'vis-weg'}>
          {step === 3 ? m.beheer_klaar_titel() : (steps[step]?.() ?? '')}
        </h2>
        {made !== undefined ? (
          <>
            <p className="stil">{m.beheer_klaar_tekst()}</p>
            <DeelLinks title={draft.title} links={made.links} codes={made.codes} />
            <div className="beheer-voet">
              <Button onPress={onBack}>{m.beheer_klaar_terug()}</Button>
              <LinkButton
                href={pathOf(made.links.begeleider)}
                kind="geel"
                size="groot"
                iconAfter={<ArrowRight size={22} aria-hidden="true" />}
              >
                {m.beheer_klaar_nu()}
              </LinkButton>
            </div>
          </>
        ) : (
          <form
            ref={form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              next()
            }}
          >
            {step === 0 ? (
              <StapWat draft={draft} onChange={change} showsErrors={showsErrors} agendas={agendas} />
            ) : null}
            {step === 1 ? <ThemaEditor draft={draft} onChange={change} /> : null}
            {step === 2 ? <StapWie draft={draft} onChange={change} /> : null}
            {error === undefined ? null : (
              <Banner kind="fout" isUrgent>
                {error}
              </Banner>
            )}
            <div className="beheer-voet">
              {step === 0 ? <span /> : <Button onPress={() => setStep(step - 1)}>{m.beheer_vorige()}</Button>}
              {draft === emptyDraft ? (
                <span />
              ) : (
                <span className="beheer-bewaard">
                  <CircleCheck size={18} aria-hidden="true" />
                  {m.beheer_concept_bewaard()}
                </span>
              )}
              <Button
                type="submit"
                kind={step === 2 ? 'geel' : 'primair'}
                size="groot"
                isPending={isBusy}
                iconAfter={<ArrowRight size={22} aria-hidden="true" />}
              >
                {nextWords(step, isBusy)}
              </Button>
            </div>
          </form>
        )}
      </main>
      <Straks draft={draft} fasen={chosenAgenda(agendas, draft)?.fasen ?? []} />
    </div>
  )
}

function nextWords(step: number, isBusy: boolean): string {
  if (isBusy) return m.beheer_maken()
  return step === 0 ? m.beheer_naar_themas() : step === 1 ? m.beheer_naar_wie() : m.beheer_maak()
}

function Steps({
  current,
  onStep,
}: {
  readonly current: number
  readonly onStep: ((step: number) => void) | undefined
}): ReactNode {
  return (
    <nav aria-label={m.beheer_stappen()}>
      <ol className="beheer-stappen">
        {steps.map((name, index) => {
          const isDone = index < current
          const words = (
            <>
              <b aria-hidden="true">{isDone ? <Check size={18} strokeWidth={3} /> : index + 1}</b>
              {name()}
            </>
          )
          return (
            <li
              key={name()}
              className={isDone ? 'klaar' : index === current ? 'nu' : ''}
              {...(index === current ? { 'aria-current': 'step' as const } : {})}
            >
              {isDone && onStep !== undefined ? (
                <button type="button" onClick={() => onStep(index)}>
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
