import { firstNames } from './first-names.ts'

/** A place in a text, `from` up to but not including `to`, in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Who is one person or one household to the neighbours, with or without a name. */
const titles = setOf(
  'mevrouw mevr mw mvr meneer mijnheer mnr dhr hr heer familie fam gezin echtpaar buurman buurvrouw overbuurman overbuurvrouw bovenbuurman bovenbuurvrouw benedenbuurman benedenbuurvrouw oma opa tante oom weduwe',
)
/** Of somebody who has a name: "de zoon van Mulder op nr 33"; "een moeder op nummer 3" says of nobody who it is. */
const relatives = setOf(
  'jongen meisje zoon dochter moeder vader kind kinderen zus broer buurmeisje buurjongen vrouw man',
)
/** What organisations and buildings are called, where a capital follows. */
const organisations = setOf(
  'huis stichting wijkcentrum buurthuis school basisschool kerk cafe café restaurant winkel hart bond vereniging raad dag plein hof park centrum huisarts apotheek bureau team club kring fonds bank tuin zaal cafetaria snackbar salon kapper praktijk dienst bibliotheek sporthal',
)
/** Also in the names of pubs: "De Tante Kee". */
const kin = setOf('oma opa tante oom')
const between = setOf("van de den der het 't ter ten te el al ben bin von di da du le la op v vd v/d d")
/** Words after a title that begin no name. */
const noName = setOf(
  'op uit in aan bij met en of die dat is was heeft had wil kan moet zegt vindt woont wonen zit komt gaat om naar voor achter naast tegenover nummer nr huisnummer no huisnr kamer flat hier daar ook niet alleen helpt doet ziet loopt valt durft krijgt belt heet',
)
const numberWords = setOf(
  'huisnummer huisnr nummer nr nrs no num kamer flat flatnummer appartement woning kavel portiek',
)
/** After a number: an age, a price, a time, a date; then it is no house. */
const units = setOf(
  'jaar jarige jr euro eur uur keer maal minuten min dagen weken maanden km meter m kinderen mensen personen bewoners hoog januari februari maart april mei juni juli augustus september oktober november december procent punten x graden stuks gezinnen huizen woningen',
)
const streetEnding =
  /(?:straat|straatje|laan|weg|plein|pleintje|hof|hofje|pad|dreef|singel|kade|dijk|gracht|steeg|park|wal|burg|kamp|veld|akker|hoek|horst|donk|erf|plantsoen|boulevard|markt|zijde|oord|oever|ring|baan|tuin|hage|rode|weide|beemd|str)$/
const noStreet = setOf(
  'lijn bus tram trein groep zaal tafel fase wijk buurt team buurtteam wijkteam route punt bijlage pagina artikel januari februari maart april mei juni juli augustus september oktober november december top week dag blok project klas',
)
/** Between somebody and their house only short words stand: a sentence about two things is not one. */
const joints = setOf(
  'en ik ben op van uit in aan bij de het te die dat hier daar ook nog boven beneden onze mijn haar zijn adres wonende wonend man vrouw zoon dochter straat onder nl namelijk alleen al jaren nu jarenlang samen thuis flat woning appartement portiek blok toren hoek huis',
)
/** "Mevrouw Coolen is ziek. Zij woont op nummer 218" is about one person. */
const pronouns = setOf('hij zij ze')
const living = setOf('woont woon wonen zit woonde woonachtig huurt')
const afterHouse = setOf(
  'woont wonen zit is van bij met ligt heet bewoner bewoonster hier daar nog steeds alleen al een de mijn onze oude jonge zieke waar die naam en',
)
const verbsAfter = setOf(
  'is heeft woont kan wil en met die krijgt zit durft komt zegt valt wacht ligt zorgt helpt ruikt',
)

const mostJoints = 7
const mostAfterLiving = 5

interface Token {
  readonly text: string
  /** In small letters, without a dot at the end. */
  readonly word: string
  readonly from: number
  readonly to: number
  readonly hasDot: boolean
  readonly isWord: boolean
  readonly isCapital: boolean
}

const tokenPattern =
  /\p{L}[\p{L}'’]*(?:-\p{L}[\p{L}'’]*)*\.?|'t|\d+(?:[.,:]\d+)*(?:\s?[-/]?\s?[a-hA-H](?![\p{L}\d]))?|[^\s\p{L}\d]/gu

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(tokenPattern)].map((match) => ({
    text: match[0],
    word: match[0].toLowerCase().replace(/\.$/, ''),
    from: match.index,
    to: match.index + match[0].length,
    hasDot: match[0].length > 1 && match[0].endsWith('.'),
    isWord: /^(?:\p{L}|'t)/u.test(match[0]),
    isCapital: /^\p{Lu}/u.test(match[0]),
  }))

/** Index after the last token of a part, and what kind of person it was. */
interface Person {
  readonly end: number
  readonly isNamed: boolean
  /** "Piet Heinstraat 4" is a street, "Piet, Heinstraat 4" is Piet. */
  readonly isFirstNameOnly?: true
}

class Reader {
  readonly #tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** Somebody who begins at this token. */
  person(at: number): Person | undefined {
    const token = this.#tokens[at]
    if (token === undefined || !token.isWord) return undefined
    if (titles.has(token.word))
      return kin.has(token.word) && this.#tokens[at - 1]?.text === 'De' ? undefined : this.#titled(at + 1)
    if (relatives.has(token.word)) {
      const named = this.#tokens[at + 1]?.word === 'van' ? this.#surname(at + 2, { needsCapital: true }) : undefined
      return named
    }
    if (isInitial(token)) return this.#surname(this.#initials(at), { needsCapital: true })
    // "Kapsalon Fatima" is no Fatima.
    if (isOrganisation(this.#tokens[at - 1])) return undefined
    return firstNames.has(token.word) ? this.#firstNamed(at) : this.#unknownNamed(at)
  }

  /** Index after a house that begins at this token; `named` houses also by street. */
  house(at: number, options: { readonly byStreet: boolean }): number | undefined {
    const token = this.#tokens[at]
    if (token === undefined || !token.isWord) return undefined
    if (numberWords.has(token.word)) {
      const next = this.#tokens[at + 1]?.text === ':' ? at + 2 : at + 1
      return this.#isHouseNumber(next) ? next + 1 : undefined
    }
    if (token.word === 'op' && this.#isHouseNumber(at + 1) && (this.#hasLetter(at + 1) || this.#endsAt(at + 2)))
      return at + 2
    return options.byStreet ? this.#street(at) : undefined
  }

  #titled(at: number): Person {
    const start = this.#initials(at)
    return this.#surname(start, { needsCapital: false }) ?? { end: start, isNamed: start > at }
  }

  #firstNamed(at: number): Person {
    if (this.#tokens[at]?.hasDot === true) return { end: at + 1, isNamed: true, isFirstNameOnly: true }
    const both = this.#tokens[at + 1]?.word === 'en' && this.#tokens[at + 2]?.isCapital === true
    const named = this.#surname(both ? at + 2 : at + 1, { needsCapital: this.#tokens[at]?.isCapital === true })
    return named ?? { end: at + 1, isNamed: true, isFirstNameOnly: true }
  }

  /** `Gemma de Kort`: a first name that is not on the list shows by the small word before a capital. */
  #unknownNamed(at: number): Person | undefined {
    const token = this.#tokens[at]
    if (token === undefined || !token.isCapital || token.hasDot || isOrganisation(token)) return undefined
    if (noName.has(token.word) || between.has(token.word) || noStreet.has(token.word)) return undefined
    const small = this.#tokens[at + 1]
    if (small === undefined || small.isCapital || small.word === 'op' || !between.has(small.word)) return undefined
    return this.#surname(at + 1, { needsCapital: true })
  }

  #initials(at: number): number {
    let end = at
    while (isInitial(this.#tokens[end])) end += 1
    return end
  }

  /** `van den Berg-Jansen`, `Jansen en Bakker`; `undefined` where no name stands. */
  #surname(at: number, { needsCapital }: { readonly needsCapital: boolean }): Person | undefined {
    let end = this.#nameWord(at, needsCapital)
    if (end === undefined) return undefined
    for (;;) {
      if (this.#tokens[end - 1]?.hasDot === true) break
      const join = this.#tokens[end]?.word === 'en' ? 1 : 0
      const next = this.#nameWord(end + join, true)
      if (next === undefined) break
      end = next
    }
    return { end, isNamed: true }
  }

  #nameWord(at: number, needsCapital: boolean): number | undefined {
    let end = at
    while (between.has(this.#tokens[end]?.word ?? '')) end += 1
    const token = this.#tokens[end]
    if (token === undefined || !token.isWord || noName.has(token.word) || numberWords.has(token.word)) return undefined
    // A street is where they live, not what they are called.
    if (this.#isHouseNumber(end + 1)) return undefined
    return needsCapital && !token.isCapital ? undefined : end + 1
  }

  #street(at: number): number | undefined {
    let end = at
    while (between.has(this.#tokens[end]?.word ?? '') && end < at + 3) end += 1
    for (let words = 0; words < 3; words++) {
      const token = this.#tokens[end]
      if (token === undefined || !token.isWord || noStreet.has(token.word) || titles.has(token.word)) return undefined
      const isStreet = streetEnding.test(token.word)
      end += 1
      const isNumbered = this.#isHouseNumber(end) && token.to < (this.#tokens[end]?.from ?? 0)
      // In small letters a street is one where nothing else can stand: "(malvert 235)".
      const isApart = isNumbered && this.#tokens[end - 2]?.text === '(' && this.#tokens[end + 1]?.text === ')'
      if (!isStreet && !token.isCapital && !isApart) return undefined
      if (isNumbered) return end + 1
    }
    return undefined
  }

  #isHouseNumber(at: number): boolean {
    const text = this.#tokens[at]?.text
    if (text === undefined || !/^\d{1,4}(?:\s?[-/]?\s?[a-h])?$/i.test(text)) return false
    const value = Number.parseInt(text, 10)
    if (value === 0 || (value >= 1900 && value < 2100)) return false
    const next = this.#tokens[at + 1]
    return next === undefined || !(units.has(next.word) || next.text === '%' || next.text === '€')
  }

  /** `3b` is a house and nothing else. */
  #hasLetter(at: number): boolean {
    return /[a-h]$/i.test(this.#tokens[at]?.text ?? '')
  }

  #endsAt(at: number): boolean {
    const next = this.#tokens[at]
    return next === undefined || !next.isWord || verbsAfter.has(next.word)
  }
}

const organisationEnding =
  /(?:erij|winkel|zaak|school|centrum|huis|bureau|praktijk|kerk|club|vereniging|stichting|salon|zorg|dienst|team|theater|museum|hal|fonds|groep|corporatie|raad)$/
const isOrganisation = (token: Token | undefined): boolean =>
  token?.isWord === true && (organisations.has(token.word) || organisationEnding.test(token.word))
const isInitial = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}\.?$/u.test(token.text)
const isJoint = (token: Token): boolean => joints.has(token.word) || pronouns.has(token.word) || isLoose(token)
const isLoose = (token: Token | undefined): boolean => token !== undefined && /^[,;:()–-]$/.test(token.text)

/**
 * Somebody and the house they live in: "mevrouw X op nr 12", "fam. de Boer, Dorpsstraat 12", "op nummer 8 woont Henk de
 * Vries". A house alone, a person alone, an age and an organisation with its address are not that. One pass: the length of
 * a note decides how long it takes, never its content.
 */
export function* findNaamBijHuis(text: string): Generator<Span> {
  const tokens = tokensOf(text)
  const reader = new Reader(tokens)
  for (let at = 0; at < tokens.length; at++) {
    const end = afterPerson(reader, tokens, at) ?? afterHouseOf(reader, tokens, at)
    if (end === undefined) continue
    yield { from: tokens[at]?.from ?? 0, to: tokens[end - 1]?.to ?? text.length }
    at = end - 1
  }
}

/** Person first; index after their house. */
function afterPerson(reader: Reader, tokens: readonly Token[], at: number): number | undefined {
  const person = reader.person(at)
  if (person === undefined) return undefined
  let next = person.end
  const last = tokens[next - 1]
  // "mevrouw Jansen. Nummer 12 staat leeg": another sentence, except after an abbreviation or an initial.
  const isSame = (index: number) => pronouns.has(tokens[index]?.word ?? '')
  if (last?.hasDot === true && !isInitial(last) && !titles.has(last.word) && !isSame(next)) return undefined
  let free = 0
  for (let steps = 0; steps < mostJoints + mostAfterLiving; steps++) {
    const byStreet = person.isNamed && !(person.isFirstNameOnly === true && steps === 0)
    const house = reader.house(next, { byStreet })
    if (house !== undefined) return house
    const token = tokens[next]
    if (token === undefined) return undefined
    if (living.has(token.word)) free = mostAfterLiving
    else if (free > 0 && token.isWord) free -= 1
    else if (/^[.?!]$/.test(token.text) ? !isSame(next + 1) : steps >= mostJoints || !isJoint(token)) return undefined
    if (token.hasDot && !joints.has(token.word)) return undefined
    next += 1
  }
  return undefined
}

/** House first; index after who lives there, who must have a name. */
function afterHouseOf(reader: Reader, tokens: readonly Token[], at: number): number | undefined {
  const house = reader.house(at, { byStreet: true })
  if (house === undefined) return undefined
  let free = 0
  for (let next = house, steps = 0; steps < mostJoints + mostAfterLiving; next++, steps++) {
    const person = reader.person(next)
    if (person?.isNamed === true) return person.end
    const token = tokens[next]
    if (token === undefined) return undefined
    if (living.has(token.word)) free = mostAfterLiving
    else if (free > 0 && token.isWord) free -= 1
    else if (!(afterHouse.has(token.word) || isLoose(token) || titles.has(token.word))) return undefined
  }
  return undefined
}
