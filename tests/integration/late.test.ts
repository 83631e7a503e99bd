import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { randomIds, type SignaalId } from '../../shared/base/ids.ts'
import { secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'
import { type Device, eventually, installBrowserGlobals } from '../support/browser-session.ts'

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
  const links = await server.create({ title: 'Laat' })
  const open = async (code: string, profile: Record<string, unknown> = {}): Promise<Device> => {
    const browser = server.browser()
    const joined = await browser.join(code, profile)
    return world.device(browser, joined.toegang)
  }
  const begeleider = await open(secretOf(links.links.begeleider))
  const { session } = begeleider
  const fase = () => session.getSessie()?.werksessie.huidigeFase ?? ''
  await eventually('the begeleider has the werksessie', () => fase() !== '')
  const command = async (path: string, body: object) => {
    const answer = await session.api('POST', `/werksessies/${links.id}${path}`, body)
    expect([path, answer]).toMatchObject([path, { ok: true }])
  }
  return {
    begeleider,
    command,
    go: (to: string) => command('/fase', { from: fase(), to }),
    inbox: () => session.getRegie()?.inbox ?? [],
    person: async (alias: string) => {
      const device = await open(links.codes.deelnemer, { alias, group: 'inwoner' })
      await eventually('ready', () => device.session.getSaveState().kind === 'bewaard')
      return device
    },
  }
}
const mijn = ({ session }: Device) => (session.mijn?.list() ?? []).map(({ text, plek, laat }) => [text, plek, laat])
const faseIs = (device: Device, to: string) =>
  eventually(to, () => device.session.getSessie()?.werksessie.huidigeFase === to)

it('what a phone and a laptop wrote without a network goes to the inbox when its fase is over', async () => {
  const { go, inbox, person, command, begeleider } = await makeRoom()
  await go('signalen')
  const [phone, laptop] = [await person('Roos'), await person('Bo')]
  for (const device of [phone, laptop]) {
    await faseIs(device, 'signalen')
    device.cut()
    await eventually('offline', () => device.session.getSaveState().kind !== 'bewaard')
  }
  await phone.session.outbox.add({
    id: randomIds.next<SignaalId>(),
    text: 'van de telefoon',
    kind: 'zorg',
    writtenAt: phone.session.serverNow(),
  })
  expect(laptop.session.actions.addSignaal({ text: 'van de laptop', kind: 'zorg' })).not.toBe('')
  await go('duiden')
  for (const device of [phone, laptop]) device.mend()
  void phone.session.outbox.flush()
  // The bord does not take it any more; the laptop opens it anew and hands it in instead.
  await eventually('the laptop was refused', () => laptop.ends.includes('opnieuw'))
  await laptop.reload()
  await eventually('both wait for the begeleider', () => inbox().length === 2)
  for (const item of inbox()) {
    expect(item).toMatchObject({ laat: true, faseId: 'signalen', status: 'wacht' })
    expect(item.writtenAt ?? 0).toBeLessThanOrEqual(item.at)
  }
  for (const [device, text] of [
    [phone, 'van de telefoon'],
    [laptop, 'van de laptop'],
  ] as const)
    await eventually(
      'its author sees that',
      () => JSON.stringify(mijn(device)) === JSON.stringify([[text, 'inbox', true]]),
    )
  for (const { id } of inbox()) await command('/inbox', { signaalId: id, besluit: 'plaats' })
  await eventually('on the bord', () => begeleider.session.bord.all('signalen').length === 2)
  await eventually('told', () => mijn(phone)[0]?.[1] === 'bord')
})

it('a laptop writes in a private round without a network, changes it, and nobody else hears of it', async () => {
  const { go, person, command, begeleider, inbox } = await makeRoom()
  await go('signalen')
  await command('/intake', { prive: true })
  const [bo, other] = [await person('Bo'), await person('Kijker')]
  await faseIs(bo, 'signalen')
  await eventually(
    'private',
    () => bo.session.may({ doc: 'bord', collection: 'signalen', id: 'x', action: 'add' }) === false,
  )
  bo.cut()
  await eventually('offline', () => bo.session.getSaveState().kind !== 'bewaard')
  const id = bo.session.actions.addSignaal({ text: 'alleen van mij', kind: 'wens' })
  expect(id).not.toBe('')
  expect(bo.session.bord.get('signalen', id)).toBeUndefined()
  bo.mend()
  void bo.session.outbox.flush()
  await eventually('kept', () => mijn(bo)[0]?.[1] === 'prive')
  expect(await bo.session.mijn?.change(id, { text: 'alleen van mij, beter' })).toMatchObject({ ok: true })
  expect(mijn(bo)).toEqual([['alleen van mij, beter', 'prive', undefined]])
  await eventually('counted', () => other.session.getSessie()?.prive?.count === 1)
  expect([mijn(other), other.session.bord.all('signalen'), inbox()]).toEqual([[], [], []])
  await command('/onthulling-signalen', {})
  await eventually('shown', () => other.session.bord.get('signalen', id)?.text === 'alleen van mij, beter')
  // Revealed by the server, and still its author's: an edit on the bord is taken.
  await eventually('here too', () => bo.session.bord.get('signalen', id) !== undefined)
  expect(bo.session.actions.editSignaalText(id, 'op het bord veranderd')).toBe(true)
  await eventually('taken', () => other.session.bord.get('signalen', id)?.text === 'op het bord veranderd')
  expect(bo.ends).toEqual([])
  expect(begeleider.ends).toEqual([])
})
