import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessieState } from '../../shared/doc/sessie-doc.ts'
import type { Samen } from '../../shared/protocol/samen.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { aWerksessie } from '../../tests/support/room-tx.ts'
import { createEmitter } from './emitter.ts'
import { createSamen, type SamenStore, type TabStore } from './samen.ts'
import type { Session } from './types.ts'

/** A session of which only what the store asks is there; `answer` says what the server does. */
function world({ slot = false, kept }: { readonly slot?: boolean; readonly kept?: string } = {}) {
  const save = createEmitter()
  const personal = createEmitter()
  const calls: { readonly path: string; readonly body: unknown }[] = []
  const state = {
    isOnline: true,
    samen: { herken: [], vraag: [], opmerkingen: [], hand: { op: false, plaats: 0 } } as Samen,
  }
  let answer: (path: string, body: unknown) => unknown = (path) => (path.endsWith('/samen') ? state.samen : {})
  const tables: (number | undefined)[] = []
  const session = {
    werksessieId: 'w1',
    toegang: 't1',
    rol: 'deelnemer',
    isMine: (_: string, id: string) => id === 'mine',
    getSessie: () => ({ werksessie: aWerksessie({ slot }) }) as SessieState,
    getSaveState: () => ({ kind: state.isOnline ? 'bewaard' : 'offline' }),
    subscribeSaveState: save.subscribe,
    subscribePersonal: personal.subscribe,
    setTable: (table: number | undefined) => void tables.push(table),
    api: async (_: string, path: string, body?: unknown) => {
      if (!state.isOnline) return { ok: false, code: 'offline', message: 'geen internet' }
      calls.push({ path, body })
      const value = answer(path, body)
      return value instanceof Error ? { ok: false, code: value.message, message: value.message } : { ok: true, value }
    },
  } as unknown as Session
  const tabValues = new Map<string, string>(kept === undefined ? [] : [['wijkbord.reacties.t1', kept]])
  const tab: TabStore = {
    getItem: (key) => tabValues.get(key) ?? null,
    setItem: (key, value) => void tabValues.set(key, value),
  }
  const problems: string[] = []
  const store = createSamen(session, {
    tab,
    handEveryMs: 1000,
    retryMs: 1000,
    onProblem: (message) => problems.push(message),
  })
  return {
    store,
    calls,
    problems,
    state,
    tabValues,
    tables,
    personal,
    answers: (next: typeof answer) => {
      answer = next
    },
    online: (isOnline: boolean) => {
      state.isOnline = isOnline
      save.emit()
    },
    reactions: () => calls.filter(({ path }) => path.endsWith('/reacties')).map(({ body }) => body),
  }
}
const settle = () => vi.advanceTimersByTimeAsync(0)
const on = { signaalId: 's1', kind: 'herken', aan: true }
let open: SamenStore[] = []
const track = <T extends { readonly store: SamenStore }>(made: T): T => {
  open.push(made.store)
  return made
}
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  for (const store of open) store.close()
  open = []
  vi.useRealTimers()
})

describe('reactions', () => {
  it('show at once and are sent', async () => {
    const { store, reactions } = track(world())
    store.react('s1', 'herken', true)
    expect(store.get().own.herken.has('s1')).toBe(true)
    expect(store.countsOf(aSignaal())).toEqual({ herken: 1, vraag: 0 })
    await settle()
    expect(reactions()).toEqual([on])
    expect(store.get().waiting).toBe(0)
    // Now the number of the bord has it.
    expect(store.countsOf(aSignaal({ reacties: { herken: 1, vraag: 0 } }))).toEqual({ herken: 1, vraag: 0 })
  })
  it('wait for the network, also after a reload of the page, and go once, with what was wanted last', async () => {
    const { store, reactions, online, tabValues } = track(world())
    online(false)
    store.react('s1', 'herken', true)
    store.react('s1', 'herken', false)
    store.react('s1', 'vraag', true)
    await settle()
    expect([reactions(), store.get().waiting]).toEqual([[], 2])
    const kept = tabValues.get('wijkbord.reacties.t1') ?? ''
    const again = track(world({ kept }))
    await settle()
    expect(again.reactions()).toEqual([
      { ...on, aan: false },
      { ...on, kind: 'vraag' },
    ])
    online(true)
    await settle()
    expect([reactions().length, store.get().waiting]).toEqual([2, 0])
  })
  it('try again when the disk of the server is busy, and tell what the server does not take', async () => {
    const { store, reactions, problems, answers } = track(world())
    await settle()
    answers(() => new Error('storage.unavailable'))
    store.react('s1', 'herken', true)
    await settle()
    expect(store.get().waiting).toBe(1)
    answers(() => new Error('signaal.not_found'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(reactions()).toHaveLength(2)
    expect([problems, store.get().waiting, store.get().own.herken.size]).toEqual([['signaal.not_found'], 0, 0])
  })
  it('are not for one’s own note, a hidden one, or while it is locked', () => {
    const { store } = track(world())
    expect(store.mayReactTo(aSignaal())).toBe(true)
    expect(store.mayReactTo(aSignaal({ id: 'mine' as never }))).toBe(false)
    expect(store.mayReactTo(aSignaal({ hidden: 'zorg' }))).toBe(false)
    expect(track(world({ slot: true })).store.mayReactTo(aSignaal())).toBe(false)
  })
  it('ignore what a broken tab store gives', async () => {
    for (const kept of ['{', '{"a":1}', '[{"signaalId":4}]', 'null']) {
      const { store, reactions } = track(world({ kept }))
      await settle()
      expect([kept, reactions(), store.get().waiting]).toEqual([kept, [], 0])
    }
  })
})

describe('the hand and the table', () => {
  it('asks for its place while it is up, and sees that somebody lowered it', async () => {
    const { store, answers, state } = track(world())
    answers((path) => (path.endsWith('/hand') ? { op: true, plaats: 2 } : state.samen))
    state.samen = { ...state.samen, hand: { op: true, plaats: 1 } }
    await store.raiseHand(true)
    expect(store.get().hand).toEqual({ op: true, plaats: 2 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.get().hand).toEqual({ op: true, plaats: 1 })
    state.samen = { ...state.samen, hand: { op: false, plaats: 0 } }
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.get().hand.op).toBe(false)
  })
  it('hears at once when something of its own changed', async () => {
    const { store, state, personal } = track(world())
    await settle()
    state.samen = { ...state.samen, hand: { op: true, plaats: 4 } }
    personal.emit()
    await settle()
    expect(store.get().hand.plaats).toBe(4)
  })
  it('tells the session where one sits, so that new notes say so', async () => {
    const { store, tables, state } = track(world())
    state.samen = { ...state.samen, table: 3 as never }
    await store.refresh()
    await store.chooseTable(4)
    await store.chooseTable(null)
    expect(tables.slice(-3)).toEqual([3, 4, undefined])
  })
})
