import { describe, expect, it } from 'vitest'
import { createReplicaPerson } from '../../tests/fixtures/model-world.ts'
import { createBordWork, type Notice } from './bord-work.ts'
import type { Session } from './types.ts'

function setUp() {
  const anna = createReplicaPerson('anna', 11)
  const notices: Notice[] = []
  const session = {
    rol: 'begeleider',
    werksessieId: 'w',
    bord: anna.bord,
    actions: anna.actions,
    may: (change: Parameters<Session['may']>[0]) => anna.rights.may?.(change as never) ?? true,
    isMine: () => true,
    getSessie: () => undefined,
  } as unknown as Session
  const work = createBordWork(session, (notice) => notices.push(notice))
  const add = (...texts: string[]): string[] => texts.map((text) => anna.actions.addSignaal({ text, kind: 'zorg' }))
  const active = () => anna.bord.all('signalen').filter(({ archivedAt }) => archivedAt === undefined)
  return { anna, work, notices, add, active }
}

describe('work on a selection', () => {
  it('a held note is not moved, placed or taken away, and says so', () => {
    const { anna, work, notices, add } = setUp()
    const [a = '', b = ''] = add('a', 'b')
    const thema = anna.actions.addThema({ title: 'Wonen' })
    expect(work.setLocked([a], true)).toBe(true)
    expect([work.canPlace(a), work.canWithdraw(a), work.canPlace(b)]).toEqual([false, false, true])
    expect(work.place([a], thema)).toBe(false)
    expect(work.withdraw([a])).toBe(false)
    expect(notices.at(-1)?.text).toContain('staat vast')
    // Of a handful the others go.
    expect(work.place([a, b], thema)).toBe(true)
    expect([a, b].map((id) => anna.bord.get('signalen', id)?.themaId)).toEqual([undefined, thema])
    expect(work.setLocked([a], true)).toBe(false)
    expect(work.setLocked([a, b], false)).toBe(true)
    expect(work.withdraw([a])).toBe(true)
  })

  it('copies keep words, kind and thema, lie a little further, and go in one undo step', () => {
    const { anna, work, add, active } = setUp()
    const thema = anna.actions.addThema({ title: 'Wonen' })
    const [a = '', b = ''] = add('a', 'b')
    anna.actions.moveSignalen([{ id: a, pos: [10, 20] }])
    anna.actions.placeSignalen([b], thema)
    const made = work.duplicate([a, b])
    expect(made.map((id) => anna.bord.get('signalen', id))).toMatchObject([
      { text: 'a', kind: 'zorg', pos: [34, 44] },
      { text: 'b', kind: 'zorg', themaId: thema },
    ])
    anna.actions.undo()
    expect(
      active()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['a', 'b'])
  })

  it('450 notes at once are one undo step, whatever a transaction may hold', () => {
    const { anna, work, active } = setUp()
    const made = work.addMany(Array.from({ length: 450 }, (_, i) => ({ text: `regel ${i}`, kind: 'wens' as const })))
    expect(made).toHaveLength(450)
    expect(work.setKindOf(made, 'zorg')).toBe(true)
    expect(active().every(({ kind }) => kind === 'zorg')).toBe(true)
    anna.actions.undo()
    expect(active().every(({ kind }) => kind === 'wens')).toBe(true)
    anna.actions.undo()
    expect(active()).toEqual([])
  })

  it('to the front and to the back keep the order among those that are moved', () => {
    const { anna, work, add } = setUp()
    const [a = '', b = '', c = ''] = add('a', 'b', 'c')
    const rankOf = (id: string): string => anna.bord.get('signalen', id)?.rank ?? 'a0'
    work.order([a, b], 'voor')
    expect([rankOf(c) < rankOf(a), rankOf(a) < rankOf(b)]).toEqual([true, true])
    work.order([b], 'achter')
    expect([rankOf(b) < rankOf(c), rankOf(c) < rankOf(a)]).toEqual([true, true])
  })

  it('says no when the rights do', () => {
    const { anna, work, notices, add, active } = setUp()
    const [a = ''] = add('a')
    anna.rights.may = ({ field, action }) => action !== 'add' && field !== 'locked' && field !== 'rank'
    expect([work.canLock(), work.canOrder(a), work.canDuplicate([a])]).toEqual([false, false, false])
    expect(work.setLocked([a], true)).toBe(false)
    expect(work.order([a], 'voor')).toBe(false)
    expect(work.duplicate([a])).toEqual([])
    expect(notices).toHaveLength(3)
    expect(active()).toHaveLength(1)
  })
})
