import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { ListSection } from './list-data.ts'
import type { OutlineNode } from './outline.ts'
import { goalOf } from './outline-drop.ts'

/** Adds a note to a section; gives whether it was added. */
export function addIn(work: BordWork, section: ListSection | undefined, text: string, kind: SignaalKind): boolean {
  const goal = section === undefined ? undefined : goalOf(section)
  const mayPlace = work.canPlaceNew()
  return (
    work.add({
      text,
      kind,
      ...(goal?.kind === 'thema' && mayPlace ? { themaId: goal.themaId } : {}),
      ...(goal?.kind === 'kader' && mayPlace ? { pos: [goal.at[0] + 16, goal.at[1] + 60] as const } : {}),
    }) !== undefined
  )
}

/** May this person give this thema or frame another name? */
export const mayRename = ({ thema, frame }: ListSection, work: BordWork): boolean =>
  (thema !== undefined && work.canManageThemas()) || (frame !== undefined && work.canManageFrames())

/** The row that takes over the keyboard from one that goes: the next one, or else the one before. */
export function nextRow(
  rowNumber: ReadonlyMap<string, number>,
  key: string,
  nodeOf: (key: string) => OutlineNode | undefined,
): string | undefined {
  const order = [...rowNumber.keys()]
  const at = order.indexOf(key)
  const after = order[at + 1]
  return after !== undefined && nodeOf(after)?.type !== 'sectie' ? after : (order[at - 1] ?? after)
}
