import { appError } from '../../shared/base/errors.ts'
import { fail, type Result } from '../../shared/base/result.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { ExportFile } from '../export/export.ts'
import type { ReadImport } from '../import/read-import.ts'
import type { JobRunner } from '../jobs/jobs.ts'
import type { Log } from '../observability/log.ts'
import type { ExportTask } from './make-export.ts'
import { createWorkerHost, TaskFailure, type TaskOptions, type WorkerHost } from './worker-host.ts'
import type { GroeperingInput, ProgrammaInput, WorkerTasks } from './worker-tasks.ts'

/** The worker of the product: one warm thread with the tasks of `worker-entry.ts`. */
export const createWorker = (log: Log): WorkerHost<WorkerTasks> =>
  createWorkerHost<WorkerTasks>({ log, entry: { caller: import.meta.url, name: 'worker-entry' } })

/**
 * Runs jobs in the worker. Input of `groepering` is a `GroeperingInput`, of `programma` a `ProgrammaInput`; the results
 * are a `Voorstel` (with the id of the job) and a `DraftProgramma`. Files are made on demand, not as a job.
 */
export function createJobRunner(worker: WorkerHost<WorkerTasks>): JobRunner {
  return {
    run: (kind, input, { job, onProgress, signal }) => {
      const options = { onProgress, signal }
      switch (kind) {
        case 'groepering': {
          // Work that a former version left waiting is a bare snapshot.
          const { snapshot, earlier } =
            'snapshot' in (input as object)
              ? (input as GroeperingInput)
              : { snapshot: input as WerksessieSnapshot, earlier: undefined }
          const asked = { snapshot, id: job.id, createdAt: job.createdAt }
          return worker.run('groepering', earlier === undefined ? asked : { ...asked, earlier }, options)
        }
        case 'programma':
          return worker.run('programma', input as ProgrammaInput, options)
        case 'export':
          return Promise.reject(new TaskFailure('fout', 'files are not made as a job'))
      }
    },
  }
}

/** Makes files in the worker. Errors: `export.unknown`, and `export.failed` when the worker could not make it or was stopped. */
export function createExporter(
  worker: WorkerHost<WorkerTasks>,
  log: Log,
): (task: ExportTask, options?: TaskOptions) => Promise<Result<ExportFile>> {
  return async (task, options = {}) => {
    try {
      return await worker.run('export', task, options)
    } catch (error) {
      const failure = error instanceof TaskFailure ? error : new TaskFailure('fout', String(error))
      if (failure.reason === 'geannuleerd') return fail(appError('export.failed'))
      log.error('export.failed', { what: task.what, ext: task.ext, reason: failure.reason, message: failure.message })
      return fail(failure.error ?? appError('export.failed'))
    }
  }
}

/**
 * Reads files to import in the worker. `import.unreadable` also when reading took too long or too much memory: then the
 * thread is gone and the server is not.
 */
export function createImporter(
  worker: WorkerHost<WorkerTasks>,
  log: Log,
): (file: WorkerTasks['import']['input']) => Promise<Result<ReadImport>> {
  return async (file) => {
    try {
      return await worker.run('import', file)
    } catch (error) {
      const failure = error instanceof TaskFailure ? error : new TaskFailure('fout', String(error))
      log.warn('import.failed', { reason: failure.reason, bytes: file.bytes.length })
      return fail(failure.error ?? appError('import.unreadable'))
    }
  }
}
