import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { aKanskaart, aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { addKanskaart, addSignaal, addThema, setSignaal } from './bord-commands.ts'
import { readBord } from './bord-doc.ts'
import { readProgramma } from './programma-doc.ts'
import { restoreProgramma } from './programma-restore.ts'
import { writeSessie } from './sessie-doc.ts'
import { readState, writeState } from './werksessie-state.ts'

const docs = () => ({ bord: new Y.Doc(), sessie: new Y.Doc(), regie: new Y.Doc(), programma: new Y.Doc() })
const filled = () => {
  const made = docs()
  addThema(made.bord, aThema({ id: 't1' as never, criteria: { urgency: 3 } as never }))
  addSignaal(made.bord, aSignaal({ id: 's1' as never, text: 'donkere straat 💡', themaId: 't1' as never, pos: [3, 4] }))
  addSignaal(made.bord, aSignaal({ id: 's2' as never, ookThemas: ['t1' as never] }))
  setSignaal(made.bord, 's2', { archivedAt: 5 })
  addKanskaart(made.bord, aKanskaart({ id: 'k1' as never, title: 'Kans', themaIds: ['t1' as never] }))
  writeSessie(made.sessie, { ballotsCast: 3, scherm: { view: 'zwart' } as never })
  made.regie.getMap('besluiten').set('s1.t1', 'geweigerd')
  made.regie.getMap('markeringen').set('s2', { signaalId: 's2', reason: 'zorg' })
  restoreProgramma(
    made.programma,
    [
      { type: 'heading', level: 2, inline: [{ type: 'text', text: 'Waarom', bold: false, italic: false }] },
      {
        type: 'listItem',
        inline: [
          { type: 'text', text: 'gewoon ', bold: false, italic: false },
          { type: 'text', text: 'vet', bold: true, italic: false },
          { type: 'bron', bronId: 'b1' },
          { type: 'invulplek', slotId: 'i1', label: 'wie' },
        ],
      },
    ],
    { b1: { id: 'b1', signaalIds: ['s1'] } as never },
  )
  // What the flat list of blocks does not tell: an ordered list, a quote, the key of a section.
  const quote = new Y.XmlElement('blockquote')
  quote.insert(0, [new Y.XmlElement('paragraph')])
  const list = new Y.XmlElement('orderedList')
  list.setAttribute('start', 3 as never)
  made.programma.getXmlFragment('inhoud').push([quote, list])
  return made
}

describe('the state of a werksessie', () => {
  it('written into empty documents reads the same, also after JSON', () => {
    const first = filled()
    const state = readState(first)
    const second = docs()
    writeState(second, JSON.parse(JSON.stringify(state)) as never)
    expect(readState(second)).toEqual(JSON.parse(JSON.stringify(state)))
    expect(readBord(second.bord)).toEqual(readBord(first.bord))
    expect(readProgramma(second.programma)).toEqual(readProgramma(first.programma))
    expect(second.programma.getXmlFragment('inhoud').toString()).toBe(
      first.programma.getXmlFragment('inhoud').toString(),
    )
  })

  it('knows every root: a document with something in it never comes back empty', () => {
    const state = readState(filled())
    expect(Object.keys(state.bord)).toEqual(expect.arrayContaining(['signalen', 'themas', 'kanskaarten']))
    expect(state.bord.signalen?.map(({ id }) => id)).toEqual(['s1', 's2'])
    expect(state.regie.besluiten).toEqual({ 's1.t1': 'geweigerd' })
    expect(state.sessie.ballotsCast).toBe(3)
    expect(state.programma.maps.bronnen).toHaveProperty('b1')
  })
})
