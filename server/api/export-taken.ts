import type * as z from 'zod/mini'
import type { exportTaakSchema } from '../../shared/protocol/export.ts'

type ExportTaak = z.infer<typeof exportTaakSchema>

/** Files that somebody waits for, by person and the id that their page gave. */
export interface ExportTaken {
  start(key: string | undefined): { progress(fraction: number): void; end(): void }
  get(key: string): ExportTaak | undefined
}

/** The newest are kept, also when they are done: a page asks once more. */
const kept = 200

/** Keeps how far each file is, in memory: after a restart nobody waits any more. */
export function createExportTaken(): ExportTaken {
  const taken = new Map<string, ExportTaak>()
  return {
    start: (key) => {
      const set = (taak: ExportTaak): void => {
        if (key === undefined) return
        taken.delete(key)
        taken.set(key, taak)
        for (const oldest of taken.keys()) {
          if (taken.size <= kept) break
          taken.delete(oldest)
        }
      }
      set({ status: 'wacht', progress: 0 })
      return {
        progress: (fraction) => set({ status: 'bezig', progress: Math.min(1, Math.max(0, fraction)) }),
        end: () => set({ status: 'klaar', progress: 1 }),
      }
    },
    get: (key) => taken.get(key),
  }
}
