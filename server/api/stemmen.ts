import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Deelnemer, DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { type Ballot, ballotProblem, type Stemronde, stemrondeSchema } from '../../shared/domain/stem.ts'
import { castSchema, ownBallotSchema, stemrondeActionSchema } from '../../shared/protocol/api.ts'
import { rankThemas } from '../analysis/rank-themas.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { openStemronde, putStemronde } from './fase.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'

/** Opening a round, casting, and the reveal. Ballots never leave the tables of the server; totals only after the reveal. */
export const stemmenRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const guard = createRateGuard()

  app.post(
    '/werksessies/:id/stemronde',
    {
      schema: {
        summary: 'Opent of sluit de stemronde',
        ...path,
        body: stemrondeActionSchema,
        response: { 200: z.object({ stemronde: stemrondeSchema }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'setStemronde')
      const { action, targets } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const changed = action === 'open' ? openRound(tx, targets) : closeRound(tx)
          if (changed.ok)
            addHistory(tx, who.deelnemerId, {
              doc: 'sessie',
              collection: 'stemronde',
              id: changed.value.id,
              after: action,
            })
          return changed.ok ? ok({ stemronde: changed.value }) : changed
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/stemmen',
    {
      schema: {
        summary: 'Brengt stippen uit; de laatste keer telt',
        ...path,
        body: castSchema,
        response: { 200: ownBallotSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'castStem')
      await guard(who.deelnemerId)
      const { ballot, paperId, group } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const ronde = readSessie(tx.docs.sessie)?.stemronde
          if (who.rol === 'begeleider') return fail(appError('stem.no_electorate'))
          if (who.rol === 'schrijver' && (paperId === undefined || group === undefined))
            return fail(appError('request.invalid'))
          if (ronde?.status !== 'open' || !room.rightsOf(who.rol).allow.castStem)
            return fail(appError('stem.round_closed'))
          const voter =
            who.rol === 'schrijver' && paperId !== undefined && group !== undefined
              ? paperVoter(tx, ronde, paperId, group)
              : tx.rows.get('deelnemer', who.deelnemerId)
          if (voter === undefined) return fail(appError('auth.missing'))
          return castBallot(tx, ronde, voter, ballot)
        }),
      )
    },
  )

  app.get(
    '/werksessies/:id/stemmen',
    { schema: { summary: 'De eigen stippen', ...path, response: { 200: ownBallotSchema, ...problems } } },
    async (request) => {
      const { room, who } = await enter(context, request, 'readOwnStem')
      return unwrap(
        await room.run('server', (tx) => {
          const ronde = readSessie(tx.docs.sessie)?.stemronde
          if (ronde === undefined) return fail(appError('stem.round_closed'))
          return ok(ownBallot(ronde, tx.rows.get('stem', `${ronde.id}.${who.deelnemerId}`)?.ballot ?? {}))
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/onthulling',
    { schema: { summary: 'Onthult de uitslag', ...path, response: { 200: z.unknown(), ...problems } } },
    async (request) => {
      const { room, who } = await enter(context, request, 'reveal')
      return reveal(room, who.deelnemerId)
    },
  )
}

function openRound(tx: RoomTx, targets: readonly string[] | undefined): Result<Stemronde> {
  const sessie = readSessie(tx.docs.sessie)
  if (sessie === undefined) return fail(appError('internal'))
  const { werksessie, stemronde } = sessie
  // Opening a round widens the fase that runs: everybody's screen then shows the stippen.
  writeSessie(tx.docs.sessie, {
    werksessie: {
      ...werksessie,
      fasen: werksessie.fasen.map((fase) =>
        fase.id === werksessie.huidigeFase ? { ...fase, allow: { ...fase.allow, castStem: true } } : fase,
      ),
    },
  })
  if (stemronde?.status === 'open') return ok(stemronde)
  // Closed by mistake or too early: the same round goes on, so no ballot is lost. Other targets make a new round.
  if (stemronde?.status === 'gesloten' && targets === undefined) {
    const again: Stemronde = { ...stemronde, status: 'open' }
    putStemronde(tx, again)
    return ok(again)
  }
  const opened = openStemronde(tx, werksessie, targets)
  return opened === undefined ? fail(appError('stem.unknown_target')) : ok(opened)
}

function closeRound(tx: RoomTx): Result<Stemronde> {
  const ronde = readSessie(tx.docs.sessie)?.stemronde
  if (ronde === undefined) return fail(appError('stem.round_closed'))
  if (ronde.status !== 'open') return ok(ronde)
  const closed: Stemronde = { ...ronde, status: 'gesloten' }
  putStemronde(tx, closed)
  return ok(closed)
}

/** Accepts the whole ballot or refuses it with a reason, so an overspent one cannot exist (I3). */
export function castBallot(
  tx: RoomTx,
  ronde: Stemronde,
  voter: Deelnemer,
  given: Ballot,
): Result<z.infer<typeof ownBallotSchema>> {
  const settings = readSessie(tx.docs.sessie)?.werksessie.settings
  if (voter.begeleider || settings?.electorates[voter.group] === 'geen') return fail(appError('stem.no_electorate'))
  const problem = ballotProblem(given, ronde)
  if (problem !== undefined) return fail(appError(problem))
  const ballot = Object.fromEntries(Object.entries(given).filter(([, dots]) => dots > 0))
  const key = `${ronde.id}.${voter.id}`
  const before = tx.rows.get('stem', key)?.ballot
  const at = tx.clock.now()
  tx.rows.put('stem', key, { rondeId: ronde.id, deelnemerId: voter.id, ballot, at })
  addHistory(tx, voter.id, { doc: 'stem', collection: 'stem', id: ronde.id, before, after: ballot })
  const cast = tx.rows
    .list('stem')
    .filter(({ value }) => value.rondeId === ronde.id && Object.keys(value.ballot).length > 0).length
  writeSessie(tx.docs.sessie, { ballotsCast: cast })
  return ok(ownBallot(ronde, ballot))
}

const ownBallot = (ronde: Stemronde, ballot: Ballot): z.infer<typeof ownBallotSchema> => ({
  ballot: { ...ballot },
  left: ronde.dotsPerPerson - Object.values(ballot).reduce((sum, dots) => sum + dots, 0),
})

/** The person behind one paper ballot: its number stands for them, so typing it again corrects it. */
function paperVoter(tx: RoomTx, ronde: Stemronde, paperId: string, group: DeelnemerGroep): Deelnemer {
  const digest = createHash('sha256').update(`${ronde.id} ${paperId.trim().toLowerCase()}`).digest('base64url')
  const id = `stembiljet-${digest.slice(0, 20)}` as DeelnemerId
  const voter: Deelnemer = {
    id,
    alias: 'papier',
    group,
    begeleider: false,
    device: 'papier',
    joinsThemas: [],
    createdAt: tx.rows.get('deelnemer', id)?.createdAt ?? tx.clock.now(),
  }
  tx.rows.put('deelnemer', id, voter)
  return voter
}

/**
 * Closes the round, computes the ranking from what was cast, and shows it. Can be called again: after a survey was added
 * the order is computed anew, and a call that broke off half-way goes on where it was.
 */
export async function reveal(room: Room, person: DeelnemerId | 'server'): Promise<unknown> {
  unwrap(await room.run(person, closeRound))
  const snapshot = await room.snapshot()
  const rangorde = rankThemas(snapshot)
  const rangordeZaal = rankThemas(snapshot, { includeSurvey: false })
  return unwrap(
    await room.run(person, (tx) => {
      const ronde = readSessie(tx.docs.sessie)?.stemronde
      // Opened again while the order was computed: nothing may be shown then.
      if (ronde === undefined || ronde.status === 'open') return fail(appError('stem.round_closed'))
      if (ronde.status !== 'onthuld') {
        putStemronde(tx, { ...ronde, status: 'onthuld' })
        addHistory(tx, person, { doc: 'sessie', collection: 'stemronde', id: ronde.id, after: 'onthuld' })
      }
      writeSessie(tx.docs.sessie, { rangorde, rangordeZaal })
      return ok({ rangorde, rangordeZaal })
    }),
  )
}
