import { describe, expect, it } from 'vitest'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { addKanskaart, addNode, addSignaal, addThema, setKanskaart } from '../../shared/doc/bord-commands.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Gaten, WitteVlek } from '../../shared/domain/gat.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import { trekkerHolds } from '../../shared/domain/trekker.ts'
import { defaultFasen } from '../../shared/domain/werksessie.ts'
import { aKanskaart, aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { aDeelnemer, createSessieTx } from '../../tests/support/room-tx.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import { decideGat } from './gaten.ts'
import { changesSince, historyOfRecord, noteBezoek } from './geschiedenis.ts'
import { confirmTrekker } from './kanskaarten.ts'

const ina = 'ina' as DeelnemerId
const omar = 'omar' as DeelnemerId
const rights = (rol: Rights['rol'], changes: Partial<Rights> = {}): Rights => ({
  rol,
  allow: defaultFasen[0]!.allow,
  settings: { showAuthors: 'groep' },
  status: 'open',
  ...changes,
})

function room() {
  const tx = createSessieTx()
  const { bord } = tx.docs
  addThema(bord, aThema())
  addSignaal(bord, aSignaal({ themaId: 't1' as never }))
  for (const id of ['n1', 'n2'])
    addNode(bord, {
      id: id as never,
      type: 'activiteit',
      name: id,
      formality: 'formeel',
      themaIds: [],
      targetGroups: [],
      schedule: [],
      qualities: [],
      signaalIds: [],
      createdAt: 1,
    })
  addKanskaart(bord, aKanskaart({ createdAt: 1, leadRole: 'opbouwwerker', leadOrganisation: 'Bindkracht' }))
  tx.rows.put('deelnemer', ina, aDeelnemer({ id: ina, group: 'inwoner' }))
  tx.rows.put('deelnemer', omar, aDeelnemer({ id: omar, group: 'professional' }))
  return tx
}
const spot: WitteVlek = {
  id: 'w.t1.avond',
  themaId: 't1' as never,
  daypart: 'avond',
  demandSignaalIds: ['s1' as never],
  people: 2,
  byElectorate: { professional: 1, inwoner: 1, other: 0 },
  nearestSupply: ['n1' as never],
  checkedNodeIds: [],
  checkedSignaalIds: [],
  unknownNodeIds: [],
  basis: 'aanbod_bekeken',
  strong: false,
}
const found: Gaten = { witteVlekken: [spot], dubbel: [] }

describe('white spots', () => {
  it('keeps one decision per candidate, with the evidence of that moment, and takes it back', () => {
    const tx = room()
    const no = { action: 'wijs_af', kind: 'witte_vlek', id: spot.id, reason: 'er is een avondspreekuur' } as const
    expect(decideGat(tx, found, no)).toEqual({ ok: true, value: true })
    expect(decideGat(tx, found, { ...no, action: 'bevestig', reason: '', text: 'Licht na 17 uur' }).ok).toBe(true)
    expect(readSessie(tx.docs.sessie)?.gaten).toEqual([
      {
        id: spot.id,
        kind: 'witte_vlek',
        status: 'bevestigd',
        text: 'Licht na 17 uur',
        reason: '',
        themaId: 't1',
        daypart: 'avond',
        demandSignaalIds: ['s1'],
        nodeIds: ['n1'],
        at: tx.clock.now(),
      },
    ])
    // The computer finds it no more: what people said stays, and may still change.
    expect(decideGat(tx, { witteVlekken: [], dubbel: [] }, no).ok).toBe(true)
    expect(readSessie(tx.docs.sessie)?.gaten).toMatchObject([{ status: 'afgewezen', daypart: 'avond' }])
    expect(decideGat(tx, found, { action: 'neem_terug', id: spot.id }).ok).toBe(true)
    expect(readSessie(tx.docs.sessie)?.gaten).toEqual([])
    expect(decideGat(tx, { witteVlekken: [], dubbel: [] }, no)).toMatchObject({ error: { code: 'gat.not_found' } })
  })

  it('[I7] one that is drawn rests on a signaal, doubled supply on two places that are there', () => {
    const tx = room()
    const own = {
      action: 'teken',
      kind: 'witte_vlek',
      id: 'g1',
      themaId: 't1',
      text: 'Geen licht',
      nodeIds: [] as string[],
    } as const
    expect(decideGat(tx, found, { ...own, demandSignaalIds: ['weg'] }).ok).toBe(false)
    expect(decideGat(tx, found, { ...own, demandSignaalIds: ['s1', 's1'] }).ok).toBe(true)
    expect(decideGat(tx, found, { ...own, kind: 'dubbel', id: 'g2', demandSignaalIds: [], nodeIds: ['n1'] }).ok).toBe(
      false,
    )
    expect(
      decideGat(tx, found, { ...own, kind: 'dubbel', id: 'g2', demandSignaalIds: [], nodeIds: ['n1', 'n2'] }).ok,
    ).toBe(true)
    expect(readSessie(tx.docs.sessie)?.gaten).toMatchObject([
      { id: 'g1', getekend: true, demandSignaalIds: ['s1'] },
      { id: 'g2', getekend: true, nodeIds: ['n1', 'n2'] },
    ])
  })
})

describe('the trekker', () => {
  const cardOf = (tx: ReturnType<typeof room>) => readBordRecord(tx.docs.bord, 'kanskaarten', 'k1')!
  const jaOf = (tx: ReturnType<typeof room>) => readSessie(tx.docs.sessie)?.trekkers?.k1

  it('says yes by hand of their own; another trekker has to say it again', () => {
    const tx = room()
    expect(confirmTrekker(tx, { deelnemerId: ina, rights: rights('deelnemer') }, 'k1', { how: 'zelf' }).ok).toBe(true)
    expect(jaOf(tx)).toMatchObject({ how: 'zelf', rol: 'deelnemer', leadRole: 'opbouwwerker' })
    expect(trekkerHolds(cardOf(tx), jaOf(tx))).toBe(true)
    setKanskaart(tx.docs.bord, 'k1', { leadOrganisation: 'Talis' })
    expect(trekkerHolds(cardOf(tx), jaOf(tx))).toBe(false)
  })

  it('is written down by who serves the room, not by another deelnemer, and not for nobody', () => {
    const tx = room()
    const buiten = { how: 'buiten', door: 'aan de telefoon' } as const
    const by = (rol: Rights['rol'], changes: Partial<Rights> = {}) => ({
      deelnemerId: ina,
      rights: rights(rol, changes),
    })
    expect(confirmTrekker(tx, by('deelnemer'), 'k1', buiten)).toMatchObject({ error: { code: 'fase.not_allowed' } })
    expect(confirmTrekker(tx, by('deelnemer', { status: 'gesloten' }), 'k1', { how: 'zelf' })).toMatchObject({
      error: { code: 'werksessie.closed' },
    })
    expect(confirmTrekker(tx, by('team', { status: 'gesloten' }), 'k1', buiten).ok).toBe(true)
    expect(jaOf(tx)).toMatchObject({ how: 'buiten', rol: 'team' })
    setKanskaart(tx.docs.bord, 'k1', { leadRole: ' ' })
    expect(confirmTrekker(tx, by('team'), 'k1', buiten)).toMatchObject({ error: { code: 'trekker.empty' } })
    expect(confirmTrekker(tx, by('team'), 'weg', buiten)).toMatchObject({ error: { code: 'kanskaart.not_found' } })
  })

  it('takes it back: a card that was complete is a draft again', () => {
    const tx = room()
    setKanskaart(tx.docs.bord, 'k1', { leadConfirmed: true, status: 'compleet' })
    confirmTrekker(tx, { deelnemerId: omar, rights: rights('begeleider') }, 'k1', { how: 'intrekken' })
    expect(cardOf(tx)).toMatchObject({ leadConfirmed: false, status: 'concept' })
    expect(jaOf(tx)).toBeUndefined()
  })
})

describe('what changed', () => {
  const row = (changes: Partial<RoomRows['history']>): RoomRows['history'] => ({
    at: 100,
    person: omar,
    doc: 'bord',
    collection: 'kanskaarten',
    id: 'k1',
    ...changes,
  })

  it('since a visit: per field as it was then, of others, and only where it is another now', () => {
    const tx = room()
    setKanskaart(tx.docs.bord, 'k1', { goal: 'samen eten', obstacles: 'sleutel' })
    const rows = [
      row({ at: 50, field: 'goal', before: 'voor het bezoek' }),
      row({ at: 110, field: 'goal', before: '', after: 's' }),
      row({ at: 120, field: 'goal', before: 'samen', after: 'samen e' }),
      row({ at: 130, field: 'obstacles', before: 'sleutel', after: 'slot' }),
      row({ at: 140, field: 'pos', before: [1, 2] }),
      row({ at: 150, field: 'kans', before: 'x', person: ina }),
      row({ at: 160, field: 'planning', before: { 'r1.what': 'start', 'r1.order': 'a0', 'r1.quarter': 'Q1' } }),
    ]
    expect(
      changesSince(tx, rows, { since: 100, me: ina }).filter(({ collection }) => collection === 'kanskaarten'),
    ).toEqual([
      expect.objectContaining({
        id: 'k1',
        fields: [
          { field: 'goal', before: '', wie: ['professional'] },
          {
            field: 'planning',
            before: [{ id: 'r1', order: 'a0', what: 'start', quarter: 'Q1' }],
            wie: ['professional'],
          },
        ],
      }),
    ])
  })

  it('a visit ends after half an hour; what came meanwhile is news at the next', () => {
    const tx = room()
    const clock = { now: () => time }
    let time = 1000
    const at = (now: number) => {
      time = now
      return noteBezoek({ ...tx, clock }, ina)
    }
    const minute = 60_000
    expect([at(1000), at(1000 + 10 * minute)]).toEqual([undefined, undefined])
    expect(at(1000 + 100 * minute)).toBe(1000 + 10 * minute)
    // Looking again in the same visit still tells what was new at its beginning.
    expect(at(1000 + 110 * minute)).toBe(1000 + 10 * minute)
  })

  it('of one card, newest first; never a name', () => {
    const tx = room()
    const rows = [
      row({ at: 10, field: 'goal', before: 'eerst' }),
      row({ at: 20, field: 'themaIds', before: { t2: true, t1: true }, person: ina }),
      row({ id: 'k2', field: 'goal' }),
    ]
    expect(historyOfRecord(tx, rows, { collection: 'kanskaarten', id: 'k1', me: ina })).toEqual([
      { at: 20, field: 'themaIds', before: ['t1', 't2'], wie: 'inwoner', mij: true },
      { at: 10, field: 'goal', before: 'eerst', wie: 'professional', mij: false },
    ])
  })
})
