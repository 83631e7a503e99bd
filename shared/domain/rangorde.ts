import type { ThemaId } from '../base/ids.ts'
import type { Electorate } from './deelnemer.ts'
import type { Criterion, Weights } from './werksessie.ts'

/** One thema in a ranking; shares, components and consensus are 0–1, scores 0–100. */
export interface RankedThema {
  readonly themaId: ThemaId
  readonly title: string
  readonly rank: number
  readonly score: number
  /** Score with every unknown criterion at 0 and at 1; absent when nothing is unknown. */
  readonly scoreRange?: readonly [number, number]
  readonly share: Readonly<Record<Electorate, number>>
  readonly electorateRank: Readonly<Record<Electorate, number>>
  /** `null` is unknown. */
  readonly components: Readonly<Record<Criterion, number | null>>
  readonly contributors: Readonly<Record<Electorate, number>>
  readonly consensus: number
  readonly borda: number
  readonly rankRange: readonly [number, number]
  /** Share of the 30 scenarios in which it is in the top three. */
  readonly top3Share: number
  readonly viewGap: boolean
  readonly fewSignalen: boolean
  /** Index of the tie group it is in, or absent. */
  readonly tieGroup?: number
}

/** What must be said about an electorate that is small or silent (DOMAIN §4.4). */
export type Banner =
  | 'kleine_groep_professional'
  | 'kleine_groep_inwoner'
  | 'geen_stemmen_inwoner'
  | 'geen_stemmen_professional'

/** Within a tie a begeleider put the themas in this order, and said why. It holds while exactly these are tied. */
export interface Gelijkbesluit {
  readonly themaIds: readonly ThemaId[]
  readonly reason: string
  /** Server ms. */
  readonly at: number
}

export interface Rangorde {
  readonly status: 'voorlopig' | 'definitief'
  readonly alpha: number
  readonly weights: Weights
  readonly themas: readonly RankedThema[]
  readonly tieGroups: readonly {
    readonly themaIds: readonly ThemaId[]
    /** `besluit`: a begeleider chose, for `reason`. */
    readonly rule: 'consensus' | 'urgency' | 'borda' | 'bord' | 'besluit'
    readonly reason?: string
  }[]
  readonly ballots: Readonly<Record<Electorate, number>>
  readonly banners: readonly Banner[]
  readonly scenarios: readonly { readonly name: string; readonly order: readonly ThemaId[] }[]
}
