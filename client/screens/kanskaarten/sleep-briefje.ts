import { type DragEvent, useState } from 'react'
import type { SignaalId } from '../../../shared/base/ids.ts'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { toast, undoAction } from '../../ui/toast.tsx'
import { useCardWork } from './use-card.ts'

/** A note under way carries its id and nothing else; text dragged from elsewhere is no note. */
const type = 'application/x-wijkbord-signaal'

/** Makes a note draggable with a pointer; the buttons beside it do the same without one. */
export const briefjeDrag = (id: SignaalId) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(type, id)
    event.dataTransfer.effectAllowed = 'link'
  },
})

/** A card on which a note can be dropped: the card then rests on it. */
export function useBriefjeDrop(card: Kanskaart): {
  readonly isOver: boolean
  readonly props: Readonly<Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>>
} {
  const session = useSession()
  const { mayEdit, changeFrom } = useCardWork(card)
  const [isOver, setOver] = useState(false)
  const holdsSignaal = (event: DragEvent): boolean => mayEdit && event.dataTransfer.types.includes(type)
  return {
    isOver,
    props: {
      onDragOver: (event) => {
        if (!holdsSignaal(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'link'
        setOver(true)
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
      },
      onDrop: (event) => {
        setOver(false)
        if (!holdsSignaal(event)) return
        event.preventDefault()
        const id = event.dataTransfer.getData(type) as SignaalId
        if (session.bord.get('signalen', id) === undefined || card.signaalIds.includes(id)) return
        changeFrom((now) => ({ signaalIds: [...now.signaalIds, id] }))
        toast(m.kk_sleep_gekoppeld({ titel: card.title || m.kk_zonder_naam() }), {
          action: undoAction(session.lastStep()),
        })
      },
    },
  }
}
