import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { FakeClient } from '../../tests/support/fake-client.ts'
import { fillWerksessie, openTestRooms, settle, testWerksessieId } from '../../tests/support/test-rooms.ts'
import { MemoryStorage } from '../storage/memory-storage.ts'
import { StorageError } from '../storage/storage.ts'

const note = (id: string) => aSignaal({ id: id as never, channel: 'bord' })

describe('newEpoch', () => {
  it('[E1] from empty: everybody is sent off, who opens it meanwhile gets the new one, and it survives a restart', async () => {
    const storage = new MemoryStorage()
    const { registry, room, addPerson } = await openTestRooms(storage)
    const [clientId = 0] = await addPerson('anna')
    const anna = new FakeClient(room, 'anna', { clientId })
    await settle()
    addSignaal(anna.doc, note('oud'))
    let meanwhile: ReturnType<typeof registry.open> | undefined
    const made = registry.newEpoch(testWerksessieId, { from: 'empty' }, (tx) => {
      meanwhile = registry.open(testWerksessieId)
      fillWerksessie(tx)
      addSignaal(tx.docs.bord, note('nieuw'))
      return ok({ value: 'klaar' })
    })
    expect(await made).toEqual(ok('klaar'))
    expect(anna.closedWith?.code).toBe(4409)
    const opened = await meanwhile
    if (opened?.ok !== true) throw new Error('not opened')
    expect([opened.value.epoch, opened.value === room]).toEqual([2, false])
    expect((await opened.value.snapshot()).bord.signalen.map(({ id }) => id)).toEqual(['nieuw'])
    // The former room takes nothing any more.
    expect((await room.run('server', () => ok(1))).ok).toBe(false)
    await registry.close(1000)
    const again = await openTestRooms(storage)
    expect(again.room.epoch).toBe(2)
    expect((await again.room.snapshot()).bord.signalen.map(({ id }) => id)).toEqual(['nieuw'])
    // Who was known before the epoch still is: clientIDs stay bound to their person.
    const back = new FakeClient(again.room, 'anna', { clientId })
    await settle()
    addSignaal(back.doc, note('vanAnna'))
    await settle()
    expect(back.closedWith).toBeUndefined()
  })

  it('[E1] two at once come one after the other, and neither loses what the other wrote', async () => {
    const { registry } = await openTestRooms(new MemoryStorage())
    const add = (id: string) =>
      registry.newEpoch(testWerksessieId, { from: 'now' }, (tx) => ok({ value: addSignaal(tx.docs.bord, note(id)) }))
    expect(await Promise.all([add('een'), add('twee')])).toEqual([ok(true), ok(true)])
    const opened = await registry.open(testWerksessieId)
    if (!opened.ok) throw new Error('not opened')
    expect(opened.value.epoch).toBe(3)
    expect((await opened.value.snapshot()).bord.signalen.map(({ id }) => id).sort()).toEqual(['een', 'twee'])
  })

  it('[E1] an error, or a disk that does not take it, leaves everything as it was', async () => {
    const storage = new MemoryStorage()
    const { registry, room } = await openTestRooms(storage)
    await room.run('server', (tx) => ok(addSignaal(tx.docs.bord, note('blijft'))))
    const refused = await registry.newEpoch(testWerksessieId, { from: 'empty' }, () =>
      fail(appError('request.invalid')),
    )
    expect(refused).toEqual(fail(appError('request.invalid')))
    const resetDocs = storage.resetDocs.bind(storage)
    storage.resetDocs = () => Promise.reject(new StorageError('full', 'the disk is full'))
    const full = await registry.newEpoch(testWerksessieId, { from: 'empty' }, () => ok({ value: 1 }))
    expect(full).toEqual(fail(appError('storage.unavailable')))
    storage.resetDocs = resetDocs
    const opened = await registry.open(testWerksessieId)
    if (!opened.ok) throw new Error('not opened')
    expect(opened.value.epoch).toBe(1)
    const bord = (await opened.value.snapshot()).bord
    expect(bord.signalen.map(({ id }) => id)).toEqual(['blijft'])
  })

  it('[E3] text that was deleted is not in the bytes of the new epoch', async () => {
    const storage = new MemoryStorage()
    const { registry, room } = await openTestRooms(storage)
    const text = 'een telefoonnummer dat weg moet'
    await room.run('server', (tx) => ok(addSignaal(tx.docs.bord, { ...note('s'), text })))
    const bytes = async () => {
      const { snapshot, updates } = await storage.loadDoc(testWerksessieId, 'bord')
      return Buffer.concat([snapshot ?? new Uint8Array(), ...updates])
    }
    expect((await bytes()).includes(text)).toBe(true)
    await registry.newEpoch(testWerksessieId, { from: 'now' }, (tx) => {
      tx.docs.bord.getMap<Y.Map<unknown>>('signalen').delete('s')
      return ok({ value: readBord(tx.docs.bord).signalen.length })
    })
    expect((await bytes()).includes('telefoon')).toBe(false)
  })
})
