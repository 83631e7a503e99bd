import * as Y from 'yjs'
import { changeText } from '../../shared/doc/records.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { mergeText } from './merge-text.ts'

/** One run of words in the programme that this person changed and that is not on the server's disk yet. */
export interface TypedText {
  /** The Yjs id of the text, `client:clock`: the same on every replica. */
  readonly id: string
  /** The words before this person's first change; absent for a text that is new. */
  readonly was?: string
  readonly text: string
  readonly at: number
  /** The client that wrote it, and its clock in Yjs after the last change. */
  readonly made: readonly [clientId: number, clock: number]
  /** It came back with a refusal once. */
  readonly replayed?: true
}

export interface ProgrammaTyped {
  count(): number
  /** Frames up to this one are on the server's disk. */
  acknowledged(frames: number): void
  disconnected(): void
  /** The server has refused what was sent: on the fresh replica it is done again. */
  refused(): Promise<void>
  /** After a sync: what is not in the document is put back where that goes, the rest is handed over. */
  replay(mayWrite: boolean): void
  close(): void
}

interface Options {
  readonly doc: Y.Doc
  readonly store: LocalStore
  readonly toegang: string
  readonly clock: { now(): number }
  /** Number of frames sent on this connection, 0 before its step 2. */
  framesSent(): number
  /** Words that have no place in the programme any more. `isLawful`: the person may write there. */
  onLost(entry: TypedText, isLawful: boolean): Promise<void>
  onChange(): void
}

export const programmaTypedKey = (toegang: string): string => `programma/${toegang}`

/**
 * What was typed in the programme, as words, until the server has it: the replica on the device comes back after a restart,
 * and these words even when the replica cannot (refused, another epoch, a new draft over it).
 */
export async function openProgrammaTyped(options: Options): Promise<ProgrammaTyped> {
  const { doc, store, toegang, clock } = options
  const key = programmaTypedKey(toegang)
  const fragment = doc.getXmlFragment('inhoud')
  const entries = new Map<string, TypedText & { readonly frame?: number }>()
  for (const entry of (await store.getFact<readonly TypedText[]>(key)) ?? []) entries.set(entry.id, entry)

  const save = (ids: readonly string[]): Promise<unknown> => {
    options.onChange()
    return store.updateFact<readonly TypedText[]>(key, (now = []) => [
      ...now.filter(({ id }) => !ids.includes(id)),
      ...ids.flatMap((id): TypedText[] => {
        const entry = entries.get(id)
        if (entry === undefined) return []
        const { frame: _, ...plain } = entry
        return [plain]
      }),
    ])
  }
  const drop = (ids: readonly string[]) => {
    for (const id of ids) entries.delete(id)
    if (ids.length > 0) void save(ids)
  }

  const onTransaction = (transaction: Y.Transaction) => {
    if (!transaction.local) return
    const touched = new Set<Y.XmlText>()
    for (const type of transaction.changed.keys()) collectTexts(type, transaction, touched)
    const ids: string[] = []
    for (const text of touched) {
      const id = idOf(text)
      if (id === undefined) continue
      const before = isNew(text, transaction) ? undefined : textBefore(text, transaction)
      const words = wordsOf(text)
      const earlier = entries.get(id)
      if (earlier === undefined && before === words) continue
      const was = earlier === undefined ? before : earlier.was
      entries.set(id, {
        id,
        ...(was === undefined ? {} : { was }),
        text: words,
        at: clock.now(),
        made: [doc.clientID, Y.getState(doc.store, doc.clientID)],
      })
      ids.push(id)
    }
    // What this person took out is not to be kept.
    const gone = [...entries.keys()].filter((id) => isDeletedIn(id, transaction))
    for (const id of gone) entries.delete(id)
    if (ids.length + gone.length === 0) return
    // The frame that carries it is sent after this transaction: only then can it be counted.
    doc.once('afterAllTransactions', () => {
      const frame = options.framesSent()
      for (const id of ids) {
        const entry = entries.get(id)
        if (entry !== undefined && frame > 0) entries.set(id, { ...entry, frame })
      }
      void save([...ids, ...gone])
    })
  }
  doc.on('afterTransaction', onTransaction)

  /** The words that others took away with what they stood in belong to the person again. */
  function settle(settled: readonly TypedText[]): void {
    const all = textsIn(fragment)
    const whole = all.map(wordsOf).join('\n')
    for (const entry of settled) {
      const isThere = all.some((text) => idOf(text) === entry.id) || whole.includes(entry.text.trim())
      if (!isThere && hasOwnWords(entry)) void options.onLost(entry, true)
    }
    drop(settled.map(({ id }) => id))
  }
  return {
    count: () => entries.size,
    acknowledged: (frames) => {
      const settled = [...entries.values()].filter((entry) => isMade(doc, entry) && (entry.frame ?? 1) <= frames)
      if (settled.length > 0) settle(settled)
    },
    disconnected: () => {
      for (const [id, { frame: _, ...entry }] of entries) entries.set(id, entry)
    },
    refused: async () => {
      for (const [id, entry] of entries) entries.set(id, { ...entry, replayed: true })
      await save([...entries.keys()])
    },
    replay: (mayWrite) => {
      for (const entry of [...entries.values()].filter((one) => !isMade(doc, one))) {
        // Before it is written: what is written makes an entry of its own, under the same id when it is the same text.
        entries.delete(entry.id)
        const isBack = mayWrite && putBack(doc, fragment, entry)
        const kept = !isBack && hasOwnWords(entry) ? options.onLost(entry, mayWrite) : Promise.resolve()
        // Only after the words are safe elsewhere are they forgotten here.
        void kept.then(() => (entries.has(entry.id) ? undefined : save([entry.id])))
      }
    },
    close: () => doc.off('afterTransaction', onTransaction),
  }
}

const isMade = (doc: Y.Doc, { made: [clientId, clock] }: TypedText): boolean => Y.getState(doc.store, clientId) >= clock

/** Taking words out leaves nothing to keep. */
const hasOwnWords = ({ text, was = '' }: TypedText): boolean => text.trim() !== '' && text !== was

/** Writes it as its smallest difference where the same words still stand; false when people have to decide. */
function putBack(doc: Y.Doc, fragment: Y.XmlFragment, { id, was, text, replayed }: TypedText): boolean {
  const all = textsIn(fragment)
  if (text.trim() !== '' && all.some((one) => wordsOf(one).includes(text))) return true
  if (was === undefined || replayed === true) return false
  const same = all.filter((one) => wordsOf(one) === was)
  const place = all.find((one) => idOf(one) === id) ?? (same.length === 1 ? same[0] : undefined)
  if (place === undefined) return false
  const merged = mergeText(was, text, wordsOf(place))
  if (!merged.ok) return false
  doc.transact(() => {
    for (const step of merged.steps) changeText(place, step)
  })
  return true
}

const idOf = ({ _item }: Y.XmlText): string | undefined =>
  _item === null ? undefined : `${_item.id.client}:${_item.id.clock}`

/** The words without their formatting. */
const wordsOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')

function textsIn(node: Y.XmlFragment | Y.XmlElement): readonly Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []))
}

const isNew = ({ _item }: Y.XmlText, { beforeState }: Y.Transaction): boolean =>
  _item !== null && _item.id.clock >= (beforeState.get(_item.id.client) ?? 0)

/** A changed text, and the new texts in a changed element. */
function collectTexts(type: unknown, transaction: Y.Transaction, into: Set<Y.XmlText>): void {
  if (type instanceof Y.XmlText) {
    if (type._item?.deleted !== true) into.add(type)
  } else if (type instanceof Y.XmlElement || type instanceof Y.XmlFragment) {
    for (const text of textsIn(type)) if (isNew(text, transaction)) into.add(text)
  }
}

/** The words of a text as they were before this transaction; call it before the garbage is collected. */
function textBefore(text: Y.XmlText, { beforeState, deleteSet }: Y.Transaction): string {
  let words = ''
  for (let item = text._start; item !== null; item = item.right) {
    const wasThere = item.id.clock < (beforeState.get(item.id.client) ?? 0)
    const wasAlive = !item.deleted || Y.isDeleted(deleteSet, item.id)
    if (wasThere && wasAlive && item.content instanceof Y.ContentString) words += item.content.str
  }
  return words
}

function isDeletedIn(id: string, { deleteSet }: Y.Transaction): boolean {
  const [client, clock] = id.split(':').map(Number)
  return client !== undefined && clock !== undefined && Y.isDeleted(deleteSet, Y.createID(client, clock))
}
