import { isDutchLonLat, isRdPoint } from '../../../shared/domain/kaartlaag.ts'

/**
 * Reads a place as people type or paste it: RD metres (`183500 427500`), degrees (`51.84, 5.80`, either way round), or two
 * numbers of 0 to 100 of the schematic map. Degrees become RD. `undefined`: no place in the Netherlands.
 */
export async function parsePlek(typed: string): Promise<[number, number] | undefined> {
  const numbers = typed
    .trim()
    // `183500,5 427500` has a Dutch decimal, `51.84,5.80` a separator.
    .split(/[;\s]+|,(?=\s)|(?<=\d\.\d+),/)
    .map((part) => part.replace(',', '.').replace(/^(?:x|y|n|e)[:=]?/i, ''))
    .filter((part) => part !== '')
    .map(Number)
  const [a, b] = numbers
  if (numbers.length !== 2 || a === undefined || b === undefined || !Number.isFinite(a) || !Number.isFinite(b))
    return undefined
  if (isRdPoint([a, b])) return [a, b]
  const lonLat = isDutchLonLat([a, b]) ? ([a, b] as const) : isDutchLonLat([b, a]) ? ([b, a] as const) : undefined
  // The conversion is some 40 kB, for who types degrees.
  if (lonLat !== undefined) return (await import('../../../shared/domain/rijksdriehoek.ts')).toRd(lonLat)
  // Degrees of elsewhere look like it, but the schematic map knows no hundredths.
  const isSchematic = (n: number): boolean => n >= 0 && n <= 100 && Math.round(n * 10) === n * 10
  return isSchematic(a) && isSchematic(b) ? [a, b] : undefined
}
