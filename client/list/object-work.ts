import { m } from '../../shared/i18n/messages.ts'
import { type BordWork, quoteOf } from '../model/bord-work.ts'
import type { BordObject } from '../model/object-words.ts'
import { objectInWords, wordsToEdit } from '../model/object-words.ts'
import type { Session } from '../model/types.ts'

/** What somebody does with a kanskaart, connector, drawing, picture or point in the list; the rights are those of the bord. */
export interface ObjectWork {
  may(object: BordObject, field: string): boolean
  write(object: BordObject, text: string): boolean
  remove(object: BordObject): boolean
  setLocked(object: BordObject, locked: boolean): boolean
}

/** Creates it for one session; `say` shows the toast with its undo. */
export function createObjectWork(
  session: Session,
  bordWork: BordWork,
  say: (text: string, undo: boolean) => void,
): ObjectWork {
  const { actions, bord } = session
  const set = (object: BordObject, changes: Readonly<Record<string, unknown>>): boolean =>
    actions.updateObject(object.collection, object.record.id, changes)
  const work: ObjectWork = {
    may: ({ collection, record: { id } }, field) =>
      session.may({ doc: 'bord', collection, id, action: 'set', field, own: session.isMine(collection, id) }),
    write(object, text) {
      const words = wordsToEdit(object)
      if (words === undefined || !set(object, { [words.field]: text })) {
        say(m.bord_mag_niet(), false)
        return false
      }
      return true
    },
    remove(object) {
      const { collection, record } = object
      // A card and a place of the wijkkaart stay where they come from: they only leave the bord.
      if (collection !== 'kanskaarten') return bordWork.removeVoorwerpen([{ collection, id: record.id }])
      if (record.pos !== undefined) return bordWork.removeVoorwerpen([{ collection, id: record.id }])
      const wat = quoteOf(objectInWords(bord, object))
      const isDone = actions.archiveObject(object.collection, object.record.id)
      say(isDone ? m.lijst_weggehaald({ wat }) : m.bord_mag_niet(), isDone)
      return isDone
    },
    setLocked: ({ collection, record: { id } }, locked) => bordWork.holdVoorwerpen([{ collection, id }], locked),
  }
  return work
}
