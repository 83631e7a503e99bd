import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie, type SessieState, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Fase } from '../../shared/domain/werksessie.ts'
import { faseStepSchema, slotSchema, timerSchema } from '../../shared/protocol/api.ts'
import type { Who } from '../auth/access.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { noteFaseloop } from './faseloop.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { followFase } from './rondes.ts'
import { takeControlepunt } from './take-controlepunt.ts'

const done = z.object({ ok: z.literal(true) })
const minuteMs = 60_000

/** Next fase, clock, lock, and who steers: by any begeleider. */
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
          leaveFase(tx, sessie)
          enterFase(tx, sessie, fase)
          if (readSessie(tx.docs.sessie)?.leiding === undefined) takeLeiding(tx, who)
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

  app.post('/werksessies/:id/leiding', { schema: { summary: 'Neemt de leiding over', ...schema } }, async (request) => {
    const { room, who } = await enter(context, request, 'takeLeiding')
    return unwrap(
      await room.run(who.deelnemerId, (tx) => {
        takeLeiding(tx, who)
        addHistory(tx, who.deelnemerId, { doc: 'sessie', collection: 'werksessie', id: 'leiding' })
        return ok({ ok: true as const })
      }),
    )
  })

  app.post(
    '/werksessies/:id/slot',
    { schema: { summary: 'Zet alles behalve lezen op slot, of weer open', ...schema, body: slotSchema } },
    async (request) => {
      const { room, who } = await enter(context, request, 'setSlot')
      const { slot } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const werksessie = readSessie(tx.docs.sessie)?.werksessie
          if (werksessie === undefined) return fail(appError('internal'))
          writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, slot } })
          noteFaseloop(tx, werksessie)
          addHistory(tx, who.deelnemerId, { doc: 'sessie', collection: 'werksessie', id: 'slot', after: slot })
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

/** Who steers now, for the other begeleiders to see; a name is all that anybody else learns. */
function takeLeiding(tx: RoomTx, { deelnemerId }: Pick<Who, 'deelnemerId'>): void {
  const alias = tx.rows.get('deelnemer', deelnemerId)?.alias ?? ''
  writeSessie(tx.docs.sessie, { leiding: { deelnemerId, alias, since: tx.clock.now() } })
}

/** How it was when the fase ended is kept under its name. What was practice goes, and can be found again. */
function leaveFase(tx: RoomTx, { werksessie, faseSince }: SessieState): void {
  const fase = werksessie.fasen.find(({ id }) => id === werksessie.huidigeFase)
  takeControlepunt(tx, { title: fase?.title ?? '', kind: 'fase' })
  if (fase?.oefen !== true || faseSince === undefined) return
  const now = tx.clock.now()
  for (const { id, archivedAt } of readBordCollection(tx.docs.bord, 'signalen')) {
    const made = tx.rows.get('owner', `signalen.${id}`)?.at
    if (archivedAt === undefined && made !== undefined && made >= faseSince)
      setSignaal(tx.docs.bord, id, { archivedAt: now })
  }
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
  noteFaseloop(tx, werksessie)
  followFase(tx, sessie, fase)
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
