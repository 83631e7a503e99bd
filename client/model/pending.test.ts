import { describe, expect, it } from 'vitest'
import type { Intent } from '../sync/intents.ts'
import { memoryStore } from '../sync/memory-store.ts'
import { openPending } from './pending.ts'

const intent = (id: string): Intent => ({ id, seq: 1, at: 1, collection: 'signalen', recordId: id, set: { text: id } })
const idsOf = (intents: readonly Intent[]) => intents.map((one) => one.id)

describe('intents that wait for the disk of the server', () => {
  it('go when their frame is acknowledged, in the store too', async () => {
    const store = memoryStore()
    const pending = await openPending(store, 't')
    pending.note(intent('before'), 0)
    pending.note(intent('second'), 2)
    pending.note(intent('third'), 3)
    pending.acknowledged(2)
    expect(idsOf(pending.list())).toEqual(['third'])
    expect(idsOf(await store.listIntents('t'))).toEqual(['third'])
  })
  it('that changed nothing do not wait: the last frame is acknowledged already', async () => {
    const pending = await openPending(memoryStore(), 't')
    pending.acknowledged(3)
    pending.note(intent('same kind again'), 3)
    expect(pending.count()).toBe(0)
  })
  it('count again from the step 2 of the next connection', async () => {
    const pending = await openPending(memoryStore(), 't')
    pending.note(intent('a'), 9)
    pending.disconnected()
    pending.note(intent('b'), 0)
    pending.acknowledged(1)
    expect(pending.count()).toBe(0)
  })
  it('that are not in the document are about no acknowledgement, until they are', async () => {
    const store = memoryStore()
    await store.putIntent('t', intent('old'))
    const pending = await openPending(store, 't')
    pending.hold(['old'])
    pending.noteHeld(intent('late'))
    pending.acknowledged(5)
    pending.disconnected()
    pending.acknowledged(5)
    expect(idsOf(pending.held())).toEqual(['old', 'late'])
    pending.release(['old'])
    expect(idsOf(pending.list())).toEqual(['late'])
    pending.forget(['late'])
    expect(await store.listIntents('t')).toEqual([])
  })
  it('that were left to another page are taken back when that page ended before it did them', async () => {
    const store = memoryStore()
    for (const id of ['a', 'b']) await store.putIntent('t', intent(id))
    const pending = await openPending(store, 't')
    pending.leave(['a', 'b'])
    expect(pending.count()).toBe(0)
    // The other page was ready with one of them.
    await store.removeIntents(['a'])
    await pending.retake(['a', 'b'])
    expect(idsOf(pending.held())).toEqual(['b'])
    await pending.retake(['a', 'b'])
    expect(pending.count()).toBe(1)
  })
})
