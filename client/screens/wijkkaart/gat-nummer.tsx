import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { GatItem } from './gat-items.ts'

/** A confirmed one wears a tick, a candidate its number. */
export const GatNummer = ({
  status,
  nr,
  kind,
}: Pick<GatItem, 'status' | 'kind'> & { readonly nr: number }): ReactNode =>
  status === 'bevestigd' ? (
    <span className="wk-nr wk-nr-goed">
      <Check size={16} aria-hidden="true" />
    </span>
  ) : kind === 'dubbel' ? (
    <span className="wk-nr-dubbel" aria-hidden="true" />
  ) : (
    <span className="wk-nr num" aria-hidden="true">
      {nr}
    </span>
  )
