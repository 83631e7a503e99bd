import { describe, expect, it } from 'vitest'
import type { OwnSignalen } from '../../shared/protocol/api.ts'
import type { OutboxItem } from '../sync/local-store.ts'
import { createMijnSignalen, mergeMijn } from './mijn-signalen.ts'

const stored = (id: string, more: Partial<OwnSignalen[number]> = {}): OwnSignalen[number] => ({
  id,
  text: `tekst ${id}`,
  kind: 'zorg',
  createdAt: 1,
  plek: 'bord',
  ...more,
})
const sent = (id: string, state: OutboxItem['state'], text = `tekst ${id}`): OutboxItem => ({
  id,
  toegang: 't',
  werksessieId: 'w',
  seq: 1,
  input: { id: id as never, text, kind: 'wens' },
  state,
  ...(state === 'niet_geplaatst' ? { reason: 'Het is dicht' } : {}),
})

describe('one’s own signalen', () => {
  it('come from the server, with what still waits on this device before them', () => {
    const mine = mergeMijn(
      [stored('a'), stored('b', { plek: 'terug', reason: 'Eén ding' }), stored('c', { archivedAt: 3 })],
      [sent('a', 'bewaard', 'ouder'), sent('d', 'wacht'), sent('e', 'niet_geplaatst'), sent('f', 'bewaard')],
    )
    expect(mine.map(({ id, state, plek, reason }) => [id, state, plek, reason])).toEqual([
      ['f', 'bewaard', undefined, undefined],
      ['e', 'niet_geplaatst', undefined, 'Het is dicht'],
      ['d', 'wacht', undefined, undefined],
      ['c', 'ingetrokken', 'bord', undefined],
      ['b', 'bewaard', 'terug', 'Eén ding'],
      ['a', 'bewaard', 'bord', undefined],
    ])
    expect(mine.at(-1)?.text).toBe('tekst a')
  })

  it('are asked for once more when news comes while the question is under way, and stay when it fails', async () => {
    const answers: ((list: OwnSignalen | undefined) => void)[] = []
    const told: string[][] = []
    const mine = createMijnSignalen(
      <T>() =>
        new Promise<{ ok: true; value: T } | { ok: false; code: string; message: string }>((resolve) =>
          answers.push((list) =>
            resolve(
              list === undefined ? { ok: false, code: 'offline', message: '' } : { ok: true, value: list as never },
            ),
          ),
        ),
      '/mijn-signalen',
      (ids) => told.push([...ids]),
    )
    const both = [mine.refresh(), mine.refresh(), mine.refresh()]
    expect(answers).toHaveLength(1)
    answers[0]?.([stored('a')])
    await Promise.resolve()
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.([stored('a'), stored('b')])
    await Promise.all(both)
    expect(mine.list().map(({ id }) => id)).toEqual(['a', 'b'])
    const failing = mine.refresh()
    answers[2]?.(undefined)
    await failing
    expect(mine.list()).toHaveLength(2)
    expect(told).toEqual([['a'], ['a', 'b']])
  })
})
