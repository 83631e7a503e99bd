import { describe, expect, it } from 'vitest'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { rightsNow } from '../../shared/domain/may-change.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import { defaultFasen, type Werksessie } from '../../shared/domain/werksessie.ts'
import { aDeelnemer, aWerksessie, createTx } from '../../tests/support/room-tx.ts'
import { openTestRooms } from '../../tests/support/test-rooms.ts'
import { silentLog } from '../observability/log.ts'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { noteFaseloop } from './faseloop.ts'
import { changeOwn, listOwn } from './own-signalen.ts'
import { beginReveal, changeIntake, createRevealKeeper, revealBatch } from './prive.ts'
import { submitSignalen } from './submit-signalen.ts'

const minute = 60_000
const person = (id: string) => aDeelnemer({ id: id as DeelnemerId })

/** A room in the fase `signalen` whose clock can be moved. */
function room(fase: Partial<Werksessie['fasen'][number]> = {}) {
  const still = createTx()
  const time = { now: still.clock.now() }
  const tx: RoomTx = { ...still, clock: { now: () => time.now } }
  const fasen = defaultFasen.map((one) => (one.id === 'signalen' ? { ...one, ...fase } : one))
  writeSessie(tx.docs.sessie, { werksessie: aWerksessie({ fasen, huidigeFase: 'signalen', createdAt: time.now }) })
  for (const id of ['p1', 'p2']) tx.rows.put('deelnemer', id, person(id))
  const sessie = () => {
    const now = readSessie(tx.docs.sessie)
    if (now === undefined) throw new Error('no sessie')
    return now
  }
  const rights = (rol: Rol = 'deelnemer') => rightsNow(rol, sessie().werksessie, sessie().prive)
  return {
    tx,
    time,
    sessie,
    rights,
    send: (id: string, more: object = {}, by = 'p1', rol: Rol = 'deelnemer') =>
      submitSignalen(tx, { deelnemer: person(by), rights: rights(rol) }, [
        { id, text: `tekst ${id}`, kind: 'zorg', ...more },
      ])[0],
    go: (to: string) => {
      const { werksessie } = sessie()
      writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, huidigeFase: to } })
      noteFaseloop(tx, werksessie)
    },
    texts: () => readBord(tx.docs.bord).signalen.map(({ text }) => text),
    reveal: (size: number) => {
      beginReveal(tx)
      let count = 0
      for (let left = 1; left > 0; ) {
        const batch = revealBatch(tx, size)
        left = batch.left
        count += batch.authors.length
      }
      return count
    },
  }
}

describe('a briefje that its author took off the bord and does again', () => {
  it.each([
    ['on the bord', {}, 'bord'],
    ['in a private round', { prive: true }, 'prive'],
    ['with an inbox', { intake: 'inbox' as const }, 'inbox'],
  ])('is taken again under its own id, %s', (_where, fase, plek) => {
    const { tx, send, texts, reveal } = room(fase)
    tx.rows.put('owner', 'signalen.weer', { deelnemerId: 'p1' as DeelnemerId, at: 1 })
    tx.rows.put('owner', 'signalen.anders', { deelnemerId: 'p2' as DeelnemerId, at: 1 })
    expect(send('weer')).toEqual({ id: 'weer', status: 'geplaatst', plek })
    expect(send('weer')).toEqual({ id: 'weer', status: 'bestond_al', plek })
    expect(send('anders')).toMatchObject({ status: 'geweigerd' })
    if (plek === 'prive') reveal(10)
    if (plek === 'inbox') return
    expect(texts()).toEqual(['tekst weer'])
    expect(readBord(tx.docs.bord).signalen.map(({ id }) => id)).toEqual(['weer'])
  })
})

describe('a private round', () => {
  it('keeps words and ids out of every document; everybody sees a number', () => {
    const { tx, send, sessie } = room({ prive: true })
    expect(send('geheim1')).toEqual({ id: 'geheim1', status: 'geplaatst', plek: 'prive' })
    send('geheim2', {}, 'p2')
    const shared = JSON.stringify([
      readBord(tx.docs.bord),
      { ...sessie(), werksessie: null },
      readRegie(tx.docs.regie),
      tx.docs.programma.toJSON(),
    ])
    expect(shared).not.toContain('geheim')
    expect(sessie().prive).toMatchObject({ faseId: 'signalen', count: 2, status: 'loopt' })
    // An owner's row would stand in the archive.
    expect(tx.rows.list('owner')).toEqual([])
  })

  it('shows, changes and withdraws one’s own, and nobody else’s', () => {
    const { tx, send, rights, sessie } = room({ prive: true })
    send('a')
    send('b')
    expect(listOwn(tx, 'p1' as DeelnemerId).map(({ id, plek }) => [id, plek])).toEqual([
      ['a', 'prive'],
      ['b', 'prive'],
    ])
    expect(listOwn(tx, 'p2' as DeelnemerId)).toEqual([])
    const by = (id: string) => ({ deelnemerId: id as DeelnemerId, rights: rights() })
    expect(changeOwn(tx, by('p1'), { signaalId: 'a', text: '  anders ' })).toEqual({ ok: true, value: 'prive' })
    expect(changeOwn(tx, by('p2'), { signaalId: 'a', text: 'van mij' })).toMatchObject({ ok: false })
    expect(changeOwn(tx, by('p1'), { signaalId: 'a', text: ' ' })).toMatchObject({ error: { code: 'signaal.empty' } })
    expect(changeOwn(tx, by('p1'), { signaalId: 'b', weg: true })).toEqual({ ok: true, value: 'prive' })
    expect(sessie().prive?.count).toBe(1)
    expect(send('b')).toEqual({ id: 'b', status: 'bestond_al', plek: 'prive' })
    expect(listOwn(tx, 'p1' as DeelnemerId).map(({ text, archivedAt }) => [text, archivedAt !== undefined])).toEqual([
      ['anders', false],
      ['tekst b', true],
    ])
  })

  it('is revealed in batches, each briefje once, by its own author, without the time of its writing', () => {
    const { tx, time, send, reveal, texts, sessie, rights } = room({ prive: true })
    for (let i = 0; i < 30; i++) send(`n${i}`, { pos: [i, i] }, i % 2 === 0 ? 'p1' : 'p2')
    changeOwn(tx, { deelnemerId: 'p1' as DeelnemerId, rights: rights() }, { signaalId: 'n0', weg: true })
    time.now += minute
    beginReveal(tx)
    const first = revealBatch(tx, 7)
    expect([first.left, first.authors.length, texts().length]).toEqual([22, 7, 7])
    expect(sessie().prive).toMatchObject({ count: 22, status: 'onthullen' })
    // Here the server may have stopped; what is there stays, and the rest comes once.
    expect(reveal(7)).toBe(22)
    expect([...new Set(texts())]).toHaveLength(29)
    expect(texts()).not.toContain('tekst n0')
    const { signalen } = readBord(tx.docs.bord)
    expect(new Set(signalen.map(({ createdAt }) => createdAt))).toEqual(new Set([time.now]))
    expect(signalen.every(({ pos }) => pos === undefined)).toBe(true)
    expect(tx.rows.get('owner', 'signalen.n3')?.deelnemerId).toBe('p2')
    expect(sessie().prive).toMatchObject({ count: 0, status: 'onthuld' })
    expect(reveal(7)).toBe(0)
    // The round is over: what comes now is for everybody, and what was withdrawn stays away.
    expect(send('later')).toMatchObject({ plek: 'bord' })
    expect(send('n0')).toMatchObject({ status: 'bestond_al' })
    expect(JSON.stringify(tx.rows.list('prive'))).not.toContain('tekst')
  })

  it('comes in an order of chance', () => {
    const orders = new Set<string>()
    for (let round = 0; round < 6; round++) {
      const { tx, send } = room({ prive: true })
      let step = round
      const shuffled: RoomTx = {
        ...tx,
        ids: {
          next: <T extends string>() => {
            step = (step * 7919 + 13) % 997
            return String(step) as T
          },
        },
      }
      for (let i = 0; i < 8; i++) send(`n${i}`)
      beginReveal(shuffled)
      revealBatch(shuffled, 8)
      orders.add([...tx.docs.bord.getMap('signalen').keys()].join())
    }
    expect(orders.size).toBeGreaterThan(3)
  })

  it('waits on when the fase goes on without a reveal', () => {
    const { send, go, sessie, reveal, texts } = room({ prive: true })
    send('a')
    go('aanbod')
    expect(send('b')).toMatchObject({ plek: 'bord' })
    expect(sessie().prive).toMatchObject({ count: 1, status: 'loopt' })
    expect(texts()).toEqual(['tekst b'])
    expect(reveal(5)).toBe(1)
    expect(texts().sort()).toEqual(['tekst a', 'tekst b'])
  })

  it('begins and ends within a fase; ending it shows nothing by itself', () => {
    const { tx, send, texts } = room()
    expect(send('open')).toMatchObject({ plek: 'bord' })
    changeIntake(tx, { prive: true })
    expect(send('stil')).toMatchObject({ plek: 'prive' })
    expect(send('vanBegeleider', {}, 'p2', 'begeleider')).toMatchObject({ plek: 'bord' })
    changeIntake(tx, { prive: false })
    expect(send('weerOpen')).toMatchObject({ plek: 'bord' })
    expect(texts()).not.toContain('tekst stil')
    expect(listOwn(tx, 'p1' as DeelnemerId).find(({ id }) => id === 'stil')?.plek).toBe('prive')
  })

  it('goes to the inbox at the reveal when the fase has one', () => {
    const { tx, send, reveal, texts } = room({ prive: true, intake: 'inbox' })
    send('a')
    expect(readRegie(tx.docs.regie).inbox).toEqual([])
    reveal(5)
    expect(texts()).toEqual([])
    expect(readRegie(tx.docs.regie).inbox.map(({ text, status }) => [text, status])).toEqual([['tekst a', 'wacht']])
  })
})

describe('a signaal that comes late', () => {
  it('waits in the inbox with both times when its fase is over', () => {
    const { tx, time, send, go } = room()
    const writtenAt = time.now + minute
    time.now += 5 * minute
    go('duiden')
    time.now += 5 * minute
    expect(send('nu')).toMatchObject({ status: 'geweigerd', error: { code: 'fase.not_allowed' } })
    expect(send('laat', { writtenAt })).toMatchObject({ status: 'geplaatst', plek: 'inbox' })
    expect(readRegie(tx.docs.regie).inbox).toEqual([
      expect.objectContaining({ id: 'laat', laat: true, faseId: 'signalen', at: time.now, writtenAt, status: 'wacht' }),
    ])
  })

  it('waits there too when the next fase takes signalen, but not when it was under way', () => {
    const { time, send, go } = room()
    const writtenAt = time.now
    go('aanbod')
    expect(send('onderweg', { writtenAt })).toMatchObject({ plek: 'bord' })
    time.now += minute
    const second = time.now
    time.now += minute
    go('data')
    time.now += 20_000
    expect(send('netTeLaat', { writtenAt: second })).toMatchObject({ plek: 'bord' })
    time.now += minute
    expect(send('echtTeLaat', { writtenAt: second })).toMatchObject({ plek: 'inbox' })
  })

  it('stays private when its round was not revealed', () => {
    const { tx, time, send, go, reveal } = room({ prive: true })
    send('a')
    const writtenAt = time.now
    time.now += minute
    go('duiden')
    expect(send('b', { writtenAt })).toMatchObject({ plek: 'prive' })
    reveal(5)
    expect(send('c', { writtenAt })).toMatchObject({ plek: 'inbox' })
    expect(readRegie(tx.docs.regie).inbox.map(({ id }) => id)).toEqual(['c'])
  })

  it('gains nothing by a clock that lies', () => {
    const { time, send, go } = room()
    go('duiden')
    const refused = { status: 'geweigerd' }
    time.now += minute
    for (const writtenAt of [time.now + minute, time.now, Number.NaN, -1, Number.POSITIVE_INFINITY])
      expect([writtenAt, send(`x${writtenAt}`, { writtenAt })]).toMatchObject([writtenAt, refused])
    time.now += 25 * 60 * minute
    expect(send('gisteren', { writtenAt: time.now - 25 * 60 * minute - minute })).toMatchObject(refused)
  })
})

describe('a reveal that was cut off', () => {
  it('goes on when somebody comes into the room, and each signaal is there once', async () => {
    const storage = new MemoryStorage()
    const first = await openTestRooms(storage)
    await first.addPerson('p1')
    const half = await first.room.run('server', (tx) => {
      changeIntake(tx, { prive: true })
      const rights = rightsNow('deelnemer', readSessie(tx.docs.sessie)?.werksessie, undefined)
      const inputs = Array.from({ length: 20 }, (_, i) => ({ id: `n${i}`, text: `tekst ${i}`, kind: 'zorg' }))
      submitSignalen(tx, { deelnemer: person('p1'), rights }, inputs)
      beginReveal(tx)
      return { ok: true as const, value: revealBatch(tx, 7).left }
    })
    expect(half).toEqual({ ok: true, value: 13 })
    // What is not on the bord counts all the same, in numbers.
    const { nietOpBord, bord, owners } = await first.room.snapshot()
    expect([nietOpBord, bord.signalen.length, Object.keys(owners).length]).toEqual([{ wachtend: 13, opzij: 0 }, 7, 7])
    await first.registry.close(1000)
    const { room: again } = await openTestRooms(storage, { snapshotEvery: 8 })
    const keeper = createRevealKeeper(silentLog)
    keeper.touch(again)
    keeper.touch(again)
    const read = () => again.run('server', ({ docs, rows }) => ({ ok: true as const, value: { docs, rows } }))
    await expect
      .poll(async () => {
        const now = await read()
        return now.ok && readSessie(now.value.docs.sessie)?.prive?.status
      })
      .toBe('onthuld')
    const done = await read()
    if (!done.ok) throw new Error('no room')
    const { docs, rows } = done.value
    expect(
      readBord(docs.bord)
        .signalen.map(({ text }) => text)
        .sort(),
    ).toEqual(Array.from({ length: 20 }, (_, i) => `tekst ${i}`).sort())
    expect(rows.list('prive')).toEqual([])
    expect(rows.list('owner').every(({ value }) => value.deelnemerId === 'p1')).toBe(true)
  })
})
