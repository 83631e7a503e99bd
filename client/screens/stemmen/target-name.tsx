import type { ReactNode } from 'react'
import { KindTag } from '../../ui/briefje-view.tsx'
import { losPlaat, PlaatIcoon } from '../../ui/plaat.tsx'
import type { Target } from './targets.ts'

/** The sign of a thema or kanskaart; a signaal has the tag of its kind. The name stands beside it. */
export function TargetIcon({ target, size = 42 }: { readonly target: Target; readonly size?: number }): ReactNode {
  if (target.kind !== undefined) return null
  const { plaat, pictogram } = target.plate ?? losPlaat
  return <PlaatIcoon plaat={plaat} pictogram={pictogram} size={size} />
}

/** The words of a target; those of a signaal are people's own, so they are Dutch as they were typed. */
export function TargetTitle({ target }: { readonly target: Target }): ReactNode {
  return (
    <>
      {target.kind === undefined ? null : <KindTag kind={target.kind} />}
      <span lang="nl">{target.title}</span>
    </>
  )
}
