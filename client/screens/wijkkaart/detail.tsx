import { Link2, Plus, Trash2, X } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { signaalCodes } from '../../../shared/domain/signaal-codes.ts'
import { type MapNode, nodeTypes, type Relation, relationQualities } from '../../../shared/domain/wijkkaart.ts'
import { isThere } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { SignaalKiezer } from '../kanskaarten/signaal-kiezer.tsx'
import { TextFieldLive } from '../kanskaarten/text-field-live.tsx'
import { listOf } from './aanbod.ts'
import { Plek } from './plek.tsx'
import { Keuze, Regel } from './velden.tsx'
import { accessibleNames, formalityNames, layerNames, qualityNames, relationNames, typeNames } from './words.ts'

const keysOf = <K extends string>(names: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(names) as K[]

/** Everything about one point: its fields, whom it knows, and the notes it rests on. */
export function Detail({
  node,
  nodes,
  relations,
  mayEdit,
  onClose,
  onSelect,
  onAddRelation,
  onDraw,
}: {
  readonly node: MapNode
  readonly nodes: readonly MapNode[]
  readonly relations: readonly Relation[]
  readonly mayEdit: boolean
  readonly onClose: () => void
  readonly onSelect: (id: string) => void
  readonly onAddRelation: () => void
  readonly onDraw: (kind: 'lijn' | 'vlak') => void
}): ReactNode {
  const session = useSession()
  const { actions } = session
  const themas = orderedThemas(useCollection('themas'))
  const signalen = useCollection('signalen')
  const codes = useMemo(() => signaalCodes(signalen), [signalen])
  const [isChoosing, setChoosing] = useState(false)
  const own = relations.filter((one) => isThere(one) && (one.from === node.id || one.to === node.id))
  const linked = signalen.filter((signaal) => node.signaalIds.includes(signaal.id))
  const nameOf = (id: string): string => nodes.find((one) => one.id === id)?.name ?? ''
  const set = (changes: Parameters<typeof actions.updateNode>[1]) => actions.updateNode(node.id, changes)
  const line = (label: string, value: string, key: string, onChange: (next: string) => void, help?: string) => (
    <Regel
      key={`${node.id}.${key}`}
      label={label}
      value={value}
      where={`${node.id}.${key}`}
      onChange={onChange}
      mayEdit={mayEdit}
      {...(help === undefined ? { max: 80 } : { help, max: 600 })}
    />
  )
  const lists = (key: 'targetGroups' | 'schedule' | 'qualities', label: string) =>
    line(label, node[key].join(', '), key, (next) => set({ [key]: listOf(next) }), m.wk_komma())
  return (
    <section className="wk-detail" aria-label={node.name}>
      <header>
        <div>
          <h2>{node.name}</h2>
          <p className="stil">
            {[typeNames[node.type](), node.area, formalityNames[node.formality]()].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Button
          kind="stil"
          isIconOnly
          aria-label={m.wk_sluit()}
          icon={<X size={20} aria-hidden="true" />}
          onPress={onClose}
        />
      </header>
      {mayEdit ? (
        <>
          <TextFieldLive
            label={m.wk_naam()}
            value={node.name}
            max={120}
            where={`${node.id}.name`}
            onChange={(name) => set({ name })}
          />
          <div className="wk-twee">
            <Keuze
              label={m.wk_soort()}
              value={node.type}
              options={nodeTypes}
              nameOf={(one) => typeNames[one]()}
              onChange={(type) => type !== undefined && set({ type })}
            />
            <Keuze
              label={m.wk_vorm()}
              value={node.formality}
              options={keysOf(formalityNames)}
              nameOf={(one) => formalityNames[one]()}
              onChange={(formality) => formality !== undefined && set({ formality })}
            />
          </div>
        </>
      ) : null}
      {lists('schedule', m.wk_rooster())}
      {lists('targetGroups', m.wk_doelgroepen())}
      {lists('qualities', m.wk_kwaliteiten())}
      {line(m.wk_gebied(), node.area ?? '', 'area', (next) => set({ area: next.trim() || undefined }))}
      <div className="wk-twee">
        {line(m.wk_capaciteit(), node.capacity ?? '', 'capacity', (next) =>
          set({ capacity: next.trim() || undefined }),
        )}
        {line(m.wk_kosten(), node.cost ?? '', 'cost', (next) => set({ cost: next.trim() || undefined }))}
      </div>
      <div className="wk-twee">
        <Keuze
          label={m.wk_toegankelijk()}
          value={node.accessible}
          none={m.wk_geen()}
          options={keysOf(accessibleNames)}
          nameOf={(one) => accessibleNames[one]()}
          onChange={(accessible) => set({ accessible })}
          isDisabled={!mayEdit}
        />
        <Keuze
          label={m.wk_laag()}
          value={node.layer}
          none={m.wk_geen()}
          options={keysOf(layerNames)}
          nameOf={(one) => layerNames[one]()}
          onChange={(layer) => set({ layer })}
          isDisabled={!mayEdit}
        />
      </div>
      <fieldset className="wk-themas">
        <legend className="ui-veld-label">{m.kk_themas()}</legend>
        {themas.map((thema) => (
          <Checkbox
            key={thema.id}
            isDisabled={!mayEdit}
            isSelected={node.themaIds.includes(thema.id)}
            onChange={(isOn) =>
              set({
                themaIds: isOn ? [...node.themaIds, thema.id] : node.themaIds.filter((id) => id !== thema.id),
              })
            }
          >
            <Plaat size="mini" title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} />
          </Checkbox>
        ))}
      </fieldset>
      {mayEdit ? <Plek key={`${node.id}.plek`} node={node} onDraw={onDraw} /> : null}
      <h3>{m.wk_relaties()}</h3>
      {own.length === 0 ? <p className="stil">{m.wk_geen_relaties()}</p> : null}
      <ul className="wk-relaties">
        {own.map((relation) => {
          const other = relation.from === node.id ? relation.to : relation.from
          return (
            <li key={relation.id} data-kwaliteit={relation.quality}>
              <p>
                {relation.from === node.id ? null : <b>{nameOf(relation.from)} </b>}
                {relationNames[relation.kind]()}
                {relation.from === node.id ? (
                  <>
                    {' '}
                    <button type="button" className="wk-link" onClick={() => onSelect(other)}>
                      {nameOf(other)}
                    </button>
                  </>
                ) : (
                  <b> {node.name}</b>
                )}
              </p>
              {relation.remark === '' ? null : <p className="stil">{relation.remark}</p>}
              <div className="wk-rij">
                <Keuze
                  label={`${m.wk_kwaliteit()}: ${nameOf(relation.from)} – ${nameOf(relation.to)}`}
                  hideLabel
                  value={relation.quality}
                  options={relationQualities}
                  nameOf={(one) => qualityNames[one]()}
                  onChange={(quality) => quality !== undefined && actions.updateRelation(relation.id, { quality })}
                  isDisabled={!mayEdit}
                />
                {mayEdit ? (
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    aria-label={m.wk_haal_relatie_weg({ van: nameOf(relation.from), naar: nameOf(relation.to) })}
                    icon={<X size={17} aria-hidden="true" />}
                    onPress={() => {
                      if (actions.archiveRelation(relation.id))
                        toast(m.wk_relatie_weg(), { action: undoAction(session.lastStep()) })
                    }}
                  />
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      {mayEdit ? (
        <Button size="klein" icon={<Plus size={17} aria-hidden="true" />} onPress={onAddRelation}>
          {m.wk_nieuwe_relatie()}
        </Button>
      ) : null}
      <h3>{m.wk_briefjes()}</h3>
      {linked.length === 0 ? <p className="stil">{m.wk_geen_briefjes()}</p> : null}
      <ul className="wk-briefjes">
        {linked.map((signaal) => (
          <li key={signaal.id}>
            <BriefjeView
              kind={signaal.kind}
              text={signaal.hidden === undefined ? signaal.text : m.kk_verborgen_briefje()}
              footer={codes.get(signaal.id)}
            />
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <div className="wk-rij">
          <Button size="klein" icon={<Link2 size={17} aria-hidden="true" />} onPress={() => setChoosing(true)}>
            {m.kk_koppel_briefjes()}
          </Button>
          <Button
            size="klein"
            kind="gevaar"
            icon={<Trash2 size={17} aria-hidden="true" />}
            onPress={() => {
              if (!actions.archiveNode(node.id)) return
              onClose()
              toast(m.wk_weggehaald({ naam: node.name }), { action: undoAction(session.lastStep()) })
            }}
          >
            {m.wk_haal_weg()}
          </Button>
        </div>
      ) : null}
      {isChoosing ? (
        <SignaalKiezer
          title={m.wk_koppel_titel({ naam: node.name })}
          chosen={node.signaalIds}
          themaIds={node.themaIds}
          codes={codes}
          onToggle={(id, isOn) => {
            const now = session.bord.get('nodes', node.id)?.signaalIds ?? []
            set({ signaalIds: isOn ? [...now, id] : now.filter((other) => other !== id) })
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </section>
  )
}
