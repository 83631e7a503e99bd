import { type ReactNode, type RefObject, useId, useState } from 'react'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** One's own words for the author; Enter decides, Escape goes back to the list. */
export function ReasonForm({
  besluit,
  onReason,
  onCancel,
}: {
  readonly besluit: 'terug' | 'apart'
  readonly onReason: (reason: string) => void
  readonly onCancel: () => void
}): ReactNode {
  const [reason, setReason] = useState('')
  return (
    <form
      className="ib-reden"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') onReason(reason.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <TextField
        label={besluit === 'terug' ? m.inbox_eigen_reden_terug() : m.inbox_eigen_reden_apart()}
        value={reason}
        onChange={setReason}
        maxLength={200}
        autoFocus
      />
      <div className="rg-knoppen">
        <Button type="submit" kind="primair" size="klein" isDisabled={reason.trim() === ''}>
          {m.inbox_stuur()}
        </Button>
        <Button kind="stil" size="klein" onPress={onCancel}>
          {m.bord_annuleer()}
        </Button>
      </div>
    </form>
  )
}

/** Where it would be put when it says the same as one that is there: the likest, or found by word. */
export function TargetChoice({
  alike,
  target,
  zoek,
  searchRef,
  onZoek,
  onChoose,
  onDone,
}: {
  readonly alike: readonly Signaal[]
  readonly target: Signaal | undefined
  readonly zoek: string
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onZoek: (zoek: string) => void
  readonly onChoose: (id: string) => void
  /** Back to the list. */
  readonly onDone: () => void
}): ReactNode {
  const id = useId()
  return (
    <section className="ib-lijkt" aria-labelledby={`${id}-titel`}>
      <h3 id={`${id}-titel`}>{m.inbox_lijkt_op()}</h3>
      {alike.length === 0 ? (
        <p className="stil">{m.inbox_lijkt_op_niets()}</p>
      ) : (
        <ul>
          {alike.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-pressed={one.id === target?.id}
                aria-label={m.inbox_kies({ tekst: one.text })}
                onClick={() => onChoose(one.id)}
              >
                <KindIcon kind={one.kind} size={18} />
                <span lang="nl">{one.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="ib-zoek" htmlFor={`${id}-zoek`}>
        {m.inbox_zoek()}
      </label>
      <input
        ref={searchRef}
        id={`${id}-zoek`}
        type="search"
        className="utrecht-textbox"
        value={zoek}
        onChange={(event) => onZoek(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onDone()
        }}
      />
    </section>
  )
}
