import { afterEach, describe, expect, it, vi } from 'vitest'
import { guardedStore, openLocalStore } from './device-store.ts'
import type { Intent } from './intents.ts'
import type { LocalStore } from './local-store.ts'
import { memoryStore } from './memory-store.ts'
import { whatWaits } from './waiting.ts'

const intent = (id: string, recordId = id): Intent => ({ id, seq: 1, at: 1, collection: 'signalen', recordId })
const full = () => Object.assign(new Error('no room'), { name: 'QuotaExceededError' })

/** A store that works until `break` is called; then every write to it fails, reads and removals go on. */
function breakable() {
  const inner = memoryStore()
  let error: Error | undefined
  const writes = new Set([
    'addUpdate',
    'addClientIds',
    'putIntent',
    'putOutbox',
    'setFact',
    'updateFact',
    'takeClientId',
  ])
  const store = new Proxy(inner, {
    get: (target, name: keyof LocalStore) =>
      writes.has(name) && error !== undefined ? () => Promise.reject(error) : target[name],
  })
  return { inner, store, break: (with_: Error) => (error = with_) }
}

afterEach(() => vi.restoreAllMocks())

describe('a browser whose storage fails', () => {
  it('goes on in memory with all that was there, says so once, and gives every answer it owes', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const disk = breakable()
    const store = guardedStore(disk.store)
    await store.addUpdate('t/bord/1', new Uint8Array([1]))
    await store.putIntent('t', intent('a'))
    let told = 0
    store.subscribe(() => told++)
    expect(store.keeps()).toBe('alles')
    disk.break(full())
    await Promise.all([
      store.putIntent('t', intent('b')),
      store.addUpdate('t/bord/1', new Uint8Array([2])),
      store.setFact('epoch/t', 3),
    ])
    expect([store.keeps(), told]).toEqual(['vol', 1])
    expect((await store.listIntents('t')).map(({ id }) => id)).toEqual(['a', 'b'])
    expect((await store.loadUpdates('t/bord/1')).map(({ update }) => update[0])).toEqual([1, 2])
    expect(await store.getFact('epoch/t')).toBe(3)
    expect(await store.updateFact<number>('epoch/t', (now) => (now ?? 0) + 1)).toBe(4)
    // What is sent is removed from the disk as well, or it would be sent again after a reload.
    await store.removeIntents(['a'])
    expect([await store.listIntents('t'), await disk.inner.listIntents('t')].map((list) => list.length)).toEqual([1, 0])
  })

  it('takes no clientID from a disk on which it cannot be crossed out', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const disk = breakable()
    const store = guardedStore(disk.store)
    await store.addClientIds('t', [11, 12])
    disk.break(new Error('gone'))
    expect(await store.takeClientId('t')).toBeUndefined()
    expect(store.keeps()).toBe('niets')
    await store.addClientIds('t', [13])
    expect([await store.takeClientId('t'), await store.takeClientId('t')]).toEqual([13, undefined])
  })

  it('that has no database at all begins in memory', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new Error('not here')
      },
    })
    const store = await openLocalStore()
    vi.unstubAllGlobals()
    expect(store.keeps()).toBe('niets')
    await store.setFact('a', 1)
    expect(await store.getFact('a')).toBe(1)
  })
})

describe('what a device keeps', () => {
  it('what waits is counted by record, over everything that this browser takes part in', async () => {
    const store = memoryStore()
    expect(await whatWaits(store)).toEqual({ count: 0, toegangen: new Set() })
    for (const one of [intent('1', 'a'), intent('2', 'a'), intent('3', 'b')]) await store.putIntent('t1', one)
    const item = { werksessieId: 'w', seq: 1, input: { id: 'x' as never, text: 'x', kind: 'zorg' as const } }
    await store.putOutbox({ ...item, id: 'x', toegang: 't2', state: 'wacht' })
    await store.putOutbox({ ...item, id: 'y', toegang: 't2', state: 'bewaard' })
    await store.setFact('tray/t3', [{ id: 'q' }])
    await store.setFact('tray/t4', [])
    await store.setFact('programma/t5', [{ id: 'p' }, { id: 'r' }])
    await store.setFact('eigen/t6', ['signalen.a'])
    const { count, toegangen } = await whatWaits(store)
    expect([count, [...toegangen].sort()]).toEqual([6, ['t1', 't2', 't3', 't5']])
  })

  it('one page claims an intent; another only when that page never came back to it', async () => {
    const store = memoryStore()
    await store.putIntent('t', intent('a'))
    expect(await store.claimIntents(['a', 'gone'], 'one', 1000)).toEqual(['a'])
    expect(await store.claimIntents(['a'], 'two', 2000)).toEqual([])
    expect(await store.claimIntents(['a'], 'one', 2000)).toEqual(['a'])
    expect(await store.claimIntents(['a'], 'two', 60_000)).toEqual(['a'])
  })

  it('forgets the replicas it is told to, and no others', async () => {
    const store = memoryStore()
    for (const name of ['t/bord/1', 't/bord/2', 'u/bord/1']) await store.addUpdate(name, new Uint8Array([1]))
    await store.forgetReplicas((name) => name.startsWith('t/') && !name.endsWith('/2'))
    const left = await Promise.all(['t/bord/1', 't/bord/2', 'u/bord/1'].map((name) => store.loadUpdates(name)))
    expect(left.map((updates) => updates.length)).toEqual([0, 1, 1])
  })
})
