import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { messageTypes } from '../../shared/protocol/messages.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { FakeClient } from '../../tests/support/fake-client.ts'
import { openTestRooms, settle, type TestRooms, testWerksessieId } from '../../tests/support/test-rooms.ts'
import { createMemoryDisk, type MemoryDisk, MemoryStorage } from '../storage/memory-storage.ts'
import type { SyncRoom } from './sync-room.ts'

const s = (id: string, changes: Partial<Signaal> = {}): Signaal =>
  aSignaal({ id: id as Signaal['id'], channel: 'bord', ...changes })
const has = (doc: Y.Doc, id: string): boolean => bordCollection(doc, 'signalen').has(id)

let disk: MemoryDisk
let storage: MemoryStorage
let rooms: TestRooms
let room: SyncRoom
let annaIds: number[]
let bramIds: number[]

beforeEach(async () => {
  disk = createMemoryDisk()
  storage = new MemoryStorage({ disk })
  rooms = await openTestRooms(storage)
  room = rooms.room
  annaIds = [...(await rooms.addPerson('anna'))]
  bramIds = [...(await rooms.addPerson('bram'))]
})

const anna = (options: ConstructorParameters<typeof FakeClient>[2] = {}): FakeClient =>
  new FakeClient(room, 'anna', { clientId: annaIds.shift() ?? 0, ...options })
const bram = (options: ConstructorParameters<typeof FakeClient>[2] = {}): FakeClient =>
  new FakeClient(room, 'bram', { clientId: bramIds.shift() ?? 0, ...options })
/** What a restart would find. */
const onDisk = async (): Promise<SyncRoom> => (await openTestRooms(new MemoryStorage({ disk }))).room
const countOnDisk = async (): Promise<number> => (await (await onDisk()).snapshot()).bord.signalen.length
const historyRows = (): unknown[] =>
  [...disk.rows.values()].filter(({ kind }) => kind === 'history').map(({ json }) => JSON.parse(json) as unknown)

describe('durable before shown', () => {
  it('[R2] nobody sees or is told anything that is not on disk', async () => {
    const a = anna()
    const b = bram()
    await settle()
    const go = storage.pause()
    addSignaal(a.doc, s('s1'))
    const late = new FakeClient(room, 'bram', { clientId: bramIds.shift() ?? 0 })
    await settle()
    expect([has(b.doc, 's1'), has(late.doc, 's1'), late.isSynced, a.acknowledged]).toEqual([false, false, false, 1])
    go()
    await settle()
    expect([has(b.doc, 's1'), has(late.doc, 's1'), late.isSynced, a.acknowledged]).toEqual([true, true, true, 2])
  })
  it('[R2] messages are judged while an earlier batch is on its way, and go in the next one', async () => {
    const a = anna()
    await settle()
    const go = storage.pause()
    const before = disk.docs.size
    for (let i = 0; i < 5; i++) addSignaal(a.doc, s(`s${i}`))
    expect(a.closedWith).toBeUndefined()
    go()
    await settle()
    expect(disk.docs.size).toBeGreaterThanOrEqual(before)
    expect(a.acknowledged).toBe(6)
    expect(await countOnDisk()).toBe(5)
  })
  it('[R3] a command answers when its documents and rows are on disk, together', async () => {
    const b = bram()
    await settle()
    const go = storage.pause()
    let answered = false
    const running = room
      .run('anna' as DeelnemerId, ({ docs, rows }) => {
        addSignaal(docs.bord, s('cmd'))
        rows.put('command', 'key', { at: 1, answer: 'ja' })
        return ok('klaar')
      })
      .then((result) => {
        answered = true
        return result
      })
    await settle()
    expect([answered, has(b.doc, 'cmd')]).toEqual([false, false])
    go()
    expect(await running).toEqual({ ok: true, value: 'klaar' })
    expect(has(b.doc, 'cmd')).toBe(true)
    const again = await onDisk()
    expect(await again.run('server', ({ rows }) => ok(rows.get('command', 'key')))).toEqual(ok({ at: 1, answer: 'ja' }))
  })
  it('[R3] a command that fails writes nothing; one that throws leaves the room as the disk has it', async () => {
    const refused = await room.run('server', () => fail(appError('fase.changed')))
    expect(refused).toEqual(fail(appError('fase.changed')))
    const b = bram()
    await settle()
    await expect(
      room.run('server', ({ docs }) => {
        addSignaal(docs.bord, s('half'))
        throw new Error('stuk')
      }),
    ).rejects.toThrow('stuk')
    await settle()
    expect(b.closedWith?.code).toBe(4500)
    expect((await room.snapshot()).bord.signalen).toEqual([])
    expect(await room.run('server', ({ docs }) => ok(addSignaal(docs.bord, s('heel'))))).toEqual(ok(true))
  })
})

describe('a disk that takes nothing', () => {
  it('[R5] a failed append discards the replica, closes sockets with 45xx, and the client’s work comes back', async () => {
    const a = anna()
    const b = bram()
    await settle()
    storage.failNextCommit('io')
    addSignaal(a.doc, s('s1'))
    await settle()
    expect([a.closedWith?.code, b.closedWith?.code, a.acknowledged]).toEqual([4500, 4500, 1])
    expect(has(b.doc, 's1')).toBe(false)
    await rooms.time.pass(2_000)
    const again = anna({ replica: a.doc, clientId: a.doc.clientID })
    const reader = bram()
    await settle()
    expect([again.closedWith, again.acknowledged, has(reader.doc, 's1')]).toEqual([undefined, 1, true])
  })
  it('[R6] while it lasts people read, nothing is acknowledged, and it recovers by itself', async () => {
    const a = anna()
    await settle()
    addSignaal(a.doc, s('eerder'))
    await settle()
    storage.failNextCommit('full', 4)
    addSignaal(a.doc, s('s1'))
    await settle()
    expect(a.closedWith?.code).toBe(4500)
    expect(room.isReadOnly).toBe(true)
    const again = anna({ replica: a.doc, clientId: a.doc.clientID })
    const reader = bram()
    await settle()
    addSignaal(again.doc, s('s2'))
    await settle()
    expect([again.storageState, again.acknowledged, again.closedWith]).toEqual(['read_only', 0, undefined])
    expect([has(reader.doc, 'eerder'), has(reader.doc, 's1')]).toEqual([true, false])
    expect(await room.run('server', () => ok(1))).toEqual(fail(appError('storage.unavailable')))
    for (let i = 0; i < 4; i++) await storage.commit({}).catch(() => undefined)
    await rooms.time.pass(600)
    expect([again.storageState, has(reader.doc, 's1'), has(reader.doc, 's2')]).toEqual(['writable', true, true])
    expect(again.acknowledged).toBe(3)
    expect(await countOnDisk()).toBe(3)
  })
})

describe('connections', () => {
  it('[C1] live updates before the first step 2 are ignored, and step 2 brings them', async () => {
    const a = anna({ isSlow: true })
    await settle()
    addSignaal(a.doc, s('s1'))
    addSignaal(a.doc, s('s2'))
    await settle()
    expect([a.closedWith, a.acknowledged, (await room.snapshot()).bord.signalen.length]).toEqual([undefined, 0, 0])
    a.catchUp()
    await settle()
    expect([a.acknowledged, (await room.snapshot()).bord.signalen.length]).toEqual([1, 2])
    addSignaal(a.doc, s('s3'))
    await settle()
    expect(a.acknowledged).toBe(2)
  })
  it('[C2] a refusal closes with 4400 and a reason, and nobody else notices', async () => {
    const a = anna()
    const b = bram()
    await settle()
    addSignaal(a.doc, s('s1'))
    await settle()
    setSignaal(b.doc, 's1', { text: 'van Bram' })
    await settle()
    expect(b.closedWith).toEqual({ code: 4400, reason: 'rights' })
    expect(a.closedWith).toBeUndefined()
    expect(readBordRecord(a.doc, 'signalen', 's1')?.text).toBe(s('s1').text)
  })
  it('[C3] unknown messages, broken frames and frames that are too large are refused', async () => {
    const frames: [Uint8Array, string][] = [
      [Uint8Array.from([2, 1]), 'message'],
      [Uint8Array.from([0, 9, 1, 0]), 'message'],
      [Uint8Array.from([0, 2, 200]), 'undecodable'],
      [Uint8Array.from([]), 'undecodable'],
      [Uint8Array.from([0, 0, 4, 255, 255, 255, 255]), 'undecodable'],
    ]
    for (const [frame, reason] of frames) {
      const a = new FakeClient(room, 'anna')
      a.sendRaw(frame)
      expect([frame, a.closedWith]).toEqual([frame, { code: 4400, reason }])
    }
    const big = new FakeClient(room, 'anna')
    big.sendUpdate(new Uint8Array(300 * 1024))
    expect(big.closedWith).toEqual({ code: 4400, reason: 'too_large' })
  })
  it('[C4] a person who sends too fast is sent away', async () => {
    const a = anna()
    await settle()
    for (let i = 0; i < 700 && a.closedWith === undefined; i++) a.sendUpdate(Uint8Array.from([0, 0]))
    expect(a.closedWith?.code).toBe(4429)
  })
  it('[C5] a projector reads and may send an empty step 2, nothing else', async () => {
    const ids = await rooms.addPerson('scherm')
    const screen = new FakeClient(room, 'scherm', { rol: 'scherm', clientId: ids[0] ?? 0 })
    await settle()
    expect([screen.closedWith, screen.acknowledged]).toEqual([undefined, 1])
    addSignaal(screen.doc, s('s1'))
    expect(screen.closedWith).toEqual({ code: 4400, reason: 'rights' })
  })
  it('[C6] a reader that does not read is closed with 4508', async () => {
    const a = anna()
    const b = bram()
    await settle()
    b.backlog = 5 * 1024 * 1024
    addSignaal(a.doc, s('s1'))
    await settle()
    expect(b.closedWith?.code).toBe(4508)
    expect(room.onlineCount()).toBe(1)
  })
  it('[C7] sessie takes nothing from a client; what the server writes arrives', async () => {
    const b = bram({ doc: 'sessie' })
    await settle()
    expect(readSessie(b.doc)?.werksessie.title).toBe('Proef')
    await room.run('server', ({ docs }) => ok(writeSessie(docs.sessie, { timer: { endsAt: 5 } })))
    expect(readSessie(b.doc)?.timer).toEqual({ endsAt: 5 })
    b.doc.getMap('sessie').set('timer', { endsAt: 6 })
    expect(b.closedWith?.code).toBe(4400)
  })
  it('[C10] somebody is told that something of their own changed, on every socket of sessie, and nobody else is', async () => {
    const personal = (client: FakeClient): number =>
      client.frames.filter(([type]) => type === messageTypes.personal).length
    const mine = [anna({ doc: 'sessie' }), anna({ doc: 'sessie' })]
    const others = [anna(), bram({ doc: 'sessie' }), anna({ doc: 'sessie', rol: 'scherm' })]
    await settle()
    room.tellPeople(new Set(['anna' as DeelnemerId]))
    room.tellPeople(new Set())
    expect(mine.map(personal)).toEqual([1, 1])
    expect(others.map(personal)).toEqual([0, 0, 0])
  })
  it('[C7] programma closes for deelnemers when it is no longer published', async () => {
    const publish = (published: boolean) =>
      room.run('server', ({ docs }) =>
        ok(writeSessie(docs.sessie, { programma: { status: 'concept', published, openSlots: 0 } })),
      )
    expect(room.mayOpen('deelnemer', 'programma')).toBe(false)
    await publish(true)
    expect(room.mayOpen('deelnemer', 'programma')).toBe(true)
    const b = bram({ doc: 'programma' })
    await settle()
    await publish(false)
    expect(b.closedWith?.code).toBe(4403)
  })
  it('[C8] whoever asked hears that people come and go', async () => {
    const counts: number[] = []
    rooms = await openTestRooms(storage, { onAudience: (audience) => counts.push(audience.onlineCount()) })
    room = rooms.room
    const a = anna()
    bram()
    a.leave()
    expect(counts).toEqual([1, 2, 1])
  })
  it('[C8] somebody whose role is taken away is disconnected', async () => {
    const a = anna()
    const b = bram()
    room.disconnect('anna' as DeelnemerId, 4403)
    expect([a.closedWith?.code, b.closedWith]).toEqual([4403, undefined])
  })
})

describe('awareness', () => {
  it('[A1] others see known fields under another number, with what the server knows', async () => {
    const a = anna()
    const b = bram()
    await settle()
    a.sendAwareness([[a.doc.clientID, 1, JSON.stringify({ cursor: [1, 2], alias: 'Koning', extra: 1, page: 5 })]])
    const seen = [...b.presences]
    expect(seen.map(([, state]) => state)).toEqual([{ cursor: [1, 2], alias: 'anna', group: 'inwoner' }])
    expect(seen[0]?.[0]).not.toBe(a.doc.clientID)
    expect(a.presences.size).toBe(0)
    const late = new FakeClient(room, 'bram')
    expect(late.presences.size).toBe(1)
    a.leave()
    expect([b.presences.size, late.presences.size]).toEqual([0, 0])
  })
  it('[A2] foreign entries have no effect; two own entries, or a large one, are refused', async () => {
    const a = anna()
    const b = bram()
    await settle()
    b.sendAwareness([
      [a.doc.clientID, 99, 'null'],
      [12345, 1, `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ])
    expect([a.presences.size, b.closedWith]).toEqual([0, undefined])
    b.sendAwareness([
      [b.doc.clientID, 1, '{}'],
      [b.doc.clientID, 2, '{}'],
    ])
    expect(b.closedWith).toEqual({ code: 4400, reason: 'awareness' })
    a.sendAwareness([[a.doc.clientID, 1, JSON.stringify({ page: 'x'.repeat(3000) })]])
    expect(a.closedWith).toEqual({ code: 4400, reason: 'awareness' })
  })
  it('[A3] a projector neither shows nor sees anybody; names go when authors are shown to nobody', async () => {
    const a = anna()
    const screen = new FakeClient(room, 'bram', { rol: 'scherm', clientId: bramIds.shift() ?? 0 })
    const b = bram()
    await settle()
    a.sendAwareness([[a.doc.clientID, 1, '{"page":"bord"}']])
    screen.sendAwareness([[screen.doc.clientID, 1, '{"page":"bord"}']])
    expect([screen.presences.size, a.presences.size, b.presences.size]).toEqual([0, 0, 1])
    await room.run('server', ({ docs }) => {
      const werksessie = readSessie(docs.sessie)?.werksessie
      if (werksessie === undefined) throw new Error('no werksessie')
      writeSessie(docs.sessie, {
        werksessie: { ...werksessie, settings: { ...werksessie.settings, showAuthors: 'niemand' } },
      })
      return ok(true)
    })
    a.sendAwareness([[a.doc.clientID, 2, '{"page":"lijst"}']])
    expect([...b.presences.values()]).toEqual([{ page: 'lijst', group: 'inwoner' }])
  })
  it('[A7] only a begeleider leads the eyes of others', async () => {
    const ids = await rooms.addPerson('ans')
    const a = anna()
    const b = bram()
    const leader = new FakeClient(room, 'ans', { rol: 'begeleider', clientId: ids[0] ?? 0 })
    await settle()
    const kijkt = { id: 'o1', view: 'bord', rect: [0, 0, 100, 50] }
    a.sendAwareness([[a.doc.clientID, 1, JSON.stringify({ kijkt })]])
    leader.sendAwareness([[leader.doc.clientID, 1, JSON.stringify({ kijkt })]])
    expect([...b.presences.values()].map((state) => (state as { kijkt?: unknown } | null)?.kijkt)).toEqual([
      undefined,
      kijkt,
    ])
    leader.sendAwareness([[leader.doc.clientID, 2, JSON.stringify({ kijkt: { ...kijkt, view: 'keuken' } })]])
    expect([...b.presences.values()].map((state) => (state as { kijkt?: unknown } | null)?.kijkt)).toEqual([
      undefined,
      undefined,
    ])
  })
  it('[A4] more than 20 a second are dropped', async () => {
    const a = anna()
    const b = bram()
    await settle()
    const before = b.frames.length
    for (let i = 0; i < 50; i++) a.sendAwareness([[a.doc.clientID, i, `{"cursor":[${i},0]}`]])
    expect(b.frames.length - before).toBe(20)
    expect(a.closedWith).toBeUndefined()
  })
})

describe('rows', () => {
  it('[R4] the owner of a new object and what edits replace are kept with the update', async () => {
    const a = anna()
    await settle()
    addSignaal(a.doc, s('s1', { text: 'eerste woorden' }))
    setSignaal(a.doc, 's1', { text: 'andere woorden staan hier' })
    setSignaal(a.doc, 's1', { pos: [1, 2] })
    bordCollection(a.doc, 'signalen').delete('s1')
    await settle()
    const again = await onDisk()
    const owner = await again.run('server', ({ rows }) => ok(rows.get('owner', 'signalen.s1')?.deelnemerId))
    expect(owner).toEqual(ok('anna'))
    expect(historyRows()).toMatchObject([
      { person: 'anna', id: 's1', field: 'text', before: 'eerste woorden', after: 'andere woorden staan hier' },
      { person: 'anna', id: 's1', field: 'pos', after: [1, 2] },
      { person: 'anna', id: 's1', before: { text: 'andere woorden staan hier' } },
    ])
  })
  it('[R9] clientIDs are never issued twice, and not without end', async () => {
    const leased = new Set<number>([...annaIds, ...bramIds])
    for (let i = 0; i < 20; i++) {
      const more = await room.leaseClientIds('anna' as DeelnemerId, 10)
      for (const id of more.ok ? more.value : []) {
        expect(leased.has(id)).toBe(false)
        leased.add(id)
      }
    }
    expect(leased.size).toBe(208)
    expect((await room.leaseClientIds('anna' as DeelnemerId, 2000)).ok).toBe(false)
  })
  it('[R9] a snapshot for the worker hides the text of flagged signalen', async () => {
    await room.run('anna' as DeelnemerId, ({ docs, rows }) => {
      addSignaal(docs.bord, s('s1', { hidden: 'zorg', text: 'geheim' }))
      rows.put('owner', 'signalen.s1', { deelnemerId: 'anna' as DeelnemerId, at: 1 })
      return ok(true)
    })
    const snapshot = await room.snapshot()
    expect(snapshot.bord.signalen[0]?.text).toBe('')
    expect(snapshot.owners).toEqual({ s1: 'anna' })
    expect(snapshot.deelnemers.map(({ alias }) => alias)).toEqual(['anna', 'bram'])
  })
})

describe('snapshots and unloading', () => {
  it('[R7] a snapshot takes the place of the log, without text that was deleted', async () => {
    const a = anna()
    await settle()
    addSignaal(a.doc, s('s1', { text: 'onuitwisbaar geheim' }))
    setSignaal(a.doc, 's1', { text: 'nieuw' })
    await settle()
    a.leave()
    await rooms.time.pass(6 * 60_000)
    const stored = await new MemoryStorage({ disk }).loadDoc(testWerksessieId, 'bord')
    expect(stored.updates).toEqual([])
    expect(Buffer.from(stored.snapshot ?? []).includes('onuitwisbaar')).toBe(false)
    expect((await (await onDisk()).snapshot()).bord.signalen[0]?.text).toBe('nieuw')
  })
  it('[R7] every so many updates a snapshot is written while people go on', async () => {
    rooms = await openTestRooms(storage, { snapshotEvery: 20 })
    room = rooms.room
    const a = anna()
    await settle()
    for (let i = 0; i < 45; i++) {
      addSignaal(a.doc, s(`s${i}`))
      await settle()
    }
    const stored = await storage.loadDoc(testWerksessieId, 'bord')
    expect(stored.snapshotSeq).toBeGreaterThanOrEqual(20)
    expect(await countOnDisk()).toBe(45)
  })
  it('[R7] while there is much to do it waits, until the log is ten times as long', async () => {
    rooms = await openTestRooms(storage, { snapshotEvery: 5, busy: () => 0.4 })
    room = rooms.room
    const a = anna()
    await settle()
    const snapshotSeq = async (): Promise<number> => (await storage.loadDoc(testWerksessieId, 'bord')).snapshotSeq
    for (let i = 0; i < 44; i++) {
      addSignaal(a.doc, s(`s${i}`))
      await settle()
    }
    expect(await snapshotSeq()).toBe(0)
    for (let i = 44; i < 60; i++) {
      addSignaal(a.doc, s(`s${i}`))
      await settle()
    }
    expect(await snapshotSeq()).toBeGreaterThanOrEqual(50)
    expect(await countOnDisk()).toBe(60)
  })
  it('[R8] a room that is unloaded and asked for at once has everything', async () => {
    const a = anna()
    await settle()
    addSignaal(a.doc, s('s1'))
    await settle()
    a.leave()
    const sweep = rooms.time.pass(6 * 60_000)
    const opened = await rooms.registry.open(testWerksessieId)
    await sweep
    const again = await rooms.registry.open(testWerksessieId)
    expect(opened.ok && again.ok).toBe(true)
    if (again.ok) expect((await again.value.snapshot()).bord.signalen.length).toBe(1)
    expect(await room.run('server', () => ok(1))).toEqual(fail(appError('storage.unavailable')))
  })
  it('[R8] a room with somebody in it stays', async () => {
    const a = anna()
    await rooms.time.pass(20 * 60_000)
    expect(a.closedWith).toBeUndefined()
    const opened = await rooms.registry.open(testWerksessieId)
    expect(opened.ok && opened.value === room).toBe(true)
  })
  it('[R8] an unknown room is not found, and a known one is not made twice', async () => {
    expect(await rooms.registry.open('x' as typeof testWerksessieId)).toEqual(fail(appError('werksessie.not_found')))
    const twice = await rooms.registry.create(testWerksessieId, 'Proef', () => undefined)
    expect(twice.ok).toBe(false)
    expect((await rooms.registry.list()).map(({ id }) => id)).toEqual([testWerksessieId])
  })
  it('[R8] closing lets what is under way reach the disk and tells clients to come again', async () => {
    const a = anna()
    await settle()
    const go = storage.pause()
    addSignaal(a.doc, s('s1'))
    const closing = rooms.registry.close(5_000)
    go()
    await closing
    expect(a.closedWith?.code).toBe(4512)
    expect(await countOnDisk()).toBe(1)
  })
  it('[R1] a damaged log record does not close the room', async () => {
    const a = anna()
    await settle()
    addSignaal(a.doc, s('s1'))
    await settle()
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 77)
    await storage.commit({
      updates: [
        {
          room: testWerksessieId,
          doc: 'bord',
          person: 'x',
          schemaVersion: 1,
          at: 1,
          update: encoding.toUint8Array(encoder),
        },
      ],
    })
    expect(await countOnDisk()).toBe(1)
  })
})
