import { useEffect, useMemo, useState } from 'react'
import { type Gebieden, type Kaart, placeByTwo } from '../../../shared/domain/kaartlaag.ts'
import type { Point } from '../../../shared/domain/wijkkaart-netwerk.ts'
import { type Area, gebiedenOf, type KaartVlak, rdVlak, schemaVlak } from '../../../shared/domain/wijkkaart-vlak.ts'
import { useSessie, useSession } from '../../model/hooks.ts'

/** A picture and where three of its corners lie: top left, top right, bottom left, in canvas units. */
export interface Ondergrond {
  readonly image: HTMLImageElement
  readonly corners: readonly [Point, Point, Point]
}
export interface Kaartlaag {
  readonly kaart: Kaart | undefined
  readonly vlak: KaartVlak
  readonly areas: readonly Area[] | undefined
  readonly beeld: Ondergrond | undefined
}

/** The map that a begeleider put under the wijkkaart. Its files never change, so the browser keeps them. */
export function useKaartlaag(): Kaartlaag {
  const session = useSession()
  const { werksessieId, toegang } = session
  const kaart = useSessie()?.kaart
  const gebiedenId = kaart?.gebieden?.bestandId
  const beeldId = kaart?.beeld?.bestandId
  const [gebieden, setGebieden] = useState<{ readonly id: string; readonly file: Gebieden }>()
  const [image, setImage] = useState<{ readonly id: string; readonly image: HTMLImageElement }>()
  useEffect(() => {
    if (gebiedenId === undefined) return
    let isGone = false
    void session.api<Gebieden>('GET', `/werksessies/${werksessieId}/bestanden/${gebiedenId}`).then((answer) => {
      if (!isGone && answer.ok) setGebieden({ id: gebiedenId, file: answer.value })
    })
    return () => {
      isGone = true
    }
  }, [gebiedenId, session, werksessieId])
  useEffect(() => {
    if (beeldId === undefined) return
    const element = new Image()
    element.addEventListener('load', () => setImage({ id: beeldId, image: element }))
    element.src = `/api/werksessies/${werksessieId}/bestanden/${beeldId}?toegang=${encodeURIComponent(toegang)}`
  }, [beeldId, werksessieId, toegang])
  return useMemo(() => {
    const vlak = kaart?.gebieden === undefined ? vlakOfBeeld(kaart) : rdVlak(kaart.gebieden.bounds)
    const areas =
      kaart?.gebieden === undefined || gebieden === undefined || gebieden.id !== gebiedenId
        ? undefined
        : gebiedenOf(gebieden.file, kaart.gebieden.namen, vlak)
    return { kaart, vlak, areas, beeld: image?.id === beeldId ? ondergrondOf(kaart, image?.image, vlak) : undefined }
  }, [kaart, gebieden, gebiedenId, image, beeldId])
}

/** A picture in metres without areas: the map is as large as the picture. */
function vlakOfBeeld(kaart: Kaart | undefined): KaartVlak {
  const beeld = kaart?.beeld
  const place = beeld === undefined ? undefined : placeByTwo(beeld.ijk)
  if (beeld === undefined || place === undefined || !beeld.ijk.every(({ at }) => at[1] > 1000)) return schemaVlak
  const corners = [place([0, 0]), place([beeld.width, 0]), place([0, beeld.height]), place([beeld.width, beeld.height])]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return rdVlak([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
}

function ondergrondOf(
  kaart: Kaart | undefined,
  image: HTMLImageElement | undefined,
  vlak: KaartVlak,
): Ondergrond | undefined {
  const beeld = kaart?.beeld
  const place = beeld === undefined ? undefined : placeByTwo(beeld.ijk)
  if (beeld === undefined || image === undefined || place === undefined) return undefined
  const at = (x: number, y: number): Point => vlak.toCanvas(place([x, y]))
  return { image, corners: [at(0, 0), at(beeld.width, 0), at(0, beeld.height)] }
}
