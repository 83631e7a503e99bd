import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { isThere } from '../../../shared/domain/wijkkaart-netwerk.ts'

/** Supply on notes that no point of the map rests on yet. */
export function openSupply(signalen: readonly Signaal[], nodes: readonly MapNode[]): Signaal[] {
  const used = new Set<string>(nodes.filter(isThere).flatMap((node) => node.signaalIds))
  return signalen.filter(
    (signaal) =>
      signaal.kind === 'aanbod' &&
      signaal.archivedAt === undefined &&
      signaal.hidden === undefined &&
      signaal.mergedInto === undefined &&
      !used.has(signaal.id),
  )
}

const maxName = 120
/** A name for a point out of the words of a note; long notes are cut at a word. */
export function nameFromText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= maxName) return line
  const cut = line.slice(0, maxName - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`
}

/** "ma ochtend, di avond" as a list; empty parts fall out. */
export const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim().slice(0, 120))
    .filter((part) => part !== '')
    .slice(0, 40)

const dayWords = [
  ['ma', /\b(?:ma|maandag\w*)\b/],
  ['di', /\b(?:di|dinsdag\w*)\b/],
  ['wo', /\b(?:wo|woensdag\w*)\b/],
  ['do', /\b(?:do|donderdag\w*)\b/],
  ['vr', /\b(?:vr|vrijdag\w*)\b/],
  ['za', /\b(?:za|zaterdag\w*)\b/],
  ['zo', /\b(?:zo|zondag\w*)\b/],
] as const
const partWords = [
  ['ochtend', /ochtend|\b(?:[89]|1[01])(?:[.:]\d\d)?(?: ?-|\s?u\b|\s?uur)/],
  ['middag', /middag|\b1[2-6](?:[.:]\d\d)?(?: ?-|\s?u\b|\s?uur)/],
  ['avond', /avond|\b(?:1[789]|2[0-3])(?:[.:]\d\d)?(?: ?-|\s?u\b|\s?uur)/],
] as const

/** Days and parts of the day that a note names, as the schedule of a point says them; nothing is guessed. */
export function scheduleFromText(text: string): string[] {
  const plain = text.toLowerCase().replace(/[’'`]/g, '')
  // 'zo' is far more often "so" than Sunday.
  const days = dayWords.filter(([day, words]) => words.test(day === 'zo' ? plain.replace(/\bzo\b(?!-)/g, '') : plain))
  const part = partWords.find(([, words]) => words.test(plain))?.[0]
  return part === undefined ? [] : days.map(([day]) => `${day}-${part}`)
}
