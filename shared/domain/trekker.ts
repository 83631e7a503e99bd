import type { Kanskaart } from './kanskaart.ts'
import type { Rol } from './rol.ts'

/** How a trekker said yes (`sessie.trekkers`, by kanskaart id): by hand of their own, or written down by somebody else. */
export interface TrekkerJa {
  readonly how: 'zelf' | 'buiten'
  readonly at: number
  /** Who pressed, as a rol; never a name. */
  readonly rol: Rol
  /** For whom it holds: another trekker has to say it again. */
  readonly leadRole: string
  readonly leadOrganisation: string
}

/** Does the yes that was given hold for the trekker whom the card names now? Cards from an archive have no row of it. */
export function trekkerHolds(
  card: Pick<Kanskaart, 'leadConfirmed' | 'leadRole' | 'leadOrganisation'>,
  ja: TrekkerJa | undefined,
): boolean {
  if (!card.leadConfirmed) return false
  return ja === undefined || (same(ja.leadRole, card.leadRole) && same(ja.leadOrganisation, card.leadOrganisation))
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
