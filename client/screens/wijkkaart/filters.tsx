import { type ReactNode, useMemo } from 'react'
import { type MapNode, nodeTypes } from '../../../shared/domain/wijkkaart.ts'
import type { Filter } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection } from '../../model/hooks.ts'
import { Keuze } from './velden.tsx'
import { layerNames, typeNames } from './words.ts'

const layers = Object.keys(layerNames) as readonly (keyof typeof layerNames)[]

/** What is shown: by kind, thema, layer of the sociale basis and target group; the same for map, network and list. */
export function Filters({
  nodes,
  filter,
  onChange,
}: {
  readonly nodes: readonly MapNode[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}): ReactNode {
  const themas = orderedThemas(useCollection('themas'))
  const groups = useMemo(
    () => [...new Set(nodes.flatMap((node) => node.targetGroups))].sort((a, b) => a.localeCompare(b, 'nl')),
    [nodes],
  )
  const hasLayers = nodes.some(({ layer }) => layer !== undefined)
  return (
    <>
      <Keuze
        label={m.wk_soorten()}
        hideLabel
        value={filter.type}
        none={m.wk_alle_soorten()}
        options={nodeTypes}
        nameOf={(one) => typeNames[one]()}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <Keuze
        label={m.wk_thema()}
        hideLabel
        value={filter.themaId}
        none={m.wk_alle_themas()}
        options={themas.map((thema) => thema.id as string)}
        nameOf={(id) => themas.find((thema) => thema.id === id)?.title ?? ''}
        onChange={(themaId) => onChange({ ...filter, themaId })}
      />
      {hasLayers || filter.layer !== undefined ? (
        <Keuze
          label={m.wk_laag()}
          hideLabel
          value={filter.layer}
          none={m.wk_alle_lagen()}
          options={layers}
          nameOf={(one) => layerNames[one]()}
          onChange={(layer) => onChange({ ...filter, layer })}
        />
      ) : null}
      {groups.length > 0 || filter.targetGroup !== undefined ? (
        <Keuze
          label={m.wk_doelgroep()}
          hideLabel
          value={filter.targetGroup}
          none={m.wk_alle_doelgroepen()}
          options={groups}
          nameOf={(one) => one}
          onChange={(targetGroup) => onChange({ ...filter, targetGroup })}
        />
      ) : null}
    </>
  )
}
