import { appError } from '../../shared/base/errors.ts'
import { fail, type Result } from '../../shared/base/result.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { ExportFile, ExportInput } from '../export/export.ts'
import type { JobRunner } from '../jobs/jobs.ts'
import type { Log } from '../observability/log.ts'
import { createWorkerHost, TaskFailure, type WorkerHost } from './worker-host.ts'
import type { ProgrammaInput, WorkerTasks } from './worker-tasks.ts'

/** The worker of the product: one warm thread with the tasks of `worker-entry.ts`. */
export const createWorker = (log: Log): WorkerHost<WorkerTasks> =>
  createWorkerHost<WorkerTasks>({ log, entry: { caller: import.meta.url, name: 'worker-entry' } })

/**
 * Runs jobs in the worker. Input of `groepering` is a `WerksessieSnapshot`, of `programma` a `ProgrammaInput`; the results
 * are a `Voorstel` (with the id of the job) and a `DraftProgramma`. Files are made on demand, not as a job.
 */
export function createJobRunner(worker: WorkerHost<WorkerTasks>): JobRunner {
  return {
    run: (kind, input, { job, onProgress, signal }) => {
      const options = { onProgress, signal }
      switch (kind) {
        case 'groepering': {
          const snapshot = input as WerksessieSnapshot
          return worker.run('groepering', { snapshot, id: job.id, createdAt: job.createdAt }, options)
        }
        case 'programma':
          return worker.run('programma', input as ProgrammaInput, options)
        case 'export':
          return Promise.reject(new TaskFailure('fout', 'files are not made as a job'))
      }
    },
  }
}

export type MakeExport = (input: ExportInput, what: string, ext: string) => Promise<Result<ExportFile>>

/** Makes files in the worker. Errors: `export.unknown`, and `export.failed` when the worker could not make it. */
export function createExporter(worker: WorkerHost<WorkerTasks>, log: Log): MakeExport {
  return async (input, what, ext) => {
    try {
      return await worker.run('export', { input, what, ext })
    } catch (error) {
      const failure = error instanceof TaskFailure ? error : new TaskFailure('fout', String(error))
      log.error('export.failed', { what, ext, reason: failure.reason, message: failure.message })
      return fail(failure.error ?? appError('export.failed'))
    }
  }
}
