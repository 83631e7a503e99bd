import { History } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Controlepunt } from '../../../shared/domain/controlepunt.ts'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import type { Compare } from '../../../shared/protocol/api.ts'
import { useRegie, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import './controlepunten.css'

const timeOf = (at: number): string =>
  new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit' }).format(at)

/** What a controlepunt is called for people. */
export const controlepuntName = ({ kind, title }: Pick<Controlepunt, 'kind' | 'title'>): string => {
  switch (kind) {
    case 'fase':
      return m.controlepunt_einde({ fase: title })
    case 'herstel':
      return m.controlepunt_voor({ fase: title })
    case 'hand':
      return title
  }
}

/** Moments to go back to. Restoring takes everybody along; how it was is kept first. */
export function ControlepuntenDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const points = useRegie()?.controlepunten ?? []
  const [chosen, setChosen] = useState<string>()
  const [title, setTitle] = useState('')
  const path = `/werksessies/${session.werksessieId}/controlepunten`
  const point = points.find(({ id }) => id === chosen)
  const take = async () => {
    const answer = await session.api('POST', path, { title: title.trim() })
    toast(answer.ok ? m.controlepunt_bewaard() : answer.message)
    if (answer.ok) setTitle('')
  }
  return (
    <Dialog title={m.controlepunten_titel()} isOpen onClose={onClose} size="breed">
      <p className="stil">{m.controlepunten_uitleg()}</p>
      <form
        className="rg-cp-nieuw"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() !== '') void take()
        }}
      >
        <TextField
          label={m.controlepunt_naam()}
          help={m.controlepunt_naam_hulp()}
          value={title}
          maxLength={80}
          onChange={setTitle}
        />
        <Button type="submit" isDisabled={title.trim() === ''}>
          {m.controlepunt_bewaar_nu()}
        </Button>
      </form>
      {points.length === 0 ? <p>{m.controlepunten_leeg()}</p> : null}
      <div className="rg-cp">
        <ol aria-label={m.controlepunten_lijst()}>
          {points.map((one) => (
            <li key={one.id}>
              <button type="button" aria-pressed={one.id === chosen} onClick={() => setChosen(one.id)}>
                <time className="num">{timeOf(one.at)}</time>
                <b>{controlepuntName(one)}</b>
                <span className="stil num">
                  {m.controlepunt_telling({ briefjes: one.counts.signalen, themas: one.counts.themas })}
                </span>
              </button>
            </li>
          ))}
        </ol>
        {point === undefined ? null : <Terugzetten key={point.id} point={point} onDone={onClose} />}
      </div>
    </Dialog>
  )
}

/** What restoring would do, and the button that does it. */
function Terugzetten({ point, onDone }: { readonly point: Controlepunt; readonly onDone: () => void }): ReactNode {
  const session = useSession()
  const [compare, setCompare] = useState<Compare | { readonly error: string }>()
  const [isBusy, setBusy] = useState(false)
  const path = `/werksessies/${session.werksessieId}/controlepunten`
  useEffect(() => {
    let isGone = false
    void session.api<Compare>('GET', `${path}/${point.id}`).then((answer) => {
      if (!isGone) setCompare(answer.ok ? answer.value : { error: answer.message })
    })
    return () => {
      isGone = true
    }
  }, [session, path, point.id])

  const restore = async (id: string, said: string) => {
    setBusy(true)
    const answer = await session.api<{ before: string }>('POST', `${path}/${id}/terugzetten`, {})
    setBusy(false)
    if (!answer.ok) return toast(answer.message)
    onDone()
    const { before } = answer.value
    toast(said, {
      action: { label: m.controlepunt_toch_niet(), onAction: () => void restore(before, m.controlepunt_is_terug()) },
    })
  }
  return (
    <section className="rg-cp-wat" aria-labelledby="rg-cp-wat" aria-live="polite">
      <h3 id="rg-cp-wat">{m.controlepunt_wat({ naam: controlepuntName(point), tijd: timeOf(point.at) })}</h3>
      {compare === undefined ? (
        <p className="stil">{m.app_laden()}</p>
      ) : 'error' in compare ? (
        <Banner kind="fout">{compare.error}</Banner>
      ) : (
        <>
          <ul>
            {partsOf(compare).map((line) => (
              <li key={line}>{line}</li>
            ))}
            <li>{m.controlepunt_fase({ fase: compare.faseTitle })}</li>
          </ul>
          <p className="stil">{m.controlepunt_blijft()}</p>
          <Banner>{m.controlepunt_niets_weg()}</Banner>
          <Button
            kind="primair"
            isPending={isBusy}
            icon={<History size={18} aria-hidden="true" />}
            onPress={() => void restore(point.id, m.controlepunt_gelukt({ naam: controlepuntName(point) }))}
          >
            {isBusy ? m.controlepunt_bezig() : m.controlepunt_zet_terug()}
          </Button>
        </>
      )}
    </section>
  )
}

const partNames = {
  signalen: m.controlepunt_briefjes,
  themas: m.controlepunt_themas,
  nodes: m.controlepunt_plekken,
  kanskaarten: m.controlepunt_kaarten,
} as const

/** One line per kind of thing in which anything would change; one that says so when nothing would. */
function partsOf({ parts }: Compare): readonly string[] {
  const lines = (Object.keys(partNames) as (keyof typeof partNames)[]).flatMap((name) => {
    const { after, now, back, gone, changed } = parts[name]
    if (back + gone + changed === 0) return []
    const what = [
      ...(back > 0 ? [m.controlepunt_terug({ aantal: back })] : []),
      ...(gone > 0 ? [m.controlepunt_weg({ aantal: gone })] : []),
      ...(changed > 0 ? [m.controlepunt_anders({ aantal: changed })] : []),
    ]
    return [`${partNames[name]({ nu: now, straks: after })} ${what.join(', ')}.`]
  })
  return lines.length === 0 ? [m.controlepunt_niets_anders()] : lines
}
