import { sectionKey } from './outline.ts'

/**
 * The same object has one name on the canvas (`ui.focused`) and one in the outline; going from one to the other keeps the
 * place. On the canvas a thema is `area:` and its id, a frame `frame:` and its id; everything else has the same name.
 */
export function listKeyOf(canvasId: string): string {
  if (canvasId.startsWith('area:')) return sectionKey(canvasId.slice('area:'.length))
  if (canvasId.startsWith('frame:')) return sectionKey(canvasId)
  if (canvasId.startsWith('ghost:')) return canvasId.slice('ghost:'.length)
  return canvasId
}

/** The name on the canvas of a row of the outline. */
export function canvasKeyOf(listKey: string): string {
  if (!listKey.startsWith('sectie:')) return listKey
  const id = listKey.slice('sectie:'.length)
  return id.startsWith('frame:') ? id : `area:${id}`
}
