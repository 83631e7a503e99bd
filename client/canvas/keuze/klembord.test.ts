import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { ownType, pasteLines, readClip, readRows, textColumn, writeClip } from './klembord.ts'

const signaal = (id: string, text: string, extra: Partial<Signaal> = {}): Signaal =>
  ({
    id,
    text,
    kind: 'zorg',
    ookThemas: [],
    authorGroup: 'inwoner',
    channel: 'bord',
    createdAt: 1,
    ...extra,
  }) as Signaal
const lower = (text: string): string => text.toLowerCase()

describe('the clipboard', () => {
  it('gives notes back as they were copied, and never who wrote them', () => {
    const written = writeClip(
      [
        signaal('a', 'te donker', { pos: [10, 20], authorLabel: 'Woonstad' }),
        signaal('b', 'koffie', { kind: 'aanbod', themaId: 't1' as never, pos: [1, 1] }),
      ],
      'w1',
    )
    expect(readClip((type) => written[type] ?? '')).toEqual({
      kind: 'bord',
      clip: {
        wijkbord: 1,
        werksessieId: 'w1',
        signalen: [
          { text: 'te donker', kind: 'zorg', pos: [10, 20] },
          { text: 'koffie', kind: 'aanbod', themaId: 't1' },
        ],
      },
    })
    expect(JSON.stringify(written)).not.toContain('Woonstad')
    expect(written['text/plain']).toBe('te donker\nkoffie')
  })
  it('escapes words in html and reads hostile flavours as text', () => {
    const written = writeClip([signaal('a', '<img src=x onerror=alert(1)>')], 'w')
    expect(written['text/html']).not.toContain('<img')
    const hostile: Record<string, string> = {
      [ownType]: '{"wijkbord":1,"werksessieId":"w","signalen":[{"text":"x","kind":"__proto__"}]}',
      'text/plain': 'een regel',
    }
    expect(readClip((type) => hostile[type] ?? '')).toEqual({ kind: 'tekst', rows: [['een regel']] })
    expect(readClip(() => '')).toBeUndefined()
  })
})

describe('lines and sheets', () => {
  it('reads lines, and cells of a sheet with quotes and ends of line in them', () => {
    expect(readRows('een\r\n\n  twee  \n')).toEqual([['een'], ['twee']])
    expect(readRows('1\t"de ""grote""\nhal"\tBewoner\n2\tbankje\t')).toEqual([
      ['1', 'de "grote" hal', 'Bewoner'],
      ['2', 'bankje', ''],
    ])
  })
  it('leaves a quotation in plain text alone', () => {
    expect(readRows('"Ik mis mijn straat"\nen dan')).toEqual([['"Ik mis mijn straat"'], ['en dan']])
  })
  it('finds the column with the words, and what is there twice or too long', () => {
    const rows = [
      ['1', 'verlichting bij de vijver doet het niet', 'p'],
      ['2', '• Zondag is alles dicht', 'b'],
      ['3', '2. zondag is alles dicht', 'b'],
      ['4', 'x'.repeat(281), 'z'],
      ['5', '', ''],
    ]
    expect(textColumn(rows)).toBe(1)
    expect(pasteLines(rows, 1, new Set(['verlichting bij de vijver doet het niet']), lower)).toEqual([
      { text: 'verlichting bij de vijver doet het niet', isDouble: true, isTooLong: false },
      { text: 'Zondag is alles dicht', isDouble: false, isTooLong: false },
      { text: 'zondag is alles dicht', isDouble: true, isTooLong: false },
      { text: 'x'.repeat(281), isDouble: false, isTooLong: true },
    ])
  })
})
