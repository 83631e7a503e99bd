/** What may never be called the same: demand with supply, a figure with an experience, praise with complaint. */
import { tokenise } from './text.ts'

type Side = 'vraag' | 'aanbod' | 'cijfer' | 'lof' | 'idee'

const SIDE_OF_KIND: ReadonlyMap<string, Side> = new Map([
  ['praktijksignaal', 'vraag'],
  ['bewonersinput', 'vraag'],
  ['zorg', 'vraag'],
  ['wens', 'idee'],
  ['aanbod', 'aanbod'],
  ['cijfer', 'cijfer'],
  ['gaat_goed', 'lof'],
  ['kans', 'idee'],
  ['oplossing', 'idee'],
])

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const POSITIVE = wordSet(
  'goed goede beter fijn fijne prettig prettige mooi mooie leuk leuke gezellig gezellige top super geweldig geweldige prima blij tevreden ' +
    'sterk sterke kort korte dankbaar warm warme veilig veilige schoon schone rustig rustige snel snelle gelukt lukt helpt werkt groeit ' +
    'bloeit trots waardevol waardevolle goud gastvrij behulpzaam betrokken voldoende makkelijk makkelijke mee',
)
const NEGATIVE = wordSet(
  'slecht slechte vervelend vervelende lelijk lelijke saai overlast probleem problemen moeilijk moeilijke lastig lastige kapot vies vieze ' +
    'onveilig onveilige eenzaam eenzame bang duur dure lang lange traag trage vol wachtlijst wachttijd tekort gebrek ontbreekt mist missen ' +
    'schaamte schulden stress overbelast rotzooi zwerfafval donker pikdonker gevaarlijk gevaarlijke mislukt misgaat klachten zorgen ' +
    'kastje muur drempel haken afgehaakt weg dicht gesloten onduidelijk onbekend rommel ramp zonde',
)
const NEGATION = wordSet(
  'niet nooit geen niks niets zonder weinig nauwelijks amper niemand nergens onvoldoende t-niet minder',
)

/** The side a signaal speaks from, when its kind is known. */
function sideOf(kind: string | undefined): Side | undefined {
  return kind === undefined ? undefined : SIDE_OF_KIND.get(kind)
}

/** −1 complaint, 1 praise, 0 neither or both. A negation turns the next three words round. */
export function sentimentOf(text: string): -1 | 0 | 1 {
  let sum = 0
  let turned = 0
  for (const { surface } of tokenise(text)) {
    const value = POSITIVE.has(surface) ? 1 : NEGATIVE.has(surface) ? -1 : 0
    sum += turned > 0 ? -value : value
    turned = NEGATION.has(surface) ? 3 : turned - 1
  }
  return sum > 0 ? 1 : sum < 0 ? -1 : 0
}

/** The words a negation turns round: two before it and one behind it (`helpt niet`, `geen bus`). */
function deniedWords(text: string): { readonly denied: ReadonlySet<string>; readonly count: number } {
  const words = tokenise(text).map(({ surface }) => surface)
  const places = words.flatMap((word, index) => (NEGATION.has(word) ? [index] : []))
  return {
    denied: new Set(places.flatMap((index) => words.slice(Math.max(0, index - 2), index + 2))),
    count: places.length,
  }
}

/** True when only one of two signalen denies, and what it denies is a word of the other. */
function deniesTheOther(a: string, b: string): boolean {
  const [one, two] = [deniedWords(a), deniedWords(b)]
  if ((one.count === 0) === (two.count === 0)) return false
  const denied = one.count > 0 ? one.denied : two.denied
  return tokenise(one.count > 0 ? b : a).some(({ surface }) => surface.length > 3 && denied.has(surface))
}

function figuresOf(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)?/g) ?? []).join(' ')
}

/** Somebody tells something: a sentence of some length without shares, large counts or growth in it. */
function isTelling(text: string): boolean {
  return tokenise(text).length >= MIN_TELLING && !/\d\s?%|\b\d{3,}\b|[+±]\s?\d|\d[.,:/-]\d/.test(text)
}

/** Words from which a note is a sentence rather than a line of a list ('spreekuur di 10u'). */
const MIN_TELLING = 7

export type PossiblePairSignaal = { readonly text: string; readonly kind?: string }

/**
 * False when kind, sentiment or figures say that two signalen cannot be the same statement. `inOtherWords`: they are alike
 * by meaning and not by their words.
 */
export function isPossiblePair(a: PossiblePairSignaal, b: PossiblePairSignaal, inOtherWords = false): boolean {
  const sideA = sideOf(a.kind)
  const sideB = sideOf(b.kind)
  // Experience, wish, figure, praise and supply stay cards of their own; a wish and an idea may be the same statement.
  if (sideA !== undefined && sideB !== undefined && sideA !== sideB) return false
  if (sentimentOf(a.text) * sentimentOf(b.text) < 0) return false
  // 'Het spreekuur helpt' and 'het spreekuur helpt niet' differ in the negation alone. Two complaints may still meet,
  // one by its words ('pikdonker') and one by its negation ('doet het niet').
  if (sentimentOf(a.text) >= 0 && sentimentOf(b.text) >= 0 && deniesTheOther(a.text, b.text)) return false
  // Another figure is another fact. Two experiences may differ in a figure ('6 maanden', '7 mnd'); without a kind the text
  // must show which it is: counts and shares are figures, and so are equal lines that differ in their number alone.
  const hasKinds = sideA !== undefined && sideB !== undefined
  const isExperience = hasKinds
    ? sideA === 'vraag' && sideB === 'vraag'
    : inOtherWords && isTelling(a.text) && isTelling(b.text)
  if (!isExperience && figuresOf(a.text) !== figuresOf(b.text)) return false
  return true
}
