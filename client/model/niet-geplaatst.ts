import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import { bordLayout } from '../../shared/doc/bord-layout.ts'
import type { RecordLayout } from '../../shared/doc/layout.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Intent } from '../sync/intents.ts'
import type { Outbox } from '../sync/outbox.ts'
import { type ActionContext, applySteps, type Step } from './actions.ts'
import { reapply } from './reapply.ts'
import { fieldsOf } from './recovery.ts'
import type { Tray } from './tray.ts'
import type { BordActions, NietGeplaatst, Session } from './types.ts'

/** Puts back what lies in the tray, as the person chose. */
export function createRetry({
  context,
  actions,
  outbox,
  tray,
  isOnServer,
}: {
  readonly context: ActionContext
  readonly actions: BordActions
  readonly outbox: Pick<Outbox, 'add'>
  readonly tray: Tray
  /** The server has confirmed everything that the bord of this page holds. */
  isOnServer(): boolean
}): Session['retryNietGeplaatst'] {
  /** What stands here already may be a copy that the server refused and this device has not let go of yet. */
  function standsHereAlone(intent: Intent): boolean {
    const now = intent.add === undefined ? fieldsOf(context.doc, intent.collection, intent.recordId) : undefined
    if (now === undefined || isOnServer()) return false
    const { steps, clash } = reapply(now, intent)
    return steps.length === 0 && Object.keys(clash).length === 0
  }
  function place(item: NietGeplaatst, how: 'erbij' | undefined): boolean {
    const { intent, input } = item
    if (input !== undefined) {
      // By command: the server decides, and what it does not take comes back here.
      context.noteOwn('signalen', input.id)
      void outbox.add(input)
      return true
    }
    if (intent === undefined) return false
    const isBack = item.isClash === true ? choose(intent, how) : again(intent)
    return (
      isBack ||
      (intent.collection === 'signalen' && actions.addSignaal({ text: item.text, kind: item.signaalKind }) !== '')
    )
  }
  /** With both before their eyes a person may put their own words in the place of the others. */
  function choose({ collection, recordId: id, set = {} }: Intent, how: 'erbij' | undefined): boolean {
    const now = fieldsOf(context.doc, collection, id)
    if (now === undefined) return false
    const steps = Object.entries(set).map(
      ([field, mine]): Step => ({ collection, id, set: { [field]: chosen(collection, field, now[field], mine, how) } }),
    )
    if (steps.some((step) => isTooLong(step))) return false
    return applySteps(context, steps)
  }
  function again(intent: Intent): boolean {
    const { collection, recordId: id } = intent
    if (intent.add !== undefined) return applySteps(context, [{ collection, id, add: intent.add }])
    const now = fieldsOf(context.doc, collection, id)
    if (now === undefined) return false
    const { steps, clash } = reapply(now, intent)
    if (steps.length > 0 && !applySteps(context, steps)) return false
    if (Object.keys(clash).length > 0)
      void tray.keep({ ...intent, set: clash }, context.bord.get('signalen', id)?.kind, m.tray_reden_botst(), {
        isClash: true,
      })
    return true
  }
  return (id, how) => {
    const item = tray.list().find((candidate) => candidate.id === id)
    if (item === undefined) return false
    if (item.intent !== undefined && item.isClash !== true && standsHereAlone(item.intent)) return false
    // Before it is placed: what comes back at once is a new item.
    tray.remove(id)
    const isBack = place(item, how)
    if (!isBack) void tray.restore(item)
    return isBack
  }
}

/** The person's words in the place of what stands there, or behind it. */
function chosen(
  collection: BordCollection,
  field: string,
  now: unknown,
  mine: unknown,
  how: 'erbij' | undefined,
): unknown {
  if ((bordLayout[collection] as RecordLayout)[field]?.kind === 'rows') return withCells(now, mine, how)
  return how === 'erbij' && typeof now === 'string' && typeof mine === 'string' ? `${now} ${mine}`.trim() : mine
}

type Row = { readonly id: string } & Readonly<Record<string, unknown>>
const rowsOf = (content: unknown): readonly Row[] => (Array.isArray(content) ? (content as readonly Row[]) : [])

/** Only the cells that clashed are in `mine`; the rest of the rows stays as it is. */
function withCells(now: unknown, mine: unknown, how: 'erbij' | undefined): readonly Row[] {
  return rowsOf(now).map((row) => {
    const cells = rowsOf(mine).find(({ id }) => id === row.id)
    if (cells === undefined) return row
    const { id: _, ...words } = cells
    const next = Object.entries(words).map(([cell, word]) => {
      const there = row[cell]
      return [cell, how === 'erbij' && typeof there === 'string' ? `${there} ${String(word)}`.trim() : word] as const
    })
    return { ...row, ...Object.fromEntries(next) }
  })
}

/** Nothing is cut: what does not fit stays in the tray. */
function isTooLong(step: Step): boolean {
  const layout: RecordLayout = bordLayout[step.collection]
  return Object.entries('set' in step ? step.set : {}).some(([field, next]) => {
    const its = layout[field]
    return its?.kind === 'text' && typeof next === 'string' && next.length > its.max
  })
}
