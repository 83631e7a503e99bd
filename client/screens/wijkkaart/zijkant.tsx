import { type ReactNode, useMemo } from 'react'
import type { MapNode, Relation } from '../../../shared/domain/wijkkaart.ts'
import { insightOf } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { AanbodLijst } from './aanbod-lijst.tsx'

const mostNames = 8

/** Beside the map while no point is chosen: what stands out in words, and supply on notes that may go on the map. */
export function Zijkant({
  nodes,
  relations,
  mayEdit,
  onSelect,
}: {
  readonly nodes: readonly MapNode[]
  readonly relations: readonly Relation[]
  readonly mayEdit: boolean
  readonly onSelect: (id: string) => void
}): ReactNode {
  const { connectors, lone, missing } = useMemo(() => insightOf(nodes, relations), [nodes, relations])
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? ''
  return (
    <>
      <section aria-labelledby="wk-opvallend">
        <h2 id="wk-opvallend">{m.wk_opvallend()}</h2>
        {connectors.length + lone.length + missing.length === 0 ? <p className="stil">{m.wk_niets_op()}</p> : null}
        <ul className="wk-inzicht">
          {connectors.map(({ node, count, groups }) => (
            <li key={node.id}>
              <button type="button" className="wk-link" onClick={() => onSelect(node.id)}>
                {groups > 1
                  ? m.wk_verbindt_groepen({ naam: node.name, aantal: count, groepen: groups })
                  : m.wk_verbindt({ naam: node.name, aantal: count })}
              </button>
            </li>
          ))}
          {lone.length === 0 ? null : (
            <li>
              {lone.length === 1
                ? m.wk_alleen_een({ namen: lone[0]?.name ?? '' })
                : m.wk_alleen({
                    aantal: lone.length,
                    namen: `${lone
                      .slice(0, mostNames)
                      .map((node) => node.name)
                      .join(', ')}${lone.length > mostNames ? '…' : ''}`,
                  })}
            </li>
          )}
          {missing.map((relation) => (
            <li key={relation.id} className="wk-mist">
              <button type="button" className="wk-link" onClick={() => onSelect(relation.from)}>
                {m.wk_ontbreekt({ van: nameOf(relation.from), naar: nameOf(relation.to) })}
              </button>
              {relation.remark === '' ? null : <span className="stil"> {relation.remark}</span>}
            </li>
          ))}
        </ul>
      </section>
      <AanbodLijst nodes={nodes} mayEdit={mayEdit} onSelect={onSelect} />
    </>
  )
}
