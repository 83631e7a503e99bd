import type { Bounds, Gebieden } from './kaartlaag.ts'

/** A made-up neighbourhood to try the map with: drawn by hand, in RD metres, and nowhere to be found. */
export const voorbeeldBounds: Bounds = [182_000, 426_500, 184_600, 428_400]

/** Corners in hundredths of the map, from top left; neighbours share theirs. */
const corners = {
  a: [18, 15],
  ab: [33, 13],
  b: [50, 13.5],
  bc: [64, 12.5],
  c: [75, 16],
  cd: [79, 25],
  d: [78, 40.5],
  de: [80, 47],
  e: [77, 57],
  ef: [72, 64],
  f: [63, 68],
  g: [45, 74],
  gh: [29, 76],
  h: [16, 73],
  i: [13, 62],
  j: [52, 33],
  k: [37, 32],
  l: [26, 30.5],
  m: [15.5, 29.5],
  n: [41, 46],
  o: [31, 48.5],
  p: [14, 50],
  q: [45, 62],
  r: [71, 41],
  s: [60, 39.5],
} as const
type Corner = keyof typeof corners

const buurten: readonly (readonly [string, string, string])[] = [
  ['Voorstenkamp', 'VB01', 'a ab b j k l m'],
  ['Hillekens', 'VB02', 'b bc c cd d r s j'],
  ['Zellersacker', 'VB03', 'm l k n o p'],
  ['Leuvensbroek', 'VB04', 'j s r d de e ef f g q n k'],
  ['De Gildekamp', 'VB05', 'p o n q g gh h i'],
]

const toRdCorner = (corner: Corner): readonly [number, number] => {
  const [left, bottom, right, top] = voorbeeldBounds
  const [x, y] = corners[corner]
  return [left + ((right - left) * x) / 100, top - ((top - bottom) * y) / 100]
}

/** The five buurten of the example as the file of a map holds them. */
export function voorbeeldGebieden(): Gebieden {
  return {
    type: 'FeatureCollection',
    features: buurten.map(([name, code, path]) => {
      const ring = path.split(' ').map((corner) => toRdCorner(corner as Corner))
      return {
        type: 'Feature',
        properties: { name, code },
        geometry: { type: 'MultiPolygon', coordinates: [[[...ring, ...ring.slice(0, 1)]]] },
      }
    }),
  }
}
