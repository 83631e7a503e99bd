import { List, Map as MapIcon, MapPinPlus, Settings2, Waypoints } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { type Filter, filterNodes, relationsAmong } from '../../../shared/domain/wijkkaart-netwerk.ts'
import type { WijkView } from '../../../shared/domain/wijkkaart-scene.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useHier, useMeekijken } from '../shell/meekijken.tsx'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { Detail } from './detail.tsx'
import { Filters } from './filters.tsx'
import { lacksData } from './gat-items.ts'
import { GatenPaneel } from './gaten-paneel.tsx'
import { KaartDialog } from './kaart-dialog.tsx'
import { NieuweRelatie, NieuwPunt } from './nieuw.tsx'
import { Tabel } from './tabel.tsx'
import { useGaten } from './use-gaten.ts'
import { WijkDoek } from './wijk-doek.tsx'
import { Zijkant } from './zijkant.tsx'
import './wijkkaart.css'
import './gaten.css'

type Shown = WijkView | 'lijst'
const narrowWidth = 700

/** Who and what is there and who knows whom: on a map, as a network, and as tables; beside it what is missing. */
export default function WijkkaartScreen(): ReactNode {
  const session = useSession()
  const allNodes = useCollection('nodes')
  const allRelations = useCollection('relations')
  const [shown, setShown] = useState<Shown>(() => (window.innerWidth < narrowWidth ? 'lijst' : 'kaart'))
  const [filter, setFilter] = useState<Filter>({ type: undefined, themaId: undefined })
  const [selected, setSelected] = useState<string>()
  const [side, setSide] = useState<'gaten' | 'kaart'>('gaten')
  const [openGat, setOpenGat] = useState<string>()
  const [adding, setAdding] = useState<'relatie' | Partial<Pick<MapNode, 'geo' | 'relPos'>>>()
  const [drawing, setDrawing] = useState<'lijn' | 'vlak'>()
  const [choosesMap, setChoosesMap] = useState(false)
  const mayEdit = session.may({ doc: 'bord', collection: 'nodes', id: '', action: 'add', own: true })
  const hasMap = useSessie()?.kaart !== undefined
  const { items, isReady } = useGaten()
  const there = useMemo(() => filterNodes(allNodes, { type: undefined, themaId: undefined }), [allNodes])
  const nodes = useMemo(() => filterNodes(allNodes, filter), [allNodes, filter])
  const relations = useMemo(() => relationsAmong(allRelations, nodes), [allRelations, nodes])
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
  const countGaps = items.filter((item) => item.status === 'kandidaat' && !lacksData(item)).length
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
        <Filters nodes={there} filter={filter} onChange={setFilter} />
        <div className="wk-knoppen">
          {session.rol === 'begeleider' ? (
            <Button
              kind="stil"
              size="klein"
              icon={<Settings2 size={17} aria-hidden="true" />}
              onPress={() => setChoosesMap(true)}
            >
              {m.wk_kaart_knop()}
            </Button>
          ) : null}
          {mayEdit ? (
            <>
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
            </>
          ) : null}
        </div>
      </div>
      <div className="wk-vlakken" data-gekozen={chosen !== undefined}>
        <main className="wk-midden">
          {mayEdit ? null : <Banner>{m.wk_alleen_lezen()}</Banner>}
          {shown === 'lijst' ? (
            <Tabel nodes={nodes} relations={relations} mayEdit={mayEdit} selected={selected} onSelect={setSelected} />
          ) : there.length === 0 && !hasMap ? (
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
          ) : (
            <WijkDoek
              key={shown}
              view={shown}
              there={there}
              nodes={nodes}
              relations={relations}
              chosen={chosen}
              mayEdit={mayEdit}
              items={items}
              openGat={openGat}
              drawing={drawing}
              onDrawn={() => setDrawing(undefined)}
              onSelect={setSelected}
              onAddAt={setAdding}
            />
          )}
        </main>
        <aside className="wk-zij" aria-label={chosen?.name ?? m.wk_zij_keuze()}>
          {chosen === undefined ? (
            <>
              <fieldset className="wk-wissel wk-zij-wissel" aria-label={m.wk_zij_keuze()}>
                <button type="button" aria-pressed={side === 'gaten'} onClick={() => setSide('gaten')}>
                  {m.wk_tab_gaten()}
                  {countGaps > 0 ? <span className="num">{countGaps}</span> : null}
                </button>
                <button type="button" aria-pressed={side === 'kaart'} onClick={() => setSide('kaart')}>
                  {m.wk_tab_kaart()}
                </button>
              </fieldset>
              {side === 'gaten' ? (
                <GatenPaneel
                  items={items}
                  isReady={isReady}
                  mayDecide={mayEdit}
                  open={openGat}
                  onOpen={setOpenGat}
                  onSelect={setSelected}
                />
              ) : (
                <Zijkant nodes={there} relations={allRelations} mayEdit={mayEdit} onSelect={setSelected} />
              )}
            </>
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
              onDraw={(kind) => {
                setShown('kaart')
                setDrawing(kind)
              }}
            />
          )}
        </aside>
      </div>
      {adding === 'relatie' ? (
        <NieuweRelatie nodes={there} from={chosen?.id} onClose={() => setAdding(undefined)} />
      ) : adding === undefined ? null : (
        <NieuwPunt place={adding} onClose={() => setAdding(undefined)} onAdded={setSelected} />
      )}
      {choosesMap ? <KaartDialog onClose={() => setChoosesMap(false)} /> : null}
    </div>
  )
}
