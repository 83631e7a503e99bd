import { EyeOff, Flag, HeartHandshake, Inbox, ShieldAlert } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Markering } from '../../../shared/doc/regie-doc.ts'
import type { InboxStatus } from '../../../shared/domain/inbox.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useRecord, useRegie, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button, knopClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import { timeOfDay } from '../shell/words.ts'
import { FlagDialog } from './flag-dialog.tsx'
import { InboxDialog } from './inbox-dialog.tsx'
import type { Stapel } from './use-inbox.ts'

/** What only the begeleider sees: hidden briefjes, with who follows them up. */
export function Postvak(): ReactNode {
  const session = useSession()
  const regie = useRegie()
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map())
  const [flags, setFlags] = useState(false)
  const markeringen = regie?.markeringen ?? []
  const ids = markeringen.map(({ signaalId }) => signaalId).join(' ')
  // The texts live in a table of the server; which ones there are tells when to ask for them again.
  useEffect(() => {
    let isGone = false
    if (ids === '') return
    void session
      .api<{ signaalId: string; text: string }[]>('GET', `/werksessies/${session.werksessieId}/markeringen`)
      .then((answer) => {
        if (isGone) return
        if (answer.ok) setTexts(new Map(answer.value.map(({ signaalId, text }) => [signaalId, text])))
        else toast(answer.message)
      })
    return () => {
      isGone = true
    }
  }, [session, ids])
  const close = useCallback(() => setFlags(false), [])
  const waiting = markeringen.filter(({ followUp }) => followUp === '').length
  return (
    <section className="vlak rg-postvak" aria-labelledby="rg-postvak-titel">
      <div className="rg-postvak-kop">
        <h2 id="rg-postvak-titel">{m.regie_postvak()}</h2>
        {waiting > 0 ? <span className="tag tag-fout">{m.regie_postvak_eerst({ aantal: waiting })}</span> : null}
        <span className="stil">{m.regie_postvak_alleen()}</span>
      </div>
      <InboxStrook />
      <div className="rg-postvak-lijst">
        {markeringen.length === 0 ? (
          <EmptyState
            title={m.regie_postvak_leeg()}
            text={m.regie_postvak_leeg_uitleg()}
            icon={<EyeOff size={22} aria-hidden="true" />}
          />
        ) : (
          markeringen.map((markering) => (
            <PostvakKaart key={markering.signaalId} markering={markering} text={texts.get(markering.signaalId)} />
          ))
        )}
      </div>
      <div className="rg-postvak-voet">
        <Button icon={<Flag size={17} aria-hidden="true" />} onPress={() => setFlags(true)}>
          {m.regie_verberg_knop()}
        </Button>
      </div>
      <FlagDialog isOpen={flags} onClose={close} />
    </section>
  )
}

/** How many briefjes wait, and the way to look at them; the log of what was decided. */
function InboxStrook(): ReactNode {
  const { werksessieId, toegang } = useSession()
  const inbox = useRegie()?.inbox ?? []
  const [open, setOpen] = useState<Stapel>()
  const close = useCallback(() => setOpen(undefined), [])
  const count = (status: InboxStatus): number => inbox.filter((one) => one.status === status).length
  const waiting = count('wacht')
  const [terug, geparkeerd, apart] = [count('terug'), count('geparkeerd'), count('apart')]
  return (
    <div className="rg-inbox">
      <b aria-live="polite">
        {waiting === 0
          ? m.inbox_wachten_geen()
          : waiting === 1
            ? m.inbox_wacht_een()
            : m.inbox_wachten({ aantal: waiting })}
      </b>
      {terug + geparkeerd + apart > 0 ? (
        <span className="stil">{m.inbox_apart_aantal({ terug, geparkeerd, apart })}</span>
      ) : null}
      <div className="rg-knoppen">
        {inbox.length > 0 ? (
          <Button
            kind={waiting > 0 ? 'primair' : 'gewoon'}
            size="klein"
            icon={<Inbox size={17} aria-hidden="true" />}
            onPress={() => setOpen('wacht')}
          >
            {m.inbox_beoordeel()}
          </Button>
        ) : null}
        <Button size="klein" onPress={() => setOpen('bord')}>
          {m.inbox_nalopen()}
        </Button>
        <a
          className={knopClass({ kind: 'stil', size: 'klein' })}
          href={`/api/werksessies/${werksessieId}/export/moderatie.csv?toegang=${encodeURIComponent(toegang)}`}
          download
        >
          {m.inbox_logboek()}
        </a>
      </div>
      <InboxDialog first={open} onClose={close} />
    </div>
  )
}

function PostvakKaart({
  markering,
  text,
}: {
  readonly markering: Markering
  readonly text: string | undefined
}): ReactNode {
  const command = useCommand()
  const signaal = useRecord('signalen', markering.signaalId)
  const [followUp, setFollowUp] = useState(markering.followUp)
  const [redacted, setRedacted] = useState<string>()
  const { signaalId, reason } = markering
  const isPrivacy = reason === 'privacy'
  const keepHidden = async () => {
    const done = await command('/markering', { signaalId, reason, followUp: followUp.trim() })
    if (done !== undefined) toast(m.regie_verborgen_gehouden())
  }
  const release = async (newText?: string) => {
    const body = newText === undefined ? { signaalId, reason: null } : { signaalId, reason: null, text: newText }
    const done = await command('/markering', body)
    if (done !== undefined)
      toast(newText === undefined ? m.regie_vrijgegeven() : m.regie_gelakt(), {
        action: {
          label: m.regie_weer_verbergen(),
          onAction: () => void command('/markering', { signaalId, reason, followUp: followUp.trim() }),
        },
      })
  }
  return (
    <article className={`rg-kaart ${markering.followUp === '' ? 'eerst' : ''}`}>
      <header>
        {isPrivacy ? <ShieldAlert size={20} aria-hidden="true" /> : <HeartHandshake size={20} aria-hidden="true" />}
        <b>{isPrivacy ? m.regie_reden_privacy() : m.regie_reden_zorg()}</b>
        <time className="num">{timeOfDay(markering.at)}</time>
      </header>
      {signaal === undefined || text === undefined ? (
        <p className="stil">{m.app_laden()}</p>
      ) : (
        <BriefjeView kind={signaal.kind} text={text} size="klein" />
      )}
      {markering.remark === '' ? null : <p>{markering.remark}</p>}
      <p>{isPrivacy ? m.regie_privacy_uitleg() : m.regie_zorg_uitleg()}</p>
      {redacted === undefined ? (
        <>
          <TextField
            label={m.regie_wie_pakt_op()}
            value={followUp}
            onChange={setFollowUp}
            maxLength={200}
            placeholder={m.regie_wie_hint()}
          />
          <div className="rg-knoppen">
            <Button
              kind="primair"
              size="klein"
              icon={<EyeOff size={17} aria-hidden="true" />}
              onPress={() => void keepHidden()}
            >
              {m.regie_houd_verborgen()}
            </Button>
            <Button size="klein" isDisabled={text === undefined} onPress={() => setRedacted(text ?? '')}>
              {m.regie_lak()}
            </Button>
            <Button kind="stil" size="klein" onPress={() => void release()}>
              {m.regie_geef_vrij()}
            </Button>
          </div>
        </>
      ) : (
        <>
          <TextArea
            label={m.regie_lak_tekst()}
            help={m.regie_lak_hulp()}
            value={redacted}
            onChange={setRedacted}
            maxLength={280}
            rows={3}
          />
          <div className="rg-knoppen">
            <Button
              kind="primair"
              size="klein"
              isDisabled={redacted.trim() === ''}
              onPress={() => void release(redacted)}
            >
              {m.regie_lak_zet_terug()}
            </Button>
            <Button kind="stil" size="klein" onPress={() => setRedacted(undefined)}>
              {m.bord_annuleer()}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}
