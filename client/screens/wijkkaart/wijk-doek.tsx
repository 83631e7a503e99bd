import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { type MapNode, nodeTypes, type Relation } from '../../../shared/domain/wijkkaart.ts'
import type { Point } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { pairs, sceneOf, shortName, type WijkView } from '../../../shared/domain/wijkkaart-scene.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { type GatItem, lacksData } from './gat-items.ts'
import { gatTitle } from './gat-words.ts'
import { useTegels } from './tegels.ts'
import { useKaartlaag } from './use-kaartlaag.ts'
import { useNetwerk } from './use-netwerk.ts'
import { typeNames } from './words.ts'

// Konva is a chunk of its own: whoever works in the table never loads it.
const WijkkaartCanvas = lazy(async () => ({ default: (await import('./wijkkaart-canvas.tsx')).WijkkaartCanvas }))

const mostPoints = 200

/** The map or the network with everything that is drawn on it, and the points that have no place yet. */
export function WijkDoek({
  view,
  there,
  nodes,
  relations,
  chosen,
  mayEdit,
  items,
  openGat,
  drawing,
  onDrawn,
  onSelect,
  onAddAt,
}: {
  readonly view: WijkView
  /** All points; `nodes` are those that the filter leaves. */
  readonly there: readonly MapNode[]
  readonly nodes: readonly MapNode[]
  readonly relations: readonly Relation[]
  readonly chosen: MapNode | undefined
  readonly mayEdit: boolean
  readonly items: readonly GatItem[]
  readonly openGat: string | undefined
  /** A line or area is being drawn for the chosen point. */
  readonly drawing: 'lijn' | 'vlak' | undefined
  readonly onDrawn: () => void
  readonly onSelect: (id: string | undefined) => void
  readonly onAddAt: (place: Partial<Pick<MapNode, 'geo' | 'relPos'>>) => void
}): ReactNode {
  const { actions } = useSession()
  const themas = useCollection('themas')
  const allRelations = useCollection('relations')
  const { vlak, areas, beeld } = useKaartlaag()
  const tegels = useTegels()
  const isNetwork = view === 'netwerk'
  const places = useNetwerk(there, allRelations, isNetwork)
  const [points, setPoints] = useState<readonly Point[]>([])
  const { spots, dubbel } = useMemo(() => {
    const shown = items.filter((item) => item.status !== 'afgewezen' && !lacksData(item))
    const numbered = shown.filter(({ kind }) => kind === 'witte_vlek').map((item, index) => ({ item, nr: index + 1 }))
    return {
      // The ones that people stand behind, and the one that somebody looks at: more would hide the map.
      spots: numbered
        .filter(({ item }) => item.status === 'bevestigd' || item.id === openGat)
        .map(({ item, nr }) => ({
          id: item.id,
          nr,
          label: gatTitle(item, themas.find((thema) => thema.id === item.themaId)?.title ?? ''),
          area: item.area,
          geo: item.geo,
          nodeIds: item.nodeIds,
        })),
      dubbel: new Set(shown.flatMap((item) => (item.kind === 'dubbel' ? item.nodeIds : []))),
    }
  }, [items, openGat, themas])
  const scene = useMemo(
    () => sceneOf(view, nodes, relations, { nodes: there, places, vlak, areas, spots, dubbel }),
    [view, nodes, relations, there, places, vlak, areas, spots, dubbel],
  )
  const placeOf = (at: Point): Partial<Pick<MapNode, 'geo' | 'relPos'>> =>
    isNetwork ? { relPos: [Math.round(at[0]), Math.round(at[1])] } : { geo: vlak.toGeo(at) }
  const endDrawing = useCallback(
    (isKept: boolean) => {
      const enough = drawing === 'vlak' ? 3 : 2
      if (isKept && chosen !== undefined && drawing !== undefined && points.length >= enough) {
        const at = points.slice(0, mostPoints).map((point) => vlak.toGeo(point))
        const middle = at[Math.floor(at.length / 2)]
        actions.updateNode(chosen.id, {
          shape: { kind: drawing, points: at.flat() },
          ...(chosen.geo === undefined && middle !== undefined ? { geo: middle } : {}),
        })
      }
      setPoints([])
      onDrawn()
    },
    [drawing, chosen, points, vlak, actions, onDrawn],
  )
  const handles =
    mayEdit && chosen?.shape !== undefined && !isNetwork && drawing === undefined
      ? { kind: chosen.shape.kind, points: pairs(chosen.shape.points).map((point) => vlak.toCanvas(point)) }
      : undefined
  return (
    <Suspense fallback={<p className="wk-laden">{m.app_laden()}</p>}>
      <WijkkaartCanvas
        scene={scene}
        selected={chosen?.id}
        mayMove={mayEdit && drawing === undefined}
        onSelect={onSelect}
        onMove={(id, at) => actions.updateNode(id, placeOf(at))}
        beeld={beeld}
        vlak={isNetwork ? undefined : vlak}
        tegels={tegels}
        {...(mayEdit ? { onAddAt: (at: Point) => onAddAt(placeOf(at)) } : {})}
        drawing={drawing === undefined || isNetwork ? undefined : { kind: drawing, points }}
        onDraw={setPoints}
        onDrawEnd={endDrawing}
        handles={handles}
        onHandles={(moved) => {
          if (chosen?.shape === undefined) return
          actions.updateNode(chosen.id, {
            shape: { kind: chosen.shape.kind, points: moved.flatMap((point) => vlak.toGeo(point)) },
          })
        }}
      />
      {drawing === undefined || isNetwork ? null : (
        <section className="wk-tekent zweef" aria-label={m.wk_teken_titel()}>
          <p role="status">{m.wk_teken_bezig()}</p>
          <Button size="klein" kind="primair" isDisabled={points.length < 2} onPress={() => endDrawing(true)}>
            {m.wk_teken_klaar()}
          </Button>
          <Button size="klein" onPress={() => endDrawing(false)}>
            {m.wk_teken_stop()}
          </Button>
        </section>
      )}
      {scene.outside.length === 0 ? null : (
        <section className="wk-buiten zweef" aria-label={m.wk_buiten()}>
          <b>{m.wk_buiten()}</b>
          <ul>
            {scene.outside.map((node) => (
              <li key={node.id}>
                <button type="button" onClick={() => onSelect(node.id)}>
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
      {view === 'kaart' ? (
        <>
          <li>
            <span className="wk-vlekje" aria-hidden="true" />
            {m.wk_legenda_gat()}
          </li>
          <li>
            <span className="wk-nr-dubbel" aria-hidden="true" />
            {m.wk_legenda_dubbel()}
          </li>
        </>
      ) : (
        (
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
        ))
      )}
    </ul>
  )
}
