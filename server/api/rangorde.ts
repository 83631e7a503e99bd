import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { gelijkspelSchema, rangordeQuerySchema, watAlsWeightsSchema } from '../../shared/protocol/api.ts'
import { type RankOptions, rankThemas } from '../analysis/rank-themas.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { ApiError, unwrap } from './problem.ts'
import { recount } from './reveal.ts'
import { withoutUndefined } from './werksessies.ts'

/** `GET …/rangorde`: what was recorded, or *wat als* with another alpha or other weights; the recorded one stays. */
export const rangordeRoutes: Routes = (app, context) => {
  app.get(
    '/werksessies/:id/rangorde',
    {
      schema: {
        summary: 'De rangorde na de onthulling; met alpha of weights: wat als',
        params: inWerksessie,
        querystring: z.extend(withToegang, rangordeQuerySchema.shape),
        response: { 200: z.unknown(), ...problems },
      },
    },
    async (request) => {
      const { alpha, weights, zaal } = request.query
      const isWatAls = alpha !== undefined || weights !== undefined
      const { room } = await enter(context, request, isWatAls ? 'readWatAls' : 'readRangorde')
      const recorded = unwrap(
        await room.run('server', (tx) => {
          const sessie = readSessie(tx.docs.sessie)
          return sessie?.rangorde === undefined ? fail(appError('stem.not_revealed')) : ok(sessie)
        }),
      )
      const forRoom = zaal === '1' || zaal === 'true'
      if (!isWatAls) return forRoom ? recorded.rangordeZaal : recorded.rangorde
      return rankThemas(await room.snapshot(), {
        ...readWatAls(alpha, weights),
        ...(forRoom ? { includeSurvey: false } : {}),
      })
    },
  )

  app.post(
    '/werksessies/:id/gelijkspel',
    {
      schema: {
        summary: 'Zet gelijke themas in een volgorde, met een reden; zonder reden telt de regel weer',
        params: inWerksessie,
        querystring: withToegang,
        body: gelijkspelSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'decideGelijk')
      const done = unwrap(await room.run(who.deelnemerId, (tx) => decideGelijk(tx, who.deelnemerId, request.body)))
      await recount(room, who.deelnemerId)
      return done
    },
  )
}

/** How many decisions about ties are remembered. */
const maxBesluiten = 20

/** Puts tied themas in the order that a begeleider chose, or takes that back; the rule is told with its reason. */
const decideGelijk = (
  tx: RoomTx,
  person: DeelnemerId,
  { themaIds, reason }: z.infer<typeof gelijkspelSchema>,
): Result<{ readonly ok: true }> => {
  const sessie = readSessie(tx.docs.sessie)
  const key = (ids: readonly string[]): string => [...ids].sort().join(' ')
  const tied = sessie?.rangorde?.tieGroups.find((group) => key(group.themaIds) === key(themaIds))
  if (tied === undefined) return fail(appError('stem.no_tie'))
  const others = (sessie?.gelijkbesluiten ?? []).filter((one) => key(one.themaIds) !== key(themaIds))
  writeSessie(tx.docs.sessie, {
    gelijkbesluiten:
      reason === undefined ? others : [...others, { themaIds, reason, at: tx.clock.now() }].slice(-maxBesluiten),
  })
  addHistory(tx, person, {
    doc: 'sessie',
    collection: 'sessie',
    id: 'gelijkspel',
    field: 'gelijkbesluiten',
    before: tied.themaIds,
    after: { themaIds, reason },
  })
  return ok({ ok: true })
}

/** Reads `?alpha=` (0–1) and `?weights=` (JSON of some of the weights). */
export function readWatAls(alpha: string | undefined, weights: string | undefined): RankOptions {
  const invalid = () => new ApiError(appError('request.invalid'))
  const share = alpha === undefined ? undefined : Number(alpha)
  if (share !== undefined && !(share >= 0 && share <= 1)) throw invalid()
  let given: z.infer<typeof watAlsWeightsSchema> = {}
  if (weights !== undefined) {
    let json: unknown
    try {
      json = JSON.parse(weights)
    } catch {
      throw invalid()
    }
    const parsed = watAlsWeightsSchema.safeParse(json)
    if (!parsed.success) throw invalid()
    given = parsed.data
  }
  return {
    ...(share === undefined ? {} : { alpha: share }),
    ...(weights === undefined ? {} : { weights: withoutUndefined(given) }),
  }
}
