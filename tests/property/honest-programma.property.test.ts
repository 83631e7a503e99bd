import { getSchema } from '@tiptap/core'
import type { Node, NodeType } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { programmaExtensions } from '../../client/screens/programma/programma-extensions.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { programmaMarks, programmaNodes, writeDraft } from '../../shared/doc/programma-doc.ts'
import { GateWorld, type WorldPerson } from '../support/gate-world.ts'

const runs = Number(process.env.HONEST_RUNS ?? 40)
const schema = getSchema(
  programmaExtensions(new Y.Doc().getXmlFragment('inhoud'), {
    trace: () => undefined,
    stateOf: () => 'gewoon',
    open: () => undefined,
    subscribe: () => () => undefined,
  }),
)
const heading = schema.nodes.heading as NodeType
const inhoud = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('inhoud')
const trace = (id: string) => ({ id, kind: 'regel' as const, text: '', signaalIds: [], cardIds: [], mapRefs: [] })

/** A few steps as an editor makes them: typing, deleting, marks, blocks, lists. Steps that do not fit are left out. */
function edited(random: () => number, node: Node): Node {
  const change = new Transform(node)
  const place = (): number => Math.floor(random() * (change.doc.content.size + 1))
  for (let step = 0; step < 3; step++) {
    // Positions count UTF-16 units; an editor never puts one inside a character.
    const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number]
    try {
      switch (Math.floor(random() * 9)) {
        case 0:
        case 1:
        case 2:
          change.insert(from, schema.text(['samen eten', 'a', 'ï', 'ë '][Math.floor(random() * 4)] ?? 'x'))
          break
        case 3:
          change.delete(from, Math.min(to, from + 12))
          break
        case 4:
          change.addMark(from, to, schema.mark(random() < 0.5 ? 'bold' : 'italic'))
          break
        case 5:
          change.removeMark(from, to)
          break
        case 6:
          change.split(from)
          break
        case 7:
          change.setBlockType(from, to, heading, { level: 1 + Math.floor(random() * 3) })
          break
        default: {
          const item = schema.node('listItem', null, [schema.node('paragraph', null, [schema.text('punt')])])
          change.insert(from, [
            schema.node('bulletList', null, [item]),
            schema.node('orderedList', { start: 2 }, [item]),
            schema.node('blockquote', null, [schema.node('paragraph', null, [schema.node('hardBreak')])]),
            schema.node('paragraph', null, [schema.node('invulplek', { slotId: 's', label: '[INVULLEN]' })]),
          ])
        }
      }
    } catch (error) {
      // A place where this step does not fit the schema; an editor would not make it.
      expect(error).toBeInstanceOf(Error)
    }
  }
  // The editor itself does not nest deeper (`depthGuard`): the gate's limit is 12 with the text.
  return depthOf(change.doc) <= maxDepth ? change.doc : node
}

const maxDepth = 12
function depthOf(node: { readonly childCount: number; child(index: number): typeof node }): number {
  let deepest = 0
  for (let index = 0; index < node.childCount; index++) deepest = Math.max(deepest, 1 + depthOf(node.child(index)))
  return deepest
}

function edit(random: () => number, { doc }: WorldPerson): void {
  const { doc: node, meta } = initProseMirrorDoc(inhoud(doc), schema)
  const next = edited(random, node)
  doc.transact(() => updateYFragment(doc, inhoud(doc), next, meta), 'here')
}

function scenario(seed: number): void {
  const random = createPrng(seed)
  const world = new GateWorld('programma')
  world.maxRecords = 1000
  writeDraft(world.doc, {
    version: '1',
    title: 'Proef',
    openSlots: 1,
    blocks: [
      { type: 'heading', level: 1, text: 'Thema', key: 'thema' },
      {
        type: 'paragraph',
        statements: [
          {
            parts: [
              { type: 'text', text: 'Bewoners noemen eenzaamheid.' },
              { type: 'slot', id: 'x', label: '[INVULLEN]' },
            ],
            trace: trace('b1'),
          },
        ],
      },
      { type: 'list', items: [{ parts: [{ type: 'text', text: 'Koffie' }], trace: trace('b2') }] },
    ],
  })
  const people = [world.person('berna', 'begeleider'), world.person('tim', 'team')].map((person) => ({
    person,
    undo: new Y.UndoManager(inhoud(person.doc), { trackedOrigins: new Set(['here']), captureTimeout: 0 }),
  }))
  for (let step = 0; step < 25; step++) {
    const { person, undo } = people[Math.floor(random() * 2)] as (typeof people)[number]
    edit(random, person)
    if (random() < 0.2) undo.undo()
    if (random() < 0.2) undo.redo()
    if (random() < 0.6) {
      for (const update of person.outbox.splice(0)) expect(world.receive(person, update)).toMatchObject({ ok: true })
    } else {
      person.outbox = []
      expect(world.receive(person, world.stepTwo(person))).toMatchObject({ ok: true })
    }
    if (random() < 0.5) world.pull(person)
    const other = people.find((one) => one.person !== person)?.person
    // What was skipped above is in nobody's outbox any more; a step 2 brings it.
    if (other !== undefined && other.outbox.length === 0) world.pull(other)
  }
  for (const { person } of people) {
    expect(world.receive(person, world.stepTwo(person))).toMatchObject({ ok: true })
  }
  for (const { person } of people) {
    world.pull(person)
    expect(inhoud(person.doc).toString()).toBe(inhoud(world.doc).toString())
  }
}

describe('[G12] the programme editor', () => {
  it('has only nodes, attributes and marks that the gate knows', () => {
    const nodes = Object.entries(schema.nodes).filter(([name]) => name !== 'doc' && name !== 'text')
    for (const [name, { spec }] of nodes) {
      expect([name, Object.keys(spec.attrs ?? {}).every((key) => programmaNodes[name]?.includes(key))]).toEqual([
        name,
        true,
      ])
    }
    expect(Object.keys(schema.marks).every((name) => programmaMarks.includes(name))).toBe(true)
  })
  it('is never refused while two people edit, undo and redo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => scenario(seed)),
      { numRuns: runs, endOnFailure: true },
    )
  }, 300_000)
})
