import { generateNKeysBetween } from 'fractional-indexing'
import type { Clock } from '../../shared/base/clock.ts'
import type { AfbeeldingId, ConnectorId, FrameId, Ids, TekeningId } from '../../shared/base/ids.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { Frame, Size } from '../../shared/domain/frame.ts'
import type { Pos } from '../../shared/domain/signaal.ts'
import type { Afbeelding, Connector, ConnectorMeaning, End, Tekening } from '../../shared/domain/tekening.ts'
import type { Step } from './actions.ts'
import type { BordModel } from './types.ts'

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

/** What the parts of `BordActions` are made with. */
export interface ActionKit {
  readonly bord: BordModel
  readonly clock: Clock
  readonly ids: Ids
  act(steps: readonly Step[]): boolean
  set(collection: BordCollection, id: string, changes: object): boolean
}

const copyShift = 24

/** Creates the part of `BordActions` that is about things that are drawn. */
export function createVoorwerpActions({ bord, clock, ids, act, set }: ActionKit): VoorwerpActions {
  const createdAt = (): number => clock.now()
  const added = (collection: BordCollection, id: string, record: object): string =>
    act([{ collection, id, add: { ...record } }]) ? id : ''
  const shifted = ([x, y]: Pos): Pos => [x + copyShift, y + copyShift]
  return {
    addConnector: (input) =>
      added('connectors', ids.next<ConnectorId>(), { label: '', ...input, createdAt: createdAt() }),
    updateConnector: (id, changes) => set('connectors', id, changes),
    addTekening: (input) => added('tekeningen', ids.next<TekeningId>(), { text: '', ...input, createdAt: createdAt() }),
    updateTekening: (id, changes) => set('tekeningen', id, changes),
    addAfbeelding: (input) => added('afbeeldingen', ids.next<AfbeeldingId>(), { ...input, createdAt: createdAt() }),
    updateAfbeelding: (id, changes) => set('afbeeldingen', id, changes),
    moveVoorwerpen: (moves) => act(moves.map(({ collection, id, pos }) => ({ collection, id, set: { pos } }))),
    lockVoorwerpen: (refs, locked) =>
      act(
        refs.flatMap(({ collection, id }): Step[] =>
          collection === 'tekeningen' || collection === 'afbeeldingen'
            ? [{ collection, id, set: { locked: locked ? true : null } }]
            : [],
        ),
      ),
    rankVoorwerpen: (ranks) => act(ranks.map(({ collection, id, rank }) => ({ collection, id, set: { rank } }))),
    takeAway: (refs) =>
      act(
        refs.map(({ collection, id }) => ({
          collection,
          id,
          set: collection === 'kanskaarten' || collection === 'nodes' ? { pos: null } : { archivedAt: createdAt() },
        })),
      ),
    duplicateVoorwerpen: (refs) => {
      const steps: Step[] = refs.flatMap(({ collection, id }): Step[] => {
        if (collection !== 'tekeningen' && collection !== 'afbeeldingen') return []
        const original = bord.get(collection, id)
        if (original === undefined) return []
        const { id: _, archivedAt: __, locked: ___, ...rest } = original
        return [
          { collection, id: ids.next<string>(), add: { ...rest, pos: shifted(original.pos), createdAt: createdAt() } },
        ]
      })
      return steps.length > 0 && act(steps) ? steps.map(({ id }) => id) : []
    },
    addSjabloon: ({ frames, teksten, lijnen }, [x, y]) => {
      const last =
        [...bord.all('frames')]
          .map(({ order }) => order)
          .sort()
          .at(-1) ?? null
      const orders = generateNKeysBetween(last, null, frames.length)
      const at = ([dx, dy]: Pos): Pos => [Math.round(x + dx), Math.round(y + dy)]
      const steps: Step[] = [
        ...frames.map(({ title, pos, size }, index): Step => {
          const frame: Omit<Frame, 'id'> = {
            title,
            pos: at(pos),
            size,
            order: orders[index] ?? 'a0',
            createdAt: createdAt(),
          }
          return { collection: 'frames', id: ids.next<FrameId>(), add: { ...frame } }
        }),
        ...teksten.map(({ text, pos }): Step => {
          const tekst: Omit<Tekening, 'id'> = {
            kind: 'tekst',
            pos: at(pos),
            text,
            kleur: 'inkt',
            createdAt: createdAt(),
          }
          return { collection: 'tekeningen', id: ids.next<TekeningId>(), add: { ...tekst } }
        }),
        ...lijnen.map(({ kind, pos, points }): Step => {
          const lijn: Omit<Tekening, 'id'> = {
            kind,
            pos: at(pos),
            points: [...points],
            text: '',
            kleur: 'inkt',
            createdAt: createdAt(),
          }
          return { collection: 'tekeningen', id: ids.next<TekeningId>(), add: { ...lijn } }
        }),
      ]
      return act(steps) ? steps.map(({ id }) => id) : []
    },
  }
}
