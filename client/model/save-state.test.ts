import { describe, expect, it } from 'vitest'
import type { OutboxItem } from '../sync/local-store.ts'
import { createSaveTracker } from './save-state.ts'
import type { NietGeplaatst } from './types.ts'

function setUp() {
  const world = {
    pending: [] as string[],
    outbox: [] as { id: string; state: OutboxItem['state'] }[],
    tray: [] as { id: string; intent?: { recordId: string } }[],
    programma: 0,
    isFailing: false,
    line: { isConnected: false, wasConnected: false, isReadOnly: false },
  }
  const tracker = createSaveTracker({
    pending: {
      list: () => world.pending.map((recordId) => ({ id: recordId, seq: 1, at: 1, collection: 'signalen', recordId })),
    },
    outbox: { list: () => world.outbox as unknown as OutboxItem[], isFailing: () => world.isFailing },
    tray: { list: () => world.tray as unknown as NietGeplaatst[] },
    programmaWaiting: () => world.programma,
    line: () => world.line,
  })
  let told = 0
  tracker.subscribe(() => told++)
  const look = (change: Partial<typeof world>) => {
    Object.assign(world, change)
    tracker.update()
    return [tracker.state(), Object.fromEntries(tracker.unsaved())]
  }
  return { look, tracker, told: () => told }
}
const online = { isConnected: true, wasConnected: true, isReadOnly: false }
const offline = { ...online, isConnected: false }

describe('what is safe', () => {
  it('for the whole bord and for each record, from connecting to offline and back', () => {
    const { look } = setUp()
    expect(look({})).toEqual([{ kind: 'verbinden' }, {}])
    expect(look({ line: online })).toEqual([{ kind: 'bewaard' }, {}])
    expect(look({ pending: ['a'] })).toEqual([{ kind: 'bewaren', waiting: 1 }, { a: 'bewaren' }])
    expect(look({ line: offline })).toEqual([{ kind: 'offline', waiting: 1 }, { a: 'wacht' }])
    // Many letters in one note are one note.
    expect(look({ pending: ['a', 'a', 'a'] })).toEqual([{ kind: 'offline', waiting: 1 }, { a: 'wacht' }])
    expect(look({ line: { ...online, isReadOnly: true } })).toEqual([{ kind: 'alleen_lezen' }, { a: 'wacht' }])
    expect(look({ line: online, pending: [] })).toEqual([{ kind: 'bewaard' }, {}])
  })

  it('signalen by command wait too, and what the programme has', () => {
    const { look } = setUp()
    const outbox = [
      { id: 'b', state: 'wacht' as const },
      { id: 'c', state: 'bewaard' as const },
    ]
    expect(look({ line: online, outbox, programma: 2 })).toEqual([{ kind: 'bewaren', waiting: 3 }, { b: 'bewaren' }])
    expect(look({ isFailing: true })).toEqual([{ kind: 'offline', waiting: 3 }, { b: 'wacht' }])
  })

  it('what was not taken is said when nothing else is under way', () => {
    const { look } = setUp()
    const tray = [{ id: 'x', intent: { recordId: 'a' } }, { id: 'y' }]
    const outbox = [{ id: 'd', state: 'niet_geplaatst' as const }]
    expect(look({ line: online, tray, outbox })).toEqual([
      { kind: 'bewaard', nietGeplaatst: 3 },
      { a: 'niet_geplaatst', y: 'niet_geplaatst', d: 'niet_geplaatst' },
    ])
    expect(look({ pending: ['a'] })[0]).toEqual({ kind: 'bewaren', waiting: 1 })
  })

  it('tells only of changes, and keeps the same map while nothing changed', () => {
    const { look, tracker, told } = setUp()
    look({ line: online, pending: ['a'] })
    const [before, map] = [told(), tracker.unsaved()]
    look({ pending: ['a'] })
    expect([told(), tracker.unsaved() === map]).toEqual([before, true])
    look({ pending: ['b'] })
    expect(told()).toBe(before + 1)
  })
})
