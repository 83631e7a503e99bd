import type { Pos } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import { announce } from '../../ui/announcer.tsx'
import { kindOrder } from '../../ui/kind-info.ts'
import { toast } from '../../ui/toast.tsx'
import type { SignaalItem } from '../layout.ts'
import type { CanvasScene } from '../scene.ts'
import {
  lijnUit,
  type Plek,
  type Schikbaar,
  type Schikking,
  schik,
  type Uitlijning,
  type Verdeling,
  verdeel,
} from './schikken.ts'

export type Schikwijze =
  | { readonly kind: 'schik'; readonly how: Schikking }
  | { readonly kind: 'lijn'; readonly how: Uitlijning }
  | { readonly kind: 'verdeel'; readonly how: Verdeling }

/** Room between what is laid out anew and what was there, in bord units. */
const clear = 60

/** The chosen notes that can be laid out: those in a thema lie in its rows already, and held ones stay where they are. */
export function schikbaar(scene: CanvasScene, work: BordWork, ids: readonly string[]): SignaalItem[] {
  return ids.flatMap((id) => {
    const item = scene.item(id)
    if (item?.type !== 'signaal' || !work.canPlace(id)) return []
    return item.signaal.themaId !== undefined || item.signaal.offTopic === true ? [] : [item]
  })
}

/** Lays the chosen notes out; one undo step. False when there was nothing to lay out. */
export function schikKeuze(scene: CanvasScene, work: BordWork, ids: readonly string[], wijze: Schikwijze): boolean {
  const items = schikbaar(scene, work, ids)
  if (items.length < 2) {
    toast(m.keuze_niets_te_schikken())
    return false
  }
  const boxes = items.map(({ id, x, y, w, h, signaal }): Schikbaar => ({ id, x, y, w, h, kind: signaal.kind }))
  // What the layout had in rows gets a place of its own, beside everything: in its area the others close the gap.
  const wasLaidOut = items.some(({ areaId }) => areaId !== undefined)
  const plekken = placesFor(boxes, wijze, wasLaidOut ? besideAll(scene) : undefined)
  if (!work.moveFree(plekken, false)) return false
  const count = plekken.length
  const stays = ids.length - count
  announce(stays > 0 ? m.keuze_geschikt_deels({ count, blijft: stays }) : m.keuze_geschikt({ count }))
  scene.fitItems(plekken.map(({ id }) => id))
  return true
}

function placesFor(boxes: readonly Schikbaar[], wijze: Schikwijze, corner: Pos | undefined): Plek[] {
  switch (wijze.kind) {
    case 'schik':
      return schik(boxes, wijze.how, corner, kindOrder)
    case 'lijn':
      return lijnUit(boxes, wijze.how)
    case 'verdeel':
      return verdeel(boxes, wijze.how)
  }
}

function besideAll(scene: CanvasScene): Pos | undefined {
  const bounds = scene.bounds()
  return bounds === undefined ? undefined : [bounds.x + bounds.w + clear, bounds.y]
}
