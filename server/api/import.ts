import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { bordCollection, readBordCollection } from '../../shared/doc/bord-doc.ts'
import { mayCommand } from '../../shared/domain/may-command.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { type ImportReport, importQuerySchema, importReportSchema } from '../../shared/protocol/api.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Who } from '../auth/access.ts'
import type { ImportPlan } from '../import/plan.ts'
import { type ReadImport, readImport } from '../import/read-import.ts'
import { findThema } from '../import/signalen.ts'
import type { Table } from '../import/table.ts'
import { readSurvey } from '../import/vragenlijst.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { applyPlan, isEmptyBord } from './apply-plan.ts'
import { type App, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
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
        const { soort, proef } = request.query
        const bytes: unknown = request.body
        if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw new ApiError(appError('import.nothing'))
        const read = unwrap(await readImport(bytes, soort, request.headers['content-type']))
        if (read.soort !== 'signalen' && !mayCommand(who.rol, 'importAnything'))
          throw new ApiError(appError('auth.forbidden'))
        const dryRun = proef !== undefined && proef !== '0'
        const hash = createHash('sha256').update(bytes).digest('base64url')
        return apply(room, who, read, { dryRun, hash })
      },
    )
  })
}

interface Options {
  readonly dryRun: boolean
  /** Of the file: importing it twice must not count twice. */
  readonly hash: string
}

async function apply(room: Room, who: Who, read: ReadImport, options: Options): Promise<ImportReport> {
  switch (read.soort) {
    case 'signalen':
      return importSignalen(room, who, read.found, options)
    case 'vragenlijst':
      return importSurvey(room, who, read.table, options)
    case 'geheel':
      return importWhole(room, who, read.plan, options)
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

async function importWhole(room: Room, who: Who, plan: ImportPlan, { dryRun }: Options): Promise<ImportReport> {
  const preview = plan.bord.signalen
    .filter(isActive)
    .slice(0, previewLines)
    .map(({ text, kind }) => ({ text, kind }))
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
