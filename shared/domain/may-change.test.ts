import { describe, expect, it } from 'vitest'
import { type Change, mayChange, mayComment, mayReact, type Rights, rightsNow } from './may-change.ts'
import { rollen } from './rol.ts'
import { defaultFasen, defaultSettings, type FaseKind, type Werksessie } from './werksessie.ts'

const rights = (rol: Rights['rol'], fase: FaseKind, changes: Partial<Rights> = {}): Rights => {
  const found = defaultFasen.find((f) => f.kind === fase)
  if (found === undefined) throw new Error(fase)
  return { rol, allow: found.allow, settings: defaultSettings, status: 'open', ...changes }
}
const change = (changes: Partial<Change>): Change => ({
  doc: 'bord',
  collection: 'signalen',
  id: 's1',
  action: 'set',
  field: 'text',
  own: true,
  ...changes,
})

describe('rights table', () => {
  it('a deelnemer adds and edits their own signaal, and nobody else’s', () => {
    const r = rights('deelnemer', 'signalen')
    expect(mayChange(r, { doc: 'bord', collection: 'signalen', id: 's1', action: 'add', own: true })).toBe(true)
    expect(mayChange(r, change({}))).toBe(true)
    expect(mayChange(r, change({ own: false }))).toBe(false)
    expect(mayChange(r, change({ action: 'remove', own: false }))).toBe(false)
  })

  it('moving somebody else’s signaal is for the fase clusteren', () => {
    for (const field of ['pos', 'themaId', 'ookThemas']) {
      expect(mayChange(rights('deelnemer', 'signalen'), change({ field, own: false }))).toBe(false)
      expect(mayChange(rights('deelnemer', 'clusteren'), change({ field, own: false }))).toBe(true)
      expect(mayChange(rights('schrijver', 'clusteren'), change({ field, own: false }))).toBe(false)
    }
  })

  it('an open signaal may be finished in a fase without writing, but no new one made', () => {
    const r = rights('deelnemer', 'duiden')
    expect(mayChange(r, change({}))).toBe(true)
    expect(mayChange(r, { doc: 'bord', collection: 'signalen', id: 's1', action: 'add', own: true })).toBe(false)
  })

  it('with authors hidden from everybody, nothing is added under a person’s own clientID', () => {
    const r = rights('deelnemer', 'signalen', { settings: { showAuthors: 'niemand' } })
    expect(mayChange(r, { doc: 'bord', collection: 'signalen', id: 's1', action: 'add', own: true })).toBe(false)
  })

  it('themas, merges and setting aside are for the begeleider', () => {
    for (const rol of rollen) {
      const expected = rol === 'begeleider'
      expect(mayChange(rights(rol, 'clusteren'), change({ field: 'mergedInto' }))).toBe(expected)
      expect(mayChange(rights(rol, 'clusteren'), change({ field: 'offTopic' }))).toBe(expected)
      expect(mayChange(rights(rol, 'clusteren'), change({ collection: 'themas', field: 'title' }))).toBe(expected)
    }
  })

  it('kanskaarten and wijkkaart follow their fase; a team always may, and touches nothing else', () => {
    expect(
      mayChange(rights('deelnemer', 'kansen'), change({ collection: 'kanskaarten', field: 'goal', own: false })),
    ).toBe(true)
    expect(
      mayChange(rights('deelnemer', 'signalen'), change({ collection: 'kanskaarten', field: 'goal', own: false })),
    ).toBe(false)
    expect(
      mayChange(rights('deelnemer', 'wijkkaart'), change({ collection: 'nodes', field: 'name', own: false })),
    ).toBe(true)
    const team = rights('team', 'afsluiten', { status: 'gesloten' })
    expect(mayChange(team, change({ collection: 'kanskaarten', field: 'goal', own: false }))).toBe(true)
    expect(mayChange(team, change({}))).toBe(false)
  })

  it('nobody writes what is the server’s', () => {
    for (const rol of rollen) {
      expect(
        mayChange(rights(rol, 'signalen'), change({ doc: 'sessie', collection: 'sessie', field: 'werksessie' })),
      ).toBe(false)
      expect(mayChange(rights(rol, 'signalen'), change({ doc: 'programma', collection: 'bronnen' }))).toBe(false)
      for (const field of ['authorGroup', 'authorLabel', 'channel', 'hidden', 'createdAt', 'reacties', 'table']) {
        expect(mayChange(rights(rol, 'signalen'), change({ field }))).toBe(false)
      }
    }
  })

  it('frames are the begeleider’s; opmerkingen are written by nobody, also not their own', () => {
    for (const rol of rollen) {
      const expected = rol === 'begeleider'
      expect(mayChange(rights(rol, 'clusteren'), change({ collection: 'frames', field: 'pos' }))).toBe(expected)
      expect(mayChange(rights(rol, 'clusteren'), change({ collection: 'frames', action: 'add' }))).toBe(expected)
      for (const action of ['add', 'set', 'remove'] as const)
        expect(mayChange(rights(rol, 'clusteren'), change({ collection: 'opmerkingen', action }))).toBe(false)
    }
  })

  it('people draw and connect where they may write themselves, and change what is theirs; not where signalen go by command', () => {
    for (const collection of ['connectors', 'tekeningen', 'afbeeldingen']) {
      const may = (rol: Rights['rol'], action: 'add' | 'set', own: boolean, changes: Partial<Rights> = {}) =>
        mayChange(rights(rol, 'clusteren', changes), change({ collection, action, field: 'pos', own }))
      expect(rollen.filter((rol) => may(rol, 'add', true))).toEqual(['begeleider', 'schrijver', 'deelnemer'])
      expect(rollen.filter((rol) => may(rol, 'set', false))).toEqual(['begeleider'])
      for (const shut of [
        { prive: true },
        { settings: { showAuthors: 'niemand' } },
        { slot: true },
        { status: 'gesloten' },
      ] as const)
        expect(rollen.filter((rol) => may(rol, 'add', true, shut))).toEqual(['begeleider'])
    }
  })

  it('deelnemers react, they and those who help comment, while it is not closed or locked', () => {
    const open = (rol: Rights['rol'], changes: Partial<Rights> = {}) => rights(rol, 'duiden', changes)
    expect(rollen.filter((rol) => mayReact(open(rol)))).toEqual(['deelnemer'])
    expect(rollen.filter((rol) => mayComment(open(rol)))).toEqual(['begeleider', 'schrijver', 'deelnemer'])
    for (const shut of [{ status: 'gesloten' }, { slot: true }] as const) {
      expect(rollen.filter((rol) => mayReact(open(rol, shut)))).toEqual([])
      expect(rollen.filter((rol) => mayComment(open(rol, shut)))).toEqual(['begeleider'])
    }
  })

  it('the words of a flagged signaal come back by command only', () => {
    for (const rol of ['begeleider', 'deelnemer'] as const) {
      expect(mayChange(rights(rol, 'clusteren'), change({ hidden: true }))).toBe(false)
      expect(mayChange(rights(rol, 'clusteren'), change({ hidden: true, action: 'remove' }))).toBe(false)
      expect(mayChange(rights(rol, 'clusteren'), change({ hidden: true, field: 'themaId' }))).toBe(true)
    }
  })

  it('a closed werksessie takes nothing from deelnemers', () => {
    expect(mayChange(rights('deelnemer', 'signalen', { status: 'gesloten' }), change({}))).toBe(false)
  })

  it('with the lock on, deelnemers and schrijvers only read; begeleider and team go on', () => {
    const werksessie = { fasen: defaultFasen, huidigeFase: 'clusteren', settings: defaultSettings, status: 'open' }
    const locked = (rol: Rights['rol']) =>
      rightsNow(rol, { ...werksessie, slot: true } as unknown as Werksessie, undefined)
    const open = (rol: Rights['rol']) => rightsNow(rol, werksessie as unknown as Werksessie, undefined)
    const add = change({ action: 'add' })
    for (const rol of ['deelnemer', 'schrijver'] as const) {
      expect(mayChange(open(rol), add)).toBe(true)
      for (const tried of [add, change({}), change({ field: 'pos' }), change({ action: 'remove' })])
        expect(mayChange(locked(rol), tried)).toBe(false)
      expect(locked(rol).allow.castStem).toBe(false)
    }
    expect(mayChange(locked('begeleider'), change({ own: false }))).toBe(true)
    expect(mayChange(locked('team'), change({ collection: 'kanskaarten', field: 'goal', own: false }))).toBe(true)
  })

  it('scherm, enquete and beheerder change nothing', () => {
    for (const rol of ['scherm', 'enquete', 'beheerder'] as const) {
      for (const doc of ['bord', 'sessie', 'regie', 'programma'] as const) {
        expect(
          mayChange(rights(rol, 'clusteren'), change({ doc, collection: doc === 'regie' ? 'besluiten' : 'inhoud' })),
        ).toBe(false)
      }
    }
  })
})
