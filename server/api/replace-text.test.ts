import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { replaceInPlain, replaceInType } from './replace-text.ts'

const needles = { anywhere: ['mevrouw Zwaluwenberg'], alone: ['zorg', 'mevrouw Zwaluwenberg', 's1', 'Zorg'] }

describe('[E3] words that are erased', () => {
  it('leave what people wrote, and leave our own values alone that are the same word', () => {
    const row = {
      id: 's1',
      themaId: 's1',
      kind: 'zorg',
      text: 'zorg',
      reason: 'zorg',
      remark: 'mevrouw Zwaluwenberg belde',
      source: { name: 'Zorg', kind: 'zorg' },
      signaalIds: ['s1'],
    }
    expect(replaceInPlain(row, needles)).toEqual({
      id: 's1',
      themaId: 's1',
      kind: 'zorg',
      text: '[gewist]',
      reason: 'zorg',
      remark: '[gewist] belde',
      source: { name: '[gewist]', kind: 'zorg' },
      signaalIds: ['s1'],
    })
  })
  it('leave documents the same way', () => {
    const doc = new Y.Doc()
    const record = doc.getMap('kanskaarten').set('k1', new Y.Map<unknown>())
    record.set('status', 'zorg')
    record.set('title', 'zorg')
    record.set('kans', new Y.Text('zorg'))
    expect(replaceInType(doc.getMap('kanskaarten'), needles)).toBe(2)
    expect(record.toJSON()).toEqual({ status: 'zorg', title: '[gewist]', kans: '[gewist]' })
  })
})
