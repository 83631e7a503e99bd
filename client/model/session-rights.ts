import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { SessieState } from '../../shared/doc/sessie-doc.ts'
import { mayChange, type Rights, rightsNow } from '../../shared/domain/may-change.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { LocalStore } from '../sync/local-store.ts'
import type { BordModel, Session } from './types.ts'

export interface SessionRights {
  /** `undefined` until `sessie` is here. */
  now(): Rights | undefined
  readonly may: Session['may']
  isMine(collection: BordCollection, id: string): boolean
  noteOwn(collection: BordCollection, id: string): void
  /** What the server says is of this person. */
  addOwn(signaalIds: readonly string[]): void
}

/** What this person may do now, and what is theirs: foreseen here, decided by the server with the same table. */
export async function openSessionRights({
  store,
  toegang,
  rol,
  bord,
  getSessie,
  mayWrite,
}: {
  readonly store: LocalStore
  readonly toegang: string
  readonly rol: Rol
  readonly bord: BordModel
  readonly getSessie: () => SessieState | undefined
  /** False while the disk of the server takes nothing, and without a clientID. */
  readonly mayWrite: () => boolean
}): Promise<SessionRights> {
  const key = `eigen/${toegang}`
  const own = new Set<string>((await store.getFact<string[]>(key)) ?? [])
  const now = (): Rights | undefined => {
    const sessie = getSessie()
    return sessie === undefined ? undefined : rightsNow(rol, sessie.werksessie, sessie.prive)
  }
  const isMine = (collection: BordCollection, id: string) => own.has(`${collection}.${id}`)
  return {
    now,
    isMine,
    may: (change) => {
      const rights = now()
      if (rights === undefined || !mayWrite()) return false
      const isHidden = change.collection === 'signalen' && bord.get('signalen', change.id)?.hidden !== undefined
      return mayChange(rights, {
        ...change,
        own: change.own ?? isMine(change.collection as BordCollection, change.id),
        ...(isHidden ? { hidden: true } : {}),
      })
    },
    noteOwn: (collection, id) => {
      own.add(`${collection}.${id}`)
      void store.updateFact<string[]>(key, (stored) => [...new Set([...(stored ?? []), ...own])])
    },
    addOwn: (signaalIds) => {
      for (const id of signaalIds) own.add(`signalen.${id}`)
    },
  }
}
