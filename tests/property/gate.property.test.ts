import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge } from '../../server/sync/gate.ts'
import { newDoc } from '../../server/sync/room-docs.ts'
import { idPattern } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal, addThema, setSignaal, setThema } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { FieldLayout, RecordLayout } from '../../shared/doc/layout.ts'
import { readRecord } from '../../shared/doc/records.ts'
import { mayChange } from '../../shared/domain/may-change.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { aSignaal, aThema } from '../fixtures/builders.ts'
import { GateWorld, type WorldPerson } from '../support/gate-world.ts'

/** The deep run sets GATE_RUNS; each run judges about a hundred updates. */
const runs = Number(process.env.GATE_RUNS ?? 205)
const stepsPerRun = 100
const counts = { judged: 0, accepted: 0, changed: 0, lawfulRefused: 0, reasons: new Map<string, number>() }

const collections = Object.keys(bordLayout) as BordCollection[]

/** What is wrong with a bord, by the layout alone; nothing of the gate is used. */
function schemaProblem(doc: Y.Doc): string | undefined {
  for (const [name, root] of doc.share) {
    if (!collections.includes(name as BordCollection)) return `root ${name}`
    if (root._start !== null) return `list in ${name}`
    const layout: RecordLayout = bordLayout[name as BordCollection]
    for (const [id, record] of (root as unknown as Y.Map<unknown>).entries()) {
      if (!idPattern.test(id) || !(record instanceof Y.Map)) return `record ${id}`
      for (const key of record.keys()) if (!Object.hasOwn(layout, key)) return `key ${key}`
      for (const [key, field] of Object.entries(layout)) {
        const problem = fieldProblem(field, record.get(key))
        if (problem !== undefined) return `${name}.${id}.${key}: ${problem}`
      }
    }
  }
  return undefined
}

function fieldProblem(field: FieldLayout, stored: unknown): string | undefined {
  switch (field.kind) {
    case 'value':
      if (stored === undefined) return field.required ? 'missing' : undefined
      return field.schema.safeParse(stored).success ? undefined : 'value'
    case 'text': {
      if (!(stored instanceof Y.Text)) return 'no text'
      const delta = stored.toDelta() as { insert: unknown; attributes?: unknown }[]
      if (delta.some(({ insert, attributes }) => typeof insert !== 'string' || attributes !== undefined))
        return 'rich text'
      return stored.length > field.max || stored._map.size > 0 ? 'text too long' : undefined
    }
    case 'set':
      if (!(stored instanceof Y.Map)) return 'no set'
      if ([...stored.entries()].some(([key, member]) => !idPattern.test(key) || member !== true)) return 'member'
      return stored.size > field.max ? 'set too large' : undefined
    case 'rows': {
      if (!(stored instanceof Y.Map)) return 'no rows'
      const rows = new Set<string>()
      for (const [key, cell] of stored.entries()) {
        const [row, name, ...more] = key.split('.')
        rows.add(row ?? '')
        const schema = more.length === 0 ? field.cells[name ?? ''] : undefined
        if (schema === undefined || !schema.safeParse(cell).success) return `cell ${key}`
      }
      return rows.size > field.maxRows ? 'too many rows' : undefined
    }
  }
}

/** Every record as plain data, by `collection.id`. */
function plainOf(doc: Y.Doc): Map<string, Readonly<Record<string, unknown>>> {
  const all = new Map<string, Readonly<Record<string, unknown>>>()
  for (const name of collections) {
    for (const [id, record] of bordCollection(doc, name).entries()) {
      all.set(`${name}.${id}`, readRecord(bordLayout[name], id, record))
    }
  }
  return all
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = newDoc('bord')
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The invariant of the gate for one update that it accepted. */
function checkAccepted(world: GateWorld, person: WorldPerson, update: Uint8Array): void {
  const context = world.context(person)
  const verdict = world.judge(person, update)
  counts.judged++
  if (!verdict.ok) {
    counts.reasons.set(verdict.reason, (counts.reasons.get(verdict.reason) ?? 0) + 1)
    return
  }
  counts.accepted++
  const copy = copyOf(world.doc)
  // Who gets the state at once has what this replica has, which got it update by update.
  expect(JSON.stringify([...plainOf(copy)].sort())).toBe(JSON.stringify([...plainOf(world.doc)].sort()))
  const before = Y.decodeStateVector(Y.encodeStateVector(copy))
  Y.applyUpdate(copy, verdict.update)
  expect(copy.store.pendingStructs).toBeNull()
  expect(copy.store.pendingDs).toBeNull()
  const expected = new Map([...before, ...verdict.newClocks])
  expect([...Y.decodeStateVector(Y.encodeStateVector(copy))].sort()).toEqual([...expected].sort())
  expect(schemaProblem(copy)).toBeUndefined()
  const was = plainOf(world.doc)
  const is = plainOf(copy)
  const judged = new Set(
    verdict.changes.map(({ collection, id, action, field }) => `${action} ${collection}.${id} ${field ?? ''}`),
  )
  for (const change of verdict.changes) {
    const own = change.action === 'add' || context.ownerOf(`${change.collection}.${change.id}`) === person.name
    expect(mayChange(context.rights, { ...change, own })).toBe(true)
  }
  for (const [key, record] of was) {
    const next = is.get(key)
    if (next === undefined) expect([key, judged.has(`remove ${key} `)]).toEqual([key, true])
    else {
      for (const field of new Set([...Object.keys(record), ...Object.keys(next)])) {
        if (JSON.stringify(record[field]) === JSON.stringify(next[field])) continue
        counts.changed++
        const isSeen = judged.has(`set ${key} ${field}`) || judged.has(`remove ${key} `)
        expect([key, field, isSeen]).toEqual([key, field, true])
      }
    }
  }
  for (const key of is.keys()) {
    if (was.has(key)) continue
    counts.changed++
    expect([key, judged.has(`add ${key} `)]).toEqual([key, true])
  }
}

/** Which clocks a replica has and which of them are deleted; how runs of items were joined is left out. */
function knownAndDeleted(doc: Y.Doc): unknown {
  const { clients } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).ds
  const deleted = [...clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])])
  return [[...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(), deleted.sort()]
}

type Random = () => number
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

/** Something a person does with the commands of the client; most of it is lawful. */
function honestAct(random: Random, world: GateWorld, person: WorldPerson): Uint8Array {
  return world.act(person, (doc) => {
    const ids = [...bordCollection(doc, 'signalen').keys()]
    const themas = [...bordCollection(doc, 'themas').keys()]
    const id = ids.length > 0 ? pick(random, ids) : ''
    const words = pick(random, ['', 'lantaarn kapot', 'héél druk 🚲', 'x'.repeat(300), 'te laat'])
    switch (Math.floor(random() * 10)) {
      case 0:
      case 1:
      case 2:
        addSignaal(
          doc,
          aSignaal({
            id: `n${Math.floor(random() * 1e9)}` as Signaal['id'],
            text: words,
            channel: 'bord',
            authorGroup: person.group,
          }),
        )
        return
      case 3:
      case 4:
        setSignaal(doc, id, { text: words })
        return
      case 5:
        setSignaal(doc, id, { pos: [random() * 100, random() * 100] })
        return
      case 6:
        setSignaal(doc, id, { themaId: pick(random, [...themas, undefined]) as Thema['id'] | undefined })
        return
      case 7:
        if (themas.length < 3)
          addThema(doc, aThema({ id: `t${Math.floor(random() * 1e9)}` as Thema['id'], title: words.slice(0, 100) }))
        else setThema(doc, pick(random, themas), { title: words.slice(0, 100), pinned: random() < 0.5 })
        return
      case 8:
        setSignaal(doc, id, { archivedAt: random() < 0.5 ? 5 : undefined, ookThemas: themas as Signaal['ookThemas'] })
        return
      default:
        if (id !== '') bordCollection(doc, 'signalen').delete(id)
    }
  })
}

/** Random writes that no client of ours makes, through the types themselves. */
function hostileAct(random: Random, world: GateWorld, person: WorldPerson): Uint8Array {
  return world.act(person, (doc) => {
    const root = doc.getMap<unknown>(pick(random, [...collections, 'signalen', 'anders']))
    const record = pick(random, [...root.values(), undefined])
    const values: unknown[] = [1, 'x', true, null, [1, 2], { a: 1 }, Number.NaN, new Uint8Array(2), 'wens', [5, 5]]
    const types = (): unknown =>
      pick(random, [new Y.Map(), new Y.Text('x'), new Y.Array(), new Y.XmlElement('p'), new Y.XmlText('q')])
    const key = pick(random, [
      'pos',
      'kind',
      'text',
      'hidden',
      'x',
      '__proto__',
      'authorGroup',
      'themaId',
      'ookThemas',
      'a b',
    ])
    if (!(record instanceof Y.Map)) root.set(key, random() < 0.5 ? pick(random, values) : types())
    else if (random() < 0.3) record.delete(pick(random, [...record.keys(), key]))
    else if (random() < 0.5) record.set(key, random() < 0.7 ? pick(random, values) : types())
    else {
      const nested = record.get(pick(random, ['text', 'title', 'ookThemas']))
      if (nested instanceof Y.Text) {
        if (random() < 0.3) nested.insertEmbed(0, { a: 1 })
        else if (random() < 0.5) nested.insert(0, 'y'.repeat(Math.floor(random() * 1200)))
        else nested.delete(0, Math.min(nested.length, 3))
      } else if (nested instanceof Y.Map) nested.set(key, pick(random, values))
    }
  })
}

/** An id that somebody may know: of the replica, or just beyond. */
function anyId(random: Random, world: GateWorld, own: number): readonly [number, number] {
  const clients = [...world.doc.store.clients.keys(), own]
  const client = pick(random, clients)
  const end = Y.getState(world.doc.store, client)
  return [client, Math.max(0, Math.floor(random() * (end + 2)) - (random() < 0.3 ? 1 : 0))]
}

/** Structs and deletions written by hand: any origins, parents, keys and contents that the format can say. */
function craftedUpdate(random: Random, world: GateWorld, person: WorldPerson): Uint8Array {
  const encoder = encoding.createEncoder()
  const own = person.doc.clientID
  const other = random() < 0.1 ? pick(random, [...world.clientIds.keys()]) : own
  const structs = Math.floor(random() * 4)
  encoding.writeVarUint(encoder, structs === 0 ? 0 : 1)
  if (structs > 0) {
    encoding.writeVarUint(encoder, structs)
    encoding.writeVarUint(encoder, other)
    encoding.writeVarUint(
      encoder,
      Math.max(0, Y.getState(world.doc.store, other) + (random() < 0.1 ? Math.floor(random() * 3) - 1 : 0)),
    )
  }
  const id = (): void => {
    const [client, clock] = anyId(random, world, own)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  const ids = [...bordCollection(world.doc, 'signalen').keys(), 'nieuw', 'thema']
  for (let i = 0; i < structs; i++) {
    const content = pick(random, [0, 1, 1, 4, 4, 7, 8, 8, 8, 6])
    if (content === 0) {
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, random() < 0.9 ? 1 : Math.floor(random() * 3))
      continue
    }
    const hasLeft = random() < 0.5
    const hasRight = random() < 0.25
    const hasKey = random() < 0.6
    encoding.writeUint8(encoder, content | (hasLeft ? 0x80 : 0) | (hasRight ? 0x40 : 0) | (hasKey ? 0x20 : 0))
    if (hasLeft) id()
    if (hasRight) id()
    if (!hasLeft && !hasRight) {
      const isRoot = random() < 0.4
      encoding.writeVarUint(encoder, isRoot ? 1 : 0)
      if (isRoot) encoding.writeVarString(encoder, pick(random, [...collections, 'signalen', 'sessie', '__proto__']))
      else id()
      if (hasKey)
        encoding.writeVarString(
          encoder,
          pick(random, [...ids, 'pos', 'kind', 'text', 'themaId', 'hidden', 'archivedAt']),
        )
    }
    switch (content) {
      case 1:
        encoding.writeVarUint(encoder, Math.floor(random() * 3))
        break
      case 4:
        encoding.writeVarString(encoder, pick(random, ['', 'a', 'abc', '🚲']))
        break
      case 6:
        encoding.writeVarString(encoder, 'bold')
        encoding.writeVarString(encoder, '{}')
        break
      case 7: {
        const type = Math.floor(random() * 8)
        encoding.writeVarUint(encoder, type)
        if (type === 3 || type === 5) encoding.writeVarString(encoder, 'paragraph')
        break
      }
      default: {
        const length = random() < 0.8 ? 1 : Math.floor(random() * 3)
        encoding.writeVarUint(encoder, length)
        for (let n = 0; n < length; n++)
          encoding.writeAny(encoder, pick<never>(random, [1, true, 'wens', 'thema', [1, 2], null, { a: 1 }] as never[]))
      }
    }
  }
  const sets = Math.floor(random() * 3)
  encoding.writeVarUint(encoder, sets)
  for (let i = 0; i < sets; i++) {
    const [client, clock] = anyId(random, world, own)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarUint(encoder, Math.floor(random() * 4))
  }
  return encoding.toUint8Array(encoder)
}

/** Items by hand in a slot that exists, with contents that may fit: after, before or beside what is there, deleted or not. */
function craftedInSlot(random: Random, world: GateWorld, person: WorldPerson): Uint8Array {
  const own = person.doc.clientID
  const records = collections.flatMap((name) => [...bordCollection(world.doc, name).values()])
  const record = records.length === 0 ? undefined : pick(random, records)
  if (record === undefined) return craftedUpdate(random, world, person)
  const encoder = encoding.createEncoder()
  const structs = 1 + Math.floor(random() * 3)
  let clock = Y.getState(world.doc.store, own)
  const start = clock
  for (const part of [1, structs, own, clock]) encoding.writeVarUint(encoder, part)
  const inText = random() < 0.3
  const type = inText
    ? ((record.get('text') ?? record.get('title')) as Y.Text)
    : random() < 0.2
      ? (record.parent as Y.Map<unknown>)
      : record
  const chain: Y.Item[] = inText ? [] : [...type._map.values()]
  for (let item = inText ? type._start : null; item !== null; item = item.right) chain.push(item)
  const near = chain.length === 0 ? undefined : pick(random, chain)
  const mine: (readonly [number, number])[] = []
  for (let i = 0; i < structs; i++) {
    const earlier = mine.length > 0 && random() < 0.5 ? pick(random, mine) : undefined
    const left =
      earlier ??
      (near === undefined || random() < 0.2 ? undefined : ([near.id.client, near.id.clock + near.length - 1] as const))
    const right = random() < 0.15 && chain.length > 0 ? pick(random, chain).id : undefined
    const content = inText ? pick(random, [1, 4, 4, 4]) : pick(random, [1, 8, 8, 8, 8, 7])
    const hasKey = !inText && left === undefined && right === undefined
    encoding.writeUint8(encoder, content | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (hasKey ? 0x20 : 0))
    if (left) for (const part of left) encoding.writeVarUint(encoder, part)
    if (right) for (const part of [right.client, right.clock]) encoding.writeVarUint(encoder, part)
    if (!left && !right) {
      const item = (type as Y.AbstractType<unknown>)._item
      encoding.writeVarUint(encoder, item === null ? 1 : 0)
      if (item === null) encoding.writeVarString(encoder, 'signalen')
      else for (const part of [item.id.client, item.id.clock]) encoding.writeVarUint(encoder, part)
      if (hasKey)
        encoding.writeVarString(encoder, near?.parentSub ?? pick(random, ['kind', 'pos', 'status', 'pinned', 'x']))
    }
    let length = 1
    if (content === 1) {
      length = 1 + Math.floor(random() * 2)
      encoding.writeVarUint(encoder, length)
    } else if (content === 4) {
      const words = pick(random, ['a', 'bc', '🚲', 'x'.repeat(400)])
      length = words.length
      encoding.writeVarString(encoder, words)
    } else if (content === 7) encoding.writeVarUint(encoder, pick(random, [1, 2]))
    else {
      length = random() < 0.85 ? 1 : 2
      encoding.writeVarUint(encoder, length)
      const fitting: unknown[] = near?.content instanceof Y.ContentAny ? near.content.arr : []
      for (let n = 0; n < length; n++) {
        encoding.writeAny(
          encoder,
          pick(random, [...fitting, ...fitting, 'wens', 'zorg', [3, 4], true, 5, 'herkend']) as never,
        )
      }
    }
    mine.push([own, clock + length - 1])
    clock += length
  }
  const deletes: (readonly [number, number, number])[] = []
  if (random() < 0.4) deletes.push([own, start + Math.floor(random() * (clock - start)), 1 + Math.floor(random() * 2)])
  if (near !== undefined && random() < 0.5) deletes.push([near.id.client, near.id.clock, near.length])
  encoding.writeVarUint(encoder, deletes.length)
  for (const [client, at, length] of deletes)
    for (const part of [client, 1, at, length]) encoding.writeVarUint(encoder, part)
  return encoding.toUint8Array(encoder)
}

/** Flips, cuts, doubles or splices bytes. */
function mutated(random: Random, update: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(update)
  const at = Math.floor(random() * bytes.length)
  switch (Math.floor(random() * 5)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      return bytes
    case 1:
      bytes[at] = Math.floor(random() * 256)
      return bytes
    case 2:
      return bytes.slice(0, at)
    case 3:
      return Uint8Array.from([...bytes.slice(0, at), ...other.slice(Math.floor(random() * other.length))])
    default:
      return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(Math.max(0, at - 2))])
  }
}

function scenario(seed: number): void {
  const random = createPrng(seed)
  const world = new GateWorld()
  world.allow = { ...world.allow, moveAny: random() < 0.5, addSignaal: random() < 0.9 }
  const people = [
    world.person('anna'),
    world.person('bram', 'deelnemer', 'professional'),
    world.person('berna', 'begeleider', 'gemeente'),
    world.person('tim', 'team'),
  ]
  const follower = newDoc('bord')
  // Judges and applies the same updates, several in one transaction, as a room does in a crowd (R11).
  const together = newDoc('bord')
  let last: Uint8Array = Uint8Array.from([0, 0])
  const oneStep = (): void => {
    const person = pick(random, people)
    if (random() < 0.4) world.pull(person)
    const kind = random()
    let update: Uint8Array
    if (kind < 0.3) update = honestAct(random, world, person)
    else if (kind < 0.4) update = hostileAct(random, world, person)
    else if (kind < 0.6) update = craftedInSlot(random, world, person)
    else if (kind < 0.75) update = craftedUpdate(random, world, person)
    else if (kind < 0.9) update = mutated(random, last, honestAct(random, world, person))
    else if (kind < 0.95) update = last
    else update = world.stepTwo(person)
    if (kind < 0.3) last = update
    checkAccepted(world, person, update)
    const inTransaction = judge(update, { ...world.context(person), doc: together })
    if (inTransaction.ok && !inTransaction.isEmpty) Y.applyUpdate(together, inTransaction.update)
    const verdict = world.receive(person, update)
    expect(inTransaction).toEqual(verdict)
    if (verdict.ok) Y.applyUpdate(follower, verdict.update)
    else if (random() < 0.5 || kind < 0.4) world.freshReplica(person)
    if (kind >= 0.4 && verdict.ok && !verdict.isEmpty) world.freshReplica(person)
  }
  for (let step = 0; step < stepsPerRun; ) {
    const end = Math.min(stepsPerRun, step + 1 + Math.floor(random() * 8))
    Y.transact(
      together,
      () => {
        for (; step < end; step++) oneStep()
      },
      undefined,
      false,
    )
  }
  // Whoever got the updates one by one has the same as whoever gets the state at once, or several as one.
  const late = copyOf(world.doc)
  for (const doc of [follower, late, together, copyOf(together)])
    expect(JSON.stringify([...plainOf(doc)].sort())).toBe(JSON.stringify([...plainOf(world.doc)].sort()))
  expect(knownAndDeleted(together)).toEqual(knownAndDeleted(world.doc))
}

/** Scenarios that found something once: an item that named the same item on both sides (G3b); runs joined otherwise. */
const failedOnce = [1_801_450_843, 387_166_736]

describe('[G14] [R11] the gate, with lawful, hostile and mutated updates', () => {
  it('accepts nothing that leaves something pending, breaks the schema or changes what is not permitted; never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => scenario(seed)),
      { numRuns: runs, endOnFailure: true, examples: failedOnce.map((seed) => [seed]) },
    )
    expect(counts.judged).toBeGreaterThanOrEqual(Math.min(20_000, runs * stepsPerRun))
    expect(counts.accepted).toBeGreaterThan(counts.judged / 10)
    expect(counts.changed).toBeGreaterThan(runs)
  }, 600_000)
  afterAll(() => {
    console.log(
      `gate: ${counts.judged} judged, ${counts.accepted} accepted, ${counts.changed} fields or records changed; refused:`,
      Object.fromEntries([...counts.reasons].sort(([, a], [, b]) => b - a)),
    )
  })
})
