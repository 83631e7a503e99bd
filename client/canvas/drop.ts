import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { AreaItem, SignaalItem } from './layout.ts'
import { areaIdOf, losArea, nergensArea } from './layout-sort.ts'

/** What letting go here would do; a plan, so that it can be shown before and tested without a canvas. */
export type DropPlan =
  | { readonly kind: 'none' }
  | { readonly kind: 'thema'; readonly ids: readonly string[]; readonly themaId: string }
  | { readonly kind: 'los'; readonly ids: readonly string[] }
  | { readonly kind: 'nergens'; readonly ids: readonly string[] }
  /** Back to the frame of their own table, where the layout gives them a place. */
  | { readonly kind: 'frame'; readonly ids: readonly string[]; readonly areaId: string }
  | {
      readonly kind: 'free'
      readonly moves: readonly { readonly id: string; readonly pos: Pos }[]
      readonly leaves: boolean
    }

/** Decides what a drop of `items`, moved by dx, dy (bord units), onto `area` means. */
export function planDrop(items: readonly SignaalItem[], area: AreaItem | undefined, dx: number, dy: number): DropPlan {
  const outside = items.filter((item) => item.areaId !== area?.id)
  const home = area?.frame?.table
  if (area?.kind === 'frame' && home !== undefined && items.every(({ signaal }) => signaal.table === home))
    return outside.length === 0
      ? { kind: 'none' }
      : { kind: 'frame', ids: outside.map(({ id }) => id), areaId: area.id }
  // Notes of other tables, and all notes in a frame without a table, lie where they are put.
  if (area !== undefined && area.kind !== 'voorstel' && area.kind !== 'frame') {
    const ids = outside.map((item) => item.id)
    if (ids.length === 0) return { kind: 'none' }
    if (area.id === losArea) return { kind: 'los', ids }
    if (area.id === nergensArea) return { kind: 'nergens', ids }
    return area.thema === undefined ? { kind: 'none' } : { kind: 'thema', ids, themaId: area.thema.id }
  }
  return {
    kind: 'free',
    moves: items.map((item) => ({ id: item.id, pos: [Math.round(item.x + dx), Math.round(item.y + dy)] as Pos })),
    leaves: items.some((item) => item.signaal.themaId !== undefined || item.signaal.offTopic === true),
  }
}

/** Carries out a plan; one undo step as people see it. */
export function carryOut(plan: DropPlan, work: BordWork): boolean {
  switch (plan.kind) {
    case 'none':
      return false
    case 'thema':
      return work.place(plan.ids, plan.themaId)
    case 'los':
    case 'frame':
      return work.place(plan.ids, null, null)
    case 'nergens':
      return work.setOffTopic(plan.ids, true)
    case 'free':
      return work.moveFree(plan.moves, plan.leaves)
  }
}

/** The area that lights up while something would be dropped so. */
export function litArea(plan: DropPlan): string | undefined {
  switch (plan.kind) {
    case 'thema':
      return areaIdOf(plan.themaId)
    case 'los':
      return losArea
    case 'nergens':
      return nergensArea
    case 'frame':
      return plan.areaId
    default:
      return undefined
  }
}
