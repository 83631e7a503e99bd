import { Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { Links } from '../../../shared/protocol/api.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { toast } from '../../ui/toast.tsx'

/** Links and codes of every rol, once asked for. */
export function useLinks(): Links | undefined {
  const session = useSession()
  const [links, setLinks] = useState<Links>()
  useEffect(() => {
    let isGone = false
    void session.api<Links>('GET', `/werksessies/${session.werksessieId}/links`).then((answer) => {
      if (isGone) return
      if (answer.ok) setLinks(answer.value)
      else toast(answer.message)
    })
    return () => {
      isGone = true
    }
  }, [session])
  return links
}

const rollen = [
  { rol: 'deelnemer', title: m.regie_deel_deelnemer, help: m.regie_deel_deelnemer_uitleg },
  { rol: 'schrijver', title: m.regie_deel_schrijver, help: m.regie_deel_schrijver_uitleg },
  { rol: 'scherm', title: m.regie_deel_scherm, help: m.regie_deel_scherm_uitleg },
  { rol: 'team', title: m.regie_deel_team, help: m.regie_deel_team_uitleg },
  { rol: 'begeleider', title: m.regie_deel_begeleider, help: m.regie_deel_begeleider_uitleg },
] as const

/** A link per rol with its code and a button to copy it. */
export function DeelDialog({
  links,
  isOpen,
  onClose,
}: {
  readonly links: Links
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  return (
    <Dialog title={m.regie_deel_titel()} isOpen={isOpen} onClose={onClose} size="breed">
      <ul className="rg-deel">
        {rollen.map(({ rol, title, help }) => (
          <li key={rol}>
            <div>
              <b>{title()}</b> <span className="stil">{help()}</span>
            </div>
            <code className="num">{links.codes[rol]}</code>
            <input
              readOnly
              value={links.links[rol]}
              aria-label={m.regie_deel_link({ rol: title() })}
              onFocus={(event) => event.currentTarget.select()}
              className="utrecht-textbox"
            />
            <Button
              icon={<Copy size={17} aria-hidden="true" />}
              aria-label={m.regie_deel_kopieer_rol({ rol: title() })}
              onPress={() => void copy(links.links[rol])}
            >
              {m.regie_deel_kopieer()}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** On plain http there is no clipboard API: then the old way, through a selection. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast(m.regie_deel_gekopieerd())
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    toast(document.execCommand('copy') ? m.regie_deel_gekopieerd() : m.regie_deel_zelf())
    field.remove()
  }
}

/** The code and QR as large as the window, for people at the table. */
export function CodeDialog({
  links,
  isOpen,
  onClose,
}: {
  readonly links: Links
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  return (
    <Dialog title={m.regie_code_titel()} isOpen={isOpen} onClose={onClose} size="vol">
      <div className="rg-code">
        <QrCode url={links.links.deelnemer} label={m.regie_code_qr()} />
        <div>
          <p>{m.regie_code_uitleg({ adres: new URL(links.links.deelnemer).host })}</p>
          <strong className="num">{links.codes.deelnemer}</strong>
        </div>
      </div>
    </Dialog>
  )
}
