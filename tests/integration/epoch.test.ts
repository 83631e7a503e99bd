import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { EraseReport } from '../../shared/protocol/api.ts'
import { secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { type Device, eventually, installBrowserGlobals } from '../support/browser-session.ts'
import { attempt } from '../support/raw-socket.ts'

let server: TestServer
let world: ReturnType<typeof installBrowserGlobals>
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(() => {
  world = installBrowserGlobals(server)
})
afterEach(() => world.restore())

async function makeRoom() {
  const links = await server.create({ title: 'Epoch', themas: [{ title: 'Wonen' }] })
  const open = async (code: string, alias: string) => {
    const browser = server.browser()
    const joined = await browser.join(code, { alias, group: 'inwoner' })
    const device = await world.device(browser, joined.toegang)
    await eventually('saved', () => isSaved(device))
    return { device, browser, joined }
  }
  return { links, open }
}
const isSaved = ({ session }: Device) => session.getSaveState().kind === 'bewaard' && session.getSessie() !== undefined
const texts = ({ session }: Device) =>
  session.bord
    .all('signalen')
    .filter(({ archivedAt }) => archivedAt === undefined)
    .map(({ text }) => text)
    .sort()
/** Files of the data directory in which these bytes stand. */
const filesWith = (needle: string) =>
  readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(needle))

describe('a new epoch', () => {
  it('[E2] [E3] erasing a signaal: no byte of it stays, nothing that others typed meanwhile is lost', async () => {
    const { links, open } = await makeRoom()
    const begeleider = await open(secretOf(links.links.begeleider), 'Berna')
    const anna = await open(links.codes.deelnemer, 'Anna')
    const bas = await open(links.codes.deelnemer, 'Bas')
    const secret = 'mevrouw Zwaluwenberg van nummer 14'
    const id = anna.device.session.actions.addSignaal({ text: `${secret} drinkt`, kind: 'zorg' })
    const other = anna.device.session.actions.addSignaal({ text: 'stoep ligt scheef', kind: 'zorg' })
    await eventually('Berna reads both', () => texts(begeleider.device).length === 2)
    // Former texts, a quote on a kanskaart, a hidden copy: everywhere that a text can go.
    anna.device.session.actions.editSignaalText(id, `${secret} drinkt te veel`)
    const card = begeleider.device.session.actions.addKanskaart({ title: 'Kans' })
    begeleider.device.session.actions.updateKanskaart(card, { kans: `Zie: ${secret} drinkt te veel. Wat nu?` })
    const flag = async (reason: 'zorg' | null) =>
      expect(
        await begeleider.device.session.api('POST', `/werksessies/${links.id}/markering`, {
          signaalId: id,
          reason,
          remark: `${secret} drinkt te veel`,
        }),
      ).toMatchObject({ ok: true })
    await eventually('all saved', () => isSaved(anna.device) && isSaved(begeleider.device))
    await flag('zorg')
    await flag(null)
    await eventually('it is back', () => texts(bas.device).includes(`${secret} drinkt te veel`))
    expect(filesWith('Zwaluwenberg').length).toBeGreaterThan(0)

    // Anna is away: a new note, an edit of another one, and one of the text that is erased meanwhile.
    anna.device.cut()
    await eventually('offline', () => anna.device.session.getSaveState().kind === 'offline')
    const away = anna.device.session.actions.addSignaal({ text: 'geschreven in de kelder', kind: 'wens' })
    anna.device.session.actions.editSignaalText(other, 'stoep ligt scheef bij 12')
    anna.device.session.actions.editSignaalText(id, `${secret} drinkt te veel, zegt men`)
    // Bas types until the moment itself.
    const ofBas: string[] = []
    const typing = setInterval(() => {
      const text = `van Bas ${ofBas.length}`
      if (bas.device.session.actions.addSignaal({ text, kind: 'zorg' }) !== '') ofBas.push(text)
    }, 3)
    await eventually('Bas is typing', () => ofBas.length > 5)
    const answer = await begeleider.device.session.api('POST', `/werksessies/${links.id}/wissen`, { signaalId: id })
    clearInterval(typing)
    expect(answer).toMatchObject({ ok: true, value: { signaalId: id, epoch: 2 } })
    const report = (answer as unknown as { value: EraseReport }).value
    expect(report.documents).toBeGreaterThanOrEqual(2)
    expect(report.rows).toBeGreaterThanOrEqual(1)
    expect(filesWith('Zwaluwenberg')).toEqual([])

    await eventually('Bas and Berna were sent off', () => bas.device.ends.length + begeleider.device.ends.length === 2)
    anna.device.mend()
    await eventually('Anna too', () => anna.device.ends.length === 1)
    for (const { device } of [anna, bas, begeleider]) {
      expect(device.ends).toEqual(['opnieuw'])
      await device.reload()
    }
    const wanted = ['', ...ofBas, 'geschreven in de kelder', 'stoep ligt scheef bij 12'].sort()
    // Who edits a text that was erased keeps it on their own device: a hidden text comes back by command only.
    await eventually('Anna has it in her tray', () => anna.device.session.getNietGeplaatst().length > 0)
    expect(anna.device.session.getNietGeplaatst()).toMatchObject([{ id, text: `${secret} drinkt te veel, zegt men` }])
    for (const { device } of [anna, bas, begeleider])
      await eventually('everybody has everything', () => JSON.stringify(texts(device)) === JSON.stringify(wanted))
    expect(bas.device.session.getNietGeplaatst()).toEqual([])
    expect(bas.device.ends).toEqual(['opnieuw'])
    expect(begeleider.device.session.bord.get('signalen', id)).toMatchObject({
      text: '',
      hidden: 'privacy',
      kind: 'zorg',
      authorGroup: 'inwoner',
    })
    expect(begeleider.device.session.bord.get('kanskaarten', card)?.kans).toBe('Zie: [gewist]. Wat nu?')
    expect(begeleider.device.session.bord.get('signalen', away)?.text).toBe('geschreven in de kelder')
    expect(filesWith('Zwaluwenberg')).toEqual([])
    await server.restart()
    expect(filesWith('Zwaluwenberg')).toEqual([])
  })

  it('[E1] [E2] a client of the old epoch is closed before any byte, in both directions', async () => {
    const { links, open } = await makeRoom()
    const begeleider = await open(secretOf(links.links.begeleider), 'Berna')
    const anna = await open(links.codes.deelnemer, 'Anna')
    const id = anna.device.session.actions.addSignaal({ text: 'weg ermee graag', kind: 'zorg' })
    await eventually('saved', () => isSaved(anna.device))
    expect(
      await begeleider.device.session.api('POST', `/werksessies/${links.id}/wissen`, { signaalId: id }),
    ).toMatchObject({ ok: true })
    const { joined, browser } = anna
    const wire = {
      server: server.origin.replace('http', 'ws'),
      cookie: browser.cookie,
      werksessieId: links.id,
      toegang: joined.toegang,
      doc: 'bord' as const,
      clientId: joined.clientIds[0],
    }
    let seen: Y.Doc | undefined
    const outcome = await attempt({ ...wire, epoch: 1 }, (doc) => {
      seen = doc
    })
    expect([outcome, seen]).toEqual([4409, undefined])
    const now = await attempt({ ...wire, epoch: 2 }, (doc) => {
      doc.getMap('signalen').set('x', new Y.Map())
    })
    expect(now).toBe(4400)
  })

  it('erasing what is not there sends nobody off', async () => {
    const { links, open } = await makeRoom()
    const begeleider = await open(secretOf(links.links.begeleider), 'Berna')
    const answer = await begeleider.device.session.api('POST', `/werksessies/${links.id}/wissen`, {
      signaalId: 'bestaatNiet',
    })
    expect(answer).toMatchObject({ ok: false, code: 'signaal.not_found' })
    expect(begeleider.device.ends).toEqual([])
  })
})
