import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import {
  addFrame,
  addKanskaart,
  addNode,
  addOpmerking,
  addRelation,
  addSignaal,
  addThema,
  setFrame,
  setKanskaart,
  setNode,
  setRelation,
  setSignaal,
  setThema,
} from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import { programmaRoots } from '../../shared/doc/programma-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { type Change, mayChange, type Rights, rightsNow } from '../../shared/domain/may-change.ts'
import { type Command, commands, mayCommand } from '../../shared/domain/may-command.ts'
import { type DocName, docNames, mayRead, type Rol } from '../../shared/domain/rol.ts'
import { defaultFasen, type Werksessie } from '../../shared/domain/werksessie.ts'
import type { Joined, Links } from '../../shared/protocol/api.ts'
import { messageTypes } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aFrame, aKanskaart, anOpmerking, aSignaal, aThema } from '../fixtures/builders.ts'
import { type Browser, secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { attempt, type Outcome } from '../support/raw-socket.ts'
import { until } from '../support/werksessie-client.ts'

const rollen = ['begeleider', 'schrijver', 'deelnemer', 'team', 'scherm'] as const
type TestRol = (typeof rollen)[number]
interface Actor extends Joined {
  readonly browser: Browser
  readonly clientId: number
}

let server: TestServer
let links: Links
let actors: Readonly<Record<TestRol, Actor>>
/** Somebody else who takes part, and owns what `other` stands for. */
let other: Actor
let cells = 0
let serial = 0
const unique = (prefix: string) => `${prefix}${++serial}`

const socketTo = (actor: Actor, doc: DocName) => ({
  server: server.origin.replace('http', 'ws'),
  cookie: actor.browser.cookie as string | undefined,
  werksessieId: links.id,
  toegang: actor.toegang,
  doc,
  epoch: actor.epoch,
  clientId: actor.clientId as number | undefined,
})
const must = async (actor: Actor, change: (doc: Y.Doc) => void) => {
  const outcome = await attempt(socketTo(actor, 'bord'), change)
  if (outcome !== 'taken') throw new Error(`preparation failed: ${outcome}`)
}
const call = (actor: Actor, method: string, path: string, body?: unknown) => {
  const separator = path.includes('?') ? '&' : '?'
  return actor.browser.call(method, `/api/werksessies/${links.id}${path}${separator}toegang=${actor.toegang}`, body)
}
const groupOf = (rol: Rol) => (rol === 'deelnemer' ? 'inwoner' : 'gemeente')
const note = (id: string, rol: Rol) =>
  aSignaal({ id: id as never, authorGroup: groupOf(rol), channel: rol === 'schrijver' ? 'papier' : 'bord' })
const aNode = (id: string) => ({
  id: id as never,
  type: 'plek' as const,
  name: 'Buurthuis',
  formality: 'gemengd' as const,
  themaIds: [],
  targetGroups: [],
  schedule: [],
  qualities: [],
  signaalIds: [],
  createdAt: 1,
})
const aRelation = (id: string) => ({
  id: id as never,
  from: 'nOther' as never,
  to: 'nOther' as never,
  kind: 'kent' as const,
  quality: 'goed' as const,
  remark: '',
  signaalIds: [],
  createdAt: 1,
})

beforeAll(async () => {
  server = await startTestServer()
  links = await server.create({ title: 'Rollen', themas: [{ title: 'Wonen' }] })
  const enter = async (code: string, rol: Rol): Promise<Actor> => {
    const browser = server.browser()
    const joined = await browser.join(code, { alias: rol, group: groupOf(rol) })
    return { ...joined, browser, clientId: joined.clientIds[0] ?? 0 }
  }
  const joined = await Promise.all(rollen.map((rol) => enter(secretOf(links.links[rol]), rol)))
  actors = Object.fromEntries(rollen.map((rol, index) => [rol, joined[index]])) as never
  other = await enter(links.codes.deelnemer, 'deelnemer')
  await go({ fase: 'kansen', status: 'open', showAuthors: 'groep' })
  await must(other, (doc) => {
    for (let i = 0; i < 64; i++) addSignaal(doc, note(`sOther${i}`, 'deelnemer'))
  })
  const addThings = (from: number, to: number) => (doc: Y.Doc) => {
    for (let i = from; i < to; i++) {
      addThema(doc, aThema({ id: `tOther${i}` as never }))
      addNode(doc, aNode(i === 0 ? 'nOther' : `nOther${i}`) as never)
      addRelation(doc, aRelation(`rOther${i}`) as never)
      addKanskaart(doc, aKanskaart({ id: `kOther${i}` as never }))
      addFrame(doc, aFrame({ id: `fOther${i}` as never }))
    }
  }
  await must(actors.begeleider, addThings(0, 40))
  await must(actors.begeleider, addThings(40, 50))
  for (const rol of ['begeleider', 'schrijver', 'deelnemer'] as const)
    await must(actors[rol], (doc) => {
      for (let i = 0; i < 20; i++) addSignaal(doc, note(`s${rol}${i}`, rol))
    })
})
afterAll(async () => {
  console.log(`role matrix: ${cells} cells`)
  await server?.close()
})

interface Situation {
  readonly fase: string
  readonly status: 'open' | 'gesloten'
  readonly showAuthors: 'groep' | 'niemand'
  readonly slot?: boolean
  readonly prive?: boolean
  readonly inbox?: boolean
}
const situations: readonly Situation[] = [
  { fase: 'signalen', status: 'open', showAuthors: 'groep' },
  { fase: 'clusteren', status: 'open', showAuthors: 'groep' },
  { fase: 'kansen', status: 'open', showAuthors: 'groep' },
  { fase: 'stemmen', status: 'open', showAuthors: 'groep' },
  { fase: 'clusteren', status: 'open', showAuthors: 'niemand' },
  { fase: 'kansen', status: 'gesloten', showAuthors: 'groep' },
  { fase: 'clusteren', status: 'open', showAuthors: 'groep', slot: true },
  { fase: 'signalen', status: 'open', showAuthors: 'groep', prive: true },
  { fase: 'signalen', status: 'open', showAuthors: 'groep', inbox: true },
]
let faseNow = 'inloop'
/** Brings the werksessie into a situation, and gives the rights that its `sessie` says. */
async function go({ fase, status, showAuthors, slot = false, prive = false, inbox = false }: Situation) {
  if (fase !== faseNow) {
    const { status: answer } = await call(actors.begeleider, 'POST', '/fase', { from: faseNow, to: fase })
    expect(answer).toBe(200)
    faseNow = fase
  }
  const changed = await call(actors.begeleider, 'POST', '/instellingen', { status, settings: { showAuthors } })
  expect(changed.status).toBe(200)
  expect((await call(actors.begeleider, 'POST', '/slot', { slot })).status).toBe(200)
  const intake = { prive, intake: inbox ? 'inbox' : 'direct' }
  expect((await call(actors.begeleider, 'POST', '/intake', intake)).status).toBe(200)
}
async function werksessieNow(): Promise<Werksessie> {
  const doc = await read('sessie')
  const werksessie = readSessie(doc)?.werksessie
  if (werksessie === undefined) throw new Error('no sessie')
  return werksessie
}
/** A document as the begeleider reads it. */
async function read(name: DocName): Promise<Y.Doc> {
  let copy = new Y.Doc()
  const stop = new Error('read enough')
  await attempt(socketTo(actors.begeleider, name), (doc) => {
    copy = doc
    throw stop
  }).catch((error: unknown) => {
    if (error !== stop) throw error
  })
  return copy
}

/** One thing that somebody tries: what it changes, as the rights table names it, and how it is done. */
interface Try {
  readonly name: string
  readonly doc: DocName
  readonly changes: readonly Omit<Change, 'doc'>[]
  readonly act: (doc: Y.Doc) => void
}

/** Everything that this rol tries once. Removals take a record that nothing else here uses. */
function tries(rol: TestRol, round: number): readonly Try[] {
  const found: Try[] = []
  const bord = (name: string, changes: Omit<Change, 'doc'> | readonly Omit<Change, 'doc'>[], act: Try['act']) =>
    found.push({ name, doc: 'bord', changes: Array.isArray(changes) ? changes : [changes as Omit<Change, 'doc'>], act })
  const now = ++serial
  const index = round * rollen.length + rollen.indexOf(rol)
  const owners = rol === 'team' || rol === 'scherm' ? (['Other'] as const) : ([rol, 'Other'] as const)
  for (const whose of owners) {
    const own = whose !== 'Other'
    const id = `s${whose}0`
    const gone = `s${whose}${own ? round + 1 : index + 1}`
    const set = (field: string, one: unknown, another: unknown = one) =>
      bord(
        `${own ? 'own' : 'other'} signaal ${field}`,
        { collection: 'signalen', id, action: 'set', field, own },
        (doc) => {
          const now = bordCollection(doc, 'signalen').get(id)?.get(field)
          setSignaal(doc, id, { [field]: now === one ? another : one })
        },
      )
    set('text', `andere tekst ${now}`)
    set('kind', 'zorg', 'wens')
    set('pos', [now, now])
    set('themaId', 'tOther31', 'tOther32')
    set('ookThemas', [`tOther${now % 30}`])
    set('archivedAt', now)
    set('mergedInto', 'sOther51', 'sOther52')
    set('parked', true, false)
    set('offTopic', true, false)
    set('authorGroup', 'professional', 'vrijwilliger')
    set('hidden', 'zorg', 'privacy')
    bord(
      `remove ${own ? 'own' : 'other'} signaal`,
      { collection: 'signalen', id: gone, action: 'remove', own },
      (doc) => {
        bordCollection(doc, 'signalen').delete(gone)
      },
    )
    bord(
      `${own ? 'own' : 'other'} signaal: text and place at once`,
      [
        { collection: 'signalen', id, action: 'set', field: 'text', own },
        { collection: 'signalen', id, action: 'set', field: 'pos', own },
      ],
      (doc) => {
        setSignaal(doc, id, { text: `samen ${now}`, pos: [now, 0] })
      },
    )
  }
  const fresh = unique('x')
  bord('add signaal', { collection: 'signalen', id: fresh, action: 'add', own: true }, (doc) => {
    addSignaal(doc, note(fresh, rol))
  })
  const things = [
    [
      'themas',
      't',
      (doc: Y.Doc, id: string) => addThema(doc, aThema({ id: id as never })),
      (doc: Y.Doc, id: string) => setThema(doc, id, { title: `titel ${now}` }),
      'title',
    ],
    [
      'nodes',
      'n',
      (doc: Y.Doc, id: string) => addNode(doc, aNode(id) as never),
      (doc: Y.Doc, id: string) => setNode(doc, id, { name: `naam ${now}` }),
      'name',
    ],
    [
      'relations',
      'r',
      (doc: Y.Doc, id: string) => addRelation(doc, aRelation(id) as never),
      (doc: Y.Doc, id: string) => setRelation(doc, id, { remark: `over ${now}` }),
      'remark',
    ],
    [
      'kanskaarten',
      'k',
      (doc: Y.Doc, id: string) => addKanskaart(doc, aKanskaart({ id: id as never })),
      (doc: Y.Doc, id: string) => setKanskaart(doc, id, { kans: `kans ${now}` }),
      'kans',
    ],
    [
      'frames',
      'f',
      (doc: Y.Doc, id: string) => addFrame(doc, aFrame({ id: id as never })),
      (doc: Y.Doc, id: string) => setFrame(doc, id, { title: `tafel ${now}` }),
      'title',
    ],
  ] as const
  for (const [collection, letter, add, set, field] of things) {
    const own = rol === 'begeleider'
    const made = unique('x')
    const gone = `${letter}Other${index + 1}`
    bord(`add to ${collection}`, { collection, id: made, action: 'add', own: true }, (doc) => void add(doc, made))
    bord(
      `set in ${collection}`,
      { collection, id: `${letter}Other32`, action: 'set', field, own },
      (doc) => void set(doc, `${letter}Other32`),
    )
    bord(`remove from ${collection}`, { collection, id: gone, action: 'remove', own }, (doc) => {
      bordCollection(doc, collection).delete(gone)
    })
  }
  const said = unique('x')
  bord('add to opmerkingen', { collection: 'opmerkingen', id: said, action: 'add', own: true }, (doc) => {
    addOpmerking(doc, anOpmerking({ id: said as never, signaalId: 'sOther55' as never, authorGroup: groupOf(rol) }))
  })
  bord(
    'forge reacties',
    { collection: 'signalen', id: 'sOther55', action: 'set', field: 'reacties', own: false },
    (doc) => void setSignaal(doc, 'sOther55', { reacties: { herken: now, vraag: 0 } }),
  )
  found.push({
    name: 'write in sessie',
    doc: 'sessie',
    changes: [{ collection: 'sessie', id: 'ballotsCast', action: 'set', field: 'ballotsCast', own: false }],
    act: (doc) => void doc.getMap('sessie').set('ballotsCast', now),
  })
  found.push({
    name: 'refuse a suggestion',
    doc: 'regie',
    changes: [{ collection: 'besluiten', id: `a${now}.b`, action: 'add', own: true }],
    act: (doc) => void doc.getMap('besluiten').set(`a${now}.b`, 'geweigerd'),
  })
  found.push({
    name: 'forge a suggestion',
    doc: 'regie',
    changes: [{ collection: 'voorstellen', id: 'v', action: 'add', own: true }],
    act: (doc) => void doc.getMap('voorstellen').set(unique('v'), { id: 'v' }),
  })
  found.push({
    name: 'write in the programma',
    doc: 'programma',
    changes: [{ collection: 'inhoud', id: '', action: 'set', field: '', own: false }],
    act: (doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`regel ${now}`)])
      doc.getXmlFragment(programmaRoots.shared).insert(0, [paragraph])
    },
  })
  found.push({
    name: 'forge a source of the programma',
    doc: 'programma',
    changes: [{ collection: 'bronnen', id: 'b', action: 'set', field: '', own: false }],
    act: (doc) => void doc.getMap('bronnen').set(unique('b'), { signaalIds: [] }),
  })
  return found
}

const expected = (rights: Rights, { doc, changes }: Try): 'not_found' | 'taken' | 'refused' =>
  !mayRead(rights.rol, doc, { programmaPublished: false })
    ? 'not_found'
    : changes.every((change) => mayChange(rights, { doc, ...change }))
      ? 'taken'
      : 'refused'
const said = (outcome: Outcome) => (outcome === 4400 ? 'refused' : outcome)

describe('every rol tries everything over a raw socket', () => {
  it.each(situations.map((situation, round) => [JSON.stringify(situation), situation, round] as const))(
    '[G8] [G11] %s: what the rights table says is what the server does',
    async (_, situation, round) => {
      await go(situation)
      const shared = await werksessieNow()
      const wrong: string[] = []
      await Promise.all(
        rollen.map(async (rol) => {
          for (const one of tries(rol, round)) {
            const outcome = said(
              await attempt(socketTo(actors[rol], one.doc), one.act).catch((error: unknown) => {
                throw new Error(`${rol}: ${one.name}: ${String(error)}`)
              }),
            )
            const wanted = expected(rightsNow(rol, shared, undefined), one)
            cells++
            if (outcome !== wanted) wrong.push(`${rol}: ${one.name}: ${outcome} instead of ${wanted}`)
          }
        }),
      )
      expect(wrong).toEqual([])
    },
  )

  it('[H1] without a cookie, with a wrong one, with that of another werksessie: no document exists', async () => {
    const elsewhere = await server.create({ title: 'Elders' })
    const stranger = server.browser()
    const { toegang } = await stranger.join(secretOf(elsewhere.links.begeleider), { alias: 'Elders' })
    const { begeleider } = actors
    const name = begeleider.browser.cookie.split('=')[0]
    const strangers = [
      ['nobody', { cookie: undefined }],
      ['wrong cookie', { cookie: `${name}=${'x'.repeat(43)}` }],
      ['other werksessie, own toegang', { cookie: stranger.cookie, toegang }],
      ['other werksessie, stolen toegang', { cookie: stranger.cookie }],
      ['own cookie, unknown toegang', { toegang: 'onbekend' }],
      ['another person’s toegang', { cookie: actors.deelnemer.browser.cookie }],
    ] as const
    for (const doc of docNames) {
      for (const [who, changes] of strangers) {
        const outcome = await attempt({ ...socketTo(begeleider, doc), ...changes }, (target) => {
          target.getMap('signalen').set('x', 1)
        })
        expect([who, doc, outcome]).toEqual([who, doc, 'not_found'])
        cells++
      }
    }
  })

  it('[A3] everybody but the projector is seen by others', async () => {
    for (const rol of rollen) {
      const watcher = listen(other)
      await watcher.isOpen
      const speaker = listen(actors[rol])
      await speaker.isOpen
      speaker.send(actors[rol].clientId, { cursor: [1, 2] })
      const heard = rol === 'scherm' ? 0 : 1
      if (heard === 1) await until(`${rol} is seen`, () => watcher.heard.length >= 1, 5000)
      // What a projector says would have been heard before what somebody says after it.
      const after = listen(actors.begeleider)
      await after.isOpen
      after.send(actors.begeleider.clientId, { cursor: [3, 4] })
      await until('the one after is seen', () => watcher.heard.length >= heard + 1, 5000)
      expect([rol, watcher.heard.length]).toEqual([rol, heard + 1])
      for (const one of [watcher, speaker, after]) one.close()
      await until('all are gone', async () => {
        const { body } = await call(actors.begeleider, 'GET', '/deelnemers')
        return (body as { online: number }).online === 0
      })
      cells++
    }
  })
})

/** A socket on `bord` that counts the awareness messages it hears, and can say something. */
function listen(actor: Actor) {
  const { server: host, werksessieId, toegang, epoch } = socketTo(actor, 'bord')
  const socket = new WebSocket(
    `${host}/sync/${werksessieId}/bord?toegang=${toegang}&epoch=${epoch}&v=${schemaVersion}`,
    {
      headers: { cookie: actor.browser.cookie },
    },
  )
  const heard: Buffer[] = []
  socket.on('message', (data: Buffer) => {
    if (data[0] === messageTypes.awareness && data.length > 4) heard.push(data)
  })
  return {
    heard,
    isOpen: new Promise<void>((resolve, reject) => {
      socket.once('message', () => resolve())
      socket.once('error', reject)
    }),
    send: (clientId: number, state: unknown) => {
      const body = encoding.createEncoder()
      encoding.writeVarUint(body, 1)
      encoding.writeVarUint(body, clientId)
      encoding.writeVarUint(body, 1)
      encoding.writeVarString(body, JSON.stringify(state))
      const frame = encoding.createEncoder()
      encoding.writeVarUint(frame, messageTypes.awareness)
      encoding.writeVarUint8Array(frame, encoding.toUint8Array(body))
      socket.send(encoding.toUint8Array(frame))
    },
    close: () => socket.terminate(),
  }
}

/** A PNG of one pixel. */
const onePixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** One lawful request per command. Forbidden ones must change nothing; allowed ones may answer that it is not the time. */
const requests: Readonly<Record<Command, readonly [method: string, path: string, body?: unknown]>> = {
  chooseFase: ['POST', '/fase', { from: 'nergens', to: 'signalen' }],
  takeLeiding: ['POST', '/leiding', {}],
  setSlot: ['POST', '/slot', { slot: false }],
  changeAgenda: ['POST', '/agenda', { basis: [], fasen: defaultFasen }],
  readAgendas: ['GET', '/agendas'],
  keepAgenda: ['DELETE', '/agendas/onbekend'],
  takeControlepunt: ['POST', '/controlepunten', { title: 'Voor de pauze' }],
  compareControlepunt: ['GET', '/controlepunten/onbekend'],
  restoreControlepunt: ['POST', '/controlepunten/onbekend/terugzetten', {}],
  setTimer: ['POST', '/timer', { action: 'start', minutes: 5 }],
  chooseScherm: ['POST', '/scherm', { view: 'zwart' }],
  callDeelnemers: ['POST', '/oproep', { id: 'oproep1', kind: 'haal', view: 'bord' }],
  changeInstellingen: ['POST', '/instellingen', { title: 'Nieuwe titel' }],
  submitSignalen: ['POST', '/signalen', { id: 'perHttp', text: 'per http', kind: 'zorg' }],
  readOwnSignalen: ['GET', '/mijn-signalen'],
  changeOwnSignaal: ['POST', '/mijn-signalen', { signaalId: 'perHttp', text: 'per http, anders' }],
  chooseIntake: ['POST', '/intake', { intake: 'direct' }],
  revealSignalen: ['POST', '/onthulling-signalen', {}],
  decideInbox: ['POST', '/inbox', { signaalId: 'sOther32', besluit: 'parkeer' }],
  readModeratie: ['GET', '/export/moderatie.csv'],
  readOwnKeys: ['GET', '/eigen'],
  flagSignaal: ['POST', '/markering', { signaalId: 'sOther53', reason: 'zorg' }],
  readFlagged: ['GET', '/markeringen'],
  eraseSignaal: ['POST', '/wissen', { signaalId: 'sOther54' }],
  setStemronde: ['POST', '/stemronde', { action: 'sluit' }],
  readStemstand: ['GET', '/stemronde'],
  readPapier: ['GET', '/papier'],
  castStem: ['POST', '/stemmen', { ballot: {}, paperId: '7', group: 'inwoner' }],
  readOwnStem: ['GET', '/stemmen'],
  reveal: ['POST', '/onthulling', {}],
  readRangorde: ['GET', '/rangorde'],
  readWatAls: ['GET', '/rangorde?alpha=0.4'],
  decideGelijk: ['POST', '/gelijkspel', { themaIds: ['t1', 't2'], reason: 'eerst de bewoners' }],
  askVoorstel: ['POST', '/voorstel', {}],
  publishVoorstel: ['POST', '/voorstel/publicatie', { published: true }],
  askProgramma: ['POST', '/programma', {}],
  changeProgrammaStatus: ['POST', '/programma/status', { status: 'besproken' }],
  decideWijziging: ['POST', '/programma/wijzigingen', { ja: ['onbekend'] }],
  markGezien: ['POST', '/programma/gezien', { bronId: 'onbekend' }],
  discussProgramma: [
    'POST',
    '/programma/gesprekken',
    { id: 'gesprek1', van: '', tot: '', citaat: 'zin', berichtId: 'bericht1', text: 'Klopt dit?' },
  ],
  keepVersie: ['POST', '/programma/versies', { title: 'Voor de wethouder' }],
  readVersie: ['GET', '/programma/versies/onbekend'],
  switchTaalmodel: ['POST', '/programma/taalmodel', { aan: false }],
  askTaalmodel: ['POST', '/programma/suggesties', { section: '5.onbekend' }],
  readJob: ['GET', '/jobs/onbekend'],
  cancelJob: ['POST', '/jobs/onbekend/annuleren', {}],
  readLinks: ['GET', '/links'],
  readJoinCode: ['GET', '/code'],
  countDeelnemers: ['GET', '/deelnemers'],
  listMensen: ['GET', '/mensen'],
  signUp: ['POST', '/aanmelding', { themaIds: [], contact: null }],
  listAanmeldingen: ['GET', '/aanmeldingen'],
  // Lets somebody back in who is there: lawful, and it changes nothing.
  get removeDeelnemer() {
    return ['POST', '/mensen/verwijderen', { deelnemerId: other.deelnemerId, terug: true }] as const
  },
  react: ['POST', '/reacties', { signaalId: 'sOther50', kind: 'herken', aan: true }],
  comment: ['POST', '/opmerkingen', { id: 'perHttpO', signaalId: 'sOther50', text: 'dit ken ik ook' }],
  hideOpmerking: ['POST', '/opmerkingen/perHttpO/verbergen', { hidden: true }],
  readHiddenOpmerkingen: ['GET', '/opmerkingen/verborgen'],
  raiseHand: ['POST', '/hand', { op: true }],
  lowerHands: ['POST', '/handen', {}],
  readSamen: ['GET', '/samen'],
  changeTafels: ['POST', '/tafels', { aantal: 2 }],
  readTafels: ['GET', '/tafels'],
  chooseTable: ['POST', '/mijn-tafel', { table: 1 }],
  importSignalen: ['POST', '/import?soort=lijst&proef=1', 'een regel'],
  previewImport: ['POST', '/import/bekijken?soort=lijst', 'een regel'],
  importAnything: ['POST', '/import?soort=vragenlijst&proef=1', 'thema,antwoord\nWonen,te donker'],
  addBestand: ['POST', '/bestanden?soort=afbeelding&id=perHttpB', onePixel],
  addKaartBestand: ['POST', '/bestanden?soort=geojson&id=perHttpG', '{"type":"FeatureCollection","features":[]}'],
  readBestand: ['GET', '/bestanden/perHttpB'],
  eraseBestand: ['POST', '/bestanden/onbekend/wissen'],
  readGaten: ['GET', '/gaten'],
  decideGat: ['POST', '/gaten', { action: 'neem_terug', id: 'onbekend' }],
  setKaart: ['POST', '/kaart', { action: 'weg', wat: 'beeld' }],
  confirmTrekker: ['POST', '/kanskaarten/onbekend/trekker', { how: 'zelf' }],
  readGeschiedenis: ['GET', '/geschiedenis?collection=kanskaarten&id=kOther32'],
  noteBezoek: ['POST', '/bezoek', {}],
  exportFile: ['GET', '/export/signalen.csv'],
}

describe('every rol gives every command', () => {
  // Who is here now changes by itself.
  const state = async () =>
    JSON.stringify([readBord(await read('bord')), { ...readSessie(await read('sessie')), aanwezig: undefined }])
  const isKnownButForbidden = (status: number, code: unknown) => status === 404 && code === 'auth.forbidden'

  it('strangers and rollen without the right are refused, and nothing changes', async () => {
    await go({ fase: 'stemmen', status: 'open', showAuthors: 'groep' })
    const before = await state()
    const elsewhere = await server.create({ title: 'Elders' })
    const stranger = server.browser()
    const there = await stranger.join(secretOf(elsewhere.links.begeleider), { alias: 'Elders' })
    const wrongCookie = server.browser()
    wrongCookie.cookie = `${actors.begeleider.browser.cookie.split('=')[0]}=${'y'.repeat(43)}`
    const strangers: readonly (readonly [string, Actor, number])[] = [
      ['nobody', { ...actors.begeleider, browser: server.browser() }, 401],
      ['wrong cookie', { ...actors.begeleider, browser: wrongCookie }, 401],
      ['other werksessie', { ...actors.begeleider, ...there, browser: stranger }, 404],
      ['stolen toegang', { ...actors.begeleider, browser: stranger }, 404],
    ]
    for (const command of commands) {
      const [method, path, body] = requests[command]
      for (const [who, actor, wanted] of strangers) {
        const { status } = await call(actor, method, path, body)
        expect([who, command, status]).toEqual([who, command, wanted])
        cells++
      }
      for (const rol of rollen) {
        if (mayCommand(rol, command)) continue
        const { status, body: answer } = await call(actors[rol], method, path, body)
        expect([rol, command, status, answer.code]).toEqual([rol, command, 404, 'auth.forbidden'])
        cells++
      }
    }
    expect(await state()).toBe(before)
  })

  it('rollen with the right are heard', async () => {
    for (const command of commands) {
      const [method, path, body] = requests[command]
      for (const rol of rollen) {
        if (!mayCommand(rol, command)) continue
        if (rol !== 'begeleider' && path.startsWith('/rangorde'))
          await call(actors.begeleider, 'POST', '/onthulling', {})
        const { status, body: answer } = await call(actors[rol], method, path, body)
        const isHeard = !isKnownButForbidden(status, answer.code) && status !== 401 && status < 500
        expect([rol, command, isHeard, isHeard ? '' : JSON.stringify(answer)]).toEqual([rol, command, true, ''])
        expect([command, answer.code === 'request.invalid']).toEqual([command, false])
        cells++
      }
    }
  })
})
