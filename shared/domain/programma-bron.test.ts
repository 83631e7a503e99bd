import { describe, expect, it } from 'vitest'
import { aKanskaart, aSignaal } from '../../tests/fixtures/builders.ts'
import type { Trace } from './programma.ts'
import {
  type BronNu,
  bronStaten,
  isBronGewijzigd,
  toenKaart,
  toenKey,
  toenSignaal,
  vingerVan,
} from './programma-bron.ts'

const signaal = aSignaal({ id: 's1' as never, text: 'Niets op zondag', kind: 'zorg', themaId: 'ontmoeten' as never })
const card = aKanskaart({ id: 'k1' as never, title: 'Zondagtafel' })
const trace = (kind: Trace['kind']): Trace => ({
  id: 'st.1',
  kind,
  text: '"Niets op zondag" (s1).',
  signaalIds: ['s1'],
  cardIds: ['k1'],
  mapRefs: [],
  ronde: 1,
})
const toen = new Map([
  [toenKey(1, 'signaal', 's1'), toenSignaal(signaal)],
  [toenKey(1, 'kaart', 'k1'), toenKaart(card)],
])
const now = (changes: object, cardChanges: object = {}): BronNu => ({
  signaal: () => ({ ...signaal, ...changes }),
  kaart: () => ({ ...card, ...cardChanges }),
  knoop: () => undefined,
  rangorde: () => undefined,
  gat: () => undefined,
})
const states = (kind: Trace['kind'], nu: BronNu) => bronStaten(trace(kind), (key) => toen.get(key), nu)
const turns = (kind: Trace['kind'], nu: BronNu) => states(kind, nu).flatMap(({ wendingen }) => wendingen)

describe('the sources of a statement, then and now', () => {
  it('nothing changed: nothing is said', () => {
    expect(isBronGewijzigd(states('citaat', now({})))).toBe(false)
    // Where it lies and who reacted say nothing about what was said.
    expect(
      turns('citaat', now({ pos: [1, 2], reacties: { herken: 3, vraag: 0 } }, { pos: [3, 3], order: 'z' })),
    ).toEqual([])
  })

  it('names what happened: other words, moved, merged, withdrawn, hidden, set aside, gone', () => {
    expect(turns('citaat', now({ text: 'Niets op zaterdag' }))).toEqual(['tekst'])
    expect(turns('citaat', now({ themaId: 'wonen' }))).toEqual(['verplaatst'])
    expect(turns('citaat', now({ mergedInto: 's2' }))).toEqual(['samengevoegd'])
    expect(turns('citaat', now({ archivedAt: 5 }))).toEqual(['ingetrokken'])
    expect(turns('citaat', now({ text: '', hidden: 'zorg' }))).toEqual(['verborgen'])
    expect(turns('citaat', now({ offTopic: true }))).toEqual(['terzijde'])
    expect(turns('telling', now({ kind: 'wens' }))).toEqual(['soort'])
    expect(turns('citaat', { ...now({}), signaal: () => undefined })).toEqual(['weg'])
    expect(turns('mens', now({}, { goal: 'Samen eten' }))).toEqual(['kaart'])
  })

  it('a count does not depend on the spelling of what is counted', () => {
    expect(turns('telling', now({ text: 'Niets te doen op zondag' }))).toEqual([])
    expect(turns('telling', now({ archivedAt: 5 }))).toEqual(['ingetrokken'])
  })

  it('keeps no words of a hidden signaal, and who saw a change has seen that one only', () => {
    expect(toenSignaal({ ...signaal, hidden: 'privacy' }).tekst).toBe('')
    const [seen, later] = [now({ text: 'Anders' }), now({ text: 'Weer anders' })].map((nu) =>
      vingerVan(states('citaat', nu)),
    )
    expect(seen).not.toBe(later)
    expect(vingerVan(states('citaat', now({ text: 'Anders' })))).toBe(seen)
  })
})
