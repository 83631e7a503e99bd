import type { Rol } from '../../shared/domain/rol.ts'
import { m } from '../../shared/i18n/messages.ts'

const names: Readonly<Record<Rol, () => string>> = {
  beheerder: () => m.rol_beheerder(),
  begeleider: () => m.rol_begeleider(),
  schrijver: () => m.rol_schrijver(),
  deelnemer: () => m.rol_deelnemer(),
  team: () => m.rol_team(),
  scherm: () => m.rol_scherm(),
  enquete: () => m.rol_enquete(),
}

/** The word people use for a rol. */
export const rolName = (rol: Rol): string => names[rol]()
