import * as Y from 'yjs'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { docNames } from '../../shared/domain/rol.ts'
import { type Ballot, ballotProblem, type Stemronde } from '../../shared/domain/stem.ts'
import { assertEqualDocs, assertSchema, Violation } from './invariants.ts'
import type { World } from './world.ts'

const drainMs = 180_000

/** Mends everything, lets the honest ones finish, and looks at what is left. */
export async function endWell(world: World): Promise<void> {
  await heal(world)
  const isCalm = (): boolean => whyNotCalm(world) === undefined
  const until = world.scheduler.now() + drainMs
  while (world.problem === undefined && !isCalm() && world.scheduler.now() < until) await world.pass(500)
  // What the last acknowledgements set going.
  await world.pass(2_000)
  if (world.problem !== undefined) return
  const why = whyNotCalm(world)
  if (why !== undefined) throw new Violation(`drain: ${why}`)
  await checkDocuments(world)
  checkWork(world)
  checkBallots(world)
  await checkMemory(world)
}

async function heal(world: World): Promise<void> {
  world.disk.heal()
  world.network.slowness = 1
  world.clockOffsetMs = 0
  for (const person of world.people) {
    if (!('page' in person)) person.end()
  }
  for (const { facts } of world.people) world.network.setCut(facts.id, false)
  for (const socket of world.network.sockets) socket.slowFactor = 1
  world.start()
  for (const person of world.honest) {
    person.isAway = false
    // A page that missed that its rol was changed waits at a door that stays closed; people press F5 then.
    if (person.page !== undefined && person.page.rol !== person.facts.rol) person.reload()
    if (person.page === undefined) person.begin()
    else for (const link of person.page.links) link.connect()
  }
  await world.pass(100)
}

function whyNotCalm(world: World): string | undefined {
  for (const person of world.honest) {
    if (person.page === undefined) return `${person.facts.id} has no page`
    if (person.page.clientId() === undefined) return `${person.facts.id} has no clientID`
    if (!person.page.isCalm()) return person.page.whyNotCalm()
    if (person.outbox.some(({ state }) => state === 'waits')) return `${person.facts.id} has an outbox`
  }
  return undefined
}

async function checkDocuments(world: World): Promise<void> {
  const found = world.serverDocs()
  await world.pass(1_000)
  const docs = await found
  if (docs === undefined) throw new Violation('equal: the server does not answer')
  for (const name of docNames) {
    if (docs[name].store.pendingStructs !== null || docs[name].store.pendingDs !== null)
      throw new Violation(`pending: ${name} of the server waits`)
    assertEqualDocs(world.oracle.docs[name], docs[name], `disk and server (${name})`)
  }
  assertSchema(docs.bord, 'server')
  for (const { facts, page } of world.honest) {
    if (page === undefined) continue
    assertEqualDocs(docs.bord, page.bordDoc, `server and ${facts.id} (bord)`)
    assertEqualDocs(docs.sessie, page.sessieDoc, `server and ${facts.id} (sessie)`)
    assertSchema(page.bordDoc, facts.id)
    for (const { name, doc } of page.sides) assertEqualDocs(docs[name], doc, `server and ${facts.id} (${name})`)
  }
  for (const name of docNames) {
    const state = Buffer.from(Y.encodeStateAsUpdate(docs[name]))
    for (const secret of world.oracle.secretsFor(name))
      if (state.includes(secret)) throw new Violation(`secret: ${secret} is still in ${name}`)
  }
  for (const id of world.erased)
    if (bordCollection(docs.bord, 'signalen').has(id)) throw new Violation(`epoch: ${id} was erased and came back`)
}

/** What honest people typed is on the bord or in their tray; what was answered is on the bord. */
function checkWork(world: World): void {
  const { rows, docs } = world.oracle
  const signalen = bordCollection(docs.bord, 'signalen')
  /** On the bord, with its author until the reveal, or before the begeleider. */
  const isThere = (id: string): boolean => signalen.has(id) || rows.has(`prive/${id}`) || rows.has(`inbox/${id}`)
  for (const person of world.honest) {
    // What came back from the server by command lies in the tray as well.
    const refused = person.outbox.filter(({ state }) => state === 'refused').map(({ input }) => input.id as string)
    const inTray = new Set([...(person.page?.inTray() ?? []), ...refused])
    for (const id of person.typed) {
      if (isThere(id) || inTray.has(id) || person.takenBack.has(id) || world.erased.has(id)) continue
      throw new Violation(`lost: ${id} of ${person.facts.id} is neither on the bord nor in the tray`)
    }
    for (const { input, state } of person.outbox)
      if (state === 'kept' && !isThere(input.id) && !world.erased.has(input.id))
        throw new Violation(`acknowledged: ${input.id} was answered and is lost`)
  }
}

/** Every accepted ballot counts, once, unless the same person cast another one after it. */
function checkBallots(world: World): void {
  const { rows } = world.oracle
  for (const person of world.honest) {
    const rondeIds = new Set(person.ballots.map(({ rondeId }) => rondeId))
    for (const rondeId of rondeIds) {
      const cast = person.ballots.filter((one) => one.rondeId === rondeId)
      const last = cast.findLastIndex(({ isAccepted }) => isAccepted)
      const kept = rows.get(`stem/${rondeId}.${person.facts.id}`) as { ballot: Ballot } | undefined
      const possible = cast.slice(Math.max(0, last)).map(({ ballot }) => JSON.stringify(withoutZeros(ballot)))
      if (last < 0 && kept === undefined) continue
      if (kept === undefined || !possible.includes(JSON.stringify(withoutZeros(kept.ballot))))
        throw new Violation(`ballots: ${person.facts.id} cast ${possible.join(' or ')}, kept ${JSON.stringify(kept)}`)
    }
  }
  const rondes = new Map<string, number>()
  for (const [key, value] of rows) {
    if (!key.startsWith('stem/')) continue
    const { rondeId, deelnemerId, ballot } = value as { rondeId: string; deelnemerId: string; ballot: Ballot }
    const caster = world.honest.find(({ facts }) => facts.id === deelnemerId)
    if (caster?.ballots.some((one) => one.rondeId === rondeId) !== true)
      throw new Violation(`ballots: ${deelnemerId} has a ballot and cast none`)
    const ronde = rows.get(`stemronde/${rondeId}`) as Stemronde
    if (ballotProblem(ballot, ronde) !== undefined)
      throw new Violation(`ballots: one of ${deelnemerId} breaks the rules`)
    if (Object.keys(ballot).length > 0) rondes.set(rondeId, (rondes.get(rondeId) ?? 0) + 1)
  }
  const sessie = readSessie(world.oracle.docs.sessie)
  const rondeId = sessie?.stemronde?.id
  if (rondeId !== undefined && sessie?.ballotsCast !== (rondes.get(rondeId) ?? 0))
    throw new Violation(`ballots: ${sessie?.ballotsCast} counted, ${rondes.get(rondeId) ?? 0} on disk`)
}

const withoutZeros = (ballot: Ballot): readonly (readonly [string, number])[] =>
  Object.entries(ballot)
    .filter(([, dots]) => dots > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** Nothing grows with what is over: sockets, frames, timers, the log, and a room nobody uses. */
async function checkMemory(world: World): Promise<void> {
  const { network, server, disk } = world
  const links = world.honest.reduce((sum, { page }) => sum + (page?.links.length ?? 0), 0)
  if (network.sockets.size > links) throw new Violation(`memory: ${network.sockets.size} sockets for ${links} links`)
  for (const { id, waiting } of network.sockets)
    if (waiting > 50) throw new Violation(`memory: ${waiting} frames wait on socket ${id}`)
  if (server.timersWaiting > 4) throw new Violation(`memory: ${server.timersWaiting} timers`)
  for (const [name, { updates, snapshots }] of disk.kept.docs)
    if (updates.length > 400 || snapshots.length > 2)
      throw new Violation(`memory: ${updates.length} updates and ${snapshots.length} snapshots of ${name}`)
  for (const person of world.honest) person.end()
  await world.pass(60_000)
  if (network.sockets.size > 0) throw new Violation(`memory: ${network.sockets.size} sockets after everybody left`)
}
