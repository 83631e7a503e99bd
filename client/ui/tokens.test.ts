import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { platen } from '../../shared/domain/thema.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
type Tokens = ReadonlyMap<string, string>

/** The colours of one block of tokens.css; a theme starts from the light one. */
function block(selector: string, base: Tokens = new Map()): Tokens {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no ${selector} in tokens.css`)
  const body = css.slice(start, css.indexOf('}', start))
  return new Map([
    ...base,
    ...[...body.matchAll(/(--[\w-]+): (#[0-9a-f]{3,6});/g)].map(([, k, v]) => [k, v] as [string, string]),
  ])
}
const licht = block('[data-thema="licht"]')
const weergaven = {
  licht,
  donker: block('[data-thema="donker"]', licht),
  contrast: block('[data-thema="contrast"]', licht),
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const long = hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function ratio(tokens: Tokens, ink: string, ground: string): number {
  const [a, b] = [ink, ground].map((name) => {
    const colour = name.startsWith('#') ? name : tokens.get(name)
    if (colour === undefined) throw new Error(`no colour ${name}`)
    return luminance(colour)
  }) as [number, number]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const kinds = ['praktijk', 'cijfer', 'bewoner', 'aanbod', 'kans', 'goed', 'zorg', 'wens', 'oplossing']
/** [ink, ground, at least]: DESIGN §2; 4.5 is WCAG AA for text, 3 for shapes. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...kinds.map((kind) => ['--bord-briefje-inkt', `--soort-${kind}`, 12] as const),
  ...kinds.map((kind) => [`--soort-${kind}-m`, `--soort-${kind}`, 5.5] as const),
  ...platen.map((plaat) => ['#ffffff', `--thema-${plaat}`, 6] as const),
  ['--bord-inkt', '--bord-doek', 12],
  ['--bord-inkt-2', '--bord-doek', 6],
  ['--bord-op-blauw', '--bord-blauw', 7],
  ['--bord-blauw-diep', '--bord-blauw-licht', 7],
  ['--bord-op-geel', '--bord-geel', 7],
  ...['goed', 'let-op', 'fout', 'voorstel'].map((name) => [`--bord-${name}`, `--bord-${name}-licht`, 4.5] as const),
  ['--bord-lijn-sterk', '--bord-vlak', 3],
  ['--bord-focus', '--bord-doek', 7],
  ['--bord-inkt', '--bord-vlak', 12],
  ['--bord-inkt-2', '--bord-vlak', 7],
  ['--bord-inkt', '--bord-vlak-3', 7],
  ['--bord-inkt', '--bord-geel-licht', 7],
  // Shapes of groups, and what stands on a plain surface in the colour of a state.
  ...['prof', 'bew', 'gem', 'vrij'].map((groep) => [`--groep-${groep}`, '--bord-vlak', 3] as const),
  ...['goed', 'let-op', 'fout', 'voorstel', 'blauw'].map((name) => [`--bord-${name}`, '--bord-vlak', 4.5] as const),
  ...['goed', 'let-op', 'fout', 'voorstel', 'blauw'].map((name) => [`--bord-${name}`, '--bord-vlak-2', 4.5] as const),
]

describe.each(Object.entries(weergaven))('colours of the theme %s', (_, tokens) => {
  it.each(pairs)('%s on %s has at least %d', (ink, ground, least) => {
    expect(ratio(tokens, ink, ground)).toBeGreaterThanOrEqual(least)
  })
})

describe('high contrast', () => {
  it.each(platen.map((plaat) => `--thema-${plaat}`))('has a darker %s', (plaat) => {
    expect(ratio(weergaven.contrast, '#ffffff', plaat)).toBeGreaterThanOrEqual(12)
  })
})
