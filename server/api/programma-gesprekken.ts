import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Gesprek } from '../../shared/domain/programma-werk.ts'
import { gesprekChangeSchema, gesprekInputSchema } from '../../shared/protocol/programma.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'
import type { Doer } from './programma-tekst.ts'
import { naamplaatVan } from './programma-werk.ts'
import { createRateGuard } from './rate-guard.ts'
import { cleanText } from './submit-signalen.ts'

/** What the team says about the text. By command: the document then holds nobody's clientID, whatever `showAuthors` says. */
export const programmaGesprekkenRoutes: Routes = (app, context) => {
  const guard = createRateGuard(30, 10)
  const inRoom = { params: inWerksessie, querystring: withToegang }
  const ofOne = { params: z.extend(inWerksessie, { gesprek: z.string() }), querystring: withToegang }
  const answers = { response: { 200: z.object({ ok: z.literal(true) }), ...problems } }

  app.post(
    '/werksessies/:id/programma/gesprekken',
    {
      schema: { summary: 'Begint een gesprek over een paar woorden', ...inRoom, body: gesprekInputSchema, ...answers },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'discussProgramma')
      await guard(who.deelnemerId)
      return unwrap(await room.run(who.deelnemerId, (tx) => begin(tx, who, request.body)))
    },
  )

  app.post(
    '/werksessies/:id/programma/gesprekken/:gesprek',
    {
      schema: {
        summary: 'Zegt iets in een gesprek, sluit het af of opent het weer',
        ...ofOne,
        body: gesprekChangeSchema,
        ...answers,
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'discussProgramma')
      await guard(who.deelnemerId)
      return unwrap(await room.run(who.deelnemerId, (tx) => goOn(tx, who, request.params.gesprek, request.body)))
    },
  )
}

type Done = Result<{ ok: true }>
const isDone = ok({ ok: true as const })
/** Room for a lively team, and an end to what one document must carry. */
const maxGesprekken = 500
const maxBerichten = 200

/** Idempotent by id. */
export function begin(tx: RoomTx, who: Doer, input: z.infer<typeof gesprekInputSchema>): Done {
  const gesprekken = tx.docs.programma.getMap<Gesprek>('gesprekken')
  if (gesprekken.has(input.id)) return isDone
  if (gesprekken.size >= maxGesprekken) return fail(appError('request.rate_limited'))
  const text = cleanText(input.text)
  if (text === '') return fail(appError('request.invalid'))
  const { id, van, tot, citaat, berichtId } = input
  const by = naamplaatVan(tx, who.deelnemerId, who.rol)
  gesprekken.set(id, { id, van, tot, citaat, berichten: [{ id: berichtId, text, by, at: tx.clock.now() }] })
  return isDone
}

/** Another thing said, or the talk is done, or it goes on. Idempotent by the id of what is said. */
export function goOn(tx: RoomTx, who: Doer, id: string, { bericht, klaar }: z.infer<typeof gesprekChangeSchema>): Done {
  const gesprekken = tx.docs.programma.getMap<Gesprek>('gesprekken')
  const known = gesprekken.get(id)
  if (known === undefined) return fail(appError('opmerking.not_found'))
  const by = naamplaatVan(tx, who.deelnemerId, who.rol)
  const at = tx.clock.now()
  let next = known
  if (bericht !== undefined && !known.berichten.some((one) => one.id === bericht.id)) {
    const text = cleanText(bericht.text)
    if (text === '') return fail(appError('request.invalid'))
    if (known.berichten.length >= maxBerichten) return fail(appError('request.rate_limited'))
    // Who answers in a talk that was done opens it again.
    const { klaar: _was, ...open } = known
    next = { ...open, berichten: [...known.berichten, { id: bericht.id, text, by, at }] }
  }
  if (klaar === true && next.klaar === undefined) next = { ...next, klaar: { by, at } }
  if (klaar === false) {
    const { klaar: _was, ...open } = next
    next = open
  }
  if (next !== known) gesprekken.set(id, next)
  return isDone
}
