import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { ListSection } from './list-data.ts'

/** Where notes can go in the outline. */
export type Goal =
  | { readonly kind: 'thema'; readonly themaId: string }
  | { readonly kind: 'los' }
  | { readonly kind: 'nergens' }
  /** Back to the frame of their own table, where the layout gives them a place. */
  | { readonly kind: 'tafel'; readonly table: number }
  /** On a frame, each at its own place. */
  | { readonly kind: 'kader'; readonly at: Pos; readonly width: number }

/** What it means to put notes in this section; `undefined`: nothing can be put there. */
export function goalOf({ id, thema, frame }: ListSection): Goal | undefined {
  if (thema !== undefined) return { kind: 'thema', themaId: thema.id }
  if (frame !== undefined)
    return frame.table !== undefined
      ? { kind: 'tafel', table: frame.table }
      : frame.pos === undefined
        ? undefined
        : { kind: 'kader', at: frame.pos, width: frame.size[0] }
  return id === 'los' ? { kind: 'los' } : id === 'nergens' ? { kind: 'nergens' } : undefined
}

const briefjeStep = [152, 96] as const
const inset = [16, 60] as const

/** Places for so many notes on a frame, row by row under its plate; in bord units. */
export function placesOn(at: Pos, width: number, count: number): Pos[] {
  const columns = Math.max(1, Math.floor((width - 2 * inset[0]) / briefjeStep[0]))
  return Array.from({ length: count }, (_, index) => [
    Math.round(at[0] + inset[0] + (index % columns) * briefjeStep[0]),
    Math.round(at[1] + inset[1] + Math.floor(index / columns) * briefjeStep[1]),
  ])
}

/** Carries it out; one undo step as people see it. Gives whether something changed. */
export function putIn(goal: Goal, ids: readonly string[], work: BordWork): boolean {
  switch (goal.kind) {
    case 'thema':
      return work.place(ids, goal.themaId)
    case 'los':
    case 'tafel':
      return work.place(ids, null, null)
    case 'nergens':
      return work.setOffTopic(ids, true)
    case 'kader': {
      const places = placesOn(goal.at, goal.width, ids.length)
      return work.moveFree(
        ids.map((id, index) => ({ id, pos: places[index] ?? goal.at })),
        true,
      )
    }
  }
}
