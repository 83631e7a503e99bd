import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Aanmeldingen, Links } from '../../shared/protocol/api.ts'
import { secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { join, type Person, until } from '../support/werksessie-client.ts'

let server: TestServer
let path: string
let begeleider: Person
let anna: Person
let themaIds: string[]
let documents: () => string
beforeAll(async () => {
  server = await startTestServer()
  const links: Links = await server.create({ title: 'Proef', themas: [{ title: 'Wonen' }, { title: 'Ontmoeten' }] })
  path = `/werksessies/${links.id}`
  begeleider = await join(server.origin, { code: secretOf(links.links.begeleider), alias: 'Berna' })
  anna = await join(server.origin, { code: links.codes.deelnemer, alias: 'Anna', group: 'inwoner' })
  const docs = (['bord', 'sessie', 'regie'] as const).map((name) => begeleider.open(name))
  await Promise.all(docs.map(({ synced }) => synced))
  const [bord, sessie] = docs
  if (bord === undefined || sessie === undefined) throw new Error('no documents')
  themaIds = readBord(bord.doc).themas.map(({ id }) => id)
  documents = () => JSON.stringify([readSessie(sessie.doc), ...docs.map(({ doc }) => doc.toJSON())])
})
afterAll(async () => {
  anna?.close()
  begeleider?.close()
  await server?.close()
})

const mail = { channel: 'email', value: 'anna@buurt.example' }
const sign = (body: unknown) => anna.api('POST', `${path}/aanmelding`, body)
const signed = async () => (await anna.api('GET', `${path}/aanmelding`)).body
const listed = async () => (await begeleider.api('GET', `${path}/aanmeldingen`)).body as Aanmeldingen
const files = async () => {
  const all = ['archief.json', 'signalen.csv', 'signalen.xlsx', 'programma.md', 'kanskaarten.json'].map(
    async (file) => {
      const answer = await fetch(`${server.origin}/api${path}/export/${file}?toegang=${begeleider.toegang}`, {
        headers: { cookie: begeleider.cookie },
      })
      expect(answer.status).toBe(200)
      return Buffer.from(await answer.arrayBuffer()).toString('latin1')
    },
  )
  return (await Promise.all(all)).join()
}

describe('signing up for a thema', () => {
  it('is counted for everybody; the contact is for the begeleider alone and in no document or file', async () => {
    const themaId = themaIds[0] ?? ''
    const wanted = { themaIds: [themaId], contact: mail }
    expect(await sign({ themaIds: [themaId, 'onbekend'], contact: mail })).toEqual({ status: 200, body: wanted })
    expect(await signed()).toEqual(wanted)
    expect(await listed()).toMatchObject([{ alias: 'Anna', ...wanted }])
    await until('the number is shown', () => documents().includes(`"aanmeldingen":{"${themaId}":1}`))
    expect(documents() + (await files())).not.toContain('anna@buurt')
  })

  it('going away takes the contact along', async () => {
    expect((await sign({ themaIds: [], contact: mail })).body).toEqual({ themaIds: [], contact: null })
    expect(await listed()).toEqual([])
  })

  it('a contact that cannot be one is sent back and changes nothing', async () => {
    for (const contact of [
      { channel: 'email', value: 'geen adres' },
      { channel: 'telefoon', value: 'bel me maar' },
    ])
      expect((await sign({ themaIds: [themaIds[1] ?? ''], contact })).body).toMatchObject({
        code: 'aanmelding.contact',
      })
    expect(await signed()).toEqual({ themaIds: [], contact: null })
  })
})
