import { Check, Copy, QrCode as QrIcon } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { Links } from '../../../shared/protocol/api.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { rolName } from '../rol-names.ts'

type LinkRol = keyof Links['links']

/** In the order in which people need them. */
const order: readonly LinkRol[] = ['begeleider', 'deelnemer', 'scherm', 'schrijver', 'team']
/** A QR code is for what people open on a device of their own in the room. */
const withQr: ReadonlySet<LinkRol> = new Set(['deelnemer', 'schrijver'])

const help: Readonly<Record<LinkRol, () => string>> = {
  begeleider: () => m.beheer_rol_begeleider(),
  deelnemer: () => m.beheer_rol_deelnemer(),
  scherm: () => m.beheer_rol_scherm(),
  schrijver: () => m.beheer_rol_schrijver(),
  team: () => m.beheer_rol_team(),
}

/** Link, code and QR code per rol. */
export function DeelLinks({
  title,
  links,
  codes,
}: {
  readonly title: string
  readonly links: Links['links']
  readonly codes: Links['codes']
}): ReactNode {
  const [qr, setQr] = useState<LinkRol>()
  return (
    <>
      <ul className="beheer-links">
        {order.map((rol) => (
          <LinkRow key={rol} rol={rol} link={links[rol]} code={codes[rol]} onQr={() => setQr(rol)} />
        ))}
      </ul>
      {qr === undefined ? null : (
        <Dialog title={m.beheer_qr_titel({ title })} isOpen size="vol" onClose={() => setQr(undefined)}>
          <div className="beheer-qr">
            <div className="beheer-qr-code">
              <QrCode url={links[qr]} />
            </div>
            <div className="beheer-qr-woorden">
              <p>{m.beheer_qr_uitleg({ url: `${new URL(links[qr]).host}/binnen` })}</p>
              <p className="beheer-qr-kort">{codes[qr]}</p>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}

function LinkRow({
  rol,
  link,
  code,
  onQr,
}: {
  readonly rol: LinkRol
  readonly link: string
  readonly code: string
  readonly onQr: () => void
}): ReactNode {
  const [copied, setCopied] = useState<'nee' | 'ja' | 'zelf'>('nee')
  const field = useRef<HTMLInputElement>(null)
  const name = rolName(rol).toLowerCase()
  const copy = async () => {
    const isDone = await copyText(link, field.current)
    setCopied(isDone ? 'ja' : 'zelf')
    announce(isDone ? m.beheer_gekopieerd({ rol: name }) : m.beheer_kopieer_zelf())
  }
  return (
    <li className="beheer-link">
      <div className="beheer-link-rol">
        <h3>{rolName(rol)}</h3>
        <p className="stil">{help[rol]()}</p>
      </div>
      <p className="beheer-link-code">
        <span className="stil">{m.beheer_code_is()}</span> <strong className="num">{code}</strong>
      </p>
      <div className="beheer-link-rij">
        <input
          ref={field}
          className="utrecht-textbox ui-invoer"
          readOnly
          value={link}
          aria-label={m.beheer_link_van({ rol: name })}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          onPress={() => void copy()}
          aria-label={m.beheer_kopieer_van({ rol: name })}
          icon={copied === 'ja' ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
        >
          {m.beheer_kopieer()}
        </Button>
        {withQr.has(rol) ? (
          <Button
            onPress={onQr}
            aria-label={m.beheer_qr_van({ rol: name })}
            icon={<QrIcon size={18} aria-hidden="true" />}
          >
            {m.beheer_qr()}
          </Button>
        ) : null}
      </div>
      {copied === 'nee' ? null : (
        <p className="beheer-link-melding">
          {copied === 'ja' ? m.beheer_gekopieerd({ rol: name }) : m.beheer_kopieer_zelf()}
        </p>
      )}
    </li>
  )
}

/** Copies; where the browser has no clipboard (plain http on a network) it selects the field. Says whether it copied. */
async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // No clipboard here, or it was refused: a selected field is one key away from copied.
    field?.focus()
    field?.select()
    return document.execCommand('copy')
  }
}
