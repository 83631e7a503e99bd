import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { draftProgramma } from '../../server/analysis/draft-programma.ts'
import { rankThemas } from '../../server/analysis/rank-themas.ts'
import { readProgramma, writeDraft } from '../../shared/doc/programma-doc.ts'
import { loadLindenholt } from '../fixtures/lindenholt.ts'

describe('the draft of Lindenholt in the document', () => {
  const snapshot = loadLindenholt()

  it('arrives whole: every sentence with its source, every open place as a place', () => {
    const draft = draftProgramma(snapshot, rankThemas(snapshot))
    const doc = new Y.Doc()
    writeDraft(doc, draft)
    const { blocks, bronnen, openSlots } = readProgramma(doc)
    expect(openSlots).toBe(draft.openSlots)
    const bronIds = blocks.flatMap((block) =>
      block.inline.flatMap((part) => (part.type === 'bron' ? [part.bronId] : [])),
    )
    expect(new Set(bronIds).size).toBe(bronIds.length)
    expect([...bronIds].sort()).toEqual(Object.keys(bronnen).sort())
    expect(bronIds.length).toBeGreaterThan(500)
    doc.destroy()
  })

  it('is made in well under a second', () => {
    const started = performance.now()
    draftProgramma(snapshot, rankThemas(snapshot))
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
