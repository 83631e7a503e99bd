import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAfbeelding } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import type { Joined, Links } from '../../shared/protocol/api.ts'
import { type Browser, secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { attempt } from '../support/raw-socket.ts'

interface Actor extends Joined {
  readonly browser: Browser
}

let server: TestServer
let links: Links
let begeleider: Actor
let deelnemer: Actor
let scherm: Actor

const enter = async (code: string, group: string): Promise<Actor> => {
  const browser = server.browser()
  return { ...(await browser.join(code, { alias: 'Proef', group })), browser }
}
const path = (actor: Actor, rest: string) =>
  `/api/werksessies/${links.id}/bestanden${rest}${rest.includes('?') ? '&' : '?'}toegang=${actor.toegang}`
const send = (actor: Actor, id: string, body: Uint8Array | string, soort = 'afbeelding') =>
  actor.browser.call('POST', path(actor, `?soort=${soort}&id=${id}`), body)
/** The bytes as a browser gets them. */
const load = async (actor: Actor, id: string) => {
  const response = await fetch(`${server.origin}${path(actor, `/${id}`)}`, {
    headers: { cookie: actor.browser.cookie },
  })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}
const flat = (width: number, height: number, alpha = false) =>
  sharp({
    create: { width, height, channels: alpha ? 4 : 3, background: alpha ? '#0000' : '#2a7' },
  })

beforeAll(async () => {
  server = await startTestServer()
  links = await server.create({ title: 'Plaatjes', settings: { showAuthors: 'groep' } })
  begeleider = await enter(secretOf(links.links.begeleider), 'gemeente')
  deelnemer = await enter(links.codes.deelnemer, 'inwoner')
  scherm = await enter(secretOf(links.links.scherm), 'gemeente')
  const to = (body: unknown, where: string) =>
    begeleider.browser.call('POST', `/api/werksessies/${links.id}/${where}?toegang=${begeleider.toegang}`, body)
  expect((await to({ settings: { showAuthors: 'groep' }, status: 'open' }, 'instellingen')).status).toBe(200)
  expect((await to({ from: 'inloop', to: 'clusteren' }, 'fase')).status).toBe(200)
})
afterAll(() => server?.close())

describe('pictures', () => {
  it('are turned upright, made small and drawn anew: nothing of the camera is left', async () => {
    const photo = await flat(3000, 1500)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'GEHEIME MAKER', Model: 'Proefcamera' }, IFD3: { GPSLatitude: '51/1 50/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const withComment = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')])
    expect(withComment.includes('GEHEIME')).toBe(true)
    const { status, body } = await send(deelnemer, 'foto', withComment)
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        id: 'foto',
        soort: 'afbeelding',
        contentType: 'image/jpeg',
        width: 1000,
        height: 2000,
      }),
    ])
    const { status: loaded, headers, bytes } = await load(scherm, 'foto')
    expect(loaded).toBe(200)
    const metadata = await sharp(bytes).metadata()
    expect([metadata.width, metadata.height, metadata.format]).toEqual([1000, 2000, 'jpeg'])
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const trace of ['GEHEIME', 'Proefcamera', 'script', 'Exif', 'GPS']) expect(bytes.includes(trace)).toBe(false)
    expect({
      type: headers.get('content-type'),
      cache: headers.get('cache-control'),
      sniff: headers.get('x-content-type-options'),
      csp: headers.get('content-security-policy'),
    }).toEqual({
      type: 'image/jpeg',
      cache: 'private, max-age=31536000, immutable',
      sniff: 'nosniff',
      csp: "default-src 'none'; sandbox",
    })
  })

  it('keep their see-through parts; a photo saved as PNG becomes a JPEG', async () => {
    const clear = await flat(60, 40, true).png().toBuffer()
    expect((await send(deelnemer, 'doorzichtig', clear)).body).toMatchObject({ contentType: 'image/png', width: 60 })
    const webp = await flat(60, 40).webp().toBuffer()
    expect((await send(deelnemer, 'webp', webp)).body).toMatchObject({ contentType: 'image/jpeg', height: 40 })
    const noise = await sharp({
      create: {
        width: 1200,
        height: 800,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer()
    expect((await send(deelnemer, 'ruis', noise)).body).toMatchObject({ contentType: 'image/jpeg', width: 1200 })
  })

  it('sent twice are kept once, and an id of somebody else is no answer', async () => {
    const one = await flat(10, 10).png().toBuffer()
    const other = await flat(20, 20).png().toBuffer()
    const [first, second] = [await send(deelnemer, 'tweemaal', one), await send(deelnemer, 'tweemaal', other)]
    expect(second.body).toEqual(first.body)
    expect((await send(begeleider, 'tweemaal', other)).status).toBe(409)
  })

  it('that are none, or were made to harm, are refused with a sentence, and the server lives', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(200)])
    const png = await flat(10, 10).png().toBuffer()
    // The header says how many pixels there are; what follows it was never that many.
    const huge = Buffer.from(png)
    huge.writeUInt32BE(50_000, 16)
    huge.writeUInt32BE(50_000, 20)
    const wide = await flat(12_500, 2).png().toBuffer()
    const bomb = await flat(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    const half = (await flat(900, 900).jpeg().toBuffer()).subarray(0, 900)
    const wanted: readonly (readonly [string, Uint8Array | string, number, string])[] = [
      ['svg', svg, 415, 'bestand.not_a_picture'],
      ['html', '<html><script>1</script></html>', 415, 'bestand.not_a_picture'],
      ['gif', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 415, 'bestand.not_a_picture'],
      ['heic', heic, 415, 'bestand.heic'],
      ['wide', wide, 413, 'bestand.too_many_pixels'],
      ['bomb', bomb, 413, 'bestand.too_many_pixels'],
      ['half', half, 422, 'bestand.unreadable'],
      ['large', Buffer.alloc(10 * 1024 * 1024 + 1), 413, 'bestand.too_large'],
    ]
    for (const [name, body, status, code] of wanted) {
      const answer = await send(deelnemer, name, body)
      expect([name, answer.status, answer.body.code]).toEqual([name, status, code])
      expect(String(answer.body.detail).length).toBeGreaterThan(20)
      expect((await load(deelnemer, name)).status).toBe(404)
    }
    const lie = await send(deelnemer, 'lie', huge)
    expect(lie.status).toBeGreaterThanOrEqual(413)
    expect((await send(deelnemer, 'daarna', png)).status).toBe(200)
  })

  it('follow the rights: who may not draw sends none, strangers read none', async () => {
    const png = await flat(10, 10).png().toBuffer()
    expect((await send(scherm, 'vanScherm', png)).status).toBe(404)
    expect((await send(deelnemer, 'kaart', png, 'kaartbeeld')).status).toBe(404)
    expect((await send(begeleider, 'kaart', png, 'kaartbeeld')).status).toBe(200)
    const stranger = { ...deelnemer, browser: server.browser() }
    expect((await load(stranger, 'kaart')).status).toBe(401)
    expect((await send(stranger, 'vreemd', png)).status).toBe(401)
    const settings = { settings: { showAuthors: 'niemand' } }
    const change = (body: unknown) =>
      begeleider.browser.call('POST', `/api/werksessies/${links.id}/instellingen?toegang=${begeleider.toegang}`, body)
    await change(settings)
    expect((await send(deelnemer, 'anoniem', png)).body).toMatchObject({ code: 'fase.not_allowed' })
    await change({ settings: { showAuthors: 'groep' } })
  })

  it('survive a restart, and are erased for good with what stood on the bord', async () => {
    await send(deelnemer, 'blijft', await flat(30, 30).png().toBuffer())
    await server.restart()
    // On another port, with the cookie that it had.
    const comeBack = (actor: Actor): Actor =>
      Object.assign(actor, { browser: Object.assign(server.browser(), { cookie: actor.browser.cookie }) })
    for (const actor of [begeleider, deelnemer, scherm]) comeBack(actor)
    expect((await load(deelnemer, 'blijft')).status).toBe(200)
    const socket = {
      server: server.origin.replace('http', 'ws'),
      cookie: deelnemer.browser.cookie as string | undefined,
      werksessieId: links.id,
      toegang: deelnemer.toegang,
      doc: 'bord' as const,
      epoch: deelnemer.epoch,
      clientId: deelnemer.clientIds[0] as number | undefined,
    }
    const put = await attempt(socket, (doc) => {
      addAfbeelding(doc, {
        id: 'a1' as never,
        bestandId: 'blijft' as never,
        pos: [0, 0],
        size: [300, 300],
        alt: 'een bankje',
        createdAt: 1,
      })
    })
    expect(put).toBe('taken')
    const wissen = (actor: Actor) => actor.browser.call('POST', path(actor, '/blijft/wissen'))
    expect((await wissen(deelnemer)).status).toBe(404)
    expect((await wissen(begeleider)).body).toEqual({ gewist: true })
    expect((await wissen(begeleider)).body).toEqual({ gewist: false })
    expect((await load(deelnemer, 'blijft')).status).toBe(404)
    let seen: ReturnType<typeof readBord>['afbeeldingen'] = []
    await attempt({ ...socket, clientId: deelnemer.clientIds[1] as number | undefined }, (doc) => {
      seen = readBord(doc).afbeeldingen
    }).catch(() => undefined)
    expect(seen).toMatchObject([{ id: 'a1', alt: '', archivedAt: expect.any(Number) }])
  })
})

describe('maps', () => {
  it('keep what GeoJSON is, and nothing else', async () => {
    const file = {
      type: 'FeatureCollection',
      name: 'kadaster',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992', extra: 1 } },
      features: [
        {
          type: 'Feature',
          id: 7,
          onclick: 'x()',
          properties: { naam: 'Lindenholt', huizen: 12, lijst: [1], diep: { a: 1 } },
          geometry: { type: 'Point', coordinates: [5.8, 51.8, 12], extra: 'weg' },
        },
      ],
    }
    expect((await send(begeleider, 'grens', JSON.stringify(file), 'geojson')).body).toMatchObject({
      contentType: 'application/geo+json',
    })
    const { headers, bytes } = await load(deelnemer, 'grens')
    expect(headers.get('content-type')).toContain('application/geo+json')
    expect(JSON.parse(bytes.toString())).toEqual({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } },
      features: [
        {
          type: 'Feature',
          id: 7,
          properties: { naam: 'Lindenholt', huizen: 12 },
          geometry: { type: 'Point', coordinates: [5.8, 51.8] },
        },
      ],
    })
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    for (const [name, body] of [
      ['geen', '{"type":"Topology"}'],
      ['stuk', '{"type":'],
      ['oneindig', '{"type":"Point","coordinates":[1e999,2]}'],
      ['diep', `{"type":"MultiPolygon","coordinates":${deep}}`],
      ['plaatje', await flat(10, 10).png().toBuffer()],
    ] as const)
      expect([name, (await send(begeleider, name, body, 'geojson')).body.code]).toEqual([name, 'bestand.not_geojson'])
  })
})
