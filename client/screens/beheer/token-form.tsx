import { type ReactNode, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { keepToken } from './token-store.ts'

/** Without a key: what this page is, and for whom. A whole beheer link may be pasted too. */
export function TokenForm({
  isRefused,
  onToken,
}: {
  readonly isRefused: boolean
  readonly onToken: (token: string) => void
}): ReactNode {
  const [typed, setTyped] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const error = isEmpty ? m.beheer_sleutel_leeg() : isRefused ? m.beheer_sleutel_fout() : undefined
  return (
    <main className="beheer-sleutel">
      <h1>{m.beheer_sleutel_titel()}</h1>
      <p>{m.beheer_sleutel_uitleg()}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const token = typed.trim().replace(/^.*#/, '')
          setEmpty(token === '')
          if (token === '') return
          keepToken(token)
          onToken(token)
        }}
      >
        <TextField
          label={m.beheer_sleutel()}
          help={m.beheer_sleutel_hulp()}
          error={error}
          type="password"
          autoComplete="off"
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setEmpty(false)
          }}
        />
        <Button type="submit" kind="primair" size="groot">
          {m.beheer_sleutel_open()}
        </Button>
      </form>
      <a className="utrecht-link" href="/binnen">
        {m.beheer_naar_meedoen()}
      </a>
    </main>
  )
}
