import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addFrame,
  addKanskaart,
  addOpmerking,
  addSignaal,
  addThema,
  setFrame,
  setKanskaart,
  setSignaal,
  setThema,
} from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { setRefused } from '../../shared/doc/regie-doc.ts'
import type { Kanskaart } from '../../shared/domain/kanskaart.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { aFrame, aKanskaart, anOpmerking, aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { GateWorld, type WorldPerson } from '../../tests/support/gate-world.ts'

const s = (id: string, changes: Partial<Signaal> = {}): Signaal =>
  aSignaal({ id: id as Signaal['id'], channel: 'bord', ...changes })
const record = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const found = bordCollection(doc, 'signalen').get(id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}
const text = (doc: Y.Doc, id: string): Y.Text => record(doc, id).get('text') as Y.Text

let world: GateWorld
let anna: WorldPerson
let bram: WorldPerson
let berna: WorldPerson

beforeEach(() => {
  world = new GateWorld()
  anna = world.person('anna')
  bram = world.person('bram')
  berna = world.person('berna', 'begeleider', 'gemeente')
  expect(world.do(anna, (doc) => addSignaal(doc, s('vanAnna')))).toBe(true)
  expect(world.do(berna, (doc) => addThema(doc, aThema({ id: 'thema1' as Thema['id'] })))).toBe(true)
  for (const person of [anna, bram, berna]) world.pull(person)
})

describe('structs and clocks', () => {
  it('[G1] bytes that cannot be read are refused, never thrown', () => {
    for (const bytes of [[], [255], [1, 1, 1], [9, 9, 9, 9, 9, 9, 9], [1, 200, 1, 0, 5]]) {
      expect(world.judge(anna, Uint8Array.from(bytes)).ok).toBe(false)
    }
  })
  it('[G2] a clientID that somebody else leased, or nobody, is refused', () => {
    const update = world.act(anna, (doc) => addSignaal(doc, s('nieuw')))
    expect(world.judge(bram, update)).toEqual({ ok: false, reason: 'not_owner' })
    const stray = new Y.Doc()
    addSignaal(stray, s('nieuw'))
    expect(world.judge(bram, Y.encodeStateAsUpdate(stray))).toEqual({ ok: false, reason: 'not_owner' })
  })
  it('[G2] a block that occupies another person’s next clocks is refused', () => {
    const encoder = encoding.createEncoder()
    for (const part of [1, 1, anna.doc.clientID, Y.getState(world.doc.store, anna.doc.clientID)]) {
      encoding.writeVarUint(encoder, part)
    }
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 50)
    encoding.writeVarUint(encoder, 0)
    expect(world.judge(bram, encoding.toUint8Array(encoder))).toEqual({ ok: false, reason: 'not_owner' })
  })
  it('[G3] a gap is refused and nothing waits', () => {
    world.act(anna, (doc) => addSignaal(doc, s('verloren')))
    const later = world.act(anna, (doc) => addSignaal(doc, s('later')))
    expect(world.receive(anna, later)).toEqual({ ok: false, reason: 'clock_gap' })
    expect(world.doc.store.pendingStructs).toBeNull()
  })
  it('[G3] what is known already is skipped, and the rest counts', () => {
    const first = world.act(anna, (doc) => addSignaal(doc, s('een')))
    const second = world.act(anna, (doc) => addSignaal(doc, s('twee')))
    expect(world.receive(anna, first).ok).toBe(true)
    const both = world.receive(anna, Y.mergeUpdates([first, second]))
    expect(both.ok && both.changes.map(({ id }) => id)).toEqual(['twee'])
    const again = world.receive(anna, first)
    expect(again.ok && again.isEmpty).toBe(true)
  })
  it('[G3] two sections of one client, of which Yjs would drop one, are refused', () => {
    const update = world.act(anna, (doc) => text(doc, 'vanAnna').insert(0, 'ab'))
    const [sections, structs] = [update[0], update[1]]
    expect([sections, structs]).toEqual([1, 1])
    const client = anna.doc.clientID
    const clock = Y.getState(world.doc.store, client)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 2)
    for (const at of [clock, clock + 2]) {
      for (const part of [1, client, at]) encoding.writeVarUint(encoder, part)
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, 2)
    }
    encoding.writeVarUint(encoder, 0)
    expect(world.judge(anna, encoding.toUint8Array(encoder))).toEqual({ ok: false, reason: 'sections' })
  })
  it('[G3] a struct without length is refused', () => {
    const encoder = encoding.createEncoder()
    for (const part of [1, 1, anna.doc.clientID, Y.getState(world.doc.store, anna.doc.clientID)]) {
      encoding.writeVarUint(encoder, part)
    }
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 0)
    expect(world.judge(anna, encoding.toUint8Array(encoder))).toEqual({ ok: false, reason: 'length' })
  })
  it('[G3b] neighbours that nobody can have seen so are refused', () => {
    const id = text(world.doc, 'vanAnna')._start?.id ?? Y.createID(0, 0)
    const insertBetween = (left: number | undefined, right: number | undefined): Uint8Array => {
      const encoder = encoding.createEncoder()
      for (const part of [1, 1, berna.doc.clientID, Y.getState(world.doc.store, berna.doc.clientID)]) {
        encoding.writeVarUint(encoder, part)
      }
      encoding.writeUint8(encoder, 4 | (left === undefined ? 0 : 0x80) | (right === undefined ? 0 : 0x40))
      for (const at of [left, right]) {
        if (at === undefined) continue
        encoding.writeVarUint(encoder, id.client)
        encoding.writeVarUint(encoder, id.clock + at)
      }
      encoding.writeVarString(encoder, 'x')
      encoding.writeVarUint(encoder, 0)
      return encoding.toUint8Array(encoder)
    }
    expect(world.judge(berna, insertBetween(4, 5)).ok).toBe(true)
    // Reversed; before a character without the one it was typed after; after one that stood right before another.
    expect(world.judge(berna, insertBetween(5, 3))).toEqual({ ok: false, reason: 'order' })
    expect(world.judge(berna, insertBetween(undefined, 3))).toEqual({ ok: false, reason: 'order' })
    // The same character on both sides.
    expect(world.judge(berna, insertBetween(4, 4))).toEqual({ ok: false, reason: 'order' })
    expect(world.do(bram, (doc) => addSignaal(doc, s('ander')))).toBe(true)
    expect(world.receive(berna, insertBetween(4, 5)).ok).toBe(true)
    expect(world.judge(berna, insertBetween(4, 5))).toEqual({ ok: false, reason: 'order' })
  })
  it('[G4] a deletion of what nobody knows is refused', () => {
    const encoder = encoding.createEncoder()
    for (const part of [0, 1, bram.doc.clientID, 1, 40, 3]) encoding.writeVarUint(encoder, part)
    expect(world.receive(bram, encoding.toUint8Array(encoder))).toEqual({ ok: false, reason: 'unknown_delete' })
    expect(world.doc.store.pendingDs).toBeNull()
  })
  it('[G4] an empty step 2 is lawful for everybody, a projector included', () => {
    const scherm = world.person('scherm', 'scherm')
    const verdict = world.receive(scherm, world.stepTwo(scherm))
    expect(verdict.ok && verdict.isEmpty).toBe(true)
  })
})

describe('places and values', () => {
  it('[G5] unknown roots, keys and kinds of content are refused', () => {
    const attempts: [string, (doc: Y.Doc) => void][] = [
      ['root', (doc) => doc.getMap('anders').set('a', 1)],
      ['array', (doc) => doc.getArray('signalen2').push([1])],
      ['key', (doc) => record(doc, 'vanAnna').set('extra', 1)],
      ['constructor', (doc) => record(doc, 'vanAnna').set('constructor', 1)],
      ['proto', (doc) => record(doc, 'vanAnna').set('__proto__', 1)],
      ['id', (doc) => bordCollection(doc, 'signalen').set('met spatie', new Y.Map())],
      ['plain record', (doc) => doc.getMap<unknown>('signalen').set('plat', { text: 'x' })],
      ['subdoc', (doc) => record(doc, 'vanAnna').set('about', new Y.Doc())],
      ['bytes', (doc) => record(doc, 'vanAnna').set('source', new Uint8Array(8))],
      ['embed', (doc) => text(doc, 'vanAnna').insertEmbed(0, { a: 1 })],
      ['format', (doc) => text(doc, 'vanAnna').format(0, 2, { bold: true })],
      ['attribute', (doc) => text(doc, 'vanAnna').setAttribute('a', 1)],
      ['type in a set', (doc) => (record(doc, 'vanAnna').get('ookThemas') as Y.Map<unknown>).set('t1', new Y.Map())],
    ]
    for (const [name, attempt] of attempts) expect([name, world.do(anna, attempt)]).not.toEqual([name, true])
  })
  it('[G5] values that the schema does not know are refused', () => {
    const values: unknown[] = [
      'onzin',
      7,
      null,
      [Number.NaN, 0],
      [Number.POSITIVE_INFINITY, 1],
      [1],
      [1, 2, 3],
      [1, 2e7],
      { x: 1, y: 2 },
    ]
    for (const given of values) {
      expect([given, world.do(anna, (doc) => record(doc, 'vanAnna').set('pos', given))]).toEqual([given, 'field'])
    }
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').set('about', { level: 'wijk', meer: 1 }))).toBe('field')
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').set('pos', [12, -4]))).toBe(true)
  })
  it('[G5] a prototype smuggled in as a key of a value is refused', () => {
    const given = JSON.parse('{"name":"CBS","checked":true,"__proto__":{"year":1}}')
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').set('source', given))).toBe('field')
  })
  it('[G5] deep values are refused', () => {
    let deep: unknown = 1
    for (let i = 0; i < 3000; i++) deep = [deep]
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').set('about', deep))).toBe('field')
  })
  it('[G6] nested types come with their record, and only then', () => {
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').set('text', new Y.Text('vervangen')))).toBe('nested')
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').delete('text'))).toBe('nested')
    expect(
      world.do(anna, (doc) => {
        const half = new Y.Map<unknown>()
        half.set('kind', 'wens')
        bordCollection(doc, 'signalen').set('half', half)
      }),
    ).not.toBe(true)
  })
  it('[G6] a record that is there is not replaced, and required values stay', () => {
    expect(
      world.do(anna, (doc) => {
        bordCollection(doc, 'signalen').delete('vanAnna')
        addSignaal(doc, s('vanAnna', { text: 'opnieuw' }))
      }),
    ).toBe(true)
    const stale = world.person('anna')
    stale.doc = new Y.Doc()
    stale.doc.clientID = 77
    world.clientIds.set(77, 'anna')
    addSignaal(stale.doc, s('vanAnna'))
    expect(world.judge(stale, Y.encodeStateAsUpdate(stale.doc))).toEqual({ ok: false, reason: 'exists' })
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').delete('kind'))).toBe('required')
    expect(world.do(anna, (doc) => record(doc, 'vanAnna').delete('pos'))).toBe(true)
  })
  it('[G7] texts stay within their length, also by many small edits', () => {
    expect(world.do(anna, (doc) => text(doc, 'vanAnna').insert(0, 'x'.repeat(900)))).toBe(true)
    expect(world.do(anna, (doc) => text(doc, 'vanAnna').insert(0, 'x'.repeat(100)))).toBe('too_long')
    expect(
      world.do(anna, (doc) => {
        text(doc, 'vanAnna').delete(0, 900)
        text(doc, 'vanAnna').insert(0, 'y'.repeat(900))
      }),
    ).toBe(true)
    expect(world.do(anna, (doc) => addSignaal(doc, s('lang', { text: 'x'.repeat(1001) })))).toBe('too_long')
  })
  it('[G7] sets and rows have a number of members and known keys', () => {
    const card = aKanskaart({ id: 'k1' as Kanskaart['id'] })
    expect(world.do(berna, (doc) => addKanskaart(doc, card))).toBe(true)
    const many = Array.from({ length: 41 }, (_, i) => ({ id: `r${i}`, what: '', quarter: '', order: `a${i}` }))
    expect(world.do(berna, (doc) => setKanskaart(doc, 'k1', { planning: many }))).toBe('too_many')
    expect(world.do(berna, (doc) => setKanskaart(doc, 'k1', { planning: many.slice(0, 40) }))).toBe(true)
    const cells = (doc: Y.Doc): Y.Map<unknown> =>
      bordCollection(doc, 'kanskaarten').get('k1')?.get('planning') as Y.Map<unknown>
    expect(world.do(berna, (doc) => cells(doc).set('r1.anders', 'x'))).toBe('place')
    expect(world.do(berna, (doc) => cells(doc).set('r1', 'x'))).toBe('place')
    expect(world.do(berna, (doc) => cells(doc).set('r1.what', 5))).toBe('field')
    const tags = (doc: Y.Doc): Y.Map<unknown> => record(doc, 'vanAnna').get('ookThemas') as Y.Map<unknown>
    expect(world.do(anna, (doc) => tags(doc).set('thema1', 'ja'))).toBe('field')
    for (let i = 0; i < 20; i++) expect(world.do(anna, (doc) => tags(doc).set(`t${i}`, true))).toBe(true)
    expect(world.do(anna, (doc) => tags(doc).set('t20', true))).toBe('too_many')
  })
})

describe('rights and owners', () => {
  it('[G8] the words of a flagged signaal come back by command only', () => {
    setSignaal(world.doc, 'vanAnna', { hidden: 'privacy', text: '' })
    expect(world.do(anna, (doc) => setSignaal(doc, 'vanAnna', { text: 'mevrouw J. op nummer 14' }))).toBe('rights')
    expect(world.do(anna, (doc) => bordCollection(doc, 'signalen').delete('vanAnna'))).toBe('rights')
    expect(world.do(anna, (doc) => setSignaal(doc, 'vanAnna', { pos: [1, 1] }))).toBe(true)
  })

  it('[G8] only what the rights table allows is changed', () => {
    expect(world.do(bram, (doc) => setSignaal(doc, 'vanAnna', { text: 'van mij' }))).toBe('rights')
    expect(world.do(bram, (doc) => bordCollection(doc, 'signalen').delete('vanAnna'))).toBe('rights')
    expect(world.do(bram, (doc) => setThema(doc, 'thema1', { title: 'Anders' }))).toBe('rights')
    expect(world.do(bram, (doc) => setSignaal(doc, 'vanAnna', { themaId: 'thema1' as Thema['id'] }))).toBe(true)
    world.allow = { ...world.allow, moveAny: false }
    expect(world.do(bram, (doc) => setSignaal(doc, 'vanAnna', { pos: [1, 1] }))).toBe('rights')
    expect(world.do(anna, (doc) => setSignaal(doc, 'vanAnna', { pos: [1, 1] }))).toBe(true)
    expect(world.do(berna, (doc) => setSignaal(doc, 'vanAnna', { text: 'duidelijker' }))).toBe(true)
    expect(world.do(berna, (doc) => record(doc, 'vanAnna').set('hidden', 'zorg'))).toBe('rights')
    world.status = 'gesloten'
    expect(world.do(anna, (doc) => addSignaal(doc, s('te laat')))).not.toBe(true)
  })
  it('[G8] one unlawful change refuses the whole update', () => {
    const verdict = world.do(bram, (doc) => {
      addSignaal(doc, s('vanBram'))
      setSignaal(doc, 'vanAnna', { text: 'weg' })
    })
    expect(verdict).toBe('rights')
    expect(readBordRecord(world.doc, 'signalen', 'vanBram')).toBeUndefined()
  })
  it('[G8] a deletion that is dressed up as a new item is seen as what it is', () => {
    // A block "already deleted" put after somebody's record would push it out of the map.
    const item = bordCollection(world.doc, 'signalen')._map.get('vanAnna')
    const encoder = encoding.createEncoder()
    for (const part of [1, 1, bram.doc.clientID, 0]) encoding.writeVarUint(encoder, part)
    encoding.writeUint8(encoder, 0x80 | 1)
    encoding.writeVarUint(encoder, item?.id.client ?? 0)
    encoding.writeVarUint(encoder, item?.id.clock ?? 0)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 0)
    expect(world.judge(bram, encoding.toUint8Array(encoder))).toEqual({ ok: false, reason: 'exists' })
  })
  it('[G9] group, label and channel are those of the person', () => {
    expect(world.do(anna, (doc) => addSignaal(doc, s('a1', { authorGroup: 'gemeente' })))).toBe('author')
    expect(world.do(anna, (doc) => addSignaal(doc, s('a2', { channel: 'papier' })))).toBe('author')
    expect(world.do(anna, (doc) => addSignaal(doc, s('a3', { channel: 'data' })))).toBe('author')
    expect(world.do(anna, (doc) => addSignaal(doc, s('a4', { authorLabel: 'GGD' })))).toBe('author')
    expect(world.do(anna, (doc) => addSignaal(doc, s('a5', { hidden: 'zorg' })))).toBe('field')
    expect(world.do(anna, (doc) => addSignaal(doc, s('a6', { mergedInto: 'vanAnna' as Signaal['id'] })))).toBe('rights')
    const paper = world.person('sanne', 'schrijver', 'gemeente')
    expect(world.do(paper, (doc) => addSignaal(doc, s('p1', { authorGroup: 'inwoner', channel: 'papier' })))).toBe(true)
    expect(world.do(paper, (doc) => addSignaal(doc, s('p2', { authorGroup: 'inwoner' })))).toBe('author')
    world.showAuthors = 'organisatie'
    const piet = world.person('piet', 'deelnemer', 'professional', 'GGD')
    const own = { authorGroup: 'professional' } as const
    expect(world.do(piet, (doc) => addSignaal(doc, s('o1', { ...own, authorLabel: 'GGD' })))).toBe(true)
    expect(world.do(piet, (doc) => addSignaal(doc, s('o2', { ...own, authorLabel: 'RIBW' })))).toBe('author')
    expect(world.do(piet, (doc) => addSignaal(doc, s('o3', own)))).toBe(true)
    world.showAuthors = 'niemand'
    expect(world.do(piet, (doc) => addSignaal(doc, s('n1', own)))).toBe('rights')
  })
  it('[G9] the table of a new signaal is that of its author; only paper has any', () => {
    const cas = world.person('cas', 'deelnemer', 'inwoner')
    cas.table = 4
    expect(world.do(cas, (doc) => addSignaal(doc, s('vanTafel4', { table: 4 })))).toBe(true)
    expect(world.do(cas, (doc) => addSignaal(doc, s('vanTafel5', { table: 5 })))).toBe('author')
    expect(world.do(anna, (doc) => addSignaal(doc, s('zonderTafel', { table: 1 })))).toBe('author')
    const schrijver = world.person('sara', 'schrijver', 'gemeente')
    expect(world.do(schrijver, (doc) => addSignaal(doc, s('papier', { table: 7, channel: 'papier' })))).toBe(true)
  })
  it('[G9] how many reacted never comes from a client, and redo brings back the numbers that were there', () => {
    const forged = { herken: 40, vraag: 0 }
    expect(world.do(anna, (doc) => setSignaal(doc, 'vanAnna', { reacties: forged }))).toBe('rights')
    expect(world.do(anna, (doc) => addSignaal(doc, s('meteen', { reacties: forged })))).toBe('field')
    world.reacties.set('vanAnna', { herken: 2, vraag: 1 })
    expect(world.do(anna, (doc) => bordCollection(doc, 'signalen').delete('vanAnna'))).toBe(true)
    expect(world.do(anna, (doc) => addSignaal(doc, s('vanAnna', { reacties: forged })))).toBe('field')
    expect(world.do(anna, (doc) => addSignaal(doc, s('vanAnna', { reacties: { herken: 2, vraag: 1 } })))).toBe(true)
  })
  it('[G8] frames are the begeleider’s, opmerkingen nobody’s: they come by command', () => {
    for (const person of [anna, berna]) {
      const isBegeleider = person === berna
      expect(world.do(person, (doc) => addFrame(doc, aFrame({ id: `van-${person.name}` as never })))).toBe(
        isBegeleider ? true : 'rights',
      )
      expect(world.do(person, (doc) => addOpmerking(doc, anOpmerking({ signaalId: 'vanAnna' as never })))).toBe(
        'rights',
      )
    }
    expect(world.do(berna, (doc) => setFrame(doc, 'van-berna', { size: [600, 300], title: 'Tafel 9' }))).toBe(true)
    expect(world.do(berna, (doc) => setFrame(doc, 'van-berna', { size: [1, 1] }))).toBe('field')
    world.pull(anna)
    expect(world.do(anna, (doc) => setFrame(doc, 'van-berna', { pos: [1, 1] }))).toBe('rights')
  })
  it('[G9] an id that belonged to somebody else stays theirs after it was removed', () => {
    expect(world.do(anna, (doc) => bordCollection(doc, 'signalen').delete('vanAnna'))).toBe(true)
    world.pull(bram)
    expect(world.do(bram, (doc) => addSignaal(doc, s('vanAnna')))).toBe('not_owner')
    expect(world.do(anna, (doc) => addSignaal(doc, s('vanAnna')))).toBe(true)
  })
  it('[G10] objects per person and records per update are limited', () => {
    for (let i = 0; i < 999; i++) world.owners.set(`signalen.veel${i}`, 'anna')
    expect(world.do(anna, (doc) => addSignaal(doc, s('teveel')))).toBe('too_many')
    const bulk = (doc: Y.Doc): void => {
      for (let i = 0; i < 201; i++) addSignaal(doc, s(`bulk${i}`))
    }
    expect(world.do(bram, bulk)).toBe('too_many')
    world.maxRecords = 201
    expect(world.do(bram, bulk)).toBe(true)
  })
  it('[G11] each document has its own writers', () => {
    const regie = new GateWorld('regie')
    const lead = regie.person('berna', 'begeleider')
    const guest = regie.person('anna')
    expect(regie.do(lead, (doc) => setRefused(doc, 's1.t1', true))).toBe(true)
    expect(regie.do(lead, (doc) => setRefused(doc, 's1.t1', false))).toBe(true)
    expect(regie.do(lead, (doc) => doc.getMap('besluiten').set('s1.t1', 'anders'))).toBe('field')
    expect(regie.do(lead, (doc) => doc.getMap('besluiten').set('__proto__.t1', 'geweigerd'))).toBe('place')
    expect(regie.do(lead, (doc) => doc.getMap('jobs').set('j', 1))).toBe('place')
    expect(regie.do(guest, (doc) => setRefused(doc, 's1.t1', true))).toBe('rights')
    const sessie = new GateWorld('sessie')
    const boss = sessie.person('berna', 'begeleider')
    expect(sessie.do(boss, (doc) => doc.getMap('sessie').set('timer', { endsAt: 1 }))).toBe('place')
    for (const rol of ['scherm', 'enquete', 'beheerder'] as const) {
      const other = world.person(rol, rol)
      expect([rol, world.do(other, (doc) => addSignaal(doc, s(`van${rol}`)))]).toEqual([rol, 'rights'])
    }
  })
})

describe('programma', () => {
  const paragraph = (words: string): Y.XmlElement => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(words)])
    return element
  }
  let programma: GateWorld
  let lead: WorldPerson
  beforeEach(() => {
    programma = new GateWorld('programma')
    lead = programma.person('berna', 'begeleider')
  })
  const inhoud = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('inhoud')
  const first = (doc: Y.Doc): Y.XmlText => (inhoud(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText

  it('[G12] blocks, marks and attributes of the editor are lawful', () => {
    expect(programma.do(lead, (doc) => inhoud(doc).insert(0, [paragraph('Samen eten')]))).toBe(true)
    expect(programma.do(lead, (doc) => first(doc).format(0, 5, { bold: {} }))).toBe(true)
    expect(
      programma.do(lead, (doc) => {
        const heading = new Y.XmlElement('heading')
        heading.setAttribute('level', 2 as unknown as string)
        inhoud(doc).insert(1, [heading])
      }),
    ).toBe(true)
    expect(programma.do(lead, (doc) => first(doc).delete(2, 4))).toBe(true)
    expect(programma.do(lead, (doc) => inhoud(doc).delete(0, 1))).toBe(true)
    const team = programma.person('tim', 'team')
    expect(programma.do(team, (doc) => inhoud(doc).insert(0, [paragraph('Team')]))).toBe(true)
    expect(programma.do(programma.person('anna'), (doc) => inhoud(doc).delete(0, 1))).toBe('rights')
  })
  it('[G12] other elements, marks, attributes and depths are refused', () => {
    expect(programma.do(lead, (doc) => inhoud(doc).insert(0, [paragraph('x')]))).toBe(true)
    expect(programma.do(lead, (doc) => inhoud(doc).insert(0, [new Y.XmlElement('script')]))).toBe('place')
    expect(programma.do(lead, (doc) => first(doc).format(0, 1, { link: { href: 'javascript:1' } }))).toBe('field')
    expect(programma.do(lead, (doc) => (inhoud(doc).get(0) as Y.XmlElement).setAttribute('onclick', 'x'))).toBe('place')
    expect(programma.do(lead, (doc) => doc.getMap('bronnen').set('b', {}))).toBe('place')
    expect(programma.do(lead, (doc) => first(doc).insertEmbed(0, { a: 1 }))).toBe('content')
    expect(programma.do(lead, (doc) => inhoud(doc).insert(0, [new Y.XmlHook('x') as unknown as Y.XmlText]))).toBe(
      'place',
    )
    let deep = new Y.XmlElement('blockquote')
    for (let i = 0; i < 12; i++) {
      const outer = new Y.XmlElement('blockquote')
      outer.insert(0, [deep])
      deep = outer
    }
    expect(programma.do(lead, (doc) => inhoud(doc).insert(0, [deep]))).toBe('place')
    expect(programma.do(lead, (doc) => first(doc).insert(0, 'x'.repeat(20_001)))).toBe('too_long')
  })
})

describe('honest work', () => {
  it('[G13] undo and redo of one’s own actions are lawful', () => {
    const undo = new Y.UndoManager([...['signalen', 'themas'].map((name) => anna.doc.getMap(name))], {
      captureTimeout: 0,
    })
    const step = (change: () => void): void => {
      const verdict = world.receive(anna, world.act(anna, change))
      expect(verdict).toMatchObject({ ok: true })
    }
    step(() => addSignaal(anna.doc, s('undo1', { text: 'eerst' })))
    step(() => setSignaal(anna.doc, 'undo1', { text: 'eerst en daarna', pos: [1, 2] }))
    for (let i = 0; i < 2; i++) {
      anna.outbox = []
      undo.undo()
      for (const update of anna.outbox.splice(0)) expect(world.receive(anna, update)).toMatchObject({ ok: true })
    }
    expect(readBordRecord(world.doc, 'signalen', 'undo1')).toBeUndefined()
    for (let i = 0; i < 2; i++) {
      undo.redo()
      for (const update of anna.outbox.splice(0)) expect(world.receive(anna, update)).toMatchObject({ ok: true })
    }
    expect(readBordRecord(world.doc, 'signalen', 'undo1')).toMatchObject({ text: 'eerst en daarna', pos: [1, 2] })
  })
  it('[G13] work of twenty minutes offline, undone and redone things included, comes in as one step 2', () => {
    const undo = new Y.UndoManager(anna.doc.getMap('signalen'), { captureTimeout: 0 })
    for (let i = 0; i < 20; i++) addSignaal(anna.doc, s(`off${i}`, { text: `nummer ${i}` }))
    for (let i = 0; i < 20; i++) setSignaal(anna.doc, `off${i}`, { text: `${i} nummer`, pos: [i, i] })
    for (let i = 0; i < 5; i++) undo.undo()
    undo.redo()
    setSignaal(anna.doc, 'off3', { archivedAt: 5 })
    setSignaal(anna.doc, 'off3', { archivedAt: undefined })
    expect(world.do(bram, (doc) => addSignaal(doc, s('tussendoor')))).toBe(true)
    expect(world.receive(anna, world.stepTwo(anna))).toMatchObject({ ok: true })
    world.pull(anna)
    expect(anna.doc.toJSON()).toEqual(world.doc.toJSON())
  })
  it('[G13] editing a note that was removed meanwhile is lawful and changes nothing', () => {
    text(anna.doc, 'vanAnna').insert(0, 'nog wat ')
    expect(world.do(berna, (doc) => bordCollection(doc, 'signalen').delete('vanAnna'))).toBe(true)
    expect(world.receive(anna, world.stepTwo(anna))).toMatchObject({ ok: true, changes: [] })
    expect(world.doc.store.pendingStructs).toBeNull()
  })
})
