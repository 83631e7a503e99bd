import { describe, expect, it } from 'vitest'
import type { Intent } from '../sync/intents.ts'
import { memoryStore } from '../sync/memory-store.ts'
import { openTray } from './tray.ts'

const edit = (text: string, at: number, recordId = 'a'): Intent => ({
  id: `i${at}`,
  seq: at,
  at,
  collection: 'signalen',
  recordId,
  set: { text },
})

describe('the tray', () => {
  it('keeps every text: what goes on with an earlier one takes its place, another lies beside it', async () => {
    const store = memoryStore()
    const tray = await openTray(store, 't')
    await tray.keep(edit('de lift', 1), 'zorg', 'reden')
    await tray.keep(edit('de lift is stuk', 2), 'zorg', 'reden')
    await tray.keep(edit('de trap is glad', 3), 'zorg', 'reden')
    await tray.keep(edit('de trap is glad', 3), 'zorg', 'reden')
    await tray.keep({ ...edit('', 4), set: { kind: 'wens' } }, 'zorg', 'reden')
    expect(tray.list().map(({ text }) => text)).toEqual(['de lift is stuk', 'de trap is glad'])
    expect(new Set(tray.list().map(({ id }) => id)).size).toBe(2)
    tray.close()
    const again = await openTray(store, 't')
    expect(again.list().map(({ text }) => text)).toEqual(['de lift is stuk', 'de trap is glad'])
    again.close()
  })

  it('one that could not be placed comes back', async () => {
    const tray = await openTray(memoryStore(), 't')
    await tray.keepText({ id: 'p', text: 'een zin', signaalKind: 'zorg', reason: 'weg', at: 1, isProgramma: true })
    const [item] = tray.list()
    tray.remove('p')
    expect(tray.list()).toEqual([])
    if (item !== undefined) await tray.restore(item)
    expect(tray.list()).toEqual([item])
    tray.close()
  })

  it('a closed one still keeps what comes in the last moment, and disturbs nobody', async () => {
    const store = memoryStore()
    const tray = await openTray(store, 't')
    tray.close()
    await tray.keep(edit('laatste woord', 1), 'zorg', 'reden')
    expect((await openTray(store, 't')).list().map(({ text }) => text)).toEqual(['laatste woord'])
  })
})
