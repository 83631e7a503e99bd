import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { blockingSlots, type ProgrammaBlock, readProgramma } from '../../shared/doc/programma-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { blokkades } from '../../shared/domain/programma-blokkade.ts'
import { jobStartedSchema, programmaRequestSchema, programmaStatusChangeSchema } from '../../shared/protocol/api.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { openSnapshot } from './open-snapshot.ts'
import { unwrap } from './problem.ts'
import { bewaarVersie, naamplaatVan } from './programma-werk.ts'

/** Row that says: a begeleider confirmed that what is in the programma may be replaced by the next draft. */
export const replaceKey = 'programma.vervang'

/** Asking the worker for a draft, and the status of the programma. */
export const programmaRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }

  app.post(
    '/werksessies/:id/programma',
    {
      schema: {
        summary: 'Vraagt een concept-programma aan: nieuw, naast de tekst, of in plaats ervan',
        ...path,
        body: z.nullish(programmaRequestSchema),
        response: { 202: jobStartedSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { room, who } = await enter(context, request, 'askProgramma')
      const replace = request.body?.vervang === true
      const beside = request.body?.naast === true
      const { rangorde, themaIds } = unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const isEmpty = isEmptyProgramma(tx)
          if (!replace && !beside && !isEmpty) return fail(appError('programma.not_empty'))
          if (!isEmpty) {
            const by = naamplaatVan(tx, who.deelnemerId, who.rol)
            bewaarVersie(tx, { title: '', soort: 'opnieuw', by })
          }
          if (replace) tx.rows.put('command', replaceKey, { at: tx.clock.now(), answer: who.deelnemerId })
          const meta = tx.docs.programma.getMap<unknown>('meta')
          // What people chose holds for later drafts of this programma too.
          if (request.body?.themaIds !== undefined) meta.set('themaIds', request.body.themaIds)
          const themaIds = meta.get('themaIds') as readonly ThemaId[] | undefined
          return ok({
            rangorde: readSessie(tx.docs.sessie)?.rangorde,
            themaIds: themaIds === undefined || themaIds.length === 0 ? undefined : themaIds,
          })
        }),
      )
      const snapshot = openSnapshot(await room.snapshot())
      const input = {
        snapshot,
        ...(rangorde === undefined ? {} : { rangorde }),
        ...(themaIds === undefined ? {} : { themaIds }),
      }
      const job = await context.jobs.start('programma', room.id, input)
      return reply.status(202).send({ jobId: job.id })
    },
  )

  app.post(
    '/werksessies/:id/programma/status',
    {
      schema: {
        summary: 'Verandert de status van het programma, of publiceert het',
        ...path,
        body: programmaStatusChangeSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'changeProgrammaStatus')
      return unwrap(await room.run(who.deelnemerId, (tx) => changeStatus(tx, who, request.body)))
    },
  )
}

/** Another status, or published or not. A new status keeps the text as it was until then. */
export function changeStatus(
  tx: RoomTx,
  who: { readonly deelnemerId: DeelnemerId; readonly rol: string },
  { status, published }: z.infer<typeof programmaStatusChangeSchema>,
): Result<{ ok: true }> {
  const before = readSessie(tx.docs.sessie)?.programma
  const { openSlots, blocks } = readProgramma(tx.docs.programma)
  // DOMAIN §5.3: a draft may be discussed with open places, not settled while what was asked of whom is open.
  const isBlocked = blockingSlots(blocks) > 0 || blokkades(blocks).length > 0 || isEmptyProgramma(tx)
  if (status === 'vastgesteld' && isBlocked) return fail(appError('programma.open_slots'))
  if (status !== undefined && status !== before?.status && !isEmptyProgramma(tx))
    bewaarVersie(tx, { title: '', soort: 'status', by: naamplaatVan(tx, who.deelnemerId, who.rol) })
  writeSessie(tx.docs.sessie, {
    programma: {
      status: status ?? before?.status ?? 'leeg',
      published: published ?? before?.published ?? false,
      openSlots,
    },
  })
  addHistory(tx, who.deelnemerId, {
    doc: 'sessie',
    collection: 'programma',
    id: 'status',
    before,
    after: { status, published },
  })
  return ok({ ok: true as const })
}

const hasContent = (block: ProgrammaBlock): boolean =>
  block.inline.some((part) => part.type !== 'text' || part.text.trim() !== '')

/** An editor that was opened leaves an empty paragraph: that is still empty. */
export const isEmptyProgramma = (tx: RoomTx): boolean => !readProgramma(tx.docs.programma).blocks.some(hasContent)
