import { Copy, Inbox, RotateCcw, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useNietGeplaatst, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'

/** What the server did not take: the text, why, and three ways on. Never silent, never lost (ARCHITECTURE §3). */
export function NotPlacedTray({ onNotice }: { readonly onNotice: (text: string) => void }): ReactNode {
  const session = useSession()
  const items = useNietGeplaatst()
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
  return (
    <div className="bd-tray">
      <Button className="bd-tray-knop" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Inbox size={18} aria-hidden="true" />
        {m.tray_aantal({ aantal: items.length })}
      </Button>
      {isOpen ? (
        <section className="bd-tray-lijst cv-zweef" aria-label={m.tray_titel()}>
          <h2>{m.tray_titel()}</h2>
          <p>{m.tray_uitleg()}</p>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <BriefjeView kind={item.signaalKind} text={item.text} size="klein" />
                <p className="bd-waarom">{item.reason}</p>
                <div className="bd-knoppen">
                  <Button size="klein" onPress={() => session.retryNietGeplaatst(item.id)}>
                    <RotateCcw size={16} aria-hidden="true" />
                    {m.tray_opnieuw()}
                  </Button>
                  <Button
                    size="klein"
                    kind="stil"
                    onPress={() => void copyText(item.text).then(() => onNotice(m.tray_gekopieerd()))}
                  >
                    <Copy size={16} aria-hidden="true" />
                    {m.tray_kopieer()}
                  </Button>
                  <Button size="klein" kind="stil" onPress={() => session.dismissNietGeplaatst(item.id)}>
                    <X size={16} aria-hidden="true" />
                    {m.tray_weg()}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
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
