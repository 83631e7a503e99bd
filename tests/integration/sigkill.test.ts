import { afterAll, beforeAll, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
const people: Person[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  for (const person of people) person.close()
  await server.close()
})

const signalenOf = (doc: Y.Doc) => bordCollection(doc, 'signalen')

it('SIGKILL at any moment: what was shown to anybody is there afterwards, and open clients carry on by themselves', async () => {
  const { id, links, codes } = await createWerksessie(server.url, { title: 'Kill', themas: [{ title: 'Wonen' }] })
  const begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
  people.push(begeleider)
  expect((await begeleider.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })).status).toBe(200)
  const writers: { doc: Y.Doc; person: Person }[] = []
  const shown = new Set<string>()
  const accepted = new Set<string>()
  for (let index = 0; index < 4; index++) {
    const person = await join(server.url, { code: codes.deelnemer, alias: `Schrijver ${index}`, group: 'inwoner' })
    people.push(person)
    const { doc, synced } = person.open('bord')
    await synced
    signalenOf(doc).observe((event) => {
      if (!event.transaction.local) for (const key of event.keysChanged) shown.add(key)
    })
    writers.push({ doc, person })
  }
  const random = createPrng(7)
  const all = new Set<string>()
  /** Sent, and the answer was lost with the server: it may be there or not. */
  const unknown = new Set<string>()
  for (let round = 0; round < 5; round++) {
    let isWriting = true
    const writing = Promise.all(
      writers.map(async ({ doc, person }, index) => {
        while (isWriting) {
          const signaalId = randomIds.next<Signaal['id']>()
          all.add(signaalId)
          if (index === 3) {
            const answer = await person
              .api('POST', `/werksessies/${id}/signalen`, {
                id: signaalId,
                text: `via de telefoon ${signaalId}`,
                kind: 'zorg',
              })
              .catch(() => undefined)
            if (answer?.status === 200) accepted.add(signaalId)
            else {
              all.delete(signaalId)
              unknown.add(signaalId)
            }
          } else
            addSignaal(doc, aSignaal({ id: signaalId, text: `op het bord ${signaalId}`, channel: 'bord', pos: [1, 2] }))
          await new Promise((resolve) => setTimeout(resolve, 2 + random() * 8))
        }
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 150 + random() * 350))
    await server.kill('SIGKILL')
    isWriting = false
    await writing
    const before = new Set(shown)
    await server.restart()
    const newcomer = await join(server.url, { code: codes.deelnemer, alias: `Nieuw ${round}`, group: 'professional' })
    people.push(newcomer)
    const { doc: fresh, synced } = newcomer.open('bord')
    await synced
    const there = new Set(signalenOf(fresh).keys())
    expect(
      [...before].filter((key) => !there.has(key)),
      `shown and lost in round ${round}`,
    ).toEqual([])
    expect(
      [...accepted].filter((key) => !there.has(key)),
      `accepted and lost in round ${round}`,
    ).toEqual([])
  }
  expect(shown.size).toBeGreaterThan(20)
  // Everything typed on a bord that stayed open arrives in the end, once, also what nobody had seen before the kill.
  await until(
    'all writers agree and nothing is missing',
    () => writers.every(({ doc }) => signalenOf(doc).size >= all.size),
    60_000,
  )
  const first = writers[0]
  expect(
    writers.every(
      ({ doc }) => first !== undefined && JSON.stringify(readBord(doc)) === JSON.stringify(readBord(first.doc)),
    ),
  ).toBe(true)
  const there = [...(first === undefined ? [] : signalenOf(first.doc).keys())]
  expect([...all].filter((key) => !there.includes(key))).toEqual([])
  expect(there.filter((key) => !all.has(key) && !unknown.has(key))).toEqual([])
})
