import { UserRoundSearch } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { findPersoonsgegevens, Gegeven, GegevenKind } from '../../shared/domain/persoonsgegevens.ts'
import { m } from '../../shared/i18n/messages.ts'
import './gegevens-hint.css'

const sentences: Readonly<Record<GegevenKind, () => string>> = {
  bsn: m.gegevens_bsn,
  telefoon: m.gegevens_telefoon,
  email: m.gegevens_email,
  iban: m.gegevens_iban,
  adres: m.gegevens_adres,
  naam: m.gegevens_naam,
  kenteken: m.gegevens_kenteken,
}

/** Nobody wants to hear about half a number. */
const restMs = 600

/**
 * Beside a text that others will read: asks whether there is personal data in it. It never stops anybody, and what is typed
 * goes nowhere: the search runs in this page. "Toch zo laten" hides it until something else is found.
 */
export function GegevensHint({
  text,
  className = '',
}: {
  readonly text: string
  readonly className?: string
}): ReactNode {
  const [find, setFind] = useState<typeof findPersoonsgegevens>()
  const [found, setFound] = useState<{ readonly all: readonly Gegeven[]; readonly text: string }>({ all: [], text: '' })
  const [accepted, setAccepted] = useState('')
  useEffect(() => {
    let isGone = false
    // The names and patterns come after the screen stands; without a network there is no hint, and nothing else is missing.
    const load = async () => {
      const { findPersoonsgegevens } = await import('../../shared/domain/persoonsgegevens.ts')
      if (!isGone) setFind(() => findPersoonsgegevens)
    }
    load().catch((error: unknown) => console.warn('gegevens', error))
    return () => {
      isGone = true
    }
  }, [])
  useEffect(() => {
    if (find === undefined) return
    const timer = setTimeout(() => setFound({ all: text.length < 5 ? [] : find(text), text }), restMs)
    return () => clearTimeout(timer)
  }, [find, text])
  // While somebody types on, what was found stays as long as it still stands there.
  const now = found.all.map(({ from, to }) => found.text.slice(from, to)).filter((part) => text.includes(part))
  const signature = now.join('\n')
  const kind = found.all.find(({ from, to }) => text.includes(found.text.slice(from, to)))?.kind
  const isShown = kind !== undefined && signature !== accepted
  return (
    <div className={`ui-gegevens ${isShown ? '' : 'ui-gegevens-leeg'} ${className}`}>
      <p role="status">
        {isShown ? (
          <>
            <UserRoundSearch size={19} aria-hidden="true" />
            <span>{sentences[kind]()}</span>
          </>
        ) : null}
      </p>
      {isShown ? (
        <button
          type="button"
          // The text keeps the focus, and with it a keyboard on a phone stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setAccepted(signature)}
        >
          {m.gegevens_toch()}
        </button>
      ) : null}
    </div>
  )
}
