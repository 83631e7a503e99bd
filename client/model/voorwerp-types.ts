import type { Size } from '../../shared/domain/frame.ts'
import type { Pos } from '../../shared/domain/signaal.ts'
import type { Afbeelding, Connector, ConnectorMeaning, End, Tekening } from '../../shared/domain/tekening.ts'

/** Collections of things on the bord that have a place and are no signaal, thema or frame. */
export type VoorwerpCollection = 'tekeningen' | 'afbeeldingen' | 'kanskaarten' | 'nodes'
export interface VoorwerpRef {
  readonly collection: VoorwerpCollection | 'connectors'
  readonly id: string
}

/** A ready layout: frames and texts that are put on the bord together. Places in bord units, from its top left. */
export interface Sjabloon {
  readonly frames: readonly { readonly title: string; readonly pos: Pos; readonly size: Size }[]
  readonly teksten: readonly { readonly text: string; readonly pos: Pos }[]
  readonly lijnen: readonly { readonly kind: 'lijn' | 'pijl'; readonly pos: Pos; readonly points: readonly number[] }[]
}

/** What people do with connectors, drawings and pictures. Each call is one undo step; `''` or `false`: not allowed. */
export interface VoorwerpActions {
  addConnector(input: {
    readonly from: End
    readonly to: End
    readonly meaning: ConnectorMeaning
    readonly label?: string
  }): string
  updateConnector(id: string, changes: Partial<Pick<Connector, 'from' | 'to' | 'meaning' | 'label'>>): boolean
  addTekening(input: Omit<Tekening, 'id' | 'createdAt' | 'archivedAt' | 'text'> & { readonly text?: string }): string
  updateTekening(
    id: string,
    changes: { readonly [K in keyof Omit<Tekening, 'id' | 'kind' | 'createdAt'>]?: Tekening[K] | undefined },
  ): boolean
  addAfbeelding(input: Omit<Afbeelding, 'id' | 'createdAt' | 'archivedAt'>): string
  updateAfbeelding(
    id: string,
    changes: { readonly [K in keyof Omit<Afbeelding, 'id' | 'bestandId' | 'createdAt'>]?: Afbeelding[K] | undefined },
  ): boolean
  /** `pos: null` takes a kanskaart or a place of the wijkkaart off the bord; it stays where it comes from. */
  moveVoorwerpen(
    moves: readonly { readonly collection: VoorwerpCollection; readonly id: string; readonly pos: Pos | null }[],
  ): boolean
  lockVoorwerpen(refs: readonly VoorwerpRef[], locked: boolean): boolean
  rankVoorwerpen(ranks: readonly (VoorwerpRef & { readonly rank: string })[]): boolean
  /** Cards and places are taken off the bord; the rest is archived. */
  takeAway(refs: readonly VoorwerpRef[]): boolean
  /** Copies, a little aside; gives their ids. */
  duplicateVoorwerpen(refs: readonly VoorwerpRef[]): readonly string[]
  /** Puts a ready layout down with its top left at `at`. */
  addSjabloon(sjabloon: Sjabloon, at: Pos): readonly string[]
}

/** What a begeleider does with whole themas. Each call is one undo step. */
export interface ThemaActions {
  /**
   * Joins `id` to `into`: its signalen, the kanskaarten and places about it and the themas in it go along; it is archived
   * with `mergedInto`, so that it can be told and taken back.
   */
  mergeThema(id: string, into: string): boolean
  /** A new thema of these signalen; gives its id. */
  splitThema(title: string, signaalIds: readonly string[]): string
  /** Puts a thema inside another (`null`: out of it). One level: a thema that holds others goes nowhere. */
  nestThema(id: string, parentId: string | null): boolean
}
