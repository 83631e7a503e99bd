import { List, Map as MapIcon, MapPinPlus, Waypoints } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { type MapNode, nodeTypes } from '../../../shared/domain/wijkkaart.ts'
import {
  type Filter,
  filterNodes,
  isThere,
  layoutNetwork,
  relationsAmong,
} from '../../../shared/domain/wijkkaart-netwerk.ts'
import { sceneOf, shortName, type WijkView } from '../../../shared/domain/wijkkaart-scene.ts'
import { schemaVlak } from '../../../shared/domain/wijkkaart-vlak.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useHier, useMeekijken } from '../shell/meekijken.tsx'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { Detail } from './detail.tsx'
import { NieuweRelatie, NieuwPunt } from './nieuw.tsx'
import { Tabel } from './tabel.tsx'
import { Keuze } from './velden.tsx'
import { typeNames } from './words.ts'
import { Zijkant } from './zijkant.tsx'
import './wijkkaart.css'

// Konva is a chunk of its own: whoever works in the table never loads it.
const WijkkaartCanvas = lazy(async () => ({ default: (await import('./wijkkaart-canvas.tsx')).WijkkaartCanvas }))

type Shown = WijkView | 'lijst'
const narrowWidth = 700

/** Who and what is there and who knows whom: on a schematic map, as a network, and as tables. */
export default function WijkkaartScreen(): ReactNode {
  const session = useSession()
  const { actions } = session
  const allNodes = useCollection('nodes')
  const allRelations = useCollection('relations')
  const themas = orderedThemas(useCollection('themas'))
  const [shown, setShown] = useState<Shown>(() => (window.innerWidth < narrowWidth ? 'lijst' : 'kaart'))
  const [filter, setFilter] = useState<Filter>({ type: undefined, themaId: undefined })
  const [selected, setSelected] = useState<string>()
  const [adding, setAdding] = useState<'relatie' | Partial<Pick<MapNode, 'geo' | 'relPos'>>>()
  const mayEdit = session.may({ doc: 'bord', collection: 'nodes', id: '', action: 'add', own: true })

  const there = useMemo(() => filterNodes(allNodes, { type: undefined, themaId: undefined }), [allNodes])
  const nodes = useMemo(() => filterNodes(allNodes, filter), [allNodes, filter])
  const relations = useMemo(() => relationsAmong(allRelations, nodes), [allRelations, nodes])
  // Only what moves the network counts: a name that somebody types must not lay it out again.
  const structure = JSON.stringify([
    there.map((node) => [node.id, node.relPos]),
    allRelations.filter(isThere).map((relation) => [relation.id, relation.from, relation.to, relation.quality]),
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `structure` stands for nodes and relations
  const places = useMemo(() => layoutNetwork(there, allRelations), [structure])
  const view: WijkView = shown === 'netwerk' ? 'netwerk' : 'kaart'
  const scene = useMemo(
    () => sceneOf(view, nodes, relations, { nodes: there, places }),
    [view, nodes, relations, there, places],
  )
  useHier(() => ({ view: 'wijkkaart', ...(selected === undefined ? {} : { targetId: selected }) }), selected ?? '')
  const { opdracht } = useMeekijken()
  useEffect(() => {
    if (opdracht?.view === 'wijkkaart' && opdracht.targetId !== undefined) setSelected(opdracht.targetId)
  }, [opdracht])
  const chosen = selected === undefined ? undefined : there.find((node) => node.id === selected)
  const views = [
    ['kaart', m.wk_kaart(), MapIcon],
    ['netwerk', m.wk_netwerk(), Waypoints],
    ['lijst', m.wk_lijst(), List],
  ] as const
  return (
    <div className="wk">
      <WerksessieBar current="wijkkaart" links={['begeleider', 'bord', 'kanskaarten']} />
      <div className="wk-balk">
        <h1 className="vis-weg">{m.scherm_wijkkaart()}</h1>
        <fieldset className="wk-wissel" aria-label={m.wk_weergave()}>
          {views.map(([id, name, Icon]) => (
            <button key={id} type="button" aria-pressed={shown === id} onClick={() => setShown(id)}>
              <Icon size={17} aria-hidden="true" />
              {name}
            </button>
          ))}
        </fieldset>
        <Keuze
          label={m.wk_soorten()}
          hideLabel
          value={filter.type}
          none={m.wk_alle_soorten()}
          options={nodeTypes}
          nameOf={(one) => typeNames[one]()}
          onChange={(type) => setFilter({ ...filter, type })}
        />
        <Keuze
          label={m.wk_thema()}
          hideLabel
          value={filter.themaId}
          none={m.wk_alle_themas()}
          options={themas.map((thema) => thema.id as string)}
          nameOf={(id) => themas.find((thema) => thema.id === id)?.title ?? ''}
          onChange={(themaId) => setFilter({ ...filter, themaId })}
        />
        {mayEdit ? (
          <div className="wk-knoppen">
            <Button size="klein" icon={<MapPinPlus size={17} aria-hidden="true" />} onPress={() => setAdding({})}>
              {m.wk_nieuw_punt()}
            </Button>
            <Button
              size="klein"
              icon={<Waypoints size={17} aria-hidden="true" />}
              isDisabled={there.length < 2}
              onPress={() => setAdding('relatie')}
            >
              {m.wk_nieuwe_relatie()}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="wk-vlakken" data-gekozen={chosen !== undefined}>
        <main className="wk-midden">
          {mayEdit ? null : <Banner>{m.wk_alleen_lezen()}</Banner>}
          {there.length === 0 ? (
            <EmptyState
              title={m.wk_leeg()}
              text={m.wk_leeg_uitleg()}
              action={
                mayEdit ? (
                  <Button kind="primair" onPress={() => setAdding({})}>
                    {m.wk_nieuw_punt()}
                  </Button>
                ) : undefined
              }
            />
          ) : shown === 'lijst' ? (
            <Tabel nodes={nodes} relations={relations} mayEdit={mayEdit} selected={selected} onSelect={setSelected} />
          ) : (
            <Suspense fallback={<p className="wk-laden">{m.app_laden()}</p>}>
              <WijkkaartCanvas
                key={view}
                scene={scene}
                selected={chosen?.id}
                mayMove={mayEdit}
                onSelect={setSelected}
                onMove={(id, at) =>
                  view === 'kaart'
                    ? actions.updateNode(id, { geo: schemaVlak.toGeo(at) })
                    : actions.updateNode(id, { relPos: [Math.round(at[0]), Math.round(at[1])] })
                }
                {...(mayEdit
                  ? {
                      onAddAt: (at) =>
                        setAdding(
                          view === 'kaart'
                            ? { geo: schemaVlak.toGeo(at) }
                            : { relPos: [Math.round(at[0]), Math.round(at[1])] },
                        ),
                    }
                  : {})}
              />
              {scene.outside.length === 0 ? null : (
                <section className="wk-buiten zweef" aria-label={m.wk_buiten()}>
                  <b>{m.wk_buiten()}</b>
                  <ul>
                    {scene.outside.map((node) => (
                      <li key={node.id}>
                        <button type="button" onClick={() => setSelected(node.id)}>
                          <span className={`wk-teken wk-teken-${node.type}`} aria-hidden="true" />
                          {shortName(node.name)}
                        </button>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <Legenda view={view} />
            </Suspense>
          )}
        </main>
        <aside className="wk-zij" aria-label={chosen?.name ?? m.wk_opvallend()}>
          {chosen === undefined ? (
            <Zijkant nodes={there} relations={allRelations} mayEdit={mayEdit} onSelect={setSelected} />
          ) : (
            <Detail
              key={chosen.id}
              node={chosen}
              nodes={there}
              relations={allRelations}
              mayEdit={mayEdit}
              onClose={() => setSelected(undefined)}
              onSelect={setSelected}
              onAddRelation={() => setAdding('relatie')}
            />
          )}
        </aside>
      </div>
      {adding === 'relatie' ? (
        <NieuweRelatie nodes={there} from={chosen?.id} onClose={() => setAdding(undefined)} />
      ) : adding === undefined ? null : (
        <NieuwPunt place={adding} onClose={() => setAdding(undefined)} onAdded={setSelected} />
      )}
    </div>
  )
}

function Legenda({ view }: { readonly view: WijkView }): ReactNode {
  return (
    <ul className="wk-legenda zweef" aria-label={m.wk_legenda()}>
      {nodeTypes.map((type) => (
        <li key={type}>
          <span className={`wk-teken wk-teken-${type}`} aria-hidden="true" />
          {typeNames[type]()}
        </li>
      ))}
      {view === 'kaart'
        ? null
        : (
            [
              ['sterk', m.wk_sterk()],
              ['goed', m.wk_goed()],
              ['zwak', m.wk_zwak()],
              ['ontbreekt', m.wk_ontbreekt_kort()],
              ['spanning', m.wk_spanning()],
            ] as const
          ).map(([kind, name]) => (
            <li key={kind}>
              <i className={`wk-lijn wk-lijn-${kind}`} aria-hidden="true" />
              {name}
            </li>
          ))}
    </ul>
  )
}
