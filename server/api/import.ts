import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { bordCollection, readBordCollection } from '../../shared/doc/bord-doc.ts'
import { bestandLimits } from '../../shared/domain/bestand.ts'
import { mayCommand } from '../../shared/domain/may-command.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { type ImportReport, importQuerySchema, importReportSchema } from '../../shared/protocol/api.ts'
import { importVoorbeeldSchema, kolommenSchema } from '../../shared/protocol/import.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Who } from '../auth/access.ts'
import { parseJson } from '../import/archief.ts'
import type { Kolommen } from '../import/kolommen.ts'
import type { ImportPlan } from '../import/plan.ts'
import type { ReadImport } from '../import/read-import.ts'
import { findThema } from '../import/signalen.ts'
import type { Table } from '../import/table.ts'
import { readSurvey } from '../import/vragenlijst.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { applyPlan, isEmptyBord } from './apply-plan.ts'
import { type ApiContext, type App, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { previewOf } from './import-preview.ts'
import { ApiError, sentenceOf, unwrap } from './problem.ts'
import { recount, reveal } from './reveal.ts'
import { submitSignalen } from './submit-signalen.ts'

/** Signalen that a report shows, so that people see whether the columns were understood. */
const previewLines = 20

/** `POST …/import`: the raw file as body. `proef=1` says what would happen and changes nothing. */
export const importRoutes: Routes = (app, context) => {
  // A scope of its own: here any body is bytes, whatever its type says.
  app.register(async (scope) => {
    const raw = scope as unknown as App
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: limits.importBytes }, (_request, body, done) =>
      done(null, body),
    )
    raw.post(
      '/werksessies/:id/import',
      {
        bodyLimit: limits.importBytes,
        schema: {
          summary: 'Voegt een lijst, CSV, XLSX, vragenlijst, voorbeeld of archief toe',
          description:
            'Het bestand zelf als body. `soort`: lijst, csv, xlsx, voorbeeld, vragenlijst of archief; zonder soort wordt het herkend.',
          params: inWerksessie,
          querystring: z.extend(withToegang, importQuerySchema.shape),
          response: { 200: importReportSchema, ...problems },
        },
      },
      async (request) => {
        const { room, who } = await enter(context, request, 'importSignalen')
        const { proef, zonder } = request.query
        const { bytes, read } = await readBody(context, request, who)
        const dryRun = proef !== undefined && proef !== '0'
        const hash = createHash('sha256').update(bytes).digest('base64url')
        return apply(context, room, who, without(read, zonder), { dryRun, hash })
      },
    )

    raw.post(
      '/werksessies/:id/import/bekijken',
      {
        bodyLimit: limits.importBytes,
        schema: {
          summary: 'Zegt wat een bestand is en wat ervan zou komen; verandert niets',
          description:
            'Het bestand zelf als body. `kolommen`: JSON die zegt welke kolom wat is; zonder wordt het geraden.',
          params: inWerksessie,
          querystring: z.extend(withToegang, importQuerySchema.shape),
          response: { 200: importVoorbeeldSchema, ...problems },
        },
      },
      async (request) => {
        const { room, who } = await enter(context, request, 'previewImport')
        const { read, kolommen } = await readBody(context, request, who)
        return unwrap(await room.run('server', (tx) => ok(previewOf(tx, read, kolommen))))
      },
    )
  })
}

interface Query {
  readonly soort?: string | undefined
  readonly kolommen?: string | undefined
}

/** The file of a request, read in the worker; only a begeleider may bring more than signalen. */
async function readBody(
  context: ApiContext,
  request: {
    readonly body: unknown
    readonly query: Query
    readonly headers: { readonly 'content-type'?: string | undefined }
  },
  who: Who,
): Promise<{ readonly bytes: Uint8Array; readonly read: ReadImport; readonly kolommen: Kolommen | undefined }> {
  const bytes: unknown = request.body
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw new ApiError(appError('import.nothing'))
  const { soort } = request.query
  const kolommen = request.query.kolommen === undefined ? undefined : parseKolommen(request.query.kolommen)
  const contentType = request.headers['content-type']
  const read = unwrap(
    await context.readImport({
      bytes: new Uint8Array(bytes),
      ...(soort === undefined ? {} : { soort }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(kolommen === undefined ? {} : { kolommen }),
    }),
  )
  if (read.soort !== 'signalen' && !mayCommand(who.rol, 'importAnything'))
    throw new ApiError(appError('auth.forbidden'))
  return { bytes, read, kolommen }
}

function parseKolommen(text: string): Kolommen {
  const json = parseJson(text)
  const parsed = json.ok ? kolommenSchema.safeParse(json.value) : undefined
  if (parsed?.success !== true) throw new ApiError(appError('request.invalid'))
  return Object.fromEntries(Object.entries(parsed.data).filter(([, column]) => column !== undefined))
}

/** The same file without the lines that somebody left out after looking. */
function without(read: ReadImport, zonder: string | undefined): ReadImport {
  if (read.soort !== 'signalen' || zonder === undefined || zonder === '') return read
  const lines = new Set(zonder.split(',').map(Number))
  return { ...read, found: { ...read.found, items: read.found.items.filter(({ line }) => !lines.has(line)) } }
}

interface Options {
  readonly dryRun: boolean
  /** Of the file: importing it twice must not count twice. */
  readonly hash: string
}

async function apply(
  context: ApiContext,
  room: Room,
  who: Who,
  read: ReadImport,
  options: Options,
): Promise<ImportReport> {
  switch (read.soort) {
    case 'signalen':
      return importSignalen(room, who, read.found, options)
    case 'vragenlijst':
      return importSurvey(room, who, read.table, options)
    case 'geheel':
      return importWhole(context, room, who, read.plan, options)
  }
}

async function importSignalen(
  room: Room,
  who: Who,
  { items, refused }: Extract<ReadImport, { soort: 'signalen' }>['found'],
  { dryRun }: Options,
): Promise<ImportReport> {
  const preview = items.slice(0, previewLines).map(({ input }) => ({ text: input.text, kind: input.kind }))
  return unwrap(
    await room.run(who.deelnemerId, (tx) => {
      const deelnemer = tx.rows.get('deelnemer', who.deelnemerId)
      if (deelnemer === undefined) return fail(appError('auth.missing'))
      if (items.length === 0 && refused.length === 0) return fail(appError('import.nothing'))
      const known = bordCollection(tx.docs.bord, 'signalen')
      const fresh = items.filter(({ input }) => !known.has(input.id))
      const already = items.length - fresh.length
      if (dryRun) return ok({ added: fresh.length, already, refused: [...refused], preview })
      const themas = readBordCollection(tx.docs.bord, 'themas').filter(isActive)
      const placed = submitSignalen(
        tx,
        { deelnemer, rights: room.rightsOf(who.rol), onPaper: true },
        fresh.map(({ input, themaName }) => {
          const themaId = findThema(themas, themaName)
          return themaId === undefined ? input : { ...input, themaId }
        }),
      )
      const failed = placed.flatMap((item, index) =>
        item.status === 'geweigerd'
          ? [{ line: fresh[index]?.line ?? 0, code: item.error.code, message: sentenceOf(item.error) }]
          : [],
      )
      return ok({
        added: placed.length - failed.length,
        already,
        refused: [...refused, ...failed].sort((a, b) => a.line - b.line),
        preview,
      })
    }),
  )
}

async function importSurvey(room: Room, who: Who, table: Table, { dryRun, hash }: Options): Promise<ImportReport> {
  const report = unwrap(
    await room.run(who.deelnemerId, (tx) => {
      const read = readSurvey(table, readBordCollection(tx.docs.bord, 'themas').filter(isActive))
      if (!read.ok) return read
      const { responses, withoutConsent, refused } = read.value
      if (responses.length + withoutConsent + refused.length === 0) return fail(appError('import.nothing'))
      const fresh = responses.filter(({ id }) => tx.rows.get('vragenlijst', id) === undefined)
      const report: ImportReport = {
        added: fresh.length,
        already: responses.length - fresh.length,
        refused: [...refused],
        preview: responses.slice(0, previewLines).map(({ answer }) => ({ text: answer, kind: 'bewonersinput' })),
      }
      if (!dryRun) {
        for (const response of fresh) tx.rows.put('vragenlijst', response.id, response)
        countWithoutConsent(tx, withoutConsent, hash)
      }
      return ok(report)
    }),
  )
  // The survey is a part of the electorate of residents: what was revealed is counted anew.
  if (!dryRun && report.added > 0) await recount(room, who.deelnemerId)
  return report
}

/** Of responses without consent there is only a number; the hash of the file keeps it from being added twice. */
function countWithoutConsent(tx: RoomTx, added: number, hash: string): void {
  const key = `import.${hash}`
  if (tx.rows.get('command', key) !== undefined) return
  tx.rows.put('command', key, { at: tx.clock.now(), answer: added })
  const before = tx.rows.get('telling', 'zonder_toestemming')?.count ?? 0
  tx.rows.put('telling', 'zonder_toestemming', { count: before + added })
}

async function importWhole(
  context: ApiContext,
  room: Room,
  who: Who,
  plan: ImportPlan,
  { dryRun }: Options,
): Promise<ImportReport> {
  const preview = plan.bord.signalen
    .filter(isActive)
    .slice(0, previewLines)
    .map(({ text, kind }) => ({ text, kind }))
  if (!dryRun) await keepBestanden(context, room, who, plan)
  const added = unwrap(
    await room.run(who.deelnemerId, (tx) => {
      if (!isEmptyBord(tx)) return fail(appError('import.not_empty'))
      if (dryRun)
        return ok(Object.values(plan.bord).reduce((sum, records: readonly unknown[]) => sum + records.length, 0))
      return ok(applyPlan(tx, plan))
    }),
  )
  if (!dryRun && plan.stemronde?.status === 'onthuld') await reveal(room, who.deelnemerId)
  return { added, already: 0, refused: [], preview }
}

/** Pictures of an archive are drawn anew like any other; what is no picture is left behind, and its place says so. */
async function keepBestanden(context: ApiContext, room: Room, who: Who, { bestanden = [] }: ImportPlan): Promise<void> {
  const isEmpty = unwrap(await room.run('server', (tx) => ok(isEmptyBord(tx))))
  if (!isEmpty) throw new ApiError(appError('import.not_empty'))
  for (const { id, bytes } of bestanden) {
    const clean = await context.cleanBestand('afbeelding', bytes)
    if (!clean.ok) continue
    const { contentType, width, height } = clean.value
    const bestand = {
      id,
      soort: 'afbeelding' as const,
      contentType,
      bytes: clean.value.bytes.length,
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      deelnemerId: who.deelnemerId,
      at: context.clock.now(),
    }
    const quota = { bytes: bestandLimits.quotaBytes, files: bestandLimits.quotaFiles }
    const put = await context.bestanden.put(room.id, bestand, clean.value.bytes, quota)
    if (put.kind === 'full') throw new ApiError(appError('bestand.quota'))
  }
}
