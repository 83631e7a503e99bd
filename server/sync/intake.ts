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

export interface IntakeOptions {
  readonly judge: Judge
  readonly replica: Replica
  readonly rows: RoomRowStore
  readonly clock: Clock
  readonly ids: Ids
  /** Sends what was applied to disk, as one; `persons` by id. */
  readonly commit: (persons: readonly string[], shown: readonly AppliedUpdate[], rows: readonly RowOp[]) => void
  /** Yjs could not apply what was judged: the replica may be half changed. */
  readonly onBroken: (error: unknown) => void
}

/**
 * Updates on their way into the replica: what waits together is judged one by one, each on top of those before it, and
 * applied in one transaction (SPEC R11). In a crowd that is one transaction, one record and one frame for many authors.
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
    // Yjs tidies rich text up at the end of a transaction: there each update has its own, so that it is judged on that.
    if (name === 'bord') this.#takeTogether(name, list)
    else for (const incoming of list) this.#takeTogether(name, [incoming])
  }

  #takeTogether(name: DocName, list: readonly Incoming[]): void {
    const { replica, commit, onBroken } = this.#options
    const rows: RowOp[] = []
    const persons = new Set<string>()
    const authors = new Set<Incoming['connection']>()
    const refused = new Set<Incoming['connection']>()
    const answers: (() => void)[] = []
    const takeAll = (): Incoming['connection'] | undefined => {
      for (const incoming of list) {
        if (refused.has(incoming.connection) || !incoming.isWanted()) continue
        const outcome = this.#judgeAndApply(name, incoming)
        if (outcome.accepted.ok) incoming.onApplied()
        else refused.add(incoming.connection)
        answers.push(() => incoming.answer(outcome.accepted))
        if (outcome.rows === undefined) continue
        rows.push(...outcome.rows)
        persons.add(incoming.connection.info.deelnemerId)
        authors.add(incoming.connection)
      }
      const [author] = authors
      return authors.size === 1 ? author : undefined
    }
    try {
      // One alone makes its own transaction, and none when nothing is new in it: most answers to a step 1 are empty.
      if (list.length === 1) takeAll()
      else replica.together(name, takeAll)
    } catch (error) {
      onBroken(error)
      return
    }
    commit([...persons], replica.take(), rows)
    for (const answer of answers) answer()
  }

  /** Without `rows` nothing was applied. */
  #judgeAndApply(
    name: DocName,
    { connection, update, maxRecords }: Incoming,
  ): { readonly accepted: Accepted; readonly rows?: readonly RowOp[] } {
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
    if (!verdict.ok) return { accepted: verdict }
    if (verdict.isEmpty) return { accepted: { ok: true } }
    const historyAfter = this.#history.before(doc, verdict.changes, deelnemerId)
    replica.apply(name, verdict.update, connection)
    const rows = [...this.#ownerRows(verdict.changes, deelnemerId), ...this.#historyRows(historyAfter())]
    // The next one is judged by what this one made.
    store.apply(rows)
    return { accepted: { ok: true }, rows }
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
