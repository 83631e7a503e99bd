import { describe, expect, it } from 'vitest'
import type { GatBesluit } from '../../shared/domain/gat.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { createArchief } from '../export/archief.ts'
import { readArchief } from '../import/archief.ts'
import { decidedGaps } from './decide-gaps.ts'
import { draftProgramma } from './draft-programma.ts'
import { findGaps } from './find-gaps.ts'

const base = loadLindenholt()
const found = findGaps(base)
const [strong] = found.whiteSpots.filter((spot) => spot.strong)
const [double] = found.overlaps
if (strong === undefined || double === undefined) throw new Error('the sample has both')
const besluit = (changes: Partial<GatBesluit>): GatBesluit => ({
  id: strong.id,
  kind: 'witte_vlek',
  status: 'bevestigd',
  text: '',
  reason: '',
  themaId: strong.themaId,
  demandSignaalIds: [...strong.demandSignaalIds],
  nodeIds: [],
  at: 1,
  ...changes,
})
const gaten = [
  besluit({ text: 'Geldhulp buiten kantoortijd' }),
  besluit({
    id: double.id,
    kind: 'dubbel',
    status: 'afgewezen',
    reason: 'de groepen zijn vol',
    nodeIds: [...double.nodeIds],
  }),
  besluit({ id: 'eigen', text: 'Een plek voor honden', getekend: true, demandSignaalIds: ['s001', 'weg'] }),
]

describe('what people said about white spots', () => {
  const decided = decidedGaps({ ...base, gaten })

  it('stays, goes or comes along with what the computer finds', () => {
    expect(decided.whiteSpots.find(({ id }) => id === strong.id)?.besluit?.text).toBe('Geldhulp buiten kantoortijd')
    expect(decided.overlaps.map(({ id }) => id)).not.toContain(double.id)
    // Only evidence that is on the bord counts.
    expect(decided.whiteSpots.find(({ id }) => id === 'eigen')).toMatchObject({ demandSignaalIds: ['s001'], people: 1 })
    expect(decidedGaps(base).whiteSpots).toEqual(found.whiteSpots)
  })

  it('stands in the draft in their words', () => {
    const text = JSON.stringify(draftProgramma({ ...base, gaten }, undefined))
    expect(text).toContain('Geldhulp buiten kantoortijd')
    expect(JSON.stringify(draftProgramma(base, undefined))).not.toContain('Geldhulp buiten kantoortijd')
  })

  it('comes back from the archive', () => {
    const input = {
      snapshot: { ...base, gaten },
      programma: { blocks: [], bronnen: {}, openSlots: 0 },
      locale: 'nl' as const,
      now: 2,
    }
    const { archief } = createArchief(input as never)
    const plan = readArchief(JSON.parse(JSON.stringify(archief)))
    expect(plan.ok && plan.value.gaten).toEqual(gaten)
  })
})
