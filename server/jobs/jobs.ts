import type { JobId, WerksessieId } from '../../shared/base/ids.ts'
import type { Job } from '../../shared/domain/voorstel.ts'

export type JobKind = Job['kind']

/** Why a job is `mislukt`; stands in `Job.error`. `tijd_op`: too slow, `gestopt`: its thread or the process died. */
export type JobFailure = 'tijd_op' | 'gestopt' | 'fout' | 'niet_bewaard'

/** Does the work of one job. Must give the same result for the same input; the result must be JSON. */
export interface JobRunner {
  /** Rejects with an error that has a `reason` of `JobFailure`, any other error counts as `fout`. */
  run(
    kind: JobKind,
    input: unknown,
    options: {
      readonly job: Job
      /** `progress` from 0 to 1. */
      readonly onProgress: (progress: number) => void
      readonly signal: AbortSignal
    },
  ): Promise<unknown>
}

/** A change of a job: another status, or more progress. */
export type JobListener = (job: Job, werksessieId: WerksessieId) => void

/**
 * Durable work: what was started is on disk, runs again after a restart, and hands over exactly one result. Jobs run one
 * after another, in the order in which they were started.
 */
export interface Jobs {
  /**
   * Starts a job, durable when it resolves. When one of this kind is waiting or running for the werksessie, gives that one.
   * Rejects with `StorageError` when it could not be kept. `input` must be JSON; for `groepering` and `programma` see
   * `server/worker/worker-tasks.ts`.
   */
  start(kind: JobKind, werksessieId: WerksessieId, input: unknown): Promise<Job>
  get(id: JobId): Job | undefined
  /** Jobs of a werksessie, the newest first; of the finished ones the last few are kept. */
  list(werksessieId: WerksessieId): readonly Job[]
  /** True when the job will not give a result; false when it is finished, nearly finished or unknown. */
  cancel(id: JobId): Promise<boolean>
  /** Returns the function that ends it. */
  subscribe(listener: JobListener): () => void
  /** Runs what a former process left waiting or half done. Call once, when results can be received. */
  resume(): void
  /** Stops without finishing: running work is broken off and runs again after the next start. */
  close(): Promise<void>
}
