import * as z from 'zod/mini'
import { ok } from '../../shared/base/result.ts'
import { readProgramma } from '../../shared/doc/programma-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { bladenOf } from './links.ts'
import { openSnapshot } from './open-snapshot.ts'
import { unwrap } from './problem.ts'

/** `GET …/export/{what}.{ext}`: a file of the werksessie, for begeleiders and the team. */
export const exportRoutes: Routes = (app, context) => {
  app.get(
    '/werksessies/:id/export/:file',
    {
      schema: {
        summary: 'Een bestand: kanskaarten, programma, signalen, wijkkaart, bord, rapport of archief',
        params: z.extend(inWerksessie, { file: z.string().check(z.maxLength(60)) }),
        querystring: z.extend(withToegang, { taal: z.optional(z.enum(['nl', 'en'])) }),
        response: { 200: z.unknown(), ...problems },
      },
      serializerCompiler: () => (data) => JSON.stringify(data),
    },
    async (request, reply) => {
      const [, what = '', ext = ''] = /^([a-z]+)\.([a-z]+)$/.exec(request.params.file) ?? []
      // The sheets have codes on them that let people in.
      const { room } = await enter(context, request, what === 'bladen' ? 'readLinks' : 'exportFile')
      const snapshot = openSnapshot(await room.snapshot())
      const read = unwrap(
        await room.run('server', (tx) =>
          ok({
            programma: readProgramma(tx.docs.programma),
            programmaStatus: readSessie(tx.docs.sessie)?.programma?.status,
            rangorde: readSessie(tx.docs.sessie)?.rangorde,
            uitslagen: readSessie(tx.docs.sessie)?.uitslagen,
            bladen: what === 'bladen' ? bladenOf(tx, context.linkOrigin(), room.id) : undefined,
          }),
        ),
      )
      const { bytes, contentType, fileName } = unwrap(
        await context.makeExport(
          {
            snapshot,
            programma: read.programma,
            ...(read.programmaStatus === undefined ? {} : { programmaStatus: read.programmaStatus }),
            ...(read.rangorde === undefined ? {} : { rangorde: read.rangorde }),
            ...(read.uitslagen === undefined ? {} : { uitslagen: read.uitslagen }),
            ...(read.bladen === undefined ? {} : { bladen: read.bladen }),
            locale: request.query.taal ?? 'nl',
            now: context.clock.now(),
          },
          what,
          ext,
        ),
      )
      return reply
        .header('content-type', contentType)
        .header('content-disposition', `attachment; filename="${cleanFileName(fileName)}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    },
  )
}

/** Letters, digits, dots and dashes: safe in a header and in every file system. */
export const cleanFileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|-+(?=\.|$)/g, '') || 'wijkbord'
