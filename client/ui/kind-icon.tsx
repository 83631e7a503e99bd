import type { ReactNode } from 'react'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import { kindInfo } from './kind-info.ts'

/** The icon of a kind, `size` in CSS px; its word always stands with it. */
export function KindIcon({ kind, size = 18 }: { readonly kind: SignaalKind; readonly size?: number }): ReactNode {
  const Icon = kindInfo[kind].icon
  return <Icon size={size} aria-hidden="true" />
}
