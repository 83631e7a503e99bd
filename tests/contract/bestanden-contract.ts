import { afterEach, describe, expect, test } from 'vitest'
import type { Bestand, Bestanden } from '../../server/storage/bestanden.ts'
import { StorageError } from '../../server/storage/storage.ts'
import type { BestandId, DeelnemerId } from '../../shared/base/ids.ts'

/** One disk that outlives the adapters opened on it. */
export interface BestandenBench {
  /** Opens the files of the disk; `small` allows it about 1 MiB. */
  open(options?: { readonly small?: boolean }): Promise<Bestanden>
  /** Ends the adapter as a killed process would. */
  kill(): Promise<void>
  remove(): Promise<void>
}

const roomy = { bytes: 100_000_000, files: 1000 }
const id = (value: string) => value as BestandId
const bestand = (name: string, changes: Partial<Bestand> = {}): Bestand => ({
  id: id(name),
  soort: 'afbeelding',
  contentType: 'image/png',
  bytes: 3,
  width: 4,
  height: 5,
  deelnemerId: 'p1' as DeelnemerId,
  at: 10,
  ...changes,
})
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** Every adapter of the `Bestanden` port runs this. */
export function describeBestanden(name: string, createBench: () => Promise<BestandenBench>): void {
  describe(`bestanden contract: ${name}`, () => {
    const cleanups: (() => Promise<void>)[] = []
    afterEach(async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    })
    const setUp = async (options?: { readonly small?: boolean }) => {
      const bench = await createBench()
      cleanups.push(() => bench.remove())
      return { bench, files: await bench.open(options) }
    }

    test('what is kept comes back byte for byte, also after a kill', async () => {
      const { bench, files } = await setUp()
      const large = new Uint8Array(300_000).map((_, index) => index % 251)
      expect(await files.put('r', bestand('a'), bytes(1, 2, 3), roomy)).toEqual({ kind: 'kept' })
      expect(await files.put('r', bestand('b', { at: 5, bytes: large.length }), large, roomy)).toEqual({ kind: 'kept' })
      await bench.kill()
      const after = await bench.open()
      expect(await after.read('r', id('a'))).toEqual({ bestand: bestand('a'), bytes: bytes(1, 2, 3) })
      expect(Buffer.from(large).equals((await after.read('r', id('b')))?.bytes ?? bytes())).toBe(true)
      expect(await after.find('r', id('a'))).toEqual(bestand('a'))
      expect((await after.list('r')).map((one) => one.id)).toEqual(['b', 'a'])
    })

    test('absent is undefined, and rooms do not see each other', async () => {
      const { files } = await setUp()
      await files.put('r', bestand('a'), bytes(1), roomy)
      expect(await files.read('q', id('a'))).toBeUndefined()
      expect(await files.find('q', id('a'))).toBeUndefined()
      expect(await files.list('q')).toEqual([])
      expect(await files.erase('q')).toBe(0)
      expect(await files.erase('r', id('b'))).toBe(0)
    })

    test('an id that is there stays what it is', async () => {
      const { files } = await setUp()
      await files.put('r', bestand('a'), bytes(1, 2, 3), roomy)
      const again = await files.put('r', bestand('a', { deelnemerId: 'p2' as DeelnemerId }), bytes(9), roomy)
      expect(again).toEqual({ kind: 'known', bestand: bestand('a') })
      expect((await files.read('r', id('a')))?.bytes).toEqual(bytes(1, 2, 3))
    })

    test('no more files and bytes than the quota, however many are sent at once', async () => {
      const { files } = await setUp()
      const many = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          files.put('r', bestand(`f${index}`), bytes(1, 2), { bytes: 100, files: 3 }),
        ),
      )
      expect(many.filter(({ kind }) => kind === 'kept')).toHaveLength(3)
      expect(await files.put('r', bestand('x'), new Uint8Array(95), { bytes: 100, files: 9 })).toEqual({ kind: 'full' })
      expect(await files.put('q', bestand('x'), new Uint8Array(95), { bytes: 100, files: 9 })).toEqual({ kind: 'kept' })
    })

    test('erasing takes one, or all of a room, and makes room again', async () => {
      const { files } = await setUp()
      for (const name of ['a', 'b', 'c']) await files.put('r', bestand(name), bytes(1), roomy)
      await files.put('q', bestand('a'), bytes(1), roomy)
      expect(await files.erase('r', id('b'))).toBe(1)
      expect(await files.read('r', id('b'))).toBeUndefined()
      expect(await files.erase('r')).toBe(2)
      expect(await files.list('r')).toEqual([])
      expect(await files.list('q')).toHaveLength(1)
      expect(await files.put('r', bestand('b'), bytes(7), roomy)).toEqual({ kind: 'kept' })
    })

    test('what the caller does with its bytes afterwards changes nothing', async () => {
      const { files } = await setUp()
      const buffer = bytes(1, 2, 3)
      const written = files.put('r', bestand('a'), buffer, roomy)
      buffer.fill(0)
      await written
      expect((await files.read('r', id('a')))?.bytes).toEqual(bytes(1, 2, 3))
    })

    test('a full disk rejects, and what was there stays', async () => {
      const { files } = await setUp({ small: true })
      await files.put('r', bestand('a'), bytes(1), roomy)
      const failure = await files
        .put('r', bestand('b'), new Uint8Array(5_000_000).fill(7), roomy)
        .catch((error) => error)
      expect(failure).toBeInstanceOf(StorageError)
      expect(failure.reason).toBe('full')
      expect((await files.list('r')).map((one) => one.id)).toEqual(['a'])
    })
  })
}
