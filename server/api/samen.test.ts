import { describe, expect, it } from 'vitest'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { addSignaal, addThema } from '../../shared/doc/bord-commands.ts'
import { readBord, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import { defaultFasen } from '../../shared/domain/werksessie.ts'
import { aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { aDeelnemer, createSessieTx } from '../../tests/support/room-tx.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { lowerHandsOfGone, placeInLine, raiseHand } from './handen.ts'
import { changeComment, comment, hideComment, hideCommentsOn } from './opmerkingen.ts'
import { react } from './reacties.ts'
import { lawfulTable, setTafelCount, sitAt, viewTafels } from './tafels.ts'
import { eraseSignaal } from './wissen.ts'

const ina = 'ina' as DeelnemerId
const omar = 'omar' as DeelnemerId
const berna = 'berna' as DeelnemerId
const rights = (changes: Partial<Rights> = {}): Rights => ({
  rol: 'deelnemer',
  allow: defaultFasen[0]!.allow,
  settings: { showAuthors: 'groep' },
  status: 'open',
  ...changes,
})

/** Ina wrote `s1`; Omar and Ina are in the room. */
function room(): RoomTx {
  const tx = createSessieTx()
  addSignaal(tx.docs.bord, aSignaal())
  tx.rows.put('owner', 'signalen.s1', { deelnemerId: ina, at: 10 })
  for (const [id, changes] of [
    [ina, { organisation: 'Talis' }],
    [omar, { alias: 'Omar', group: 'professional', organisation: 'GGD' }],
  ] as const)
    tx.rows.put('deelnemer', id, aDeelnemer({ id, ...changes } as Partial<Deelnemer>))
  return tx
}
const reactiesOf = (tx: RoomTx) => readBordRecord(tx.docs.bord, 'signalen', 's1')?.reacties

describe('reacties', () => {
  it('counts everybody once, however often they ask, and forgets who takes it back', () => {
    const tx = room()
    const on = { signaalId: 's1', kind: 'herken', aan: true } as const
    expect(react(tx, omar, on)).toEqual({ ok: true, value: { herken: 1, vraag: 0 } })
    expect(react(tx, omar, on)).toEqual({ ok: true, value: { herken: 1, vraag: 0 } })
    react(tx, berna, { ...on, kind: 'vraag' })
    expect(reactiesOf(tx)).toEqual({ herken: 1, vraag: 1 })
    react(tx, omar, { ...on, aan: false })
    expect(react(tx, berna, { ...on, kind: 'vraag', aan: false })).toEqual({ ok: true, value: { herken: 0, vraag: 0 } })
    expect(reactiesOf(tx)).toBeUndefined()
  })
  it('takes none on one’s own signaal, nor on one that nobody can read', () => {
    const tx = room()
    const on = { signaalId: 's1', kind: 'herken', aan: true } as const
    expect(react(tx, ina, on)).toMatchObject({ ok: false, error: { code: 'reactie.own' } })
    expect(react(tx, omar, { ...on, signaalId: 'weg' })).toMatchObject({ error: { code: 'signaal.not_found' } })
    addSignaal(tx.docs.bord, aSignaal({ id: 's2' as never, hidden: 'zorg' }))
    expect(react(tx, omar, { ...on, signaalId: 's2' })).toMatchObject({ error: { code: 'signaal.not_found' } })
  })
})

describe('opmerkingen', () => {
  const said = { id: 'o1' as never, signaalId: 's1' as never, text: ' Bij ons ook. ' }
  const by = (deelnemerId: DeelnemerId, changes: Partial<Rights> = {}) => ({ deelnemerId, rights: rights(changes) })
  const first = (tx: RoomTx) => readBord(tx.docs.bord).opmerkingen[0]

  it('writes what the server knows of the author, and the label only where it is shown', () => {
    const tx = room()
    expect(comment(tx, by(omar), said).ok).toBe(true)
    expect(comment(tx, by(omar), said).ok).toBe(true)
    expect(readBord(tx.docs.bord).opmerkingen).toEqual([
      { id: 'o1', signaalId: 's1', text: 'Bij ons ook.', authorGroup: 'professional', createdAt: 1_700_000_000_000 },
    ])
    comment(tx, by(omar, { settings: { showAuthors: 'organisatie' } }), { ...said, id: 'o2' as never })
    expect(readBordRecord(tx.docs.bord, 'opmerkingen', 'o2')?.authorLabel).toBe('GGD')
    expect(comment(tx, by(ina), said)).toMatchObject({ error: { code: 'signaal.conflict' } })
  })
  it('is changed by its author alone; a begeleider withdraws it but does not write in it', () => {
    const tx = room()
    comment(tx, by(omar), said)
    expect(changeComment(tx, by(ina), 'o1', { text: 'Nee' })).toMatchObject({ error: { code: 'opmerking.not_found' } })
    const lead = by(berna, { rol: 'begeleider' })
    expect(changeComment(tx, lead, 'o1', { text: 'Nee' })).toMatchObject({ error: { code: 'opmerking.not_found' } })
    expect(changeComment(tx, by(omar), 'o1', { text: 'Bij ons soms.' }).ok).toBe(true)
    expect(first(tx)).toMatchObject({ text: 'Bij ons soms.', editedAt: 1_700_000_000_000 })
    expect(changeComment(tx, lead, 'o1', { archived: true }).ok).toBe(true)
    expect(first(tx)?.archivedAt).toBe(1_700_000_000_000)
    expect(tx.rows.list('history').map(({ value }) => value.before)).toEqual([
      { text: 'Bij ons ook.', archived: false },
      { text: 'Bij ons soms.', archived: false },
    ])
  })
  it('waits while it is locked or closed, not for a begeleider', () => {
    const tx = room()
    expect(comment(tx, by(omar, { slot: true }), said)).toMatchObject({ error: { code: 'werksessie.locked' } })
    expect(comment(tx, by(omar, { status: 'gesloten' }), said)).toMatchObject({ error: { code: 'werksessie.closed' } })
    tx.rows.put('deelnemer', berna, aDeelnemer({ id: berna, begeleider: true }))
    expect(comment(tx, by(berna, { rol: 'begeleider', status: 'gesloten' }), said).ok).toBe(true)
  })
  it('loses its words when it is hidden, also along with its signaal, and gets them back', () => {
    const tx = room()
    comment(tx, by(omar), said)
    hideComment(tx, berna, 'o1', true)
    expect(first(tx)).toMatchObject({ text: '', hidden: true })
    expect(changeComment(tx, by(omar), 'o1', { text: 'Toch' }).ok).toBe(false)
    hideComment(tx, berna, 'o1', false)
    expect(first(tx)).toMatchObject({ text: 'Bij ons ook.' })
    expect(first(tx)?.hidden).toBeUndefined()
    hideCommentsOn(tx, 's1')
    expect(first(tx)).toMatchObject({ text: '', hidden: true })
    expect(tx.rows.get('opmerking', 'o1')?.text).toBe('Bij ons ook.')
  })
  it('[E3] is erased with its signaal, from its row and history too', () => {
    const tx = room()
    comment(tx, by(omar), said)
    changeComment(tx, by(omar), 'o1', { text: 'Bij ons soms, bij mevrouw X.' })
    hideComment(tx, berna, 'o1', true)
    const all = tx.rows.list('history').map(({ key, value }) => ({ room: 'w1', kind: 'history', key, value }))
    expect(eraseSignaal(tx, 's1', all, []).ok).toBe(true)
    const rows = (['history', 'opmerking', 'owner'] as const).map((kind) => tx.rows.list(kind))
    expect(JSON.stringify([readBord(tx.docs.bord), rows])).not.toMatch(/Bij ons|mevrouw/)
    expect(changeComment(tx, by(omar), 'o1', { text: 'Weer' }).ok).toBe(false)
  })
})

describe('handen', () => {
  it('stand in the order in which they went up, with name and table', () => {
    const tx = room()
    sitAt(tx, omar, 3)
    raiseHand(tx, omar)
    raiseHand(tx, ina)
    raiseHand(tx, omar)
    expect(readRegie(tx.docs.regie).handen).toEqual([
      { id: 'id1', alias: 'Omar', table: 3, at: 1_700_000_000_000 },
      { id: 'id2', alias: 'Ina', at: 1_700_000_000_000 },
    ])
    expect([placeInLine(tx, omar), placeInLine(tx, ina), placeInLine(tx, berna)]).toEqual([1, 2, 0])
  })
  it('go down when somebody left for good, not when a phone slept', () => {
    const tx = room()
    raiseHand(tx, omar)
    raiseHand(tx, ina)
    const away = new Map<string, number>()
    const at = (seconds: number): RoomTx => ({ ...tx, clock: { now: () => 1_700_000_000_000 + seconds * 1000 } })
    lowerHandsOfGone(at(0), new Set(['ina']), away)
    lowerHandsOfGone(at(30), new Set(['ina', 'omar']), away)
    lowerHandsOfGone(at(50), new Set(['ina']), away)
    expect(tx.rows.list('hand').map(({ key }) => key)).toEqual(['omar', 'ina'])
    lowerHandsOfGone(at(100), new Set(['ina']), away)
    expect(readRegie(tx.docs.regie).handen.map(({ alias }) => alias)).toEqual(['Ina'])
    tx.rows.put('verwijderd', 'ina', { at: 1 })
    lowerHandsOfGone(at(101), new Set(['ina']), away)
    expect(tx.rows.list('hand')).toEqual([])
    expect(away.size).toBe(0)
  })
})

describe('tafels', () => {
  const secrets = new Map([1, 2, 3].map((nr) => [nr, { secret: `geheim${nr}`, code: `AAAAA${nr}` }]))
  const frames = (tx: RoomTx) => readBord(tx.docs.bord).frames.filter((frame) => frame.archivedAt === undefined)

  it('come with a frame and a code; a table that goes and comes back keeps both', () => {
    const tx = room()
    setTafelCount(tx, 3, secrets)
    expect(readSessie(tx.docs.sessie)?.werksessie.tafels).toEqual([{ nr: 1 }, { nr: 2 }, { nr: 3 }])
    expect(frames(tx).map(({ id, table }) => [id, table])).toEqual([
      ['tafel-1', 1],
      ['tafel-2', 2],
      ['tafel-3', 3],
    ])
    setTafelCount(tx, 2, new Map())
    expect(frames(tx)).toHaveLength(2)
    expect([lawfulTable(tx, 3), lawfulTable(tx, 2), lawfulTable(tx, undefined)]).toEqual([undefined, 2, undefined])
    setTafelCount(tx, 3, new Map([[3, { secret: 'ander', code: 'ZZZZZZ' }]]))
    expect(frames(tx).map(({ id }) => id)).toEqual(['tafel-1', 'tafel-2', 'tafel-3'])
    expect(tx.rows.get('link', 'tafel-3')?.code).toBe('AAAAA3')
  })
  it('shows who sits where and what came in since the fase began', () => {
    const tx = room()
    setTafelCount(tx, 2, secrets)
    sitAt(tx, omar, 2)
    addThema(tx.docs.bord, aThema())
    addSignaal(tx.docs.bord, aSignaal({ id: 's2' as never, table: 2, themaId: 't1' as never }))
    tx.rows.put('owner', 'signalen.s2', { deelnemerId: omar, at: 20 })
    const unseen = { text: 'x', kind: 'zorg', authorGroup: 'professional', channel: 'bord', faseId: 'inloop' } as const
    tx.rows.put('prive', 's3', { ...unseen, id: 's3' as never, deelnemerId: omar, at: 21 })
    tx.rows.put('inbox', 's4', { ...unseen, id: 's4' as never, deelnemerId: omar, at: 22, status: 'wacht' })
    tx.rows.put('prive', 's5', { ...unseen, id: 's5' as never, deelnemerId: omar, at: 3 })
    tx.docs.sessie.getMap('sessie').set('faseSince', 15)
    const view = viewTafels(tx, new Set([omar]), 'https://wijkbord.nl')
    expect(view.tafels.map(({ nr, people, inFase, frameId }) => ({ nr, people, inFase, frameId }))).toEqual([
      { nr: 1, people: [], inFase: 0, frameId: 'tafel-1' },
      { nr: 2, people: [{ alias: 'Omar', group: 'professional', online: true }], inFase: 3, frameId: 'tafel-2' },
    ])
    expect(view.zonder).toEqual({ people: 1, online: 0, inFase: 0 })
    expect(view.tafels[0]?.link).toBe('https://wijkbord.nl/binnen#geheim1')
  })
  it('remembers where somebody sat before', () => {
    const tx = room()
    sitAt(tx, omar, 1)
    sitAt(tx, omar, 2)
    sitAt(tx, omar, undefined)
    expect(tx.rows.get('deelnemer', omar)).toMatchObject({ formerTables: [1, 2] })
    expect(tx.rows.get('deelnemer', omar)?.table).toBeUndefined()
  })
})
