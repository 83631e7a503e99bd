import type { DeelnemerGroep, Electorate } from './deelnemer.ts'
import type { Banner } from './rangorde.ts'
import type { MatrixPlace, StemDoel, StemVorm } from './stem.ts'

/** Below this nothing is shown of what people chose: cells are merged, an electorate shows its order alone. */
export const smallCell = 5

type PerElectorate<T> = Readonly<Record<Electorate, T>>

/** Where one electorate puts a target in the matrix: the median and, per axis, between which values the middle half lies. */
export interface MatrixPunt {
  /** People who placed it. */
  readonly count: number
  readonly median: MatrixPlace
  readonly low: MatrixPlace
  readonly high: MatrixPlace
}

/** What one electorate did with one target; `null` is kept back because fewer than five people chose. */
export interface GroepRij {
  /** Place in this electorate's own order from 1; who is equal shares the best one. Of a matrix: by effect. */
  readonly place: number
  /** Stippen: mean share of a ballot, 0–1. */
  readonly share: number | null
  /** Matrix; `null` also when fewer than five placed this target. */
  readonly punt: MatrixPunt | null
}

export interface UitslagRij {
  readonly targetId: string
  readonly group: PerElectorate<GroepRij>
  /** The place with the recorded weights; of a round about themas the place in the ranking. */
  readonly weighted: number
  /** The place when everybody's ballot lies on one heap. */
  readonly unweighted: number
  /** A target that stands on the other side of this one without weights, and what makes the difference. */
  readonly flip?: { readonly with: string; readonly cause: 'groepen' | 'onderdelen' }
  /** The electorates' places differ by three or more. */
  readonly viewGap: boolean
}

/** A part of an electorate that holds five ballots or more. */
export interface UitslagCel {
  readonly by: 'groep' | 'tafel'
  readonly electorate: Electorate
  /** Which groups, or which tables (0: without a table), were taken together to come to five. */
  readonly groepen: readonly DeelnemerGroep[]
  readonly tafels: readonly number[]
  readonly count: number
  /** By target: mean share (stippen) or median (matrix; left out when fewer than five placed it). */
  readonly values: Readonly<Record<string, number | MatrixPlace>>
}

/** The result of one round as everybody may read it. It holds ids of targets and never their words: those may be erased. */
export interface Uitslag {
  readonly rondeId: string
  readonly form: StemVorm
  readonly doel: StemDoel
  readonly title?: string
  readonly openedAt: number
  readonly revealedAt: number
  /** Weight of the professional electorate, recorded before the round opened. */
  readonly alpha: number
  readonly ballots: PerElectorate<number>
  readonly banners: readonly Banner[]
  /** In weighted order. */
  readonly rows: readonly UitslagRij[]
  readonly cells: readonly UitslagCel[]
}

/** A reveal under way (DESIGN §5.8): after press 1 the professionals, after press 2 both; in bord order, without places. */
export interface Onthulling {
  readonly rondeId: string
  readonly step: 1 | 2
  readonly ballots: Partial<PerElectorate<number>>
  readonly rows: readonly { readonly targetId: string; readonly group: Partial<PerElectorate<GroepRij>> }[]
}
