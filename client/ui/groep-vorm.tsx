import { createContext, type ReactNode, useContext } from 'react'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { m } from '../../shared/i18n/messages.ts'

const groepNames: Readonly<Record<DeelnemerGroep, () => string>> = {
  professional: () => m.bord_groep_professional(),
  inwoner: () => m.bord_groep_inwoner(),
  gemeente: () => m.bord_groep_gemeente(),
  vrijwilliger: () => m.bord_groep_vrijwilliger(),
}

export const groepName = (groep: DeelnemerGroep): string => groepNames[groep]()

/** Square, circle, diamond, triangle: the shape of a group. Decorative; its name stands beside it. */
export function GroepVorm({ groep }: { readonly groep: DeelnemerGroep }): ReactNode {
  return <span className={`ui-groepvorm ui-groepvorm-${groep}`} aria-hidden="true" />
}

/** Shape and name of a group, or shape and the label people chose. */
export function Groep({ groep, label }: { readonly groep: DeelnemerGroep; readonly label?: string }): ReactNode {
  return (
    <span className="ui-groep">
      <GroepVorm groep={groep} />
      {label ?? groepName(groep)}
    </span>
  )
}

/** May anybody see of which group the author of a briefje is? False with hidden authors (`showAuthors: niemand`). */
export const AuthorsShown = createContext(true)

/** Whose briefje it is, as far as authors are shown; `after` only stands behind something. */
export function Auteur({
  groep,
  label,
  after,
}: {
  readonly groep: DeelnemerGroep
  readonly label?: string | undefined
  readonly after?: ReactNode
}): ReactNode {
  if (!useContext(AuthorsShown)) return null
  return (
    <>
      <Groep groep={groep} {...(label === undefined ? {} : { label })} />
      {after}
    </>
  )
}
