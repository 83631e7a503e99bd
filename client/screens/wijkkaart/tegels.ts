import { useEffect, useRef, useState } from 'react'
import type { Viewport } from '../../../shared/domain/wijkkaart-scene.ts'
import { toScreen, toWorld } from '../../../shared/domain/wijkkaart-scene.ts'
import type { KaartVlak } from '../../../shared/domain/wijkkaart-vlak.ts'
import { useSession } from '../../model/hooks.ts'

/** The tiling that Dutch map servers share: metres per pixel at level 0, and the corner that all levels begin at. */
const coarsest = 3440.64
const corner = { left: -285_401.92, top: 903_401.92 }
const tileSize = 256
const finest = 14
const mostTiles = 80

export interface Tegel {
  readonly z: number
  readonly x: number
  readonly y: number
  /** Where it lies on the screen, in CSS px. */
  readonly left: number
  readonly top: number
  readonly size: number
}

/** The tiles that a view in RD needs; none when there would be too many. */
export function tegelsFor(vlak: KaartVlak, viewport: Viewport, width: number, height: number): Tegel[] {
  if (!vlak.isRd || width === 0) return []
  const [left, top] = vlak.toGeo(toWorld([0, 0], viewport))
  const [right, bottom] = vlak.toGeo(toWorld([width, height], viewport))
  const perPixel = (right - left) / width
  const z = Math.max(0, Math.min(finest, Math.round(Math.log2(coarsest / perPixel))))
  const metres = (coarsest / 2 ** z) * tileSize
  const [fromX, toX] = [left, right].map((x) => Math.floor((x - corner.left) / metres)) as [number, number]
  const [fromY, toY] = [top, bottom].map((y) => Math.floor((corner.top - y) / metres)) as [number, number]
  if ((toX - fromX + 1) * (toY - fromY + 1) > mostTiles) return []
  const found: Tegel[] = []
  for (let x = fromX; x <= toX; x++)
    for (let y = fromY; y <= toY; y++) {
      const at = toScreen(vlak.toCanvas([corner.left + x * metres, corner.top - y * metres]), viewport)
      found.push({ z, x, y, left: at[0], top: at[1], size: metres / perPixel })
    }
  return found
}

/** Pictures of tiles as they come in; `undefined` where the installation has no map server. */
export interface TegelBron {
  get(tegel: Tegel): HTMLImageElement | undefined
}

/** The map server of this installation, if it has one; nobody else is ever asked for a picture. */
export function useTegels(): TegelBron | undefined {
  const session = useSession()
  const [url, setUrl] = useState<string>()
  const [, redraw] = useState(0)
  const kept = useRef(new Map<string, HTMLImageElement>())
  useEffect(() => {
    let isGone = false
    void session.api<{ url?: string }>('GET', '/kaart/tegels').then((answer) => {
      if (!isGone && answer.ok) setUrl(answer.value.url)
    })
    return () => {
      isGone = true
    }
  }, [session])
  if (url === undefined) return undefined
  return {
    get: ({ z, x, y }) => {
      const key = `${z}/${x}/${y}`
      const known = kept.current.get(key)
      if (known !== undefined) return known.complete && known.naturalWidth > 0 ? known : undefined
      const image = new Image()
      image.addEventListener('load', () => redraw((n) => n + 1))
      image.src = url.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))
      kept.current.set(key, image)
      return undefined
    },
  }
}
