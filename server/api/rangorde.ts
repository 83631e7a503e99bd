import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { rangordeQuerySchema, watAlsWeightsSchema } from '../../shared/protocol/api.ts'
import { type RankOptions, rankThemas } from '../analysis/rank-themas.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { ApiError, unwrap } from './problem.ts'
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
