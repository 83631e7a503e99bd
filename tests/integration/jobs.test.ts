import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import type { Job } from '../../shared/domain/voorstel.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { join, type Person, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let begeleider: Person | undefined
beforeAll(async () => {
  server = await startServer({ demo: true })
  const link = (): string | undefined => /begeleider\s*:?\s*(http\S+)/i.exec(server.output())?.[1]
  await until('the links of the demo', () => link() !== undefined)
  begeleider = await join(server.url, { code: secretOf(link() ?? '') })
}, 120_000)
afterAll(async () => {
  begeleider?.close()
  await server.close()
})

const path = '/werksessies/lindenholt-2023'
const api = (method: string, tail: string) => {
  if (begeleider === undefined) throw new Error('nobody joined')
  return begeleider.api(method, `${path}${tail}`)
}
const ask = async (): Promise<string> => {
  const answer = await api('POST', '/voorstel')
  expect(answer.status).toBe(202)
  return (answer.body as { jobId: string }).jobId
}
const jobOf = async (id: string): Promise<Job | undefined> => {
  const answer = await api('GET', `/jobs/${id}`).catch(() => undefined)
  return answer?.status === 200 ? (answer.body as Job) : undefined
}

it('SIGKILL while the computer groups: after the restart the same job goes on and gives exactly one result', async () => {
  if (begeleider === undefined) throw new Error('nobody joined')
  const { doc, synced } = begeleider.open('regie')
  await synced
  // Two presses at once are one job.
  const [id, same] = await Promise.all([ask(), ask()])
  expect(same).toBe(id)
  await until('the job is under way', async () => (await jobOf(id))?.status === 'bezig')
  await server.kill('SIGKILL')
  await server.restart()
  await until('the job is done', async () => (await jobOf(id))?.status === 'klaar', 90_000)
  await until('the begeleider sees it', () => readRegie(doc).jobs.find((job) => job.id === id)?.status === 'klaar')
  expect([...doc.getMap('voorstellen').keys()]).toEqual([id])
  expect(readRegie(doc).jobs.map((job) => [job.id, job.status])).toEqual([[id, 'klaar']])

  // Stopped: nothing changes, and asking again gives a new result in place of the old one.
  const stopped = await ask()
  const answer = await api('POST', `/jobs/${stopped}/annuleren`)
  expect(answer).toEqual({ status: 200, body: { cancelled: true } })
  await until('it says so', () => readRegie(doc).jobs.find((job) => job.id === stopped)?.status === 'geannuleerd')
  expect([...doc.getMap('voorstellen').keys()]).toEqual([id])
  const again = await ask()
  expect(again).not.toBe(stopped)
  await until('the new one is there', () => doc.getMap('voorstellen').has(again), 90_000)
  expect([...doc.getMap('voorstellen').keys()]).toEqual([again])
}, 240_000)
