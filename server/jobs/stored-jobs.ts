import * as z from 'zod/mini'
import type { Clock } from '../../shared/base/clock.ts'
import { type Ids, type JobId, type WerksessieId, werksessieIdSchema } from '../../shared/base/ids.ts'
import { type Job, jobSchema } from '../../shared/domain/voorstel.ts'
import type { Log } from '../observability/log.ts'
import type { GlobalRows } from '../storage/row-kinds.ts'
import type { RowOp, Storage } from '../storage/storage.ts'
import type { JobFailure, JobKind, JobListener, JobRunner, Jobs } from './jobs.ts'

type JobRow = GlobalRows['job']

export interface StoredJobsParts {
  readonly storage: Pick<Storage, 'commit' | 'listRows'>
  readonly runner: JobRunner
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /**
   * Receives the result, before the job is `klaar`. After a crash in between it is called again with the same job id, so
   * what it does must be idempotent by that id. A rejection makes the job `mislukt` with `niet_bewaard`.
   */
  readonly onResult: (job: Job, werksessieId: WerksessieId, result: unknown) => Promise<void>
}

/** A job that was begun this often without an end takes the process down with it; it is not tried again. */
const MAX_ATTEMPTS = 3
/** Finished jobs of a werksessie that stay visible. */
const KEPT_FINISHED = 10
/** Listeners hear of progress in steps of at least this much. */
const PROGRESS_STEP = 0.01

const reasons: readonly JobFailure[] = ['tijd_op', 'gestopt', 'fout', 'niet_bewaard']
const jobRowSchema = z.extend(jobSchema, {
  werksessieId: werksessieIdSchema,
  input: z.optional(z.unknown()),
  result: z.optional(z.unknown()),
  attempts: z.optional(z.number()),
})

interface Entry {
  row: JobRow
  /** Resolves when the job is on disk. */
  kept: Promise<void>
  readonly abort: AbortController
  /** The result is being handed over: too late to cancel. */
  isHandingOver: boolean
}

/** Reads the jobs of this installation. Nothing runs before `resume` is called. Rejects with `StorageError`. */
export async function createStoredJobs(parts: StoredJobsParts): Promise<Jobs> {
  const rows = await parts.storage.listRows('', 'job')
  const jobs: JobRow[] = []
  for (const { key, value } of rows) {
    const parsed = jobRowSchema.safeParse(value)
    if (parsed.success) jobs.push(toJobRow(parsed.data))
    else parts.log.error('jobs.unreadable_row', { key })
  }
  return new StoredJobs(parts, jobs)
}

class StoredJobs implements Jobs {
  private readonly parts: StoredJobsParts
  private readonly entries = new Map<JobId, Entry>()
  private readonly waiting: Entry[] = []
  private readonly listeners = new Set<JobListener>()
  private running: Promise<void> | undefined
  private isOpen = false

  constructor(parts: StoredJobsParts, rows: readonly JobRow[]) {
    this.parts = parts
    for (const row of [...rows].sort(byAge)) {
      const entry = createEntry(row)
      this.entries.set(row.id, entry)
      if (!isFinished(row)) this.waiting.push(entry)
    }
  }

  async start(kind: JobKind, werksessieId: WerksessieId, input: unknown): Promise<Job> {
    for (const entry of this.entries.values()) {
      const { row } = entry
      if (row.kind !== kind || row.werksessieId !== werksessieId || isFinished(row)) continue
      await entry.kept
      return toJob(entry.row)
    }
    const id = this.parts.ids.next<JobId>()
    const createdAt = this.parts.clock.now()
    const entry = createEntry({ id, kind, status: 'wacht', progress: 0, createdAt, werksessieId, input })
    this.entries.set(id, entry)
    entry.kept = this.save(entry, {})
    try {
      await entry.kept
    } catch (error) {
      this.entries.delete(id)
      throw error
    }
    this.waiting.push(entry)
    this.next()
    return toJob(entry.row)
  }

  get(id: JobId): Job | undefined {
    const entry = this.entries.get(id)
    return entry === undefined ? undefined : toJob(entry.row)
  }

  list(werksessieId: WerksessieId): readonly Job[] {
    return [...this.entries.values()]
      .filter(({ row }) => row.werksessieId === werksessieId)
      .sort((a, b) => byAge(b.row, a.row))
      .map(({ row }) => toJob(row))
  }

  async cancel(id: JobId): Promise<boolean> {
    const entry = this.entries.get(id)
    if (entry === undefined || isFinished(entry.row) || entry.isHandingOver) return false
    entry.abort.abort()
    await entry.kept
    const place = this.waiting.indexOf(entry)
    if (place >= 0) {
      this.waiting.splice(place, 1)
      await this.finish(entry, { status: 'geannuleerd' })
    } else await this.running
    return entry.row.status === 'geannuleerd'
  }

  subscribe(listener: JobListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  resume(): void {
    this.isOpen = true
    this.next()
  }

  async close(): Promise<void> {
    this.isOpen = false
    for (const entry of this.entries.values()) if (!entry.isHandingOver) entry.abort.abort()
    await this.running
  }

  private next(): void {
    if (!this.isOpen || this.running !== undefined) return
    const entry = this.waiting.shift()
    if (entry === undefined) return
    this.running = this.work(entry).finally(() => {
      this.running = undefined
      this.next()
    })
  }

  /** From waiting to finished; never rejects. */
  private async work(entry: Entry): Promise<void> {
    try {
      const attempts = (entry.row.attempts ?? 0) + 1
      if (attempts > MAX_ATTEMPTS) return await this.finish(entry, { status: 'mislukt', error: 'gestopt' })
      await this.save(entry, { status: 'bezig', progress: 0, attempts })
      if (entry.abort.signal.aborted) return await this.stop(entry)
      // A result that was on disk before the process died is handed over as it is: exactly one result per job.
      const result = 'result' in entry.row ? entry.row.result : await this.produce(entry)
      if (entry.abort.signal.aborted) return await this.stop(entry)
      entry.isHandingOver = true
      try {
        await this.parts.onResult(toJob(entry.row), entry.row.werksessieId, result)
      } catch (error) {
        throw Object.assign(new Error('the result was not received', { cause: error }), { reason: 'niet_bewaard' })
      }
      await this.finish(entry, { status: 'klaar', progress: 1 })
    } catch (error) {
      if (entry.abort.signal.aborted && !entry.isHandingOver) return this.stop(entry)
      const reason = reasonOf(error)
      this.parts.log.warn('jobs.failed', {
        jobId: entry.row.id,
        kind: entry.row.kind,
        reason,
        message: messageOf(error),
      })
      await this.finish(entry, { status: 'mislukt', error: reason })
    }
  }

  private async produce(entry: Entry): Promise<unknown> {
    const { kind, input } = entry.row
    const onProgress = (progress: number): void => {
      const clamped = Math.min(1, Math.max(0, progress))
      if (entry.abort.signal.aborted || clamped < entry.row.progress + PROGRESS_STEP) return
      entry.row = { ...entry.row, progress: clamped }
      this.tell(entry)
    }
    const job = toJob(entry.row)
    const result = (await this.parts.runner.run(kind, input, { job, onProgress, signal: entry.abort.signal })) ?? null
    if (!entry.abort.signal.aborted) await this.save(entry, { result })
    return result
  }

  /** Cancelled by a person, or only broken off because the process stops: then it stays on disk to run again. */
  private async stop(entry: Entry): Promise<void> {
    if (this.isOpen) return this.finish(entry, { status: 'geannuleerd' })
    try {
      // An orderly stop is not the job's fault and does not count as an attempt.
      await this.save(entry, { status: 'wacht', progress: 0, attempts: Math.max(0, (entry.row.attempts ?? 1) - 1) })
    } catch (error) {
      this.parts.log.error('jobs.not_saved', { jobId: entry.row.id, message: messageOf(error) })
    }
  }

  private async finish(entry: Entry, changes: Partial<Pick<JobRow, 'status' | 'progress' | 'error'>>): Promise<void> {
    const { result: _, ...row } = entry.row
    // The input is a copy of what people wrote; it is not kept longer than needed.
    entry.row = { ...row, input: null }
    try {
      await this.save(entry, changes, this.outdated(entry))
    } catch (error) {
      // On disk it is still unfinished and runs again after a restart; `onResult` is idempotent.
      this.parts.log.error('jobs.not_saved', { jobId: entry.row.id, message: messageOf(error) })
      entry.row = { ...entry.row, ...changes }
      this.tell(entry)
    }
  }

  /** Finished jobs of the same werksessie beyond those that are kept. */
  private outdated({ row }: Entry): readonly RowOp[] {
    const finished = [...this.entries.values()]
      .filter((other) => other.row.werksessieId === row.werksessieId && isFinished(other.row))
      .sort((a, b) => byAge(b.row, a.row))
    return finished.slice(KEPT_FINISHED - 1).map((old) => {
      this.entries.delete(old.row.id)
      return { op: 'delete', room: '', kind: 'job', key: old.row.id }
    })
  }

  /** Changes the job on disk, then here; listeners hear of it when it is durable. */
  private async save(entry: Entry, changes: Partial<JobRow>, more: readonly RowOp[] = []): Promise<void> {
    const value = { ...entry.row, ...changes }
    await this.parts.storage.commit({ rows: [{ op: 'put', room: '', kind: 'job', key: value.id, value }, ...more] })
    entry.row = { ...entry.row, ...changes }
    this.tell(entry)
  }

  private tell({ row }: Entry): void {
    for (const listener of this.listeners) {
      try {
        listener(toJob(row), row.werksessieId)
      } catch (error) {
        this.parts.log.error('jobs.listener_failed', { jobId: row.id, message: messageOf(error) })
      }
    }
  }
}

const createEntry = (row: JobRow): Entry => ({
  row,
  kept: Promise.resolve(),
  abort: new AbortController(),
  isHandingOver: false,
})

const isFinished = ({ status }: Pick<Job, 'status'>): boolean => status !== 'wacht' && status !== 'bezig'

const byAge = (a: Job, b: Job): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

function toJob({ id, kind, status, progress, error, createdAt }: JobRow): Job {
  return { id, kind, status, progress, createdAt, ...(error === undefined ? {} : { error }) }
}

function toJobRow({ error, result, attempts, ...row }: z.infer<typeof jobRowSchema>): JobRow {
  return {
    ...row,
    input: row.input ?? null,
    ...(error === undefined ? {} : { error }),
    ...(result === undefined ? {} : { result }),
    ...(attempts === undefined ? {} : { attempts }),
  }
}

function reasonOf(error: unknown): JobFailure {
  const reason = error instanceof Error && 'reason' in error ? error.reason : undefined
  if (error instanceof Error && error.name === 'StorageError') return 'niet_bewaard'
  return reasons.find((known) => known === reason) ?? 'fout'
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300)
