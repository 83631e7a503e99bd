/** How likely it is that two signalen make the same statement in other words: shared meaning against all that was said. */
import { createConceptReader } from './concepts.ts'
import { createSynonymReader } from './synonyms.ts'
import { dutchText, isFigure, isWeakWord, termsOf } from './text.ts'

/** One word with all it may match by: its set or stem first, then the parts of a compound. */
type Slot = { readonly units: readonly string[]; readonly weight: number }

type Statement = {
  readonly slots: readonly Slot[]
  /** Sum of the weights of the slots: how much is said. */
  readonly total: number
  /** Days and dayparts named. */
  readonly moments: ReadonlySet<string>
  /** Fields of the social domain the words touch. */
  readonly fields: ReadonlySet<string>
  readonly isQuestion: boolean
}

export type Statements = {
  readonly rows: readonly Statement[]
  /** Rows per unit, ascending: where candidates are found. */
  readonly index: ReadonlyMap<string, readonly number[]>
  /** ln(1 + n / rows) per unit, with n as `FULL_BORD` on smaller borden. */
  readonly rarity: ReadonlyMap<string, number>
}

/** A part of a compound is less than the word: `vijverpad` and `vijver`. */
const PART = 0.6
const WEAK = 0.45
/** Another day or daypart, or a question against a statement, is rarely the same statement. */
const OTHER_MOMENT = 0.6
const QUESTION = 0.5
const SAME_FIELD = 1.1
const OTHER_FIELD = 0.85
/** On a bord with fewer signalen rarity says little yet; words count as on one of this size. */
const FULL_BORD = 250
/** A shared thing that counts for itself: rarer than weak words and than most parts. */
const SOLID = 1.4
/** A unit of more signalen than this share (at least `low`, at most `high` of them) finds no candidates. */
const CANDIDATE_UNIT = { share: 0.15, low: 30, high: 150 }

const MOMENTS: ReadonlySet<string> = new Set(
  '~weekend ~avond ~overdag ~ochtend maandag dinsdag woensdag donderdag vrijdag'.split(' '),
)

/** Reads every signaal into slots weighed by rarity among these signalen. */
export function readStatements(signalen: readonly { readonly text: string }[]): Statements {
  const dutch = dutchText()
  const synonyms = createSynonymReader(dutch)
  const readFields = createConceptReader(dutch)
  const unitOf = (word: string): string => synonyms.setOf(word) ?? dutch.stem(word)
  const read = signalen.map(({ text }) => {
    const slots = new Map<string, { readonly units: readonly string[]; readonly factor: number }>()
    for (const word of synonyms.wordsOf(text)) {
      const set = synonyms.setOf(word)
      if (isFigure(word) || (set === undefined && (word.length < 2 || dutch.isStopWord(word)))) continue
      const main = set ?? dutch.stem(word)
      const parts = word.startsWith('~') ? [] : dutch.splitCompound(word).filter((part) => !dutch.isStopWord(part))
      const units = [main, ...(parts.length > 1 ? parts.map(unitOf) : [])]
      slots.set(main, { units: [...new Set(units)], factor: set === undefined && isWeakWord(word) ? WEAK : 1 })
    }
    const fields = new Set(readFields(termsOf(text, dutch).map(({ surface }) => surface)))
    return { slots: [...slots.values()], fields, isQuestion: /\?\s*$/.test(text) }
  })
  const index = new Map<string, number[]>()
  read.forEach(({ slots }, row) => {
    for (const unit of new Set(slots.flatMap(({ units }) => units))) {
      const rows = index.get(unit)
      if (rows === undefined) index.set(unit, [row])
      else rows.push(row)
    }
  })
  const rarity = new Map(
    [...index].map(([unit, rows]) => [unit, Math.log(1 + Math.max(FULL_BORD, signalen.length) / rows.length)]),
  )
  return {
    index,
    rarity,
    rows: read.map(({ slots, fields, isQuestion }) => {
      const weighed = slots.map(({ units, factor }) => ({ units, weight: factor * (rarity.get(units[0] ?? '') ?? 0) }))
      return {
        slots: weighed,
        total: weighed.reduce((sum, { weight }) => sum + weight, 0),
        moments: new Set(slots.flatMap(({ units }) => units.filter((unit) => MOMENTS.has(unit)))),
        fields,
        isQuestion,
      }
    }),
  }
}

/** 0..1: the shared part of two statements. 0 unless they share two things: what it is about and what is said of it. */
export function statementLikeness({ rows, rarity }: Statements, a: number, b: number): number {
  const one = rows[a]
  const two = rows[b]
  if (one === undefined || two === undefined) return 0
  // Slots are paired from one side; from the other side the pairs may differ, and order must not matter.
  return Math.max(likenessFrom(one, two, rarity), likenessFrom(two, one, rarity))
}

function likenessFrom(one: Statement, two: Statement, rarity: ReadonlyMap<string, number>): number {
  const shared = new Map<Slot, number>()
  let sum = 0
  for (const slot of one.slots) {
    let best = 0
    let partner: Slot | undefined
    for (const other of two.slots) {
      const value = shared.has(other) ? 0 : matchOf(slot, other, rarity)
      if (value > best) {
        best = value
        partner = other
      }
    }
    if (partner === undefined) continue
    shared.set(partner, best)
    sum += best
  }
  const solid = [...shared.values()].filter((value) => value >= SOLID).length
  if (solid < 2) return 0
  let likeness = sum / Math.sqrt(one.total * two.total)
  const hasOtherMoment =
    one.moments.size > 0 && two.moments.size > 0 && [...one.moments].every((x) => !two.moments.has(x))
  if (hasOtherMoment) likeness *= OTHER_MOMENT
  if (one.fields.size > 0 && two.fields.size > 0)
    likeness *= [...one.fields].some((field) => two.fields.has(field)) ? SAME_FIELD : OTHER_FIELD
  if (one.isQuestion !== two.isQuestion) likeness *= QUESTION
  return Math.min(1, likeness)
}

function matchOf(a: Slot, b: Slot, rarity: ReadonlyMap<string, number>): number {
  let best = 0
  a.units.forEach((unit, i) => {
    const j = b.units.indexOf(unit)
    if (j < 0) return
    const factor = (i === 0 ? 1 : PART) * (j === 0 ? 1 : PART)
    best = Math.max(best, Math.min(a.weight, b.weight, factor * (rarity.get(unit) ?? 0)))
  })
  return best
}

/** Calls `visit` for every two rows (`a` < `b`) that share two units rare enough to matter; each pair once, in order. */
export function eachCandidate({ rows, index }: Statements, visit: (a: number, b: number) => void): void {
  const { share, low, high } = CANDIDATE_UNIT
  const limit = Math.max(low, Math.min(high, share * rows.length))
  const counts = new Uint8Array(rows.length)
  rows.forEach(({ slots }, row) => {
    const touched: number[] = []
    for (const unit of new Set(slots.flatMap(({ units }) => units))) {
      const others = index.get(unit) ?? []
      if (others.length > limit) continue
      for (let i = others.length - 1; i >= 0; i -= 1) {
        const other = others[i] ?? 0
        if (other <= row) break
        const count = counts[other] ?? 0
        if (count === 0) touched.push(other)
        counts[other] = Math.min(2, count + 1)
      }
    }
    for (const other of touched.sort((a, b) => a - b)) {
      if (counts[other] === 2) visit(row, other)
      counts[other] = 0
    }
  })
}
