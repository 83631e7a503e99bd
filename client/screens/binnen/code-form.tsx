import { ArrowRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** One field for a short code. */
export function CodeForm({
  initial,
  error,
  onCode,
}: {
  readonly initial: string
  readonly error: string | undefined
  readonly onCode: (code: string) => void
}): ReactNode {
  const [typed, setTyped] = useState(initial)
  const [isEmpty, setEmpty] = useState(false)
  return (
    <form
      className="binnen-formulier"
      onSubmit={(event) => {
        event.preventDefault()
        const code = typed.trim()
        setEmpty(code.length < 3)
        if (code.length >= 3) onCode(code)
      }}
    >
      <TextField
        label={m.binnen_code_label()}
        help={m.binnen_code_hulp()}
        error={isEmpty ? m.begin_code_leeg() : error}
        value={typed}
        onChange={setTyped}
        className="binnen-code"
        autoComplete="off"
        spellCheck="false"
        maxLength={40}
      />
      <Button kind="primair" size="groot" type="submit" iconAfter={<ArrowRight size={22} aria-hidden="true" />}>
        {m.binnen_code_verder()}
      </Button>
    </form>
  )
}
