import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import type { FrameId, Ids, KanskaartId, NodeId, RelationId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { bordCollection, byOrder } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { RecordLayout } from '../../shared/doc/layout.ts'
import { createRecord, readRecord, updateRecord } from '../../shared/doc/records.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Frame } from '../../shared/domain/frame.ts'
import type { Kanskaart } from '../../shared/domain/kanskaart.ts'
import type { Change } from '../../shared/domain/may-change.ts'
import type { Signaal, SignaalInput } from '../../shared/domain/signaal.ts'
import { type Pictogram, type Plaat, pictogrammen, platen, type Thema } from '../../shared/domain/thema.ts'
import type { MapNode, Relation } from '../../shared/domain/wijkkaart.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Intent } from '../sync/intents.ts'
import type { ActionKit, Step } from './action-kit.ts'
import { createThemaActions } from './thema-actions.ts'
import type { BordActions, BordModel, NewSignaal } from './types.ts'
import { createVoorwerpActions } from './voorwerp-actions.ts'

type Plain = Readonly<Record<string, unknown>>

export type { Step }

export interface ActionContext {
  readonly doc: Y.Doc
  readonly bord: BordModel
  readonly undo: Y.UndoManager
  /** The origin that the undo manager tracks. */
  readonly origin: object
  readonly clock: Clock
  readonly ids: Ids
  readonly profile: {
    readonly group: DeelnemerGroep
    readonly authorLabel: string | undefined
    /** Where this person sits; a new signaal says so. */
    readonly table?: number | undefined
    readonly isSchrijver: boolean
  }
  may(change: Omit<Change, 'own'> & { readonly own?: boolean }): boolean
  /** Before a local transaction: Yjs may have replaced the clientID. */
  checkClientId(): boolean
  /** Notes what was done until the server has it. */
  noteIntent(intent: Intent): void
  noteOwn(collection: BordCollection, id: string): void
  /** Sends a signaal by command where it must not be written under a clientID; false when it may be written directly. */
  submit(input: SignaalInput): boolean
  setRefused(keys: readonly string[]): void
}

let seq = 0

/**
 * Writes steps in one transaction per 200 records; gives false, and writes nothing, when a right or a record is missing.
 * `isReplay`: these came back with a refusal once.
 */
export function applySteps(
  context: ActionContext,
  steps: readonly Step[],
  { isReplay = false }: { readonly isReplay?: boolean } = {},
): boolean {
  if (steps.length === 0 || !steps.every((step) => isAllowed(context, step)) || !context.checkClientId()) return false
  if (!steps.every((step) => 'add' in step || bordCollection(context.doc, step.collection).has(step.id))) return false
  const before = steps.map((step) => ('add' in step ? undefined : fieldsBefore(context.doc, step)))
  const { clientID, store } = context.doc
  const clockBefore = Y.getState(store, clientID)
  for (let from = 0; from < steps.length; from += limits.recordsPerTransaction) {
    const part = steps.slice(from, from + limits.recordsPerTransaction)
    context.doc.transact(() => {
      for (const step of part) write(context.doc, step)
    }, context.origin)
  }
  const clock = Y.getState(store, clientID)
  for (const [index, step] of steps.entries()) {
    const was = before[index]
    if ('add' in step) context.noteOwn(step.collection, step.id)
    context.noteIntent({
      id: context.ids.next<string>(),
      seq: context.clock.now() * 1000 + (seq++ % 1000),
      at: context.clock.now(),
      collection: step.collection,
      recordId: step.id,
      ...('add' in step ? { add: step.add } : { set: withNulls(step.set) }),
      ...(was === undefined ? {} : { was }),
      made: [clientID, clockBefore, clock],
      ...(isReplay ? { replayed: true as const } : {}),
    })
  }
  return true
}

/** What the fields of a step are now, as plain values; `null` where there is none. */
function fieldsBefore(doc: Y.Doc, step: Step & { readonly set: Plain }): Plain | undefined {
  const record = bordCollection(doc, step.collection).get(step.id)
  if (record === undefined) return undefined
  const layout: RecordLayout = bordLayout[step.collection]
  const named = Object.fromEntries(Object.entries(layout).filter(([field]) => field in step.set))
  const { id: _, ...fields } = readRecord(named, step.id, record)
  return Object.fromEntries(Object.keys(named).map((field) => [field, fields[field] ?? null]))
}

/** Where the undo manager keeps what one of its steps was made of. */
const stepsKey = Symbol('steps')
type StackItem = Y.UndoManager['undoStack'][number]
const stepsOf = (item: StackItem): readonly Step[] => (item.meta.get(stepsKey) as readonly Step[] | undefined) ?? []

/** May this person take these steps back now? An addition is taken back by removing it. */
const mayTakeBack = ({ may }: ActionContext, steps: readonly Step[]): boolean =>
  steps.every((step) =>
    'add' in step
      ? may({ doc: 'bord', collection: step.collection, id: step.id, action: 'remove' })
      : isAllowed({ may }, step),
  )

const withNulls = (set: Plain): Plain =>
  Object.fromEntries(Object.entries(set).map(([key, value]) => [key, value ?? null]))

function isAllowed({ may }: Pick<ActionContext, 'may'>, step: Step): boolean {
  const base = { doc: 'bord' as const, collection: step.collection, id: step.id }
  if ('add' in step) return may({ ...base, action: 'add', own: true })
  return Object.keys(step.set).every((field) => may({ ...base, action: 'set', field }))
}

function write(doc: Y.Doc, step: Step): void {
  const collection = bordCollection(doc, step.collection) as Y.Map<unknown>
  if ('add' in step) {
    if (!collection.has(step.id)) createRecord(collection, bordLayout[step.collection], step.id, step.add)
    return
  }
  const record = collection.get(step.id)
  if (!(record instanceof Y.Map)) return
  const cleared = Object.fromEntries(
    Object.entries(step.set).map(([key, value]) => [
      key,
      value === null && isClearable(step.collection, key) ? undefined : value,
    ]),
  )
  updateRecord(record, bordLayout[step.collection], cleared, step.cursor)
}

/** A criterion may be `null` (unknown); any other value is cleared by it. */
const isClearable = (collection: BordCollection, field: string): boolean =>
  !(
    collection === 'themas' &&
    ['urgency', 'data', 'feasibility', 'focusAreas', 'factors', 'socialQuality'].includes(field)
  )

/** Everything people do on the bord. Each call is one transaction and one undo step. */
export function createActions(context: ActionContext): BordActions {
  const { bord, clock, ids, undo } = context
  /** Text that is being typed in one place stays one undo step; anything else starts a new one. */
  let typing: string | undefined
  /** What the transaction under way is made of; the undo step that it becomes remembers it. */
  let current: readonly Step[] = []
  const remember = ({ stackItem }: { readonly stackItem: StackItem }) => {
    if (current.length > 0) stackItem.meta.set(stepsKey, [...stepsOf(stackItem), ...current])
  }
  undo.on('stack-item-added', remember)
  undo.on('stack-item-updated', remember)
  const during = <T>(steps: readonly Step[], work: () => T): T => {
    current = steps
    try {
      return work()
    } finally {
      current = []
    }
  }

  const act = (steps: readonly Step[], typingIn?: string): boolean => {
    if (typingIn === undefined || typingIn !== typing) undo.stopCapturing()
    typing = typingIn
    return during(steps, () => applySteps(context, steps))
  }
  const step = (stack: readonly StackItem[], isLawful: typeof mayTakeBack, move: () => unknown): boolean => {
    typing = undefined
    const last = stack.at(-1)
    if (last === undefined || !isLawful(context, stepsOf(last)) || !context.checkClientId()) return false
    during(stepsOf(last), move)
    return true
  }
  const set = (collection: BordCollection, id: string, changes: object): boolean => {
    const typed = Object.keys(changes).length === 1 ? Object.keys(changes)[0] : undefined
    const isText =
      typed !== undefined && (bordLayout[collection] as Record<string, { kind: string }>)[typed]?.kind === 'text'
    return act([{ collection, id, set: changes as Plain }], isText ? `${collection}.${id}.${typed}` : undefined)
  }
  const setAll = (collection: BordCollection, chosen: readonly string[], changes: Plain): boolean =>
    act(chosen.map((id) => ({ collection, id, set: changes })))
  const orderAtEnd = (collection: 'themas' | 'kanskaarten' | 'frames'): string => {
    const last = [...bord.all(collection)].sort(byOrder).at(-1)
    return generateKeyBetween(last?.order ?? null, null)
  }
  const newThema = (title: string, index: number, order: string): Plain => {
    const { plaat, pictogram } = nextPlaat(bord, index)
    return { title, level: 'wijk', status: 'herkend', plaat, pictogram, order, createdAt: clock.now() }
  }

  /** True: it went by command, and needs no edit of the bord. */
  const submitted = (id: SignaalId, { text, kind, themaId }: NewSignaal): boolean =>
    context.submit({
      id,
      text,
      kind,
      writtenAt: clock.now(),
      ...(themaId === undefined ? {} : { themaId: themaId as ThemaId }),
    })
  const newSignaal = (id: SignaalId, { text, kind, pos, themaId }: NewSignaal): Step => {
    const { group, authorLabel, table, isSchrijver } = context.profile
    const record: Omit<Signaal, 'id' | 'ookThemas'> = {
      text,
      kind,
      authorGroup: group,
      channel: isSchrijver ? 'papier' : 'bord',
      createdAt: clock.now(),
      ...(authorLabel === undefined ? {} : { authorLabel }),
      ...(table === undefined ? {} : { table }),
      ...(pos === undefined ? {} : { pos }),
      ...(themaId === undefined ? {} : { themaId: themaId as ThemaId }),
    }
    return { collection: 'signalen', id, add: { ...record } }
  }

  const kit: ActionKit = { bord, clock, ids, act: (steps) => act(steps), set }
  return {
    ...createVoorwerpActions(kit),
    ...createThemaActions(kit, (title) => newThema(title, 0, orderAtEnd('themas'))),
    addSignaal: (input) => {
      const id = ids.next<SignaalId>()
      if (submitted(id, input)) return id
      const isDone = act([newSignaal(id, input)])
      typing = `signalen.${id}.text`
      return isDone ? id : ''
    },
    addSignalen: (inputs) => {
      const made = inputs.map((input) => ({ id: ids.next<SignaalId>(), input }))
      const direct = made.filter(({ id, input }) => !submitted(id, input))
      const isDone = direct.length === 0 || act(direct.map(({ id, input }) => newSignaal(id, input)))
      return made.flatMap((one) => (isDone || !direct.includes(one) ? [one.id] : []))
    },
    editSignaalText: (id, text, cursor) =>
      act(
        [{ collection: 'signalen', id, set: { text }, ...(cursor === undefined ? {} : { cursor }) }],
        `signalen.${id}.text`,
      ),
    setSignaalKind: (id, kind) => set('signalen', id, { kind }),
    moveSignalen: (moves) =>
      act(
        moves.map(({ id, pos, los }) => ({
          collection: 'signalen',
          id,
          set: los === true ? { pos, themaId: null } : { pos },
        })),
      ),
    placeSignalen: (chosen, themaId, pos) =>
      act(
        chosen.map((id, index) => {
          const set: Record<string, unknown> = { themaId }
          if (themaId === null && pos != null) set.pos = [pos[0] + index * 24, pos[1] + index * 24]
          // A place on the canvas that it had is forgotten: it lies with the loose ones.
          if (pos === null && bord.get('signalen', id)?.pos !== undefined) set.pos = null
          // Somebody puts it in a thema: then it is no longer set aside.
          if (themaId !== null && bord.get('signalen', id)?.offTopic === true) set.offTopic = null
          return { collection: 'signalen', id, set }
        }),
      ),
    kindSignalen: (chosen, kind) => setAll('signalen', chosen, { kind }),
    lockSignalen: (chosen, locked) => setAll('signalen', chosen, { locked: locked ? true : null }),
    rankSignalen: (ranks) => act(ranks.map(({ id, rank }) => ({ collection: 'signalen', id, set: { rank } }))),
    withdrawSignalen: (chosen) => setAll('signalen', chosen, { archivedAt: clock.now() }),
    restoreSignalen: (chosen) => setAll('signalen', chosen, { archivedAt: null }),
    mergeSignalen: ([top, ...others]) =>
      top === undefined || others.length === 0 ? false : setAll('signalen', others, { mergedInto: top }),
    unmergeSignaal: (topId) =>
      setAll(
        'signalen',
        bord.all('signalen').flatMap((signaal) => (signaal.mergedInto === topId ? [signaal.id] : [])),
        { mergedInto: null },
      ),
    setOffTopic: (chosen, offTopic, reason = '') =>
      setAll(
        'signalen',
        chosen,
        offTopic
          ? { offTopic: true, themaId: null, asideReason: reason.trim() === '' ? null : reason.trim().slice(0, 80) }
          : { offTopic: null, asideReason: null },
      ),
    addThema: ({ title, id = ids.next<ThemaId>(), pos }) =>
      act([
        {
          collection: 'themas',
          id,
          add: { ...newThema(title, 0, orderAtEnd('themas')), ...(pos === undefined ? {} : { pos }) },
        },
      ])
        ? id
        : '',
    updateThema: (id, { criteria, ...changes }) => set('themas', id, { ...changes, ...criteria }),
    archiveThema: (id) =>
      act([
        { collection: 'themas', id, set: { archivedAt: clock.now(), status: 'vervallen' } },
        ...bord
          .all('signalen')
          .flatMap((signaal): Step[] =>
            signaal.themaId === id ? [{ collection: 'signalen', id: signaal.id, set: { themaId: null } }] : [],
          ),
      ]),
    addFrame: ({ title, pos, size }) => {
      const id = ids.next<FrameId>()
      const frame: Omit<Frame, 'id'> = { title, pos, size, order: orderAtEnd('frames'), createdAt: clock.now() }
      return act([{ collection: 'frames', id, add: { ...frame } }]) ? id : ''
    },
    updateFrame: (id, changes, along = []) =>
      act([
        { collection: 'frames', id, set: changes },
        ...along.map((note): Step => ({ collection: 'signalen', id: note.id, set: { pos: note.pos } })),
      ]),
    archiveFrame: (id) => set('frames', id, { archivedAt: clock.now() }),
    addNode: (input) => {
      const id = ids.next<NodeId>()
      const node: Omit<MapNode, 'id'> = {
        formality: 'gemengd',
        themaIds: [],
        targetGroups: [],
        schedule: [],
        qualities: [],
        signaalIds: [],
        ...input,
        createdAt: clock.now(),
      }
      return act([{ collection: 'nodes', id, add: { ...node } }]) ? id : ''
    },
    updateNode: (id, changes) => set('nodes', id, changes),
    archiveNode: (id) =>
      act([
        { collection: 'nodes', id, set: { archivedAt: clock.now() } },
        ...bord
          .all('relations')
          .flatMap((relation): Step[] =>
            (relation.from === id || relation.to === id) && relation.archivedAt === undefined
              ? [{ collection: 'relations', id: relation.id, set: { archivedAt: clock.now() } }]
              : [],
          ),
      ]),
    addRelation: (input) => {
      const id = ids.next<RelationId>()
      const relation = { remark: '', signaalIds: [], ...input, createdAt: clock.now() } satisfies Partial<
        Record<keyof Relation, unknown>
      >
      return act([{ collection: 'relations', id, add: relation }]) ? id : ''
    },
    updateRelation: (id, changes) => set('relations', id, changes),
    archiveRelation: (id) => set('relations', id, { archivedAt: clock.now() }),
    addKanskaart: ({ title, themaIds = [], signaalIds = [] }) => {
      const id = ids.next<KanskaartId>()
      const card: Partial<Record<keyof Kanskaart, unknown>> = {
        status: 'concept',
        title,
        themaIds,
        signaalIds,
        order: orderAtEnd('kanskaarten'),
        createdAt: clock.now(),
      }
      return act([{ collection: 'kanskaarten', id, add: card }]) ? id : ''
    },
    updateKanskaart: (id, changes) => set('kanskaarten', id, changes),
    archiveKanskaart: (id) => set('kanskaarten', id, { archivedAt: clock.now() }),
    updateObject: (collection, id, changes) => set(collection, id, changes),
    archiveObject: (collection, id) => set(collection, id, { archivedAt: clock.now() }),
    acceptVoorstel: (voorstel, signaalIds) => {
      const places = voorstel.places.filter((place) => place.themaId !== null && signaalIds.includes(place.signaalId))
      const steps: Step[] = []
      const made = new Set<string>()
      let order: string | null = [...bord.all('themas')].sort(byOrder).at(-1)?.order ?? null
      for (const { signaalId, themaId } of places) {
        if (themaId === null) continue
        if (bord.get('themas', themaId) === undefined && !made.has(themaId)) {
          const label = voorstel.groups.find((group) => group.id === themaId)?.label ?? ''
          order = generateKeyBetween(order, null)
          steps.push({ collection: 'themas', id: themaId, add: newThema(label, made.size, order) })
          made.add(themaId)
        }
        steps.push({ collection: 'signalen', id: signaalId, set: { themaId } })
      }
      return act(steps)
    },
    refuseVoorstel: (keys) => {
      context.setRefused(keys)
      return keys.length > 0
    },
    // What was lawful when it was done may not be so any more: a refused undo would cost this person the whole replica.
    undo: () => step(undo.undoStack, mayTakeBack, () => undo.undo()),
    redo: () =>
      step(
        undo.redoStack,
        (given, steps) => steps.every((one) => isAllowed(given, one)),
        () => undo.redo(),
      ),
  }
}

/** The next free plate; from the ninth thema on the colour repeats with another pictogram (DESIGN §2). */
function nextPlaat(bord: BordModel, ahead: number): { plaat: Plaat; pictogram: Pictogram } {
  const used: readonly Thema[] = bord.all('themas').filter((thema) => thema.archivedAt === undefined)
  const colours = platen.filter((plaat) => plaat !== 'los')
  const counts = colours.map((plaat) => used.filter((thema) => thema.plaat === plaat).length)
  const sorted = colours
    .map((plaat, index) => ({ plaat, count: counts[index] ?? 0, index }))
    .sort((a, b) => a.count - b.count || a.index - b.index)
  const chosen = sorted[ahead % sorted.length]
  const free = pictogrammen.filter(
    (pictogram) => pictogram !== 'layers' && !used.some((thema) => thema.pictogram === pictogram),
  )
  return { plaat: chosen?.plaat ?? 'wegwijs', pictogram: free[ahead % Math.max(1, free.length)] ?? 'users' }
}
