import type * as Y from 'yjs'
import type { Frame } from '../domain/frame.ts'
import type { Kanskaart } from '../domain/kanskaart.ts'
import type { Opmerking } from '../domain/opmerking.ts'
import type { Signaal } from '../domain/signaal.ts'
import type { BordSnapshot } from '../domain/snapshot.ts'
import type { Afbeelding, Connector, Tekening } from '../domain/tekening.ts'
import type { Thema } from '../domain/thema.ts'
import type { MapNode, Relation } from '../domain/wijkkaart.ts'
import { type BordCollection, bordLayout } from './bord-layout.ts'
import { readRecord } from './records.ts'

/** The plain record type of each collection of `bord`. */
export interface BordRecords {
  signalen: Signaal
  themas: Thema
  nodes: MapNode
  relations: Relation
  kanskaarten: Kanskaart
  opmerkingen: Opmerking
  frames: Frame
  connectors: Connector
  tekeningen: Tekening
  afbeeldingen: Afbeelding
}

/** The Y.Map that holds a collection: id → record. */
export const bordCollection = (doc: Y.Doc, name: BordCollection): Y.Map<Y.Map<unknown>> =>
  doc.getMap<Y.Map<unknown>>(name)

const criteriaFields = ['urgency', 'data', 'feasibility', 'focusAreas', 'factors', 'socialQuality'] as const

/** Reads one record of a collection, or `undefined` when it is not there. The gate guarantees its shape. */
export function readBordRecord<C extends BordCollection>(doc: Y.Doc, name: C, id: string): BordRecords[C] | undefined {
  const record = bordCollection(doc, name).get(id)
  return record === undefined ? undefined : toDomain(name, id, record)
}

function toDomain<C extends BordCollection>(name: C, id: string, record: Y.Map<unknown>): BordRecords[C] {
  const plain = readRecord(bordLayout[name], id, record)
  if (name === 'themas') {
    // In the document every criterion is a field of its own (two people may score at once); in the domain they are one object.
    const { ...rest } = plain as Record<string, unknown>
    const criteria: Record<string, unknown> = {}
    for (const field of criteriaFields) {
      criteria[field] = rest[field] ?? null
      delete rest[field]
    }
    return Object.freeze({ ...rest, criteria: Object.freeze(criteria) }) as unknown as BordRecords[C]
  }
  if (name === 'nodes')
    return Object.freeze({ targetGroups: [], schedule: [], qualities: [], ...plain }) as unknown as BordRecords[C]
  if (name === 'kanskaarten') return Object.freeze({ leadConfirmed: false, ...plain }) as unknown as BordRecords[C]
  return plain as unknown as BordRecords[C]
}

/** All records of a collection, archived ones included, sorted by id. */
export function readBordCollection<C extends BordCollection>(doc: Y.Doc, name: C): BordRecords[C][] {
  const found: BordRecords[C][] = []
  for (const [id, record] of bordCollection(doc, name).entries()) found.push(toDomain(name, id, record))
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Sorts by fractional index, ties by id. */
export const byOrder = <T extends { readonly order: string; readonly id: string }>(a: T, b: T): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The whole bord as plain data: see `BordSnapshot` for the order. */
export function readBord(doc: Y.Doc): BordSnapshot {
  return {
    signalen: readBordCollection(doc, 'signalen'),
    themas: readBordCollection(doc, 'themas').sort(byOrder),
    nodes: readBordCollection(doc, 'nodes'),
    relations: readBordCollection(doc, 'relations'),
    kanskaarten: readBordCollection(doc, 'kanskaarten').sort(byOrder),
    opmerkingen: readBordCollection(doc, 'opmerkingen'),
    frames: readBordCollection(doc, 'frames').sort(byOrder),
    connectors: readBordCollection(doc, 'connectors'),
    tekeningen: readBordCollection(doc, 'tekeningen'),
    afbeeldingen: readBordCollection(doc, 'afbeeldingen'),
  }
}
