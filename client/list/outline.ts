import type { BordRecords } from '../../shared/doc/bord-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { End } from '../../shared/domain/tekening.ts'
import { type BordObject, type ObjectCollection, objectCollections, objectKey } from '../model/object-words.ts'
import { type BordFilter, isFiltering } from '../state/bord-filter.ts'
import type { ListRow, ListSection } from './list-data.ts'

export interface SignaalNode {
  readonly type: 'signaal'
  /** Id of the signaal. */
  readonly key: string
  readonly row: ListRow
  /** Id of the section that it is in. */
  readonly sectionId: string
  readonly children: readonly OutlineNode[]
}
export interface SectionNode {
  readonly type: 'sectie'
  /** `sectie:` and the id of the section. */
  readonly key: string
  readonly section: ListSection
  readonly children: readonly OutlineNode[]
}
export interface GroupNode {
  readonly type: 'groep'
  /** `sectie:` and the name of a collection. */
  readonly key: string
  readonly collection: ObjectCollection
  readonly children: readonly ObjectNode[]
}
export interface ObjectNode {
  readonly type: 'object'
  /** Name of the collection, `:` and id. */
  readonly key: string
  readonly object: BordObject
  readonly children: readonly OutlineNode[]
}
/** One row of the outline. Rows that did not change are the same objects as before. */
export type OutlineNode = SectionNode | SignaalNode | GroupNode | ObjectNode

export type Objects = { readonly [C in ObjectCollection]: readonly BordRecords[C][] }

export const sectionKey = (id: string): string => `sectie:${id}`

const noChildren: readonly OutlineNode[] = []
const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((entry, index) => entry === b[index])
const sameCounts = (a: ListSection['byGroep'], b: ListSection['byGroep']): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** Only what lies on the bord: everything of the wijkkaart is there only when it was given a place on it. */
const isOnBord = ({ collection, record }: BordObject): boolean =>
  isActive(record) && (collection !== 'nodes' || record.pos !== undefined)

export interface Outline {
  readonly nodes: readonly OutlineNode[]
  /** Rows in reading order when everything is unfolded. */
  readonly order: readonly string[]
}

/**
 * Makes the outline werksessie → frame or thema (→ nested thema) → signaal, and after those the other objects. Keeps what
 * did not change, because 10,000 rows are compared by identity.
 */
export function createOutline(): {
  update(input: {
    readonly sections: readonly ListSection[]
    readonly objects: Objects
    readonly filter: BordFilter
    /** The kanskaarten have a heading even when there are none: somebody may make one there. */
    readonly mayAddCard?: boolean
    /** Is this end of a connector still there? */
    readonly hasEnd: (end: End) => boolean
  }): Outline
} {
  let before = new Map<string, OutlineNode>()
  let groupsBefore: readonly OutlineNode[] = []
  return {
    update({ sections, objects, filter, mayAddCard = false, hasEnd }) {
      const next = new Map<string, OutlineNode>()
      const keep = <N extends OutlineNode>(node: N, isSame: (old: N) => boolean): N => {
        const old = before.get(node.key)
        const kept =
          old?.type === node.type && isSame(old as N) && sameList(old.children, node.children) ? (old as N) : node
        next.set(node.key, kept)
        return kept
      }
      const rowNode = (row: ListRow, sectionId: string): SignaalNode =>
        keep<SignaalNode>(
          { type: 'signaal', key: row.signaal.id, row, sectionId, children: noChildren },
          (old) =>
            old.row.signaal === row.signaal &&
            old.row.ghost === row.ghost &&
            old.sectionId === sectionId &&
            sameList(old.row.under, row.under),
        )
      const shown = new Set(sections.map(({ id }) => id))
      const parentOf = ({ thema }: ListSection): string | undefined =>
        thema?.parentId !== undefined && thema.parentId !== thema.id && shown.has(thema.parentId)
          ? thema.parentId
          : undefined
      const nested = new Map<string, ListSection[]>()
      for (const section of sections) {
        const parent = parentOf(section)
        if (parent !== undefined) nested.set(parent, [...(nested.get(parent) ?? []), section])
      }
      // Two themas that lie in each other (two people at once) stay visible: only one level deep is nesting.
      const isNested = (section: ListSection): boolean => {
        const parent = parentOf(section)
        const above = sections.find(({ id }) => id === parent)
        return above !== undefined && parentOf(above) === undefined
      }
      const sectionNode = (section: ListSection): SectionNode =>
        keep<SectionNode>(
          {
            type: 'sectie',
            key: sectionKey(section.id),
            section,
            children: [
              ...section.rows.map((row) => rowNode(row, section.id)),
              ...(nested.get(section.id) ?? []).filter(isNested).map(sectionNode),
            ],
          },
          (old) =>
            old.section.thema === section.thema &&
            old.section.frame === section.frame &&
            old.section.count === section.count &&
            sameCounts(old.section.byGroep, section.byGroep),
        )
      const groups: OutlineNode[] = []
      // Who looks for certain notes is not shown what has no kind and no author.
      const hidesObjects = filter.place !== undefined || isFiltering(filter)
      if (!hidesObjects)
        for (const collection of objectCollections) {
          const found = (objects[collection] as readonly BordRecords[ObjectCollection][])
            .map((record) => ({ collection, record }) as BordObject)
            .filter(isOnBord)
            .filter((one) => one.collection !== 'connectors' || (hasEnd(one.record.from) && hasEnd(one.record.to)))
            .sort((a, b) => a.record.createdAt - b.record.createdAt || (a.record.id < b.record.id ? -1 : 1))
          if (found.length === 0 && !(collection === 'kanskaarten' && mayAddCard)) continue
          const children = found.map((object) =>
            keep<ObjectNode>(
              { type: 'object', key: objectKey(collection, object.record.id), object, children: noChildren },
              (old) => old.object.record === object.record,
            ),
          )
          groups.push(keep<GroupNode>({ type: 'groep', key: sectionKey(collection), collection, children }, () => true))
        }
      const all = [...sections.filter((section) => !isNested(section)).map(sectionNode), ...groups]
      const nodes = sameList(all, groupsBefore) ? groupsBefore : all
      before = next
      groupsBefore = nodes
      return { nodes, order: flatten(nodes, () => true) }
    },
  }
}

/** Keys in reading order; what lies in a row that is not open is left out. */
export function flatten(nodes: readonly OutlineNode[], isOpen: (key: string) => boolean): string[] {
  const keys: string[] = []
  const walk = (some: readonly OutlineNode[]): void => {
    for (const node of some) {
      keys.push(node.key)
      if (node.children.length > 0 && isOpen(node.key)) walk(node.children)
    }
  }
  walk(nodes)
  return keys
}

/** The rows above a row, outermost first; to open them before it is shown. */
export function pathTo(nodes: readonly OutlineNode[], key: string): readonly string[] | undefined {
  for (const node of nodes) {
    if (node.key === key) return []
    const below = pathTo(node.children, key)
    if (below !== undefined) return [node.key, ...below]
  }
  return undefined
}
