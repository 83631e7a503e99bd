import { describe, expect, test, vi } from 'vitest'
import type { JobId, WerksessieId } from '../../shared/base/ids.ts'
import type { Job } from '../../shared/domain/voorstel.ts'
import { silentLog } from '../observability/log.ts'
import { createMemoryDisk, MemoryStorage } from '../storage/memory-storage.ts'
import type { JobRunner } from './jobs.ts'
import { createStoredJobs } from './stored-jobs.ts'

const werksessie = 'w1' as WerksessieId
const other = 'w2' as WerksessieId

interface Call {
  readonly input: unknown
  readonly onProgress: (progress: number) => void
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** A process: a runner whose work ends when the test says so, on a disk that outlives it. */
async function startProcess(disk = createMemoryDisk(), onResult?: (job: Job) => Promise<void>) {
  const storage = new MemoryStorage({ disk })
  const calls: Call[] = []
  const runner: JobRunner = {
    run: (_kind, input, { onProgress, signal }) =>
      new Promise((resolve, reject) => {
        calls.push({ input, onProgress, resolve, reject })
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      }),
  }
  const results: { readonly id: JobId; readonly result: unknown }[] = []
  let time = 0
  let id = 0
  const jobs = await createStoredJobs({
    storage,
    runner,
    clock: { now: () => ++time },
    ids: { next: <T extends string>() => `j${++id}` as T },
    log: silentLog,
    onResult: async (job, _werksessie, result) => {
      await onResult?.(job)
      results.push({ id: job.id, result })
    },
  })
  jobs.resume()
  const called = async (count: number): Promise<Call> => {
    await vi.waitFor(() => expect(calls).toHaveLength(count))
    return calls[count - 1]!
  }
  const reaches = (job: Job, status: Job['status']) => vi.waitFor(() => expect(jobs.get(job.id)?.status).toBe(status))
  return { storage, jobs, calls, results, called, reaches, disk }
}

const rowOf = async (storage: MemoryStorage, job: Job) =>
  (await storage.getRow('', 'job', job.id)) as Record<string, unknown>

describe('stored jobs', () => {
  test('a job waits, runs, hands over its result once, and lets its input go', async () => {
    const { jobs, storage, called, reaches, results } = await startProcess()
    const seen: string[] = []
    jobs.subscribe(({ status, progress }) => seen.push(`${status} ${progress}`))
    const job = await jobs.start('groepering', werksessie, { text: 'wat iemand schreef' })
    expect(job).toEqual({ id: 'j1', kind: 'groepering', status: 'wacht', progress: 0, createdAt: 1 })
    const call = await called(1)
    expect(call.input).toEqual({ text: 'wat iemand schreef' })
    call.onProgress(0.5)
    call.onProgress(0.501)
    call.onProgress(0.4)
    call.resolve({ groups: 2 })
    await reaches(job, 'klaar')
    expect(results).toEqual([{ id: 'j1', result: { groups: 2 } }])
    expect(seen).toEqual(['wacht 0', 'bezig 0', 'bezig 0.5', 'bezig 0.5', 'klaar 1'])
    expect(await rowOf(storage, job)).toMatchObject({ status: 'klaar', input: null })
    expect(JSON.stringify(await rowOf(storage, job))).not.toContain('wat iemand schreef')
  })

  test('two of a kind never run for one werksessie; other kinds and other werksessies wait their turn', async () => {
    const { jobs, calls, called, reaches } = await startProcess()
    const [first, same] = await Promise.all([
      jobs.start('groepering', werksessie, 1),
      jobs.start('groepering', werksessie, 2),
    ])
    const draft = await jobs.start('programma', werksessie, 3)
    const elsewhere = await jobs.start('groepering', other, 4)
    expect(same.id).toBe(first.id)
    expect((await jobs.start('groepering', werksessie, 5)).id).toBe(first.id)
    expect(new Set([first.id, draft.id, elsewhere.id]).size).toBe(3)
    ;(await called(1)).resolve(null)
    ;(await called(2)).resolve(null)
    ;(await called(3)).resolve(null)
    await reaches(elsewhere, 'klaar')
    expect(calls.map(({ input }) => input)).toEqual([1, 3, 4])
    expect((await jobs.start('groepering', werksessie, 6)).id).not.toBe(first.id)
  })

  test('a failure has a reason and the next job runs', async () => {
    const { jobs, called, reaches, results } = await startProcess()
    const slow = await jobs.start('groepering', werksessie, 1)
    const broken = await jobs.start('programma', werksessie, 2)
    ;(await called(1)).reject(Object.assign(new Error('too slow'), { reason: 'tijd_op' }))
    ;(await called(2)).reject(new TypeError('undefined is not a function'))
    await reaches(broken, 'mislukt')
    expect(jobs.get(slow.id)).toMatchObject({ status: 'mislukt', error: 'tijd_op' })
    expect(jobs.get(broken.id)).toMatchObject({ status: 'mislukt', error: 'fout' })
    expect(results).toEqual([])
  })

  test('cancelling ends a waiting or running job without a result; a finished one cannot be cancelled', async () => {
    const { jobs, calls, called, reaches, results } = await startProcess()
    const running = await jobs.start('groepering', werksessie, 1)
    const waiting = await jobs.start('programma', werksessie, 2)
    await called(1)
    expect(await jobs.cancel(waiting.id)).toBe(true)
    expect(await jobs.cancel(running.id)).toBe(true)
    expect([jobs.get(running.id)?.status, jobs.get(waiting.id)?.status]).toEqual(['geannuleerd', 'geannuleerd'])
    const last = await jobs.start('export', werksessie, 3)
    ;(await called(2)).resolve('ok')
    await reaches(last, 'klaar')
    expect(await jobs.cancel(last.id)).toBe(false)
    expect(await jobs.cancel('nobody' as JobId)).toBe(false)
    expect(calls).toHaveLength(2)
    expect(results).toEqual([{ id: last.id, result: 'ok' }])
  })

  test('after a crash a running and a waiting job run again with the same input, in order', async () => {
    const first = await startProcess()
    const running = await first.jobs.start('groepering', werksessie, { n: 1 })
    const waiting = await first.jobs.start('programma', werksessie, { n: 2 })
    await first.called(1)
    await vi.waitFor(async () => expect(await rowOf(first.storage, running)).toMatchObject({ status: 'bezig' }))
    first.storage.crash()
    const second = await startProcess(first.disk)
    expect(second.jobs.list(werksessie).map(({ id }) => id)).toEqual([waiting.id, running.id])
    const again = await second.called(1)
    expect(again.input).toEqual({ n: 1 })
    again.resolve('een')
    ;(await second.called(2)).resolve('twee')
    await second.reaches(waiting, 'klaar')
    expect(second.results).toEqual([
      { id: running.id, result: 'een' },
      { id: waiting.id, result: 'twee' },
    ])
  })

  test('a crash while the result is handed over hands the same result over again, without running again', async () => {
    let isStuck = false
    const first = await startProcess(undefined, () => {
      isStuck = true
      return new Promise(() => {})
    })
    const job = await first.jobs.start('groepering', werksessie, 1)
    ;(await first.called(1)).resolve({ once: true })
    await vi.waitFor(() => expect(isStuck).toBe(true))
    expect(await first.jobs.cancel(job.id)).toBe(false)
    first.storage.crash()
    const second = await startProcess(first.disk)
    await second.reaches(job, 'klaar')
    expect(second.calls).toEqual([])
    expect(second.results).toEqual([{ id: job.id, result: { once: true } }])
  })

  test('a job that takes the process down is given up after three attempts', async () => {
    let process = await startProcess()
    const job = await process.jobs.start('groepering', werksessie, 1)
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await process.called(1)
      process.storage.crash()
      process = await startProcess(process.disk)
    }
    await process.reaches(job, 'mislukt')
    expect(process.jobs.get(job.id)).toMatchObject({ error: 'gestopt' })
    expect(process.calls).toEqual([])
  })

  test('an orderly stop leaves the work for later and does not count as an attempt', async () => {
    let process = await startProcess()
    const job = await process.jobs.start('groepering', werksessie, 1)
    for (let round = 0; round < 5; round += 1) {
      await process.called(1)
      await process.jobs.close()
      expect(process.results).toEqual([])
      process = await startProcess(process.disk)
    }
    ;(await process.called(1)).resolve('klaar')
    await process.reaches(job, 'klaar')
  })

  test('a result that is not received makes the job fail; a start that cannot be kept rejects and leaves nothing', async () => {
    const { jobs, storage, called, reaches } = await startProcess(undefined, () =>
      Promise.reject(new Error('room is read-only')),
    )
    const job = await jobs.start('groepering', werksessie, 1)
    ;(await called(1)).resolve('x')
    await reaches(job, 'mislukt')
    expect(jobs.get(job.id)).toMatchObject({ error: 'niet_bewaard' })
    storage.failNextCommit('full')
    await expect(jobs.start('programma', werksessie, 1)).rejects.toMatchObject({ reason: 'full' })
    expect(jobs.list(werksessie).map(({ id }) => id)).toEqual([job.id])
  })

  test('only the last finished jobs of a werksessie are kept', async () => {
    const { jobs, storage, called } = await startProcess()
    for (let i = 1; i <= 13; i += 1) {
      const job = await jobs.start('groepering', werksessie, i)
      ;(await called(i)).resolve(i)
      await vi.waitFor(() => expect(jobs.get(job.id)?.status).toBe('klaar'))
    }
    expect(jobs.list(werksessie)).toHaveLength(10)
    expect(await storage.listRows('', 'job')).toHaveLength(10)
  })
})
