/**
 * The Dutch word list of `@cspell/dict-nl-nl`, read once and only when somebody asks for it.
 *
 * This is the one place in `server/analysis` that reads files: about 0.4 s for 800,000 words.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeTrie } from 'cspell-trie-lib'

/** Answers whether a lower-case string is a Dutch word (accents may be missing: `clienten` counts). */
export type WordList = { readonly has: (word: string) => boolean }

type Stemmer = { readonly stem: (word: string) => string }

const require = createRequire(import.meta.url)

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The word list; the first call reads and unpacks it, later calls return the same object. */
export const loadWordList: () => WordList = once(() => {
  // The package exports only its settings file; the list lies beside it.
  const settings = require.resolve('@cspell/dict-nl-nl/cspell-ext.json')
  const packed = readFileSync(join(dirname(settings), 'Dutch.trie.gz'))
  const trie = decodeTrie(gunzipSync(packed))
  return { has: (word) => trie.hasWord(word, false) }
})

/** The Dutch entries of `stopwords-iso`. */
export const loadStopWords: () => ReadonlySet<string> = once(() => {
  const lists: unknown = JSON.parse(readFileSync(require.resolve('stopwords-iso/stopwords-iso.json'), 'utf8'))
  const dutch = typeof lists === 'object' && lists !== null && 'nl' in lists ? lists.nl : undefined
  if (!Array.isArray(dutch)) throw new Error('stopwords-iso has no list "nl"')
  return new Set(dutch.filter((word): word is string => typeof word === 'string'))
})

/** The Snowball stemmer for Dutch (the package has no types of its own). */
export const loadStemmer: () => Stemmer = once(() => {
  const stemmers = require('snowball-stemmers') as { readonly newStemmer: (language: string) => Stemmer }
  return stemmers.newStemmer('dutch')
})
