import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { ok } from '../../shared/base/result.ts'
import { readProgramma } from '../../shared/doc/programma-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { exportQuerySchema, exportTaakSchema, leftOutHeader } from '../../shared/protocol/export.ts'
import type { ExportKeuze } from '../export/export.ts'
import { jsonSchemaOf } from '../export/json-schemas.ts'
import type { SceneBestand } from '../export/scene/scene.ts'
import type { Room } from '../sync/room-port.ts'
import type { ExportTask } from '../worker/make-export.ts'
import { type ApiContext, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { createExportTaken } from './export-taken.ts'
import { bladenOf } from './links.ts'
import { openSnapshot } from './open-snapshot.ts'
import { ApiError, unwrap } from './problem.ts'

/** Files with the pictures of the bord in them. */
const withPictures: ReadonlySet<string> = new Set(['bord.svg', 'bord.png', 'archief.zip'])
/** Files with the map in them. */
const withMap: ReadonlySet<string> = new Set(['wijkkaart', 'rapport', 'archief'])

/** `GET …/export/{what}.{ext}`: a file of the werksessie, for begeleiders and the team. Closing the connection stops the work. */
export const exportRoutes: Routes = (app, context) => {
  const taken = createExportTaken()

  app.get(
    '/werksessies/:id/export/:file',
    {
      schema: {
        summary: 'Een bestand: kanskaarten, programma, signalen, wijkkaart, bord, rapport of archief',
        description:
          'pdf, docx, pptx, xlsx, csv, json, md, svg, png of zip, waar dat zinnig is. Wat er niet in zit, staat in getallen in de header x-wijkbord-weggelaten.',
        params: z.extend(inWerksessie, { file: z.string().check(z.maxLength(60)) }),
        querystring: z.extend(withToegang, exportQuerySchema.shape),
        response: { 200: z.unknown(), ...problems },
      },
      serializerCompiler: () => (data) => JSON.stringify(data),
    },
    async (request, reply) => {
      const [, what = '', ext = ''] = /^([a-z]+)\.([a-z]+)$/.exec(request.params.file) ?? []
      // The sheets have codes on them that let people in.
      const { room, who } = await enter(context, request, what === 'bladen' ? 'readLinks' : 'exportFile')
      const { taak } = request.query
      const followed = taken.start(taak === undefined ? undefined : `${who.deelnemerId}.${taak}`)
      // Who goes away does not want the file any more; the thread is free for the next one.
      const control = new AbortController()
      reply.raw.once('close', () => control.abort())
      try {
        const task = await taskOf(context, room, { what, ext, query: request.query })
        const { bytes, contentType, fileName, leftOut } = unwrap(
          await context.makeExport(task, { onProgress: followed.progress, signal: control.signal }),
        )
        return (
          reply
            .header('content-type', contentType)
            .header('content-disposition', `attachment; filename="${cleanFileName(fileName)}"`)
            .header('cache-control', 'no-store')
            .header('x-content-type-options', 'nosniff')
            // A picture that is opened by itself runs nothing.
            .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox")
            .header(leftOutHeader, JSON.stringify(leftOut))
            .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
        )
      } finally {
        followed.end()
      }
    },
  )

  app.get(
    '/werksessies/:id/exporttaken/:taak',
    {
      schema: {
        summary: 'Hoe ver een bestand is',
        params: z.extend(inWerksessie, { taak: z.string().check(z.maxLength(40)) }),
        querystring: withToegang,
        response: { 200: exportTaakSchema, ...problems },
      },
    },
    async (request) => {
      const { who } = await enter(context, request, 'readJob')
      const found = taken.get(`${who.deelnemerId}.${request.params.taak}`)
      if (found === undefined) throw new ApiError(appError('job.not_found'))
      return found
    },
  )

  app.get(
    '/schema/:file',
    {
      schema: {
        summary: 'Het JSON Schema van een export: archief, kanskaarten, programma, signalen of wijkkaart',
        params: z.object({ file: z.string().check(z.maxLength(60)) }),
        response: { 200: z.unknown(), ...problems },
      },
      serializerCompiler: () => (data) => JSON.stringify(data, null, 2),
    },
    async (request, reply) => {
      const schema = jsonSchemaOf(/^([a-z]+)\.json$/.exec(request.params.file)?.[1] ?? '')
      if (schema === undefined) throw new ApiError(appError('export.unknown'))
      return reply.header('content-type', 'application/schema+json; charset=utf-8').send(schema)
    },
  )
}

interface Wanted {
  readonly what: string
  readonly ext: string
  readonly query: z.infer<typeof exportQuerySchema>
}

/** Reads the room at one moment: everything in a file is of the same moment. */
async function taskOf(context: ApiContext, room: Room, { what, ext, query }: Wanted): Promise<ExportTask> {
  const snapshot = openSnapshot(await room.snapshot())
  const read = unwrap(
    await room.run('server', (tx) => {
      const sessie = readSessie(tx.docs.sessie)
      return ok({
        programma: readProgramma(tx.docs.programma),
        sessie,
        bladen: what === 'bladen' ? bladenOf(tx, context.linkOrigin(), room.id) : undefined,
      })
    }),
  )
  const { sessie } = read
  const keuze: ExportKeuze = {
    ...(query.formaat === undefined ? {} : { formaat: query.formaat }),
    ...(query.vlak === undefined ? {} : { vlak: query.vlak }),
    ...(query.weergave === undefined ? {} : { weergave: query.weergave }),
  }
  const gebieden = withMap.has(what) ? sessie?.kaart?.gebieden : undefined
  const vormen = gebieden === undefined ? undefined : await context.bestanden.read(room.id, gebieden.bestandId)
  return {
    input: {
      snapshot,
      programma: read.programma,
      ...(sessie?.programma === undefined ? {} : { programmaStatus: sessie.programma.status }),
      ...(sessie?.rangorde === undefined ? {} : { rangorde: sessie.rangorde }),
      ...(sessie?.uitslagen === undefined ? {} : { uitslagen: sessie.uitslagen }),
      ...(read.bladen === undefined ? {} : { bladen: read.bladen }),
      ...(withPictures.has(`${what}.${ext}`) ? { bestanden: await picturesOf(context, room, snapshot) } : {}),
      huisstijl: context.huisstijl,
      locale: query.taal ?? 'nl',
      now: context.clock.now(),
    },
    what,
    ext,
    keuze,
    ...(query.norm === 'archief' ? { pdfStandard: 'a-2a' as const } : {}),
    besluiten: sessie?.gaten ?? [],
    ...(gebieden === undefined || vormen === undefined
      ? {}
      : { kaart: { bounds: gebieden.bounds, namen: gebieden.namen, bytes: vormen.bytes } }),
  }
}

/** The files of the pictures that are on the bord. */
async function picturesOf(
  context: ApiContext,
  room: Room,
  { bord }: ExportTask['input']['snapshot'],
): Promise<Readonly<Record<string, SceneBestand>>> {
  const found: Record<string, SceneBestand> = {}
  for (const id of new Set(bord.afbeeldingen.map(({ bestandId }) => bestandId))) {
    const file = await context.bestanden.read(room.id, id)
    if (file !== undefined) found[id] = { bytes: file.bytes, contentType: file.bestand.contentType }
  }
  return found
}

/** Letters, digits, dots and dashes: safe in a header and in every file system. */
export const cleanFileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|-+(?=\.|$)/g, '') || 'wijkbord'
