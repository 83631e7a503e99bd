import { readFileSync } from 'node:fs'
import type * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng, type Prng } from '../../shared/base/prng.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'
import { type Hostile, hostileKinds, hostileMark, startHostile } from './soak-hostile.ts'

export interface SoakOutcome {
  readonly seconds: number
  readonly honest: number
  readonly phones: number
  readonly written: number
  readonly edits: number
  readonly submitted: number
  /** Written, and not there (or with other words) in the end. */
  readonly lost: number
  readonly doubled: number
  /** Replicas of honest people that differ from that of a newcomer. */
  readonly differing: number
  readonly honestDisconnects: number
  /** When (seconds after the start) and with which code. */
  readonly honestCloses: readonly string[]
  /** The longest that this process itself stood still, ms: beyond some seconds a disconnect says nothing about the server. */
  readonly ownPauseMs: number
  readonly submitsFailed: number
  /** Words of hostile clients on the bord. */
  readonly hostileOnBord: number
  readonly hostile: readonly string[]
  /** MiB: after the first quarter, in the end, and between them. */
  readonly rssEarly: number
  readonly rssLate: number
  readonly rssGrowth: number
  readonly bordKiB: number
}

export interface SoakOptions {
  readonly seconds: number
  readonly honest: number
  readonly hostile: number
  readonly seed: number
}

const pauseOf = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A werksessie for a long time: honest people write, change and move on the bord with plain y-websocket clients, a fifth as
 * many submit by phone, and hostile ones do what they can meanwhile.
 */
export async function soak({ seconds, honest, hostile, seed }: SoakOptions): Promise<SoakOutcome> {
  const server = await startServer()
  const people: Person[] = []
  const attackers: Hostile[] = []
  let heart: NodeJS.Timeout | undefined
  try {
    const made = await createWerksessie(server.url, { title: 'Lang', themas: [{ title: 'Wonen' }, { title: 'Groen' }] })
    const enter = async (alias: string): Promise<Person> => {
      const person = await join(server.url, { code: made.codes.deelnemer, alias, group: 'inwoner' })
      people.push(person)
      return person
    }
    const begeleider = await join(server.url, { code: secretOf(made.links.begeleider), alias: 'Berna' })
    people.push(begeleider)
    await begeleider.api('POST', `/werksessies/${made.id}/fase`, { from: 'inloop', to: 'signalen' })
    const prng = createPrng(seed)
    const total = { written: 0, edits: 0, submitted: 0, honestDisconnects: 0, submitsFailed: 0 }
    const expected = new Map<string, string>()
    const end = performance.now() + seconds * 1000
    const work: Promise<void>[] = []
    const bords: Y.Doc[] = []
    const startedAt = performance.now()
    const closes: string[] = []
    let ownPauseMs = 0
    let lastBeat = startedAt
    heart = setInterval(() => {
      const now = performance.now()
      ownPauseMs = Math.max(ownPauseMs, Math.round(now - lastBeat - 200))
      lastBeat = now
    }, 200)
    for (let index = 0; index < honest; index++) {
      const person = await enter(`Deelnemer ${index + 1}`)
      const { doc, synced, provider } = person.open('bord')
      await synced
      provider.on('connection-close', (event) => {
        total.honestDisconnects++
        const at = Math.round((performance.now() - startedAt) / 1000)
        closes.push(`${at} s: ${event === null ? 'by itself' : `${event.code} ${event.reason}`}`)
      })
      bords.push(doc)
      const presence = setInterval(
        () => provider.awareness.setLocalStateField('cursor', [prng() * 100, prng() * 100]),
        1_000,
      )
      work.push(writeOn(doc, end, prng, expected, total).finally(() => clearInterval(presence)))
    }
    const phones = Math.ceil(honest / 5)
    for (let index = 0; index < phones; index++) {
      const person = await enter(`Telefoon ${index + 1}`)
      work.push(submitBy(person, made.id, end, prng, expected, total))
    }
    const firstBord = bords[0]
    if (firstBord === undefined) throw new Error('nobody is honest')
    for (let index = 0; index < hostile; index++) {
      const kind = hostileKinds[index % hostileKinds.length] ?? 'garbage'
      const person = await enter(`Vreemd ${index + 1}`)
      attackers.push(
        startHostile(server.url, person, kind, { prng: createPrng(seed + index), victimOf: () => firstBord }),
      )
    }
    const memory = watchMemory(server, end)
    await Promise.all(work)
    for (const attacker of attackers) attacker.stop()
    const has = (doc: Y.Doc): boolean => [...expected.keys()].every((id) => bordCollection(doc, 'signalen').has(id))
    await until('everybody has everything', () => bords.every(has), 60_000).catch(() => undefined)
    const disconnects = total.honestDisconnects
    const newcomer = await enter('Nieuw')
    const { doc: reference, synced } = newcomer.open('bord')
    await synced
    const { signalen } = readBord(reference)
    const there = new Map(signalen.map(({ id, text }) => [id as string, text]))
    const same = JSON.stringify(readBord(reference))
    const rss = await memory
    return {
      seconds,
      honest,
      phones,
      ...total,
      honestDisconnects: disconnects,
      honestCloses: closes.slice(0, 60),
      ownPauseMs,
      lost: [...expected].filter(([id, text]) => there.get(id) !== text).length,
      doubled: signalen.length - there.size,
      differing: bords.filter((doc) => JSON.stringify(readBord(doc)) !== same).length,
      hostileOnBord: signalen.filter(({ id, text }) => id.startsWith('kwaad-') || text.includes(hostileMark)).length,
      hostile: attackers.map(
        ({ kind, frames, connections, closes }) =>
          `${kind}: ${frames} frames, ${connections} connections, closed ${[...closes].map(([code, count]) => `${code}×${count}`).join(' ')}`,
      ),
      ...rss,
      bordKiB: Math.round(JSON.stringify(readBord(reference)).length / 1024),
    }
  } finally {
    clearInterval(heart)
    for (const attacker of attackers) attacker.stop()
    for (const person of people) person.close()
    await server.close()
  }
}

interface Totals {
  written: number
  edits: number
  submitted: number
  submitsFailed: number
}

/** A note per twenty seconds, and now and then another word in one of one's own, or another place. */
async function writeOn(
  doc: Y.Doc,
  end: number,
  prng: Prng,
  expected: Map<string, string>,
  total: Totals,
): Promise<void> {
  const mine: Signaal['id'][] = []
  await pauseOf(prng() * 3_000)
  while (performance.now() < end) {
    const some = mine[Math.floor(prng() * mine.length)]
    if (some === undefined || prng() < 0.1) {
      const id = randomIds.next<Signaal['id']>()
      const text = `signaal ${id}`
      addSignaal(
        doc,
        aSignaal({ id, text, authorGroup: 'inwoner', channel: 'bord', pos: [prng() * 900, prng() * 900] }),
      )
      expected.set(id, text)
      mine.push(id)
      total.written++
    } else if (prng() < 0.5) {
      const text = `signaal ${some} woord ${Math.floor(prng() * 1e6)}`
      setSignaal(doc, some, { text })
      expected.set(some, text)
      total.edits++
    } else {
      setSignaal(doc, some, { pos: [prng() * 900, prng() * 900] })
      total.edits++
    }
    await pauseOf(1_000 + prng() * 2_000)
  }
}

async function submitBy(
  person: Person,
  werksessieId: string,
  end: number,
  prng: Prng,
  expected: Map<string, string>,
  total: Totals,
): Promise<void> {
  await pauseOf(prng() * 3_000)
  while (performance.now() < end) {
    const id = randomIds.next<string>()
    const text = `per telefoon ${id}`
    const answer = await person
      .api('POST', `/werksessies/${werksessieId}/signalen`, { id, text, kind: 'zorg' })
      .catch(() => undefined)
    if (answer?.status === 200) {
      expected.set(id, text)
      total.submitted++
    } else total.submitsFailed++
    await pauseOf(5_000 + prng() * 10_000)
  }
}

/** The server's resident memory: the mean of the second quarter beside that of the last. */
async function watchMemory(
  { pid }: RunningServer,
  end: number,
): Promise<Pick<SoakOutcome, 'rssEarly' | 'rssLate' | 'rssGrowth'>> {
  const samples: number[] = []
  while (performance.now() < end) {
    const [, kiB = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    samples.push(Number(kiB) / 1024)
    await pauseOf(1_000)
  }
  const mean = (from: number, to: number): number => {
    const part = samples.slice(Math.floor(samples.length * from), Math.floor(samples.length * to))
    return Math.round((part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length)) * 10) / 10
  }
  const [rssEarly, rssLate] = [mean(0.25, 0.5), mean(0.75, 1)]
  return { rssEarly, rssLate, rssGrowth: Math.round((rssLate - rssEarly) * 10) / 10 }
}
