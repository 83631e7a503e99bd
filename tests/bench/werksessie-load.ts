/**
 * The werksessie scenario: N deelnemers in one room for some seconds, each writing a signaal per 5 s. Two thirds work on
 * the bord over plain y-websocket (and drag their own signalen), one third submits over HTTP, as phones do. Prints one
 * JSON line: counts (lost, doubled, replicas that differ) and the time from submit to every other screen in ms.
 *
 *   npm run bench                      50 deelnemers, 60 s
 *   npm run bench -- --people 20 --seconds 10
 */
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

export interface LoadResult {
  readonly people: number
  readonly submitted: number
  readonly lost: number
  readonly doubled: number
  readonly differing: number
  readonly disconnects: number
  readonly delays: {
    readonly p50: number
    readonly p95: number
    readonly p99: number
    readonly max: number
    readonly count: number
  }
}

/** Runs the scenario against a server of its own; bounded by `seconds` (≤ 600) and `people` (≤ 200). */
export async function runWerksessie({ people, seconds }: { people: number; seconds: number }): Promise<LoadResult> {
  const server = await startServer()
  const persons: Person[] = []
  try {
    const made = await createWerksessie(server.url, {
      title: 'Belasting',
      themas: [{ title: 'Wonen' }, { title: 'Ontmoeten' }],
    })
    const begeleider = await join(server.url, { code: secretOf(made.links.begeleider), alias: 'Berna' })
    persons.push(begeleider)
    await begeleider.api('POST', `/werksessies/${made.id}/fase`, { from: 'inloop', to: 'signalen' })

    const sentAt = new Map<string, number>()
    const delays: number[] = []
    let disconnects = 0
    const editors: { group: 'inwoner' | 'professional'; doc: ReturnType<Person['open']>['doc'] }[] = []
    const phones: Person[] = []
    for (let index = 0; index < people; index++) {
      const group = index % 3 === 0 ? 'inwoner' : 'professional'
      const person = await join(server.url, { code: made.codes.deelnemer, alias: `Deelnemer ${index + 1}`, group })
      persons.push(person)
      if (index % 3 === 2) {
        phones.push(person)
        continue
      }
      const { doc, synced, provider } = person.open('bord')
      await synced
      provider.on('connection-close', () => disconnects++)
      const seen = new Set<string>()
      bordCollection(doc, 'signalen').observe((event) => {
        for (const id of event.keysChanged) {
          const started = sentAt.get(id)
          if (started === undefined || seen.has(id) || event.transaction.local) continue
          seen.add(id)
          delays.push(performance.now() - started)
        }
      })
      editors.push({ group, doc })
    }

    const random = createPrng(20231114)
    const chosen = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const words = ['licht', 'vijver', 'koffie', 'buurt', 'geld', 'wachtlijst', 'schimmel', 'zondag', 'bankje', 'samen']
    const sentence = () => Array.from({ length: 6 }, () => chosen(words)).join(' ')
    const expected = new Map<string, string>()
    const waiting: Promise<unknown>[] = []
    const end = Date.now() + seconds * 1000
    const turns = [
      ...editors.map((editor) => ({ editor, phone: undefined })),
      ...phones.map((phone) => ({ editor: undefined, phone })),
    ]
    await Promise.all(
      turns.map(async ({ editor, phone }, index) => {
        const mine: string[] = []
        await new Promise((resolve) => setTimeout(resolve, (index / turns.length) * 5000))
        while (Date.now() < end) {
          const id = randomIds.next<Signaal['id']>()
          const text = sentence()
          expected.set(id, text)
          sentAt.set(id, performance.now())
          if (editor !== undefined) {
            addSignaal(editor.doc, {
              id,
              text,
              kind: 'praktijksignaal',
              authorGroup: editor.group,
              channel: 'bord',
              ookThemas: [],
              pos: [random() * 2000, random() * 1000],
              createdAt: Date.now(),
            })
            mine.push(id)
            if (random() < 0.2) setSignaal(editor.doc, chosen(mine), { pos: [random() * 2000, random() * 1000] })
          } else if (phone !== undefined) {
            waiting.push(
              phone
                .api('POST', `/werksessies/${made.id}/signalen`, { id, text, kind: 'bewonersinput' })
                .then((answer) => {
                  if (answer.status !== 200) throw new Error(`submit: ${answer.status} ${JSON.stringify(answer.body)}`)
                }),
            )
          }
          await new Promise((resolve) => setTimeout(resolve, 5000))
        }
      }),
    )
    await Promise.all(waiting)
    await until(
      'every replica has every signaal',
      () => editors.every(({ doc }) => bordCollection(doc, 'signalen').size >= expected.size),
      30_000,
    ).catch(() => undefined)

    const fresh = await begeleiderBord(begeleider)
    const reference = JSON.stringify(readBord(fresh))
    const stored = new Map(readBord(fresh).signalen.map((signaal) => [signaal.id as string, signaal.text]))
    let lost = 0
    for (const [id, text] of expected) if (stored.get(id) !== text) lost++
    delays.sort((a, b) => a - b)
    const at = (share: number): number =>
      Math.round((delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0) * 10) / 10
    return {
      people,
      submitted: expected.size,
      lost,
      doubled: Math.max(0, stored.size - expected.size),
      differing: editors.filter(({ doc }) => JSON.stringify(readBord(doc)) !== reference).length,
      disconnects,
      delays: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), count: delays.length },
    }
  } finally {
    for (const person of persons) person.close()
    await server.close()
  }
}

async function begeleiderBord(person: Person) {
  const { doc, synced } = person.open('bord')
  await synced
  return doc
}
