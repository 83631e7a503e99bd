import { isActive } from '../../shared/domain/signaal.ts'
import type { Tekening } from '../../shared/domain/tekening.ts'
import { type BordObject, hasEnd, objectInWords, objectKey } from '../model/object-words.ts'
import type { BordModel } from '../model/types.ts'
import { boundsOf, intersects, type Rect } from './geometry.ts'
import type { LayoutItem } from './layout.ts'

/** A drawing, picture, card, place or connector as the mirror tells it; its place in bord units. */
export interface MirrorObject extends Rect {
  readonly id: string
  readonly words: string
}

/** What a card or a place measures on the canvas, about: enough to know whether it is in view. */
const cardSize = [240, 150] as const
const dotSize = 28
const textSize = [200, 60] as const

/** Everything in view that is no note and no area, in words. `itemOf` finds the two ends of a connector. */
export function objectsInView(
  bord: BordModel,
  view: Rect,
  itemOf: (id: string) => LayoutItem | undefined,
): MirrorObject[] {
  const found: MirrorObject[] = []
  const add = (object: BordObject, rect: Rect | undefined): void => {
    if (rect === undefined || !isActive(object.record) || !intersects(rect, view)) return
    found.push({ id: objectKey(object.collection, object.record.id), words: objectInWords(bord, object), ...rect })
  }
  for (const record of bord.all('tekeningen')) add({ collection: 'tekeningen', record }, rectOfTekening(record))
  for (const record of bord.all('afbeeldingen')) {
    const [[x, y], [w, h]] = [record.pos, record.size]
    add({ collection: 'afbeeldingen', record }, { x, y, w, h })
  }
  for (const collection of ['kanskaarten', 'nodes'] as const)
    for (const record of bord.all(collection)) {
      const [w, h] = cardSize
      const { pos } = record
      if (pos !== undefined) add({ collection, record } as BordObject, { x: pos[0], y: pos[1], w, h })
    }
  for (const record of bord.all('connectors')) {
    if (!hasEnd(bord, record.from) || !hasEnd(bord, record.to)) continue
    const ends = [record.from, record.to].map(({ kind, id }) =>
      itemOf(kind === 'thema' ? `area:${id}` : kind === 'frame' ? `frame:${id}` : id),
    )
    add({ collection: 'connectors', record }, boundsOf(ends.filter((end) => end !== undefined)))
  }
  return found
}

function rectOfTekening({ kind, pos: [x, y], points = [] }: Tekening): Rect {
  if (kind === 'stip') return { x, y, w: dotSize, h: dotSize }
  if (kind === 'tekst' || points.length < 2) return { x, y, w: textSize[0], h: textSize[1] }
  const xs = points.filter((_, index) => index % 2 === 0)
  const ys = points.filter((_, index) => index % 2 === 1)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { x: x + left, y: y + top, w: Math.max(...xs) - left, h: Math.max(...ys) - top }
}
