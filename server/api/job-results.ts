import type { WerksessieId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import type { DraftProgramma } from '../../shared/domain/programma.ts'
import type { Job, Voorstel } from '../../shared/domain/voorstel.ts'
import type { Log } from '../observability/log.ts'
import type { RoomRegistry } from '../sync/room-port.ts'
import { unwrap } from './problem.ts'
import { isEmptyProgramma, replaceKey } from './programma.ts'
import { legErnaast, vervangDoor } from './programma-werk.ts'

/** Puts the result of a job where people see it. Doing it twice changes nothing more: the key is the job. */
export async function applyJobResult(
  registry: Pick<RoomRegistry, 'open'>,
  job: Job,
  werksessieId: WerksessieId,
  result: unknown,
): Promise<void> {
  const room = unwrap(await registry.open(werksessieId))
  if (job.kind === 'groepering') {
    unwrap(
      await room.run('server', (tx) => {
        const voorstellen = tx.docs.regie.getMap<Voorstel>('voorstellen')
        for (const key of [...voorstellen.keys()]) if (key !== job.id) voorstellen.delete(key)
        voorstellen.set(job.id, { ...(result as Voorstel), id: job.id, createdAt: job.createdAt })
        return ok(undefined)
      }),
    )
  }
  if (job.kind === 'programma') {
    unwrap(
      await room.run('server', (tx) => {
        const draft = result as DraftProgramma
        const mayReplace = tx.rows.get('command', replaceKey) !== undefined
        if (mayReplace) tx.rows.delete('command', replaceKey)
        // What people wrote stays, also when they began while the worker drafted: then the draft lies beside it.
        if (mayReplace || isEmptyProgramma(tx)) vervangDoor(tx, draft)
        else legErnaast(tx, draft)
        return ok(undefined)
      }),
    )
  }
}

/** How often the progress of a running job is written into `regie`, in ms. */
const progressMs = 500

/** Shows jobs to the begeleiders: status changes at once, progress at most twice a second. */
export function createJobMirror(
  registry: Pick<RoomRegistry, 'open'>,
  log: Log,
): (job: Job, werksessieId: WerksessieId) => void {
  const shownAt = new Map<string, { at: number; status: Job['status'] }>()
  return (job, werksessieId) => {
    const before = shownAt.get(job.id)
    const now = performance.now()
    if (before?.status === job.status && now - before.at < progressMs) return
    if (job.status === 'wacht' || job.status === 'bezig') shownAt.set(job.id, { at: now, status: job.status })
    else shownAt.delete(job.id)
    mirrorJob(registry, job, werksessieId).catch((error: unknown) =>
      log.warn('job.mirror_failed', { werksessieId, jobId: job.id, error: String(error) }),
    )
  }
}

/** The newest few of each kind are enough to look back on. */
const keptPerKind = 3

async function mirrorJob(registry: Pick<RoomRegistry, 'open'>, job: Job, werksessieId: WerksessieId): Promise<void> {
  if (job.kind === 'export') return
  const room = unwrap(await registry.open(werksessieId))
  unwrap(
    await room.run('server', (tx) => {
      const jobs = tx.docs.regie.getMap<Job>('jobs')
      const { id, kind, status, progress, error, createdAt } = job
      jobs.set(id, { id, kind, status, progress, createdAt, ...(error === undefined ? {} : { error }) })
      const old = [...jobs.values()]
        .filter((other) => other.kind === kind && other.status !== 'wacht' && other.status !== 'bezig')
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(keptPerKind)
      for (const { id: oldId } of old) jobs.delete(oldId)
      return ok(undefined)
    }),
  )
}
