import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobId, WerksessieId } from '../../shared/base/ids.ts'
import type { DraftProgramma } from '../../shared/domain/programma.ts'
import { traceSchema } from '../../shared/domain/programma.ts'
import { type Job, voorstelSchema } from '../../shared/domain/voorstel.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { makeVoorstel } from '../analysis/make-voorstel.ts'
import { rankThemas } from '../analysis/rank-themas.ts'
import type { JobRunner } from '../jobs/jobs.ts'
import { createStoredJobs } from '../jobs/stored-jobs.ts'
import { silentLog } from '../observability/log.ts'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { WorkerHost } from './worker-host.ts'
import { createExporter, createJobRunner, createWorker } from './worker-jobs.ts'
import type { WorkerTasks } from './worker-tasks.ts'

const lindenholt = loadLindenholt()
const loose = {
  ...lindenholt,
  bord: { ...lindenholt.bord, signalen: lindenholt.bord.signalen.map(({ themaId: _, ...signaal }) => signaal) },
}
const job: Job = { id: 'job1' as JobId, kind: 'groepering', status: 'bezig', progress: 0, createdAt: 42 }
const exportInput = {
  snapshot: lindenholt,
  programma: { blocks: [], bronnen: {}, openSlots: 0 },
  locale: 'nl' as const,
  now: Date.UTC(2023, 2, 14),
}

describe('the tasks of the worker', () => {
  let worker: WorkerHost<WorkerTasks>
  let runner: JobRunner
  beforeAll(() => {
    worker = createWorker(silentLog)
    runner = createJobRunner(worker)
  })
  afterAll(() => worker.close())
  const never = new AbortController().signal

  test('groepering gives the proposal of the pure function, with progress, while this thread stays free', async () => {
    const progress: number[] = []
    let longestMs = 0
    let last = performance.now()
    const ticker = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last)
      last = performance.now()
    }, 5)
    const given = await runner.run('groepering', loose, { job, onProgress: (p) => progress.push(p), signal: never })
    clearInterval(ticker)
    expect(voorstelSchema.parse(given)).toEqual(makeVoorstel(loose, { id: 'job1', createdAt: 42 }))
    expect(progress.length).toBeGreaterThan(5)
    expect(progress.at(-1)).toBe(1)
    // The work itself takes a second or so; a loaded machine may still delay a tick.
    expect(longestMs).toBeLessThan(500)
  })

  test('programma gives a draft whose statements all say where they come from', async () => {
    const input = { snapshot: lindenholt, rangorde: rankThemas(lindenholt) }
    const draft = (await runner.run('programma', input, { job, onProgress: () => {}, signal: never })) as DraftProgramma
    const statements = draft.blocks.flatMap((block) =>
      block.type === 'paragraph' ? block.statements : block.type === 'list' ? block.items : [],
    )
    expect(statements.length).toBeGreaterThan(20)
    for (const { trace } of statements) traceSchema.parse(trace)
  })

  test('an export comes back as a file; an unknown pair as its code', async () => {
    const makeExport = createExporter(worker, silentLog)
    const csv = await makeExport({ input: exportInput, what: 'signalen', ext: 'csv' })
    expect(csv).toMatchObject({ ok: true, value: { contentType: 'text/csv; charset=utf-8' } })
    const pdf = await makeExport({ input: exportInput, what: 'kanskaarten', ext: 'pdf' })
    expect(pdf.ok && Buffer.from(pdf.value.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(await makeExport({ input: exportInput, what: 'signalen', ext: 'exe' })).toMatchObject({
      ok: false,
      error: { code: 'export.unknown' },
    })
  })

  test('a job from asking to one result, and a cancelled one that leaves the worker usable', async () => {
    const results: unknown[] = []
    let id = 0
    const jobs = await createStoredJobs({
      storage: new MemoryStorage(),
      runner,
      clock: { now: () => 7 },
      ids: { next: <T extends string>() => `j${++id}` as T },
      log: silentLog,
      onResult: async (_job, _werksessie, result) => void results.push(result),
    })
    jobs.resume()
    const isFinished = (jobId: JobId) => expect.poll(() => jobs.get(jobId)?.status, { timeout: 30_000 })
    const werksessie = 'lindenholt-2023' as WerksessieId
    const first = await jobs.start('groepering', werksessie, loose)
    await expect.poll(() => jobs.get(first.id)?.progress, { timeout: 30_000, interval: 1 }).toBeGreaterThan(0)
    expect(await jobs.cancel(first.id)).toBe(true)
    const second = await jobs.start('groepering', werksessie, loose)
    await isFinished(second.id).toBe('klaar')
    expect(jobs.get(first.id)?.status).toBe('geannuleerd')
    expect(results.map((result) => voorstelSchema.parse(result).id)).toEqual([second.id])
  })
})
