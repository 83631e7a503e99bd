import { generateNKeysBetween } from 'fractional-indexing'
import { compareRang, gewoneRang } from '../../shared/domain/rang.ts'
import { isActive, type Pos, type Signaal, type SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { NewSignaal, Session } from './types.ts'

/** How far a copy lies from what it is a copy of, in bord units. */
const copyShift = 24

/** What people do with a handful of notes: hold them in place, copy them, lay them above or below others. */
export interface KeuzeWork {
  isLocked(id: string): boolean
  canLock(): boolean
  /** Held notes are not moved and not taken away, until somebody lets them go. */
  setLocked(ids: readonly string[], locked: boolean): boolean
  canDuplicate(ids: readonly string[]): boolean
  /** Copies become signalen of this person; gives their ids. */
  duplicate(ids: readonly string[]): readonly string[]
  /** Lays the area of a thema elsewhere, with what is in it. */
  moveThema(id: string, pos: Pos): boolean
  /** Gives all of them this kind; one undo step. */
  setKindOf(ids: readonly string[], kind: SignaalKind): boolean
  /** Adds many at once, in one undo step; gives the ids of those that were taken. */
  addMany(inputs: readonly NewSignaal[]): readonly string[]
  canOrder(id: string): boolean
  /** Lays them on top of everything, or below it, in the order in which they lie now. */
  order(ids: readonly string[], to: 'voor' | 'achter'): boolean
}

/** What it needs of the work on the bord as a whole. */
export interface KeuzeDeps {
  readonly session: Session
  readonly say: (text: string, undo?: boolean) => void
  readonly refused: () => false
  readonly canAdd: () => boolean
  readonly canPlaceNew: () => boolean
  readonly addsByCommand: () => boolean
  readonly sayHandedIn: () => void
}

/** Creates the part of `BordWork` that is about a selection. */
export function createKeuzeWork({ session, say, refused, ...deps }: KeuzeDeps): KeuzeWork {
  const { bord, actions } = session
  const maySet = (id: string, field: string): boolean =>
    session.may({ doc: 'bord', collection: 'signalen', id, action: 'set', field, own: session.isMine('signalen', id) })
  const readable = (ids: readonly string[]): Signaal[] =>
    ids.flatMap((id) => {
      const signaal = bord.get('signalen', id)
      return signaal === undefined || signaal.hidden !== undefined || !isActive(signaal) ? [] : [signaal]
    })
  const copyOf = ({ text, kind, pos, themaId }: Signaal): NewSignaal => {
    const copy: { text: string; kind: Signaal['kind']; pos?: Pos; themaId?: string } = { text, kind }
    if (themaId !== undefined && deps.canPlaceNew()) copy.themaId = themaId
    else if (pos !== undefined) copy.pos = [pos[0] + copyShift, pos[1] + copyShift]
    return copy
  }
  const work: KeuzeWork = {
    isLocked: (id) => bord.get('signalen', id)?.locked === true,
    canLock: () =>
      session.may({ doc: 'bord', collection: 'signalen', id: '', action: 'set', field: 'locked', own: false }),
    setLocked(ids, locked) {
      const changed = ids.filter((id) => work.isLocked(id) !== locked)
      if (changed.length === 0) return false
      if (!work.canLock() || !actions.lockSignalen(changed, locked)) return refused()
      const count = changed.length
      say(locked ? m.keuze_vastgezet({ count }) : m.keuze_losgezet({ count }))
      return true
    },
    canDuplicate: (ids) => deps.canAdd() && readable(ids).length > 0,
    duplicate(ids) {
      const made = work.addMany(readable(ids).map(copyOf))
      if (made.length > 0 && !deps.addsByCommand()) say(m.keuze_gedupliceerd({ count: made.length }))
      return made
    },
    moveThema: (id, pos) => actions.updateThema(id, { pos }) || refused(),
    setKindOf(ids, kind) {
      const changed = ids.filter((id) => bord.get('signalen', id)?.kind !== kind)
      return changed.length > 0 && (actions.kindSignalen(changed, kind) || refused())
    },
    addMany(inputs) {
      if (!deps.canAdd()) {
        say(m.bord_mag_niet_schrijven(), false)
        return []
      }
      if (inputs.length === 0) return []
      const isHandedIn = deps.addsByCommand()
      const made = actions.addSignalen(inputs)
      if (made.length === 0) refused()
      else if (isHandedIn) deps.sayHandedIn()
      return made
    },
    canOrder: (id) => maySet(id, 'rank'),
    order(ids, to) {
      const chosen = ids
        .flatMap((id) => (work.canOrder(id) ? (bord.get('signalen', id) ?? []) : []))
        .sort((a, b) => compareRang(a, b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      if (chosen.length === 0) return refused()
      const others = [...bord.all('signalen'), ...bord.all('tekeningen'), ...bord.all('afbeeldingen')].filter(
        (one) => isActive(one) && !ids.includes(one.id),
      )
      const ranks = [gewoneRang, ...others.flatMap(({ rank }) => rank ?? [])].sort()
      const keys =
        to === 'voor'
          ? generateNKeysBetween(ranks.at(-1) ?? null, null, chosen.length)
          : generateNKeysBetween(null, ranks[0] ?? null, chosen.length)
      if (!actions.rankSignalen(chosen.map(({ id }, index) => ({ id, rank: keys[index] ?? gewoneRang }))))
        return refused()
      const count = chosen.length
      say(to === 'voor' ? m.keuze_naar_voren({ count }) : m.keuze_naar_achteren({ count }))
      return true
    },
  }
  return work
}
