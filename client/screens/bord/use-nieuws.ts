import { useEffect } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { followNieuws } from '../../model/nieuws.ts'
import type { Session } from '../../model/types.ts'
import { announce } from '../../ui/announcer.tsx'
import { isNieuwsOn } from '../../ui/nieuws-stand.ts'

/** Tells a screen reader what others do, saved up and politely, until this person switches it off. */
export function useNieuws(session: Session): void {
  useEffect(
    () =>
      followNieuws({
        bord: session.bord,
        isOwn: (id) => session.getUnsaved().has(id),
        isListening: () => isNieuwsOn() && session.getSaveState().kind !== 'verbinden',
        placeOf: ({ themaId, offTopic }) =>
          offTopic === true
            ? m.bord_nergens()
            : ((themaId === undefined ? undefined : session.bord.get('themas', themaId)?.title) ?? m.bord_nog_los()),
        tell: announce,
        later: (then, ms) => {
          const timer = setTimeout(then, ms)
          return () => clearTimeout(timer)
        },
      }),
    [session],
  )
}
