import { useCallback, useMemo, useState } from 'react'
import { useCollection } from '../model/hooks.ts'
import { hasEnd } from '../model/object-words.ts'
import type { Session } from '../model/types.ts'
import type { BordFilter } from '../state/bord-filter.ts'
import type { ListSection } from './list-data.ts'
import { createOutline, flatten, type OutlineNode, pathTo } from './outline.ts'

/** The outline with what is folded in it; `rowNumber` counts the rows that are unfolded, from 1. */
export function useOutline(session: Session, sections: readonly ListSection[], filter: BordFilter) {
  const kanskaarten = useCollection('kanskaarten')
  const connectors = useCollection('connectors')
  const tekeningen = useCollection('tekeningen')
  const afbeeldingen = useCollection('afbeeldingen')
  const wijkkaart = useCollection('nodes')
  const [maker] = useState(createOutline)
  const mayAddCard = session.may({ doc: 'bord', collection: 'kanskaarten', id: '', action: 'add', own: true })
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const { nodes, order } = useMemo(
    () =>
      maker.update({
        sections,
        objects: { kanskaarten, connectors, tekeningen, afbeeldingen, nodes: wijkkaart },
        filter,
        mayAddCard,
        hasEnd: (end) => hasEnd(session.bord, end),
      }),
    [maker, sections, kanskaarten, connectors, tekeningen, afbeeldingen, wijkkaart, filter, mayAddCard, session],
  )
  const byKey = useMemo(() => {
    const found = new Map<string, OutlineNode>()
    const walk = (some: readonly OutlineNode[]): void => {
      for (const node of some) {
        found.set(node.key, node)
        walk(node.children)
      }
    }
    walk(nodes)
    return found
  }, [nodes])
  const headings = useMemo(
    () => [...byKey.values()].filter(({ type }) => type === 'sectie' || type === 'groep').map(({ key }) => key),
    [byKey],
  )
  const unselectable = useMemo(
    () => [...byKey.values()].filter(({ type }) => type !== 'signaal').map(({ key }) => key),
    [byKey],
  )
  const expanded = useMemo(() => new Set(headings.filter((key) => !folded.has(key))), [headings, folded])
  const isOpen = useCallback((key: string) => expanded.has(key), [expanded])
  const rowNumber = useMemo(
    () => new Map(flatten(nodes, isOpen).map((key, index) => [key, index + 1] as const)),
    [nodes, isOpen],
  )
  return {
    nodes,
    order,
    unselectable,
    expanded,
    isOpen,
    rowNumber,
    nodeOf: useCallback((key: string) => byKey.get(key), [byKey]),
    allNodes: () => [...byKey.values()],
    signaalKeys: () => order.filter((key) => byKey.get(key)?.type === 'signaal'),
    setExpanded: useCallback(
      (keys: ReadonlySet<string>) => setFolded(new Set(headings.filter((key) => !keys.has(key)))),
      [headings],
    ),
    toggle: useCallback((key: string) => {
      setFolded((before) => {
        const next = new Set(before)
        if (!next.delete(key)) next.add(key)
        return next
      })
    }, []),
    /** Unfolds what lies above a row. */
    openTo: useCallback(
      (key: string) => {
        const above = pathTo(nodes, key) ?? []
        setFolded((before) =>
          above.some((one) => before.has(one)) ? new Set([...before].filter((one) => !above.includes(one))) : before,
        )
      },
      [nodes],
    ),
  }
}
