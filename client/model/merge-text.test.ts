import { describe, expect, it } from 'vitest'
import { createPrng } from '../../shared/base/prng.ts'
import { mergeText } from './merge-text.ts'

const last = (base: string, mine: string, theirs: string) => {
  const merged = mergeText(base, mine, theirs)
  return merged.ok ? (merged.steps.at(-1) ?? theirs) : undefined
}

describe('two people changed one text', () => {
  it('in different places: both are there', () => {
    const base = 'de lift is vaak stuk en de trap is glad'
    expect(
      last(base, 'de lift is elke week stuk en de trap is glad', 'de lift is vaak stuk en de trap is spekglad'),
    ).toBe('de lift is elke week stuk en de trap is spekglad')
  })
  it('in several places each: every change is there, written one by one', () => {
    const base = 'een twee drie vier vijf zes zeven acht'
    const merged = mergeText(base, 'een TWEE drie vier VIJF zes zeven acht', 'een twee drie VIER vijf zes ACHT')
    expect(merged).toEqual({
      ok: true,
      steps: ['een TWEE drie VIER vijf zes ACHT', 'een TWEE drie VIER VIJF zes ACHT'],
    })
  })
  it('at the same end: both stay', () => {
    expect(last('lampen stuk', 'lampen stuk bij de vijver', 'lampen stuk en te donker')).toBe(
      'lampen stuk en te donker bij de vijver',
    )
  })
  it('the same words: no merge', () => {
    expect(mergeText('om acht uur', 'om negen uur', 'om tien uur')).toEqual({ ok: false })
    expect(mergeText('de bus komt niet', 'de bus komt nooit', '')).toEqual({ ok: false })
    expect(mergeText('bij de vijver is het donker', 'het is donker', 'bij de grote vijver is het donker').ok).toBe(
      false,
    )
  })
  it('only one of them, or both the same: that one, and nothing is written twice', () => {
    expect(mergeText('a b', 'a b c', 'a b')).toEqual({ ok: true, steps: ['a b c'] })
    expect(mergeText('a b', 'a b', 'x')).toEqual({ ok: true, steps: [] })
    expect(mergeText('a b', 'a c', 'a c')).toEqual({ ok: true, steps: [] })
    expect(last('a b c d', 'a x c e', 'a x c d')).toBe('a x c e')
  })
  it('one deletes the end where the other changes the beginning', () => {
    expect(
      last('Inloop in de buurtkamer, elke week', 'Inloop in de buurtkamer', 'Koffie in de buurtkamer, elke week'),
    ).toBe('Koffie in de buurtkamer')
  })

  it('never loses a word that only one of them wrote, and never brings back what others took out', () => {
    const random = createPrng(20)
    const pick = (count: number) => Math.floor(random() * count)
    for (let round = 0; round < 2000; round++) {
      const base = Array.from({ length: 3 + pick(12) }, (_, n) => `w${n}`)
      const change = (name: string) => {
        const next = [...base]
        const added: string[] = []
        const removed: string[] = []
        for (let n = 0; n < 1 + pick(3); n++) {
          const at = pick(next.length)
          if (random() < 0.3) removed.push(...next.splice(at, 1).filter((word) => word.startsWith('w')))
          else {
            added.push(`${name}${n}`)
            next.splice(at, random() < 0.5 ? 0 : 1, `${name}${n}`)
          }
        }
        return { text: next.join(' '), added: added.filter((word) => next.includes(word)), removed }
      }
      const [mine, theirs] = [change('m'), change('t')]
      const merged = last(base.join(' '), mine.text, theirs.text)
      if (merged === undefined) continue
      const words = merged.split(/\s+/)
      for (const word of [...mine.added, ...theirs.added]) expect(words).toContain(word)
      for (const word of theirs.removed) expect(words).not.toContain(word)
    }
  })
})
