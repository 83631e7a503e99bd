import { ChevronRight, Hourglass, Layers, Lock, Send } from 'lucide-react'
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { randomIds, type SignaalId, type ThemaId } from '../../../shared/base/ids.ts'
import { rightsNow } from '../../../shared/domain/may-change.ts'
import { maxSignaalText, type SignaalKind } from '../../../shared/domain/signaal.ts'
import type { Fase } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { GegevensHint } from '../../ui/gegevens-hint.tsx'
import { kindInfo, kindOrder, kindStyle } from '../../ui/kind-info.ts'

// Themas stand on `bord`, and its dialog is only needed by who asks for it.
const ThemaKiezer = lazy(() => import('./thema-kiezer.tsx'))

/** What the phone proposes in a fase; the person may always choose another kind. */
const kindOfFase = (fase: Fase | undefined): SignaalKind => {
  if (fase?.kind === 'inloop') return 'gaat_goed'
  if (fase?.kind === 'aanbod') return 'aanbod'
  if (fase?.kind === 'kansen') return 'kans'
  return 'bewonersinput'
}

/** The kinds in the order of the phone: what is lived first, figures last. */
const phoneKinds: readonly SignaalKind[] = [
  'bewonersinput',
  'zorg',
  'wens',
  'gaat_goed',
  'oplossing',
  'kans',
  'aanbod',
  'praktijksignaal',
  'cijfer',
]

/** From here on there are themas, also when they were not known beforehand. */
const laterFasen: ReadonlySet<string> = new Set(['clusteren', 'wijkkaart', 'kansen', 'afsluiten'])

/** What was being typed is kept for this toegang, so that a screen lock or a reload loses no letter. */
const draftKey = (toegang: string) => `wijkbord-kladje/${toegang}`

/** Writing happens on the note itself, which takes colour and shape of its kind. */
export function SchrijfView({ fase, isClosed }: { readonly fase: Fase | undefined; readonly isClosed: boolean }) {
  const session = useSession()
  const [text, setText] = useState(() => readDraft(session.toegang))
  const [chosen, setChosen] = useState<SignaalKind>()
  const [thema, setThema] = useState<{ readonly id: string; readonly title: string }>()
  const [isChoosing, setChoosing] = useState(false)
  const sessie = useSessie()
  const werksessie = sessie?.werksessie
  const rights = rightsNow('deelnemer', werksessie, sessie?.prive)
  const hasThemas = werksessie?.themaSource === 'vooraf' || (fase !== undefined && laterFasen.has(fase.kind))
  const field = useRef<HTMLTextAreaElement>(null)
  const fieldId = useId()
  const kind = chosen ?? kindOfFase(fase)
  const mayAdd = rights.allow.addSignaal && !isClosed
  const tooLong = text.length - maxSignaalText
  const Icon = kindInfo[kind].icon

  useKeyboardHeight()
  useEffect(() => writeDraft(session.toegang, text), [session.toegang, text])

  const send = () => {
    const trimmed = text.trim()
    if (trimmed === '' || tooLong > 0) {
      field.current?.focus()
      announce(trimmed === '' ? m.telefoon_leeg() : m.telefoon_te_lang({ count: tooLong }))
      return
    }
    void session.outbox.add({
      id: randomIds.next<SignaalId>(),
      text: trimmed,
      kind,
      ...(thema === undefined ? {} : { themaId: thema.id as ThemaId }),
      writtenAt: Math.round(session.serverNow()),
    })
    setText('')
    setThema(undefined)
    announce(
      rights.prive === true ? m.prive_bewaard() : rights.inbox === true ? m.inbox_verstuurd() : m.telefoon_geplaatst(),
    )
    field.current?.focus()
  }

  return (
    <>
      <h1>{fase?.prompt === undefined || fase.prompt === '' ? m.telefoon_vraag() : fase.prompt}</h1>
      {fase !== undefined && !mayAdd && (
        <Banner kind="info" title={m.telefoon_nu_niet_titel()}>
          {m.telefoon_nu_niet()}
        </Banner>
      )}
      {mayAdd && rights.prive === true && (
        <Banner kind="info" title={m.prive_telefoon_titel()} icon={<Lock size={22} aria-hidden="true" />}>
          {m.prive_telefoon_uitleg()}
        </Banner>
      )}
      {mayAdd && rights.prive !== true && rights.inbox === true && (
        <Banner kind="info" title={m.inbox_telefoon_titel()} icon={<Hourglass size={22} aria-hidden="true" />}>
          {m.inbox_telefoon_uitleg()}
        </Banner>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <div className={`schrijf-briefje ui-briefje ui-vorm-${kindInfo[kind].css}`} style={kindStyle(kind)}>
          <div className="ui-papier">
            <label className="ui-briefje-kop" htmlFor={fieldId}>
              <Icon aria-hidden="true" />
              <span>{kind === 'bewonersinput' ? m.telefoon_ervaring_lang() : kindInfo[kind].label()}</span>
            </label>
            <textarea
              ref={field}
              id={fieldId}
              lang="nl"
              value={text}
              rows={4}
              placeholder={m.telefoon_plaatshouder()}
              aria-describedby={`${fieldId}-telling`}
              aria-invalid={tooLong > 0}
              onChange={(event) => setText(event.target.value)}
            />
            <p id={`${fieldId}-telling`} className={tooLong > 0 ? 'schrijf-telling te-lang' : 'schrijf-telling'}>
              {tooLong > 0
                ? m.telefoon_te_lang({ count: tooLong })
                : m.telefoon_telling({ count: text.length, max: maxSignaalText })}
            </p>
          </div>
        </div>
        <GegevensHint text={text} />
        <fieldset className="schrijf-soorten">
          <legend>{m.telefoon_soort()}</legend>
          {phoneKinds.map((candidate) => {
            const KindIcon = kindInfo[candidate].icon
            return (
              <label key={candidate} className={candidate === kind ? 'gekozen' : ''} style={kindStyle(candidate)}>
                <input
                  type="radio"
                  name="soort"
                  className="vis-weg"
                  checked={candidate === kind}
                  onChange={() => setChosen(candidate)}
                />
                <KindIcon size={24} aria-hidden="true" />
                {candidate === 'bewonersinput' ? m.telefoon_ervaring() : kindInfo[candidate].label()}
              </label>
            )
          })}
        </fieldset>
        {hasThemas && (
          <button type="button" className="schrijf-thema" onClick={() => setChoosing(true)}>
            <Layers size={24} aria-hidden="true" />
            <span>
              {thema?.title ?? m.telefoon_thema_kiezen()}
              {thema === undefined && <em> {m.telefoon_thema_mag()}</em>}
            </span>
            <ChevronRight size={22} aria-hidden="true" />
          </button>
        )}
        <div className="schrijf-onder">
          <Button
            type="submit"
            kind="primair"
            size="groot"
            className="schrijf-plaats"
            isDisabled={!mayAdd}
            icon={<Send size={22} aria-hidden="true" />}
          >
            {rights.prive === true
              ? m.prive_knop_bewaar()
              : rights.inbox === true
                ? m.inbox_knop_stuur()
                : m.telefoon_plaats()}
          </Button>
        </div>
      </form>
      {isChoosing && (
        <Suspense fallback={null}>
          <ThemaKiezer
            onClose={() => setChoosing(false)}
            onChoose={(chosenThema) => {
              setThema(chosenThema)
              setChoosing(false)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** Where a keyboard lies over the page instead of pushing it (iOS), its height in CSS px goes to `--toetsenbord`. */
function useKeyboardHeight(): void {
  useEffect(() => {
    const view = window.visualViewport
    if (view === null) return
    const root = document.documentElement
    const measure = () => {
      const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop)
      root.style.setProperty('--toetsenbord', `${view.scale > 1 ? 0 : covered}px`)
    }
    view.addEventListener('resize', measure)
    view.addEventListener('scroll', measure)
    return () => {
      view.removeEventListener('resize', measure)
      view.removeEventListener('scroll', measure)
      root.style.removeProperty('--toetsenbord')
    }
  }, [])
}

if (phoneKinds.length !== kindOrder.length) throw new Error('the phone must offer every kind')

function readDraft(toegang: string): string {
  try {
    return localStorage.getItem(draftKey(toegang)) ?? ''
  } catch {
    return ''
  }
}
function writeDraft(toegang: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(draftKey(toegang))
    else localStorage.setItem(draftKey(toegang), text)
  } catch {
    // A browser without storage still sends; only a reload in mid-sentence would lose the sentence, and the banner said so.
  }
}
