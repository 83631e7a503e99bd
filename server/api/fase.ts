import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { RondeId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie, type SessieState, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { Stemronde } from '../../shared/domain/stem.ts'
import type { Fase, Werksessie } from '../../shared/domain/werksessie.ts'
import { faseStepSchema, timerSchema } from '../../shared/protocol/api.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'

const done = z.object({ ok: z.literal(true) })
const minuteMs = 60_000

/** Next fase and clock: steered by a begeleider. */
export const faseRoutes: Routes = (app, context) => {
  const schema = { params: inWerksessie, querystring: withToegang, response: { 200: done, ...problems } }

  app.post(
    '/werksessies/:id/fase',
    { schema: { summary: 'Gaat naar een andere fase', ...schema, body: faseStepSchema } },
    async (request) => {
      const { room, who } = await enter(context, request, 'chooseFase')
      const { from, to } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const sessie = readSessie(tx.docs.sessie)
          const fase = sessie?.werksessie.fasen.find(({ id }) => id === to)
          if (sessie === undefined || fase === undefined) return fail(appError('request.invalid'))
          // Two begeleiders press at once: the second one finds that the fase is not `from` any more.
          if (sessie.werksessie.huidigeFase !== from) return fail(appError('fase.changed'))
          enterFase(tx, sessie, fase)
          addHistory(tx, who.deelnemerId, {
            doc: 'sessie',
            collection: 'werksessie',
            id: 'fase',
            before: from,
            after: to,
          })
          return ok({ ok: true as const })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/timer',
    { schema: { summary: 'Bedient de klok', ...schema, body: timerSchema } },
    async (request) => {
      const { room, who } = await enter(context, request, 'setTimer')
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const sessie = readSessie(tx.docs.sessie)
          if (sessie === undefined) return fail(appError('internal'))
          writeSessie(tx.docs.sessie, { timer: nextTimer(sessie, request.body, tx.clock.now()) })
          return ok({ ok: true as const })
        }),
      )
    },
  )
}

function enterFase(tx: RoomTx, sessie: SessieState, fase: Fase): void {
  const { werksessie } = sessie
  const now = tx.clock.now()
  writeSessie(tx.docs.sessie, {
    werksessie: {
      ...werksessie,
      huidigeFase: fase.id,
      status: werksessie.status === 'voorbereiding' ? 'open' : werksessie.status,
    },
    timer: fase.plannedMinutes > 0 ? { endsAt: now + fase.plannedMinutes * minuteMs } : undefined,
    // The projector goes along: what belongs to the fase, until the begeleider chooses something else.
    scherm: undefined,
    faseSince: now,
  })
  const ronde = sessie.stemronde
  if (fase.allow.castStem) {
    if (ronde === undefined) openStemronde(tx, werksessie, undefined)
    else if (ronde.status === 'gesloten') putStemronde(tx, { ...ronde, status: 'open' })
  } else if (ronde?.status === 'open') putStemronde(tx, { ...ronde, status: 'gesloten' })
}

/** Keeps a round in its row and shows it to everybody; the ballots stay in theirs. */
export function putStemronde(tx: RoomTx, ronde: Stemronde): void {
  tx.rows.put('stemronde', ronde.id, ronde)
  writeSessie(tx.docs.sessie, { stemronde: ronde })
}

/**
 * Opens a round with the weights and limits that are set now: from here on they are fixed for it. Without `targets` all
 * active themas take part. `undefined` when there is nothing to vote on.
 */
export function openStemronde(
  tx: RoomTx,
  werksessie: Werksessie,
  targets: readonly string[] | undefined,
): Stemronde | undefined {
  const known = readBordCollection(tx.docs.bord, 'themas').filter((t) => isActive(t) && t.status !== 'vervallen')
  const ids = known.map(({ id }) => id as string)
  const chosen = targets === undefined ? ids : ids.filter((id) => targets.includes(id))
  if (chosen.length === 0) return undefined
  const { settings } = werksessie
  const ronde: Stemronde = {
    id: tx.ids.next<RondeId>(),
    form: 'stippen',
    targets: chosen,
    dotsPerPerson: settings.dotsPerPerson,
    maxDotsPerTarget: settings.maxDotsPerThema,
    weights: settings.weights,
    alpha: settings.alpha,
    status: 'open',
    openedAt: tx.clock.now(),
  }
  putStemronde(tx, ronde)
  writeSessie(tx.docs.sessie, { ballotsCast: 0, rangorde: undefined, rangordeZaal: undefined })
  return ronde
}

/** The clock after an action; `undefined` is no clock. Times are server ms. */
export function nextTimer(
  { timer, werksessie }: Pick<SessieState, 'timer' | 'werksessie'>,
  { action, minutes }: z.infer<typeof timerSchema>,
  now: number,
): SessieState['timer'] {
  const left = timer === undefined ? 0 : 'endsAt' in timer ? timer.endsAt - now : timer.leftMs
  switch (action) {
    case 'start': {
      const planned = werksessie.fasen.find(({ id }) => id === werksessie.huidigeFase)?.plannedMinutes ?? 0
      return { endsAt: now + Math.max(0, minutes ?? planned) * minuteMs }
    }
    case 'pauze':
      return timer === undefined ? undefined : { leftMs: Math.max(0, left) }
    case 'verder':
      return timer === undefined ? undefined : { endsAt: now + left }
    case 'plus': {
      const next = Math.max(0, left) + (minutes ?? 1) * minuteMs
      return timer !== undefined && 'leftMs' in timer
        ? { leftMs: Math.max(0, next) }
        : { endsAt: now + Math.max(0, next) }
    }
    case 'stop':
      return undefined
  }
}
