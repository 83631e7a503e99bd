import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../client/model/types.ts'
import { agendaOf } from '../../shared/domain/agendas.ts'
import type { Fase } from '../../shared/domain/werksessie.ts'
import type { Compare, OwnAgenda } from '../../shared/protocol/api.ts'
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

async function makeRoom(wanted: Record<string, unknown> = {}) {
  const links = await server.create({ title: 'Fasen', themas: [{ title: 'Wonen' }], ...wanted })
  const open = async (code: string, alias: string) => {
    const browser = server.browser()
    const joined = await browser.join(code, { alias, group: 'inwoner' })
    const device = await world.device(browser, joined.toegang)
    await eventually('saved', () => isSaved(device))
    return device
  }
  return {
    links,
    begeleider: (alias: string) => open(secretOf(links.links.begeleider), alias),
    deelnemer: (alias: string) => open(links.codes.deelnemer, alias),
  }
}
const isSaved = ({ session }: Device) => session.getSaveState().kind === 'bewaard' && session.getSessie() !== undefined
const texts = ({ session }: Device) =>
  session.bord
    .all('signalen')
    .filter(({ archivedAt }) => archivedAt === undefined)
    .map(({ text }) => text)
    .sort()
const post = (session: Session, path: string, body: unknown) =>
  session.api<never>('POST', `/werksessies/${session.werksessieId}${path}`, body)
const faseOf = ({ session }: Device) => session.getSessie()?.werksessie.huidigeFase
const points = ({ session }: Device) => session.getRegie()?.controlepunten ?? []
const step = async (device: Device, from: string, to: string) => {
  expect(await post(device.session, '/fase', { from, to })).toMatchObject({ ok: true })
  await eventually(`in ${to}`, () => faseOf(device) === to)
}

describe('steering', () => {
  it('a change of fase takes a named controlepunt; two begeleiders who press together advance once', async () => {
    const { begeleider, deelnemer } = await makeRoom({ agenda: 'signalen' })
    const berna = await begeleider('Berna')
    const bas = await begeleider('Bas')
    const anna = await deelnemer('Anna')
    expect(anna.session.getSessie()?.werksessie.fasen.map(({ id }) => id)).toEqual(
      agendaOf('signalen').map(({ id }) => id),
    )
    const pressed = await Promise.all(
      [berna, bas].map(({ session }) => post(session, '/fase', { from: 'inloop', to: 'welkom' })),
    )
    expect(pressed.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['fase.changed', 'ok'])
    await eventually('one point', () => points(berna).length === 1)
    expect(points(berna)).toMatchObject([{ title: 'Inloop', kind: 'fase', faseId: 'inloop' }])
    expect(faseOf(anna)).toBe('welkom')
    // Who advanced leads; the other takes over in one press, and the clock goes on.
    const leading = () => anna.session.getSessie()?.leiding?.alias
    expect(['Berna', 'Bas']).toContain(leading())
    const other = leading() === 'Berna' ? bas : berna
    const { timer } = anna.session.getSessie() ?? {}
    expect(await post(other.session, '/leiding', {})).toMatchObject({ ok: true })
    await eventually('taken over', () => leading() === other.info.alias)
    expect(anna.session.getSessie()?.timer).toEqual(timer)
  })

  it('the lock: nothing but reading, over the socket and by command, and open again', async () => {
    const { begeleider, deelnemer } = await makeRoom()
    const berna = await begeleider('Berna')
    const anna = await deelnemer('Anna')
    const id = anna.session.actions.addSignaal({ text: 'voor het slot', kind: 'zorg' })
    await eventually('there', () => texts(berna).length === 1)
    expect(await post(berna.session, '/slot', { slot: true })).toMatchObject({ ok: true })
    await eventually('locked', () => anna.session.getSessie()?.werksessie.slot === true)
    expect(anna.session.actions.addSignaal({ text: 'erna', kind: 'zorg' })).toBe('')
    expect(anna.session.actions.editSignaalText(id, 'anders')).toBe(false)
    expect(await post(anna.session, '/signalen', { id: 'perHttp', text: 'erna', kind: 'zorg' })).toMatchObject({
      ok: false,
      code: 'werksessie.locked',
    })
    expect(berna.session.actions.addSignaal({ text: 'van de begeleider', kind: 'zorg' })).not.toBe('')
    expect(await post(berna.session, '/slot', { slot: false })).toMatchObject({ ok: true })
    await eventually('open', () => anna.session.getSessie()?.werksessie.slot === false)
    expect(anna.session.actions.editSignaalText(id, 'anders')).toBe(true)
  })

  it('practice notes are archived when their fase ends, others stay', async () => {
    const { begeleider, deelnemer } = await makeRoom({ agenda: 'signalen' })
    const berna = await begeleider('Berna')
    const anna = await deelnemer('Anna')
    anna.session.actions.addSignaal({ text: 'bij de inloop', kind: 'gaat_goed' })
    await eventually('there', () => texts(berna).length === 1)
    await step(berna, 'inloop', 'oefenen')
    await eventually('Anna too', () => faseOf(anna) === 'oefenen')
    anna.session.actions.addSignaal({ text: 'boterham met kaas', kind: 'zorg' })
    await eventually('both', () => texts(berna).length === 2)
    await step(berna, 'oefenen', 'signalen')
    await eventually('practice is gone', () => texts(anna).join() === 'bij de inloop')
    expect(anna.session.bord.all('signalen')).toHaveLength(2)
  })
})

describe('the agenda', () => {
  it('is changed while it runs; who started from an older one overwrites nothing', async () => {
    const { begeleider } = await makeRoom({ agenda: 'signalen' })
    const berna = await begeleider('Berna')
    const bas = await begeleider('Bas')
    const basis = berna.session.getSessie()?.werksessie.fasen ?? []
    const edit = (changes: (fase: Fase) => Partial<Fase>) => basis.map((fase) => ({ ...fase, ...changes(fase) }))
    const first = edit(({ id }) => (id === 'stil' ? { title: 'Heel stil', plannedMinutes: 8 } : {}))
    expect(await post(berna.session, '/agenda', { basis, fasen: first })).toMatchObject({ ok: true })
    const second = edit(({ id }) => (id === 'dank' ? { prompt: 'Tot ziens.' } : {}))
    expect(await post(bas.session, '/agenda', { basis, fasen: second })).toMatchObject({
      ok: false,
      code: 'agenda.changed',
    })
    expect(
      await post(bas.session, '/agenda', { basis: first, fasen: first.filter(({ id }) => id !== 'inloop') }),
    ).toMatchObject({ ok: false, code: 'agenda.current_fase' })
    await eventually('changed', () => bas.session.getSessie()?.werksessie.fasen[3]?.title === 'Heel stil')
    expect(bas.session.getSessie()?.werksessie.fasen).toEqual(first)
  })

  it('is kept as the organisation’s own, renamed, used for a new werksessie, and removed', async () => {
    const { links, begeleider } = await makeRoom()
    const berna = await begeleider('Berna')
    const path = `/werksessies/${links.id}/agendas`
    const fasen = agendaOf('terugkoppeling').slice(0, 3)
    const kept = await berna.session.api<OwnAgenda>('POST', path, { title: 'Onze avond', fasen })
    if (!kept.ok) throw new Error(kept.code)
    const { id } = kept.value
    expect(await berna.session.api('PUT', `${path}/${id}`, { title: 'Avond in Hatert' })).toMatchObject({ ok: true })
    expect(await berna.session.api('GET', path)).toMatchObject({ ok: true, value: [{ id, title: 'Avond in Hatert' }] })
    const admin = { authorization: `Bearer ${server.running.adminToken}` }
    const listed = await server.browser().call<OwnAgenda[]>('GET', '/api/agendas', undefined, admin)
    expect(listed.body.map((one) => one.title)).toEqual(['Avond in Hatert'])
    expect((await server.browser().call('GET', '/api/agendas')).status).toBe(401)
    const other = await makeRoom({ agenda: id })
    const anna = await other.deelnemer('Anna')
    expect(anna.session.getSessie()?.werksessie).toMatchObject({ fasen, huidigeFase: fasen[0]?.id })
    expect(await berna.session.api('DELETE', `${path}/${id}`)).toMatchObject({ ok: true })
    expect(await berna.session.api('DELETE', `${path}/${id}`)).toMatchObject({ ok: false, code: 'agenda.not_found' })
    await expect(server.create({ title: 'x', agenda: id })).rejects.toThrow('agenda.not_found')
  })
})

describe('back to a controlepunt with the group present', () => {
  it('everybody sees the bord of then within ten seconds, and nothing typed meanwhile is lost', async () => {
    const { links, begeleider, deelnemer } = await makeRoom()
    const berna = await begeleider('Berna')
    const anna = await deelnemer('Anna')
    const bas = await deelnemer('Bas')
    const flagged = anna.session.actions.addSignaal({ text: 'mevrouw Zwaluwenberg op 14', kind: 'zorg' })
    const kept = anna.session.actions.addSignaal({ text: 'stoep ligt scheef', kind: 'zorg' })
    bas.session.actions.addSignaal({ text: 'donker bij de vijver', kind: 'zorg' })
    await eventually('all there', () => texts(berna).length === 3)
    await step(berna, 'inloop', 'signalen')
    await eventually('a point', () => points(berna).length === 1)
    const [point] = points(berna)
    if (point === undefined) throw new Error('no point')
    expect(point.counts).toMatchObject({ signalen: 3, themas: 1 })

    // What happens after it: an edit, a new note, a flag, an archived note.
    anna.session.actions.editSignaalText(kept, 'stoep is gerepareerd')
    bas.session.actions.addSignaal({ text: 'van daarna', kind: 'wens' })
    await eventually('four', () => texts(berna).length === 4)
    expect(await post(berna.session, '/markering', { signaalId: flagged, reason: 'privacy' })).toMatchObject({
      ok: true,
    })
    await eventually('hidden', () => bas.session.bord.get('signalen', flagged)?.hidden === 'privacy')
    const compared = await berna.session.api<Compare>('GET', `/werksessies/${links.id}/controlepunten/${point.id}`)
    expect(compared).toMatchObject({
      ok: true,
      value: { faseId: 'inloop', parts: { signalen: { now: 4, after: 3, gone: 1, back: 0, changed: 1 } } },
    })

    // Anna is away and writes; Bas types until the moment itself.
    anna.cut()
    await eventually('offline', () => anna.session.getSaveState().kind === 'offline')
    anna.session.actions.addSignaal({ text: 'geschreven in de kelder', kind: 'wens' })
    const ofBas: string[] = []
    const typing = setInterval(() => {
      const text = `van Bas ${ofBas.length}`
      if (bas.session.actions.addSignaal({ text, kind: 'zorg' }) !== '') ofBas.push(text)
    }, 5)
    await eventually('Bas is typing', () => ofBas.length > 5)
    const restored = await berna.session.api<{ epoch: number; before: string }>(
      'POST',
      `/werksessies/${links.id}/controlepunten/${point.id}/terugzetten`,
      {},
    )
    clearInterval(typing)
    if (!restored.ok) throw new Error(restored.code)
    expect(restored.value.epoch).toBe(2)
    anna.mend()
    for (const device of [berna, bas, anna]) {
      await eventually('sent off', () => device.ends.length === 1)
      expect(device.ends).toEqual(['opnieuw'])
      await device.reload()
    }
    await eventually('back in the fase of then', () => faseOf(bas) === 'inloop' && faseOf(berna) === 'inloop')
    await eventually('Anna’s note from the cellar is there', () => texts(berna).includes('geschreven in de kelder'))
    await eventually('everybody agrees', () =>
      [bas, anna].every((device) => JSON.stringify(texts(device)) === JSON.stringify(texts(berna))),
    )
    const now = texts(berna)
    expect(now).toContain('stoep ligt scheef')
    expect(now).toContain('donker bij de vijver')
    expect(now).not.toContain('van daarna')
    // A text that was hidden since stays hidden; who wrote what is still known.
    expect(berna.session.bord.get('signalen', flagged)).toMatchObject({ text: '', hidden: 'privacy' })
    expect(JSON.stringify(now)).not.toContain('Zwaluwenberg')
    expect(anna.session.isMine('signalen', kept)).toBe(true)
    expect(anna.session.actions.editSignaalText(kept, 'stoep ligt nog scheef')).toBe(true)
    // Every word of Bas is on the bord, or in the moment that was kept just before.
    expect(points(berna).map((one) => one.kind)).toEqual(['herstel', 'fase'])
    await eventually('saved', () => isSaved(anna) && isSaved(bas))
    const back = await post(berna.session, `/controlepunten/${restored.value.before}/terugzetten`, {})
    expect(back).toMatchObject({ ok: true })
    for (const device of [berna, bas, anna]) {
      await eventually('sent off again', () => device.ends.length === 2)
      await device.reload()
    }
    await eventually('as it was', () => texts(berna).includes('van daarna'))
    const all = new Set([...now, ...texts(berna)])
    expect(ofBas.filter((text) => !all.has(text))).toEqual([])
    expect(texts(berna)).toContain('stoep is gerepareerd')
    expect(berna.session.bord.get('signalen', flagged)).toMatchObject({ text: '', hidden: 'privacy' })
  })

  it('votes stay as they are: the round of the other fase is closed, its ballots are counted', async () => {
    const { begeleider, deelnemer } = await makeRoom()
    const berna = await begeleider('Berna')
    const anna = await deelnemer('Anna')
    await step(berna, 'inloop', 'signalen')
    await step(berna, 'signalen', 'stemmen')
    await eventually('a round', () => anna.session.getSessie()?.stemronde?.status === 'open')
    const [target] = anna.session.getSessie()?.stemronde?.targets ?? []
    expect(await post(anna.session, '/stemmen', { ballot: { [target ?? '']: 2 } })).toMatchObject({ ok: true })
    const point = points(berna).find((one) => one.title === 'Inloop')
    expect(await post(berna.session, `/controlepunten/${point?.id}/terugzetten`, {})).toMatchObject({ ok: true })
    for (const device of [berna, anna]) {
      await eventually('sent off', () => device.ends.length === 1)
      await device.reload()
    }
    await eventually('back', () => faseOf(anna) === 'inloop')
    expect(anna.session.getSessie()).toMatchObject({ ballotsCast: 1, stemronde: { status: 'gesloten' } })
    expect(await post(berna.session, '/onthulling', {})).toMatchObject({ ok: true })
  })

  it('what was written in silence, and is shown by now, comes along: it has no other place to be', async () => {
    const { begeleider, deelnemer } = await makeRoom({ agenda: 'signalen' })
    const berna = await begeleider('Berna')
    const anna = await deelnemer('Anna')
    await step(berna, 'inloop', 'stil')
    await eventually('Anna too', () => faseOf(anna) === 'stil')
    anna.session.actions.addSignaal({ text: 'in stilte geschreven', kind: 'zorg' })
    await eventually('it waits', () => berna.session.getSessie()?.prive?.count === 1)
    await step(berna, 'stil', 'signalen')
    expect(texts(berna)).toEqual([])
    expect(await post(berna.session, '/onthulling-signalen', {})).toMatchObject({ ok: true })
    await eventually('shown', () => texts(berna).length === 1)
    anna.session.actions.addSignaal({ text: 'van daarna', kind: 'zorg' })
    await eventually('two', () => texts(berna).length === 2)
    const point = points(berna).find((one) => one.title === 'Stil schrijven')
    expect(await post(berna.session, `/controlepunten/${point?.id}/terugzetten`, {})).toMatchObject({ ok: true })
    for (const device of [berna, anna]) {
      await eventually('sent off', () => device.ends.length === 1)
      await device.reload()
    }
    await eventually('only what was written by then', () => texts(anna).join() === 'in stilte geschreven')
    expect(faseOf(anna)).toBe('stil')
    const own = await anna.session.api<{ text: string }[]>(
      'GET',
      `/werksessies/${anna.session.werksessieId}/mijn-signalen`,
    )
    expect(own.ok && own.value.map(({ text }) => text)).toEqual(['in stilte geschreven'])
  })

  it('what is not there sends nobody off', async () => {
    const { begeleider } = await makeRoom()
    const berna = await begeleider('Berna')
    expect(await post(berna.session, '/controlepunten/onbekend/terugzetten', {})).toMatchObject({
      ok: false,
      code: 'controlepunt.not_found',
    })
    expect(berna.ends).toEqual([])
  })
})
