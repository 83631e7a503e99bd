/** Labels for groups of signalen: at most four Dutch words that stand in the signalen themselves, never bare stems. */
import type { DutchText } from './text.ts'
import { dutchText, isFigure, isWeakWord, stripAccents, tokenise } from './text.ts'
import { isAdjective, isVerbStem } from './word-classes.ts'

/** What a group is called when its signalen share no usable word. */
export const UNNAMED = 'Overige briefjes'

const DETERMINERS = new Set(
  'de het een geen deze dit die dat mijn mn onze ons hun zijn haar uw elke ieder iedere veel meer minder weinig te'.split(
    ' ',
  ),
)
const BEFORE_NOUN = new Set(
  'de het een geen deze mijn mn onze hun uw elke ieder iedere veel meer minder weinig van voor met per tegen bij in op'.split(
    ' ',
  ),
)
const BEFORE_VERB = new Set(
  'te ik we wij ze zij je jij men niet kunnen willen moeten worden wordt kan wil moet niemand iedereen'.split(' '),
)
const NOUN_ENDING =
  /(?:ing|ingen|heid|heden|tie|ties|teit|teiten|schap|isme|ment|age|ion|ist|isten|eur|eurs|aar|aars|aren|ers|je|jes|tuin|plek|huis|zorg|hulp|werk)$/
const NOT_NOUN_ENDING = /(?:lijk|lijke|ige|ig|baar|bare|zaam|zame|isch|ische|loos|loze|end|ende|erend)$/

/** Things nobody wants more of; a label asks for fewer of them (DOMAIN.md §8: worded as what people want). */
const UNWANTED = new Set(
  (
    'eenzaamheid schulden schuld armoede overlast zwerfafval rommel rotzooi stress wachtlijst wachtlijsten wachttijd wachttijden afval ' +
    'geweld criminaliteit drugs vervuiling uitstoot discriminatie geldzorgen huurachterstand regeldruk bureaucratie hondenpoep ' +
    'geluidsoverlast laaggeletterdheid schooluitval werkloosheid desinformatie nepnieuws schimmel vocht lekkage lekkages inbraken ' +
    'fraude files pesten wateroverlast leegstand begrotingstekorten belastingontwijking terrorisme ziekteverzuim schoolverzuim ' +
    'betalingsachterstand betalingsachterstanden achterstanden onveiligheid ongelijkheid verslaving uitbuiting stank ongelukken ongevallen ' +
    'agressie burenruzie verspilling personeelstekort lerarentekort woningnood kindermishandeling mensenhandel luchtvervuiling'
  ).split(' '),
)

/** Too general, too vague or about the meeting itself. */
const NOT_IN_A_LABEL = new Set(
  (
    'mensen mens bewoner bewoners iedereen dagen week weken maand maanden jaar jaren vandaag gisteren morgen uurtjes snachts savonds overdag ' +
    'nieuw nieuwe oude groot grote klein kleine eerste laatste hele zeer langs elkaar aantal deel vorm geval voorbeeld belangrijk belangrijke ' +
    'half halve nodig mogelijk mogelijkheid bepaald bepaalde verschillend verschillende lang lange hoog hoge laag lage vast vaste enige andere eigen extra ' +
    'ervoor zorgen willen kunnen moeten worden zien kijken weten denken werken doen maken gebruiken helpen spreken praten bestaan geven gebeuren'
  ).split(' '),
)

/** 'Terug' or 'hulp' names a group only where nothing better is shared. */
const WEAK = 0.25
/** A label names things: `sterker` and `speel` only where no noun is shared. */
const NO_NOUN = 0.2
/** A verb stem that opens at least this share of the signalen it stands in is a command ('Speel muziek'). */
const OPENING = 0.5

function isCapitals(written: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(written)
}

type Word = {
  readonly stem: string
  /** How often each written form occurs. */
  readonly forms: Map<string, number>
  readonly signalen: Set<number>
  asNoun: number
  asVerb: number
  /** Signalen that begin with it. */
  asFirst: number
}

type Corpus = { readonly tokens: readonly (readonly Spoken[])[]; readonly words: ReadonlyMap<string, Word> }
type Spoken = { readonly surface: string; readonly stem: string; readonly isContent: boolean }

/** A group to be named: row numbers into the texts given to `nameGroups`. */
export type Members = readonly number[]

/** One label per group, in the same order; labels differ from each other where the words allow. */
export function nameGroups(texts: readonly string[], groups: readonly Members[]): readonly string[] {
  const dutch = dutchText()
  const corpus = readCorpus(texts, dutch)
  const used = new Set<string>()
  return groups.map((members) => {
    const ranked = rankWords(corpus, members, texts.length, dutch)
    const label = compose(ranked, corpus, members, used, dutch)
    used.add(label)
    return label
  })
}

function readCorpus(texts: readonly string[], dutch: DutchText): Corpus {
  const words = new Map<string, Word>()
  const tokens = texts.map((text, signaal) => {
    const spoken = tokenise(text).map(({ surface, written }, index): Spoken & { written: string } => ({
      surface,
      // A capital at the start of a signaal says nothing; elsewhere it belongs to a name.
      written: index > 0 ? written : surface,
      stem: dutch.stem(surface),
      isContent:
        (surface.length > 3 || isCapitals(written)) &&
        !NOT_IN_A_LABEL.has(surface) &&
        !dutch.isStopWord(surface) &&
        !isFigure(surface) &&
        !DETERMINERS.has(surface),
    }))
    spoken.forEach((token, index) => {
      if (!token.isContent) return
      const word: Word = words.get(token.stem) ?? {
        stem: token.stem,
        forms: new Map(),
        signalen: new Set(),
        asNoun: 0,
        asVerb: 0,
        asFirst: 0,
      }
      words.set(token.stem, word)
      const form = /^\p{Lu}{2,}$/u.test(token.written) || /^\p{Lu}/u.test(token.written) ? token.written : token.surface
      word.forms.set(form, (word.forms.get(form) ?? 0) + 1)
      word.signalen.add(signaal)
      const before = spoken[index - 1]?.surface ?? ''
      if (BEFORE_NOUN.has(before) && spoken[index + 1]?.isContent !== true) word.asNoun += 1
      if (BEFORE_VERB.has(before)) word.asVerb += 1
      if (index === 0) word.asFirst += 1
    })
    return spoken
  })
  return { tokens, words }
}

type Ranked = {
  readonly word: Word
  readonly score: number
  readonly count: number
  readonly form: string
  readonly isName: boolean
}

/** Words that are frequent here and rare elsewhere (class-based TF-IDF), nouns first. */
function rankWords(corpus: Corpus, members: Members, total: number, dutch: DutchText): readonly Ranked[] {
  const inside = new Set(members)
  const counts = new Map<string, number>()
  for (const signaal of inside) {
    for (const stem of new Set(
      (corpus.tokens[signaal] ?? []).filter(({ isContent }) => isContent).map(({ stem }) => stem),
    )) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1)
    }
  }
  const ranked: Ranked[] = []
  for (const [stem, count] of counts) {
    const word = corpus.words.get(stem)
    if (word === undefined) continue
    const outside = (word.signalen.size - count) / Math.max(1, total - members.length)
    const share = count / members.length
    const form = bestForm(word, inside, corpus)
    const isName = !namesNothing(form.toLowerCase(), word, dutch)
    const score =
      share *
      Math.log(1 + share / (outside + 0.5 / total)) *
      nounness(form, word, dutch) *
      (count >= 2 ? 1 : 0.3) *
      (isWeakWord(form.toLowerCase()) ? WEAK : 1) *
      (isName ? 1 : NO_NOUN)
    ranked.push({ word, score, count, form, isName })
  }
  return ranked.sort((a, b) => b.score - a.score || (a.word.stem < b.word.stem ? -1 : 1))
}

/** The form most used in the group; ties go to the form used most elsewhere, then to the alphabet. */
function bestForm(word: Word, inside: ReadonlySet<number>, corpus: Corpus): string {
  const here = new Map<string, number>()
  for (const signaal of inside) {
    for (const token of corpus.tokens[signaal] ?? []) {
      if (token.stem === word.stem) here.set(token.surface, (here.get(token.surface) ?? 0) + 1)
    }
  }
  const forms = [...word.forms].sort(
    ([a, countA], [b, countB]) =>
      (here.get(b.toLowerCase()) ?? 0) * formQuality(b) - (here.get(a.toLowerCase()) ?? 0) * formQuality(a) ||
      countB - countA ||
      (a < b ? -1 : 1),
  )
  return forms[0]?.[0] ?? word.stem
}

/** Finite verb forms and inflected adjectives read badly as a label. */
function formQuality(form: string): number {
  if (NOUN_ENDING.test(form)) return 1.3
  return /[^aeiou]t$/.test(form) || NOT_NOUN_ENDING.test(form) ? 0.7 : 1
}

/** Between 0.2 and 1.2: how sure it is that the form is a noun, from its ending, its neighbours and the word list. */
function nounness(form: string, word: Word, dutch: DutchText): number {
  const lower = form.toLowerCase()
  let value = 0.7
  if (NOUN_ENDING.test(lower)) value += 0.3
  if (NOT_NOUN_ENDING.test(lower)) value -= 0.4
  const heard = word.asNoun + word.asVerb
  if (heard > 0) value += 0.3 * ((word.asNoun - word.asVerb) / (heard + 1))
  if (isFiniteVerb(lower, dutch)) value -= 0.3
  if (['je', 'tje', 'pje'].some((ending) => dutch.isKnown(lower + ending))) value += 0.15
  if (/^(?:ge|be|ver)\p{L}+(?:d|t)$/u.test(lower)) value -= 0.25
  if (!dutch.isKnown(lower) && dutch.splitCompound(lower).length < 2) value -= 0.15
  return Math.min(1.2, Math.max(0.2, value))
}

/** Adjectives and commands. */
function namesNothing(form: string, word: Word, dutch: DutchText): boolean {
  if (isAdjective(form, dutch)) return true
  if (UNWANTED.has(form)) return false
  return word.asNoun === 0 && word.asFirst >= OPENING * word.signalen.size && isVerbStem(form, dutch)
}

function isFiniteVerb(word: string, dutch: DutchText): boolean {
  if (!word.endsWith('t') || word.length < 4) return false
  const base = word.slice(0, -1)
  const open = base.replace(/([aeou])\1([^aeiou])$/, '$1$2')
  return (
    dutch.isKnown(`${base}en`) ||
    (open !== base && dutch.isKnown(`${open}en`)) ||
    dutch.isKnown(`${base}${base.at(-1)}en`)
  )
}

/** Phrase of one or two words, then "en" and the next noun that adds something. */
function compose(
  ranked: readonly Ranked[],
  corpus: Corpus,
  members: Members,
  used: ReadonlySet<string>,
  dutch: DutchText,
): string {
  const head = ranked[0]
  if (head === undefined) return UNNAMED
  const phrase = phraseAround(head, ranked, corpus, members)
  const second = ranked
    .slice(1, 12)
    .find(
      (next) =>
        next.isName &&
        next.score >= 0.3 * head.score &&
        (next.count >= 2 || members.length < 4) &&
        phrase.every((word) => !isRelated(word, next.form, dutch)),
    )
  const first = wanted(phrase.join(' '))
  const next = second === undefined ? undefined : wanted(second.form)
  const options = [
    // "Minder afval en containers" would ask for fewer containers: the unwanted one comes last.
    next === undefined
      ? first
      : first.startsWith('minder ') && !next.startsWith('minder ')
        ? `${next} en ${first}`
        : `${first} en ${next.replace(/^minder /, first.startsWith('minder ') ? '' : 'minder ')}`,
    first,
    ...ranked.slice(1, 6).map(({ form }) => `${phrase.join(' ')} en ${form}`),
  ]
    .filter((label) => label.split(' ').length <= 4)
    .map(capitalise)
  return options.find((label) => !used.has(label)) ?? options[0] ?? UNNAMED
}

/** The head with the word that stands directly before or behind it in a good part of its signalen. */
function phraseAround(head: Ranked, ranked: readonly Ranked[], corpus: Corpus, members: Members): readonly string[] {
  const pairs = new Map<string, { readonly words: readonly string[]; count: number }>()
  const stemsWorthNaming = new Set(ranked.slice(0, 15).map(({ word }) => word.stem))
  for (const signaal of members) {
    const tokens = corpus.tokens[signaal] ?? []
    tokens.forEach((token, index) => {
      const next = tokens[index + 1]
      if (next === undefined || !token.isContent || !next.isContent || token.stem === next.stem) return
      if (token.stem !== head.word.stem && next.stem !== head.word.stem) return
      if (!stemsWorthNaming.has(token.stem) && !stemsWorthNaming.has(next.stem)) return
      const key = `${token.stem} ${next.stem}`
      const pair = pairs.get(key) ?? { words: [token.surface, next.surface], count: 0 }
      pair.count += 1
      pairs.set(key, pair)
    })
  }
  const best = [...pairs].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))[0]?.[1]
  return best !== undefined && best.count >= Math.max(2, 0.5 * head.count)
    ? best.words.map((surface) => written(surface, corpus, members))
    : [head.form]
}

/** A word of a phrase with the capitals it mostly has. */
function written(surface: string, corpus: Corpus, members: Members): string {
  const token = members.flatMap((signaal) => corpus.tokens[signaal] ?? []).find((spoken) => spoken.surface === surface)
  const forms = token === undefined ? undefined : corpus.words.get(token.stem)?.forms
  const same = [...(forms ?? [])].filter(([form]) => form.toLowerCase() === surface)
  return same.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? surface
}

/** Same stem, same compound part or one inside the other: naming both would say one thing twice. */
function isRelated(a: string, b: string, dutch: DutchText): boolean {
  const stemsA = new Set([a, ...dutch.splitCompound(a)].map((word) => dutch.stem(word.toLowerCase())))
  const stemsB = [b, ...dutch.splitCompound(b)].map((word) => dutch.stem(word.toLowerCase()))
  if (stemsB.some((stem) => stemsA.has(stem))) return true
  const plainA = stripAccents(a.toLowerCase())
  const plainB = stripAccents(b.toLowerCase())
  return plainA.includes(plainB) || plainB.includes(plainA)
}

function wanted(phrase: string): string {
  return UNWANTED.has(phrase.toLowerCase()) ? `minder ${phrase}` : phrase
}

function capitalise(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}
