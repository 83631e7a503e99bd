import { describe, expect, it } from 'vitest'
import { createReplicaPerson } from '../../tests/fixtures/model-world.ts'
import { createUndoStep } from './undo-step.ts'

function setUp() {
  const { actions, bord, undo } = createReplicaPerson('anna', 11)
  const lastStep = () =>
    createUndoStep({
      stack: () => undo.undoStack,
      undo: actions.undo,
      subscribe: (listener) => {
        const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
        for (const event of events) undo.on(event, listener)
        return () => {
          for (const event of events) undo.off(event, listener)
        }
      },
    })
  const id = actions.addSignaal({ text: 'lift stuk', kind: 'zorg' })
  const kindNow = () => bord.get('signalen', id)?.kind
  actions.setSignaalKind(id, 'wens')
  const step = lastStep()
  let stale = 0
  step.subscribeStale(() => stale++)
  return { actions, bord, undo, id, step, kindNow, stale: () => stale }
}

describe('the step of a sentence that offers undo', () => {
  it('takes its own thing back while it is the last', () => {
    const { step, kindNow, stale } = setUp()
    expect(stale()).toBe(0)
    expect(step.undo()).toBe(true)
    expect([kindNow(), stale()]).toEqual(['zorg', 1])
  })

  it('leaves a newer thing alone', () => {
    const { step, actions, id, kindNow, stale } = setUp()
    actions.setSignaalKind(id, 'kans')
    expect(stale()).toBe(1)
    expect(step.undo()).toBe(false)
    expect(kindNow()).toBe('kans')
  })

  it('does nothing after Ctrl+Z did it already', () => {
    const { step, actions, bord, id, stale } = setUp()
    actions.undo()
    expect([step.undo(), stale(), bord.get('signalen', id)?.kind]).toEqual([false, 1, 'zorg'])
  })

  it('is over when everything that can be undone is forgotten', () => {
    const { step, undo, kindNow, stale } = setUp()
    undo.clear()
    expect([step.undo(), stale(), kindNow()]).toEqual([false, 1, 'wens'])
  })
})
