import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DraftBlock, DraftProgramma, DraftStatement, Trace } from '../domain/programma.ts'
import { staandeBlokken, woordenVan } from './programma-blokken.ts'
import { blocksOfDraft, numberDraft, readProgramma, writeDraft } from './programma-doc.ts'
import { neemOver, vergelijk, type Wijziging } from './programma-wijziging.ts'

const say = (id: string, text: string, label?: string): DraftStatement => ({
  parts: [{ type: 'text', text }, ...(label === undefined ? [] : [{ type: 'slot' as const, id: `${id}.1`, label }])],
  trace: {
    id,
    kind: 'regel',
    text: label === undefined ? text : `${text}[INVULLEN: ${label}]`,
    signaalIds: [],
    cardIds: [],
    mapRefs: [],
  },
})
const heading = (key: string): DraftBlock => ({ type: 'heading', level: 2, text: `Kop ${key}`, key })
const paragraph = (...statements: DraftStatement[]): DraftBlock => ({ type: 'paragraph', statements })
const draftOf = (...blocks: DraftBlock[]): DraftProgramma => ({ version: '1', title: 't', openSlots: 0, blocks })

const first = draftOf(
  heading('a'),
  paragraph(say('st.a.1', 'We kregen 4 signalen van 3 mensen.')),
  { type: 'list', items: [say('st.a.2', 'Op maandag is er koffie.'), say('st.a.3', 'Op vrijdag is er soep.')] },
  heading('b'),
  paragraph(say('st.b.1', 'Trekker: ', 'trekker')),
)

function withDraft(): Y.Doc {
  const doc = new Y.Doc()
  writeDraft(doc, first)
  return doc
}
/** Proposes as the server does. */
function propose(doc: Y.Doc, draft: DraftProgramma): Wijziging[] {
  const numbered = numberDraft(doc, draft)
  const blocks = blocksOfDraft(numbered)
  const bronnen = Object.fromEntries(
    numbered.blocks.flatMap((block) =>
      block.type === 'heading'
        ? []
        : (block.type === 'paragraph' ? block.statements : block.items).map(({ trace }) => [trace.id, trace] as const),
    ),
  )
  const { voorstellen } = vergelijk(doc, readProgramma(doc).bronnen, { blocks, bronnen }, 'sjabloon')
  const made = voorstellen.map(
    (one, volgorde): Wijziging => ({ ...one, id: `w${volgorde}`, at: 1, van: 'sjabloon', volgorde }),
  )
  for (const one of made) doc.getMap<Wijziging>('wijzigingen').set(one.id, one)
  return made
}
const takeAll = (doc: Y.Doc): void => {
  for (const { id } of [...doc.getMap<Wijziging>('wijzigingen').values()].sort((a, b) => a.volgorde - b.volgorde)) {
    const now = doc.getMap<Wijziging>('wijzigingen').get(id)
    if (now !== undefined) neemOver(doc, now, now.bronnen)
  }
}
const words = (doc: Y.Doc): string[] => readProgramma(doc).blocks.map(woordenVan)
const textOf = (doc: Y.Doc, index: number): Y.XmlText =>
  staandeBlokken(doc)
    [index]?.node.toArray()
    .find((child) => child instanceof Y.XmlText) as Y.XmlText

describe('a new draft beside the text', () => {
  it('says nothing when nothing changed, also where people filled in an open place', () => {
    const doc = withDraft()
    expect(propose(doc, first)).toEqual([])
    const trekker = staandeBlokken(doc).at(-1)?.node
    const at =
      trekker?.toArray().findIndex((child) => child instanceof Y.XmlElement && child.nodeName === 'invulplek') ?? -1
    trekker?.delete(at, 1)
    trekker?.insert(at, [new Y.XmlText('Sterker sociaal werk')])
    expect(words(doc).at(-1)).toBe('Trekker: Sterker sociaal werk')
    expect(propose(doc, first)).toEqual([])
  })

  it('proposes to replace what the computer wrote, to add what is new and to take away what is gone', () => {
    const doc = withDraft()
    const next = draftOf(
      heading('a'),
      paragraph(say('st.a.1', 'We kregen 5 signalen van 3 mensen.')),
      {
        type: 'list',
        items: [say('st.a.2', 'Op vrijdag is er soep.'), say('st.a.3', 'Elke zondag eten buren samen.')],
      },
      heading('b'),
      paragraph(say('st.b.1', 'Trekker: ', 'trekker')),
    )
    const made = propose(doc, next)
    expect(made.map(({ soort, was }) => [soort, was])).toEqual([
      ['vervang', 'We kregen 4 signalen van 3 mensen.'],
      ['weg', 'Op maandag is er koffie.'],
      ['erbij', ''],
    ])
    expect(words(doc)).toEqual(words(withDraft()))
    takeAll(doc)
    expect(words(doc)).toEqual(blocksOfDraft(next).map(woordenVan))
    expect(doc.getMap('wijzigingen').size).toBe(0)
    // The sources came along under ids of their own.
    expect(
      readProgramma(doc).blocks.flatMap(({ inline }) => inline.filter((part) => part.type === 'bron')).length,
    ).toBe(4)
  })

  it('never touches what people changed: the new words come behind it', () => {
    const doc = withDraft()
    textOf(doc, 1).insert(0, 'Met trots: ')
    const next = draftOf(heading('a'), paragraph(say('st.a.1', 'We kregen 9 signalen van 7 mensen.')), heading('b'))
    const made = propose(doc, next)
    expect(made.find(({ was }) => was.startsWith('Met trots'))?.soort).toBe('naast')
    takeAll(doc)
    expect(words(doc)).toContain('Met trots: We kregen 4 signalen van 3 mensen.')
    expect(words(doc)).toContain('We kregen 9 signalen van 7 mensen.')
  })

  it('does not overwrite what was changed between the proposal and the person who accepts it', () => {
    const doc = withDraft()
    const next = draftOf(heading('a'), paragraph(say('st.a.1', 'We kregen 6 signalen van 5 mensen.')), heading('b'))
    const [one] = propose(doc, next)
    textOf(doc, 1).insert(0, 'Eigen woorden. ')
    expect(one === undefined ? '' : neemOver(doc, one, one.bronnen)).toBe('ernaast')
    expect(words(doc).filter((line) => line.includes('signalen van'))).toEqual([
      'Eigen woorden. We kregen 4 signalen van 3 mensen.',
      'We kregen 6 signalen van 5 mensen.',
    ])
  })

  it('keeps codes: a later draft never gives out a code again', () => {
    const doc = withDraft()
    const codes = () => Object.values(readProgramma(doc).bronnen).map((trace: Trace) => trace.code)
    expect(codes()).toEqual(['b1', 'b2', 'b3', 'b4'])
    writeDraft(doc, first)
    expect(codes()).toEqual(['b5', 'b6', 'b7', 'b8'])
  })

  it('brings any text to any draft by taking everything over, whatever the two are', () => {
    const sections = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
    const lines = fc.array(fc.constantFrom('een', 'twee drie', 'vier vijf zes', 'twee vier', 'zeven'), { maxLength: 4 })
    const arbitrary = fc
      .tuple(sections, fc.array(lines, { minLength: 3, maxLength: 3 }))
      .map(([keys, texts]) =>
        draftOf(
          ...[...keys]
            .sort()
            .flatMap((key, index): DraftBlock[] => [
              heading(key),
              ...(texts[index] ?? []).map((text, at) => paragraph(say(`st.${key}.${at}`, text))),
            ]),
        ),
      )
    fc.assert(
      fc.property(arbitrary, arbitrary, (before, after) => {
        const doc = new Y.Doc()
        writeDraft(doc, before)
        propose(doc, after)
        takeAll(doc)
        // What both have stays in the order in which people read it.
        expect(words(doc).sort()).toEqual(blocksOfDraft(after).map(woordenVan).sort())
        expect(words(doc).filter((line) => line.startsWith('Kop'))).toEqual(
          blocksOfDraft(after)
            .map(woordenVan)
            .filter((line) => line.startsWith('Kop')),
        )
      }),
      { numRuns: 200 },
    )
  })
})
