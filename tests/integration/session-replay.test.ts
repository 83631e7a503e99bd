import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
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

const saved = (device: Device) =>
  eventually(
    'saved',
    () => device.session.getSaveState().kind === 'bewaard' && device.session.getSessie() !== undefined,
  )
const offline = (device: Device) => {
  device.cut()
  return eventually('offline', () => device.session.getSaveState().kind === 'offline')
}

/** Two begeleiders with a laptop each: they may write everywhere. */
async function twoLaptops() {
  const links = await server.create({ title: 'Proef' })
  const open = async (alias: string): Promise<Device> => {
    const browser = server.browser()
    const joined = await browser.join(secretOf(links.links.begeleider), { alias })
    const device = await world.device(browser, joined.toegang)
    await saved(device)
    return device
  }
  return { anna: await open('Anna'), bas: await open('Bas') }
}

/** The page ends and what the device stored of the bord is worthless, as after a refusal: only the intents are left. */
async function comeBackWithoutReplica(device: Device) {
  device.session.close()
  await device.store.forgetReplicas((replica) => !replica.includes('/sessie/'))
  device.mend()
  await device.reload()
  await saved(device)
}

describe('what was typed offline in a shared text, put back on a fresh replica', () => {
  const card = (device: Device) => device.session.bord.all('kanskaarten')[0]
  async function withCard(goal: string) {
    const { anna, bas } = await twoLaptops()
    const id = anna.session.actions.addKanskaart({ title: 'Samen eten' })
    anna.session.actions.updateKanskaart(id, {
      goal,
      agreements: [{ id: 'r1', order: 'a0', text: 'Jan belt' }],
    } as never)
    await eventually('Bas has it', () => card(bas)?.goal === goal)
    await saved(anna)
    return { anna, bas, id }
  }
  const both = async (anna: Device, bas: Device, what: string, is: () => boolean) => {
    await eventually(what, is)
    await eventually('equal', () => JSON.stringify(card(anna)) === JSON.stringify(card(bas)))
  }

  it('in other words than others changed: both are there', async () => {
    const { anna, bas, id } = await withCard('Elke week samen eten in de buurtkamer')
    await offline(anna)
    anna.session.actions.updateKanskaart(id, { goal: 'Elke week samen eten en zingen in de buurtkamer' })
    bas.session.actions.updateKanskaart(id, { goal: 'Elke maand samen eten in de buurtkamer' })
    await saved(bas)
    await comeBackWithoutReplica(anna)
    const goal = 'Elke maand samen eten en zingen in de buurtkamer'
    await both(anna, bas, 'merged', () => card(bas)?.goal === goal)
    expect(anna.session.getNietGeplaatst()).toEqual([])
    expect(await anna.store.listIntents(anna.info.toegang)).toEqual([])
  })

  it('in the same words: theirs stay, hers wait beside them, and she may put them behind', async () => {
    const { anna, bas, id } = await withCard('Elke week samen eten')
    await offline(anna)
    anna.session.actions.updateKanskaart(id, { goal: 'Elke dinsdag samen eten' })
    bas.session.actions.updateKanskaart(id, { goal: 'Elke maand samen eten' })
    await saved(bas)
    await comeBackWithoutReplica(anna)
    await eventually('in the tray', () => anna.session.getNietGeplaatst().length === 1)
    expect(anna.session.getNietGeplaatst()).toMatchObject([{ text: 'Elke dinsdag samen eten', isClash: true }])
    expect(card(bas)?.goal).toBe('Elke maand samen eten')
    const tray = anna.session.getNietGeplaatst()[0]?.id ?? ''
    expect(anna.session.retryNietGeplaatst(tray, 'erbij')).toBe(true)
    await both(anna, bas, 'behind', () => card(bas)?.goal === 'Elke maand samen eten Elke dinsdag samen eten')
    expect(anna.session.getNietGeplaatst()).toEqual([])
  })

  it('rows and sets: what each of them added is there, and nothing that was taken out comes back', async () => {
    const { anna, bas, id } = await withCard('doel')
    const node = bas.session.actions.addNode({ name: 'Buurtkamer', type: 'plek' as never })
    bas.session.actions.updateNode(node, { themaIds: ['t1', 't2'] as never, area: 'Noord' })
    await eventually('anna has the place', () => anna.session.bord.get('nodes', node)?.themaIds.length === 2)
    await offline(anna)
    const rows = (device: Device) => card(device)?.agreements ?? []
    const add = (device: Device, row: string, text: string) =>
      device.session.actions.updateKanskaart(id, {
        agreements: [...rows(device), { id: row, order: row, text }],
      } as never)
    add(anna, 'r2', 'Anna kookt')
    anna.session.actions.updateNode(node, { themaIds: ['t1', 't2', 't3'] as never, area: 'Noord en Oost' })
    add(bas, 'r3', 'Bas wast af')
    bas.session.actions.updateNode(node, { themaIds: ['t2', 't4'] as never })
    await saved(bas)
    await comeBackWithoutReplica(anna)
    await both(anna, bas, 'all rows', () => rows(bas).length === 3)
    expect(rows(bas).map(({ text }) => text)).toEqual(['Jan belt', 'Anna kookt', 'Bas wast af'])
    await eventually('the set', () => bas.session.bord.get('nodes', node)?.area === 'Noord en Oost')
    expect(bas.session.bord.get('nodes', node)?.themaIds).toEqual(['t2', 't3', 't4'])
  })

  it('what the server had already is not done again', async () => {
    const { anna, bas, id } = await withCard('Elke week samen eten')
    // Everything arrives, but the page never hears so: its intents stay on the device.
    const intents: Parameters<Device['store']['putIntent']>[1][] = []
    const { putIntent } = anna.store
    Object.assign(anna.store, {
      putIntent: async (toegang: string, intent: (typeof intents)[number]) => {
        intents.push(intent)
        await putIntent(toegang, intent)
      },
    })
    anna.session.actions.updateKanskaart(id, { goal: 'Elke week samen eten met kinderen' })
    await saved(anna)
    Object.assign(anna.store, { putIntent })
    anna.session.close()
    for (const intent of intents) await putIntent(anna.info.toegang, intent)
    bas.session.actions.updateKanskaart(id, { goal: 'Elke week samen eten met kinderen en ouders' })
    await saved(bas)
    await comeBackWithoutReplica(anna)
    await both(anna, bas, 'same', () => card(anna)?.goal === 'Elke week samen eten met kinderen en ouders')
    await eventually('forgotten', async () => (await anna.store.listIntents(anna.info.toegang)).length === 0)
    expect([card(bas)?.goal, anna.session.getNietGeplaatst()]).toEqual([
      'Elke week samen eten met kinderen en ouders',
      [],
    ])
  })

  it('two tabs of one browser do not both do it again', async () => {
    const { anna, bas, id } = await withCard('Elke week samen eten')
    await offline(anna)
    anna.session.actions.updateKanskaart(id, { goal: 'Elke week samen eten met kinderen' })
    const added = anna.session.actions.addSignaal({ text: 'te weinig stoelen', kind: 'zorg' })
    anna.session.close()
    await anna.store.forgetReplicas((replica) => !replica.includes('/sessie/'))
    const [one, two] = [await anna.tab(), await anna.tab()]
    anna.mend()
    await eventually('there', () => card(bas)?.goal !== 'Elke week samen eten')
    for (const tab of [one, two]) await eventually('calm', () => tab.getSaveState().kind === 'bewaard')
    expect(card(bas)?.goal).toBe('Elke week samen eten met kinderen')
    expect(bas.session.bord.all('signalen').map((one) => [one.id, one.text])).toEqual([[added, 'te weinig stoelen']])
    expect(await anna.store.listIntents(anna.info.toegang)).toEqual([])
    for (const tab of [one, two]) tab.close()
  })
})

describe('what was typed offline in the programme', () => {
  const words = (device: Device) =>
    (device.session.programmaDoc().getXmlFragment('inhoud').toArray() as Y.XmlElement[]).map((block) =>
      (block.toArray() as Y.XmlText[]).map((text) => text.toString()).join(''),
    )
  const textOf = (device: Device, index: number) => {
    const block = device.session.programmaDoc().getXmlFragment('inhoud').get(index) as Y.XmlElement
    return block.get(0) as Y.XmlText
  }
  const addParagraph = (device: Device, text: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    const fragment = device.session.programmaDoc().getXmlFragment('inhoud')
    fragment.insert(fragment.length, [paragraph])
  }
  async function withProgramma() {
    const { anna, bas } = await twoLaptops()
    for (const device of [anna, bas]) device.session.programmaDoc()
    for (const text of ['De bus rijdt niet op zondag.', 'Er is geen koffie.']) addParagraph(anna, text)
    await eventually('Bas reads it', () => words(bas).length === 2)
    await saved(anna)
    return { anna, bas }
  }

  it('is there after a restart without a network, counts as waiting, and arrives once', async () => {
    const { anna, bas } = await withProgramma()
    await offline(anna)
    textOf(anna, 0).insert(27, ' en maandag')
    addParagraph(anna, 'Een nieuwe zin.')
    expect(anna.session.getSaveState()).toEqual({ kind: 'offline', waiting: 2 })
    await anna.reload()
    const typed = ['De bus rijdt niet op zondag en maandag.', 'Er is geen koffie.', 'Een nieuwe zin.']
    expect(words(anna)).toEqual(typed)
    expect(await anna.session.countWaiting()).toBe(2)
    anna.mend()
    await eventually('Bas reads it', () => words(bas).length === 3)
    await saved(anna)
    expect(words(bas)).toEqual(typed)
    await eventually('nothing waits', async () => (await anna.session.countWaiting()) === 0)
    expect([anna.ends, anna.session.getNietGeplaatst()]).toEqual([[], []])
  })

  it('comes back to the person when others took the place away meanwhile', async () => {
    const { anna, bas } = await withProgramma()
    await offline(anna)
    textOf(anna, 0).insert(27, ' en op feestdagen')
    bas.session.programmaDoc().getXmlFragment('inhoud').delete(0, 1)
    await saved(bas)
    anna.mend()
    await eventually('in the tray', () => anna.session.getNietGeplaatst().length === 1)
    expect(anna.session.getNietGeplaatst()).toMatchObject([
      { text: 'De bus rijdt niet op zondag en op feestdagen.', isProgramma: true },
    ])
    await eventually('both equal', () => words(anna).join() === words(bas).join())
    expect(words(bas)).toEqual(['Er is geen koffie.'])
    await eventually('nothing under way', () => anna.session.getSaveState().kind === 'bewaard')
  })

  it('is put back into its sentence when the replica is gone, between what others wrote', async () => {
    const { anna, bas } = await withProgramma()
    await offline(anna)
    textOf(anna, 0).insert(27, ' en maandag')
    textOf(bas, 0).insert(6, ' 85')
    await saved(bas)
    await comeBackWithoutReplica(anna)
    anna.session.programmaDoc()
    await eventually('merged', () => words(bas)[0] === 'De bus 85 rijdt niet op zondag en maandag.')
    expect(anna.session.getNietGeplaatst()).toEqual([])
  })
})
