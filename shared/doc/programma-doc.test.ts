import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DraftProgramma, Trace } from '../domain/programma.ts'
import { blockingSlots, readProgramma, writeDraft } from './programma-doc.ts'

const trace = (id: string): Trace => ({ id, kind: 'invulplek', text: '', signaalIds: [], cardIds: [], mapRefs: [] })
const draft: DraftProgramma = {
  version: '1',
  title: 'Proef',
  openSlots: 2,
  blocks: [
    { type: 'heading', level: 1, text: 'Thema', key: 'thema' },
    {
      type: 'paragraph',
      statements: [
        {
          parts: [
            { type: 'text', text: 'Trekker: ' },
            { type: 'slot', id: 'st.6.wonen.1.1', label: 'trekker' },
          ],
          trace: trace('st.6.wonen.1'),
        },
      ],
    },
    {
      type: 'list',
      items: [{ parts: [{ type: 'slot', id: 'st.13.wonen.1.1', label: 'geld' }], trace: trace('st.13.wonen.1') }],
    },
  ],
}

describe('programma document', () => {
  it('reads back a draft with its sources and open places', () => {
    const doc = new Y.Doc()
    writeDraft(doc, draft)
    const { blocks, bronnen, openSlots } = readProgramma(doc)
    expect(blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'listItem'])
    expect(Object.keys(bronnen).sort()).toEqual(['st.13.wonen.1', 'st.6.wonen.1'])
    expect(openSlots).toBe(2)
  })

  it('only assignment, lead and result keep it from being settled', () => {
    const doc = new Y.Doc()
    writeDraft(doc, draft)
    expect(blockingSlots(readProgramma(doc).blocks)).toBe(1)
  })

  it('a second draft replaces the first whole', () => {
    const doc = new Y.Doc()
    writeDraft(doc, draft)
    writeDraft(doc, draft)
    expect(readProgramma(doc).blocks).toHaveLength(3)
  })
})
