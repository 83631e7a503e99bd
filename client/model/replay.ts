import { bordLayout } from '../../shared/doc/bord-layout.ts'
import type { RecordLayout } from '../../shared/doc/layout.ts'
import type { SignaalInput } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Intent } from '../sync/intents.ts'
import { claimMs, type LocalStore } from '../sync/local-store.ts'
import { type ActionContext, applySteps, type Step } from './actions.ts'
import type { PendingIntents } from './pending.ts'
import { reapply } from './reapply.ts'
import { fieldsOf, foldIntents, isMade, isMet } from './recovery.ts'

type Plain = Readonly<Record<string, unknown>>

export interface ReplayOptions {
  readonly context: ActionContext
  readonly pending: PendingIntents
  readonly store: LocalStore
  /** Names this page among the tabs of the browser. */
  readonly page: string
  /** Nothing is lawful yet without a synced bord, rights, a clientID and a disk that can be written. */
  isReady(): boolean
  keepInTray(intent: Intent, reason: string, options?: { readonly isClash?: boolean }): Promise<void>
  /** Sends a new signaal by command; false where this rol has none. */
  submitLate(input: SignaalInput): boolean
}

export interface Replay {
  /** What of the stored intents is not in this document has to be done again. */
  holdMissing(): void
  /** Does again what is still lawful, onto what others made of it meanwhile; the rest goes to the tray. */
  run(): Promise<void>
}

/** The way back of what this person did, on a fresh replica: after a refusal, another epoch, or a page that ended too soon. */
export function createReplay({
  context,
  pending,
  store,
  page,
  isReady,
  keepInTray,
  submitLate,
}: ReplayOptions): Replay {
  const { doc, may } = context
  let running: Promise<void> | undefined

  /** One at a time: what comes in meanwhile is looked at by the next round. */
  const queue = (): Promise<void> => {
    running = (running ?? Promise.resolve()).then(run)
    return running
  }

  async function run(): Promise<void> {
    if (!isReady()) return
    const done = pending.held().filter((intent) => isMade(doc, intent))
    if (done.length > 0) pending.release(done.map(({ id }) => id))
    const held = pending.held()
    if (held.length === 0) return
    const wanted = held.map(({ id }) => id)
    const claimed = await store.claimIntents(wanted, page, context.clock.now())
    // The others are another tab's to do; it has them from the same device.
    leaveToOthers(wanted.filter((id) => !claimed.includes(id)))
    if (!isReady()) return
    const mine = pending.held().filter(({ id }) => claimed.includes(id))
    const rest = pending.list().filter(({ id }) => !claimed.includes(id))
    for (const intent of foldIntents(mine)) {
      const ids = idsOf(mine, intent)
      if (isMet(doc, intent)) pending.release(ids)
      else {
        const overtaken = rest
          .filter((one) => one.recordId === intent.recordId)
          .flatMap((one) => Object.keys(one.set ?? {}))
        await again(intent, new Set(overtaken))
        pending.forget(ids)
      }
    }
    context.undo.clear()
  }

  /** A page that claimed them and ended in the middle does nothing more: after a while they are asked for again. */
  function leaveToOthers(ids: readonly string[]): void {
    if (ids.length === 0) return
    pending.leave(ids)
    setTimeout(() => {
      pending
        .retake(ids)
        .then(queue)
        .catch((error: unknown) => console.warn('what another tab left could not be read', error))
    }, claimMs + 500)
  }

  async function again(intent: Intent, overtaken: ReadonlySet<string>): Promise<void> {
    if (intent.refusedAgain === true) return keepInTray(intent, m.tray_reden_geweigerd())
    const isReplay = intent.replayed === true
    if (intent.add !== undefined) {
      const step: Step = { collection: intent.collection, id: intent.recordId, add: intent.add }
      if (applySteps(context, [step], { isReplay })) return
      const input = lateInput(intent)
      if (input !== undefined && submitLate(input)) return
      return keepInTray(intent, m.tray_reden_rechten())
    }
    const now = fieldsOf(doc, intent.collection, intent.recordId)
    if (now === undefined) return keepInTray(intent, m.tray_reden_weg())
    // A value that this person has set anew since must not be undone by the older one.
    const { steps, clash } = reapply(now, { ...intent, set: withoutValues(intent, overtaken) })
    const refused = new Set<string>()
    for (const step of steps) {
      const fields = 'set' in step ? Object.keys(step.set) : []
      const isLawful = fields.every((field) =>
        may({ doc: 'bord', collection: step.collection, id: step.id, action: 'set', field }),
      )
      if (!isLawful || !applySteps(context, [step], { isReplay })) for (const field of fields) refused.add(field)
    }
    if (refused.size > 0) await keepInTray(only(intent, refused), m.tray_reden_rechten())
    const clashing = new Set(Object.keys(clash).filter((field) => !refused.has(field)))
    if (clashing.size > 0)
      await keepInTray({ ...only(intent, clashing), set: clash }, m.tray_reden_botst(), { isClash: true })
  }

  return {
    holdMissing: () => {
      const missing = pending.list().filter((intent) => intent.replayed === true || !isMade(doc, intent))
      for (const folded of foldIntents(missing)) {
        const isHere = folded.replayed !== true && doc.store.clients.size > 0 && isMet(doc, folded)
        if (!isHere) pending.hold(idsOf(missing, folded))
      }
    },
    run: queue,
  }
}

/** A new signaal as people submit it, with the time at which it was written on this device. */
function lateInput({ collection, recordId, add, at }: Intent): SignaalInput | undefined {
  if (collection !== 'signalen' || add === undefined) return undefined
  const { text, kind, themaId, table, about, source, pos, authorGroup, channel, createdAt } = add
  if (typeof text !== 'string' || text.trim() === '') return undefined
  const given = {
    themaId,
    table,
    about,
    source,
    pos,
    ...(channel === 'papier' ? { authorGroup } : {}),
    writtenAt: typeof createdAt === 'number' ? createdAt : at,
  }
  const known = Object.entries(given).filter(([, content]) => content !== undefined && content !== null)
  return { id: recordId, text, kind, ...Object.fromEntries(known) } as SignaalInput
}

const only = (intent: Intent, fields: ReadonlySet<string>): Intent => {
  const keep = (plain: Plain = {}) => Object.fromEntries(Object.entries(plain).filter(([field]) => fields.has(field)))
  return { ...intent, set: keep(intent.set), was: keep(intent.was) }
}

const withoutValues = ({ collection, set = {} }: Intent, overtaken: ReadonlySet<string>): Plain => {
  const layout: RecordLayout = bordLayout[collection]
  return Object.fromEntries(
    Object.entries(set).filter(([field]) => !(overtaken.has(field) && layout[field]?.kind === 'value')),
  )
}

const idsOf = (
  intents: readonly Intent[],
  { collection, recordId }: Pick<Intent, 'collection' | 'recordId'>,
): readonly string[] =>
  intents.filter((one) => one.collection === collection && one.recordId === recordId).map((one) => one.id)
