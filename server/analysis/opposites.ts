/** What may never be called the same: demand with supply, a figure with an experience, praise with complaint. */
import { tokenise } from './text.ts'

type Side = 'vraag' | 'aanbod' | 'cijfer' | 'lof' | 'idee'

const SIDE_OF_KIND: ReadonlyMap<string, Side> = new Map([
  ['praktijksignaal', 'vraag'],
  ['bewonersinput', 'vraag'],
  ['zorg', 'vraag'],
  ['wens', 'vraag'],
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

function countNegations(text: string): number {
  return tokenise(text).filter(({ surface }) => NEGATION.has(surface)).length
}

function figuresOf(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)?/g) ?? []).join(' ')
}

export type PossiblePairSignaal = { readonly text: string; readonly kind?: string }

/** False when kind, sentiment or figures say that two signalen cannot be the same statement. */
export function isPossiblePair(a: PossiblePairSignaal, b: PossiblePairSignaal): boolean {
  const sideA = sideOf(a.kind)
  const sideB = sideOf(b.kind)
  // A wish and an idea may be the same statement; every other side stays by itself.
  const isWishAndIdea = (sideA === 'idee' && b.kind === 'wens') || (sideB === 'idee' && a.kind === 'wens')
  if (sideA !== undefined && sideB !== undefined && sideA !== sideB && !isWishAndIdea) return false
  if (sentimentOf(a.text) * sentimentOf(b.text) < 0) return false
  // 'Het spreekuur helpt' and 'het spreekuur helpt niet' differ in the negation alone. Two complaints may still meet,
  // one by its words ('pikdonker') and one by its negation ('doet het niet').
  const oneDenies = (countNegations(a.text) === 0) !== (countNegations(b.text) === 0)
  if (oneDenies && sentimentOf(a.text) >= 0 && sentimentOf(b.text) >= 0) return false
  // Another figure is another fact. Two experiences may differ in a figure ('6 maanden', '7 mnd'); of signalen without a
  // kind nobody knows which they are.
  const isExperience = sideA === 'vraag' && sideB === 'vraag'
  if (!isExperience && figuresOf(a.text) !== figuresOf(b.text)) return false
  return true
}
