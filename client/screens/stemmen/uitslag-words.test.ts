import { describe, expect, it } from 'vitest'
import type { UitslagRij } from '../../../shared/domain/uitslag.ts'
import { flipWords } from './uitslag-words.ts'

const row = (targetId: string, flip?: UitslagRij['flip']): UitslagRij => ({
  targetId,
  group: { professional: { place: 1, share: 1, punt: null }, inwoner: { place: 1, share: 1, punt: null } },
  weighted: 1,
  unweighted: 1,
  viewGap: false,
  ...(flip === undefined ? {} : { flip }),
})

describe('why the order flips', () => {
  it('is said once per pair, with the cause', () => {
    const rows = [
      row('a', { with: 'b', cause: 'groepen' }),
      row('b', { with: 'a', cause: 'groepen' }),
      row('c', { with: 'a', cause: 'onderdelen' }),
      row('d'),
    ]
    expect(flipWords({ rows }, (id) => id.toUpperCase())).toEqual([
      'Op één hoop is de volgorde van A en B andersom. Dat komt doordat de groepen niet even groot zijn.',
      'Op één hoop is de volgorde van C en A andersom. Dat komt door wat er naast stemmen meetelt.',
    ])
    expect(flipWords({ rows: [row('a')] }, String)).toEqual([])
  })
})
