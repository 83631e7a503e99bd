import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createPrng } from '../../shared/base/prng.ts'
import {
  addKanskaart,
  addSignaal,
  addThema,
  setKanskaart,
  setSignaal,
  setThema,
} from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import { bordLayout } from '../../shared/doc/bord-layout.ts'
import { changeText } from '../../shared/doc/records.ts'
import type { Kanskaart } from '../../shared/domain/kanskaart.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { aKanskaart, aSignaal, aThema } from '../fixtures/builders.ts'
import { GateWorld, type WorldPerson } from '../support/gate-world.ts'

const runs = Number(process.env.HONEST_RUNS ?? 150)
let judged = 0

interface Editor {
  readonly person: WorldPerson
  readonly undo: Y.UndoManager
  isOffline: boolean
}

/** Something somebody does on the bord with the commands and the undo of the client. */
function act(random: () => number, { person, undo }: Editor): void {
  const { doc } = person
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const ids = [...bordCollection(doc, 'signalen').keys()]
  const id = ids.length > 0 ? pick(ids) : ''
  const themas = [...bordCollection(doc, 'themas').keys()]
  const cards = [...bordCollection(doc, 'kanskaarten').keys()]
  const next = (prefix: string): string => `${prefix}${Math.floor(random() * 1e9)}`
  undo.stopCapturing()
  doc.transact(() => {
    switch (Math.floor(random() * 8)) {
      case 0:
        if (ids.length < 6) addSignaal(doc, aSignaal({ id: next(person.name) as Signaal['id'], channel: 'bord' }))
        return
      case 1:
      case 2: {
        const text = bordCollection(doc, 'signalen').get(id)?.get('text')
        if (!(text instanceof Y.Text)) return
        // By whole characters, as an input field does.
        const now = [...text.toString()]
        const at = Math.floor(random() * (now.length + 1))
        const gone = Math.floor(random() * 4)
        const put = now.length < 200 ? pick(['a', 'bc', '🚲', 'def ']) : ''
        const before = now.slice(0, at).join('') + put
        changeText(text, before + now.slice(at + gone).join(''), before.length)
        return
      }
      case 3:
        // Undoing a change of a required value that somebody else changed meanwhile can clear it: see SPEC G6.
        setSignaal(doc, id, {
          pos: [random(), random()],
          ...(id.startsWith(person.name) ? { kind: pick(['wens', 'zorg'] as const) } : {}),
        })
        return
      case 4:
        setSignaal(doc, id, {
          themaId: pick([...themas, undefined]) as Thema['id'] | undefined,
          archivedAt: pick([5, undefined]),
        })
        return
      case 5:
        if (themas.length < 2) addThema(doc, aThema({ id: next('t') as Thema['id'] }))
        else setThema(doc, pick(themas), { title: pick(['Wonen', 'Samen eten', 'Geld']), pinned: random() < 0.5 })
        return
      case 6:
        if (cards.length < 2) addKanskaart(doc, aKanskaart({ id: next('k') as Kanskaart['id'] }))
        else
          setKanskaart(doc, pick(cards), {
            planning: [1, 2, 3].slice(0, Math.floor(random() * 4)).map((row) => ({
              id: `r${row}`,
              what: pick(['eten', 'praten']),
              quarter: '',
              order: `a${row}`,
            })),
            themaIds: themas as Thema['id'][],
          })
        return
      default:
        return
    }
  }, 'here')
  if (random() < 0.25) undo.undo()
  if (random() < 0.25) undo.redo()
}

function scenario(seed: number): void {
  const random = createPrng(seed)
  const world = new GateWorld()
  world.maxRecords = 1000
  const editors = ['anna', 'bram', 'carla'].map((name): Editor => {
    const person = world.person(name, 'begeleider')
    const undo = new Y.UndoManager(
      Object.keys(bordLayout).map((root) => person.doc.getMap(root)),
      { trackedOrigins: new Set(['here']), captureTimeout: 0 },
    )
    return { person, undo, isOffline: false }
  })
  const send = (person: WorldPerson, updates: readonly Uint8Array[]): void => {
    for (const update of updates) {
      judged++
      const verdict = world.receive(person, update)
      expect(verdict).toMatchObject({ ok: true })
    }
  }
  for (let step = 0; step < 60; step++) {
    const editor = editors[Math.floor(random() * editors.length)] as Editor
    const { person } = editor
    act(random, editor)
    if (editor.isOffline && random() < 0.15) {
      editor.isOffline = false
      person.outbox = []
      // The server's state first or the own work first: both happen.
      const isFirst = random() < 0.5
      const stepTwo = isFirst ? world.stepTwo(person) : undefined
      world.pull(person)
      send(person, [stepTwo ?? world.stepTwo(person)])
    } else if (!editor.isOffline) {
      send(person, person.outbox.splice(0))
      if (random() < 0.4) world.pull(person)
      if (random() < 0.05) editor.isOffline = true
    }
  }
  for (const { person } of editors) {
    world.pull(person)
    send(person, [world.stepTwo(person)])
  }
  for (const { person } of editors) {
    world.pull(person)
    expect(readBord(person.doc)).toEqual(readBord(world.doc))
  }
}

describe('[G13] honest work', () => {
  it('is never refused: typing at once, offline for a while, undo and redo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => scenario(seed)),
      { numRuns: runs, endOnFailure: true },
    )
    expect(judged).toBeGreaterThan(runs * 20)
  }, 300_000)
})
