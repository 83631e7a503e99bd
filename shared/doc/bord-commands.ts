import type * as Y from 'yjs'
import type { Frame } from '../domain/frame.ts'
import type { Kanskaart } from '../domain/kanskaart.ts'
import type { Opmerking } from '../domain/opmerking.ts'
import type { Signaal } from '../domain/signaal.ts'
import type { Afbeelding, Connector, Tekening } from '../domain/tekening.ts'
import type { CriteriaScore, Thema } from '../domain/thema.ts'
import type { MapNode, Relation } from '../domain/wijkkaart.ts'
import { bordCollection } from './bord-doc.ts'
import { type BordCollection, bordLayout } from './bord-layout.ts'
import { createRecord, updateRecord } from './records.ts'

type WithoutId<T> = Omit<T, 'id'>

/** Adds a signaal. Idempotent by id: an id that exists is left alone and gives `false`. */
export const addSignaal = (doc: Y.Doc, signaal: Signaal): boolean => add(doc, 'signalen', signaal)
/** Adds a thema; its criteria become fields of their own. */
export const addThema = (doc: Y.Doc, { criteria, ...thema }: Thema): boolean =>
  add(doc, 'themas', { ...thema, ...criteria })
export const addNode = (doc: Y.Doc, node: MapNode): boolean => add(doc, 'nodes', node)
export const addRelation = (doc: Y.Doc, relation: Relation): boolean => add(doc, 'relations', relation)
export const addKanskaart = (doc: Y.Doc, card: Kanskaart): boolean => add(doc, 'kanskaarten', card)
export const addOpmerking = (doc: Y.Doc, opmerking: Opmerking): boolean => add(doc, 'opmerkingen', opmerking)
export const addFrame = (doc: Y.Doc, frame: Frame): boolean => add(doc, 'frames', frame)
export const addConnector = (doc: Y.Doc, connector: Connector): boolean => add(doc, 'connectors', connector)
export const addTekening = (doc: Y.Doc, tekening: Tekening): boolean => add(doc, 'tekeningen', tekening)
export const addAfbeelding = (doc: Y.Doc, afbeelding: Afbeelding): boolean => add(doc, 'afbeeldingen', afbeelding)

function add(doc: Y.Doc, name: BordCollection, record: { readonly id: string } & object): boolean {
  const collection = bordCollection(doc, name)
  if (collection.has(record.id)) return false
  doc.transact(() =>
    createRecord(
      collection as Y.Map<unknown>,
      bordLayout[name],
      record.id,
      record as unknown as Record<string, unknown>,
    ),
  )
  return true
}

/** Sets fields of a signaal; `undefined` clears. Gives `false` when it is not there. */
export const setSignaal = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<Signaal>]?: Signaal[K] | undefined },
): boolean => update(doc, 'signalen', id, changes)
export const setThema = (
  doc: Y.Doc,
  id: string,
  { criteria, ...changes }: { readonly [K in keyof WithoutId<Thema>]?: Thema[K] | undefined },
): boolean => update(doc, 'themas', id, { ...changes, ...(criteria as CriteriaScore | undefined) })
export const setNode = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<MapNode>]?: MapNode[K] | undefined },
): boolean => update(doc, 'nodes', id, changes)
export const setRelation = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<Relation>]?: Relation[K] | undefined },
): boolean => update(doc, 'relations', id, changes)
export const setKanskaart = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<Kanskaart>]?: Kanskaart[K] | undefined },
): boolean => update(doc, 'kanskaarten', id, changes)
export const setOpmerking = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<Opmerking>]?: Opmerking[K] | undefined },
): boolean => update(doc, 'opmerkingen', id, changes)
export const setFrame = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<Frame>]?: Frame[K] | undefined },
): boolean => update(doc, 'frames', id, changes)
export const setAfbeelding = (
  doc: Y.Doc,
  id: string,
  changes: { readonly [K in keyof WithoutId<Afbeelding>]?: Afbeelding[K] | undefined },
): boolean => update(doc, 'afbeeldingen', id, changes)

function update(doc: Y.Doc, name: BordCollection, id: string, changes: object): boolean {
  const record = bordCollection(doc, name).get(id)
  if (record === undefined) return false
  doc.transact(
    () => updateRecord(record, bordLayout[name], changes as Record<string, unknown>),
    doc.clientID === 0 ? undefined : null,
  )
  return true
}
