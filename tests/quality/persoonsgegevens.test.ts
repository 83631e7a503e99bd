import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPersoonsgegevens } from '../../shared/domain/persoonsgegevens.ts'

/** Notes with personal data (all invented) and without, one per line. The hint was tuned on two thirds of them. */
const notes = (name: string): readonly string[] =>
  readFileSync(new URL(`./persoonsgegevens/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

/** FNV-1a, so that a note stays on its side when others are added. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
const isHeldOut = (text: string): boolean => hash(text) % 3 === 0
const isWarned = (text: string): boolean => findPersoonsgegevens(text).length > 0

describe('the hint on personal data', () => {
  const all = { withData: notes('met'), without: notes('zonder') }
  it.each([
    { part: 'tuned on', of: (text: string) => !isHeldOut(text) },
    { part: 'held out', of: isHeldOut },
  ])('finds what is there and leaves alone what is not: $part', ({ part, of }) => {
    const withData = all.withData.filter(of)
    const without = all.without.filter(of)
    const missed = withData.filter((text) => !isWarned(text))
    const alarms = without.filter(isWarned)
    const recall = 1 - missed.length / withData.length
    const rate = alarms.length / without.length
    console.log(
      `persoonsgegevens, ${part}: recall ${recall.toFixed(4)} of ${withData.length}, false alarms ${rate.toFixed(4)} of ${without.length}`,
    )
    if (part === 'tuned on' || process.env.SHOW_ALL === '1')
      for (const text of [...missed, '--', ...alarms]) console.log(`  ${text}`)
    expect(recall).toBeGreaterThanOrEqual(0.98)
    expect(rate).toBeLessThanOrEqual(0.02)
  })

  it('has enough notes to say so', () => {
    expect(all.withData.length).toBeGreaterThanOrEqual(240)
    expect(all.without.length).toBeGreaterThanOrEqual(1200)
    expect(all.withData.filter(isHeldOut).length).toBeGreaterThan(70)
  })
})
