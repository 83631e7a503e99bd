import * as Y from 'yjs'
import { changeIntake } from '../../server/api/prive.ts'
import { newDoc } from '../../server/sync/room-docs.ts'
import { appError } from '../../shared/base/errors.ts'
import { createPrng, type Prng } from '../../shared/base/prng.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { writeDraft } from '../../shared/doc/programma-doc.ts'
import { createRecord, readRecord } from '../../shared/doc/records.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { begeleider, decideOne, erase, flag, prive, ronde, toFase } from './begeleider-steps.ts'
import { attacks, HostilePerson } from './hostile-person.ts'
import { secretMark } from './invariants.ts'
import { roomId } from './sim-server.ts'
import { draftOf, type World } from './world.ts'

/** One thing that happens. Numbers, not names: cutting other steps away does not change what it means. */
export interface SimStep {
  readonly kind: string
  readonly who: number
  readonly r: readonly number[]
  /** What goes by before the next step, ms. */
  readonly waitMs: number
}

const weights: readonly (readonly [kind: string, weight: number])[] = [
  ['add', 14],
  ['edit', 14],
  ['kind', 5],
  ['move', 8],
  ['place', 6],
  ['withdraw', 2],
  ['merge', 2],
  ['thema', 4],
  ['card', 4],
  ['node', 1],
  ['undo', 4],
  ['redo', 2],
  ['attack', 9],
  ['submit', 4],
  ['vote', 4],
  ['secret', 2],
  ['own', 1.5],
  ['prive', 0.8],
  ['inbox', 0.5],
  ['decide', 2],
  ['erase', 0.3],
  ['programma', 5],
  ['besluit', 1.5],
  ['draft', 0.4],
  ['flag', 1],
  ['fase', 2],
  ['settings', 1],
  ['role', 0.6],
  ['ronde', 1],
  ['cut', 2],
  ['mend', 3],
  ['hangUp', 2],
  ['reload', 2],
  ['slow', 1],
  ['network', 0.5],
  ['kill', 1],
  ['stop', 0.3],
  ['start', 1],
  ['full', 0.5],
  ['io', 0.7],
  ['lost', 0.4],
  ['stall', 0.6],
  ['unreadable', 0.3],
  ['healDisk', 3],
  ['epoch', 0.25],
  ['clock', 0.4],
  ['quiet', 0.15],
]
const totalWeight = weights.reduce((sum, [, weight]) => sum + weight, 0)

/** The schedule of a seed: data, so that it can be cut down. */
export function createSteps(seed: number, count: number): readonly SimStep[] {
  const prng = createPrng(Math.imul(seed, 0x85ebca6b) + 1)
  return Array.from({ length: count }, (): SimStep => {
    let dice = prng() * totalWeight
    const chosen = weights.find(([, weight]) => {
      dice -= weight
      return dice < 0
    })
    const kind = chosen?.[0] ?? 'add'
    return { kind, who: prng(), r: [prng(), prng(), prng()], waitMs: prng() < 0.4 ? 0 : prng() * 160 }
  })
}

/** Carries out one step, and lets the time after it pass. */
export async function perform(world: World, step: SimStep): Promise<void> {
  await work(world, step)
  await world.pass(step.waitMs)
}

async function work(world: World, { kind, who, r }: SimStep): Promise<void> {
  const { people, honest, disk, network } = world
  const [r0 = 0, r1 = 0, r2 = 0] = r
  const one = honest[Math.floor(who * honest.length)]
  const anybody = people[Math.floor(who * people.length)]
  if (one === undefined || anybody === undefined) return
  const later = (ms: number, run: () => void): void => {
    world.scheduler.after(ms, run)
  }
  switch (kind) {
    case 'attack': {
      const hostile = people.filter((person) => person instanceof HostilePerson)
      const attack = attacks[Math.floor(r0 * attacks.length)] ?? 'mutate'
      // A flood is hundreds of frames: now and then is enough.
      if (attack !== 'flood' || r2 < 0.2)
        hostile[Math.floor(who * hostile.length)]?.attack(attack, Math.floor(r1 * 2 ** 31))
      return
    }
    case 'submit':
      one.submitNew(`per telefoon ${Math.floor(r0 * 1e6)}`)
      return
    case 'secret':
      one.submitNew(`${secretMark}${Math.floor(r0 * 1e9)}`)
      return
    case 'own':
      void one.changeOwn(r)
      return
    case 'prive':
      prive(world)
      return
    case 'inbox':
      void world.command('p0', (tx) => changeIntake(tx, { intake: r0 < 0.5 ? 'inbox' : 'direct' }))
      return
    case 'decide':
      decideOne(world, r0, r1)
      return
    case 'erase':
      erase(world, r0)
      return
    case 'programma':
      one.actBeside('programma', r)
      return
    case 'besluit':
      begeleider(world)?.actBeside('regie', r)
      return
    case 'draft':
      void world.command('p0', ({ docs }) => {
        writeDraft(docs.programma, draftOf(1 + Math.floor(r0 * 9)))
        return ok(undefined)
      })
      return
    case 'vote':
      void one.vote(r.map((x) => Math.floor(x * 4)))
      return
    case 'flag':
      flag(world)
      return
    case 'fase':
      toFase(world, r0)
      return
    case 'ronde':
      ronde(world, r0)
      return
    case 'settings':
      void world.command('p0', ({ docs }) => {
        const werksessie = readSessie(docs.sessie)?.werksessie
        if (werksessie === undefined) return fail(appError('internal'))
        const showAuthors = r0 < 0.3 ? 'niemand' : 'groep'
        const status = r1 < 0.15 ? 'gesloten' : 'heropend'
        writeSessie(docs.sessie, {
          werksessie: { ...werksessie, status, settings: { ...werksessie.settings, showAuthors } },
        })
        return ok(undefined)
      })
      return
    case 'role': {
      if (one.facts.index === 0 || one.facts.rol === 'scherm') return
      one.changeRol(
        (['deelnemer', 'schrijver', 'team', 'begeleider', 'deelnemer'] as const)[Math.floor(r0 * 5)] ?? 'deelnemer',
      )
      if (!world.server.isUp) return
      const opened = world.server.registry.open(roomId)
      void opened.then((room) => {
        if (room.ok) room.value.disconnect(one.facts.id as never, closeCodes.notAllowed)
      })
      return
    }
    case 'cut':
      network.setCut(anybody.facts.id, true)
      later(200 + r0 * 4_000, () => network.setCut(anybody.facts.id, false))
      return
    case 'mend':
      network.setCut(anybody.facts.id, false)
      return
    case 'hangUp':
      for (const link of one.page?.links ?? []) if (r0 < 0.5 || link.name === 'bord') link.hangUp({ again: true })
      return
    case 'reload':
      one.reload()
      return
    case 'slow':
      for (const link of one.page?.links ?? []) link.setSlow(r0 < 0.5 ? 4000 : 1)
      return
    case 'network':
      network.slowness = r0 < 0.5 ? 1 : 1 + r1 * 8
      return
    case 'kill':
      if (await world.crash()) later(r0 * 600, () => world.start())
      return
    case 'stop':
      if (await world.stop()) later(r0 * 300, () => world.start())
      return
    case 'start':
      world.start()
      return
    case 'full':
      disk.isFull = true
      return
    case 'io':
      for (let count = 1 + Math.floor(r0 * 3); count > 0; count--) disk.nextCommits.push('io')
      return
    case 'lost':
      disk.nextCommits.push('lost')
      return
    case 'stall':
      disk.stallMs = r0 * 400
      later(r1 * 4_000, () => {
        disk.stallMs = 0
      })
      return
    case 'unreadable':
      disk.isUnreadable = true
      later(r1 * 3_000, () => {
        disk.isUnreadable = false
      })
      return
    case 'healDisk':
      disk.heal()
      return
    case 'epoch':
      await newEpoch(world, r0)
      return
    case 'clock':
      world.clockOffsetMs = r0 < 0.4 ? 0 : (r1 - 0.5) * 7_200_000
      return
    case 'quiet':
      await quiet(world)
      return
    default:
      one.act(kind, r)
  }
}

/** Everybody leaves for so long that the room is unloaded, and comes back. */
async function quiet(world: World): Promise<void> {
  world.count('quiet')
  for (const person of world.honest) {
    person.isAway = true
    person.closePage()
  }
  await world.pass(25_000)
  for (const person of world.honest) {
    person.isAway = false
    person.begin()
  }
}

/** Somebody asks to be forgotten: the server is stopped, a note is erased, and everything of before is worth nothing. */
async function newEpoch(world: World, by: number): Promise<void> {
  if (!(await world.crash())) return
  world.isHeldDown = true
  world.count('epoch')
  const before = world.oracle.docs.bord
  // What its author still has to send would come back, and lawfully so; what a hostile author sends again too.
  const waiting = new Set<string>()
  for (const { store, facts, outbox } of world.honest) {
    for (const { recordId } of await store.listIntents(facts.id)) waiting.add(recordId)
    for (const { input } of outbox) waiting.add(input.id)
  }
  const ids = [...bordCollection(before, 'signalen').keys()]
    .filter((id) => !waiting.has(id) && !id.includes('-k'))
    .sort()
  const erased = ids[Math.floor(by * ids.length)]
  const doc = newDoc('bord')
  doc.clientID = newServerId(world.prng)
  for (const name of Object.keys(bordLayout) as BordCollection[]) {
    for (const [id, record] of bordCollection(before, name)) {
      if (id === erased && name === 'signalen') continue
      const plain = readRecord(bordLayout[name], id, record)
      createRecord(bordCollection(doc, name) as Y.Map<unknown>, bordLayout[name], id, plain)
    }
  }
  if (erased !== undefined) world.erased.add(erased)
  const bytes = Y.encodeStateAsUpdate(doc)
  world.epoch++
  const { epoch } = world
  world.disk.heal()
  const handle = world.disk.open()
  const done = Promise.all([
    handle.resetDoc(roomId, 'bord', bytes),
    handle.commit({
      rows: [
        {
          op: 'put',
          room: '',
          kind: 'werksessie',
          key: roomId,
          value: { id: roomId, epoch, title: 'Proef', createdAt: 1 },
        },
        { op: 'put', room: roomId, kind: 'clientId', key: String(doc.clientID), value: { deelnemerId: 'server' } },
      ],
    }),
  ])
  await world.pass(2_000)
  await done
  world.oracle.startEpoch([{ doc: 'bord', snapshot: bytes }])
  world.isHeldDown = false
  world.start()
}

const newServerId = (prng: Prng): number => 1 + Math.floor(prng() * 0xfffffffe)
