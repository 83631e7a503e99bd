import * as z from 'zod/mini'

export const rollen = ['beheerder', 'begeleider', 'schrijver', 'deelnemer', 'team', 'scherm', 'enquete'] as const
export const rolSchema = z.enum(rollen)
export type Rol = z.infer<typeof rolSchema>

export const docNames = ['bord', 'sessie', 'regie', 'programma'] as const
export const docNameSchema = z.enum(docNames)
export type DocName = z.infer<typeof docNameSchema>

/**
 * Who may open which document (ARCHITECTURE §2). Whoever is not listed is answered as if the document did not exist.
 * `programma` opens for everybody once the begeleider has published it.
 */
export function mayRead(rol: Rol, doc: DocName, options: { readonly programmaPublished: boolean }): boolean {
  switch (doc) {
    case 'bord':
      return rol === 'begeleider' || rol === 'schrijver' || rol === 'deelnemer' || rol === 'team' || rol === 'scherm'
    case 'sessie':
      return rol !== 'beheerder'
    case 'regie':
      return rol === 'begeleider'
    case 'programma':
      return (
        rol === 'begeleider' ||
        rol === 'team' ||
        (options.programmaPublished && rol !== 'beheerder' && rol !== 'enquete')
      )
  }
}
