import { useCallback, useMemo } from 'react'
import { bordLayout } from '../../../shared/doc/bord-layout.ts'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { usePresence, useSession } from '../../model/hooks.ts'
import { type CardChanges, keepComplete, type TextFieldName } from './kaart-fields.ts'

/** What the parts of the form need of one card. */
export interface CardWork {
  readonly card: Kanskaart
  readonly mayEdit: boolean
  /** Changes the card as it is at this moment; a card that misses something again is a draft again. */
  change(changes: CardChanges): void
  /** For rows: reads the newest rows first, so that what others added meanwhile stays. */
  changeFrom(make: (now: Kanskaart) => CardChanges): void
  setText(field: TextFieldName, next: string): void
  /** The gate's limit of a text, in UTF-16 units. */
  maxOf(field: TextFieldName): number
  where(field: string): string
  /** Who types in one of these fields now. */
  typingIn(...fields: string[]): string | undefined
}

export function useCardWork(card: Kanskaart, isReadOnly = false): CardWork {
  const session = useSession()
  const people = usePresence()
  const mayEdit =
    !isReadOnly && session.may({ doc: 'bord', collection: 'kanskaarten', id: card.id, action: 'set', field: 'goal' })
  const changeFrom = useCallback(
    (make: (now: Kanskaart) => CardChanges) => {
      const now = session.bord.get('kanskaarten', card.id)
      if (now !== undefined)
        session.actions.updateKanskaart(card.id, keepComplete(now, make(now), session.getSessie()?.trekkers?.[card.id]))
    },
    [session, card.id],
  )
  return useMemo(
    () => ({
      card,
      mayEdit,
      changeFrom,
      change: (changes) => changeFrom(() => changes),
      setText: (field, next) => changeFrom(() => ({ [field]: next })),
      maxOf: (field) => {
        const layout = bordLayout.kanskaarten[field as keyof typeof bordLayout.kanskaarten]
        return layout.kind === 'text' ? layout.max : 300
      },
      where: (field) => `${card.id}.${field}`,
      typingIn: (...fields) => {
        const person = people.find(({ editing }) =>
          fields.some((field) => editing === `${card.id}.${field}` || editing?.startsWith(`${card.id}.${field}.`)),
        )
        return person === undefined ? undefined : person.alias || m.kk_iemand()
      },
    }),
    [card, mayEdit, changeFrom, people],
  )
}
