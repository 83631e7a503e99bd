import type { ThemaId } from '../../shared/base/ids.ts'
import { criteria, type Weights } from '../../shared/domain/werksessie.ts'
import { type RankCounts, type RankSettings, type Standing, scoreThemas, standingOf } from './rank-from-counts.ts'

export interface Scenario {
  readonly name: string
  readonly order: readonly ThemaId[]
}

/** How firm the place of each thema is over all scenarios. */
export interface Firmness {
  readonly rankRange: readonly [number, number]
  /** 0–1: in how many of the scenarios it is in the top three. */
  readonly top3Share: number
}

const alphas = [0, 0.25, 0.5, 0.75, 1] as const
const factors = [0.5, 1.5] as const

/** The 30 variants of DOMAIN §4.5: base, five alphas, each weight halved and half as large again, each criterion left out. */
function scenarioSettings(
  settings: RankSettings,
): readonly { readonly name: string; readonly settings: RankSettings }[] {
  const weighed = (change: Partial<Weights>): RankSettings => ({
    ...settings,
    weights: { ...settings.weights, ...change },
  })
  return [
    { name: 'basis', settings },
    ...alphas.map((alpha) => ({ name: `alpha=${alpha}`, settings: { ...settings, alpha } })),
    ...criteria.flatMap((key) =>
      factors.map((factor) => ({
        name: `${key}x${factor}`,
        settings: weighed({ [key]: settings.weights[key] * factor }),
      })),
    ),
    ...criteria.map((key) => ({ name: `zonder ${key}`, settings: weighed({ [key]: 0 }) })),
  ]
}

/** The order of the themas in every scenario, and per thema how far its place moves. */
export function runScenarios(
  counts: RankCounts,
  settings: RankSettings,
  standing: Standing = standingOf(counts),
): { readonly scenarios: readonly Scenario[]; readonly firmness: ReadonlyMap<ThemaId, Firmness> } {
  const scenarios = scenarioSettings(settings).map((variant) => ({
    name: variant.name,
    order: scoreThemas(counts, variant.settings, standing).themas.map((thema) => thema.themaId),
  }))
  const firmness = new Map<ThemaId, Firmness>()
  for (const themaId of counts.themaIds) {
    const places = scenarios.map(({ order }) => order.indexOf(themaId) + 1)
    firmness.set(themaId, {
      rankRange: [Math.min(...places), Math.max(...places)],
      top3Share: places.filter((place) => place <= 3).length / places.length,
    })
  }
  return { scenarios, firmness }
}
