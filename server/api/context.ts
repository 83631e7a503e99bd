import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Clock } from '../../shared/base/clock.ts'
import { appError } from '../../shared/base/errors.ts'
import { type Ids, type WerksessieId, werksessieIdSchema } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { BestandSoort } from '../../shared/domain/bestand.ts'
import { type Command, mayCommand } from '../../shared/domain/may-command.ts'
import { problemSchema } from '../../shared/protocol/api.ts'
import type { Access, Who } from '../auth/access.ts'
import { equalSecrets } from '../auth/token.ts'
import type { ExportFile } from '../export/export.ts'
import type { Huisstijl } from '../export/huisstijl.ts'
import type { ReadImport } from '../import/read-import.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Log } from '../observability/log.ts'
import type { Bestanden } from '../storage/bestanden.ts'
import type { Storage } from '../storage/storage.ts'
import type { Room, RoomRegistry } from '../sync/room-port.ts'
import type { Taalmodel } from '../taalmodel/taalmodel.ts'
import type { CleanFile } from '../worker/clean-picture.ts'
import type { ExportTask } from '../worker/make-export.ts'
import type { MadeGebieden } from '../worker/make-gebieden.ts'
import type { WorkerTasks } from '../worker/worker-tasks.ts'
import { ApiError, unwrap } from './problem.ts'

/** How somebody follows work in a thread, and stops it. */
export interface WorkOptions {
  /** The fraction (0–1) that is done. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/** What the routes work with; `main.ts` puts it together. */
export interface ApiContext {
  readonly registry: RoomRegistry
  readonly storage: Pick<Storage, 'commit' | 'getRow' | 'listRows'>
  /** Pictures and maps of werksessies. */
  readonly bestanden: Bestanden
  /** Draws a picture (or writes a map) anew, outside the thread that serves the room. */
  readonly cleanBestand: (soort: BestandSoort, bytes: Uint8Array) => Promise<Result<CleanFile>>
  readonly access: Access
  readonly jobs: Jobs
  /** Makes a file of a werksessie outside the thread that serves the room. */
  readonly makeExport: (task: ExportTask, options?: WorkOptions) => Promise<Result<ExportFile>>
  /** Reads a file to import, outside the thread that serves the room: what breaks it breaks nothing else. */
  readonly readImport: (file: WorkerTasks['import']['input']) => Promise<Result<ReadImport>>
  /** The house style of the municipality. */
  readonly huisstijl: Huisstijl
  /** Makes the map of a werksessie out of GeoJSON, outside the thread that serves the room. */
  readonly makeGebieden: (bytes: Uint8Array) => Promise<Result<MadeGebieden>>
  /** Tiles of an own map server; see `Config`. */
  readonly tileUrl?: string
  readonly adminToken: string
  /** Only when somebody set one up for this server. */
  readonly taalmodel?: Taalmodel
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** The origin that goes into links, without a slash at the end. */
  readonly linkOrigin: () => string
  /** Tells that people came or went, so that `aanwezig` is brought up to date. */
  readonly touchPresence: (room: Room) => void
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** One file per resource: each adds its routes to the app. */
export type Routes = (app: App, context: ApiContext) => void

export const inWerksessie = z.object({ id: z.string() })
export const withToegang = z.object({ toegang: z.optional(z.string()) })
/** Every route may answer with a problem; named once for the description of the API. */
export const problems = { '4xx': problemSchema, '5xx': problemSchema } as const

type Request = Pick<FastifyRequest, 'raw' | 'params' | 'query' | 'headers'>

/**
 * Opens the room that the path names for whoever asks, when their rol may give this command. No cookie at all is
 * `auth.missing`; everything else that does not fit is answered as if it did not exist.
 */
export async function enter(
  context: ApiContext,
  request: Request,
  command: Command,
): Promise<{ readonly room: Room; readonly who: Who }> {
  const id = werksessieIdSchema.safeParse((request.params as { id?: unknown }).id)
  const { toegang } = request.query as { toegang?: string }
  if (!id.success) throw new ApiError(appError('werksessie.not_found'))
  const who = await context.access.authorize(request.raw, id.data, toegang)
  if (who === undefined) {
    const known = await context.access.toegangenOf(request.raw)
    throw new ApiError(appError(known.length === 0 ? 'auth.missing' : 'auth.forbidden'))
  }
  if (!mayCommand(who.rol, command)) throw new ApiError(appError('auth.forbidden'))
  return { room: unwrap(await context.registry.open(id.data as WerksessieId)), who }
}

/** Only the beheerder: `Authorization: Bearer $ADMIN_TOKEN`. */
export function requireBeheerder(context: ApiContext, request: Request): void {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (given === undefined || !equalSecrets(given.trim(), context.adminToken))
    throw new ApiError(appError('auth.missing'))
}
