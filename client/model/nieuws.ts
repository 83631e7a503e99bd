import type { Signaal } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { quoteOf } from './bord-work.ts'

/** What of a signaal somebody who does not see the bord wants to hear about. */
export type Told = Pick<Signaal, 'text' | 'themaId' | 'mergedInto' | 'archivedAt' | 'hidden' | 'offTopic'>

const wordsOf = (one: Told): string => (one.hidden === undefined ? `“${quoteOf(one.text)}”` : m.bord_verborgen_tekst())

/**
 * What others changed, in one short text: a single change with its words, more of them as numbers. `before` has the notes as
 * they were (`undefined`: they were not there). Empty when there is nothing to tell.
 */
export function nieuwsInWords(
  changes: readonly { readonly before: Told | undefined; readonly now: Told | undefined }[],
  placeOf: (one: Told) => string,
): string {
  const added: Told[] = []
  const moved: Told[] = []
  let changed = 0
  let gone = 0
  let stacked = 0
  for (const { before, now } of changes) {
    const wasThere = before !== undefined && before.archivedAt === undefined
    const isThere = now !== undefined && now.archivedAt === undefined
    if (!wasThere && isThere) added.push(now)
    else if (wasThere && !isThere) gone++
    else if (wasThere && isThere) {
      if (before.mergedInto !== now.mergedInto && now.mergedInto !== undefined) stacked++
      else if (before.themaId !== now.themaId || before.offTopic !== now.offTopic) moved.push(now)
      else if (before.text !== now.text || before.hidden !== now.hidden) changed++
    }
  }
  const [onlyNew] = added
  const [onlyMoved] = moved
  const parts = [
    added.length === 1 && onlyNew !== undefined
      ? m.nieuws_nieuw_tekst({ plaats: placeOf(onlyNew), tekst: wordsOf(onlyNew) })
      : added.length > 0
        ? m.nieuws_nieuw({ count: added.length })
        : '',
    moved.length === 1 && onlyMoved !== undefined
      ? m.nieuws_verplaatst_tekst({ plaats: placeOf(onlyMoved), tekst: wordsOf(onlyMoved) })
      : moved.length > 0
        ? m.nieuws_verplaatst({ count: moved.length })
        : '',
    changed > 0 ? m.nieuws_gewijzigd({ count: changed }) : '',
    stacked > 0 ? m.nieuws_op_elkaar({ count: stacked }) : '',
    gone > 0 ? m.nieuws_weg({ count: gone }) : '',
  ]
  return parts.filter((part) => part !== '').join('. ')
}

const told = ({ text, themaId, mergedInto, archivedAt, hidden, offTopic }: Signaal): Told => ({
  text,
  ...(themaId === undefined ? {} : { themaId }),
  ...(mergedInto === undefined ? {} : { mergedInto }),
  ...(archivedAt === undefined ? {} : { archivedAt }),
  ...(hidden === undefined ? {} : { hidden }),
  ...(offTopic === undefined ? {} : { offTopic }),
})

interface NieuwsPorts {
  readonly bord: {
    get(collection: 'signalen', id: string): Signaal | undefined
    all(collection: 'signalen'): readonly Signaal[]
    subscribe(collection: 'signalen', listener: (changed: ReadonlySet<string>) => void): () => void
  }
  /** Did this person do that just now? Then it is told by its own sentence. */
  readonly isOwn: (id: string) => boolean
  /** False: what came in is the state of the bord, no news (connecting, or switched off). */
  readonly isListening: () => boolean
  readonly placeOf: (one: Told) => string
  readonly tell: (text: string) => void
  /** Runs `then` after so many ms; gives how to stop. */
  readonly later: (then: () => void, ms: number) => () => void
}

/** How long news is saved up: politely, at most one sentence in ten seconds (DESIGN §4). */
export const nieuwsEveryMs = 10_000

/** Follows what others do and tells it in batches. Gives how to stop. */
export function followNieuws({ bord, isOwn, isListening, placeOf, tell, later }: NieuwsPorts): () => void {
  const known = new Map<string, Told>(bord.all('signalen').map((one) => [one.id, told(one)]))
  const waiting = new Map<string, Told | undefined>()
  let stopTimer: (() => void) | undefined
  const flush = (): void => {
    stopTimer = undefined
    const changes = [...waiting].map(([id, before]) => {
      const now = bord.get('signalen', id)
      return { before, now: now === undefined ? undefined : told(now) }
    })
    waiting.clear()
    const text = isListening() ? nieuwsInWords(changes, placeOf) : ''
    if (text !== '') tell(text)
  }
  const stop = bord.subscribe('signalen', (ids) => {
    const isNews = isListening()
    const before = new Map([...ids].map((id) => [id, known.get(id)]))
    for (const id of ids) {
      const now = bord.get('signalen', id)
      if (now === undefined) known.delete(id)
      else known.set(id, told(now))
    }
    if (!isNews) return
    // Whose change it is, is noted right after the change itself.
    queueMicrotask(() => {
      for (const [id, was] of before) if (!isOwn(id) && !waiting.has(id)) waiting.set(id, was)
      if (waiting.size > 0) stopTimer ??= later(flush, nieuwsEveryMs)
    })
  })
  return () => {
    stop()
    stopTimer?.()
  }
}
