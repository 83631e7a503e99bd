import { findNaamBijHuis, type Span } from './naam-bij-huis.ts'

/** What may be personal data in a text. */
export type GegevenKind = 'bsn' | 'telefoon' | 'email' | 'iban' | 'adres' | 'naam' | 'kenteken'

export interface Gegeven extends Span {
  readonly kind: GegevenKind
}

/**
 * What in this text may say who somebody is: a citizen service number, telephone, e-mail, IBAN, postcode with house number,
 * a name with a house, a number plate. Pure and quick enough for every key; it is for a hint beside the text, never to
 * refuse one. House numbers, prices, years, times and names of organisations are no personal data.
 */
export function findPersoonsgegevens(text: string): readonly Gegeven[] {
  const found: Gegeven[] = []
  const add = (kind: GegevenKind, from: number, to: number): void => {
    if (!found.some((one) => from < one.to && one.from < to)) found.push({ kind, from, to })
  }
  // The most certain first: what is found does not count a second time as something else.
  for (const [kind, find] of finders) for (const { from, to } of find(text)) add(kind, from, to)
  return found.sort((a, b) => a.from - b.from)
}

function* matches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) yield match
}

const span = (match: RegExpExecArray): Span => ({ from: match.index, to: match.index + match[0].length })

/** General addresses of organisations: nobody in particular reads there. */
const general =
  /^(?:info|contact|secretariaat|receptie|administratie|balie|post|redactie|bestuur|aanmelden|aanmelding|loket|service|klantenservice|meldpunt|gemeente|wijkteam|buurtteam|welkom|hallo|reserveren|vrijwilligers)(?:[._-].*)?$/i

function* findEmail(text: string): Generator<Span> {
  const plain = /([a-z0-9._%+-]+)\s?@\s?(?:[a-z0-9-]+\.)+[a-z]{2,}/gi
  for (const match of matches(text, plain)) if (!general.test(match[1] ?? '')) yield span(match)
  const spelled =
    /([a-z0-9._%+-]{2,})\s*(?:\(at\)|\[at\]|\bat\b|apenstaartje)\s*(?:[a-z0-9-]+(?:\.|\s*(?:\(punt\)|\(dot\)|\bpunt\b|\bdot\b)\s*))+(?:nl|com|net|org|eu|be|de)\b/gi
  for (const match of matches(text, spelled)) if (!general.test(match[1] ?? '')) yield span(match)
}

/** Remainder 1 after moving the country to the end and reading letters as numbers (ISO 7064 mod 97-10). */
function isIban(compact: string): boolean {
  let rest = 0
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** What comes after the two check digits, in the countries that people here have an account in. */
const accounts: Readonly<Record<string, string>> = {
  NL: '[a-z]{4}\\d{10}',
  BE: '\\d{12}',
  DE: '\\d{18}',
  FR: '\\d{10}[a-z0-9]{11}\\d{2}',
  GB: '[a-z]{4}\\d{14}',
  IE: '[a-z]{4}\\d{14}',
  PL: '\\d{24}',
  ES: '\\d{20}',
  PT: '\\d{21}',
  AT: '\\d{16}',
  LU: '\\d{3}[a-z0-9]{13}',
  IT: '[a-z]\\d{10}[a-z0-9]{12}',
  TR: '\\d{5}[a-z0-9]{17}',
  RO: '[a-z]{4}[a-z0-9]{16}',
  BG: '[a-z]{4}\\d{6}[a-z0-9]{8}',
}
const ibans = new RegExp(
  `(?<![\\p{L}\\d])(?:${Object.entries(accounts)
    .map(([country, account]) => `${country}\\d{2}${account}`)
    .join('|')
    // People put a space, dot or dash anywhere.
    .replace(
      /(\\d|\[[^\]]+\])(?:\{(\d+)\})?/g,
      (_, unit: string, count = '1') => `(?:[ .-]?${unit}){${count}}`,
    )})(?![\\p{L}\\d])`,
  'giu',
)

function* findIban(text: string): Generator<Span> {
  for (const match of matches(text, ibans)) if (isIban(match[0].replace(/[ .-]/g, '').toUpperCase())) yield span(match)
}

/** Weights 9 to 2 and −1; the sum of a citizen service number is a multiple of 11. */
export function isBsn(digits: string): boolean {
  const nine = digits.padStart(9, '0')
  if (!/^\d{9}$/.test(nine) || Number(nine) === 0) return false
  let sum = 0
  for (let index = 0; index < 9; index++) sum += Number(nine[index]) * (index === 8 ? -1 : 9 - index)
  return sum % 11 === 0
}

function* findBsn(text: string): Generator<Span> {
  const nine =
    /(?<![\d€,.-])(?<!€ )(?:\d{9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{3})(?!\d|[.,]\d|\s*(?:euro|eur\b|%))/gi
  for (const match of matches(text, nine)) if (isBsn(match[0].replace(/\D/g, ''))) yield span(match)
  // Eight digits only where somebody says what they are.
  for (const match of matches(text, /\b(?:bsn|burgerservicenummer|sofi-?nummer)\D{0,12}(\d{8})(?!\d)/gi))
    if (isBsn(match[1] ?? '')) yield span(match)
}

const gap = '[\\s.\\-/]{0,3}'
/** Eight digits, grouped as people do. */
const eight = `(?:\\d[\\s.\\-]{0,2}){7}\\d`
const start = '(?<![\\d€+])'
const land = '(?:\\+\\s?31|00\\s?31)[\\s.\\-]{0,2}(?:\\(0\\)[\\s.\\-]{0,2})?'
const phones = [
  // 06 12345678, o6-12 34 56 78, +31 6 …, 0031 (0)6 …
  `${start}(?:${land}|\\(?[0o])6\\)?${gap}${eight}(?!\\d)`,
  // 024-3501234, (024) 350 12 34, 0481 351234: not 0800, 0900, 088 and 14 024, which are of organisations.
  `${start}(?:${land}|\\(?0)(?:[1-5]\\d|7\\d|85|84|87)\\)?${gap}(?:\\d[\\s.\\-]{0,2}){6}\\d(?!\\d)`,
  `${start}(?:${land}|\\(?0)(?:[1-5]\\d\\d|7\\d\\d)\\)?${gap}(?:\\d[\\s.\\-]{0,2}){5}\\d(?!\\d)`,
  // Seven digits of one's own town, where somebody says that they are a number to call.
  `\\b(?:tel|telefoon|telefoonnummer|tel\\.?nr|mobiel|bel|bellen|belt|belde|bereikbaar op|app)\\b[\\s.:]{0,3}(?:op|naar|nummer|nr\\.?|met|mij op|me op|hem op|haar op)?[\\s:]{0,2}[1-9]\\d{2}[\\s-]?\\d{2}[\\s-]?\\d{2}(?!\\d)`,
].map((source) => new RegExp(source, 'gi'))

function* findTelefoon(text: string): Generator<Span> {
  for (const pattern of phones) for (const match of matches(text, pattern)) yield span(match)
}

/** Two letters that are words or units, not the end of a postcode: "2023 is", "1500 kg". */
const words = new Set(
  'is in de en op om te we ze er al of je km na nu ik zo bv pm pp kg cm mm ml kw ha nl mw ov ot ww wo ma di vr za zo eu ei el et tm va ca nr bij als met per hoe wie wat dan nog zei ja uw ga wc tv pc dm st'.split(
    ' ',
  ),
)
const afterNumber =
  '(?=$|\\s*[.,;:!?)\\n"\'”]|\\s+(?:te|in|is|woont|wonen|woon|heeft|heb|en|met|die|waar|daar|al|kan|wil|zit|staat|moet|krijgt|wacht|durft|komt|voor|graag|bellen|mag|was|ligt|maar|want|dus|omdat|graag|nijmegen|\\p{Lu}))'
const introNumber = '(?:[hH]uisnummer|[hH]uisnr\\.?|[nN]ummer|[nN]r\\.?|[nN]o\\.?|#|op)?'

function* findAdres(text: string): Generator<Span> {
  const code = new RegExp(
    `(?<![\\d€])[1-9]\\d{3}\\s?([a-zA-Z]{2})(?!\\p{L})(?:[\\s,.:-]{0,3}${introNumber}|[^\\d.!?]{0,24}[hH]uisnummer)[\\s:.]{0,2}\\d{1,4}(?:\\s?-?\\s?[a-zA-Z](?!\\p{L})|-\\d{1,2})?(?!\\d|[%€]|:\\d)${afterNumber}`,
    'gu',
  )
  for (const match of matches(text, code)) {
    if (isPostcodeEnd(match[1] ?? '')) yield span(match)
  }
  // The other way round: Dorpsstraat 12, 6541 AB.
  const street = /\b(?!postbus)\p{L}{3,}\.?\s\d{1,4}\s?-?[a-z]?[\s,]{1,3}(?:te\s)?([1-9]\d{3})\s?([a-z]{2})(?![a-z])/giu
  for (const match of matches(text, street)) if (isPostcodeEnd(match[2] ?? '')) yield span(match)
}

/** Written as a postcode is written; SA, SD and SS are never used. */
function isPostcodeEnd(letters: string): boolean {
  if (/^(?:sa|sd|ss)$/i.test(letters)) return false
  return letters === letters.toUpperCase() || !words.has(letters.toLowerCase())
}

/** Dutch plates in use, as their letters (X) and digits (9). */
const plates = new Set(
  '99-XX-99 99-99-XX XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9 XX-99-99'.split(
    ' ',
  ),
)

function* findKenteken(text: string): Generator<Span> {
  const dashed = /(?<![\p{L}\d-])[a-z0-9]{1,3}-[a-z0-9]{1,3}-[a-z0-9]{1,3}(?![\p{L}\d-])/giu
  for (const match of matches(text, dashed)) {
    const shape = match[0].replace(/\d/g, '9').replace(/[a-z]/gi, 'X')
    if (plates.has(shape)) yield span(match)
  }
  for (const match of matches(text, /\bkenteken\w*\W{1,3}([a-z0-9]{2,3}\s?[a-z0-9]{1,3}\s?[a-z0-9]{1,3})\b/gi)) {
    const plain = (match[1] ?? '').replace(/\s/g, '')
    if (plain.length === 6 && /\d/.test(plain) && /[a-z]/i.test(plain)) yield span(match)
  }
}

const finders: readonly (readonly [GegevenKind, (text: string) => Iterable<Span>])[] = [
  ['email', findEmail],
  ['iban', findIban],
  ['telefoon', findTelefoon],
  ['bsn', findBsn],
  ['adres', findAdres],
  ['kenteken', findKenteken],
  ['naam', findNaamBijHuis],
]
