/**
 * Dutch text for comparing notes: normalising, tokens, stop words, stems, compound parts, character n-grams.
 *
 * Nothing here changes what a deelnemer wrote; the forms exist for comparing only (DOMAIN.md §9, trap 6).
 */
import { loadStemmer, loadStopWords, loadWordList } from './word-list.ts'

/**
 * Words that stand on notes of every subject. They are no stop words (in a crowd of shared words they help), but alone they
 * prove nothing: 'goede sfeer vandaag' is not about good housing.
 */
const WEAK_WORDS: ReadonlySet<string> = new Set(
  (
    'mens mensen man vrouw persoon personen groep groepen groepje bewoner bewoners deelnemer deelnemers client clienten buurt wijk stad straat stadsdeel gemeente plek plekken plaats ' +
    'dag dagen week weken maand maanden jaar jaren uur tijd vandaag gisteren morgen keer eerste tweede laatste vorige volgende nieuw nieuwe oud oude jong jonge ' +
    'goed goede beter beste slecht slechte groot grote klein kleine veel weinig meer minder vaak lang lange kort korte hoog hoge laag lage duidelijk belangrijk ' +
    'leuk leuke mooi mooie fijn fijne prettig prettige moeilijk moeilijke makkelijk lekker lekkere snel snelle echt terug weg samen elkaar alleen zelf eigen ' +
    'weten weet kennen ken kent kunnen willen wil moeten mogen werken werkt helpen helpt hulp zorg zorgen aanbod maken maakt nemen neemt gedaan gekregen gemaakt gegeven houden geven geeft vragen vraag vraagt zien zie ziet ' +
    'horen hoor lopen loop loopt liggen ligt praten praat spreken bellen bel belt brengen denken denk voelen voelt leren lezen hebben worden wordt bestaan bestaat gebruiken nodig mogelijk ' +
    'ma di wo do vr za zo team teams lijst tafel zaal memo app iemand iedereen niemand iets niets nergens ergens dus terwijl sinds mag nou even alweer graag extra zoals vanaf anders'
  ).split(' '),
)

/** True for words that prove nothing by themselves (see `WEAK_WORDS`); `word` in lower case. */
export function isWeakWord(word: string): boolean {
  return WEAK_WORDS.has(stripAccents(word))
}

/** Talk about today's meeting itself: the room, the lunch, the slides, the previous time. */
const ABOUT_MEETING =
  /\b(?:vandaag|(?:de|deze) zaal|presentatie|dia's|stiften|broodjes?|lunch|pauze|(?:vorige|volgende) keer|memo|(?:de|dank) organisatie|(?:na)?mailen|gemaild|sorry|test)\b/i

/** True when a note speaks of the meeting; most of those belong in no thema. */
export function isAboutMeeting(text: string): boolean {
  return ABOUT_MEETING.test(text)
}

/** One word of a note: `written` as typed, `surface` in lower case. */
export type Token = { readonly surface: string; readonly written: string }

/** The comparing tools with their caches; one per process is enough, results do not depend on what was asked before. */
export type DutchText = {
  /** Stem of a lower-case word, accents removed: `ontmoetingen` → `ontmoet`. */
  readonly stem: (word: string) => string
  /** Known parts of a compound in order, or `[word]`: `wachtlijstgroep` → `wachtlijst`, `groep`. */
  readonly splitCompound: (word: string) => readonly string[]
  /** True for words that say nothing about the subject. */
  readonly isStopWord: (word: string) => boolean
  /** True when the word list knows the word. */
  readonly isKnown: (word: string) => boolean
}

/** Short forms on sticky notes; only those that hide a word other notes write out. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['mnd', 'maand'],
  ['wk', 'week'],
  ['mw', 'mevrouw'],
  ['dhr', 'meneer'],
  ['vw', 'vrijwilliger'],
  ['gem', 'gemeente'],
  ['huish', 'huishouden'],
  ['org', 'organisatie'],
  ['tel', 'telefoon'],
])

/** Clitics, chat spelling and short forms that `stopwords-iso` does not list. */
const EXTRA_STOP_WORDS =
  'avonds t n m s d r k u vd ivm ipv tov nav obv mbt dmv mn zn zon zn me ie da nie ff idd iig svp aub etc evt ca nr ' +
  'gaan gaat ging gingen komen komt kwam kwamen laten laat staan staat krijgen krijgt kreeg kregen vinden vind vindt hoor hoort zeg zegt ' +
  'blijven blijft zitten zit wel alweer nou oke ok hoi dag graag gewoon zeggen doet doen altijd soms steeds dezelfde iedere echt ' +
  'ding dingen zaken manier vooral zoveel zoiets hierbij waarbij waardoor waarmee waarop waarin daarmee daarbij ervan ervoor eraan erop erin ' +
  'hoeveel hoeven hoeft heeft moeten zetten zet'

const ONE_SIGN: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u2032`´]/g, "'"],
  [/[\u2010-\u2015]/g, '-'],
]

/** One kind of apostrophe and hyphen, `ĳ` as `ij`, single spaces; case and accents stay. */
function unify(text: string): string {
  let result = text.normalize('NFKC')
  for (const [pattern, plain] of ONE_SIGN) result = result.replace(pattern, plain)
  return result.replace(/\s+/g, ' ').trim()
}

/** The form for comparing whole notes: unified signs, single spaces, lower case. Accents stay. */
export function normalise(text: string): string {
  return unify(text).toLowerCase()
}

/** Removes accents: `cliënten` → `clienten`, so that both spellings meet. */
export function stripAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]{2,})*/gu

/** The words of a note in order. Hyphens and slashes separate; `foto's` → `foto`; figures are kept as tokens. */
export function tokenise(text: string): readonly Token[] {
  return tokensOf(text)
}

const tokensOf = remember((text): readonly Token[] =>
  [...unify(text).matchAll(WORD)].map(([written]) => ({ surface: written.toLowerCase(), written })),
)

/** True for figures, times and amounts: `310`, `10u`, `17`. `5g` and `40plus` are words. */
export function isFigure(word: string): boolean {
  return /^\d+(?:u|uur|e|x|k|m|km|kg|ste|de)?$/.test(word)
}

/** Dictionary words that make nonsense parts: prefixes, suffixes, tails of other words (`vers-laving`, `stik-stof`). */
const NOT_A_PART = new Set(
  (
    'ver ont her mis wan oer ere eren est ing ling schap dom loos baar zaam lijk rijk ster ende ties tie isme ist aal eel eer eur ier oor ' +
    'ant ent els erd erij erig ter tes sen ren len nen ned nes lei ring ringen inge ingen gen ges gel vers laving stik moes deur waarder ' +
    'willigers willig ster sters daad tiek iek logie ver- heden king kingen tel stel teken lid ken kenning ving vingen der ders zame same belas ting tings letje letjes geren'
  ).split(' '),
)

/** Three letters are nearly always an accident (`jon-geren`); these are the ones compounds are really made with. */
const SHORT_PARTS = new Set(
  (
    'bus zon les pad man weg bad bed gas wet bos zee dak app sms ggz wmo aow vet rug arm ras vis kip kat oog oor hek bel tas jas ijs ' +
    'pil pen bar pub gym tin wol olie tv pc lab val web net hof dag uur jaar geld ggd'
  ).split(' '),
)

const LINKS = ['', 's', 'e', 'en', 'n', 'er'] as const
/** Only these take `er` (`kind-er-opvang`); elsewhere it belongs to the word (`acht-er-stand`). */
const TAKES_ER = new Set(['kind', 'rund', 'lied', 'goed', 'volk'])
const MIN_COMPOUND_LENGTH = 7
const MIN_PART_LENGTH = 3

function createSplitter(
  has: (word: string) => boolean,
  isStopWord: (word: string) => boolean,
): (word: string) => readonly string[] {
  const isPart = remember(
    (part) =>
      (part.length > MIN_PART_LENGTH || SHORT_PARTS.has(part)) &&
      !NOT_A_PART.has(part) &&
      !isStopWord(part) &&
      /[aeiouyé]/.test(part) &&
      has(part),
  )
  // Short parts are often accidents, linking letters sometimes; the most even split of the best ones wins.
  const partCost = (part: string): number => (part.length === 3 ? 1 : part.length === 4 ? 0.3 : 0)
  const halve = (word: string): readonly [string, string] | undefined => {
    let found: readonly [string, string] | undefined
    let lowest = 2
    for (let length = MIN_PART_LENGTH; length <= word.length - MIN_PART_LENGTH; length += 1) {
      const head = word.slice(0, length)
      if (!isPart(head)) continue
      for (const link of LINKS) {
        const tail = word.slice(length + link.length)
        if (!word.startsWith(link, length) || !isPart(tail) || (link === 'er' && !TAKES_ER.has(head))) continue
        const uneven = Math.abs(head.length - tail.length) / (50 * word.length)
        const cost = partCost(head) + partCost(tail) + (link === '' ? 0 : 0.15) + uneven
        if (cost < lowest) {
          lowest = cost
          found = [head, tail]
        }
      }
    }
    return found
  }
  const split = (word: string): readonly string[] => {
    if (word.length < MIN_COMPOUND_LENGTH || /\d/.test(word)) return [word]
    const halves = halve(word)
    return halves === undefined ? [word] : [...split(halves[0]), ...split(halves[1])]
  }
  return split
}

function remember<T>(compute: (word: string) => T): (word: string) => T {
  const cache = new Map<string, T>()
  return (word) => {
    const known = cache.get(word)
    if (known !== undefined) return known
    const value = compute(word)
    // A long-lived worker meets new words for ever; starting over is cheap and changes no answer.
    if (cache.size > 50_000) cache.clear()
    cache.set(word, value)
    return value
  }
}

/** Builds the comparing tools. Reads the word list on the first use of compounds, not before. */
export function createDutchText(): DutchText {
  const stemmer = loadStemmer()
  const stops = new Set([...loadStopWords(), ...EXTRA_STOP_WORDS.split(' ')])
  for (const word of [...stops]) stops.add(stripAccents(word))
  const stem = remember((word) => {
    const plain = stripAccents(ABBREVIATIONS.get(word) ?? word).replace(/'(?:s|tje|er|en)$/, '')
    return stripAccents(stemmer.stem(plain))
  })
  const isKnown = remember((word) => loadWordList().has(word))
  return {
    stem,
    isKnown,
    isStopWord: (word) => stops.has(word),
    splitCompound: remember(createSplitter(isKnown, (word) => stops.has(word))),
  }
}

let shared: DutchText | undefined

/** The tools of this process; made at the first call, because the caches are worth keeping between jobs. */
export function dutchText(): DutchText {
  shared ??= createDutchText()
  return shared
}

/** A weighted term of a note: a stem or a part of a compound. */
export type Term = {
  readonly term: string
  readonly weight: number
  readonly surface: string
  readonly isPart: boolean
}

/** Parts link what compounds hide, so they count in full. */
const PART_WEIGHT = 1

/** Stems of the meaning-bearing words plus the stems of their compound parts, in text order, with repeats. */
export function termsOf(text: string, dutch: DutchText = dutchText()): readonly Term[] {
  const terms: Term[] = []
  for (const { surface } of tokenise(text)) {
    if (surface.length < 2 || isFigure(surface) || dutch.isStopWord(surface)) continue
    const stem = dutch.stem(surface)
    terms.push({ term: stem, weight: 1, surface, isPart: false })
    const parts = dutch.splitCompound(surface)
    if (parts.length < 2) continue
    for (const part of parts) {
      if (!dutch.isStopWord(part))
        terms.push({ term: dutch.stem(part), weight: PART_WEIGHT, surface: part, isPart: true })
    }
  }
  return terms
}

export type NgramOptions = {
  readonly min: number
  readonly max: number
  /** Small words also tell notes apart (`zet … om`, `kan ik`); leave them out where only the subject counts. */
  readonly withStopWords: boolean
}

/**
 * Character n-grams inside words, each word padded with one space on both sides (scikit-learn's `char_wb`), accents
 * removed, figures left out.
 */
export function ngramsOf(text: string, options: NgramOptions, dutch: DutchText = dutchText()): readonly string[] {
  const { min, max, withStopWords } = options
  const piecesOf = cutter(min, max)
  const grams: string[] = []
  for (const { surface } of tokenise(text)) {
    if (isFigure(surface) || (!withStopWords && dutch.isStopWord(surface))) continue
    for (const gram of piecesOf(surface)) grams.push(gram)
  }
  return grams
}

const cutters = new Map<number, (word: string) => readonly string[]>()

/** Cuts one word into n-grams; words come back often, and a known string is quick to look up. */
function cutter(min: number, max: number): (word: string) => readonly string[] {
  const key = 100 * min + max
  const known = cutters.get(key)
  if (known !== undefined) return known
  const cut = remember((word): readonly string[] => {
    const padded = ` ${stripAccents(word)} `
    const grams: string[] = []
    for (let size = min; size <= max; size += 1) {
      if (padded.length <= size) {
        grams.push(padded)
        break
      }
      for (let start = 0; start + size <= padded.length; start += 1) grams.push(padded.slice(start, start + size))
    }
    return grams
  })
  cutters.set(key, cut)
  return cut
}
