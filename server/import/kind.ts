import { kindLetters, type SignaalKind, signaalKinds } from '../../shared/domain/signaal.ts'

export const byLetter = new Map(Object.entries(kindLetters).map(([kind, letter]) => [letter, kind as SignaalKind]))
/** What people call the kinds in their own lists. */
const byWord = new Map<string, SignaalKind>([
  ...signaalKinds.map((kind): [string, SignaalKind] => [kind, kind]),
  ['praktijk', 'praktijksignaal'],
  ['signaal', 'praktijksignaal'],
  ['data', 'cijfer'],
  ['cijfers', 'cijfer'],
  ['bewoner', 'bewonersinput'],
  ['ervaring', 'bewonersinput'],
  ['gaatgoed', 'gaat_goed'],
  ['watgaatgoed', 'gaat_goed'],
  ['zorgen', 'zorg'],
  ['wensen', 'wens'],
  ['kansen', 'kans'],
  ['oplossingen', 'oplossing'],
])

/** The kind that a word or a single letter means; empty is a praktijksignaal. */
export function readKind(word: string): SignaalKind | undefined {
  const plain = word.trim().toLowerCase()
  if (plain === '') return 'praktijksignaal'
  return byWord.get(plain) ?? byWord.get(plain.replace(/[^a-z]/g, '')) ?? byLetter.get(plain)
}
