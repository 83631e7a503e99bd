import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { filterNodes, layoutNetwork } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { boxesOf, fitScene, sceneOf } from '../../../shared/domain/wijkkaart-scene.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { readPalette } from '../../canvas/palette.ts'
import { useCollection, useSessie } from '../../model/hooks.ts'
import { createMeasure } from '../wijkkaart/measure.ts'
import { paintScene } from '../wijkkaart/paint.ts'
import { useKaartlaag } from '../wijkkaart/use-kaartlaag.ts'
import { SchermKop } from './scherm-kop.tsx'
import type { ViewProps } from './view-props.ts'

/** Everything is painted this much larger than on a laptop: its smallest words (12.5 px) are then 28 px. */
const larger = 2.25
const size = { width: 1920, height: 940 }

/** The wijkkaart, all of it in view: as a map or as a network of who knows whom. Nothing to press, nobody's camera. */
export function WijkkaartView({ targetId }: ViewProps): ReactNode {
  const view = targetId === 'netwerk' ? 'netwerk' : 'kaart'
  const allNodes = useCollection('nodes')
  const allRelations = useCollection('relations')
  const holder = useRef<HTMLCanvasElement>(null)
  const [measure] = useState(createMeasure)
  const [hasFont, setHasFont] = useState(false)
  useEffect(() => {
    const there = () => setHasFont(true)
    document.fonts.ready.then(there, there)
  }, [])
  const nodes = useMemo(() => filterNodes(allNodes, { type: undefined, themaId: undefined }), [allNodes])
  const { vlak, areas, beeld } = useKaartlaag()
  const gaten = useSessie()?.gaten
  const themas = useCollection('themas')
  // Only what people stand behind goes before the room.
  const spots = useMemo(
    () =>
      (gaten ?? [])
        .filter(({ kind, status }) => kind === 'witte_vlek' && status === 'bevestigd')
        .map((gat, index) => ({
          id: gat.id,
          nr: index + 1,
          label: gat.text || (themas.find((thema) => thema.id === gat.themaId)?.title ?? ''),
          area: gat.area,
          geo: gat.geo,
          nodeIds: gat.nodeIds,
        })),
    [gaten, themas],
  )
  const scene = useMemo(
    () => sceneOf(view, nodes, allRelations, { nodes, places: layoutNetwork(nodes, allRelations), vlak, areas, spots }),
    [view, nodes, allRelations, vlak, areas, spots],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the letters are wider or narrower once the font is there
  useEffect(() => {
    const ctx = holder.current?.getContext('2d')
    if (ctx === null || ctx === undefined) return
    const [width, height] = [size.width / larger, size.height / larger]
    const viewport = fitScene(scene, width, height)
    ctx.setTransform(larger, 0, 0, larger, 0, 0)
    paintScene(ctx, scene, boxesOf(scene, viewport, measure), {
      viewport,
      width,
      height,
      selected: undefined,
      // The projector always shows light paper; without tokens the palette is that.
      palette: readPalette(() => ''),
      qualityName: () => '',
      beeld,
    })
  }, [scene, measure, hasFont, beeld])
  return (
    <>
      <SchermKop title={view === 'netwerk' ? m.projector_wijkkaart_netwerk() : m.projector_wijkkaart_kaart()} />
      {nodes.length === 0 ? (
        <p className="ps-leeg">{m.projector_wijkkaart_leeg()}</p>
      ) : (
        <canvas
          ref={holder}
          className="ps-wijkkaart"
          {...size}
          role="img"
          aria-label={m.projector_wijkkaart_label({ aantal: nodes.length })}
        />
      )}
    </>
  )
}
