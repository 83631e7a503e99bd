/** What kind of word a word is, told from the forms the Dutch word list knows beside it. No grammar is parsed. */
import type { DutchText } from './text.ts'

type Words = Pick<DutchText, 'isKnown'>

const ADJECTIVE_ENDING =
  /[^aeou](?:ale|ele|ieve|ese)$|(?:ieel|tief|lijke?|ige?|ba(?:ar|re)|za(?:am|me)|ische?|loo[sz]e?|loze)$/

/** The word without the inflection `ending`, in the spellings it may have: `grote` → `groot`, `lieve` → `lief`. */
function bases(word: string, ending: string): readonly string[] {
  if (!word.endsWith(ending) || word.length < ending.length + 2) return []
  const plain = word.slice(0, -ending.length)
  const hard = plain.replace(/v$/, 'f').replace(/z$/, 's')
  return [plain, hard, plain.replace(/([^aeiou])\1$/, '$1'), hard.replace(/([aeou])([^aeiou])$/, '$1$1$2')]
}

/** Adjectives have degrees (`sterk`, `sterke`, `sterker` by `sterkst`) or an ending of their own. */
export function isAdjective(word: string, words: Words): boolean {
  if (ADJECTIVE_ENDING.test(word)) return true
  const hasDegrees = (base: string): boolean =>
    words.isKnown(base) &&
    (base.endsWith('s') ? ['t', 'te'] : ['st', 'ste']).some((ending) => words.isKnown(base + ending))
  return hasDegrees(word) || ['e', 'er', 'ere', 'ste'].some((ending) => bases(word, ending).some(hasDegrees))
}

/** True for the stem of a verb with a regular past tense (`speel` by `spelen` and `speelde`); many are nouns as well. */
export function isVerbStem(word: string, words: Words): boolean {
  const open = word.replace(/([aeou])\1([^aeiou])$/, '$1$2')
  const soft = open.replace(/f$/, 'v').replace(/s$/, 'z')
  const infinitives = [`${open}en`, `${soft}en`, `${word}${word.at(-1) ?? ''}en`]
  return infinitives.some((form) => words.isKnown(form)) && ['de', 'te'].some((past) => words.isKnown(word + past))
}
