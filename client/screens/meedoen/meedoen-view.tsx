import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Aanmelding, Contact } from '../../../shared/domain/aanmelding.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import './meedoen.css'

interface Draft {
  readonly themaIds: readonly string[]
  readonly contact: string
  readonly mayContact: boolean
}
type Told = { readonly kind: 'ok' | 'let-op' | 'fout'; readonly text: string }

/** Signing up for themas, with a way to be reached when one wants to be. Native fields: this is a sheet of the phone too. */
export default function MeedoenView(): ReactNode {
  const session = useSession()
  const counts = useSessie()?.aanmeldingen
  const path = `/werksessies/${session.werksessieId}/aanmelding`
  useEffect(() => session.ensureBord(), [session])
  const themas = orderedThemas(useCollection('themas'))
  const [draft, setDraft] = useState<Draft>({ themaIds: [], contact: '', mayContact: false })
  const isTouched = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    let isGone = false
    void session.api<Aanmelding>('GET', path).then((answer) => {
      // Whoever chose something before the answer came keeps that.
      if (isGone || !answer.ok || isTouched.current) return
      const { themaIds, contact } = answer.value
      setDraft({ themaIds, contact: contact?.value ?? '', mayContact: contact !== null })
    })
    return () => {
      isGone = true
    }
  }, [session, path])
  const change = (next: Partial<Draft>) => {
    isTouched.current = true
    setTold(undefined)
    setDraft((before) => ({ ...before, ...next }))
  }
  const tell = (kind: Told['kind'], text: string) => {
    setTold({ kind, text })
    announce(text)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const typed = draft.contact.trim()
    if (typed !== '' && !draft.mayContact) return tell('let-op', m.meedoen_toestemming_nodig())
    setBusy(true)
    const contact: Contact | null =
      typed === '' ? null : { channel: typed.includes('@') ? 'email' : 'telefoon', value: typed }
    const answer = await session.api<Aanmelding>('POST', path, { themaIds: draft.themaIds, contact })
    setBusy(false)
    if (!answer.ok) return tell('fout', answer.code === 'offline' ? m.meedoen_wacht() : answer.message)
    tell('ok', answer.value.themaIds.length > 0 ? m.meedoen_bewaard() : m.meedoen_weg())
  }
  return (
    <form className="md-vel" onSubmit={(event) => void send(event)}>
      <h1>{m.meedoen_titel()}</h1>
      <p className="stil">{m.meedoen_uitleg()}</p>
      {themas.length === 0 ? <p>{m.meedoen_geen_themas()}</p> : null}
      <ul className="md-themas">
        {themas.map(({ id, title, plaat, pictogram }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={draft.themaIds.includes(id)}
                onChange={({ currentTarget }) =>
                  change({
                    themaIds: currentTarget.checked
                      ? [...draft.themaIds, id]
                      : draft.themaIds.filter((other) => other !== id),
                  })
                }
              />
              <Plaat title={title} plaat={plaat} pictogram={pictogram} />
              <span className="stil md-aantal">{countWords(counts?.[id] ?? 0)}</span>
            </label>
          </li>
        ))}
      </ul>
      <label className="md-veld">
        <b>{m.meedoen_contact()}</b>
        <span className="stil">{m.meedoen_contact_uitleg()}</span>
        <input
          className="utrecht-textbox ui-invoer"
          value={draft.contact}
          maxLength={120}
          autoComplete="email"
          onChange={({ currentTarget }) => change({ contact: currentTarget.value })}
        />
      </label>
      {draft.contact.trim() === '' ? null : (
        <label className="md-toestemming">
          <input
            type="checkbox"
            checked={draft.mayContact}
            onChange={({ currentTarget }) => change({ mayContact: currentTarget.checked })}
          />
          {m.meedoen_toestemming()}
        </label>
      )}
      {told === undefined ? null : told.kind === 'ok' ? (
        <p className="md-ok">{told.text}</p>
      ) : (
        <Banner kind={told.kind}>{told.text}</Banner>
      )}
      <Button kind="primair" size="groot" type="submit" isPending={isBusy}>
        {m.meedoen_bewaar()}
      </Button>
    </form>
  )
}

const countWords = (count: number): string =>
  count === 0 ? m.meedoen_aantal_geen() : count === 1 ? m.meedoen_aantal_een() : m.meedoen_aantal({ aantal: count })
