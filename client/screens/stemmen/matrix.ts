import type { MatrixBallot, MatrixPlace } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'

const most = 100
/** Where somebody begins who places without dragging. */
export const middle: MatrixPlace = [50, 50]

const clamp = (value: number): number => Math.min(most, Math.max(0, Math.round(value)))
export const cleanPlace = ([x, y]: MatrixPlace): MatrixPlace => [clamp(x), clamp(y)]

/** Puts a target somewhere, or with `undefined` takes it off the plane. */
export function placeInMatrix(matrix: MatrixBallot, id: string, place: MatrixPlace | undefined): MatrixBallot {
  const others = Object.fromEntries(Object.entries(matrix).filter(([key]) => key !== id))
  return place === undefined ? others : { ...others, [id]: cleanPlace(place) }
}

/** What an arrow key does: right and up are more. Five at a time, one with Shift; `undefined` for any other key. */
export function moveByKey(place: MatrixPlace, key: string, isFine: boolean): MatrixPlace | undefined {
  const step = isFine ? 1 : 5
  const [x, y] = place
  switch (key) {
    case 'ArrowRight':
      return cleanPlace([x + step, y])
    case 'ArrowLeft':
      return cleanPlace([x - step, y])
    case 'ArrowUp':
      return cleanPlace([x, y + step])
    case 'ArrowDown':
      return cleanPlace([x, y - step])
    default:
      return undefined
  }
}

/** The values under a point of the plane, both in CSS px; the plane's own size does not matter. */
export function placeAt(
  point: { readonly x: number; readonly y: number },
  plane: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): MatrixPlace {
  return cleanPlace([
    (100 * (point.x - plane.left)) / Math.max(1, plane.width),
    100 - (100 * (point.y - plane.top)) / Math.max(1, plane.height),
  ])
}

const inWords = {
  haalbaarheid: [
    m.stemmen_matrix_h1,
    m.stemmen_matrix_h2,
    m.stemmen_matrix_h3,
    m.stemmen_matrix_h4,
    m.stemmen_matrix_h5,
  ],
  effect: [m.stemmen_matrix_e1, m.stemmen_matrix_e2, m.stemmen_matrix_e3, m.stemmen_matrix_e4, m.stemmen_matrix_e5],
} as const

/** A value as one of five words: "heel makkelijk". */
export const valueWord = (axis: keyof typeof inWords, value: number): string =>
  (inWords[axis][Math.min(4, Math.floor(value / 20))] ?? inWords[axis][4])()
