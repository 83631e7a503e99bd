import { MapPinPlus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { MapNode, Relation } from '../../../shared/domain/wijkkaart.ts'
import { insightOf } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { quoteOf } from '../../model/bord-work.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { nameFromText, openSupply } from './aanbod.ts'

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
  const { actions, lastStep } = useSession()
  const signalen = useCollection('signalen')
  const { connectors, lone, missing } = useMemo(() => insightOf(nodes, relations), [nodes, relations])
  const supply = useMemo(() => openSupply(signalen, nodes), [signalen, nodes])
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? ''
  return (
    <>
      <section aria-labelledby="wk-opvallend">
        <h2 id="wk-opvallend">{m.wk_opvallend()}</h2>
        {connectors.length + lone.length + missing.length === 0 ? <p className="stil">{m.wk_niets_op()}</p> : null}
        <ul className="wk-inzicht">
          {connectors.map(({ node, count }) => (
            <li key={node.id}>
              <button type="button" className="wk-link" onClick={() => onSelect(node.id)}>
                {m.wk_verbindt({ naam: node.name, aantal: count })}
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
      <section aria-labelledby="wk-aanbod">
        <h2 id="wk-aanbod">
          {m.wk_aanbod()} <span className="stil num">{supply.length}</span>
        </h2>
        <p className="stil">{supply.length === 0 ? m.wk_aanbod_leeg() : m.wk_aanbod_uitleg()}</p>
        <ul className="wk-briefjes">
          {supply.map((signaal) => (
            <li key={signaal.id}>
              <BriefjeView kind={signaal.kind} text={signaal.text} />
              {mayEdit ? (
                <Button
                  size="klein"
                  icon={<MapPinPlus size={17} aria-hidden="true" />}
                  aria-label={`${m.wk_zet_op()}: ${quoteOf(signaal.text)}`}
                  onPress={() => {
                    const name = nameFromText(signaal.text)
                    const id = actions.addNode({
                      type: 'activiteit',
                      name,
                      signaalIds: [signaal.id],
                      themaIds: signaal.themaId === undefined ? [] : [signaal.themaId],
                    })
                    if (id === '') return
                    onSelect(id)
                    toast(m.wk_op_kaart({ naam: quoteOf(name) }), { action: undoAction(lastStep()) })
                  }}
                >
                  {m.wk_zet_op()}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
