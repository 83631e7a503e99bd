import type { KeyboardEvent } from 'react'
import { type ListCommand, listCommandOf } from './list-keys.ts'
import type { OutlineNode } from './outline.ts'

type Simple = Extract<ListCommand, 'merge' | 'wie' | 'help' | 'search' | 'all'>
/** What the keys do; `node` is the row with the keyboard, `ids` the notes that are chosen, or else that row. */
export type ListRun = { readonly [K in Simple]: () => void } & {
  readonly [K in 'edit' | 'rename' | 'withdraw' | 'thema' | 'opmerkingen' | 'bord']: (node: OutlineNode) => void
} & {
  readonly [K in 'verplaats' | 'duplicate']: (ids: readonly string[]) => void
} & {
  readonly new: (node: OutlineNode | undefined) => void
  readonly lock: (node: OutlineNode, ids: readonly string[]) => void
}

/** Hears keys on rows before the treegrid does, which would jump to a row that starts with the letter. */
export function useListKeys({
  isEditing,
  current,
  chosen,
  run,
}: {
  readonly isEditing: boolean
  readonly current: OutlineNode | undefined
  readonly chosen: () => readonly string[]
  readonly run: ListRun
}): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target } = event
    if (!(target instanceof HTMLElement) || target.getAttribute('role') !== 'row' || isEditing) return
    const command = listCommandOf(event)
    if (command === undefined) return
    event.preventDefault()
    event.stopPropagation()
    switch (command) {
      case 'nothing':
        return
      case 'merge':
      case 'wie':
      case 'help':
      case 'search':
      case 'all':
        run[command]()
        return
      case 'new':
        run.new(current)
        return
      case 'duplicate':
      case 'verplaats': {
        const ids = chosen()
        if (ids.length > 0) run[command](ids)
        return
      }
      case 'edit':
        if (current !== undefined) run[event.key === 'F2' ? 'rename' : 'edit'](current)
        return
      case 'lock':
        if (current !== undefined) run.lock(current, chosen())
        return
      case 'thema':
      case 'opmerkingen':
        if (current?.type === 'signaal') run[command](current)
        return
      case 'withdraw':
      case 'bord':
        if (current !== undefined) run[command](current)
        return
    }
  }
}
