import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { restore } from '../../server/api/controlepunten.ts'
import { unpackState } from '../../server/api/pack-state.ts'
import { takeControlepunt } from '../../server/api/take-controlepunt.ts'
import { eraseSignaal } from '../../server/api/wissen.ts'
import { silentLog } from '../../server/observability/log.ts'
import { createMemoryDisk, MemoryStorage } from '../../server/storage/memory-storage.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { ok } from '../../shared/base/result.ts'
import { addSignaal, addThema, setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { readState } from '../../shared/doc/werksessie-state.ts'
import { maxControlepunten } from '../../shared/domain/controlepunt.ts'
import { aSignaal, aThema } from '../fixtures/builders.ts'
import { openTestRooms, testWerksessieId } from '../support/test-rooms.ts'

const adapters: readonly [string, () => { open: () => Promise<Storage>; remove: () => void }][] = [
  [
    'memory',
    () => {
      const disk = createMemoryDisk()
      return { open: async () => new MemoryStorage({ disk }), remove: () => undefined }
    },
  ],
  [
    'sqlite',
    () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'wijkbord-controlepunt-'))
      return {
        open: () => openSqliteStorage({ dataDir, log: silentLog }),
        remove: () => rmSync(dataDir, { recursive: true, force: true }),
      }
    },
  ],
]

const since = Number.POSITIVE_INFINITY
const note = (id: string, text = `tekst van ${id}`) => aSignaal({ id: id as never, text })

describe.each(adapters)('controlepunten on %s', (_, makeDisk) => {
  const withDisk = async (
    work: (helpers: {
      rooms: Awaited<ReturnType<typeof openTestRooms>>
      saved: (id: string) => Promise<ReturnType<typeof unpackState>>
      again: () => Promise<Awaited<ReturnType<typeof openTestRooms>>>
    }) => Promise<void>,
  ) => {
    const disk = makeDisk()
    let storage = await disk.open()
    const rooms = await openTestRooms(storage)
    const open = [rooms.registry]
    try {
      await work({
        rooms,
        saved: async (id) => {
          const row = (await storage.getRow(testWerksessieId, 'controlepunt', id)) as { packed: string }
          return unpackState(row.packed)
        },
        again: async () => {
          await open.at(-1)?.close(1000)
          await storage.close()
          storage = await disk.open()
          const next = await openTestRooms(storage)
          open.push(next.registry)
          return next
        },
      })
    } finally {
      await open.at(-1)?.close(1000)
      await storage.close()
      disk.remove()
    }
  }
  const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }

  it('the read model after a restore is that of the moment, and survives a restart', () =>
    withDisk(async ({ rooms: { registry, room }, saved, again }) => {
      const id = must(
        await room.run('server', (tx) => {
          addThema(tx.docs.bord, aThema())
          addSignaal(tx.docs.bord, { ...note('a'), themaId: 't1' as never, pos: [1, 2] })
          addSignaal(tx.docs.bord, note('b'))
          return ok(takeControlepunt(tx, { title: 'Signalen', kind: 'fase' }))
        }),
      )
      const then = must(await room.run('server', (tx) => ok(readBord(tx.docs.bord))))
      must(
        await room.run('server', (tx) => {
          setSignaal(tx.docs.bord, 'a', { text: 'heel iets anders', themaId: undefined, archivedAt: 3 })
          addSignaal(tx.docs.bord, note('c'))
          return ok(undefined)
        }),
      )
      const [state, changed] = [await saved(id), must(await room.run('server', (tx) => ok(readBord(tx.docs.bord))))]
      const before = must(
        await registry.newEpoch(testWerksessieId, { from: 'empty' }, (tx, _all, docs) => {
          const restored = restore(tx, state, readState(docs), { since })
          return restored.ok ? ok({ value: restored.value }) : restored
        }),
      )
      const next = (await again()).room
      expect(next.epoch).toBe(2)
      const read = must(
        await next.run('server', (tx) =>
          ok({ bord: readBord(tx.docs.bord), regie: readRegie(tx.docs.regie), sessie: readSessie(tx.docs.sessie) }),
        ),
      )
      expect(read.bord).toEqual(then)
      expect(read.regie.controlepunten.map((one) => [one.id, one.kind]).sort()).toEqual(
        [
          [id, 'fase'],
          [before, 'herstel'],
        ].sort(),
      )
      expect(read.regie.controlepunten.find((one) => one.id === before)?.counts.signalen).toBe(2)
      // And back again: nothing was lost by going back.
      const undone = await saved(before)
      expect(undone.bord.signalen).toEqual(JSON.parse(JSON.stringify(changed.signalen)))
    }))

  it('erased words are in no controlepunt, also not under a former text', () =>
    withDisk(async ({ rooms: { registry, room }, saved }) => {
      const secret = 'mevrouw Zwaluwenberg van nummer 14'
      const id = must(
        await room.run('server', (tx) => {
          addSignaal(tx.docs.bord, note('s', `${secret} drinkt`))
          addSignaal(tx.docs.bord, note('q', `iemand zei: ${secret} drinkt te veel`))
          return ok(takeControlepunt(tx, { title: 'Signalen', kind: 'hand' }))
        }),
      )
      must(await room.run('server', (tx) => ok(setSignaal(tx.docs.bord, 's', { text: `${secret} drinkt te veel` }))))
      expect(JSON.stringify(await saved(id))).toContain('Zwaluwenberg')
      const { rows } = must(
        await registry.newEpoch(testWerksessieId, { from: 'now' }, (tx, all) => {
          const erased = eraseSignaal(tx, 's', all, [])
          return erased.ok ? ok({ value: erased.value.report }) : erased
        }),
      )
      expect(rows).toBeGreaterThanOrEqual(1)
      const after = await saved(id)
      expect(JSON.stringify(after)).not.toContain('Zwaluwenberg')
      expect(after.bord.signalen?.find((one) => one.id === 's')).toMatchObject({ text: '', hidden: 'privacy' })
    }))

  it('so many are kept and no more, on disk as well', () =>
    withDisk(async ({ rooms: { room, time }, saved }) => {
      const ids: string[] = []
      for (let n = 0; n < maxControlepunten + 2; n++) {
        await time.pass(1)
        const kind = n === 0 ? 'hand' : 'fase'
        ids.push(must(await room.run('server', (tx) => ok(takeControlepunt(tx, { title: `${n}`, kind })))))
      }
      const kept = must(await room.run('server', (tx) => ok(readRegie(tx.docs.regie).controlepunten)))
      expect(kept).toHaveLength(maxControlepunten)
      expect(kept.some(({ id }) => id === ids[0])).toBe(true)
      await expect(saved(ids[1] ?? '')).rejects.toThrow()
      expect(await saved(ids.at(-1) ?? '')).toHaveProperty('bord')
    }))
})
