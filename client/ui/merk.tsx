import type { ReactNode } from 'react'

/** The logo: a street sign. `children` replaces the word (the name of the wijk on a phone). */
export function Merk({
  size = 'gewoon',
  children = 'Wijkbord',
}: {
  readonly size?: 'gewoon' | 'groot'
  readonly children?: ReactNode
}): ReactNode {
  return <span className={`ui-merk ui-merk-${size}`}>{children}</span>
}
