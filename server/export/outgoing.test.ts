import { describe, expect, it } from 'vitest'
import type { SignaalId } from '../../shared/base/ids.ts'
import type { Trace } from '../../shared/domain/programma.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { cleanText } from './clean-text.ts'
import { createOutgoing, type ExportInput } from './outgoing.ts'
import { bronRows } from './outgoing-programma.ts'

const trace = (changes: Partial<Trace>): Trace => ({
  id: 't',
  kind: 'citaat',
  text: 'woorden',
  signaalIds: [],
  cardIds: [],
  mapRefs: [],
  ...changes,
})
const said = (text: string) => ({ type: 'text' as const, text, bold: false, italic: false })
const bron = (bronId: string) => ({ type: 'bron' as const, bronId })
const anInput = (changes: Partial<ExportInput> = {}): ExportInput => ({
  snapshot: loadLindenholt(),
  programma: { blocks: [], bronnen: {}, openSlots: 0 },
  locale: 'nl',
  now: Date.UTC(2023, 5, 22),
  ...changes,
})

describe('what may leave the room', () => {
  it('[I12] keeps hidden and withdrawn signalen out and counts them', () => {
    const { bord, ...rest } = loadLindenholt()
    const signalen = bord.signalen.map((signaal) =>
      signaal.id === 's042' ? { ...signaal, text: 'INGETROKKEN TEKST', archivedAt: 2 } : signaal,
    )
    const out = createOutgoing(anInput({ snapshot: { ...rest, bord: { ...bord, signalen } } }))
    expect(out.leftOut).toEqual({ hidden: 1, archived: 1, surveyWithoutConsent: 13, statements: 0, characters: 0 })
    expect(out.signalen.length).toBe(272)
    expect(JSON.stringify(out)).not.toContain('INGETROKKEN')
    expect(out.sourcesOf(['s042', 's129', 'nooit'])).toEqual([
      { id: 's042', code: 's042', withheld: 'archived' },
      { id: 's129', code: 's129', withheld: 'hidden' },
    ])
  })

  it('[I12] takes a quote of a signaal that was hidden later out of the programma, and leaves counts and fixed text', () => {
    const out = createOutgoing(
      anInput({
        programma: {
          blocks: [
            {
              type: 'paragraph',
              inline: [said('Piet van nummer 9 zei dit.'), bron('q'), said(' 42 signalen.'), bron('c'), said('Mens.')],
            },
          ],
          bronnen: {
            q: trace({ id: 'q', signaalIds: ['s129'] }),
            c: trace({ id: 'c', kind: 'telling', signaalIds: ['s129'] }),
          },
          openSlots: 0,
        },
      }),
    )
    expect(out.programma.blocks[0]?.inline).toEqual([
      { type: 'text', text: '[Deze zin staat hier niet: het briefje is verborgen.]', bold: false, italic: true },
      { type: 'bron', code: 'b1', kind: 'citaat' },
      said(' 42 signalen.'),
      { type: 'bron', code: 'b2', kind: 'telling' },
      said('Mens.'),
      // No note is under the last words: people added them.
      { type: 'text', text: ' (toegevoegd door het team)', bold: false, italic: true },
    ])
    expect(out.leftOut.statements).toBe(1)
  })

  it('[I13] drops an organisation as author label unless the setting shows organisations', () => {
    const base = loadLindenholt()
    const withLabel = (showAuthors: 'groep' | 'organisatie' | 'niemand') =>
      createOutgoing(
        anInput({
          snapshot: {
            ...base,
            werksessie: { ...base.werksessie, settings: { ...base.werksessie.settings, showAuthors } },
            bord: { ...base.bord, signalen: [aSignaal({ id: 's1' as SignaalId, authorLabel: 'Bindkracht10' })] },
          },
        }),
      ).signalen[0]?.signaal?.authorLabel
    expect([withLabel('groep'), withLabel('niemand'), withLabel('organisatie')]).toEqual([
      undefined,
      undefined,
      'Bindkracht10',
    ])
  })

  it('opens with the title of the draft, never skips a heading level, and knows its own list of signalen', () => {
    const heading = (level: number, text: string) => ({ type: 'heading' as const, level, inline: [said(text)] })
    const { programma } = createOutgoing(
      anInput({
        programma: {
          blocks: [
            heading(1, 'Conceptprogramma'),
            heading(3, 'Te diep'),
            heading(2, 'Bijlage B: alle signalen'),
            { type: 'listItem', inline: [said('s001: "goud waard"'), bron('q')] },
          ],
          bronnen: { q: trace({ id: 'q', signaalIds: ['s001'] }) },
          openSlots: 0,
        },
      }),
    )
    expect(programma.title).toBe('Conceptprogramma')
    expect(programma.blocks.map(({ level }) => level)).toEqual([1, 2, 0])
    expect(programma.listsSignalen).toBe(true)
    expect(programma.bronnen).toEqual([])
  })

  it('counts people, not notes', () => {
    const out = createOutgoing(anInput())
    expect(out.peopleBehind(['s152', 's193'])).toBe(2)
    expect(out.peopleBehind(['s152', 's152'])).toBe(1)
    expect(out.peopleBehind(['nooit'])).toBeUndefined()
  })
})

describe('codes', () => {
  it('keeps short ids, numbers others in order of arrival, and does not renumber when more come', () => {
    const first = aSignaal({ id: 'Zx91kQ' as SignaalId, createdAt: 10 })
    const second = aSignaal({ id: 'Aa00bb' as SignaalId, createdAt: 20 })
    const sample = aSignaal({ id: 's274' as SignaalId, createdAt: 99 })
    const codes = signaalCodes([second, first, sample])
    expect(Object.fromEntries(codes)).toEqual({ s274: 's274', Zx91kQ: 's275', Aa00bb: 's276' })
    const later = signaalCodes([aSignaal({ id: '00later' as SignaalId, createdAt: 30 }), second, first, sample])
    expect(later.get('Aa00bb')).toBe('s276')
  })

  it('puts sentences that rest on the same things in one row, bare ones last', () => {
    const bronnen = [
      trace({ kind: 'regel' }),
      trace({ signaalIds: ['s1'] }),
      trace({ kind: 'regel' }),
      trace({ kind: 'regel' }),
      trace({ signaalIds: ['s1'] }),
    ].map((made, index) => ({ code: `b${index + 1}`, trace: made }))
    expect(bronRows(bronnen, ({ signaalIds }) => signaalIds.join())).toEqual([
      { codes: 'b2, b5', kind: 'citaat', rests: 's1' },
      { codes: 'b1, b3–b4', kind: 'regel', rests: '–' },
    ])
  })
})

describe('cleanText', () => {
  it('removes what no document can hold and keeps every word', () => {
    expect(cleanText('a\u0000b\u202Egespiegeld\u202C\r\nc\ud800d 😀 é\u0007')).toBe('abgespiegeld\nc\ufffdd 😀 é')
  })
})
