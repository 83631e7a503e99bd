/** Small Dutch words and forms for the programme draft (DOMAIN §5.2): number words, lists, dates. Pure and deterministic. */

/** 0 'geen signalen', 1 'één signaal', 2 and up digits: '12 signalen'. */
export function count(n: number, one: string, more: string): string {
  if (n === 0) return `geen ${more}`
  return n === 1 ? `één ${one}` : `${n} ${more}`
}

export const people = (n: number): string => count(n, 'deelnemer', 'mensen')
export const signalenCount = (n: number): string => count(n, 'signaal', 'signalen')

/** First letter upper case; the rest as it is. 'één' becomes 'Eén': a capital E carries no accent here. */
export const capital = (text: string): string =>
  text.startsWith('één') ? `Eén${text.slice(3)}` : text.charAt(0).toUpperCase() + text.slice(1)

/** 'a', 'a en b', 'a, b en c'. */
export function listOf(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} en ${items.at(-1) ?? ''}`
}

/** Text as people typed it, on one line and without a closing full stop, so that it fits in a sentence. */
export const typed = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.+$/, '')

/** A literal quote: spelling kept, line breaks become spaces, so that it stays one line. */
export const literal = (text: string): string => `"${text.replace(/\s+/g, ' ').trim()}"`

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]

/** `2023-03-14` → '14 maart 2023'; anything else stays as typed. */
export function dateWords(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date.trim())
  const month = months[Number(match?.[2]) - 1]
  return match === null || month === undefined ? typed(date) : `${Number(match[3])} ${month} ${match[1] ?? ''}`
}

const days: Readonly<Record<string, string>> = {
  ma: 'maandag',
  di: 'dinsdag',
  wo: 'woensdag',
  do: 'donderdag',
  vr: 'vrijdag',
  za: 'zaterdag',
  zo: 'zondag',
}

/** `wo-ochtend` → 'woensdagochtend'; other forms stay as typed. */
export function momentWords(moment: string): string {
  const match = /^(ma|di|wo|do|vr|za|zo)-(ochtend|middag|avond|nacht)$/.exec(moment)
  return match === null ? typed(moment) : `${days[match[1] ?? ''] ?? ''}${match[2] ?? ''}`
}

/** A rank, as people say it: 5.5 (shared) is 'gedeeld plek 5'. */
export const rankWords = (rank: number): string =>
  Number.isInteger(rank) ? `plek ${rank}` : `een gedeelde plek ${Math.floor(rank)}`

/** One decimal, with a comma. */
export const decimal = (n: number): string => n.toFixed(1).replace('.', ',')
