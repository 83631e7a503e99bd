import { describe, expect, it } from 'vitest'
import type { SignaalInput } from '../../shared/domain/signaal.ts'
import { memoryStore } from './memory-store.ts'
import { openOutbox, type Transport } from './outbox.ts'

const signaal = (id: string): SignaalInput => ({ id: id as SignaalInput['id'], text: `tekst ${id}`, kind: 'zorg' })
const until = async (condition: () => boolean) => {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 500) throw new Error('not in time')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

describe('outbox', () => {
  it('delivers in order and once when the network comes back', async () => {
    const store = memoryStore()
    const arrived: string[] = []
    let isOnline = false
    const transport: Transport = async (item) => {
      if (!isOnline) return { kind: 'later' }
      arrived.push(item.id)
      return { kind: 'bewaard' }
    }
    const outbox = await openOutbox(store, 't', 'w', { transport, firstPauseMs: 1 })
    for (const id of ['a', 'b', 'c']) await outbox.add(signaal(id))
    expect(outbox.list().map((item) => item.state)).toEqual(['wacht', 'wacht', 'wacht'])
    await until(() => outbox.isFailing())
    isOnline = true
    await until(() => outbox.list().every((item) => item.state === 'bewaard'))
    expect(arrived).toEqual(['a', 'b', 'c'])
    expect(outbox.isFailing()).toBe(false)
    outbox.close()
  })

  it('survives a reload', async () => {
    const store = memoryStore()
    const before = await openOutbox(store, 't', 'w', { transport: async () => ({ kind: 'later' }), firstPauseMs: 1 })
    await before.add(signaal('a'))
    before.close()
    const arrived: string[] = []
    const after = await openOutbox(store, 't', 'w', {
      transport: async (item) => {
        arrived.push(item.id)
        return { kind: 'bewaard' }
      },
    })
    await until(() => arrived.length === 1)
    expect(after.list().map((item) => item.input.text)).toEqual(['tekst a'])
    after.close()
  })

  it('keeps what was refused with its text and reason, and goes on with the rest', async () => {
    const outbox = await openOutbox(memoryStore(), 't', 'w', {
      transport: async (item) =>
        item.id === 'a' ? { kind: 'geweigerd', reason: 'De ronde was voorbij.' } : { kind: 'bewaard' },
    })
    await outbox.add(signaal('a'))
    await outbox.add(signaal('b'))
    await until(() => outbox.list().every((item) => item.state !== 'wacht'))
    expect(outbox.list().map(({ id, state, reason, input }) => ({ id, state, reason, text: input.text }))).toEqual([
      { id: 'a', state: 'niet_geplaatst', reason: 'De ronde was voorbij.', text: 'tekst a' },
      { id: 'b', state: 'bewaard', reason: undefined, text: 'tekst b' },
    ])
    outbox.close()
  })

  it('hands over an edit that came while the old text was under way', async () => {
    const late: string[][] = []
    let arrive = () => {}
    const outbox = await openOutbox(memoryStore(), 't', 'w', {
      transport: () => new Promise((resolve) => (arrive = () => resolve({ kind: 'bewaard' }))),
      onLateEdit: (id, text) => late.push([id, text]),
    })
    await outbox.add(signaal('a'))
    expect(await outbox.edit('a', 'beter')).toBe(true)
    arrive()
    await until(() => outbox.list()[0]?.state === 'bewaard')
    expect({ late, text: outbox.list()[0]?.input.text }).toEqual({ late: [['a', 'beter']], text: 'beter' })
    expect(await outbox.edit('a', 'te laat')).toBe(false)
    outbox.close()
  })

  it('hands over an edit when the first attempt had arrived although its answer was lost, also after a reload', async () => {
    const store = memoryStore()
    const before = await openOutbox(store, 't', 'w', {
      transport: async () => ({ kind: 'later' }),
      firstPauseMs: 60_000,
    })
    await before.add(signaal('a'))
    await before.edit('a', 'beter')
    before.close()
    const late: string[][] = []
    const after = await openOutbox(store, 't', 'w', {
      transport: async () => ({ kind: 'bewaard', existed: true }),
      onLateEdit: (id, text) => late.push([id, text]),
    })
    await until(() => late.length > 0)
    expect(late).toEqual([['a', 'beter']])
    after.close()
  })

  it('sends an edit that came in time as the text itself', async () => {
    const sent: string[] = []
    let isOnline = false
    const late: string[] = []
    const outbox = await openOutbox(memoryStore(), 't', 'w', {
      transport: async (item) => {
        if (!isOnline) return { kind: 'later' }
        sent.push(item.input.text)
        return { kind: 'bewaard', existed: false }
      },
      firstPauseMs: 1,
      onLateEdit: (id) => late.push(id),
    })
    await outbox.add(signaal('a'))
    await outbox.edit('a', 'beter')
    isOnline = true
    await until(() => outbox.list()[0]?.state === 'bewaard')
    expect({ sent, late }).toEqual({ sent: ['beter'], late: [] })
    outbox.close()
  })
})
