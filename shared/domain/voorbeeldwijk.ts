import type { Bounds, Gebieden } from './kaartlaag.ts'

/** A made-up neighbourhood to try the map with: drawn by hand, in RD metres, and nowhere to be found. */
export const voorbeeldBounds: Bounds = [182_000, 426_500, 184_600, 428_400]

/** Corners in hundredths of the map, from top left; neighbours share theirs. */
const corners = {
  a: [12, 12],
  ab: [31, 8.5],
  b: [49, 9.5],
  bc: [67, 8],
  c: [83, 13],
  cd: [88.5, 26],
  d: [88, 42],
  de: [91, 52],
  e: [87, 64],
  ef: [80, 74],
  f: [69, 80],
  g: [45, 84],
  gh: [27, 86],
  h: [11, 80],
  i: [6.5, 66],
  j: [50, 34],
  k: [37, 33.5],
  l: [24, 30],
  m: [9.5, 28],
  n: [41, 46],
  o: [30, 50.5],
  p: [7.5, 52],
  q: [46.5, 66],
  r: [73, 42.5],
  s: [60, 40],
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
