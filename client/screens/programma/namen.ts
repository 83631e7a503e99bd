import type { Naamplaat } from '../../../shared/domain/programma-werk.ts'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import { groepName } from '../../ui/groep-vorm.tsx'

/** Who it was, as far as this werksessie shows names. */
export function naamVan({ rol, group, organisation }: Naamplaat): string {
  const role = rol === 'begeleider' ? m.programma_rol_begeleider() : m.programma_rol_team()
  const more = organisation ?? (group === undefined ? undefined : groepName(group))
  return more === undefined ? role : `${more} (${role})`
}

/** Day and time, short. */
export const wanneer = (at: number): string =>
  new Intl.DateTimeFormat(getLocale(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    at,
  )
