import { describe, expect, it } from 'vitest'
import { woordenVan } from '../../../shared/doc/programma-blokken.ts'
import type { ProgrammaBlock } from '../../../shared/doc/programma-doc.ts'
import { verschilPerDeel } from './verschil-per-deel.ts'

const text = (words: string) => [{ type: 'text' as const, text: words, bold: false, italic: false }]
const heading = (sectionKey: string): ProgrammaBlock => ({
  type: 'heading',
  level: 2,
  sectionKey,
  inline: text(`Kop ${sectionKey}`),
})
const line = (words: string): ProgrammaBlock => ({ type: 'paragraph', inline: text(words) })

describe('what differs between two versions', () => {
  it('is told part by part, in the order of now, without what stayed the same', () => {
    const then = [heading('a'), line('een'), line('twee'), heading('b'), line('blijft'), heading('weg'), line('oud')]
    const now = [heading('a'), line('een'), line('drie'), heading('nieuw'), line('vers'), heading('b'), line('blijft')]
    expect(verschilPerDeel(then, now, woordenVan)).toEqual([
      { section: 'a', title: 'Kop a', rows: [{ key: '1', toen: 'twee', nu: 'drie' }] },
      {
        section: 'nieuw',
        title: 'Kop nieuw',
        rows: [
          { key: '1', toen: '', nu: 'Kop nieuw' },
          { key: '2', toen: '', nu: 'vers' },
        ],
      },
      {
        section: 'weg',
        title: 'Kop weg',
        rows: [
          { key: '1.open', toen: 'Kop weg', nu: '' },
          { key: '2.open', toen: 'oud', nu: '' },
        ],
      },
    ])
    expect(verschilPerDeel(now, now, woordenVan)).toEqual([])
  })
})
