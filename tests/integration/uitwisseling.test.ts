import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Archief } from '../../shared/domain/archief.ts'
import type { ImportReport } from '../../shared/protocol/api.ts'
import type { ImportVoorbeeld } from '../../shared/protocol/import.ts'
import { aConnector, anAfbeelding, aSignaal, aTekening, aThema } from '../fixtures/builders.ts'
import { type Browser, secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

interface Room {
  readonly path: string
  readonly begeleider: Browser
  readonly deelnemer: Browser
  /** `toegang=…` of the begeleider. */
  readonly as: string
}
async function makeRoom(): Promise<Room> {
  const created = await server.create({ title: 'Uitwisseling', themas: [] })
  const [begeleider, deelnemer] = [server.browser(), server.browser()]
  const { toegang } = await begeleider.join(secretOf(created.links.begeleider))
  await deelnemer.join(secretOf(created.links.deelnemer), { alias: 'Noor', group: 'inwoner' })
  return { path: `/api/werksessies/${created.id}`, begeleider, deelnemer, as: `toegang=${toegang}` }
}

const csv = { 'content-type': 'text/csv' }

describe('what comes in', () => {
  it('is looked at first, with what is on the bord already; lines that a person leaves out stay out', async () => {
    const room = await makeRoom()
    const call = <T>(what: string, body: string) => room.begeleider.call<T>('POST', `${room.path}/${what}`, body, csv)
    await call('import?soort=lijst', 'Fysio stopt na een behandeling, want eigen risico')
    const file =
      'Text,BG Color,Area\n"fysio stopt na één behandeling want eigen risico",#fff,\nDe lift is stuk,#fff,\n,#fff,\n'
    const seen = await call<ImportVoorbeeld>('import/bekijken', file)
    expect(seen.status).toBe(200)
    expect(seen.body).toMatchObject({ soort: 'signalen', herkomst: 'mural', aantal: 2, keuze: { tekst: 'text' } })
    expect(seen.body.dubbel.map(({ line }) => line)).toEqual([2])
    expect(seen.body.refused.map(({ line, code }) => [line, code])).toEqual([[4, 'signaal.empty']])
    const kolommen = encodeURIComponent(JSON.stringify(seen.body.keuze))
    const added = await call<ImportReport>(`import?kolommen=${kolommen}&zonder=2`, file)
    expect([added.body.added, added.body.refused.length]).toEqual([1, 1])
    const list = await room.begeleider.call<string>('GET', `${room.path}/export/signalen.csv`)
    expect(list.body).toContain('De lift is stuk')
    expect(list.body.match(/fysio/gi)).toHaveLength(1)
    const refused = await room.deelnemer.call('POST', `${room.path}/import/bekijken`, file, csv)
    expect([refused.status, refused.body.code]).toEqual([404, 'auth.forbidden'])
  })

  it('is refused when it is too large, and the server goes on', async () => {
    const room = await makeRoom()
    const large = new Uint8Array(21 * 1024 * 1024)
    const answer = await room.begeleider.call('POST', `${room.path}/import/bekijken`, large, csv)
    expect([answer.status, answer.body.code]).toEqual([413, 'request.too_large'])
    expect((await room.begeleider.call('GET', '/healthz')).status).toBe(200)
  })
})

describe('what goes out', () => {
  it('comes in again as an equal bord with connectors, drawings and pictures', async () => {
    const [first, second] = [await makeRoom(), await makeRoom()]
    const empty = await first.begeleider.call<Archief>('GET', `${first.path}/export/archief.json`)
    const bord: Archief['bord'] = {
      ...empty.body.bord,
      themas: [aThema()],
      signalen: [aSignaal({ id: 's1' as never, themaId: 't1' as never }), aSignaal({ id: 's2' as never })],
      connectors: [
        aConnector({
          id: 'c1' as never,
          from: { kind: 'signaal', id: 's1' as never },
          to: { kind: 'signaal', id: 's2' as never },
        }),
      ],
      tekeningen: [aTekening({ id: 'd1' as never })],
      afbeeldingen: [anAfbeelding({ id: 'p1' as never, bestandId: 'vijver01' as never })],
    } as Archief['bord']
    const json = JSON.stringify({ ...empty.body, bord })
    expect((await first.begeleider.call('POST', `${first.path}/import?soort=archief`, json)).status).toBe(200)
    const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a6' } })
      .jpeg()
      .toBuffer()
    const upload = await first.begeleider.call(
      'POST',
      `${first.path}/bestanden?soort=afbeelding&id=vijver01`,
      new Uint8Array(jpeg),
      { 'content-type': 'image/jpeg' },
    )
    expect(upload.status).toBe(200)

    const zip = new Uint8Array(
      await (
        await fetch(`${server.origin}${first.path}/export/archief.zip?${first.as}`, {
          headers: { cookie: first.begeleider.cookie },
        })
      ).arrayBuffer(),
    )
    expect(Object.keys(unzipSync(zip)).filter((name) => name.startsWith('bestanden/'))).toEqual([
      expect.stringMatching(/^bestanden\/vijver01\.(png|jpg)$/),
    ])
    const taken = await second.begeleider.call('POST', `${second.path}/import`, zip, {
      'content-type': 'application/zip',
    })
    expect([taken.status, taken.body]).toEqual([200, expect.objectContaining({ added: 6 })])
    const [was, is] = [first, second].map((room) =>
      room.begeleider.call<Archief>('GET', `${room.path}/export/archief.json`),
    )
    expect((await is)?.body.bord).toEqual((await was)?.body.bord)
    const picture = await second.begeleider.call('GET', `${second.path}/bestanden/vijver01`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)])
  })

  it('says how far it is and what is left out; who goes away stops the work', async () => {
    const room = await makeRoom()
    await room.begeleider.call('POST', `${room.path}/import?soort=lijst`, 'een\ntwee\n')
    const made = await room.begeleider.call('GET', `${room.path}/export/bord.svg?taak=taak0001`)
    expect(made.status).toBe(200)
    expect(made.headers.get('content-security-policy')).toContain('sandbox')
    expect(JSON.parse(made.headers.get('x-wijkbord-weggelaten') ?? '')).toMatchObject({ hidden: 0, characters: 0 })
    const taak = await room.begeleider.call('GET', `${room.path}/exporttaken/taak0001`)
    expect(taak.body).toEqual({ status: 'klaar', progress: 1 })
    expect((await room.deelnemer.call('GET', `${room.path}/exporttaken/taak0001`)).status).toBe(404)

    const control = new AbortController()
    const gone = fetch(`${server.origin}${room.path}/export/rapport.pdf?${room.as}&taak=taak0002`, {
      headers: { cookie: room.begeleider.cookie },
      signal: control.signal,
    }).catch(() => 'gone')
    const status = async () =>
      (await room.begeleider.call<{ status?: string }>('GET', `${room.path}/exporttaken/taak0002`)).body.status
    await expect.poll(status, { timeout: 10_000 }).toMatch(/wacht|bezig/)
    control.abort()
    expect(await gone).toBe('gone')
    await expect.poll(status, { timeout: 10_000 }).toBe('klaar')
    expect((await room.begeleider.call('GET', `${room.path}/export/signalen.csv`)).status).toBe(200)
  })

  it('publishes its schemas and refuses pairs that make no sense', async () => {
    const room = await makeRoom()
    const schema = await room.begeleider.call<{ title: string }>('GET', '/api/schema/archief.json')
    expect([schema.status, schema.body.title]).toEqual([200, 'Wijkbord archief'])
    for (const [file, code] of [
      ['programma.png', 'export.unknown'],
      ['bord.png?vlak=nergens', 'export.no_area'],
    ]) {
      const answer = await room.begeleider.call('GET', `${room.path}/export/${file}`)
      expect([answer.status, answer.body.code]).toEqual([404, code])
    }
    const css = await room.begeleider.call<string>('GET', '/api/huisstijl.css')
    expect([css.status, css.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  })
})
