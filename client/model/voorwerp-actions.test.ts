import { describe, expect, it } from 'vitest'
import { createReplicaPerson, syncReplicas } from '../../tests/fixtures/model-world.ts'
import type { BordActions } from './types.ts'

const pen: Parameters<BordActions['addTekening']>[0] = {
  kind: 'pen',
  pos: [10, 20],
  points: [0, 0, 5, 5],
  kleur: 'rood',
}

describe('things that are drawn', () => {
  it('are the same on the other replica, and each is one undo step', () => {
    const anna = createReplicaPerson('anna', 11)
    const bas = createReplicaPerson('bas', 22)
    const a = anna.actions.addSignaal({ text: 'a', kind: 'zorg' })
    const b = anna.actions.addSignaal({ text: 'b', kind: 'kans' })
    const streep = anna.actions.addTekening(pen)
    const lijn = anna.actions.addConnector({
      from: { kind: 'signaal', id: a as never },
      to: { kind: 'signaal', id: b as never },
      meaning: 'leidt_tot',
    })
    const foto = anna.actions.addAfbeelding({ bestandId: 'f' as never, pos: [0, 0], size: [300, 200], alt: 'bankje' })
    syncReplicas(anna.doc, bas.doc)
    for (const [collection, id] of [
      ['tekeningen', streep],
      ['connectors', lijn],
      ['afbeeldingen', foto],
    ] as const)
      expect(bas.bord.get(collection, id)).toEqual(anna.bord.get(collection, id))
    anna.actions.moveVoorwerpen([
      { collection: 'tekeningen', id: streep, pos: [1, 1] },
      { collection: 'afbeeldingen', id: foto, pos: [2, 2] },
    ])
    anna.actions.takeAway([
      { collection: 'connectors', id: lijn },
      { collection: 'tekeningen', id: streep },
    ])
    expect(anna.bord.get('tekeningen', streep)?.archivedAt).toBeDefined()
    anna.actions.undo()
    expect(anna.bord.get('tekeningen', streep)?.archivedAt).toBeUndefined()
    anna.actions.undo()
    expect(anna.bord.get('tekeningen', streep)?.pos).toEqual([10, 20])
    expect(anna.bord.get('afbeeldingen', foto)?.pos).toEqual([0, 0])
    anna.actions.undo()
    expect(anna.bord.get('afbeeldingen', foto)).toBeUndefined()
  })

  it('a ready layout comes and goes as one; a card leaves the bord without being archived', () => {
    const { actions, bord } = createReplicaPerson('anna', 11)
    const ids = actions.addSjabloon(
      {
        frames: [
          { title: 'Voor', pos: [0, 0], size: [400, 300] },
          { title: 'Tegen', pos: [420, 0], size: [400, 300] },
        ],
        teksten: [{ text: 'Voor of tegen?', pos: [0, -40] }],
        lijnen: [],
      },
      [100, 200],
    )
    expect(ids).toHaveLength(3)
    expect(bord.all('frames').map(({ title, pos }) => [title, pos])).toEqual(
      expect.arrayContaining([
        ['Voor', [100, 200]],
        ['Tegen', [520, 200]],
      ]),
    )
    actions.undo()
    expect([bord.all('frames'), bord.all('tekeningen')]).toEqual([[], []])
    const card = actions.addKanskaart({ title: 'Buurtkamer' })
    actions.moveVoorwerpen([{ collection: 'kanskaarten', id: card, pos: [5, 5] }])
    expect(bord.get('kanskaarten', card)?.pos).toEqual([5, 5])
    actions.takeAway([{ collection: 'kanskaarten', id: card }])
    expect(bord.get('kanskaarten', card)).toMatchObject({ title: 'Buurtkamer' })
    expect(bord.get('kanskaarten', card)?.pos).toBeUndefined()
  })

  it('copies lie aside, are free, and go to the front in one step', () => {
    const { actions, bord } = createReplicaPerson('anna', 11)
    const id = actions.addTekening(pen)
    actions.lockVoorwerpen([{ collection: 'tekeningen', id }], true)
    const [copy = ''] = actions.duplicateVoorwerpen([{ collection: 'tekeningen', id }])
    expect(bord.get('tekeningen', copy)).toMatchObject({ pos: [34, 44], kleur: 'rood' })
    expect(bord.get('tekeningen', copy)?.locked).toBeUndefined()
    actions.rankVoorwerpen([{ collection: 'tekeningen', id, rank: 'b0' }])
    expect(bord.get('tekeningen', id)?.rank).toBe('b0')
  })
})
