import type { Bestand, Bestanden } from './bestanden.ts'
import { StorageError } from './storage.ts'

/** What survives: give the same map to a new `createMemoryBestanden` to play a restart. */
export type BestandDisk = Map<string, Map<string, { readonly bestand: Bestand; readonly bytes: Uint8Array }>>

/** The rules of the SQLite adapter without a file. `maxBytes`: a full disk, for tests. */
export function createMemoryBestanden(
  disk: BestandDisk = new Map(),
  maxBytes: number = Number.POSITIVE_INFINITY,
): Bestanden {
  const ofRoom = (room: string) => disk.get(room) ?? new Map<string, never>()
  const used = (room: string): number =>
    [...ofRoom(room).values()].reduce((sum, { bytes }: { readonly bytes: Uint8Array }) => sum + bytes.length, 0)
  return {
    async put(room, bestand, bytes, quota) {
      const files = disk.get(room) ?? new Map()
      const known = files.get(bestand.id)
      if (known !== undefined) return { kind: 'known', bestand: known.bestand }
      if (files.size >= quota.files || used(room) + bytes.length > quota.bytes) return { kind: 'full' }
      if ([...disk.keys()].reduce((sum, one) => sum + used(one), bytes.length) > maxBytes)
        throw new StorageError('full', 'the disk is full')
      files.set(bestand.id, { bestand: { ...bestand }, bytes: new Uint8Array(bytes) })
      disk.set(room, files)
      return { kind: 'kept' }
    },
    async find(room, id) {
      return disk.get(room)?.get(id)?.bestand
    },
    async read(room, id) {
      const found = disk.get(room)?.get(id)
      return found === undefined ? undefined : { bestand: found.bestand, bytes: new Uint8Array(found.bytes) }
    },
    async list(room) {
      return [...(disk.get(room)?.values() ?? [])]
        .map(({ bestand }) => bestand)
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    },
    async erase(room, id) {
      const files = disk.get(room)
      if (files === undefined) return 0
      if (id !== undefined) return files.delete(id) ? 1 : 0
      disk.delete(room)
      return files.size
    },
  }
}
