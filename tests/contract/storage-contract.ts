import { afterEach, describe, expect, test } from 'vitest'
import type { Storage, StoredUpdate } from '../../server/storage/storage.ts'
import { StorageError } from '../../server/storage/storage.ts'

/** One disk that outlives the storages opened on it. */
export interface StorageBench {
  /** Opens a storage on the disk; `small` allows it about 1 MiB. */
  open(options?: { readonly small?: boolean }): Promise<Storage>
  /** Ends a storage as a killed process would: no draining, no closing. */
  kill(storage: Storage): Promise<void>
  remove(): Promise<void>
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value)
const update = (room: string, doc: string, content: Uint8Array): StoredUpdate => ({
  room,
  doc,
  person: 'server',
  schemaVersion: 1,
  at: 1_700_000_000_000,
  update: content,
})
const put = (room: string, kind: string, key: string, value: unknown) =>
  ({ op: 'put', room, kind, key, value }) as const
const plain = (updates: readonly Uint8Array[]): readonly (readonly number[])[] => updates.map((one) => [...one])

/** Every adapter of the `Storage` port runs this. */
export function describeStorage(name: string, createBench: () => Promise<StorageBench>): void {
  describe(`storage contract: ${name}`, () => {
    const cleanups: (() => Promise<void>)[] = []
    afterEach(async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    })
    const setUp = async (options?: { readonly small?: boolean }) => {
      const bench = await createBench()
      cleanups.push(() => bench.remove())
      const open = async () => {
        const storage = await bench.open(options)
        cleanups.push(() => storage.close())
        return storage
      }
      return { bench, open, storage: await open() }
    }

    test('an unknown document and an unknown row are empty, not an error', async () => {
      const { storage } = await setUp()
      expect(await storage.loadDoc('r', 'bord')).toEqual({ snapshotSeq: 0, updates: [], lastSeq: 0, quarantined: 0 })
      expect(await storage.getRow('r', 'owner', 'x')).toBeUndefined()
      expect(await storage.listRows('r', 'owner')).toEqual([])
    })

    test('updates come back in the order of the calls, numbered per document', async () => {
      const { storage } = await setUp()
      await Promise.all(
        Array.from({ length: 300 }, (_, i) =>
          storage.commit({ updates: [update('r', i % 3 === 0 ? 'sessie' : 'bord', bytes(i >> 8, i & 255))] }),
        ),
      )
      const bord = await storage.loadDoc('r', 'bord')
      const sessie = await storage.loadDoc('r', 'sessie')
      const numbers = (from: (i: number) => boolean) =>
        Array.from({ length: 300 }, (_, i) => i)
          .filter(from)
          .map((i) => [i >> 8, i & 255])
      expect(plain(bord.updates)).toEqual(numbers((i) => i % 3 !== 0))
      expect(plain(sessie.updates)).toEqual(numbers((i) => i % 3 === 0))
      expect([bord.lastSeq, sessie.lastSeq]).toEqual([200, 100])
    })

    test('the promises of commits resolve in the order of the calls', async () => {
      const { storage } = await setUp()
      const order: number[] = []
      await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          storage.commit({ rows: [put('r', 'k', `${i}`, i)] }).then(() => order.push(i)),
        ),
      )
      expect(order).toEqual(Array.from({ length: 50 }, (_, i) => i))
    })

    test('a read behind a commit that was not awaited sees it', async () => {
      const { storage } = await setUp()
      const written = storage.commit({ updates: [update('r', 'bord', bytes(1))], rows: [put('r', 'owner', 'a', 1)] })
      expect((await storage.loadDoc('r', 'bord')).updates).toHaveLength(1)
      expect(await storage.getRow('r', 'owner', 'a')).toBe(1)
      await written
    })

    test('what the caller does with its bytes and objects afterwards changes nothing', async () => {
      const { storage } = await setUp()
      const buffer = Buffer.from([9, 1, 2, 3, 9])
      const view = buffer.subarray(1, 4)
      const value = { n: 1 }
      const written = storage.commit({ updates: [update('r', 'bord', view)], rows: [put('r', 'k', 'a', value)] })
      buffer.fill(0)
      value.n = 2
      await written
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[1, 2, 3]])
      expect(await storage.getRow('r', 'k', 'a')).toEqual({ n: 1 })
    })

    test('rows: put, replace and delete within and across batches; sorted by the bytes of their key', async () => {
      const { storage } = await setUp()
      await storage.commit({ rows: ['b', 'a', 'é', '😀', 'ﬀ', 'Z'].map((key) => put('r', 'k', key, { key })) })
      await storage.commit({
        rows: [put('r', 'k', 'a', 'new'), { op: 'delete', room: 'r', kind: 'k', key: 'b' }, put('other', 'k', 'a', 0)],
      })
      const rows = await storage.listRows('r', 'k')
      expect(rows.map(({ key }) => key)).toEqual(['Z', 'a', 'é', 'ﬀ', '😀'])
      expect(await storage.getRow('r', 'k', 'a')).toBe('new')
      expect(await storage.getRow('r', 'k', 'b')).toBeUndefined()
      expect(await storage.getRow('other', 'k', 'a')).toBe(0)
    })

    test('listRoom gives every kind but those named', async () => {
      const { storage } = await setUp()
      await storage.commit({
        rows: [
          put('r', 'stem', '1', 1),
          put('r', 'history', '1', 1),
          put('r', 'owner', 'b', 1),
          put('r', 'owner', 'a', 1),
          put('q', 'owner', 'a', 1),
        ],
      })
      const names = async (except: readonly string[]) =>
        (await storage.listRoom('r', { except })).map(({ kind, key }) => `${kind}/${key}`)
      expect(await names(['history'])).toEqual(['owner/a', 'owner/b', 'stem/1'])
      expect(await names([])).toEqual(['history/1', 'owner/a', 'owner/b', 'stem/1'])
      expect(await names(['history', 'owner', 'stem'])).toEqual([])
    })

    test('a snapshot stands for the updates up to its number; the newest one counts', async () => {
      const { storage } = await setUp()
      for (const i of [1, 2, 3, 4]) await storage.commit({ updates: [update('r', 'bord', bytes(i))] })
      await storage.saveSnapshot('r', 'bord', 2, bytes(102))
      expect(await storage.loadDoc('r', 'bord')).toMatchObject({
        snapshot: bytes(102),
        snapshotSeq: 2,
        lastSeq: 4,
        updates: [bytes(3), bytes(4)],
      })
      await storage.saveSnapshot('r', 'bord', 4, bytes(104))
      await storage.saveSnapshot('r', 'bord', 3, bytes(103))
      await storage.commit({ updates: [update('r', 'bord', bytes(5))] })
      expect(await storage.loadDoc('r', 'bord')).toMatchObject({
        snapshot: bytes(104),
        snapshotSeq: 4,
        lastSeq: 5,
        updates: [bytes(5)],
      })
    })

    test('a snapshot of updates that do not exist is refused and changes nothing', async () => {
      const { storage } = await setUp()
      await storage.commit({ updates: [update('r', 'bord', bytes(1))] })
      await expect(storage.saveSnapshot('r', 'bord', 2, bytes(9))).rejects.toBeInstanceOf(StorageError)
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[1]])
    })

    test('reset leaves the new snapshot only, and a late snapshot of before is ignored', async () => {
      const { storage } = await setUp()
      for (const i of [1, 2, 3])
        await storage.commit({ updates: [update('r', 'bord', bytes(i)), update('r', 'regie', bytes(i))] })
      await storage.saveSnapshot('r', 'bord', 2, bytes(102))
      await storage.resetDoc('r', 'bord', bytes(7))
      await storage.saveSnapshot('r', 'bord', 3, bytes(103))
      const loaded = await storage.loadDoc('r', 'bord')
      expect(loaded).toMatchObject({ snapshot: bytes(7), updates: [] })
      expect(loaded.lastSeq).toBe(loaded.snapshotSeq)
      await storage.commit({ updates: [update('r', 'bord', bytes(8))] })
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[8]])
      expect((await storage.loadDoc('r', 'regie')).updates).toHaveLength(3)
    })

    test('resetDocs: documents and rows change together, each number goes on, and others are left alone', async () => {
      const { storage, open, bench } = await setUp()
      for (const i of [1, 2, 3]) {
        await storage.commit({
          updates: ['bord', 'regie', 'sessie'].map((doc) => update('r', doc, bytes(i))),
          rows: [put('r', 'owner', `${i}`, i)],
        })
      }
      await storage.commit({ updates: [update('q', 'bord', bytes(9))], rows: [put('q', 'owner', '1', 'q')] })
      await storage.saveSnapshot('r', 'bord', 2, bytes(102))
      const content = bytes(71)
      const value = { epoch: 2 }
      const done = storage.resetDocs(
        'r',
        [
          { doc: 'bord', snapshot: content },
          { doc: 'regie', snapshot: bytes(72) },
        ],
        [
          put('', 'werksessie', 'r', value),
          put('r', 'owner', '1', 'nobody'),
          { op: 'delete', room: 'r', kind: 'owner', key: '2' },
        ],
      )
      // What the caller does afterwards changes nothing, and a read behind it sees it.
      content.fill(0)
      value.epoch = 9
      const bord = await storage.loadDoc('r', 'bord')
      await done
      const check = async (one: Storage): Promise<void> => {
        expect(await one.loadDoc('r', 'bord')).toEqual({
          snapshot: bytes(71),
          snapshotSeq: 4,
          updates: [],
          lastSeq: 4,
          quarantined: 0,
        })
        expect(await one.loadDoc('r', 'regie')).toMatchObject({ snapshot: bytes(72), updates: [], lastSeq: 4 })
        expect(plain((await one.loadDoc('r', 'sessie')).updates)).toEqual([[1], [2], [3]])
        expect(plain((await one.loadDoc('q', 'bord')).updates)).toEqual([[9]])
        expect(await one.getRow('', 'werksessie', 'r')).toEqual({ epoch: 2 })
        expect((await one.listRows('r', 'owner')).map(({ key, value: kept }) => [key, kept])).toEqual([
          ['1', 'nobody'],
          ['3', 3],
        ])
        expect(await one.getRow('q', 'owner', '1')).toBe('q')
      }
      expect(bord).toMatchObject({ snapshot: bytes(71), updates: [] })
      await check(storage)
      // A late snapshot of before is worth nothing, and the log goes on.
      await storage.saveSnapshot('r', 'bord', 3, bytes(103))
      await check(storage)
      await bench.kill(storage)
      const again = await open()
      await check(again)
      await again.commit({ updates: [update('r', 'bord', bytes(8))] })
      expect(plain((await again.loadDoc('r', 'bord')).updates)).toEqual([[8]])
      expect((await again.loadDoc('r', 'bord')).lastSeq).toBe(5)
    })

    test('resetDocs on a disk that does not take it changes nothing: no document, no row, no number', async () => {
      const { storage } = await setUp({ small: true })
      await storage.commit({
        updates: [update('r', 'bord', bytes(1)), update('r', 'regie', bytes(1))],
        rows: [put('r', 'owner', 'a', 1)],
      })
      await expect(
        storage.resetDocs(
          'r',
          [
            { doc: 'bord', snapshot: bytes(7) },
            { doc: 'regie', snapshot: filled(2_000_000, 7) },
          ],
          [put('r', 'owner', 'a', 2)],
        ),
      ).rejects.toMatchObject({ name: 'StorageError', reason: 'full' })
      for (const doc of ['bord', 'regie'])
        expect(await storage.loadDoc('r', doc)).toMatchObject({ updates: [bytes(1)], snapshotSeq: 0, lastSeq: 1 })
      expect(await storage.getRow('r', 'owner', 'a')).toBe(1)
      // What was refused does not keep the document from going on.
      await storage.commit({ updates: [update('r', 'bord', bytes(2))] })
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[1], [2]])
    })

    test('resetDocs mends documents of which an update was lost', async () => {
      const { storage } = await setUp({ small: true })
      await expect(storage.commit({ updates: [update('r', 'bord', filled(2_000_000, 1))] })).rejects.toMatchObject({
        reason: 'full',
      })
      await expect(storage.commit({ updates: [update('r', 'bord', bytes(2))] })).rejects.toMatchObject({ reason: 'io' })
      await storage.resetDocs('r', [{ doc: 'bord', snapshot: bytes(7) }], [])
      await storage.commit({ updates: [update('r', 'bord', bytes(3))] })
      expect(await storage.loadDoc('r', 'bord')).toMatchObject({ snapshot: bytes(7), updates: [bytes(3)] })
    })

    test('a full disk rejects the whole batch, the others stand, and it recovers when there is room again', async () => {
      const { storage } = await setUp({ small: true })
      const big = 'x'.repeat(100_000)
      let kept = 0
      const fill = async (): Promise<unknown> => {
        for (; kept < 50; kept += 1) {
          await storage.commit({ rows: [put('r', 'big', `${kept}`, big), put('r', 'small', `${kept}`, kept)] })
        }
        return undefined
      }
      await expect(fill()).rejects.toMatchObject({ name: 'StorageError', reason: 'full' })
      expect(kept).toBeGreaterThan(3)
      expect(await storage.listRows('r', 'small')).toHaveLength(kept)
      // Together in one group: the one that does not fit fails, the ones around it do not.
      const outcomes = await Promise.allSettled([
        storage.commit({ rows: [put('r', 'tiny', 'a', 1)] }),
        storage.commit({ updates: [update('r', 'bord', filled(900_000, 1))], rows: [put('r', 'tiny', 'b', 1)] }),
        storage.commit({ updates: [update('r', 'regie', bytes(1))], rows: [put('r', 'tiny', 'c', 1)] }),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await storage.listRows('r', 'tiny')).map(({ key }) => key)).toEqual(['a', 'c'])
      expect((await storage.loadDoc('r', 'bord')).lastSeq).toBe(0)
      await storage.commit({
        rows: Array.from({ length: kept }, (_, i) => ({ op: 'delete', room: 'r', kind: 'big', key: `${i}` }) as const),
      })
      await storage.commit({ rows: [put('r', 'big', 'again', big)] })
      expect(await storage.getRow('r', 'big', 'again')).toBe(big)
      expect(await storage.probe()).toBe(true)
    })

    test('nothing that builds on a lost update becomes durable before the document is loaded again', async () => {
      const { storage } = await setUp({ small: true })
      await storage.commit({ updates: [update('r', 'bord', bytes(1))] })
      const outcomes = await Promise.allSettled([
        storage.commit({ updates: [update('r', 'bord', filled(2_000_000, 2))] }),
        storage.commit({ updates: [update('r', 'bord', bytes(3))] }),
        storage.commit({ updates: [update('q', 'bord', bytes(4))], rows: [] }),
        storage.commit({ rows: [put('r', 'stem', 'a', 1)] }),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
      await expect(storage.commit({ updates: [update('r', 'bord', bytes(5))] })).rejects.toMatchObject({ reason: 'io' })
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[1]])
      await storage.commit({ updates: [update('r', 'bord', bytes(6))] })
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[1], [6]])
    })

    test('a load that was asked before the loss does not let updates behind it through', async () => {
      const { storage } = await setUp({ small: true })
      const outcomes = await Promise.allSettled([
        storage.commit({ updates: [update('r', 'bord', filled(2_000_000, 1))] }),
        storage.loadDoc('r', 'bord'),
        storage.commit({ updates: [update('r', 'bord', bytes(2))] }),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
      await storage.loadDoc('r', 'bord')
      await storage.commit({ updates: [update('r', 'bord', bytes(3))] })
      expect(plain((await storage.loadDoc('r', 'bord')).updates)).toEqual([[3]])
    })

    test('close carries out what was asked, refuses what comes after, and may be called twice', async () => {
      const { storage, open } = await setUp()
      const written = Array.from({ length: 100 }, (_, i) =>
        storage.commit({ updates: [update('r', 'bord', bytes(i))] }),
      )
      const closed = storage.close()
      await expect(storage.commit({ rows: [put('r', 'k', 'late', 1)] })).rejects.toMatchObject({ reason: 'closed' })
      await Promise.all([...written, closed, storage.close()])
      const again = await open()
      expect((await again.loadDoc('r', 'bord')).updates).toHaveLength(100)
      expect(await again.getRow('r', 'k', 'late')).toBeUndefined()
    })

    test('after a kill everything that was confirmed is there, whole batches only', async () => {
      const { bench, storage, open } = await setUp()
      let confirmed = 0
      const writes = Array.from({ length: 400 }, (_, i) =>
        storage
          .commit({
            updates: [update('r', 'bord', bytes(i >> 8, i & 255))],
            rows: [put('r', 'owner', `${i}`.padStart(3, '0'), i)],
          })
          .then(
            () => {
              confirmed += 1
            },
            () => undefined,
          ),
      )
      await writes[20]
      await bench.kill(storage)
      const again = await open()
      const { updates } = await again.loadDoc('r', 'bord')
      const owners = await again.listRows('r', 'owner')
      expect(confirmed).toBeGreaterThan(20)
      expect(updates.length).toBeGreaterThanOrEqual(confirmed)
      expect(plain(updates)).toEqual(updates.map((_, i) => [i >> 8, i & 255]))
      expect(owners.map(({ value }) => value)).toEqual(updates.map((_, i) => i))
      await again.commit({ updates: [update('r', 'bord', bytes(9))] })
      expect((await again.loadDoc('r', 'bord')).lastSeq).toBe(updates.length + 1)
    })

    test('probe answers that the disk can be written', async () => {
      const { storage } = await setUp()
      expect(await storage.probe()).toBe(true)
    })
  })
}
