import { Eye, EyeOff, Pencil, SendHorizontal, Undo } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { maxOpmerkingText, type Opmerking } from '../../shared/domain/opmerking.ts'
import { getLocale, m } from '../../shared/i18n/messages.ts'
import { Button } from './button.tsx'
import { GegevensHint } from './gegevens-hint.tsx'
import { Auteur } from './groep-vorm.tsx'
import './samen.css'

type Answer = { readonly ok: true } | { readonly ok: false; readonly message: string }

export interface OpmerkingenProps {
  /** Oldest first. */
  readonly opmerkingen: readonly Opmerking[]
  readonly isOwn: (id: string) => boolean
  /** Absent: only to read. A text that was not taken stays in its field. */
  readonly onAdd?: ((text: string) => Promise<Answer>) | undefined
  readonly onChange: (id: string, change: { readonly text?: string; readonly archived?: boolean }) => Promise<Answer>
  /** Only for a begeleider: hide the words of anybody, and withdraw. */
  readonly onHide?: ((id: string, hidden: boolean) => Promise<Answer>) | undefined
  /** What was typed and not sent, kept by the caller while the panel is closed. */
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** The conversation about one signaal. */
export function Opmerkingen(props: OpmerkingenProps): ReactNode {
  const { opmerkingen, isOwn, onAdd, onChange, onHide, draft, onDraft } = props
  const [problem, setProblem] = useState<string>()
  const [editing, setEditing] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  /** The keyboard goes back to where it came from; what it was on may be gone. */
  const back = (id: string): void => {
    requestAnimationFrame(() => {
      const own = list.current?.querySelector<HTMLElement>(`[data-opmerking="${id}"] button`)
      ;(own ?? list.current)?.focus()
    })
  }
  const endEditing = (id: string): void => {
    setEditing(undefined)
    back(id)
  }
  const tell = (answer: Answer): boolean => {
    setProblem(answer.ok ? undefined : answer.message)
    return answer.ok
  }
  return (
    <div className="sm-gesprek">
      {opmerkingen.length === 0 ? <p className="stil">{m.samen_nog_niets()}</p> : null}
      <ol
        ref={list}
        tabIndex={-1}
        className="sm-lijst"
        aria-label={m.samen_opmerkingen()}
        aria-live="polite"
        aria-relevant="additions"
      >
        {opmerkingen.map((one) => (
          <li key={one.id} data-opmerking={one.id}>
            <p className="sm-wie">
              <Auteur groep={one.authorGroup} label={one.authorLabel} />
              <span className="stil">
                {timeOf(one.createdAt)}
                {one.editedAt === undefined ? '' : ` · ${m.samen_aangepast()}`}
                {isOwn(one.id) ? ` · ${m.samen_van_u()}` : ''}
              </span>
            </p>
            {editing === one.id ? (
              <EditOne
                text={one.text}
                onCancel={() => endEditing(one.id)}
                onSave={async (text) => {
                  if (tell(await onChange(one.id, { text }))) endEditing(one.id)
                }}
              />
            ) : one.hidden === true ? (
              <p className="stil">{m.samen_verborgen()}</p>
            ) : (
              <p className="sm-tekst" lang="nl">
                {one.text}
              </p>
            )}
            {editing === one.id ? null : (
              <div className="sm-acties">
                {isOwn(one.id) && one.hidden !== true && onAdd !== undefined ? (
                  <Button
                    size="klein"
                    kind="stil"
                    icon={<Pencil size={16} aria-hidden="true" />}
                    onPress={() => setEditing(one.id)}
                  >
                    {m.samen_pas_aan()}
                  </Button>
                ) : null}
                {(isOwn(one.id) && onAdd !== undefined) || onHide !== undefined ? (
                  <Button
                    size="klein"
                    kind="stil"
                    icon={<Undo size={16} aria-hidden="true" />}
                    onPress={() =>
                      void onChange(one.id, { archived: true }).then((answer) => {
                        if (tell(answer)) back(one.id)
                      })
                    }
                  >
                    {m.samen_neem_terug()}
                  </Button>
                ) : null}
                {onHide === undefined ? null : (
                  <Button
                    size="klein"
                    kind="stil"
                    icon={
                      one.hidden === true ? (
                        <Eye size={16} aria-hidden="true" />
                      ) : (
                        <EyeOff size={16} aria-hidden="true" />
                      )
                    }
                    onPress={() => void onHide(one.id, one.hidden !== true).then(tell)}
                  >
                    {one.hidden === true ? m.samen_toon_weer() : m.samen_verberg()}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {problem === undefined ? null : (
        <p className="ui-veld-fout" role="alert">
          {problem}
        </p>
      )}
      {onAdd === undefined ? (
        <p className="stil">{m.samen_nu_niet()}</p>
      ) : (
        <NewOne
          draft={draft}
          onDraft={onDraft}
          onSend={async (text) => {
            if (tell(await onAdd(text))) onDraft('')
          }}
        />
      )}
    </div>
  )
}

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(getLocale(), { hour: '2-digit', minute: '2-digit' })

/** Enter sends, Shift+Enter makes a line. */
const onEnter =
  (act: () => void) =>
  (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    act()
  }

function NewOne({
  draft,
  onDraft,
  onSend,
}: {
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onSend: (text: string) => Promise<void>
}): ReactNode {
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  const send = (): void => {
    if (draft.trim() === '' || isBusy) return
    setBusy(true)
    void onSend(draft.trim()).finally(() => setBusy(false))
  }
  return (
    <div className="sm-nieuw">
      <label htmlFor={id}>{m.samen_uw_opmerking()}</label>
      <textarea
        id={id}
        className="utrecht-textarea"
        lang="nl"
        rows={3}
        maxLength={maxOpmerkingText}
        value={draft}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onEnter(send)}
      />
      <GegevensHint text={draft} />
      <Button
        kind="primair"
        size="klein"
        isDisabled={draft.trim() === ''}
        isPending={isBusy}
        icon={<SendHorizontal size={16} aria-hidden="true" />}
        onPress={send}
      >
        {m.samen_plaats()}
      </Button>
    </div>
  )
}

function EditOne({
  text,
  onSave,
  onCancel,
}: {
  readonly text: string
  readonly onSave: (text: string) => Promise<void>
  readonly onCancel: () => void
}): ReactNode {
  const [value, setValue] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  const save = (): void => {
    if (value.trim() === '' || value.trim() === text) onCancel()
    else void onSave(value.trim())
  }
  return (
    <div className="sm-nieuw">
      <textarea
        ref={(element) => {
          if (element !== null && field.current === null) element.focus()
          field.current = element
        }}
        className="utrecht-textarea"
        aria-label={m.samen_uw_opmerking()}
        lang="nl"
        rows={3}
        maxLength={maxOpmerkingText}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            onCancel()
          } else onEnter(save)(event)
        }}
      />
      <div className="sm-acties">
        <Button size="klein" kind="primair" onPress={save}>
          {m.samen_bewaar()}
        </Button>
        <Button size="klein" kind="stil" onPress={onCancel}>
          {m.samen_annuleer()}
        </Button>
      </div>
    </div>
  )
}
