import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

async function makeRoom(settings: Record<string, unknown> = {}) {
  const links = await server.create({ title: 'Proef', themas: [{ title: 'Wonen' }], settings })
  const open = async (code: string, profile: Record<string, unknown> = {}): Promise<Device> => {
    const browser = server.browser()
    const joined = await browser.join(code, profile)
    return world.device(browser, joined.toegang)
  }
  const begeleider = await open(secretOf(links.links.begeleider))
  const fase = () => begeleider.session.getSessie()?.werksessie.huidigeFase ?? ''
  await eventually('the begeleider has the werksessie', () => fase() !== '')
  return {
    begeleider,
    person: async (alias: string) => {
      const device = await open(links.codes.deelnemer, { alias, group: 'inwoner' })
      await saved(device)
      return device
    },
    set: async (settings: Record<string, unknown>) => {
      const answer = await begeleider.session.api('POST', `/werksessies/${links.id}/instellingen`, settings)
      expect(answer).toMatchObject({ ok: true })
    },
    second: () => open(secretOf(links.links.begeleider), { alias: 'Tweede' }),
    go: async (to: string) => {
      const answer = await begeleider.session.api('POST', `/werksessies/${links.id}/fase`, { from: fase(), to })
      expect(answer).toMatchObject({ ok: true })
      await eventually(`fase ${to}`, () => fase() === to)
    },
  }
}

const saved = (device: Device) =>
  eventually(
    'saved',
    () => device.session.getSaveState().kind === 'bewaard' && device.session.getSessie() !== undefined,
  )
const texts = (device: Device) =>
  device.session.bord
    .all('signalen')
    .filter((one) => one.archivedAt === undefined)
    .map((one) => one.text)
    .sort()
const faseIs = (device: Device, fase: string) =>
  eventually(`${fase} arrived`, () => device.session.getSessie()?.werksessie.huidigeFase === fase)

describe('a session of the client against the real server', () => {
  it('shows what one writes to the other, and forgets the intent when it is on disk', async () => {
    const room = await makeRoom()
    const [anna, bas] = [await room.person('Anna'), await room.person('Bas')]
    const id = anna.session.actions.addSignaal({ text: 'lift stuk', kind: 'zorg' })
    expect(id).not.toBe('')
    await eventually('Bas reads it', () => bas.session.bord.get('signalen', id)?.text === 'lift stuk')
    await saved(anna)
    expect(await anna.store.listIntents(anna.info.toegang)).toEqual([])
    expect([anna.session.isMine('signalen', id), bas.session.isMine('signalen', id)]).toEqual([true, false])
    expect(bas.session.actions.editSignaalText(id, 'niet van mij')).toBe(false)
  })

  it('delivers once what was done without a network, after a reload as well', async () => {
    const room = await makeRoom()
    const anna = await room.person('Anna')
    anna.cut()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    const id = anna.session.actions.addSignaal({ text: 'offline getypt', kind: 'zorg' })
    expect(anna.session.getSaveState()).toEqual({ kind: 'offline', waiting: 1 })
    await anna.reload()
    expect(anna.session.bord.get('signalen', id)?.text).toBe('offline getypt')
    anna.session.actions.editSignaalText(id, 'offline getypt en verbeterd')
    anna.mend()
    await saved(anna)
    await eventually('it is there', () => texts(room.begeleider).length > 0)
    expect(texts(room.begeleider)).toEqual(['offline getypt en verbeterd'])
    expect(anna.ends).toEqual([])
  })

  it('a note that came too late lies in the inbox, marked late and with the time of the device; it is not doubled', async () => {
    const room = await makeRoom()
    const anna = await room.person('Anna')
    anna.cut()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    const id = anna.session.actions.addSignaal({ text: 'te laat', kind: 'zorg' })
    const writtenAt = anna.session.bord.get('signalen', id)?.createdAt
    // The offset of a device's clock is measured, not known: it was written well before the fase ended.
    await eventually('a moment later', () => Date.now() > (writtenAt ?? 0) + 1000)
    await room.go('stemmen')
    anna.mend()
    await eventually('refused', () => anna.ends.includes('opnieuw'))
    await anna.reload()
    const inbox = () => room.begeleider.session.getRegie()?.inbox ?? []
    await eventually('in the inbox', () => inbox().length === 1)
    expect(inbox()).toMatchObject([{ id, text: 'te laat', laat: true }])
    await eventually('hers', () => anna.session.mijn?.list().some((one) => one.id === id && one.laat === true) === true)
    expect(anna.session.outbox.list()).toMatchObject([{ input: { id, writtenAt }, state: 'bewaard' }])
    await saved(anna)
    await anna.reload()
    await saved(anna)
    expect([texts(room.begeleider), inbox().length, anna.session.getNietGeplaatst()]).toEqual([[], 1, []])
  })

  it('keeps an edit that came too late in the tray, with its text, and places it again when that is lawful', async () => {
    const room = await makeRoom()
    const anna = await room.person('Anna')
    const id = anna.session.actions.addSignaal({ text: 'de stoep', kind: 'zorg' })
    await saved(anna)
    anna.cut()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    anna.session.actions.editSignaalText(id, 'de stoep ligt scheef')
    expect([...anna.session.getUnsaved()]).toEqual([[id, 'wacht']])
    await room.set({ status: 'gesloten' })
    anna.mend()
    await eventually('refused', () => anna.ends.includes('opnieuw'))
    await anna.reload()
    await eventually('in the tray', () => anna.session.getNietGeplaatst().length === 1)
    expect(anna.session.getNietGeplaatst()).toMatchObject([{ id, text: 'de stoep ligt scheef', signaalKind: 'zorg' }])
    await saved(anna)
    expect(anna.session.getSaveState()).toEqual({ kind: 'bewaard', nietGeplaatst: 1 })
    expect([...anna.session.getUnsaved()]).toEqual([[id, 'niet_geplaatst']])
    expect([anna.session.retryNietGeplaatst(id), anna.session.getNietGeplaatst().length]).toEqual([false, 1])
    await anna.reload()
    expect(anna.session.getNietGeplaatst()).toHaveLength(1)
    await room.set({ status: 'heropend' })
    await eventually('open', () => anna.session.retryNietGeplaatst(id))
    await eventually('placed', () => texts(room.begeleider).includes('de stoep ligt scheef'))
    expect(anna.session.getNietGeplaatst()).toEqual([])
    expect(anna.ends).toEqual(['opnieuw'])
  })

  it('saves the lawful part of what was refused as a whole', async () => {
    const room = await makeRoom()
    const [anna, bas] = [await room.person('Anna'), await room.person('Bas')]
    const ofBas = bas.session.actions.addSignaal({ text: 'van Bas', kind: 'zorg', pos: [0, 0] })
    await eventually('Anna reads it', () => anna.session.bord.get('signalen', ofBas) !== undefined)
    await room.go('clusteren')
    await faseIs(anna, 'clusteren')
    anna.cut()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    expect(anna.session.actions.moveSignalen([{ id: ofBas, pos: [500, 500] }])).toBe(true)
    const id = anna.session.actions.addSignaal({ text: 'van Anna', kind: 'wens' })
    anna.session.actions.editSignaalText(id, 'van Anna zelf')
    await room.go('aanbod')
    anna.mend()
    await eventually('refused', () => anna.ends.includes('opnieuw'))
    await anna.reload()
    await eventually('her note is there', () => texts(bas).includes('van Anna zelf'))
    await saved(anna)
    expect(texts(bas)).toEqual(['van Anna zelf', 'van Bas'])
    expect(bas.session.bord.get('signalen', ofBas)?.pos).toEqual([0, 0])
    expect(anna.session.bord.all('signalen')).toEqual(bas.session.bord.all('signalen'))
    expect([anna.ends, anna.session.getNietGeplaatst()]).toEqual([['opnieuw'], []])
  })

  it('does again what this device noted but its stored replica lost', async () => {
    const room = await makeRoom()
    const anna = await room.person('Anna')
    anna.cut()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    const id = anna.session.actions.addSignaal({ text: 'half bewaard', kind: 'zorg' })
    anna.session.close()
    await anna.store.forgetUpdates(`${anna.info.toegang}/bord/1`)
    anna.mend()
    await anna.reload()
    await eventually('it is there', () => room.begeleider.session.bord.get('signalen', id)?.text === 'half bewaard')
    await saved(anna)
    expect(await anna.store.listIntents(anna.info.toegang)).toEqual([])
  })

  it('an undo that is no longer lawful is refused here, not by the server', async () => {
    const room = await makeRoom()
    const anna = await room.person('Anna')
    const id = anna.session.actions.addSignaal({ text: 'a', kind: 'zorg', pos: [0, 0] })
    anna.session.actions.moveSignalen([{ id, pos: [9, 9] }])
    await saved(anna)
    await room.go('stemmen')
    await faseIs(anna, 'stemmen')
    expect(anna.session.actions.undo()).toBe(false)
    await room.go('signalen')
    await faseIs(anna, 'signalen')
    expect(anna.session.actions.undo()).toBe(true)
    await eventually('back', () => room.begeleider.session.bord.get('signalen', id)?.pos?.[0] === 0)
    await saved(anna)
    expect(anna.ends).toEqual([])
  })

  it('an edit of a phone note whose answer was lost reaches the bord', async () => {
    const room = await makeRoom()
    const anna = await room.person('Anna')
    await anna.reload({ lazyBord: true })
    await saved(anna)
    const { outbox } = anna.session
    const id = randomIds.next<SignaalId>()
    anna.loseAnswers(true)
    await outbox.add({ id, text: 'eerste versie', kind: 'zorg' })
    await eventually('it arrived', () => room.begeleider.session.bord.get('signalen', id) !== undefined)
    expect(outbox.list().map((item) => item.state)).toEqual(['wacht'])
    expect(await outbox.edit(id, 'betere versie')).toBe(true)
    anna.loseAnswers(false)
    await outbox.flush()
    await eventually('edited', () => room.begeleider.session.bord.get('signalen', id)?.text === 'betere versie')
    await saved(anna)
    expect(texts(room.begeleider)).toEqual(['betere versie'])
  })

  it('with hidden authors a note goes by command and is one’s own all the same', async () => {
    const room = await makeRoom({ showAuthors: 'niemand' })
    const [anna, bas] = [await room.person('Anna'), await room.person('Bas')]
    const id = anna.session.actions.addSignaal({ text: 'anoniem', kind: 'zorg' })
    await eventually('Bas reads it', () => bas.session.bord.get('signalen', id)?.text === 'anoniem')
    expect(anna.session.isMine('signalen', id)).toBe(true)
  })

  it('carries on by itself when the server comes back', async () => {
    const room = await makeRoom()
    const [anna, bas] = [await room.person('Anna'), await room.person('Bas')]
    await server.running.close()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    const id = anna.session.actions.addSignaal({ text: 'tijdens de storing', kind: 'zorg' })
    await server.restart()
    await eventually('Bas reads it', () => bas.session.bord.get('signalen', id)?.text === 'tijdens de storing')
    await saved(anna)
    expect(texts(bas)).toEqual(['tijdens de storing'])
    expect([anna.ends, bas.ends]).toEqual([[], []])
  })
})
