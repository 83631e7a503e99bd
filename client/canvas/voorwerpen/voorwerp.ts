import type { BordRecords } from '../../../shared/doc/bord-doc.ts'
import { openKanskaartFields, requiredKanskaartFields } from '../../../shared/domain/kanskaart.ts'
import { compareRang } from '../../../shared/domain/rang.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { type ObjectCollection, objectKey } from '../../model/object-words.ts'
import type { VoorwerpCollection } from '../../model/voorwerp-types.ts'
import type { Rect } from '../geometry.ts'
import type { Wrapper } from '../wrap.ts'
import { kaartBreedte } from './inkt.ts'
import { rectOfTekening } from './vormen.ts'

type OfCollection<C extends VoorwerpCollection> = {
  readonly collection: C
  /** `collection:id` */
  readonly key: string
  readonly id: string
  readonly record: BordRecords[C]
  readonly rect: Rect
}
/** Something on the bord that has a place and is no signaal, thema or frame. */
export type Voorwerp = { readonly [C in VoorwerpCollection]: OfCollection<C> }[VoorwerpCollection]

export const voorwerpCollections = ['afbeeldingen', 'nodes', 'kanskaarten', 'tekeningen'] as const
export const keyOf = (collection: ObjectCollection, id: string): string => objectKey(collection, id)

const inset = 14
/** Room for words on a card. */
export const kaartBinnen = kaartBreedte - 2 * inset
export const kaartTitel = (title: string, wrapper: Wrapper): readonly string[] =>
  wrapper.wrap(title, { fontSize: 18, width: kaartBinnen, maxLines: 3 }).lines
export const kaartKans = (kans: string, wrapper: Wrapper): readonly string[] =>
  kans.trim() === '' ? [] : wrapper.wrap(kans, { fontSize: 14, width: kaartBinnen, maxLines: 4 }).lines

/** How many of the fields that a card asks for are filled in. */
export function filledOf(card: BordRecords['kanskaarten']): { readonly filled: number; readonly all: number } {
  const all = requiredKanskaartFields.length
  return { filled: all - openKanskaartFields(card).length, all }
}

/** Makes the object of a record; `undefined` when it is archived, or has no place on the bord. `title`: of a card without one. */
export function voorwerpOf(
  collection: VoorwerpCollection,
  record: BordRecords[VoorwerpCollection] | undefined,
  wrapper: Wrapper,
  title: string,
): Voorwerp | undefined {
  if (record === undefined || !isActive(record) || record.pos === undefined) return undefined
  const base = { key: keyOf(collection, record.id), id: record.id }
  const [x, y] = record.pos
  switch (collection) {
    case 'tekeningen': {
      const tekening = record as BordRecords['tekeningen']
      return { ...base, collection, record: tekening, rect: rectOfTekening(tekening, wrapper) }
    }
    case 'afbeeldingen': {
      const picture = record as BordRecords['afbeeldingen']
      return { ...base, collection, record: picture, rect: { x, y, w: picture.size[0], h: picture.size[1] } }
    }
    case 'kanskaarten': {
      const card = record as BordRecords['kanskaarten']
      const lines = kaartTitel(card.title.trim() || title, wrapper).length
      const h = 26 + lines * 23 + kaartKans(card.kans, wrapper).length * 19 + 44
      return { ...base, collection, record: card, rect: { x, y, w: kaartBreedte, h } }
    }
    case 'nodes': {
      const node = record as BordRecords['nodes']
      return {
        ...base,
        collection,
        record: node,
        rect: { x, y, w: kaartBreedte, h: 44 + kaartTitel(node.name, wrapper).length * 23 },
      }
    }
  }
}

const levelOf = ({ collection }: Voorwerp): number => voorwerpCollections.indexOf(collection)
const rangOf = ({ record }: Voorwerp): { readonly rank?: string | undefined } => ('rank' in record ? record : {})

/** Lowest first: pictures, places, cards, then what is drawn; each by rank, later ones on top. */
export const fromLow = (a: Voorwerp, b: Voorwerp): number =>
  levelOf(a) - levelOf(b) ||
  compareRang(rangOf(a), rangOf(b)) ||
  a.record.createdAt - b.record.createdAt ||
  (a.key < b.key ? -1 : 1)

/** A picture that was sent to the back lies below the notes: a drawing of the room, a map to lay them on. */
export const isBelow = (one: Voorwerp): boolean => one.collection === 'afbeeldingen' && compareRang(one.record, {}) < 0
