import { beforeEach, describe, expect, it } from 'vitest'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { FakeClient } from '../../tests/support/fake-client.ts'
import { openTestRooms, settle, type TestRooms } from '../../tests/support/test-rooms.ts'
import { createMemoryDisk, MemoryStorage } from '../storage/memory-storage.ts'

const s = (id: string): Signaal => aSignaal({ id: id as Signaal['id'], channel: 'bord' })

let storage: MemoryStorage
let rooms: TestRooms

beforeEach(async () => {
  storage = new MemoryStorage({ disk: createMemoryDisk() })
  rooms = await openTestRooms(storage)
})

/** So many people with one socket each on `bord`, all in step, some time after anything was written. */
async function crowd(count: number): Promise<FakeClient[]> {
  const clients: FakeClient[] = []
  for (let i = 0; i < count; i++) {
    const [clientId = 0] = await rooms.addPerson(`p${i}`)
    clients.push(new FakeClient(rooms.room, `p${i}`, { clientId }))
  }
  await rooms.time.pass(1000)
  for (const client of clients) client.frames.length = 0
  return clients
}

const updatesTo = (client: FakeClient): Uint8Array[] =>
  client.frames.filter(([type, step]) => type === messageTypes.sync && step === syncSteps.update)
const entriesTo = (client: FakeClient): Uint8Array[] =>
  client.frames.filter(([type]) => type === messageTypes.awareness)
const has = (client: FakeClient | undefined, id: string): boolean =>
  client !== undefined && bordCollection(client.doc, 'signalen').has(id)
const point = (client: FakeClient | undefined, clock: number): void =>
  client?.sendAwareness([[client.doc.clientID, clock, JSON.stringify({ cursor: [clock, 0] })]])

describe('a crowd', () => {
  it('[R10] what 24 people write within the pace is one frame, the same bytes for all; the first goes at once', async () => {
    const clients = await crowd(24)
    const [reader, first] = clients
    if (reader === undefined || first === undefined) throw new Error('no crowd')
    addSignaal(first.doc, s('eerste'))
    await settle()
    expect([has(reader, 'eerste'), updatesTo(reader).length]).toEqual([true, 1])
    for (const client of clients.slice(2)) addSignaal(client.doc, s(`van-${client.doc.clientID}`))
    await settle()
    expect(updatesTo(reader).length).toBe(1)
    await rooms.time.pass(3)
    expect([updatesTo(reader).length, bordCollection(reader.doc, 'signalen').size]).toEqual([2, 23])
    expect(updatesTo(first)[0]).toBe(updatesTo(reader)[1])
    expect(clients.every(({ closedWith }) => closedWith === undefined)).toBe(true)
  })
  it('[R10] nothing is shown or acknowledged before the disk has it, in a crowd either', async () => {
    const [reader, author, other] = await crowd(24)
    const go = storage.pause()
    addSignaal(author!.doc, s('a'))
    await rooms.time.pass(100)
    addSignaal(other!.doc, s('b'))
    await rooms.time.pass(100)
    expect([has(reader, 'a'), author?.acknowledged, other?.acknowledged]).toEqual([false, 1, 1])
    go()
    await rooms.time.pass(100)
    expect([has(reader, 'a'), has(reader, 'b'), author?.acknowledged, other?.acknowledged]).toEqual([true, true, 2, 2])
  })
  it('[R10] a command and the snapshot for the worker do not wait for the pace', async () => {
    const [, author, other] = await crowd(24)
    addSignaal(author!.doc, s('a'))
    await settle()
    addSignaal(other!.doc, s('b'))
    const done = await rooms.room.run('p0' as DeelnemerId, ({ docs }) => ok(addSignaal(docs.bord, s('opdracht'))))
    expect(done).toEqual(ok(true))
    addSignaal(author!.doc, s('c'))
    expect((await rooms.room.snapshot()).bord.signalen.length).toBe(4)
  })
  it('[R10] under pressure the rooms of a busy server wait too, and stop waiting when it is over', async () => {
    let busy = 0
    rooms = await openTestRooms(new MemoryStorage({ disk: createMemoryDisk() }), { busy: () => busy })
    const [reader, author] = await crowd(20)
    busy = 1
    addSignaal(author!.doc, s('a'))
    await settle()
    addSignaal(author!.doc, s('b'))
    await settle()
    expect([has(reader, 'a'), has(reader, 'b')]).toEqual([true, false])
    await rooms.time.pass(2)
    expect(has(reader, 'b')).toBe(true)
    busy = 0.4
    for (const id of ['c', 'd']) {
      addSignaal(author!.doc, s(id))
      await settle()
      expect(has(reader, id)).toBe(true)
    }
  })
  it('[R10] a few people wait for nothing', async () => {
    const [reader, author] = await crowd(5)
    for (const id of ['a', 'b']) {
      addSignaal(author!.doc, s(id))
      await settle()
    }
    expect([has(reader, 'b'), updatesTo(reader!).length]).toEqual([true, 2])
  })
  it('[R11] what waits together is one frame and a record per author, and what one refused sent after that is nothing', async () => {
    const [reader, author, other, hostile] = await crowd(24)
    addSignaal(author!.doc, s('a'))
    await settle()
    const persons: (string | undefined)[] = []
    const commit = storage.commit.bind(storage)
    storage.commit = (batch) => {
      persons.push(...(batch.updates ?? []).map(({ person }) => person))
      return commit(batch)
    }
    setSignaal(author!.doc, 'a', { text: 'eerst' })
    addSignaal(other!.doc, s('b'))
    setSignaal(hostile!.doc, 'a', { text: 'van een ander' })
    addSignaal(hostile!.doc, s('c'))
    setSignaal(author!.doc, 'a', { text: 'daarna' })
    await rooms.time.pass(10)
    expect(hostile?.closedWith).toEqual({ code: 4400, reason: 'rights' })
    expect([has(reader, 'b'), has(reader, 'c'), updatesTo(reader!).length]).toEqual([true, false, 2])
    expect(bordCollection(reader!.doc, 'signalen').get('a')?.get('text')?.toString()).toBe('daarna')
    expect([author?.acknowledged, other?.acknowledged, hostile?.acknowledged]).toEqual([4, 2, 1])
    expect(persons).toEqual(['p1', 'p2', 'p1'])
  })
  it('[R11] a step 2 and what follows it may wait for the same batch', async () => {
    const [, author] = await crowd(24)
    addSignaal(author!.doc, s('a'))
    await settle()
    const [clientId = 0] = await rooms.addPerson('laat')
    const late = new FakeClient(rooms.room, 'laat', { clientId })
    addSignaal(late.doc, s('meteen'))
    await rooms.time.pass(10)
    expect([late.closedWith, late.acknowledged]).toEqual([undefined, 2])
    expect(has(author, 'meteen')).toBe(true)
  })
  it('[R11] a command sees what came in before it', async () => {
    const [, author, other] = await crowd(24)
    addSignaal(author!.doc, s('a'))
    await settle()
    addSignaal(other!.doc, s('b'))
    const seen = await rooms.room.run('server', ({ docs, rows }) =>
      ok([bordCollection(docs.bord, 'signalen').has('b'), rows.get('owner', 'signalen.b')?.deelnemerId]),
    )
    expect(seen).toEqual(ok([true, 'p2']))
  })
  it('[R5] a crowd whose batch fails while others wait comes again with all of it', async () => {
    const clients = await crowd(24)
    const [, author, other] = clients
    addSignaal(author!.doc, s('a'))
    await settle()
    storage.failNextCommit('io')
    addSignaal(other!.doc, s('b'))
    await rooms.time.pass(2000)
    expect(clients.every(({ closedWith }) => closedWith?.code === 4500)).toBe(true)
    const again = new FakeClient(rooms.room, 'p2', { replica: other!.doc, clientId: other!.doc.clientID })
    await rooms.time.pass(100)
    expect([again.closedWith, again.acknowledged]).toEqual([undefined, 1])
    expect((await rooms.room.snapshot()).bord.signalen.length).toBe(2)
  })
  it('[C9] who joins gets the same bytes as who joined before, until something changes', async () => {
    const [, author] = await crowd(2)
    addSignaal(author!.doc, s('a'))
    await settle()
    const stepTwo = (): Uint8Array | undefined =>
      new FakeClient(rooms.room, 'p0').frames.find(
        ([type, step]) => type === messageTypes.sync && step === syncSteps.step2,
      )
    const before = stepTwo()
    expect(before).toBeDefined()
    expect(stepTwo()).toBe(before)
    addSignaal(author!.doc, s('b'))
    await settle()
    expect(stepTwo()).not.toBe(before)
  })
})

describe('a crowd of cursors', () => {
  it('[A5] what eight say within 50 ms is one frame with the last of each, without one’s own', async () => {
    const clients = await crowd(9)
    const [a, b, c, reader, other] = clients
    point(a, 1)
    expect(entriesTo(reader!).length).toBe(1)
    point(a, 2)
    point(b, 3)
    point(b, 4)
    point(c, 5)
    expect(entriesTo(reader!).length).toBe(1)
    await rooms.time.pass(50)
    expect(entriesTo(reader!).length).toBe(2)
    expect(entriesTo(other!)[1]).toBe(entriesTo(reader!)[1])
    const cursors = (client: FakeClient | undefined): unknown[] =>
      [...(client?.presences.values() ?? [])].map((state) => (state as { cursor: number[] }).cursor[0]).sort()
    expect([cursors(reader), cursors(a), cursors(b)]).toEqual([
      [2, 4, 5],
      [4, 5],
      [2, 5],
    ])
  })
  it('[A5] entries go along behind notes that go out anyway, and who leaves is gone for all', async () => {
    const [a, b, reader] = await crowd(9)
    point(a, 1)
    point(b, 2)
    await rooms.time.pass(40)
    addSignaal(b!.doc, s('mee'))
    await settle()
    const kinds = reader!.frames.map(([type]) => type)
    expect(kinds).toEqual([messageTypes.awareness, messageTypes.sync, messageTypes.awareness])
    a?.leave()
    await rooms.time.pass(50)
    expect(reader?.presences.size).toBe(1)
  })
  it('[A5] among fewer than eight they go at once', async () => {
    const [a, reader] = await crowd(7)
    point(a, 1)
    point(a, 2)
    expect(entriesTo(reader!).length).toBe(2)
  })
  it('[A6] who has much waiting gets notes and no entries', async () => {
    const [a, reader] = await crowd(3)
    reader!.backlog = 200 * 1024
    point(a, 1)
    addSignaal(a!.doc, s('a'))
    await settle()
    expect([entriesTo(reader!).length, has(reader, 'a'), reader?.closedWith]).toEqual([0, true, undefined])
    reader!.backlog = 0
    point(a, 2)
    expect(reader?.presences.size).toBe(1)
  })
})
