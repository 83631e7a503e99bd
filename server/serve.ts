import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../shared/base/clock.ts'
import { appError } from '../shared/base/errors.ts'
import { type DeelnemerId, randomIds, type WerksessieId } from '../shared/base/ids.ts'
import { fail, ok } from '../shared/base/result.ts'
import type { Links } from '../shared/protocol/api.ts'
import { applyPlan } from './api/apply-plan.ts'
import type { ApiContext } from './api/context.ts'
import { createPresenceKeeper } from './api/deelnemers.ts'
import { applyJobResult, createJobMirror } from './api/job-results.ts'
import { putVoorbeeld } from './api/kaart.ts'
import { createRevealKeeper } from './api/prive.ts'
import { ApiError, unwrap } from './api/problem.ts'
import { createWerksessie, linksOf } from './api/werksessies.ts'
import { createAccess } from './auth/access.ts'
import { ensureAdminToken } from './auth/admin-token.ts'
import type { Config } from './config.ts'
import { loadSample, projectRoot } from './demo/load-sample.ts'
import { loadHuisstijl } from './export/load-huisstijl.ts'
import { createStoredJobs } from './jobs/stored-jobs.ts'
import { createBusyMeter } from './observability/busy.ts'
import type { Log } from './observability/log.ts'
import { openSqliteStorage } from './storage/sqlite-storage.ts'
import { createRoomRegistry } from './sync/room-registry.ts'
import { createTaalmodel } from './taalmodel/taalmodel.ts'
import { lanAddresses, ownOrigins } from './transport/admission.ts'
import { createHttp } from './transport/http.ts'
import { createWsGateway } from './transport/ws-gateway.ts'
import { createWorkerHost, TaskFailure, type WorkerHost } from './worker/worker-host.ts'
import { createExporter, createImporter, createJobRunner } from './worker/worker-jobs.ts'
import type { WorkerTasks } from './worker/worker-tasks.ts'

/** A running server and everything that a start text or a test wants to know of it. */
export interface Running {
  readonly port: number
  readonly adminToken: string
  /** Origin of links: `PUBLIC_URL`, else the LAN address, else localhost. */
  readonly linkOrigin: string
  /** Origins under which others on the network reach it. */
  readonly lanOrigins: readonly string[]
  /** Opens the sample (once; later calls find it) and gives its links. */
  openDemo(): Promise<Links>
  /** Ends in order: sockets are told, what was accepted is on disk. At most about five seconds. */
  close(): Promise<void>
}

export interface ServeOptions {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
}

const demoId = 'lindenholt-2023' as WerksessieId
const closeRoomsMs = 4000
/** What takes longer was made to take long. */
const pictureMs = 30_000

/** Puts the parts together and listens. Rejects when the port is taken or the storage cannot be opened. */
export async function serve({ config, log, clock }: ServeOptions): Promise<Running> {
  const random = (count: number): Uint8Array => randomBytes(count)
  const adminToken = ensureAdminToken(config.dataDir, config.adminToken, random)
  const storage = await openSqliteStorage({ dataDir: config.dataDir, log })
  const registry = createRoomRegistry({
    storage,
    clock,
    ids: randomIds,
    log,
    onAudience: (room) => {
      presence.touch(room)
      reveals.touch(room)
    },
    busy: createBusyMeter(),
  })
  const access = createAccess({ storage, clock, ids: randomIds, random })
  const worker = createWorkerHost<WorkerTasks>({ log, entry: { caller: workerFolder(), name: 'worker-entry' } })
  // Pictures have a thread of their own: whoever puts one on the bord never waits for a grouping or an export.
  const pictures = createWorkerHost<WorkerTasks>({
    log,
    entry: { caller: workerFolder(), name: 'worker-entry' },
    timeoutMs: pictureMs,
    memoryMb: 512,
  })
  // Files that go out and come in have one too: a report waits for no grouping, and what breaks it breaks nothing else.
  const paper = createWorkerHost<WorkerTasks>({
    log,
    entry: { caller: workerFolder(), name: 'worker-entry' },
    memoryMb: 512,
  })
  const huisstijl = loadHuisstijl(config.themeDir, log)
  const jobs = await createStoredJobs({
    storage,
    runner: createJobRunner(worker),
    clock,
    ids: randomIds,
    log,
    onResult: (job, werksessieId, result) => applyJobResult(registry, job, werksessieId, result),
  })
  const presence = createPresenceKeeper(log)
  const reveals = createRevealKeeper(log)
  const origins = { current: new Set<string>() as ReadonlySet<string> }
  const address = { linkOrigin: '' }
  const context: ApiContext = {
    registry,
    storage,
    bestanden: storage.bestanden,
    cleanBestand: (soort, bytes) => cleanBestand(pictures, log, { soort, bytes }),
    makeGebieden: (bytes) => makeGebieden(pictures, log, { bytes }),
    access,
    jobs,
    makeExport: createExporter(paper, log),
    readImport: createImporter(paper, log),
    huisstijl,
    adminToken,
    ...(config.taalmodel === undefined ? {} : { taalmodel: createTaalmodel(config.taalmodel) }),
    clock,
    ids: randomIds,
    log,
    linkOrigin: () => address.linkOrigin,
    ...(config.tileUrl === undefined ? {} : { tileUrl: config.tileUrl }),
    touchPresence: (room) => presence.touch(room),
  }
  const gateway = createWsGateway({
    registry,
    auth: (request, werksessieId, toegang) => access.authorize(request, werksessieId, toegang),
    origins: { has: (origin) => origins.current.has(origin) },
    clock,
    log,
  })
  // Loaded when somebody wants them: every module costs a moment of every start.
  const metrics =
    config.metricsPort === undefined
      ? undefined
      : (await import('./observability/metrics.ts')).createMetrics({ sockets: () => gateway.socketCount })
  const app = await createHttp({
    context,
    log,
    clientDir: join(projectRoot(), 'dist', 'client'),
    ...(config.tls === undefined
      ? {}
      : { tls: { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) } }),
    ...(config.tileUrl === undefined ? {} : { tileUrl: config.tileUrl }),
    origins: () => origins.current,
    isReady: () => storage.probe(),
    ...(metrics === undefined ? {} : { onAnswered: metrics.request }),
  })
  gateway.attach(app.server)
  const mirror = createJobMirror(registry, log)
  jobs.subscribe((job, werksessieId) => {
    mirror(job, werksessieId)
    if (job.status !== 'wacht' && job.status !== 'bezig') metrics?.job(job.kind, job.status)
  })

  const closeParts = async (): Promise<void> => {
    presence.close()
    gateway.close()
    await app.close()
    await jobs.close()
    await worker.close()
    await paper.close()
    await pictures.close()
    await registry.close(closeRoomsMs)
    await storage.close()
  }
  let metricsServer: Awaited<ReturnType<NonNullable<typeof metrics>['listen']>> | undefined
  try {
    metricsServer = await metrics?.listen(config.metricsPort ?? 0, config.host)
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await metricsServer?.close()
    await closeParts()
    throw error
  }
  const bound = app.server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port
  const secure = config.tls !== undefined
  origins.current = ownOrigins({
    secure,
    port,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
  })
  const originOf = (host: string): string => `${secure ? 'https' : 'http'}://${host}:${port}`
  const isOpenToNetwork = config.host !== '127.0.0.1' && config.host !== 'localhost' && config.host !== '::1'
  const lanOrigins = isOpenToNetwork ? lanAddresses().map(originOf) : []
  address.linkOrigin = config.publicUrl ?? lanOrigins[0] ?? originOf('localhost')
  jobs.resume()

  return {
    port,
    adminToken,
    linkOrigin: address.linkOrigin,
    lanOrigins,
    openDemo: () => openDemo(context),
    close: async () => {
      await metricsServer?.close()
      await closeParts()
    },
  }
}

/** The worker's entry lies in the folder beside this file, in the sources as well as in what is built. */
const workerFolder = (): string => new URL('./worker/', import.meta.url).href + import.meta.url.replace(/^.*\//, '')

async function cleanBestand(
  worker: WorkerHost<WorkerTasks>,
  log: Log,
  input: WorkerTasks['bestand']['input'],
): ReturnType<ApiContext['cleanBestand']> {
  try {
    return await worker.run('bestand', input)
  } catch (error) {
    // The thread died of it, or was stopped: what it was doing is nothing that can be kept.
    log.warn('bestand.failed', { soort: input.soort, reason: error instanceof TaskFailure ? error.reason : 'fout' })
    return fail(appError('bestand.unreadable'))
  }
}

async function makeGebieden(
  worker: WorkerHost<WorkerTasks>,
  log: Log,
  input: WorkerTasks['gebieden']['input'],
): ReturnType<ApiContext['makeGebieden']> {
  try {
    return await worker.run('gebieden', input)
  } catch (error) {
    log.warn('kaart.failed', { reason: error instanceof TaskFailure ? error.reason : 'fout' })
    return fail(appError('bestand.unreadable'))
  }
}

async function openDemo(context: ApiContext): Promise<Links> {
  const known = await context.registry.open(demoId)
  if (known.ok) return unwrap(await known.value.run('server', (tx) => ok(linksOf(tx, context.linkOrigin(), demoId))))
  if (known.error.code !== 'werksessie.not_found') throw new ApiError(known.error)
  const plan = unwrap(loadSample())
  const links = await createWerksessie(context, demoId, { title: plan.werksessie.title }, (tx) => {
    applyPlan(tx, plan)
  })
  await putVoorbeeld(context, unwrap(await context.registry.open(demoId)), 'server' as DeelnemerId)
  return links
}
