import { describe, expect, it } from 'vitest'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { createReplicaPerson } from '../../tests/fixtures/model-world.ts'
import { ghostsOf, refusalKey } from './ghosts.ts'

function setUp() {
  const person = createReplicaPerson('p', 7)
  const { actions } = person
  const ids = ['a', 'b'].map((text) => actions.addSignaal({ text, kind: 'zorg' })) as [string, string]
  const bekend = actions.addThema({ title: 'Bekend' })
  const voorstel = {
    id: 'v',
    version: '1',
    createdAt: 1,
    duplicates: [],
    groups: [
      { id: bekend, isNew: false, label: 'oude naam' },
      { id: 'nieuw', isNew: true, label: 'Nieuw thema' },
    ],
    places: [
      { signaalId: ids[0], themaId: bekend, confidence: 0.9, words: ['lift'], nearest: [] },
      { signaalId: ids[1], themaId: 'nieuw', confidence: 0.4, words: [], nearest: [ids[0]] },
      { signaalId: 'weg', themaId: bekend, confidence: 1, words: [], nearest: [] },
    ],
  } as unknown as Voorstel
  const ghosts = (refused: readonly string[] = []) =>
    ghostsOf(voorstel, new Set(refused), person.bord).map((ghost) => [ghost.signaal.id, ghost.label, ghost.isNewThema])
  return { ...person, ids, bekend, voorstel, ghosts }
}

describe('ghosts', () => {
  it('are there for loose notes, with the name that the thema has now', () => {
    const { ids, ghosts } = setUp()
    expect(ghosts()).toEqual([
      [ids[0], 'Bekend', false],
      [ids[1], 'Nieuw thema', true],
    ])
  })
  it('go when the note is accepted, and come back when that is undone', () => {
    const { actions, voorstel, ids, ghosts } = setUp()
    actions.acceptVoorstel(voorstel, [ids[1]])
    expect(ghosts().map(([id]) => id)).toEqual([ids[0]])
    actions.undo()
    expect(ghosts()).toHaveLength(2)
  })
  it.each([
    ['placed by a person', (s: ReturnType<typeof setUp>) => s.actions.placeSignalen([s.ids[0]], 'nieuw')],
    ['withdrawn', (s: ReturnType<typeof setUp>) => s.actions.withdrawSignalen([s.ids[0]])],
    ['under another note', (s: ReturnType<typeof setUp>) => s.actions.mergeSignalen([s.ids[1], s.ids[0]])],
    ['set aside', (s: ReturnType<typeof setUp>) => s.actions.setOffTopic([s.ids[0]], true)],
    ['meant for a pinned thema', (s: ReturnType<typeof setUp>) => s.actions.updateThema(s.bekend, { pinned: true })],
    ['meant for a thema that is gone', (s: ReturnType<typeof setUp>) => s.actions.archiveThema(s.bekend)],
  ])('are not there for a note that is %s', (_, change) => {
    const world = setUp()
    change(world)
    expect(world.ghosts().map(([id]) => id)).toEqual([world.ids[1]])
  })
  it('stay away when refused, for that place only', () => {
    const { ids, bekend, ghosts } = setUp()
    expect(ghosts([refusalKey(ids[0], bekend)]).map(([id]) => id)).toEqual([ids[1]])
    expect(ghosts([refusalKey(ids[0], 'nieuw')])).toHaveLength(2)
  })
})
