import { describe, expect, it } from 'vitest'
import type { GatBesluit, WitteVlek } from '../../../shared/domain/gat.ts'
import { scheduleFromText } from './aanbod.ts'
import { gatItems, lacksData } from './gat-items.ts'

const spot = (id: string, changes: Partial<WitteVlek> = {}): WitteVlek =>
  ({
    id,
    themaId: 't1',
    demandSignaalIds: ['s1'],
    people: 2,
    byElectorate: { professional: 1, inwoner: 1, other: 0 },
    nearestSupply: [],
    checkedNodeIds: [],
    checkedSignaalIds: [],
    unknownNodeIds: [],
    basis: 'aanbod_bekeken',
    strong: false,
    ...changes,
  }) as WitteVlek
const besluit = (id: string, changes: Partial<GatBesluit> = {}): GatBesluit =>
  ({
    id,
    kind: 'witte_vlek',
    status: 'bevestigd',
    text: 'Licht',
    reason: '',
    themaId: 't1',
    demandSignaalIds: ['s1'],
    nodeIds: [],
    at: 1,
    ...changes,
  }) as GatBesluit

describe('white spots beside the map', () => {
  it('are one list: strong ones first, refused ones last, what people decided with what was found', () => {
    const items = gatItems({ witteVlekken: [spot('a'), spot('b', { strong: true }), spot('c')], dubbel: [] }, [
      besluit('a', { status: 'afgewezen', reason: 'er is aanbod' }),
      besluit('eigen', { getekend: true }),
    ])
    expect(items.map(({ id, status, getekend }) => [id, status, getekend])).toEqual([
      ['b', 'kandidaat', false],
      ['c', 'kandidaat', false],
      ['eigen', 'bevestigd', true],
      ['a', 'afgewezen', false],
    ])
  })
  it('where nobody named supply is no white spot, until a person says that it is', () => {
    const bare = { witteVlekken: [spot('a', { basis: 'geen_gegevens' })], dubbel: [] }
    expect(gatItems(bare).map(lacksData)).toEqual([true])
    expect(gatItems(bare, [besluit('a')]).map(lacksData)).toEqual([false])
  })
})

describe('when supply is, from its note', () => {
  it.each([
    ['koffie-inloop woensdagochtend', ['wo-ochtend']],
    ['buurtteam inloop di 9-11 wijkcentrum', ['di-ochtend']],
    ['Spelletjes ma en do, 19.30 uur', ['ma-avond', 'do-avond']],
    ['zo gezellig hier in de middag', []],
    ['Taalmaatjes: 11 duo’s, wachtlijst 4', []],
  ])('%s', (text, schedule) => expect(scheduleFromText(text)).toEqual(schedule))
})
