/** Boards to judge groupings on: drawn from texts with known topics, of several sizes, shapes and kinds of noise. */
import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { createPrng, type Prng } from '../../shared/base/prng.ts'

export type GoldNote = { readonly id: string; readonly text: string; readonly gold: string }
export type Bord = { readonly type: string; readonly name: string; readonly notes: readonly GoldNote[] }

/** Development texts lie beside the checkout, never in it. */
const DEVELOPMENT = new URL('../../../shared/eval/dutch-dev/', import.meta.url)
const SAMPLE = new URL('../../server/demo/lindenholt-2023/signals.csv', import.meta.url)

const byHash = (seed: number, key: string): number => {
  let hash = 2166136261 ^ seed
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0x5bd1e995)
  return (hash ^ (hash >>> 15)) >>> 0
}

function shuffle<T>(list: readonly T[], prng: Prng): readonly T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(prng() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}

function readLines(file: string): readonly GoldNote[] {
  const url = new URL(file, DEVELOPMENT)
  if (!existsSync(url)) return []
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldNote)
}

export function readLindenholt(): readonly GoldNote[] {
  const rows = Papa.parse<Record<string, string>>(readFileSync(SAMPLE, 'utf8').trim(), { header: true }).data
  return rows
    .map((row) => ({ id: row.id!, text: row.text!, gold: row.gold_theme! }))
    .filter(({ gold }) => gold !== 'geen thema')
}

const topicsOf = (notes: readonly GoldNote[]): readonly string[] => [...new Set(notes.map(({ gold }) => gold))].sort()

/** `count` topics with unequal shares of about `size` notes in all. */
function draw(
  notes: readonly GoldNote[],
  topics: readonly string[],
  count: number,
  size: number,
  prng: Prng,
): readonly GoldNote[] {
  const chosen = shuffle(topics, prng).slice(0, count)
  const weights = chosen.map(() => 0.4 + prng() * 1.6)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return chosen.flatMap((topic, index) => {
    const own = shuffle(
      notes.filter(({ gold }) => gold === topic),
      prng,
    )
    return own.slice(0, Math.max(3, Math.round((size * weights[index]!) / total)))
  })
}

/** What hurried hands do to a note: slips of the keys, half a sentence, a question form, short forms. */
export function roughen(notes: readonly GoldNote[], prng: Prng): readonly GoldNote[] {
  return notes.map((note) => ({ ...note, text: roughenText(note.text, prng) }))
}

function roughenText(text: string, prng: Prng): string {
  let words = text.split(' ')
  const kind = prng()
  if (kind < 0.3 && words.length > 9) words = words.slice(0, Math.ceil(words.length * (0.5 + 0.3 * prng())))
  words = words.map((word) => (word.length > 4 && prng() < 0.08 ? slip(word, prng) : word))
  const joined = words.join(' ')
  if (kind > 0.9) return `Waarom ${joined.charAt(0).toLowerCase()}${joined.slice(1).replace(/[.!]$/, '')}?`
  if (kind > 0.8)
    return joined
      .toLowerCase()
      .replace(/[.,]/g, '')
      .replace(/\bniet\b/g, 'nt')
      .replace(/\bvan de\b/g, 'vd')
  return joined
}

function slip(word: string, prng: Prng): string {
  const at = 1 + Math.floor(prng() * (word.length - 2))
  const kind = prng()
  if (kind < 0.35) return word.slice(0, at) + word.slice(at + 1)
  if (kind < 0.65) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  return word.slice(0, at) + word[at] + word.slice(at)
}

/** All boards; `seeds` per type. Topics are split once: `held` topics are never seen by boards of the other types. */
export function makeBoards(seeds = 3): readonly Bord[] {
  const boards: Bord[] = []
  const sets = {
    europa: readLines('europa-2024.jsonl'),
    xsid: readLines('xsid-nl.jsonl'),
    lindenholt: readLindenholt(),
  }
  const split = (name: string, notes: readonly GoldNote[]): { dev: readonly string[]; held: readonly string[] } => {
    const topics = [...topicsOf(notes)].sort((a, b) => byHash(5, name + a) - byHash(5, name + b))
    const cut = Math.round(topics.length * 0.6)
    return { dev: topics.slice(0, cut), held: topics.slice(cut) }
  }
  const add = (type: string, notes: readonly GoldNote[], seed: number) => {
    if (notes.length > 0) boards.push({ type, name: `${type} ${seed}`, notes })
  }
  const eu = split('europa', sets.europa)
  const xs = split('xsid', sets.xsid)
  add('europa 30', sets.europa, 0)
  add('xsid 15', sets.xsid, 0)
  add('lindenholt 8', sets.lindenholt, 0)
  for (let seed = 1; seed <= seeds; seed += 1) {
    const prng = createPrng(seed * 7919)
    const counts = 8 + Math.floor(prng() * 5)
    if (sets.europa.length > 0) {
      add('eu 8-12 dev', draw(sets.europa, eu.dev, counts, 60 + Math.floor(prng() * 160), prng), seed)
      add(
        'eu 8-12 held',
        draw(sets.europa, eu.held, Math.min(counts, eu.held.length), 60 + Math.floor(prng() * 160), prng),
        seed,
      )
      add('eu 8-12 rough', roughen(draw(sets.europa, topicsOf(sets.europa), counts, 150, prng), prng), seed)
      const ten = shuffle(topicsOf(sets.europa), prng).slice(0, counts)
      add(
        'eu 8-12 whole',
        sets.europa.filter(({ gold }) => ten.includes(gold)),
        seed,
      )
      add('eu 30 part', draw(sets.europa, topicsOf(sets.europa), 30, 330, prng), seed)
    }
    if (sets.xsid.length > 0) {
      add('xs 6-9 dev', draw(sets.xsid, xs.dev, 7 + (seed % 3), 80 + Math.floor(prng() * 200), prng), seed)
      add('xs 6 held', draw(sets.xsid, xs.held, 6, 80 + Math.floor(prng() * 120), prng), seed)
    }
    if (sets.europa.length > 0 && sets.xsid.length > 0) {
      const all = [...sets.europa, ...sets.xsid]
      add('mixed 30', draw(all, topicsOf(all), 30, 600, prng), seed)
      add('mixed 10 rough', roughen(draw(all, topicsOf(all), 10, 180, prng), prng), seed)
    }
    add('lindenholt 5', draw(sets.lindenholt, topicsOf(sets.lindenholt), 5, 120, prng), seed)
  }
  return boards
}
