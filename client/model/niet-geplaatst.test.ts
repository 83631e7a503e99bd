import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { createRetry } from './niet-geplaatst.ts'
import type { NietGeplaatst } from './types.ts'

/** The tray holds words that stand in the document of this page already. */
function retryOf(isOnServer: boolean) {
  const doc = new Y.Doc()
  addSignaal(doc, aSignaal({ id: 's1' as never, text: 'stoep ligt scheef bij nummer 12' }))
  const item = {
    id: 'tray1',
    text: 'stoep ligt scheef bij nummer 12',
    intent: {
      id: 'i1',
      seq: 1,
      at: 1,
      collection: 'signalen',
      recordId: 's1',
      set: { text: 'stoep ligt scheef bij nummer 12' },
      was: { text: 'stoep ligt scheef' },
    },
  } as unknown as NietGeplaatst
  const items = [item]
  const retry = createRetry({
    context: { doc } as never,
    actions: {} as never,
    outbox: { add: async () => undefined } as never,
    tray: { list: () => items, remove: () => items.splice(0, 1), restore: async () => undefined } as never,
    isOnServer: () => isOnServer,
  })
  return { isBack: retry('tray1', undefined), left: items.length }
}

describe('words in the tray that stand on this page already', () => {
  it('are done when the server has confirmed what this page holds', () => {
    expect(retryOf(true)).toEqual({ isBack: true, left: 0 })
  })
  it('stay in the tray as long as it has not: the page may show a copy that was refused', () => {
    expect(retryOf(false)).toEqual({ isBack: false, left: 1 })
  })
})
