import { ListChecks } from 'lucide-react'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { createBordWork, orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useGhosts, useRegie, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ThemaMenu } from '../../ui/thema-menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { accountFor, type Part } from './verantwoording.ts'
import './verantwoording.css'

const partWords: Readonly<Record<Part, () => string>> = {
  thema: m.verantw_deel_thema,
  los: m.verantw_deel_los,
  samengevoegd: m.verantw_deel_samengevoegd,
  geen_thema: m.verantw_deel_geen_thema,
  geparkeerd: m.verantw_deel_geparkeerd,
  verborgen: m.verantw_deel_verborgen,
  ingetrokken: m.verantw_deel_ingetrokken,
  prive: m.verantw_deel_prive,
  inbox: m.verantw_deel_inbox,
}

/** The coverage ledger, live: every note that was handed in, once; and the voices that stand alone. */
export function VerantwoordingCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const signalen = useDeferredValue(useCollection('signalen'))
  const themas = useCollection('themas')
  const ghosts = useGhosts()
  const regie = useRegie()
  const [isOpen, setOpen] = useState(false)
  const told = useMemo(
    () => accountFor(signalen, themas, ghosts, sessie, regie),
    [signalen, themas, ghosts, sessie, regie],
  )
  if (told.entered === 0) return null
  const shown = told.parts.filter(({ count, part }) => count > 0 || part === 'thema' || part === 'los')
  return (
    <section className="vlak vw" aria-labelledby="vw-titel">
      <div className="vw-kop">
        <h2 id="vw-titel">
          <ListChecks size={20} aria-hidden="true" /> {m.verantw_titel()}
        </h2>
        <p className="stil">{m.verantw_totaal({ aantal: told.entered })}</p>
      </div>
      <div className="vw-balk" aria-hidden="true">
        {shown.map(({ part, count }) =>
          count === 0 ? null : <i key={part} className={`vw-${part}`} style={{ flexGrow: count }} />,
        )}
      </div>
      <ul className="vw-delen">
        {shown.map(({ part, count }) => (
          <li key={part}>
            <i className={`vw-${part}`} aria-hidden="true" />
            <b className="num">{count}</b> {partWords[part]()}
          </li>
        ))}
      </ul>
      <Button size="klein" onPress={() => setOpen(true)}>
        {m.verantw_open({ aantal: told.alone.length })}
      </Button>
      <Dialog title={m.verantw_titel()} size="breed" isOpen={isOpen} onClose={() => setOpen(false)}>
        <h3>
          {m.verantw_alleen()} <span className="num">{told.alone.length}</span>
        </h3>
        <p className="stil">{told.alone.length === 0 ? m.verantw_alleen_leeg() : m.verantw_alleen_uitleg()}</p>
        <ul className="vw-lijst">
          {told.alone
            .filter(({ offTopic }) => offTopic !== true)
            .map((signaal) => (
              <Voice key={signaal.id} signaal={signaal} />
            ))}
        </ul>
        <h3>
          {m.verantw_apart()} <span className="num">{told.aside.length}</span>
        </h3>
        {told.aside.length === 0 ? <p className="stil">{m.verantw_apart_leeg()}</p> : null}
        <ul className="vw-lijst">
          {told.aside.map((signaal) => (
            <Voice key={signaal.id} signaal={signaal} />
          ))}
        </ul>
      </Dialog>
    </section>
  )
}

/** One voice, with what can be done about it. */
function Voice({ signaal }: { readonly signaal: Signaal }): ReactNode {
  const session = useSession()
  const all = useCollection('themas')
  const themas = useMemo(() => orderedThemas(all), [all])
  const [reason, setReason] = useState('')
  const [asks, setAsks] = useState(false)
  const work = useMemo(() => createBordWork(session, ({ text }) => toast(text)), [session])
  const isAside = signaal.offTopic === true || signaal.parked === true
  return (
    <li>
      <BriefjeView kind={signaal.kind} text={signaal.text} size="klein" />
      <div className="vw-doen">
        {isAside ? (
          <p>
            {signaal.asideReason === undefined
              ? m.verantw_zonder_reden()
              : m.verantw_reden({ reden: signaal.asideReason })}
          </p>
        ) : null}
        <div className="vw-knoppen">
          <ThemaMenu themas={themas} onChoose={(themaId) => void work.place([signaal.id], themaId)}>
            {m.verantw_plaats()}
          </ThemaMenu>
          {signaal.offTopic === true ? (
            <Button size="klein" onPress={() => void work.setOffTopic([signaal.id], false)}>
              {m.verantw_terug()}
            </Button>
          ) : isAside || asks ? null : (
            <Button size="klein" onPress={() => setAsks(true)}>
              {m.verantw_nergens()}
            </Button>
          )}
        </div>
        {isAside || !asks ? null : (
          <form
            className="vw-reden"
            onSubmit={(event) => {
              event.preventDefault()
              void work.setOffTopic([signaal.id], true, reason)
            }}
          >
            <TextField label={m.verantw_waarom()} value={reason} onChange={setReason} maxLength={80} autoFocus />
            <Button size="klein" type="submit">
              {m.verantw_nergens()}
            </Button>
          </form>
        )}
      </div>
    </li>
  )
}
