import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { addKanskaart } from '../../shared/doc/bord-commands.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Uitslag } from '../../shared/domain/uitslag.ts'
import type { Joined, Links, OwnBallot, Papier, Stemstand } from '../../shared/protocol/api.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aKanskaart } from '../fixtures/builders.ts'
import { type Browser, secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { attempt } from '../support/raw-socket.ts'
import { until } from '../support/werksessie-client.ts'

let server: TestServer
const open: WebsocketProvider[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const provider of open.splice(0)) provider.destroy()
})
afterAll(() => server.close())

interface Somebody {
  readonly browser: Browser
  readonly joined: Joined
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T & { code?: string } }>
}

interface Room {
  readonly links: Links
  readonly begeleider: Somebody
  enter(code: string, profile?: Record<string, unknown>): Promise<Somebody>
  deelnemer(group: string, more?: Record<string, unknown>): Promise<Somebody>
}

let serial = 0
async function makeRoom(): Promise<Room> {
  const links = await server.create({
    title: 'Stemmen',
    themas: [{ title: 'Geld' }, { title: 'Ontmoeten' }, { title: 'Wonen' }],
  })
  const enter: Room['enter'] = async (code, profile = {}) => {
    const browser = server.browser()
    const joined = await browser.join(code, profile)
    return {
      browser,
      joined,
      call: (method, path, body) =>
        browser.call(method, `/api/werksessies/${links.id}${path}?toegang=${joined.toegang}`, body) as never,
    }
  }
  const begeleider = await enter(secretOf(links.links.begeleider), { alias: 'Berna' })
  return {
    links,
    begeleider,
    enter,
    deelnemer: (group, more = {}) => enter(links.codes.deelnemer, { alias: `mens${++serial}`, group, ...more }),
  }
}

/** Follows documents as a page does, and keeps every byte that came in. */
async function listen(room: Room, who: Somebody) {
  const frames: Buffer[] = []
  const recording = class extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { cookie: who.browser.cookie, origin: server.origin } })
      this.on('message', (data: Buffer) => frames.push(Buffer.from(data)))
    }
  }
  const docs = { bord: new Y.Doc(), sessie: new Y.Doc() }
  for (const name of ['bord', 'sessie'] as const) {
    const id = who.joined.clientIds.shift()
    if (id === undefined) throw new Error('no clientID left')
    docs[name].clientID = id
    const provider = new WebsocketProvider(
      `${server.origin.replace('http', 'ws')}/sync/${room.links.id}`,
      name,
      docs[name],
      {
        WebSocketPolyfill: recording as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        params: { toegang: who.joined.toegang, epoch: String(who.joined.epoch), v: String(schemaVersion) },
      },
    )
    provider.messageHandlers[100] = () => undefined
    provider.messageHandlers[101] = () => undefined
    provider.messageHandlers[102] = () => undefined
    open.push(provider)
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  }
  return {
    sessie: () => readSessie(docs.sessie),
    bytes: () => Buffer.concat(frames).toString('latin1'),
    /** What stands in the documents, without the clock; who is here comes and goes by itself. */
    state: () =>
      JSON.stringify([docs.bord.toJSON(), { ...readSessie(docs.sessie), aanwezig: undefined, timer: undefined }]),
  }
}

const openRound = async (room: Room, wish: Record<string, unknown> = {}) => {
  const { status, body } = await room.begeleider.call<{ stemronde: { id: string; targets: string[] } }>(
    'POST',
    '/stemronde',
    { action: 'open', ...wish },
  )
  expect(status).toBe(200)
  return body.stemronde
}

describe('the secret of the ballot', () => {
  it('[I3] [D13] all that a deelnemer receives during a round says how many voted, and nothing of what', async () => {
    const room = await makeRoom()
    const observer = await room.deelnemer('inwoner')
    const seen = await listen(room, observer)
    const people = await Promise.all(
      ['professional', 'professional', 'inwoner', 'gemeente'].map((group) => room.deelnemer(group)),
    )
    const { targets } = await openRound(room)
    const [geld = '', ontmoeten = '', wonen = ''] = targets
    const cast = (ballot: Record<string, number>) =>
      Promise.all(people.map((person) => person.call('POST', '/stemmen', { ballot })))
    expect((await cast({ [geld]: 3, [wonen]: 2 })).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    await until('four ballots', () => seen.sessie()?.ballotsCast === 4)
    const before = seen.state()
    // Everybody changes everything: nothing that can be seen changes with it.
    await cast({ [ontmoeten]: 3 })
    await cast({ [wonen]: 1, [ontmoeten]: 1 })
    await room.begeleider.call('POST', '/timer', { action: 'start', minutes: 3 })
    await until('later news arrives', () => seen.sessie()?.timer !== undefined)
    expect(seen.state()).toBe(before)
    for (const word of ['ballot":', 'share', 'dots"', 'stembiljet', ...people.map(({ joined }) => joined.deelnemerId)])
      expect([word, seen.bytes().includes(word)]).toEqual([word, false])
    expect(seen.sessie()).not.toHaveProperty('uitslagen')
    expect((await observer.call<OwnBallot>('GET', '/stemmen')).body.ballot).toEqual({})
    expect((await observer.call('GET', '/rangorde')).status).toBe(409)
    const stand = await room.begeleider.call<Stemstand>('GET', '/stemronde')
    expect(stand.body).toEqual({
      cast: { professional: 3, inwoner: 1 },
      stemmers: { professional: 3, inwoner: 2 },
      paper: 0,
    })
    for (const code of [
      room.links.links.begeleider,
      room.links.links.schrijver,
      room.links.links.scherm,
      room.links.links.team,
    ]) {
      const other = await room.enter(secretOf(code))
      expect((await other.call('GET', '/stemmen')).status).toBe(404)
    }
    const archive = await room.begeleider.call<{ ballots: unknown[] }>('GET', '/export/archief.json')
    expect([archive.status, archive.body.ballots]).toEqual([200, []])
  })

  it('[I3] no file has a single ballot, not even after the reveal', async () => {
    const room = await makeRoom()
    const people = await Promise.all(['professional', 'professional', 'inwoner'].map((group) => room.deelnemer(group)))
    const { targets } = await openRound(room)
    const [geld = '', ontmoeten = '', wonen = ''] = targets
    for (const [index, person] of people.entries())
      await person.call('POST', '/stemmen', { ballot: index === 0 ? { [geld]: 3 } : { [ontmoeten]: 1, [wonen]: 3 } })
    const revealed = await room.begeleider.call<{ rangorde: { themas: { themaId: string; score: number }[] } }>(
      'POST',
      '/onthulling',
    )
    const { body: archive } = await room.begeleider.call<{ ballots: { electorate: string; ballot: unknown }[] }>(
      'GET',
      '/export/archief.json',
    )
    const mean = { [geld]: 0.5, [ontmoeten]: 0.125, [wonen]: 0.375 }
    expect(archive.ballots).toEqual([
      { electorate: 'professional', ballot: mean },
      { electorate: 'professional', ballot: mean },
      { electorate: 'inwoner', ballot: { [ontmoeten]: 0.25, [wonen]: 0.75 } },
    ])
    // It is enough to count again: the ranking that comes out of the file is the one that went in.
    const copy = await server.create({ title: 'Kopie', themaSource: 'tijdens' })
    const begeleider = server.browser()
    const { toegang } = await begeleider.join(secretOf(copy.links.begeleider))
    const path = `/api/werksessies/${copy.id}`
    const taken = await begeleider.call(
      'POST',
      `${path}/import?soort=archief&toegang=${toegang}`,
      JSON.stringify(archive),
      { 'content-type': 'application/json' },
    )
    expect(taken.status).toBe(200)
    const again = await begeleider.call<{ themas: { themaId: string; score: number }[] }>('GET', `${path}/rangorde`)
    const short = (themas: readonly { themaId: string; score: number }[]) =>
      themas.map(({ themaId, score }) => [themaId, score.toFixed(9)])
    expect(short(again.body.themas)).toEqual(short(revealed.body.rangorde.themas))
  })
})

describe('the reveal', () => {
  it('[D13] goes press by press: what was not pressed is in no document', async () => {
    const room = await makeRoom()
    const observer = await room.deelnemer('inwoner')
    const seen = await listen(room, observer)
    const { id, targets } = await openRound(room)
    const [geld = '', ontmoeten = ''] = targets
    for (let i = 0; i < 5; i++) {
      await (await room.deelnemer('professional')).call('POST', '/stemmen', { ballot: { [geld]: 1 } })
      await (await room.deelnemer('inwoner')).call('POST', '/stemmen', { ballot: { [ontmoeten]: 1 } })
    }
    const press = (stap: number) => room.begeleider.call('POST', '/onthulling', { stap })
    await press(1)
    await until('press 1', () => seen.sessie()?.onthulling?.step === 1)
    expect(seen.sessie()?.onthulling?.rows.map(({ group }) => [Object.keys(group), group.professional?.share])).toEqual(
      [
        [['professional'], 1],
        [['professional'], 0],
        [['professional'], 0],
      ],
    )
    expect([seen.sessie()?.rangorde, seen.sessie()?.uitslagen, seen.sessie()?.stemronde?.status]).toEqual([
      undefined,
      undefined,
      'gesloten',
    ])
    expect((await observer.call('POST', '/stemmen', { ballot: { [geld]: 1 } })).body.code).toBe('stem.round_closed')
    await press(2)
    await until('press 2', () => seen.sessie()?.onthulling?.step === 2)
    expect(seen.sessie()?.onthulling?.rows[1]?.group.inwoner).toMatchObject({ share: 1, place: 1 })
    expect((await observer.call('GET', '/rangorde')).status).toBe(409)
    await press(3)
    await until('press 3', () => seen.sessie()?.stemronde?.status === 'onthuld')
    expect([seen.sessie()?.onthulling, seen.sessie()?.uitslagen?.map(({ rondeId }) => rondeId)]).toEqual([
      undefined,
      [id],
    ])
    expect((await observer.call('GET', '/rangorde')).status).toBe(200)
  })

  it('counts with what was recorded when the round opened', async () => {
    const room = await makeRoom()
    const [prof, civil] = [await room.deelnemer('professional'), await room.deelnemer('gemeente')]
    const { targets } = await openRound(room)
    const [geld = ''] = targets
    for (const person of [prof, civil]) await person.call('POST', '/stemmen', { ballot: { [geld]: 1 } })
    await room.begeleider.call('POST', '/instellingen', {
      settings: {
        alpha: 0.9,
        tieMargin: 40,
        electorates: { professional: 'professional', gemeente: 'geen', inwoner: 'inwoner', vrijwilliger: 'inwoner' },
      },
    })
    const { body } = await room.begeleider.call<{ rangorde: { alpha: number; ballots: Record<string, number> } }>(
      'POST',
      '/onthulling',
    )
    expect([body.rangorde.alpha, body.rangorde.ballots]).toEqual([0.5, { professional: 2, inwoner: 0 }])
  })

  it('leaves earlier results readable when a round about kanskaarten and a matrix follow', async () => {
    const room = await makeRoom()
    const observer = await room.deelnemer('inwoner')
    const seen = await listen(room, observer)
    const clientId = room.begeleider.joined.clientIds[0]
    const made = await attempt(
      {
        server: server.origin.replace('http', 'ws'),
        cookie: room.begeleider.browser.cookie,
        werksessieId: room.links.id,
        toegang: room.begeleider.joined.toegang,
        doc: 'bord',
        epoch: room.begeleider.joined.epoch,
        clientId,
      },
      (doc) => {
        addKanskaart(doc, aKanskaart({ id: 'kk1' as never, title: 'Avondspreekuur' }))
      },
    )
    expect(made).toBe('taken')
    const first = await openRound(room)
    await observer.call('POST', '/stemmen', { ballot: { [first.targets[0] ?? '']: 2 } })
    await room.begeleider.call('POST', '/onthulling')
    const second = await openRound(room, { doel: 'kanskaarten', dotsPerPerson: 2, maxDotsPerTarget: 2 })
    expect(second.targets).toEqual(['kk1'])
    // A ballot of the former round that was under way is not taken for this one.
    const late = await observer.call('POST', '/stemmen', { ballot: { kk1: 1 }, rondeId: first.id })
    expect(late.body.code).toBe('stem.round_closed')
    const over = await observer.call('POST', '/stemmen', { ballot: { kk1: 3 } })
    expect(over.body.code).toBe('stem.too_many_on_thema')
    expect((await observer.call('POST', '/stemmen', { ballot: { kk1: 2 }, rondeId: second.id })).status).toBe(200)
    const { body } = await room.begeleider.call<{ uitslag: Uitslag; rangorde?: unknown }>('POST', '/onthulling')
    expect([body.rangorde, body.uitslag.doel]).toEqual([undefined, 'kanskaarten'])
    // One resident: their place, never their share.
    expect(body.uitslag.rows[0]?.group.inwoner).toEqual({ place: 1, share: null, punt: null })
    expect(body.uitslag.banners).toEqual(['geen_stemmen_professional', 'kleine_groep_inwoner'])
    const third = await openRound(room, { form: 'matrix', title: 'Wat kan snel?' })
    const matrix = { [third.targets[0] ?? '']: [20, 90] }
    expect((await observer.call('POST', '/stemmen', { ballot: {} })).body.code).toBe('request.invalid')
    expect((await observer.call<OwnBallot>('POST', '/stemmen', { matrix })).body.matrix).toEqual(matrix)
    expect((await observer.call<OwnBallot>('GET', '/stemmen')).body.matrix).toEqual(matrix)
    await room.begeleider.call('POST', '/onthulling')
    await until('three results', () => seen.sessie()?.uitslagen?.length === 3)
    expect(seen.sessie()?.uitslagen?.map(({ form, doel }) => [form, doel])).toEqual([
      ['stippen', 'themas'],
      ['stippen', 'kanskaarten'],
      ['matrix', 'themas'],
    ])
    expect((await observer.call('GET', '/rangorde')).status).toBe(200)
    // The file of results keeps the rule of small groups: the order of one resident, and no share or median.
    const file = await room.begeleider.call<string>('GET', '/export/uitslag.csv')
    const lines = String(file.body)
      .split('\n')
      .filter((line) => line.includes('Bewoners'))
    expect([file.status, lines.length]).toEqual([200, 7])
    expect(lines.every((line) => line.includes('te weinig mensen'))).toBe(true)
    expect(String(file.body)).not.toMatch(/\d%/)
    expect((await observer.call('GET', '/export/uitslag.csv')).status).toBe(404)
    // Criteria or a survey that come later count the ranking anew, and not the round that ran last.
    expect((await openRound(room, { doel: 'kanskaarten' })).id).not.toBe(first.id)
    const again = await room.begeleider.call<{ rangorde: unknown }>('POST', '/onthulling', { rondeId: first.id })
    expect([again.status, again.body.rangorde === undefined]).toEqual([200, false])
    await until('the round goes on', () => seen.sessie()?.uitslagen?.length === 3)
    expect(seen.sessie()?.stemronde?.status).toBe('open')
  })

  it('[D13] merges groups and tables below five, and shows no part when one would be left over', async () => {
    const room = await makeRoom()
    const { targets } = await openRound(room)
    const [geld = '', ontmoeten = ''] = targets
    const cast = async (count: number, group: string, table: number, target: string) => {
      for (let i = 0; i < count; i++)
        await (await room.deelnemer(group, { table })).call('POST', '/stemmen', { ballot: { [target]: 1 } })
    }
    await cast(5, 'inwoner', 1, geld)
    await cast(3, 'vrijwilliger', 2, ontmoeten)
    await cast(2, 'vrijwilliger', 3, ontmoeten)
    await cast(6, 'professional', 1, geld)
    await cast(2, 'gemeente', 2, geld)
    const { body } = await room.begeleider.call<{ uitslag: Uitslag }>('POST', '/onthulling')
    expect(
      body.uitslag.cells.map(({ by, electorate, groepen, tafels, count }) => [by, electorate, groepen, tafels, count]),
    ).toEqual([
      ['groep', 'inwoner', ['inwoner'], [], 5],
      ['groep', 'inwoner', ['vrijwilliger'], [], 5],
      ['tafel', 'inwoner', [], [1], 5],
      ['tafel', 'inwoner', [], [2, 3], 5],
    ])
  })
})

describe('paper', () => {
  it('ballots: one per number, corrected, taken back, under the same limits', async () => {
    const room = await makeRoom()
    const schrijver = await room.enter(secretOf(room.links.links.schrijver))
    const { targets } = await openRound(room)
    const [geld = '', ontmoeten = ''] = targets
    const type = (paperId: string, ballot: Record<string, number>, group = 'inwoner') =>
      schrijver.call<OwnBallot>('POST', '/stemmen', { ballot, paperId, group })
    expect((await type('1', { [geld]: 4 })).body.code).toBe('stem.too_many_on_thema')
    expect((await type('1', { [geld]: 3 })).body.replaced).toBe(false)
    expect((await type(' 1 ', { [ontmoeten]: 3 })).body.replaced).toBe(true)
    expect((await type('2', { [geld]: 1 }, 'professional')).status).toBe(200)
    expect((await type('3', { [geld]: 1 })).status).toBe(200)
    expect((await type('3', {})).status).toBe(200)
    expect((await room.begeleider.call<Stemstand>('GET', '/stemronde')).body).toEqual({
      cast: { professional: 1, inwoner: 1 },
      stemmers: { professional: 1, inwoner: 1 },
      paper: 2,
    })
    const { body } = await room.begeleider.call<{ rangorde: { ballots: unknown } }>('POST', '/onthulling')
    expect(body.rangorde.ballots).toEqual({ professional: 1, inwoner: 1 })
  })

  it('notes: keep their number, are found by it, and can be corrected by who typed them', async () => {
    const room = await makeRoom()
    const schrijver = await room.enter(secretOf(room.links.links.schrijver))
    const other = await room.enter(secretOf(room.links.links.schrijver), { alias: 'Tweede' })
    const note = { id: 'papier1', text: 'te weinig [?]', kind: 'zorg', authorGroup: 'inwoner', table: 4, paper: '3-1' }
    expect((await schrijver.call('POST', '/signalen', note)).status).toBe(200)
    const list = async (who: Somebody) => (await who.call<Papier>('GET', '/papier')).body as Papier
    expect(await list(schrijver)).toMatchObject([
      { id: 'papier1', paper: '3-1', text: 'te weinig [?]', authorGroup: 'inwoner', table: 4, plek: 'bord', own: true },
    ])
    expect((await list(other)).map(({ paper, own }) => [paper, own])).toEqual([['3-1', false]])
    const deelnemer = await room.deelnemer('inwoner')
    expect((await deelnemer.call('GET', '/papier')).status).toBe(404)
    // A number is for paper: nobody else can give one.
    await deelnemer.call('POST', '/signalen', { id: 'gewoon1', text: 'x', kind: 'zorg', paper: '9-9' })
    expect((await list(schrijver)).map(({ id }) => id)).toEqual(['papier1'])
    const change = (who: Somebody, body: object) =>
      who.call('POST', '/mijn-signalen', { signaalId: 'papier1', ...body })
    expect((await change(other, { text: 'van mij' })).status).toBe(404)
    expect((await change(schrijver, { text: 'te weinig licht' })).status).toBe(200)
    expect((await change(schrijver, { weg: true })).status).toBe(200)
    expect(await list(schrijver)).toMatchObject([{ text: 'te weinig licht', archivedAt: expect.any(Number) }])
  })
})

describe('a tie', () => {
  it('a begeleider puts tied themas in another order with a reason; it holds while they are tied, and is logged', async () => {
    const room = await makeRoom()
    const people = await Promise.all(['professional', 'inwoner'].map((group) => room.deelnemer(group)))
    const { targets } = await openRound(room)
    const [geld = '', ontmoeten = '', wonen = ''] = targets
    for (const person of people) await person.call('POST', '/stemmen', { ballot: { [geld]: 2, [ontmoeten]: 2 } })
    await room.begeleider.call('POST', '/onthulling')
    const ranked = async () =>
      (
        await room.begeleider.call<{
          themas: { themaId: string; rank: number }[]
          tieGroups: { themaIds: string[]; rule: string; reason?: string }[]
        }>('GET', '/rangorde')
      ).body
    const before = await ranked()
    expect(before.tieGroups).toEqual([{ themaIds: [geld, ontmoeten], rule: 'bord' }])
    const choice = { themaIds: [ontmoeten, geld], reason: 'bewoners vroegen er eerst om' }
    expect((await people[0]?.call('POST', '/gelijkspel', choice))?.status).toBe(404)
    expect((await room.begeleider.call('POST', '/gelijkspel', { ...choice, themaIds: [wonen, geld] })).body.code).toBe(
      'stem.no_tie',
    )
    expect((await room.begeleider.call('POST', '/gelijkspel', choice)).status).toBe(200)
    const after = await ranked()
    expect(after.tieGroups).toEqual([{ ...choice, rule: 'besluit' }])
    expect(after.themas.map(({ themaId, rank }) => [themaId, rank])).toEqual([
      [ontmoeten, 1],
      [geld, 2],
      [wonen, 3],
    ])
    await room.begeleider.call('POST', '/gelijkspel', { themaIds: choice.themaIds })
    expect((await ranked()).tieGroups).toEqual(before.tieGroups)
  })
})
