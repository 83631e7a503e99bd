import { parentPort, workerData } from 'node:worker_threads'
import { createPrng } from '../../shared/base/prng.ts'
import { Client, type LoadWorld } from './load-client.ts'
import { Frames, LoadBook } from './load-frames.ts'
import type { LoadEvent, LoadOrder, LoadReport } from './load-messages.ts'

const order = workerData as LoadOrder
const { dialect, people, port, scenario } = order
/** A fifth drags. */
const dragEvery = 5
const noteEveryMs = 5000
const dragEveryMs = 50
const cursorEveryMs = 100

const say = (event: LoadEvent): void => parentPort?.postMessage(event)
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const random = createPrng(20231115)
const book = new LoadBook()
const sizes = new Map<string, number>()
for (const { room } of people) sizes.set(room, (sizes.get(room) ?? 0) + 1)
const world: LoadWorld = {
  dialect,
  port,
  book,
  frames: new Frames(dialect, book),
  sizeOf: (room) => sizes.get(room) ?? 0,
}

async function openAll(): Promise<Client[]> {
  const clients: Client[] = []
  for (let from = 0; from < people.length; from += 20) {
    const some = people.slice(from, from + 20).map((person, index) => new Client(from + index, person, world))
    await Promise.all(some.map((client) => client.open()))
    clients.push(...some)
  }
  return clients
}

async function werksessie(): Promise<void> {
  const clients = await openAll()
  const turns = clients.map((client, index) => {
    const start = performance.now()
    client.note()
    return {
      client,
      note: start + (index / clients.length) * noteEveryMs,
      drag: index % dragEvery === 0 ? start + random() * dragEveryMs : Number.POSITIVE_INFINITY,
      cursor: start + random() * cursorEveryMs,
    }
  })
  let ownLagMs = 0
  const clockwork = setInterval(() => {
    const now = performance.now()
    for (const turn of turns) {
      while (turn.note <= now) {
        turn.client.note()
        turn.note += noteEveryMs
      }
      while (turn.drag <= now) {
        if (book.isMeasuring) ownLagMs = Math.max(ownLagMs, now - turn.drag)
        turn.client.drag()
        turn.drag += dragEveryMs
      }
      while (turn.cursor <= now) {
        turn.client.cursor()
        turn.cursor += cursorEveryMs
      }
    }
  }, 2)
  await wait(order.warmUpMs)
  const framesBefore = clients.map(({ socket }) => socket.frames)
  const bytesBefore = clients.map(({ socket }) => socket.bytes)
  const startedAt = performance.now()
  book.isMeasuring = true
  say({ kind: 'measure' })
  await wait(order.measureMs)
  book.isMeasuring = false
  say({ kind: 'measured' })
  const seconds = (performance.now() - startedAt) / 1000
  const frames = clients.map(({ socket }, index) => socket.frames - (framesBefore[index] ?? 0))
  const bytes = clients.map(({ socket }, index) => socket.bytes - (bytesBefore[index] ?? 0))
  clearInterval(clockwork)
  const end = performance.now() + order.drainMs
  while (book.arrived < book.wanted && performance.now() < end) await wait(20)
  report(clients, {
    missing: book.wanted - book.arrived,
    framesPerClientPerSecond: sum(frames) / clients.length / seconds,
    bytesPerClient: sum(bytes) / clients.length,
    ownLagMs,
  })
}

async function join(): Promise<void> {
  say({ kind: 'measure' })
  const clients = people.map((person, index) => new Client(index, person, world))
  const end = wait(order.measureMs).then(() => 'late')
  await Promise.race([Promise.all(clients.map((client) => client.open())), end])
  say({ kind: 'measured' })
  for (const { startedAt, syncedAt } of clients)
    book.documentMs.add(syncedAt === 0 ? Number.POSITIVE_INFINITY : syncedAt - startedAt)
  await wait(200)
  report(clients, {
    missing: clients.filter(({ syncedAt }) => syncedAt === 0).length,
    framesPerClientPerSecond: 0,
    bytesPerClient: sum(clients.map(({ socket }) => socket.bytes)) / clients.length,
    ownLagMs: 0,
  })
}

async function seed(): Promise<void> {
  const clients = await openAll()
  for (let done = 0; done < order.notes; done += clients.length) {
    for (const client of clients) client.note()
    await wait(25)
  }
  await wait(1500)
  report(clients, { missing: 0, framesPerClientPerSecond: 0, bytesPerClient: 0, ownLagMs: 0 })
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function report(
  clients: readonly Client[],
  rest: Pick<LoadReport, 'missing' | 'framesPerClientPerSecond' | 'bytesPerClient' | 'ownLagMs'>,
): void {
  const closed = clients.filter(({ socket }) => socket.closedWith !== undefined).length
  const { sent, delivered, wanted } = book
  const base = { sent, delivered, wanted, closed, documentMs: book.documentMs.read(), cursorMs: book.cursorMs.read() }
  say({ kind: 'done', report: { ...base, ...rest } })
  for (const { socket } of clients) socket.close()
}

if (parentPort !== null) {
  if (scenario === 'werksessie') await werksessie()
  else if (scenario === 'join') await join()
  else await seed()
}
