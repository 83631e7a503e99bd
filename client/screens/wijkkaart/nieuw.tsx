import { type ReactNode, useState } from 'react'
import {
  type MapNode,
  type NodeType,
  nodeTypes,
  type Relation,
  relationKinds,
  relationQualities,
} from '../../../shared/domain/wijkkaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Keuze } from './velden.tsx'
import { qualityNames, relationNames, typeNames } from './words.ts'

/** A new point: name and kind; the rest is filled in beside the map. */
export function NieuwPunt({
  place,
  onClose,
  onAdded,
}: {
  readonly place: Partial<Pick<MapNode, 'geo' | 'relPos'>>
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}): ReactNode {
  const { actions } = useSession()
  const [name, setName] = useState('')
  const [type, setType] = useState<NodeType>('plek')
  const save = () => {
    if (name.trim() === '') return
    const id = actions.addNode({ name: name.trim(), type, ...place })
    if (id !== '') onAdded(id)
    onClose()
  }
  return (
    <Dialog
      title={m.wk_nieuw_punt()}
      isOpen
      onClose={onClose}
      size="smal"
      footer={
        <Button kind="primair" onPress={save} isDisabled={name.trim() === ''}>
          {m.wk_bewaar()}
        </Button>
      }
    >
      <form
        className="wk-form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField label={m.wk_naam()} value={name} onChange={setName} maxLength={120} autoFocus />
        <Keuze
          label={m.wk_soort()}
          value={type}
          options={nodeTypes}
          nameOf={(one) => typeNames[one]()}
          onChange={(next) => setType(next ?? 'plek')}
        />
      </form>
    </Dialog>
  )
}

/** A new relation: from whom to whom, what it is and how strong. */
export function NieuweRelatie({
  nodes,
  from: start,
  onClose,
}: {
  readonly nodes: readonly MapNode[]
  readonly from?: string | undefined
  readonly onClose: () => void
}): ReactNode {
  const { actions } = useSession()
  const [from, setFrom] = useState<string | undefined>(start)
  const [to, setTo] = useState<string>()
  const [kind, setKind] = useState<Relation['kind']>('werkt_samen')
  const [quality, setQuality] = useState<Relation['quality']>('goed')
  const ids = nodes.map((node) => node.id as string)
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? ''
  const isReady = from !== undefined && to !== undefined && from !== to
  return (
    <Dialog
      title={m.wk_nieuwe_relatie()}
      isOpen
      onClose={onClose}
      size="smal"
      footer={
        <Button
          kind="primair"
          isDisabled={!isReady}
          onPress={() => {
            if (from === undefined || to === undefined) return
            actions.addRelation({ from, to, kind, quality })
            onClose()
          }}
        >
          {m.wk_leg_relatie()}
        </Button>
      }
    >
      <div className="wk-form">
        <Keuze label={m.wk_van()} value={from} options={ids} nameOf={nameOf} onChange={setFrom} />
        <Keuze
          label={m.wk_relatie()}
          value={kind}
          options={relationKinds}
          nameOf={(one) => relationNames[one]()}
          onChange={(next) => setKind(next ?? kind)}
        />
        <Keuze
          label={m.wk_naar()}
          value={to}
          options={ids.filter((id) => id !== from)}
          nameOf={nameOf}
          onChange={setTo}
        />
        <Keuze
          label={m.wk_kwaliteit()}
          value={quality}
          options={relationQualities}
          nameOf={(one) => qualityNames[one]()}
          onChange={(next) => setQuality(next ?? quality)}
        />
      </div>
    </Dialog>
  )
}
