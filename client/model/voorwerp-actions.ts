import { generateNKeysBetween } from 'fractional-indexing'
import type { AfbeeldingId, ConnectorId, FrameId, TekeningId } from '../../shared/base/ids.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { Frame } from '../../shared/domain/frame.ts'
import type { Pos } from '../../shared/domain/signaal.ts'
import type { Tekening } from '../../shared/domain/tekening.ts'
import type { ActionKit, Step } from './action-kit.ts'
import type { VoorwerpActions } from './voorwerp-types.ts'

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
