import type * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { aSignaal } from '../fixtures/builders.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

export interface KillOutcome {
  readonly kills: number
  readonly shown: number
  readonly accepted: number
  readonly lostShown: number
  readonly lostAccepted: number
  /** A newcomer was told "synced" without what was there. */
  readonly emptyFirstSyncs: number
  /** From the start of the process until it says that it is ready; the machine's other work is in it. */
  readonly slowestStartMs: number
  readonly medianStartMs: number
  /** Typed on bords that stayed open, and missing in the end. */
  readonly missingInTheEnd: number
}

const keysOf = (doc: Y.Doc): Set<string> => new Set(bordCollection(doc, 'signalen').keys())

/** SIGKILL in the middle of writing, `kills` times: three bords and a phone write as fast as they can. */
export async function killLoop(server: RunningServer, kills: number, seed: number): Promise<KillOutcome> {
  const { id, links, codes } = await createWerksessie(server.url, { title: 'Kill', themas: [{ title: 'Wonen' }] })
  const people: Person[] = []
  const enter = async (body: Parameters<typeof join>[1]): Promise<Person> => {
    const person = await join(server.url, body)
    people.push(person)
    return person
  }
  const begeleider = await enter({ code: secretOf(links.begeleider), alias: 'Berna' })
  await begeleider.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })
  const random = createPrng(seed)
  const shown = new Set<string>()
  const accepted = new Set<string>()
  const typed = new Set<string>()
  const bords: Y.Doc[] = []
  const phone = await enter({ code: codes.deelnemer, alias: 'Telefoon', group: 'inwoner' })
  for (let index = 0; index < 3; index++) {
    const person = await enter({ code: codes.deelnemer, alias: `Bord ${index}`, group: 'inwoner' })
    const { doc, synced } = person.open('bord')
    await synced
    bordCollection(doc, 'signalen').observe(({ transaction, keysChanged }) => {
      if (!transaction.local) for (const key of keysChanged) shown.add(key)
    })
    bords.push(doc)
  }
  // Nobody may make more than so many: beyond it the gate refuses, and nothing would be written any more.
  const notesPerKill = Math.floor((limits.objectsPerPerson * 0.9) / kills)
  let lostShown = 0
  let lostAccepted = 0
  let emptyFirstSyncs = 0
  const startsMs: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    let isWriting = true
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4 + random() * 12))
    const writing = [
      ...bords.map(async (doc) => {
        for (let made = 0; isWriting && made < notesPerKill; made++) {
          const signaalId = randomIds.next<Signaal['id']>()
          typed.add(signaalId)
          addSignaal(doc, aSignaal({ id: signaalId, text: `op het bord ${signaalId}`, channel: 'bord' }))
          await pause()
        }
      }),
      (async () => {
        while (isWriting) {
          const signaalId = randomIds.next<string>()
          const body = { id: signaalId, text: `per telefoon ${signaalId}`, kind: 'zorg' }
          const answer = await phone.api('POST', `/werksessies/${id}/signalen`, body).catch(() => undefined)
          if (answer?.status === 200) accepted.add(signaalId)
          await pause()
        }
      })(),
    ]
    await new Promise((resolve) => setTimeout(resolve, 40 + random() * 260))
    await server.kill('SIGKILL')
    isWriting = false
    const [before, answered] = [new Set(shown), new Set(accepted)]
    await Promise.all(writing)
    const startedAt = Date.now()
    await server.restart()
    startsMs.push(Date.now() - startedAt)
    const newcomer = await join(server.url, { code: codes.deelnemer, alias: `Nieuw ${kill}`, group: 'inwoner' })
    const { doc, synced } = newcomer.open('bord')
    await synced
    const there = keysOf(doc)
    newcomer.close()
    lostShown += [...before].filter((key) => !there.has(key)).length
    lostAccepted += [...answered].filter((key) => !there.has(key)).length
    if (there.size === 0 && before.size > 0) emptyFirstSyncs++
    if ((kill + 1) % 50 === 0) console.log(`${kill + 1} kills, ${lostShown + lostAccepted + emptyFirstSyncs} wrong`)
  }
  const missing = (): number =>
    bords.reduce((sum, doc) => sum + [...typed].filter((key) => !keysOf(doc).has(key)).length, 0)
  await until('the bords agree', () => missing() === 0, 60_000).catch(() => undefined)
  for (const person of people) person.close()
  return {
    kills,
    shown: shown.size,
    accepted: accepted.size,
    lostShown,
    lostAccepted,
    emptyFirstSyncs,
    slowestStartMs: Math.max(...startsMs),
    medianStartMs: [...startsMs].sort((a, b) => a - b)[startsMs.length >> 1] ?? 0,
    missingInTheEnd: missing(),
  }
}
