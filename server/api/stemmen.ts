import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { type Deelnemer, type DeelnemerGroep, electorates } from '../../shared/domain/deelnemer.ts'
import {
  type Ballot,
  ballotProblem,
  type MatrixBallot,
  matrixProblem,
  type Stemronde,
  stemrondeSchema,
} from '../../shared/domain/stem.ts'
import {
  castSchema,
  ownBallotSchema,
  revealSchema,
  type Stemstand,
  stemrondeActionSchema,
  stemstandSchema,
} from '../../shared/protocol/api.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'
import { reveal } from './reveal.ts'
import { closeRound, countBallots, electorateIn, openRound } from './rondes.ts'
import { withoutUndefined } from './werksessies.ts'

/** Opening a round, casting, and the reveal. Ballots never leave the tables of the server; totals only after the reveal. */
export const stemmenRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const guard = createRateGuard()

  app.post(
    '/werksessies/:id/stemronde',
    {
      schema: {
        summary: 'Opent of sluit een stemronde',
        ...path,
        body: stemrondeActionSchema,
        response: { 200: z.object({ stemronde: stemrondeSchema }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'setStemronde')
      const { action, ...wish } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const changed = action === 'open' ? openRound(tx, withoutUndefined(wish)) : closeRound(tx)
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

  app.get(
    '/werksessies/:id/stemronde',
    {
      schema: { summary: 'Hoeveel mensen al stemden', ...path, response: { 200: stemstandSchema, ...problems } },
    },
    async (request) => {
      const { room } = await enter(context, request, 'readStemstand')
      return unwrap(await room.run('server', (tx) => ok(readStand(tx))))
    },
  )

  app.post(
    '/werksessies/:id/stemmen',
    {
      schema: {
        summary: 'Brengt een stem uit; de laatste keer telt',
        ...path,
        body: castSchema,
        response: { 200: ownBallotSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'castStem')
      await guard(who.deelnemerId)
      const { ballot, matrix, rondeId, paperId = '', group } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const ronde = readSessie(tx.docs.sessie)?.stemronde
          if (who.rol === 'begeleider') return fail(appError('stem.no_electorate'))
          if (who.rol === 'schrijver' && (paperId === '' || group === undefined))
            return fail(appError('request.invalid'))
          if (ronde?.status !== 'open' || !room.rightsOf(who.rol).allow.castStem)
            return fail(appError('stem.round_closed'))
          // Filled in for a round that is over, and sent when there was a connection again.
          if (rondeId !== undefined && rondeId !== ronde.id) return fail(appError('stem.round_closed'))
          const stemmer =
            who.rol === 'schrijver' && group !== undefined
              ? paperStemmer(tx, paperId, group)
              : tx.rows.get('deelnemer', who.deelnemerId)
          if (stemmer === undefined) return fail(appError('auth.missing'))
          if (ronde.form === 'matrix')
            return matrix === undefined ? fail(appError('request.invalid')) : castMatrix(tx, ronde, stemmer, matrix)
          return ballot === undefined ? fail(appError('request.invalid')) : castBallot(tx, ronde, stemmer, ballot)
        }),
      )
    },
  )

  app.get(
    '/werksessies/:id/stemmen',
    { schema: { summary: 'De eigen stem', ...path, response: { 200: ownBallotSchema, ...problems } } },
    async (request) => {
      const { room, who } = await enter(context, request, 'readOwnStem')
      return unwrap(
        await room.run('server', (tx) => {
          const ronde = readSessie(tx.docs.sessie)?.stemronde
          if (ronde === undefined) return fail(appError('stem.round_closed'))
          const { ballot = {}, matrix } = tx.rows.get('stem', `${ronde.id}.${who.deelnemerId}`) ?? {}
          return ok(ownBallot(ronde, ballot, matrix))
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/onthulling',
    {
      schema: {
        summary: 'Onthult de uitslag, in één keer of in drie stappen',
        ...path,
        body: z.nullish(revealSchema),
        response: { 200: z.unknown(), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'reveal')
      const { stap: step, rondeId } = request.body ?? {}
      return reveal(room, who.deelnemerId, withoutUndefined({ step, rondeId }))
    },
  )
}

type Own = z.infer<typeof ownBallotSchema>

/** Accepts the whole ballot or refuses it with a reason, so an overspent one cannot exist (I3). */
export function castBallot(tx: RoomTx, ronde: Stemronde, stemmer: Deelnemer, given: Ballot): Result<Own> {
  const problem = ballotProblem(given, ronde)
  const ballot = Object.fromEntries(Object.entries(given).filter(([, dots]) => dots > 0))
  return keepBallot(tx, ronde, stemmer, problem === undefined ? ok({ ballot }) : fail(appError(problem)))
}

/** The same for a round of the form `matrix`: two values per target that was placed. */
export function castMatrix(tx: RoomTx, ronde: Stemronde, stemmer: Deelnemer, matrix: MatrixBallot): Result<Own> {
  const problem = matrixProblem(matrix, ronde)
  return keepBallot(tx, ronde, stemmer, problem === undefined ? ok({ ballot: {}, matrix }) : fail(appError(problem)))
}

function keepBallot(
  tx: RoomTx,
  ronde: Stemronde,
  stemmer: Deelnemer,
  checked: Result<{ readonly ballot: Ballot; readonly matrix?: MatrixBallot }>,
): Result<Own> {
  const settings = readSessie(tx.docs.sessie)?.werksessie.settings
  const electorate = settings === undefined ? 'geen' : electorateIn(ronde, settings, stemmer.group)
  if (stemmer.begeleider || electorate === 'geen') return fail(appError('stem.no_electorate'))
  if (!checked.ok) return checked
  const { ballot, matrix } = checked.value
  const key = `${ronde.id}.${stemmer.id}`
  const before = tx.rows.get('stem', key)
  const isPaper = stemmer.device === 'papier'
  const isEmpty = Object.keys({ ...ballot, ...matrix }).length === 0
  const content = { ballot, ...(matrix === undefined ? {} : { matrix }) }
  if (isPaper && isEmpty) {
    // A number that was typed by mistake: nobody stands behind it any more.
    tx.rows.delete('stem', key)
    if (!tx.rows.list('stem').some(({ value }) => value.deelnemerId === stemmer.id))
      tx.rows.delete('deelnemer', stemmer.id)
  } else {
    if (isPaper) tx.rows.put('deelnemer', stemmer.id, stemmer)
    const at = tx.clock.now()
    tx.rows.put('stem', key, {
      rondeId: ronde.id,
      deelnemerId: stemmer.id,
      ...content,
      ...(isPaper ? { electorate } : {}),
      at,
    })
  }
  addHistory(tx, stemmer.id, {
    doc: 'stem',
    collection: 'stem',
    id: ronde.id,
    before: before?.matrix ?? before?.ballot,
    after: matrix ?? ballot,
  })
  writeSessie(tx.docs.sessie, { ballotsCast: countBallots(tx, ronde.id) })
  return ok({ ...ownBallot(ronde, ballot, matrix), ...(isPaper ? { replaced: before !== undefined } : {}) })
}

const ownBallot = (ronde: Stemronde, ballot: Ballot, matrix: MatrixBallot | undefined): Own => ({
  ballot: { ...ballot },
  left: ronde.dotsPerPerson - Object.values(ballot).reduce((sum, dots) => sum + dots, 0),
  ...(ronde.form === 'matrix'
    ? { matrix: Object.fromEntries(Object.entries(matrix ?? {}).map(([id, [x, y]]) => [id, [x, y]])) }
    : {}),
})

/** The person behind one paper ballot: its number stands for them, so typing it again corrects it. Nothing is written yet. */
function paperStemmer(tx: RoomTx, paperId: string, group: DeelnemerGroep): Deelnemer {
  const digest = createHash('sha256').update(paperId.toLowerCase()).digest('base64url')
  const id = `stembiljet-${digest.slice(0, 20)}` as DeelnemerId
  return {
    id,
    alias: 'papier',
    group,
    begeleider: false,
    device: 'papier',
    joinsThemas: [],
    createdAt: tx.rows.get('deelnemer', id)?.createdAt ?? tx.clock.now(),
  }
}

/** Numbers of people, of this round or before the first one. */
function readStand(tx: RoomTx): Stemstand {
  const sessie = readSessie(tx.docs.sessie)
  const stand = { cast: { professional: 0, inwoner: 0 }, stemmers: { professional: 0, inwoner: 0 }, paper: 0 }
  if (sessie === undefined) return stand
  const { stemronde } = sessie
  const people = new Map(tx.rows.list('deelnemer').map(({ value }) => [value.id, value]))
  const electorateOf = (group: DeelnemerGroep) => electorateIn(stemronde ?? {}, sessie.werksessie.settings, group)
  for (const person of people.values()) {
    const electorate = electorateOf(person.group)
    // Paper that was typed in is no person who could still vote.
    if (!person.begeleider && person.device !== 'papier' && electorate !== 'geen') stand.stemmers[electorate]++
  }
  for (const { value } of tx.rows.list('stem')) {
    if (value.rondeId !== stemronde?.id || Object.keys({ ...value.ballot, ...value.matrix }).length === 0) continue
    const person = people.get(value.deelnemerId)
    const electorate = value.electorate ?? (person === undefined ? 'geen' : electorateOf(person.group))
    if (electorate === 'geen') continue
    stand.cast[electorate]++
    if (person?.device !== 'papier') continue
    stand.paper++
    stand.stemmers[electorate]++
  }
  for (const electorate of electorates)
    stand.stemmers[electorate] = Math.max(stand.stemmers[electorate], stand.cast[electorate])
  return stand
}
