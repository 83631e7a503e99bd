import { randomIds } from '../../shared/base/ids.ts'
import { mayComment, mayReact, rightsNow } from '../../shared/domain/may-change.ts'
import { isActive, type ReactieKind, type Reacties, reactieKinds, type Signaal } from '../../shared/domain/signaal.ts'
import type { Samen } from '../../shared/protocol/samen.ts'
import { createEmitter } from './emitter.ts'
import type { Session } from './types.ts'

/** What only this person knows of themselves, as shown here: with what is still on its way to the server. */
export interface SamenState {
  readonly own: { readonly [K in ReactieKind]: ReadonlySet<string> }
  readonly opmerkingen: ReadonlySet<string>
  readonly hand: { readonly op: boolean; readonly plaats: number }
  readonly table: number | undefined
  /** Reactions that wait for the network. */
  readonly waiting: number
}

export type Answer = { readonly ok: true } | { readonly ok: false; readonly message: string }

/**
 * Reactions, comments, the raised hand and the own table of one person. Reactions wait here while there is no network (as
 * long as this tab lives); words that were not sent stay in their field, where the person sees them.
 */
export interface SamenStore {
  get(): SamenState
  subscribe(listener: () => void): () => void
  mayReactTo(signaal: Signaal): boolean
  mayComment(): boolean
  /** The numbers of a signaal, with what is on its way from here. */
  countsOf(signaal: Signaal): Reacties
  react(signaalId: string, kind: ReactieKind, aan: boolean): void
  comment(signaalId: string, text: string): Promise<Answer>
  changeComment(id: string, change: { readonly text?: string; readonly archived?: boolean }): Promise<Answer>
  hideComment(id: string, hidden: boolean): Promise<Answer>
  raiseHand(op: boolean): Promise<Answer>
  chooseTable(table: number | null): Promise<Answer>
  refresh(): Promise<void>
  close(): void
}

interface Waiting {
  readonly signaalId: string
  readonly kind: ReactieKind
  readonly aan: boolean
}

/** Where a tab keeps the reactions that wait; gone with the tab, so nothing stays on a shared laptop. */
export interface TabStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export interface SamenOptions {
  readonly tab: TabStore | undefined
  /** While one's own hand is up, its place in the line is asked again this often. */
  readonly handEveryMs: number
  readonly retryMs: number
  /** What a reaction that the server does not take says. */
  onProblem(message: string): void
}

const noOne: Reacties = { herken: 0, vraag: 0 }

/** Opens the store of a session; `close()` ends its timers. */
export function createSamen(session: Session, options: SamenOptions): SamenStore {
  const { werksessieId, rol } = session
  const base = `/werksessies/${werksessieId}`
  const key = `wijkbord.reacties.${session.toegang}`
  const events = createEmitter()
  const isPerson = rol === 'deelnemer' || rol === 'schrijver' || rol === 'begeleider'
  let known: Samen = { herken: [], vraag: [], opmerkingen: [], hand: { op: false, plaats: 0 } }
  let waiting: readonly Waiting[] = readWaiting(options.tab, key)
  let state = stateOf(known, waiting)
  let isSending = false
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let handTimer: ReturnType<typeof setTimeout> | undefined

  const show = (): void => {
    state = stateOf(known, waiting)
    events.emit()
  }
  const setWaiting = (next: readonly Waiting[]): void => {
    waiting = next
    try {
      options.tab?.setItem(key, JSON.stringify(next))
    } catch (error) {
      // A full or forbidden store: it waits in memory, as long as this page is open.
      if (!(error instanceof DOMException)) throw error
    }
    show()
  }
  const rights = () => rightsNow(rol, session.getSessie()?.werksessie, session.getSessie()?.prive)

  async function refresh(): Promise<void> {
    if (!isPerson || isClosed) return
    const answer = await session.api<Samen>('GET', `${base}/samen`)
    if (isClosed) return
    if (answer.ok) {
      known = answer.value
      session.setTable(known.table)
      show()
    }
    followHand()
  }
  /** The begeleider lowers hands; the person sees it soon. */
  function followHand(): void {
    clearTimeout(handTimer)
    if (known.hand.op && !isClosed) handTimer = setTimeout(() => void refresh(), options.handEveryMs)
  }

  async function send(): Promise<void> {
    const [first] = waiting
    if (isSending || isClosed || first === undefined) return
    isSending = true
    clearTimeout(timer)
    const answer = await session.api<Reacties>('POST', `${base}/reacties`, first)
    isSending = false
    if (isClosed) return
    const isLater = !answer.ok && (answer.code === 'offline' || answer.code === 'storage.unavailable')
    if (isLater || (!answer.ok && answer.code === 'request.rate_limited')) {
      setWaiting(newestOnly(waiting))
      timer = setTimeout(() => void send(), options.retryMs)
      return
    }
    if (answer.ok) known = { ...known, [first.kind]: changed(known[first.kind], first) }
    else options.onProblem(answer.message)
    // It may have been switched once more meanwhile: only what was sent is done.
    setWaiting(waiting.filter((one) => one !== first))
    await send()
  }
  const stopSave = session.subscribeSaveState(() => {
    if (session.getSaveState().kind !== 'offline') void send()
  })

  const stopPersonal = session.subscribePersonal(() => void refresh())

  const command = async (path: string, body: unknown): Promise<Answer> => {
    const answer = await session.api('POST', `${base}${path}`, body)
    return answer.ok ? { ok: true } : { ok: false, message: answer.message }
  }

  void refresh()
  void send()
  return {
    get: () => state,
    subscribe: events.subscribe,
    mayReactTo: (signaal) =>
      mayReact(rights()) &&
      isActive(signaal) &&
      signaal.hidden === undefined &&
      !session.isMine('signalen', signaal.id),
    mayComment: () => mayComment(rights()),
    countsOf: ({ id, reacties = noOne }) => {
      const counts = { ...reacties }
      for (const { signaalId, kind, aan } of waiting)
        if (signaalId === id && known[kind].includes(id as never) !== aan) counts[kind] += aan ? 1 : -1
      return { herken: Math.max(0, counts.herken), vraag: Math.max(0, counts.vraag) }
    },
    react(signaalId, kind, aan) {
      const others = waiting.filter((one) => one.signaalId !== signaalId || one.kind !== kind || one === sending())
      setWaiting([...others, { signaalId, kind, aan }])
      void send()
    },
    async comment(signaalId, text) {
      const id = randomIds.next<string>()
      const answer = await command('/opmerkingen', { id, signaalId, text })
      if (answer.ok) {
        known = { ...known, opmerkingen: [...known.opmerkingen, id as never] }
        show()
      }
      return answer
    },
    changeComment: (id, change) => command(`/opmerkingen/${id}`, change),
    hideComment: (id, hidden) => command(`/opmerkingen/${id}/verbergen`, { hidden }),
    async raiseHand(op) {
      const answer = await session.api<Samen['hand']>('POST', `${base}/hand`, { op })
      if (!answer.ok) return { ok: false, message: answer.message }
      known = { ...known, hand: answer.value }
      show()
      followHand()
      return { ok: true }
    },
    async chooseTable(table) {
      const answer = await command('/mijn-tafel', { table })
      if (answer.ok) {
        const { table: _, ...rest } = known
        known = { ...rest, ...(table === null ? {} : { table }) }
        session.setTable(known.table)
        show()
      }
      return answer
    },
    refresh,
    close() {
      isClosed = true
      stopSave()
      stopPersonal()
      clearTimeout(timer)
      clearTimeout(handTimer)
    },
  }

  function sending(): Waiting | undefined {
    return isSending ? waiting[0] : undefined
  }
}

/** What was switched again since needs no sending. */
const newestOnly = (waiting: readonly Waiting[]): readonly Waiting[] =>
  waiting.filter(
    (one, index) =>
      !waiting.slice(index + 1).some((later) => later.signaalId === one.signaalId && later.kind === one.kind),
  )

const changed = <T extends string>(ids: readonly T[], { signaalId, aan }: Waiting): T[] => {
  const others = ids.filter((id) => id !== signaalId)
  return aan ? [...others, signaalId as T] : others
}

function stateOf(known: Samen, waiting: readonly Waiting[]): SamenState {
  const own = { herken: new Set<string>(known.herken), vraag: new Set<string>(known.vraag) }
  for (const { signaalId, kind, aan } of waiting) {
    if (aan) own[kind].add(signaalId)
    else own[kind].delete(signaalId)
  }
  return {
    own,
    opmerkingen: new Set(known.opmerkingen),
    hand: known.hand,
    table: known.table,
    waiting: waiting.length,
  }
}

function readWaiting(tab: TabStore | undefined, key: string): readonly Waiting[] {
  let found: unknown
  try {
    found = JSON.parse(tab?.getItem(key) ?? '[]')
  } catch {
    return []
  }
  return Array.isArray(found) ? found.filter(isWaiting) : []
}

const isWaiting = (given: unknown): given is Waiting => {
  const { signaalId, kind, aan } = (given ?? {}) as Partial<Waiting>
  return typeof signaalId === 'string' && typeof aan === 'boolean' && reactieKinds.some((one) => one === kind)
}
