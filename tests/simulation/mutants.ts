import type { LoadedDoc, Storage } from '../../server/storage/storage.ts'
import { judge } from '../../server/sync/gate.ts'
import { handshakeMisfit } from '../../server/transport/handshake.ts'
import type { FaseAllow } from '../../shared/domain/werksessie.ts'
import type { Mutant } from './sim-server.ts'
import { type SimOutcome, simulate } from './simulate.ts'

/** Everything of `storage`, with some of it done otherwise. */
const wrap = (storage: Storage, changes: Partial<Storage>): Storage => ({
  commit: (batch) => storage.commit(batch),
  loadDoc: (room, doc) => storage.loadDoc(room, doc),
  saveSnapshot: (room, doc, uptoSeq, snapshot) => storage.saveSnapshot(room, doc, uptoSeq, snapshot),
  resetDoc: (room, doc, snapshot) => storage.resetDoc(room, doc, snapshot),
  resetDocs: (room, snapshots, rows) => storage.resetDocs(room, snapshots, rows),
  getRow: (room, kind, key) => storage.getRow(room, kind, key),
  listRows: (room, kind) => storage.listRows(room, kind),
  listRoom: (room, options) => storage.listRoom(room, options),
  probe: () => storage.probe(),
  close: () => storage.close(),
  ...changes,
})

const everything: FaseAllow = {
  addSignaal: true,
  moveOwn: true,
  moveAny: true,
  castStem: true,
  editMap: true,
  editCard: true,
}
const nothing: LoadedDoc = { snapshotSeq: 0, updates: [], lastSeq: 0, quarantined: 0 }

/** One rule switched off at a time. Each must be found, or the simulation proves nothing. */
export const mutants = {
  'fsync before show': {
    wrapStorage: (storage) =>
      wrap(storage, {
        commit: (batch) => {
          storage.commit(batch).catch(() => undefined)
          return Promise.resolve()
        },
      }),
  },
  'no gaps': {
    judge: (update, context) => {
      const verdict = judge(update, context)
      if (verdict.ok || (verdict.reason !== 'clock_gap' && verdict.reason !== 'unknown_origin')) return verdict
      return { ok: true, update, changes: [], newClocks: new Map(), isEmpty: false }
    },
  },
  owners: {
    judge: (update, context) =>
      judge(update, {
        ...context,
        ownerOf: (key) => (context.ownerOf(key) === undefined ? undefined : context.person),
      }),
  },
  'clientIDs are leased': {
    judge: (update, context) => judge(update, { ...context, clientOwner: () => context.person }),
  },
  'a failed append is shown to nobody': {
    wrapStorage: (storage) => wrap(storage, { commit: (batch) => storage.commit(batch).catch(() => undefined) }),
  },
  fasen: {
    judge: (update, context) =>
      judge(update, { ...context, rights: { ...context.rights, status: 'open', allow: everything } }),
  },
  epochs: { misfit: (claims, epoch) => handshakeMisfit({ ...claims, epoch: null }, epoch) },
  versions: { misfit: (claims, epoch) => handshakeMisfit({ ...claims, version: null }, epoch) },
  'what is revealed is private no more, in one batch': {
    wrapStorage: (storage) =>
      wrap(storage, {
        commit: ({ updates = [], rows = [] }) =>
          storage.commit({ updates, rows: rows.filter(({ op, kind }) => op !== 'delete' || kind !== 'prive') }),
      }),
  },
  'what is erased is in no document': {
    wrapStorage: (storage) =>
      wrap(storage, { resetDocs: (room, _snapshots, rows) => storage.resetDocs(room, [], rows) }),
  },
  'load before synced': {
    // Whoever asks first is answered before the disk is.
    wrapStorage: (storage) => wrap(storage, { loadDoc: () => Promise.resolve(nothing) }),
  },
} satisfies Readonly<Record<string, Mutant>>

export type MutantName = keyof typeof mutants

/** The first seed that finds the mutant, within `maxSeeds`. */
export async function hunt(
  name: MutantName,
  { maxSeeds, steps }: { readonly maxSeeds: number; readonly steps: number },
): Promise<{ readonly seed: number; readonly outcome: SimOutcome } | undefined> {
  for (let seed = 1; seed <= maxSeeds; seed++) {
    const outcome = await simulate({ seed, steps, mutant: mutants[name] })
    if (outcome.problem !== undefined) return { seed, outcome }
  }
  return undefined
}
