import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  type MapNode,
  nodeTypes,
  type Relation,
  relationKinds,
  relationQualities,
} from '../../../shared/domain/wijkkaart.ts'
import { isThere } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { CellField } from '../kanskaarten/text-field-live.tsx'
import { listOf } from './aanbod.ts'
import { Keuze } from './velden.tsx'
import { qualityNames, relationNames, typeNames } from './words.ts'

interface TableProps {
  readonly nodes: readonly MapNode[]
  readonly relations: readonly Relation[]
  readonly mayEdit: boolean
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** The same map as two tables: everything that can be done on the canvas can be done here by keyboard. */
export function Tabel({ nodes, relations, mayEdit, selected, onSelect }: TableProps): ReactNode {
  const { actions, lastStep } = useSession()
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? '–'
  const sorted = relations.filter(isThere)
  const cell = (node: MapNode, key: string, label: string, value: string, onChange: (next: string) => void) =>
    mayEdit ? (
      <CellField
        label={`${label}: ${node.name}`}
        placeholder=""
        value={value}
        max={120}
        where={`${node.id}.${key}`}
        onChange={onChange}
      />
    ) : (
      value
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and the keyboard must be able to do that
    <section className="wk-tabel" tabIndex={0} aria-label={m.wk_lijst()}>
      <table>
        <caption>
          {m.wk_punten()} <span className="num stil">{nodes.length}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{m.wk_naam()}</th>
            <th scope="col">{m.wk_soort()}</th>
            <th scope="col">{m.wk_gebied()}</th>
            <th scope="col">{m.wk_rooster()}</th>
            <th scope="col">{m.wk_kwaliteiten()}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id} aria-current={node.id === selected ? 'true' : undefined}>
              <th scope="row">
                {cell(node, 'name', m.wk_naam(), node.name, (name) => actions.updateNode(node.id, { name }))}
              </th>
              <td>
                <Keuze
                  label={`${m.wk_soort()}: ${node.name}`}
                  hideLabel
                  value={node.type}
                  options={nodeTypes}
                  nameOf={(one) => typeNames[one]()}
                  onChange={(type) => type !== undefined && actions.updateNode(node.id, { type })}
                  isDisabled={!mayEdit}
                />
              </td>
              <td>
                {cell(node, 'area', m.wk_gebied(), node.area ?? '', (area) =>
                  actions.updateNode(node.id, { area: area.trim().slice(0, 80) || undefined }),
                )}
              </td>
              <td>
                {cell(node, 'schedule', m.wk_rooster(), node.schedule.join(', '), (next) =>
                  actions.updateNode(node.id, { schedule: listOf(next) }),
                )}
              </td>
              <td>
                {cell(node, 'qualities', m.wk_kwaliteiten(), node.qualities.join(', '), (next) =>
                  actions.updateNode(node.id, { qualities: listOf(next) }),
                )}
              </td>
              <td className="wk-acties">
                <Button size="klein" aria-label={m.wk_open({ naam: node.name })} onPress={() => onSelect(node.id)}>
                  …
                </Button>
                {mayEdit ? (
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    aria-label={`${m.wk_haal_weg()}: ${node.name}`}
                    icon={<X size={17} aria-hidden="true" />}
                    onPress={() => {
                      if (actions.archiveNode(node.id))
                        toast(m.wk_weggehaald({ naam: node.name }), { action: undoAction(lastStep()) })
                    }}
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>
          {m.wk_relaties()} <span className="num stil">{sorted.length}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{m.wk_van()}</th>
            <th scope="col">{m.wk_relatie()}</th>
            <th scope="col">{m.wk_naar()}</th>
            <th scope="col">{m.wk_kwaliteit()}</th>
            <th scope="col">{m.wk_opmerking()}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sorted.map((relation) => {
            const about = `${nameOf(relation.from)} – ${nameOf(relation.to)}`
            return (
              <tr key={relation.id}>
                <th scope="row">{nameOf(relation.from)}</th>
                <td>
                  <Keuze
                    label={`${m.wk_relatie()}: ${about}`}
                    hideLabel
                    value={relation.kind}
                    options={relationKinds}
                    nameOf={(one) => relationNames[one]()}
                    onChange={(kind) => kind !== undefined && actions.updateRelation(relation.id, { kind })}
                    isDisabled={!mayEdit}
                  />
                </td>
                <td>{nameOf(relation.to)}</td>
                <td>
                  <Keuze
                    label={`${m.wk_kwaliteit()}: ${about}`}
                    hideLabel
                    value={relation.quality}
                    options={relationQualities}
                    nameOf={(one) => qualityNames[one]()}
                    onChange={(quality) => quality !== undefined && actions.updateRelation(relation.id, { quality })}
                    isDisabled={!mayEdit}
                  />
                </td>
                <td>
                  {mayEdit ? (
                    <CellField
                      label={`${m.wk_opmerking()}: ${about}`}
                      placeholder=""
                      value={relation.remark}
                      max={300}
                      where={`${relation.id}.remark`}
                      onChange={(remark) => actions.updateRelation(relation.id, { remark })}
                    />
                  ) : (
                    relation.remark
                  )}
                </td>
                <td className="wk-acties">
                  {mayEdit ? (
                    <Button
                      kind="stil"
                      size="klein"
                      isIconOnly
                      aria-label={m.wk_haal_relatie_weg({ van: nameOf(relation.from), naar: nameOf(relation.to) })}
                      icon={<X size={17} aria-hidden="true" />}
                      onPress={() => {
                        if (actions.archiveRelation(relation.id))
                          toast(m.wk_relatie_weg(), { action: undoAction(lastStep()) })
                      }}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
