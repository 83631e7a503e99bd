import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inktKleuren } from '../../../shared/domain/tekening.ts'
import { inktKleurenOp } from './inkt.ts'

const css = readFileSync(join(import.meta.dirname, '..', '..', 'ui', 'tokens.css'), 'utf8')
const groundOf = (weergave: 'licht' | 'donker'): string => {
  const start = css.indexOf(`[data-thema="${weergave}"] {`)
  const found = /--bord-doek: (#[0-9a-f]{6})/.exec(css.slice(start))?.[1]
  if (found === undefined) throw new Error(`no ground of ${weergave}`)
  return found
}
const light = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe.each(['licht', 'donker'] as const)('ink on %s', (weergave) => {
  it.each(inktKleuren)('%s is readable as text on the bord', (kleur) => {
    const [ink, ground] = [light(inktKleurenOp[weergave][kleur]), light(groundOf(weergave))]
    expect((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
})
