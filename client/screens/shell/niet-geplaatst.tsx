import { Copy, Inbox, RotateCcw, TextCursorInput, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { bordLayout } from '../../../shared/doc/bord-layout.ts'
import type { RecordLayout } from '../../../shared/doc/layout.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useNietGeplaatst, useSession } from '../../model/hooks.ts'
import { typedText } from '../../model/recovery.ts'
import type { NietGeplaatst, Session } from '../../model/types.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import './niet-geplaatst.css'

/**
 * What the server did not take: the text, why, and the ways on. Never silent, never lost (ARCHITECTURE §3). On every
 * screen with a bar, because a text may come back while its writer is elsewhere.
 */
export function NotPlacedTray(): ReactNode {
  const items = useNietGeplaatst()
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
  return (
    <div className="np">
      <Button className="np-knop" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Inbox size={18} aria-hidden="true" />
        {m.tray_aantal({ aantal: items.length })}
      </Button>
      {isOpen ? (
        <section className="np-lijst" aria-label={m.tray_titel()}>
          <h2>{m.tray_titel()}</h2>
          <p>{m.tray_uitleg()}</p>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <Item item={item} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Item({ item }: { readonly item: NietGeplaatst }): ReactNode {
  const session = useSession()
  const there = item.isClash === true ? textThere(session, item) : undefined
  const retry = (how?: 'erbij') => {
    if (!session.retryNietGeplaatst(item.id, how)) toast(m.tray_nu_niet())
  }
  return (
    <>
      {there === undefined ? null : (
        <div className="np-nu">
          <b>{m.tray_staat_er()}</b>
          <p lang="nl">{there === '' ? m.tray_leeg() : there}</p>
        </div>
      )}
      {there === undefined ? null : <b>{m.tray_uw_tekst()}</b>}
      {isOfSignaal(item) ? (
        <BriefjeView kind={item.signaalKind} text={item.text} size="klein" />
      ) : (
        <p className="np-tekst" lang="nl">
          {item.text}
        </p>
      )}
      <p className="np-waarom">{item.reason}</p>
      <div className="np-knoppen">
        {item.isProgramma === true ? null : (
          <Button size="klein" onPress={() => retry()}>
            <RotateCcw size={16} aria-hidden="true" />
            {there === undefined ? m.tray_opnieuw() : m.tray_vervang()}
          </Button>
        )}
        {there === undefined ? null : (
          <Button size="klein" onPress={() => retry('erbij')}>
            <TextCursorInput size={16} aria-hidden="true" />
            {m.tray_erbij()}
          </Button>
        )}
        <Button
          size="klein"
          kind="stil"
          onPress={() => void copyText(item.text).then(() => toast(m.tray_gekopieerd()))}
        >
          <Copy size={16} aria-hidden="true" />
          {m.tray_kopieer()}
        </Button>
        <Button size="klein" kind="stil" onPress={() => session.dismissNietGeplaatst(item.id)}>
          <X size={16} aria-hidden="true" />
          {m.tray_weg()}
        </Button>
      </div>
    </>
  )
}

const isOfSignaal = ({ intent, input, isProgramma }: NietGeplaatst): boolean =>
  isProgramma !== true && (input !== undefined || intent === undefined || intent.collection === 'signalen')

/** The words that stand now where these were meant for. */
function textThere({ bord }: Session, { intent }: NietGeplaatst): string | undefined {
  const record = intent === undefined ? undefined : bord.get(intent.collection, intent.recordId)
  if (intent === undefined || record === undefined) return undefined
  const now = record as unknown as Readonly<Record<string, unknown>>
  const layout: RecordLayout = bordLayout[intent.collection]
  const same = Object.keys(intent.set ?? {}).map((field) => [
    field,
    cellsOf(layout[field]?.kind, now[field], intent.set?.[field]),
  ])
  return typedText({ ...intent, set: Object.fromEntries(same), was: {} })
}

/** Of rows only the cells that clashed. */
function cellsOf(kind: string | undefined, now: unknown, mine: unknown): unknown {
  if (kind !== 'rows' || !Array.isArray(now) || !Array.isArray(mine)) return now
  const rows = now as readonly Readonly<Record<string, unknown>>[]
  return (mine as readonly Readonly<Record<string, unknown>>[]).map((row) => {
    const there = rows.find(({ id }) => id === row.id)
    return Object.fromEntries(Object.keys(row).map((cell) => [cell, there?.[cell]]))
  })
}

/** Copies text, also on plain http where the clipboard API does not exist. */
async function copyText(text: string): Promise<void> {
  const { clipboard } = navigator as { clipboard?: Clipboard }
  if (clipboard !== undefined) {
    await clipboard.writeText(text)
    return
  }
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
