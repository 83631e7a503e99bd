import { isActive } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Session } from './types.ts'

/** What a begeleider does with whole themas, with the same sentence and undo on canvas and list. */
export interface ThemaWork {
  /** The signalen of `id` go to `into`; `id` is gone then. */
  mergeThema(id: string, into: string): boolean
  /** Makes a thema of these signalen and gives its id. */
  splitThema(title: string, signaalIds: readonly string[]): string | undefined
  /** Inside another thema, or `null`: on its own again. */
  nestThema(id: string, parentId: string | null): boolean
  /** Where this thema may go inside. */
  nestTargets(id: string): readonly Thema[]
  foldThema(id: string, folded: boolean): boolean
  /** The computer leaves a pinned thema as it is. */
  pinThema(id: string, pinned: boolean): boolean
}

/** What it needs of the work on the bord as a whole. */
export interface ThemaWorkDeps {
  readonly session: Session
  readonly say: (text: string, undo?: boolean) => void
  readonly refused: () => false
}

/** Creates the part of `BordWork` that is about whole themas. */
export function createThemaWork({ session, say, refused }: ThemaWorkDeps): ThemaWork {
  const { bord, actions } = session
  const titleOf = (id: string): string => bord.get('themas', id)?.title ?? ''
  const countOf = (id: string): number =>
    bord.all('signalen').filter((signaal) => isActive(signaal) && signaal.themaId === id).length
  const isParent = (id: string): boolean => bord.all('themas').some((one) => isActive(one) && one.parentId === id)
  return {
    mergeThema(id, into) {
      const [van, naar, aantal] = [titleOf(id), titleOf(into), countOf(id)]
      if (!actions.mergeThema(id, into)) return refused()
      say(m.themawerk_samengevoegd({ van, naar, aantal }))
      return true
    },
    splitThema(title, signaalIds) {
      const id = actions.splitThema(title, signaalIds)
      if (id === '') {
        refused()
        return undefined
      }
      say(m.themawerk_gesplitst({ titel: title, aantal: signaalIds.length }))
      return id
    },
    nestThema(id, parentId) {
      if (!actions.nestThema(id, parentId)) return refused()
      say(
        parentId === null
          ? m.themawerk_eruit({ titel: titleOf(id) })
          : m.themawerk_erin({ titel: titleOf(id), in: titleOf(parentId) }),
      )
      return true
    },
    nestTargets(id) {
      if (isParent(id)) return []
      return bord
        .all('themas')
        .filter((one) => isActive(one) && one.status !== 'vervallen' && one.id !== id && one.parentId === undefined)
        .filter((one) => bord.get('themas', id)?.parentId !== one.id)
    },
    foldThema(id, folded) {
      if (!actions.updateThema(id, { folded })) return refused()
      say(folded ? m.themawerk_dichtgeklapt({ titel: titleOf(id) }) : m.themawerk_opengeklapt({ titel: titleOf(id) }))
      return true
    },
    pinThema(id, pinned) {
      if (!actions.updateThema(id, { pinned })) return refused()
      say(pinned ? m.themawerk_vastgezet({ titel: titleOf(id) }) : m.themawerk_losgezet({ titel: titleOf(id) }))
      return true
    },
  }
}
