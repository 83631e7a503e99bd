import { describe, expect, it } from 'vitest'
import { type KlokStand, nextKlok, type Timer } from './klok-moment.ts'

const minute = 60_000
/** Everything that is said when the clock stands like this at these moments (ms). */
function said(steps: readonly (readonly [at: number, timer: Timer])[]): readonly string[] {
  let stand: KlokStand | undefined
  return steps.flatMap(([at, timer]) => {
    const next = nextKlok(stand, timer, at)
    stand = next.stand
    return next.moment === undefined ? [] : [`${at / minute}:${next.moment}`]
  })
}
const every = (from: number, to: number, timer: Timer) =>
  Array.from({ length: (to - from) * 4 + 1 }, (_, index) => [(from + index / 4) * minute, timer] as const)

describe('what a clock says', () => {
  it('says start, half, five, one and over, each once', () => {
    expect(said([[0, undefined], ...every(0, 25, { endsAt: 20 * minute })])).toEqual([
      '0:start',
      '10:half',
      '15:vijf',
      '19:een',
      '20:om',
    ])
  })
  it('leaves out half where it is nearly another moment, and five where the clock is short', () => {
    expect(said([[0, undefined], ...every(0, 11, { endsAt: 10 * minute })])).toEqual([
      '0:start',
      '5:vijf',
      '9:een',
      '10:om',
    ])
    expect(said([[0, undefined], ...every(0, 7, { endsAt: 5 * minute })])).toEqual([
      '0:start',
      '2.5:half',
      '4:een',
      '5:om',
    ])
    expect(said([[0, undefined], ...every(0, 2, { endsAt: 1 * minute })])).toEqual(['0:start', '1:om'])
  })
  it('says nothing about a clock that ran already, only what comes', () => {
    expect(said(every(16, 21, { endsAt: 20 * minute }))).toEqual(['19:een', '20:om'])
  })
  it('says nothing when it pauses and goes on, and goes on counting', () => {
    expect(
      said([
        [0, undefined],
        ...every(0, 4, { endsAt: 20 * minute }),
        ...every(4.25, 9, { leftMs: 16 * minute }),
        ...every(9.25, 30, { endsAt: 25.25 * minute }),
      ]),
    ).toEqual(['0:start', '15.25:half', '20.25:vijf', '24.25:een', '25.25:om'])
  })
  it('says five minutes again when a minute was added in between', () => {
    expect(
      said([[0, undefined], ...every(0, 15.25, { endsAt: 20 * minute }), ...every(15.5, 22, { endsAt: 21 * minute })]),
    ).toEqual(['0:start', '10:half', '15:vijf', '16:vijf', '20:een', '21:om'])
  })
  it('says only the last of what was missed in a sleep, and starts anew afterwards', () => {
    expect(
      said([
        [0, undefined],
        [0, { endsAt: 20 * minute }],
        [19.5 * minute, { endsAt: 20 * minute }],
        [21 * minute, { endsAt: 20 * minute }],
        [22 * minute, { endsAt: 42 * minute }],
      ]),
    ).toEqual(['0:start', '19.5:een', '21:om', '22:start'])
  })
})
