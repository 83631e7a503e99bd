import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'

/** Parts of one answer under each other; what is missing says so. */
export function Delen({ parts }: { readonly parts: readonly (readonly [string, string, string])[] }): ReactNode {
  return (
    <span className="kk-delen">
      {parts.map(([field, label, text]) => (
        <span key={field}>
          <small>{label}</small>
          {text.trim() === '' ? <i className="kk-open-woord">{m.kk_nog_open_veld()}</i> : text}
        </span>
      ))}
    </span>
  )
}
