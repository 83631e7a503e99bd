import type { ReactNode } from 'react'
import { DisplaySwitch } from './display-switch.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Merk } from './merk.tsx'

/** The bar of the screens outside a werksessie: the sign, and language and display at the right. */
export function PageHeader({ children }: { readonly children?: ReactNode }): ReactNode {
  return (
    <header className="ui-paginakop">
      <a href="/" className="ui-paginakop-merk">
        <Merk />
      </a>
      {children}
      <div className="ui-paginakop-rechts">
        <LanguageSwitch />
        <DisplaySwitch />
      </div>
    </header>
  )
}
