import { type ReactNode, useEffect, useState } from 'react'

const saidEvent = 'wijkbord-zeg'

/** Says a sentence to a screen reader without moving the focus. At most one a second is spoken; the newest wins. */
export function announce(text: string): void {
  window.dispatchEvent(new CustomEvent<string>(saidEvent, { detail: text }))
}

const perSecondMs = 1000

/** The polite live region of the app; once, at its root. */
export function Announcer(): ReactNode {
  const [text, setText] = useState('')
  useEffect(() => {
    let next: string | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    // A text that waits is replaced by a newer one: late news is worse than no news.
    const speak = () => {
      timer = undefined
      if (next === undefined) return
      // The same sentence twice is only spoken again when the text differs.
      const said = next
      setText((now) => (now === said ? `${said}\u00a0` : said))
      next = undefined
      timer = setTimeout(speak, perSecondMs)
    }
    const onText = (event: Event) => {
      next = (event as CustomEvent<string>).detail
      if (timer === undefined) speak()
    }
    window.addEventListener(saidEvent, onText)
    return () => {
      window.removeEventListener(saidEvent, onText)
      clearTimeout(timer)
    }
  }, [])
  return (
    <div role="status" aria-live="polite" className="vis-weg">
      {text}
    </div>
  )
}
