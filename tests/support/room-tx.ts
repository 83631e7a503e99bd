import * as Y from 'yjs'
import type { RoomTx, RowTable } from '../../server/sync/room-port.ts'
import { writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import { docNames } from '../../shared/domain/rol.ts'
import { defaultFasen, defaultSettings, type Werksessie } from '../../shared/domain/werksessie.ts'

/** A command's view of a room, in memory: real documents, rows in a map, a clock that stands still and ids in a row. */
export function createTx(now = 1_700_000_000_000): RoomTx {
  const kinds = new Map<string, Map<string, unknown>>()
  const kindOf = (kind: string): Map<string, unknown> => {
    const found = kinds.get(kind) ?? new Map<string, unknown>()
    kinds.set(kind, found)
    return found
  }
  const rows = {
    get: (kind: string, key: string) => kindOf(kind).get(key),
    list: (kind: string) => [...kindOf(kind)].map(([key, value]) => ({ key, value })),
    put: (kind: string, key: string, value: unknown) => kindOf(kind).set(key, value),
    delete: (kind: string, key: string) => kindOf(kind).delete(key),
  } as unknown as RowTable
  let last = 0
  const docs = Object.fromEntries(docNames.map((name) => [name, new Y.Doc()])) as unknown as RoomTx['docs']
  return { docs, rows, clock: { now: () => now }, ids: { next: <T extends string>() => `id${++last}` as T } }
}

export const aWerksessie = (changes: Partial<Werksessie> = {}): Werksessie => ({
  id: 'w1' as Werksessie['id'],
  title: 'Proef',
  area: 'Lindenholt',
  level: 'wijk',
  date: '',
  start: '',
  end: '',
  targetGroup: '',
  themaSource: 'tijdens',
  fasen: [...defaultFasen],
  huidigeFase: 'inloop',
  settings: defaultSettings,
  status: 'open',
  synthetic: false,
  createdAt: 0,
  ...changes,
})

export const aDeelnemer = (changes: Partial<Deelnemer> = {}): Deelnemer => ({
  id: 'p1' as Deelnemer['id'],
  alias: 'Ina',
  group: 'inwoner',
  begeleider: false,
  device: 'laptop',
  joinsThemas: [],
  createdAt: 0,
  ...changes,
})

/** The same, with a werksessie in it. */
export function createSessieTx(changes: Partial<Werksessie> = {}): RoomTx {
  const tx = createTx()
  writeSessie(tx.docs.sessie, { werksessie: aWerksessie(changes) })
  return tx
}
