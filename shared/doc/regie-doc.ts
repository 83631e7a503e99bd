import type * as Y from 'yjs'
import * as z from 'zod/mini'
import type { Controlepunt } from '../domain/controlepunt.ts'
import type { InboxItem } from '../domain/inbox.ts'
import type { Job, Voorstel } from '../domain/voorstel.ts'

/** A flag on a signaal. Its text is not here: it lives in a table of the server and is fetched by begeleiders. */
export interface Markering {
  readonly signaalId: string
  readonly reason: 'privacy' | 'zorg'
  readonly remark: string
  readonly followUp: string
  readonly at: number
}

/** A raised hand: who, and where they sit. */
export interface Hand {
  readonly id: string
  readonly alias: string
  readonly table?: number
  readonly at: number
}
export const handenRoot = 'handen'

/** What `regie` holds. `besluiten` is the only part that a begeleider writes directly: refusals of suggestions. */
export interface RegieState {
  readonly voorstel?: Voorstel
  readonly jobs: readonly Job[]
  readonly markeringen: readonly Markering[]
  /** First raised first. */
  readonly handen: readonly Hand[]
  /** Signalen that are not on the bord (yet), the oldest first. */
  readonly inbox: readonly InboxItem[]
  /** Keys `signaalId.themaId` or `signaalId.signaalId` (duplicates) that a person refused. */
  readonly refused: ReadonlySet<string>
  /** Newest first. */
  readonly controlepunten: readonly Controlepunt[]
}

/** The gate's allow-list for `besluiten`. */
export const besluitSchema = z.literal('geweigerd')
export const besluitKey = /^[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_-]{1,40}$/

export const regieRoots = {
  server: ['voorstellen', 'jobs', 'markeringen', 'inbox', 'controlepunten', handenRoot],
  begeleider: ['besluiten'],
} as const

/** Reads `regie` into plain data; the newest proposal is the one that counts. */
export function readRegie(doc: Y.Doc): RegieState {
  const voorstellen = [...doc.getMap<Voorstel>('voorstellen').values()].sort((a, b) => b.createdAt - a.createdAt)
  const newest = voorstellen[0]
  return {
    ...(newest === undefined ? {} : { voorstel: newest }),
    jobs: [...doc.getMap<Job>('jobs').values()].sort((a, b) => b.createdAt - a.createdAt),
    markeringen: [...doc.getMap<Markering>('markeringen').values()].sort((a, b) => b.at - a.at),
    handen: [...doc.getMap<Hand>(handenRoot).values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    inbox: [...doc.getMap<InboxItem>('inbox').values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    refused: new Set(doc.getMap('besluiten').keys()),
    controlepunten: [...doc.getMap<Controlepunt>('controlepunten').values()].sort(
      (a, b) => b.at - a.at || (a.id < b.id ? 1 : -1),
    ),
  }
}

/** Notes (or forgets) that a person refused a suggestion. */
export function setRefused(doc: Y.Doc, key: string, refused: boolean): void {
  const map = doc.getMap('besluiten')
  if (refused) map.set(key, 'geweigerd')
  else map.delete(key)
}

/** Puts a signaal in the inbox, or changes what is said of it (server only). */
export function putInboxItem(doc: Y.Doc, item: InboxItem): void {
  doc.getMap<InboxItem>('inbox').set(item.id, item)
}

/** Takes a signaal out of the inbox (server only). */
export function removeInboxItem(doc: Y.Doc, id: string): void {
  const inbox = doc.getMap<InboxItem>('inbox')
  if (inbox.has(id)) inbox.delete(id)
}
