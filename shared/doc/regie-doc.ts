import type * as Y from 'yjs'
import * as z from 'zod/mini'
import type { Job, Voorstel } from '../domain/voorstel.ts'

/** A flag on a signaal. Its text is not here: it lives in a table of the server and is fetched by begeleiders. */
export interface Markering {
  readonly signaalId: string
  readonly reason: 'privacy' | 'zorg'
  readonly remark: string
  readonly followUp: string
  readonly at: number
}

/** What `regie` holds. `besluiten` is the only part that a begeleider writes directly: refusals of suggestions. */
export interface RegieState {
  readonly voorstel?: Voorstel
  readonly jobs: readonly Job[]
  readonly markeringen: readonly Markering[]
  /** Keys `signaalId.themaId` or `signaalId.signaalId` (duplicates) that a person refused. */
  readonly refused: ReadonlySet<string>
}

/** The gate's allow-list for `besluiten`. */
export const besluitSchema = z.literal('geweigerd')
export const besluitKey = /^[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_-]{1,40}$/

export const regieRoots = { server: ['voorstellen', 'jobs', 'markeringen'], begeleider: ['besluiten'] } as const

/** Reads `regie` into plain data; the newest proposal is the one that counts. */
export function readRegie(doc: Y.Doc): RegieState {
  const voorstellen = [...doc.getMap<Voorstel>('voorstellen').values()].sort((a, b) => b.createdAt - a.createdAt)
  const newest = voorstellen[0]
  return {
    ...(newest === undefined ? {} : { voorstel: newest }),
    jobs: [...doc.getMap<Job>('jobs').values()].sort((a, b) => b.createdAt - a.createdAt),
    markeringen: [...doc.getMap<Markering>('markeringen').values()].sort((a, b) => b.at - a.at),
    refused: new Set(doc.getMap('besluiten').keys()),
  }
}

/** Notes (or forgets) that a person refused a suggestion. */
export function setRefused(doc: Y.Doc, key: string, refused: boolean): void {
  const map = doc.getMap('besluiten')
  if (refused) map.set(key, 'geweigerd')
  else map.delete(key)
}
