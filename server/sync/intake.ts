import type { Clock } from '../../shared/base/clock.ts'
import type { Ids } from '../../shared/base/ids.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import { countReacties } from '../../shared/domain/signaal.ts'
import type { RowOp } from '../storage/storage.ts'
import type { GateContext, Judge, JudgedChange } from './gate-context.ts'
import { createHistory, type HistoryRow, historyKey } from './history.ts'
import type { Accepted, ConnectionInfo, Incoming } from './incoming.ts'
import type { AppliedUpdate, Replica } from './replica.ts'
import type { RoomRowStore } from './room-rows.ts'

/** What goes into the log; `person` by id. */
export interface LogRecord {
  readonly doc: DocName
  readonly person: string
  readonly update: Uint8Array
}

/**
 * Larger updates (most steps 2) are applied alone: then the log gets what Yjs makes of them, and not what they hold beside
 * that. Yjs tidies rich text up at the end of a transaction, so in other documents each update is alone too.
 */
const togetherBytes = 1024

export interface IntakeOptions {
  readonly judge: Judge
  readonly replica: Replica
  readonly rows: RoomRowStore
  readonly clock: Clock
  readonly ids: Ids
  /** Sends what was applied to disk, as one: a record per author and update, and what readers are shown of it. */
  readonly commit: (records: readonly LogRecord[], shown: readonly AppliedUpdate[], rows: readonly RowOp[]) => void
  /** Yjs could not apply what was judged: the replica may be half changed. */
  readonly onBroken: (error: unknown) => void
}

/**
 * Updates on their way into the replica: what waits together is judged one by one, each on top of those before it, and
 * applied in one transaction (SPEC R11). In a crowd that is one transaction and one frame for many authors.
 */
export class Intake {
  readonly #options: IntakeOptions
  readonly #history: ReturnType<typeof createHistory>
  #waiting: Incoming[] = []
  #historyCount = 0

  constructor(options: IntakeOptions) {
    this.#options = options
    this.#history = createHistory(options.clock)
  }

  push(incoming: Incoming): void {
    this.#waiting.push(incoming)
  }

  /** Judges and applies everything that waits. */
  take(): void {
    const waiting = this.#waiting
    if (waiting.length === 0) return
    this.#waiting = []
    const [first] = waiting
    if (first !== undefined && waiting.every(({ connection }) => connection.info.doc === first.connection.info.doc)) {
      this.#takeFor(first.connection.info.doc, waiting)
      return
    }
    const byDoc = new Map<DocName, Incoming[]>()
    for (const incoming of waiting) {
      const { doc } = incoming.connection.info
      const list = byDoc.get(doc)
      if (list === undefined) byDoc.set(doc, [incoming])
      else list.push(incoming)
    }
    for (const [doc, list] of byDoc) this.#takeFor(doc, list)
  }

  #takeFor(name: DocName, list: readonly Incoming[]): void {
    let run: Incoming[] = []
    for (const incoming of list) {
      if (name === 'bord' && incoming.update.length <= togetherBytes) run.push(incoming)
      else {
        this.#takeRun(name, run)
        this.#takeRun(name, [incoming])
        run = []
      }
    }
    this.#takeRun(name, run)
  }

  #takeRun(name: DocName, list: readonly Incoming[]): void {
    const { replica, commit, onBroken } = this.#options
    const rows: RowOp[] = []
    const records: LogRecord[] = []
    const authors = new Set<Incoming['connection']>()
    const refused = new Set<Incoming['connection']>()
    const answers: (() => void)[] = []
    const takeAll = (): Incoming['connection'] | undefined => {
      for (const incoming of list) {
        const { connection } = incoming
        if (refused.has(connection) || !incoming.isWanted()) continue
        const outcome = this.#judgeAndApply(name, incoming)
        if (outcome.accepted.ok) incoming.onApplied()
        else refused.add(connection)
        answers.push(() => incoming.answer(outcome.accepted))
        if (outcome.update === undefined) continue
        rows.push(...outcome.rows)
        records.push({ doc: name, person: connection.info.deelnemerId, update: outcome.update })
        authors.add(connection)
      }
      const [author] = authors
      return authors.size === 1 ? author : undefined
    }
    try {
      // One alone makes its own transaction, and none when nothing is new in it: most answers to a step 1 are empty.
      if (list.length === 1) takeAll()
      else if (list.length > 1) replica.together(name, takeAll)
    } catch (error) {
      onBroken(error)
      return
    }
    const shown = replica.take()
    const [first] = records
    // What Yjs makes of an update alone has nothing in it that changes nothing.
    const alone = shown.map(({ doc, update }) => ({ doc, update, person: first?.person ?? '' }))
    commit(records.length > 1 ? records : alone, shown, rows)
    for (const answer of answers) answer()
  }

  /** `update` is what was applied, if anything. */
  #judgeAndApply(
    name: DocName,
    { connection, update, maxRecords }: Incoming,
  ): { readonly accepted: Accepted; readonly update?: Uint8Array; readonly rows: readonly RowOp[] } {
    const { judge, replica, rows: store } = this.#options
    const { deelnemerId, rol } = connection.info
    const doc = replica.docs[name]
    const context: GateContext = {
      docName: name,
      doc,
      person: deelnemerId,
      rights: replica.rightsOf(rol),
      deelnemer: store.get('deelnemer', deelnemerId),
      clientOwner: (clientId) => store.get('clientId', String(clientId))?.deelnemerId,
      ownerOf: (recordKey) => store.get('owner', recordKey)?.deelnemerId,
      reactiesOf: (signaalId) => countReacties(store.get('reactie', signaalId)),
      madeByPerson: store.madeBy(deelnemerId),
      madeInAll: store.madeInAll,
      maxRecords,
    }
    const verdict = judge(update, context)
    if (!verdict.ok) return { accepted: verdict, rows: [] }
    if (verdict.isEmpty) return { accepted: { ok: true }, rows: [] }
    const historyAfter = this.#history.before(doc, verdict.changes, deelnemerId)
    replica.apply(name, verdict.update, connection)
    const rows = [...this.#ownerRows(verdict.changes, deelnemerId), ...this.#historyRows(historyAfter())]
    // The next one is judged by what this one made.
    store.apply(rows)
    return { accepted: { ok: true }, update: verdict.update, rows }
  }

  #ownerRows(changes: readonly JudgedChange[], deelnemerId: ConnectionInfo['deelnemerId']): readonly RowOp[] {
    const { rows, clock } = this.#options
    const at = clock.now()
    const made: RowOp[] = []
    for (const { action, collection, id } of changes)
      if (action === 'add') made.push(rows.put('owner', `${collection}.${id}`, { deelnemerId, at }))
    return made
  }

  #historyRows(history: readonly HistoryRow[]): readonly RowOp[] {
    const { rows, ids } = this.#options
    return history.map((row) => rows.put('history', historyKey(row.at, this.#historyCount++, ids.next<string>()), row))
  }
}
