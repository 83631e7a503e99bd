import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let begeleider: Person
let anna: Person
let mallory: Person
let id: string
const signaalId = 'vanAnna' as Signaal['id']

beforeAll(async () => {
  server = await startServer()
  const made = await createWerksessie(server.url, { title: 'Rechten', themas: [{ title: 'Wonen' }] })
  id = made.id
  begeleider = await join(server.url, { code: secretOf(made.links.begeleider), alias: 'Berna' })
  await begeleider.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })
  anna = await join(server.url, { code: made.codes.deelnemer, alias: 'Anna', group: 'inwoner' })
  mallory = await join(server.url, { code: made.codes.deelnemer, alias: 'Mallory', group: 'professional' })
  const { doc, synced } = anna.open('bord')
  await synced
  addSignaal(doc, aSignaal({ id: signaalId, channel: 'bord' }))
})
afterAll(async () => {
  for (const person of [begeleider, anna, mallory]) person?.close()
  await server?.close()
})

/** Mallory does something with a plain y-websocket client; gives the close code, and what Anna's signaal is afterwards. */
async function attack(
  act: (doc: Y.Doc) => void,
  docName: 'bord' | 'sessie' | 'regie' | 'programma' = 'bord',
): Promise<{ code: number; signaal: Signaal | undefined }> {
  const lease = await mallory.api('POST', `/toegangen/${mallory.toegang}/client-ids`, {})
  const fresh = (lease.body as { clientIds: number[] }).clientIds
  mallory.clientIds.push(...fresh)
  const { doc, provider, synced, closed } = mallory.open(docName)
  if (docName === 'bord') {
    await synced
    await until('the bord is there', () => bordCollection(doc, 'signalen').has(signaalId))
  }
  const leased = doc.clientID
  act(doc)
  const { code } = await closed
  // y-websocket says goodbye under the id that the document had when it connected.
  doc.clientID = leased
  provider.destroy()
  const check = begeleider.open('bord')
  await check.synced
  const signaal = readBordRecord(check.doc, 'signalen', signaalId)
  check.provider.destroy()
  begeleider.clientIds.push(
    ...(
      (await begeleider.api('POST', `/toegangen/${begeleider.toegang}/client-ids`, {})).body as { clientIds: number[] }
    ).clientIds,
  )
  return { code, signaal }
}

describe('a plain y-websocket client with a deelnemer cookie', () => {
  it('cannot remove somebody else’s signaal', async () => {
    const { code, signaal } = await attack((doc) => bordCollection(doc, 'signalen').delete(signaalId))
    expect({ code, text: signaal?.text }).toEqual({ code: 4400, text: aSignaal().text })
  })
  it('cannot change its words', async () => {
    const { code, signaal } = await attack((doc) => setSignaal(doc, signaalId, { text: 'iets heel anders' }))
    expect({ code, text: signaal?.text }).toEqual({ code: 4400, text: aSignaal().text })
  })
  it('cannot move it outside the fase clusteren', async () => {
    const { code, signaal } = await attack((doc) => setSignaal(doc, signaalId, { pos: [9, 9] }))
    expect({ code, pos: signaal?.pos }).toEqual({ code: 4400, pos: undefined })
  })
  it('cannot write as another group', async () => {
    const { code } = await attack((doc) =>
      addSignaal(doc, aSignaal({ id: 'vals1' as Signaal['id'], authorGroup: 'gemeente', channel: 'bord' })),
    )
    expect(code).toBe(4400)
  })
  it('cannot put a name on a signaal', async () => {
    const { code } = await attack((doc) =>
      addSignaal(
        doc,
        aSignaal({ id: 'vals2' as Signaal['id'], authorGroup: 'professional', channel: 'bord', authorLabel: 'Anna' }),
      ),
    )
    expect(code).toBe(4400)
  })
  it('cannot add a root, a field or an unknown kind', async () => {
    expect((await attack((doc) => doc.getMap('stiekem').set('a', 1))).code).toBe(4400)
    expect((await attack((doc) => bordCollection(doc, 'signalen').get(signaalId)?.set('extra', 1))).code).toBe(4400)
    expect(
      (
        await attack((doc) =>
          addSignaal(
            doc,
            aSignaal({
              id: 'vals3' as Signaal['id'],
              authorGroup: 'professional',
              channel: 'bord',
              kind: 'roddel' as never,
            }),
          ),
        )
      ).code,
    ).toBe(4400)
  })
  it('cannot write under a clientID that it was not given', async () => {
    const { code } = await attack((doc) => {
      doc.clientID = 12345
      addSignaal(doc, aSignaal({ id: 'vals4' as Signaal['id'], authorGroup: 'professional', channel: 'bord' }))
    })
    expect(code).toBe(4400)
  })
  it('cannot write sessie', async () => {
    const { code } = await attack((doc) => doc.getMap('sessie').set('werksessie', { title: 'van mij' }), 'sessie')
    expect(code).toBe(4400)
  })
  it('does not get regie or programma', async () => {
    for (const name of ['regie', 'programma'] as const) {
      const { doc, provider } = mallory.open(name)
      const opened = await Promise.race([
        new Promise<'open'>((resolve) => provider.once('sync', () => resolve('open'))),
        new Promise<'refused'>((resolve) => provider.once('connection-error', () => resolve('refused'))),
        new Promise<'refused'>((resolve) => provider.once('connection-close', () => resolve('refused'))),
      ])
      provider.destroy()
      expect(opened, name).toBe('refused')
      expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(4)
      mallory.clientIds.push(
        ...((await mallory.api('POST', `/toegangen/${mallory.toegang}/client-ids`, {})).body as { clientIds: number[] })
          .clientIds,
      )
    }
  })
})
