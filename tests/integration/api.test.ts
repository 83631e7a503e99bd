import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Links, OwnBallot, OwnSignalen, Submitted } from '../../shared/protocol/api.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { type Browser, secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const themas = [{ title: 'Geen zorgen over geld' }, { title: 'Elkaar ontmoeten' }, { title: 'Fijn wonen' }]

interface Room {
  readonly id: string
  readonly path: string
  readonly links: Links
  readonly begeleider: Browser
  go(from: string, to: string): Promise<number>
  person(group: string, alias?: string): Promise<Browser>
}

/** A werksessie with a begeleider in it. */
async function makeRoom(wanted: Record<string, unknown> = {}): Promise<Room> {
  const links = await server.create({ title: 'Proef', area: 'Lindenholt', themas, ...wanted })
  const begeleider = server.browser()
  await begeleider.join(secretOf(links.links.begeleider))
  const path = `/api/werksessies/${links.id}`
  return {
    id: links.id,
    path,
    links,
    begeleider,
    go: async (from, to) => (await begeleider.call('POST', `${path}/fase`, { from, to })).status,
    async person(group, alias = group) {
      const browser = server.browser()
      await browser.join(links.codes.deelnemer, { alias, group })
      return browser
    },
  }
}

const signaal = (id: string, text = 'De bus rijdt niet op zondag', more = {}) => ({
  id,
  text,
  kind: 'praktijksignaal',
  ...more,
})

describe('creating and joining', () => {
  it('needs the token of the beheerder', async () => {
    const browser = server.browser()
    const without = await browser.call('POST', '/api/werksessies', { title: 'x' })
    const wrong = await browser.call('POST', '/api/werksessies', { title: 'x' }, { authorization: 'Bearer nee' })
    expect([without.status, wrong.status]).toEqual([401, 401])
    expect(without.body).toEqual(wrong.body)
    expect(without.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  it('gives five links and codes, and lists the werksessie', async () => {
    const room = await makeRoom({ title: 'Werksessie Oost' })
    expect(Object.keys(room.links.links).sort()).toEqual(['begeleider', 'deelnemer', 'scherm', 'schrijver', 'team'])
    expect(room.links.codes.deelnemer).toMatch(/^[A-Z0-9]{3} [A-Z0-9]{3}$/)
    const { body } = await server
      .browser()
      .call<{ id: string; title: string; platen: string[] }[]>('GET', '/api/werksessies', undefined, {
        authorization: `Bearer ${server.running.adminToken}`,
      })
    expect(body.find(({ id }) => id === room.id)).toMatchObject({
      title: 'Werksessie Oost',
      platen: ['geldzorgen', 'meedoen', 'ontmoeten'],
    })
    const links = await room.begeleider.call('GET', `${room.path}/links`)
    expect(links.body).toEqual(room.links)
  })

  it('takes a code in lower case, with dashes, and as a pasted link; the cookie is strict', async () => {
    const room = await makeRoom()
    for (const code of [
      room.links.codes.deelnemer.toLowerCase().replace(' ', '-'),
      room.links.links.deelnemer,
      secretOf(room.links.links.deelnemer),
    ]) {
      const { status, body, headers } = await server
        .browser()
        .call('POST', '/api/toegang', { code, alias: 'Ina', group: 'inwoner' })
      expect(status).toBe(200)
      expect(body).toMatchObject({ werksessieId: room.id, rol: 'deelnemer', epoch: 1 })
      expect((body as { clientIds: number[] }).clientIds).toHaveLength(4)
      expect(headers.get('set-cookie')).toMatch(/^wijkbord=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
    }
    const preview = await server.browser().call('POST', '/api/toegang/vooraf', { code: room.links.codes.deelnemer })
    expect(preview.body).toEqual({
      title: 'Proef',
      area: 'Lindenholt',
      rol: 'deelnemer',
      asksProfile: true,
      isDoorClosed: false,
      huisregels: '',
      byGroup: { professional: 0, inwoner: expect.any(Number), gemeente: 0, vrijwilliger: 0 },
      tafels: [],
      werksessieId: room.id,
    })
  })

  it('returns to the same person, and lets somebody else join on a shared laptop', async () => {
    const room = await makeRoom()
    const laptop = server.browser()
    const first = await laptop.join(room.links.codes.deelnemer, { alias: 'Ina', group: 'inwoner' })
    const again = await laptop.join(room.links.codes.deelnemer, { alias: 'ina', group: 'inwoner' })
    const other = await laptop.join(room.links.codes.deelnemer, { alias: 'Bo', group: 'inwoner' })
    expect(again.deelnemerId).toBe(first.deelnemerId)
    expect(again.clientIds.some((id) => first.clientIds.includes(id))).toBe(false)
    expect(other.deelnemerId).not.toBe(first.deelnemerId)
    const { body } = await laptop.call<{ alias: string }[]>('GET', '/api/toegangen')
    expect(body.map(({ alias }) => alias)).toEqual(['Bo', 'Ina'])
    const lease = await laptop.call<{ clientIds: number[]; serverTime: number }>(
      'POST',
      `/api/toegangen/${first.toegang}/client-ids`,
    )
    expect(lease.body.clientIds.some((id) => [...first.clientIds, ...again.clientIds].includes(id))).toBe(false)
    // Two toegangen for one werksessie: which one must then be said.
    expect((await laptop.call('GET', `${room.path}/mijn-signalen`)).status).toBe(404)
    expect((await laptop.call('GET', `${room.path}/mijn-signalen?toegang=${first.toegang}`)).status).toBe(200)
  })

  it('answers an unknown code in Dutch', async () => {
    const { status, body } = await server.browser().call('POST', '/api/toegang', { code: 'BCD 347' })
    expect(status).toBe(404)
    expect(body).toMatchObject({ code: 'auth.unknown_code', detail: expect.stringContaining('code kennen we niet') })
  })

  it('forgets a browser when it asks for that', async () => {
    const links = await server.create({ title: 'Proef' })
    const browser = server.browser()
    await browser.join(links.codes.deelnemer, { alias: 'Anna', group: 'inwoner' })
    const cookie = browser.cookie
    const answer = await fetch(`${server.origin}/api/toegangen`, {
      method: 'DELETE',
      headers: { cookie, origin: server.origin },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBe('wijkbord=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0')
    // Whoever kept the cookie itself has nothing either.
    browser.cookie = cookie
    expect((await browser.call('GET', '/api/toegangen')).body).toEqual([])
  })

  it('answers wrong cookies, unknown and foreign werksessies alike', async () => {
    const room = await makeRoom()
    const other = await makeRoom()
    const stranger = server.browser()
    stranger.cookie = 'wijkbord=AAAAAAAAAAAAAAAAAAAAAA'
    expect((await stranger.call('GET', `${room.path}/mijn-signalen`)).status).toBe(401)
    const foreign = await other.begeleider.call('GET', `${room.path}/links`)
    const unknown = await other.begeleider.call('GET', '/api/werksessies/bestaatniet/links')
    expect(foreign.status).toBe(404)
    expect([foreign.status, foreign.body]).toEqual([unknown.status, unknown.body])
    const deelnemer = await room.person('inwoner')
    for (const [method, path, body] of [
      ['GET', 'links', undefined],
      ['GET', 'markeringen', undefined],
      ['GET', 'deelnemers', undefined],
      ['POST', 'fase', { from: 'inloop', to: 'welkom' }],
      ['POST', 'onthulling', {}],
      ['POST', 'stemronde', { action: 'open' }],
      ['GET', 'export/signalen.csv', undefined],
      ['POST', 'import', 'tekst'],
    ] as const)
      expect([path, (await deelnemer.call(method, `${room.path}/${path}`, body)).status]).toEqual([path, 404])
  })

  it('refuses changes from a page of another site', async () => {
    const room = await makeRoom()
    const post = (origin: string) =>
      room.begeleider.call('POST', `${room.path}/fase`, { from: 'inloop', to: 'welkom' }, { origin })
    expect((await post('https://elders.example')).status).toBe(404)
    expect((await post(server.origin)).status).toBe(200)
  })
})

describe('signalen', () => {
  it('places one, and the same id again changes nothing', async () => {
    const room = await makeRoom()
    const person = await room.person('inwoner')
    const first = await person.call<Submitted>('POST', `${room.path}/signalen`, signaal('s1', '  Te veel zwerfvuil  '))
    const again = await person.call<Submitted>('POST', `${room.path}/signalen`, signaal('s1', 'iets anders'))
    expect([first.status, again.status]).toEqual([200, 200])
    expect(first.body).toEqual({ kept: 1, signalen: [{ id: 's1', status: 'geplaatst', plek: 'bord' }] })
    expect(again.body.signalen).toEqual([{ id: 's1', status: 'bestond_al', plek: 'bord' }])
    const mine = await person.call<OwnSignalen>('GET', `${room.path}/mijn-signalen`)
    expect(mine.body.map(({ id, text }) => [id, text])).toEqual([['s1', 'Te veel zwerfvuil']])
    expect((await person.call('GET', `${room.path}/eigen`)).body).toEqual({ keys: ['signalen.s1'] })
    const other = await room.person('inwoner', 'Bo')
    const taken = await other.call('POST', `${room.path}/signalen`, signaal('s1', 'van mij'))
    expect([taken.status, taken.body.code]).toEqual([409, 'signaal.conflict'])
  })

  it('says what was kept when one is empty or far too long, and takes the good ones of an array', async () => {
    const room = await makeRoom()
    const person = await room.person('inwoner')
    const post = <T = Record<string, unknown>>(body: unknown) => person.call<T>('POST', `${room.path}/signalen`, body)
    const empty = await post(signaal('e', '   '))
    expect([empty.status, empty.body.code]).toEqual([422, 'signaal.empty'])
    const long = await post(signaal('l', 'x'.repeat(10_000)))
    expect([long.status, long.body.code]).toEqual([422, 'signaal.too_long'])
    expect(long.body.detail).toContain('10000 tekens')
    expect(long.body.detail).toContain('niets afgeknipt')
    expect(long.body.kept).toBe('Uw tekst staat nog op dit apparaat.')
    const mixed = await post<Submitted>([
      signaal('a'),
      signaal('b', ''),
      { ...signaal('c'), kind: 'mening' },
      signaal('d', 'x'.repeat(281)),
    ])
    expect(mixed.body.kept).toBe(1)
    expect(mixed.body.signalen.map(({ status, code }) => [status, code])).toEqual([
      ['geplaatst', undefined],
      ['geweigerd', 'signaal.empty'],
      ['geweigerd', 'signaal.kind_unknown'],
      ['geweigerd', 'signaal.too_long'],
    ])
    expect((await post('geen json')).status).toBe(415)
    expect(
      (await person.call('POST', `${room.path}/signalen`, '{"id":', { 'content-type': 'application/json' })).status,
    ).toBe(400)
  })

  it('follows the fase, and a retry of what was placed before still succeeds', async () => {
    const room = await makeRoom()
    const person = await room.person('inwoner')
    await person.call('POST', `${room.path}/signalen`, signaal('voor'))
    expect(await room.go('inloop', 'welkom')).toBe(200)
    const late = await person.call('POST', `${room.path}/signalen`, signaal('na'))
    expect([late.status, late.body.code]).toEqual([403, 'fase.not_allowed'])
    const retry = await person.call<Submitted>('POST', `${room.path}/signalen`, signaal('voor'))
    expect(retry.body.signalen[0]?.status).toBe('bestond_al')
    await room.begeleider.call('POST', `${room.path}/instellingen`, { allow: { addSignaal: true } })
    expect((await person.call('POST', `${room.path}/signalen`, signaal('na'))).status).toBe(200)
    await room.begeleider.call('POST', `${room.path}/instellingen`, { status: 'gesloten' })
    const closed = await person.call('POST', `${room.path}/signalen`, signaal('dicht'))
    expect([closed.status, closed.body.code]).toEqual([403, 'werksessie.closed'])
  })

  it('gives a paper note to its sheet, not to the schrijver, who may correct it', async () => {
    const room = await makeRoom()
    const schrijver = server.browser()
    await schrijver.join(room.links.codes.schrijver)
    const sent = await schrijver.call(
      'POST',
      `${room.path}/signalen`,
      signaal('p1', 'op papier', { authorGroup: 'inwoner', table: 3 }),
    )
    expect(sent.status).toBe(200)
    expect((await schrijver.call('GET', `${room.path}/eigen`)).body).toEqual({ keys: ['signalen.p1'] })
    const counts = await room.begeleider.call('GET', `${room.path}/deelnemers`)
    expect(counts.body).toMatchObject({ total: 1, byGroup: { inwoner: 1, professional: 0 } })
  })

  it('survives a restart', async () => {
    const room = await makeRoom()
    const person = await room.person('inwoner')
    await person.call('POST', `${room.path}/signalen`, signaal('blijft', 'Dit blijft staan'))
    await server.restart()
    const back = server.browser()
    back.cookie = person.cookie
    const mine = await back.call<OwnSignalen>('GET', `${room.path}/mijn-signalen`)
    expect(mine.body.map(({ text }) => text)).toEqual(['Dit blijft staan'])
  })
})

describe('fase', () => {
  it('advances once when two begeleiders press at the same time', async () => {
    const room = await makeRoom()
    const second = server.browser()
    await second.join(secretOf(room.links.links.begeleider))
    const step = (browser: Browser) => browser.call('POST', `${room.path}/fase`, { from: 'inloop', to: 'welkom' })
    const answers = await Promise.all([step(room.begeleider), step(second)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('fase.changed')
  })
})

describe('stemmen', () => {
  it('keeps totals secret until the reveal, and then ranks', async () => {
    const room = await makeRoom()
    const people = [await room.person('professional'), await room.person('inwoner'), await room.person('inwoner', 'Bo')]
    expect((await people[0]!.call('POST', `${room.path}/stemmen`, { ballot: {} })).body.code).toBe('stem.round_closed')
    expect(await room.go('inloop', 'stemmen')).toBe(200)
    const opened = await room.begeleider.call<{ stemronde: { targets: string[] } }>('POST', `${room.path}/stemronde`, {
      action: 'open',
    })
    const [geld = '', ontmoeten = '', wonen = ''] = opened.body.stemronde.targets
    const cast = (who: Browser, ballot: Record<string, number>) =>
      who.call<OwnBallot & { code: string }>('POST', `${room.path}/stemmen`, { ballot })
    expect((await cast(people[0]!, { [geld]: 4 })).body.code).toBe('stem.too_many_on_thema')
    expect((await cast(people[0]!, { [geld]: 3, [ontmoeten]: 3 })).body.code).toBe('stem.too_many_dots')
    expect((await cast(people[0]!, { anders: 1 })).body.code).toBe('stem.unknown_target')
    expect((await cast(people[0]!, { [geld]: 2 })).body).toEqual({ ballot: { [geld]: 2 }, left: 3 })
    expect((await cast(people[0]!, { [geld]: 3, [wonen]: 2 })).body.left).toBe(0)
    expect((await cast(people[1]!, { [ontmoeten]: 3 })).status).toBe(200)
    expect((await cast(people[2]!, { [ontmoeten]: 1, [geld]: 1 })).status).toBe(200)
    const barred = await cast(room.begeleider, { [geld]: 1 })
    expect([barred.status, barred.body.code]).toEqual([403, 'stem.no_electorate'])
    expect((await people[0]!.call<OwnBallot>('GET', `${room.path}/stemmen`)).body.ballot).toEqual({
      [geld]: 3,
      [wonen]: 2,
    })
    const early = await people[0]!.call('GET', `${room.path}/rangorde`)
    expect([early.status, early.body.code]).toEqual([409, 'stem.not_revealed'])

    expect((await room.begeleider.call('POST', `${room.path}/onthulling`)).status).toBe(200)
    const after = await people[0]!.call<{ themas: { themaId: string; share: Record<string, number> }[] }>(
      'GET',
      `${room.path}/rangorde`,
    )
    const shares = Object.fromEntries(after.body.themas.map(({ themaId, share }) => [themaId, share]))
    expect(shares[geld]).toEqual({ professional: 0.6, inwoner: 0.25 })
    expect(shares[ontmoeten]).toEqual({ professional: 0, inwoner: 0.75 })
    expect((await cast(people[0]!, { [geld]: 1 })).body.code).toBe('stem.round_closed')
    const watAls = await room.begeleider.call<{ alpha: number }>(
      'GET',
      `${room.path}/rangorde?alpha=1&weights=${encodeURIComponent('{"support":100}')}`,
    )
    expect(watAls.body.alpha).toBe(1)
    const recorded = await room.begeleider.call<{ alpha: number }>('GET', `${room.path}/rangorde`)
    expect(recorded.body.alpha).toBe(0.5)
    expect((await room.begeleider.call('GET', `${room.path}/rangorde?alpha=2`)).status).toBe(400)
  })

  it('lets a schrijver type paper ballots, each number one person', async () => {
    const room = await makeRoom()
    const schrijver = server.browser()
    await schrijver.join(room.links.codes.schrijver)
    await room.go('inloop', 'stemmen')
    const opened = await room.begeleider.call<{ stemronde: { targets: string[] } }>('POST', `${room.path}/stemronde`, {
      action: 'open',
    })
    const [geld = '', ontmoeten = ''] = opened.body.stemronde.targets
    const type = (paperId: string, ballot: Record<string, number>) =>
      schrijver.call('POST', `${room.path}/stemmen`, { ballot, paperId, group: 'inwoner' })
    expect((await type('12', { [geld]: 3 })).status).toBe(200)
    expect((await type('12', { [ontmoeten]: 3 })).status).toBe(200)
    expect((await type('13', { [geld]: 3 })).status).toBe(200)
    expect((await schrijver.call('POST', `${room.path}/stemmen`, { ballot: { [geld]: 1 } })).status).toBe(400)
    const revealed = await room.begeleider.call<{ rangorde: { ballots: Record<string, number> } }>(
      'POST',
      `${room.path}/onthulling`,
    )
    expect(revealed.body.rangorde.ballots).toEqual({ professional: 0, inwoner: 2 })
  })
})

describe('markering', () => {
  it('takes the text out of the bord and puts it back, redacted', async () => {
    const room = await makeRoom()
    const person = await room.person('inwoner')
    await person.call('POST', `${room.path}/signalen`, signaal('s1', 'Mevrouw Jansen op 12 heeft hulp nodig'))
    const flag = (body: Record<string, unknown>) =>
      room.begeleider.call('POST', `${room.path}/markering`, { signaalId: 's1', ...body })
    expect((await flag({ reason: 'privacy', followUp: 'wijkverpleging' })).status).toBe(200)
    expect((await flag({ reason: 'zorg' })).status).toBe(200)
    const hidden = await room.begeleider.call('GET', `${room.path}/markeringen`)
    expect(hidden.body).toEqual([{ signaalId: 's1', text: 'Mevrouw Jansen op 12 heeft hulp nodig' }])
    const mine = await person.call<OwnSignalen>('GET', `${room.path}/mijn-signalen`)
    expect(mine.body[0]).toMatchObject({ text: '', hidden: 'zorg' })
    const csv = await room.begeleider.call<string>('GET', `${room.path}/export/signalen.csv`)
    expect(csv.body).not.toContain('Jansen')
    expect((await flag({ reason: null, text: 'Iemand heeft hulp nodig' })).status).toBe(200)
    expect((await person.call<OwnSignalen>('GET', `${room.path}/mijn-signalen`)).body[0]?.text).toBe(
      'Iemand heeft hulp nodig',
    )
    expect((await room.begeleider.call('GET', `${room.path}/markeringen`)).body).toEqual([])
    const gone = await room.begeleider.call('POST', `${room.path}/markering`, {
      signaalId: 'bestaatniet',
      reason: 'zorg',
    })
    expect([gone.status, gone.body.code]).toEqual([404, 'signaal.not_found'])
  })
})

describe('import and export', () => {
  const post = (room: Room, body: string | Uint8Array, soort?: string, more = '') =>
    room.begeleider.call<Record<string, unknown> & { refused: { line: number; message: string }[] }>(
      'POST',
      `${room.path}/import?${soort === undefined ? '' : `soort=${soort}`}${more}`,
      body,
      { 'content-type': 'application/octet-stream' },
    )

  it('takes a pasted list once, after a trial that changes nothing', async () => {
    const room = await makeRoom()
    const list = 'a Koffieochtend op dinsdag\nDe lift is stuk\n\nw: een bankje in het park'
    expect((await post(room, list, 'lijst', '&proef=1')).body).toMatchObject({
      added: 3,
      already: 0,
      preview: [
        { text: 'Koffieochtend op dinsdag', kind: 'aanbod' },
        { text: 'De lift is stuk', kind: 'praktijksignaal' },
        { text: 'een bankje in het park', kind: 'wens' },
      ],
    })
    expect((await post(room, list, 'lijst')).body).toMatchObject({ added: 3, already: 0, refused: [] })
    expect((await post(room, list, 'lijst')).body).toMatchObject({ added: 0, already: 3 })
  })

  it('reports refused lines of a CSV and refuses a broken one as a whole', async () => {
    const room = await makeRoom()
    const csv = 'tekst,soort,thema\n"Bus, te laat",zorg,Fijn wonen\n,wens,\nTekst,mening,\n'
    const taken = await post(room, csv, 'csv')
    expect(taken.body).toMatchObject({ added: 1, refused: [{ line: 3 }, { line: 4 }] })
    expect(taken.body.refused[1]?.message).toContain('mening')
    const broken = await post(room, 'tekst\nGoed\n"Fout\nNog een', 'csv')
    expect([broken.status, broken.body.code]).toEqual([422, 'import.unreadable'])
    expect(broken.body.detail).toContain('aanhalingsteken')
    const wrong = await post(room, 'naam,leeftijd\nJan,40', 'csv')
    expect([wrong.status, wrong.body.code]).toEqual([422, 'import.wrong_columns'])
    expect(wrong.body.detail).toContain('tekst')
    expect((await post(room, csv, 'csv')).body).toMatchObject({ added: 0, already: 1 })
  })

  it('makes an equal bord out of an archive, and refuses one of another version', async () => {
    const { links } = await server.running.openDemo()
    const demo = server.browser()
    await demo.join(secretOf(links.begeleider))
    const archive = await demo.call<Record<string, unknown>>(
      'GET',
      '/api/werksessies/lindenholt-2023/export/archief.json',
    )
    expect(archive.status).toBe(200)
    expect(archive.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.json"$/)
    const room = await makeRoom({ themas: [] })
    const other = await post(room, JSON.stringify({ ...archive.body, version: 2 }))
    expect([other.status, other.body.code]).toEqual([422, 'import.wrong_version'])
    expect(other.body.detail).toContain('versie 2')
    expect((await post(room, '{"format":"wijkbord-archief","version":1}')).body.code).toBe('import.unreadable')
    const taken = await post(room, JSON.stringify(archive.body), 'archief')
    expect([taken.status, taken.body.code]).toEqual([200, undefined])
    const again = await room.begeleider.call<{ bord: unknown }>('GET', `${room.path}/export/archief.json`)
    expect(again.body.bord).toEqual(archive.body.bord)
    const twice = await post(room, JSON.stringify(archive.body), 'archief')
    expect([twice.status, twice.body.code]).toEqual([409, 'import.not_empty'])
  })

  it('opens the sample once and ranks it as its expected answer says', async () => {
    const first = await server.running.openDemo()
    expect(await server.running.openDemo()).toEqual(first)
    const demo = server.browser()
    await demo.join(secretOf(first.links.begeleider))
    const revealed = await demo.call<
      Record<'rangorde' | 'rangordeZaal', { themas: { themaId: string; score: number }[] }>
    >('POST', '/api/werksessies/lindenholt-2023/onthulling')
    const expected = JSON.parse(readFileSync('server/demo/lindenholt-2023/expected.json', 'utf8')) as {
      themes: { id: string; score: number; rank: number }[]
      provisional: { order: string[] }
    }
    const byRank = expected.themes.toSorted((a, b) => a.rank - b.rank)
    expect(revealed.body.rangorde.themas.map(({ themaId }) => themaId)).toEqual(byRank.map(({ id }) => id))
    expect(revealed.body.rangordeZaal.themas.map(({ themaId }) => themaId)).toEqual(expected.provisional.order)
    for (const [index, thema] of revealed.body.rangorde.themas.entries())
      expect(thema.score).toBeCloseTo(byRank[index]?.score ?? 0, 2)
  })

  it('counts responses without consent once and keeps nothing else of them', async () => {
    const room = await makeRoom()
    const csv =
      'id,channel,answer,theme_of_interest,consent\nr1,qr,Meer licht,Fijn wonen,ja\nr2,qr,geheim,,nee\nr3,qr,leeg,,misschien\n'
    expect((await post(room, csv)).body).toMatchObject({ added: 1, refused: [{ line: 4 }] })
    expect((await post(room, csv)).body).toMatchObject({ added: 0, already: 1 })
    const archive = await room.begeleider.call('GET', `${room.path}/export/archief.json`)
    expect(archive.body).toMatchObject({ surveyWithoutConsent: 1, survey: [{ id: 'r1' }] })
    expect(JSON.stringify(archive.body)).not.toContain('geheim')
  })

  it('knows which exports exist', async () => {
    const room = await makeRoom()
    for (const file of ['signalen.csv', 'kanskaarten.json', 'programma.md'])
      expect([file, (await room.begeleider.call('GET', `${room.path}/export/${file}`)).status]).toEqual([file, 200])
    const unknown = await room.begeleider.call('GET', `${room.path}/export/signalen.exe`)
    expect([unknown.status, unknown.body.code]).toEqual([404, 'export.unknown'])
  })
})

describe('steering', () => {
  it('shows everybody on the socket who is there, and which fase it is', async () => {
    const room = await makeRoom()
    const person = server.browser()
    const { toegang, epoch } = await person.join(room.links.codes.deelnemer, { alias: 'Ina', group: 'inwoner' })
    const doc = new Y.Doc()
    const headers = { cookie: person.cookie, origin: server.origin }
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
      }
    }
    const provider = new WebsocketProvider(`${server.origin.replace('http', 'ws')}/sync/${room.id}`, 'sessie', doc, {
      WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params: { toegang, epoch: String(epoch), v: String(schemaVersion) },
    })
    provider.messageHandlers[100] = () => undefined
    provider.messageHandlers[101] = () => undefined
    try {
      await expect
        .poll(() => readSessie(doc)?.aanwezig, { timeout: 20_000 })
        .toEqual({
          online: 1,
          byGroup: { professional: 0, inwoner: 1, gemeente: 0, vrijwilliger: 0 },
        })
      expect(readSessie(doc)?.werksessie).toMatchObject({ huidigeFase: 'inloop', status: 'voorbereiding' })
      await room.go('inloop', 'signalen')
      await expect
        .poll(() => readSessie(doc), { timeout: 20_000 })
        .toMatchObject({
          werksessie: { huidigeFase: 'signalen', status: 'open' },
          timer: { endsAt: expect.any(Number) },
        })
    } finally {
      provider.destroy()
    }
  })

  it('sets the clock and the screen, and counts who is there', async () => {
    const room = await makeRoom()
    await room.person('professional')
    const post = (path: string, body: unknown) => room.begeleider.call('POST', `${room.path}/${path}`, body)
    expect((await post('timer', { action: 'start', minutes: 3 })).status).toBe(200)
    expect((await post('timer', { action: 'pauze' })).status).toBe(200)
    expect((await post('scherm', { view: 'themas' })).status).toBe(200)
    expect((await post('scherm', { view: 'iets' })).status).toBe(400)
    expect((await post('fase', { from: 'inloop', to: 'bestaatniet' })).status).toBe(400)
    const counts = await room.begeleider.call('GET', `${room.path}/deelnemers`)
    expect(counts.body).toEqual({
      total: 1,
      online: 0,
      byGroup: { professional: 1, inwoner: 0, gemeente: 0, vrijwilliger: 0 },
    })
  })
})

describe('worker', () => {
  it('proposes a grouping, which the begeleider may publish', async () => {
    const { links } = await server.running.openDemo()
    const demo = server.browser()
    await demo.join(secretOf(links.begeleider))
    const path = '/api/werksessies/lindenholt-2023'
    const early = await demo.call('POST', `${path}/voorstel/publicatie`, { published: true })
    expect(early.status).toBe(404)
    const [one, two] = await Promise.all([demo.call('POST', `${path}/voorstel`), demo.call('POST', `${path}/voorstel`)])
    expect(one.body).toEqual(two.body)
    const job = async () => (await demo.call('GET', `${path}/jobs/${one.body.jobId}`)).body
    await expect.poll(async () => (await job()).status, { timeout: 90_000 }).toBe('klaar')
    expect((await demo.call('POST', `${path}/voorstel/publicatie`, { published: true })).status).toBe(200)
    expect((await demo.call('POST', `${path}/jobs/${one.body.jobId}/annuleren`)).body).toEqual({ cancelled: false })
    expect((await demo.call('GET', `${path}/jobs/bestaatniet`)).body.code).toBe('job.not_found')
  })

  it('drafts a programma once, and does not overwrite it without being told', async () => {
    const room = await makeRoom()
    const started = await room.begeleider.call<{ jobId: string }>('POST', `${room.path}/programma`)
    expect(started.status).toBe(202)
    await expect
      .poll(async () => (await room.begeleider.call('GET', `${room.path}/jobs/${started.body.jobId}`)).body.status, {
        timeout: 60_000,
      })
      .toBe('klaar')
    const markdown = await room.begeleider.call<string>('GET', `${room.path}/export/programma.md`)
    expect(markdown.body.length).toBeGreaterThan(500)
    const again = await room.begeleider.call('POST', `${room.path}/programma`)
    expect([again.status, again.body.code]).toEqual([409, 'programma.not_empty'])
    expect((await room.begeleider.call('POST', `${room.path}/programma`, { vervang: true })).status).toBe(202)
    const settle = await room.begeleider.call('POST', `${room.path}/programma/status`, { status: 'vastgesteld' })
    expect([settle.status, settle.body.code]).toEqual([409, 'programma.open_slots'])
    expect(
      (await room.begeleider.call('POST', `${room.path}/programma/status`, { status: 'besproken', published: true }))
        .status,
    ).toBe(200)
  })
})

describe('the surface itself', () => {
  it('describes itself, is healthy, and sends strict headers', async () => {
    const browser = server.browser()
    const api = await browser.call<{ paths: Record<string, unknown>; openapi: string }>('GET', '/api/openapi.json')
    expect(api.body.openapi).toMatch(/^3\./)
    for (const path of [
      '/api/werksessies',
      '/api/toegang',
      '/api/werksessies/{id}/signalen',
      '/api/werksessies/{id}/import',
    ])
      expect(Object.keys(api.body.paths)).toContain(path)
    expect((await browser.call('GET', '/healthz')).status).toBe(200)
    expect((await browser.call('GET', '/readyz')).body).toEqual({ ok: true })
    expect(api.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(api.headers.get('strict-transport-security')).toBeNull()
    const unknown = await browser.call('GET', '/api/bestaatniet')
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  })

  it('lets fifty people in behind one address while somebody guesses', async () => {
    const room = await makeRoom()
    const guesses = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        server.browser().call('POST', '/api/toegang', { code: `BCD ${300 + index}` }),
      ),
    )
    expect(guesses.some(({ status }) => status === 429)).toBe(true)
    const joined = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        server
          .browser()
          .call('POST', '/api/toegang', { code: room.links.codes.deelnemer, alias: `p${index}`, group: 'inwoner' }),
      ),
    )
    expect(joined.filter(({ status }) => status === 200)).toHaveLength(50)
  }, 60_000)
})
