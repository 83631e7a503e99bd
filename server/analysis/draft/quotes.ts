import type { SignaalId } from '../../../shared/base/ids.ts'
import type { DraftStatement } from '../../../shared/domain/programma.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { type Facts, labelsOf, mayQuote } from './facts.ts'
import type { Statements } from './statements.ts'
import { literal } from './words.ts'

/** At most this many literal quotes in one section (DOMAIN §5.2). */
export const maxQuotes = 3
/** A quote of fewer words says little by itself and comes after longer ones. */
const enoughWords = 4

/** One thing that was said: the signaal that is quoted and everything merged with it. */
export interface Quote {
  readonly signaal: Signaal
  readonly signaalIds: readonly SignaalId[]
  readonly people: number
}

/**
 * Chooses at most three quotes by rule: what most people said first (merged signalen, two people or more), then one per
 * electorate, then the rest; ties by id. Only signalen that may be shown.
 */
export function chooseQuotes(facts: Facts, signalen: readonly Signaal[], max: number = maxQuotes): readonly Quote[] {
  const groups = groupQuotes(facts, signalen)
  const shared = groups.filter((quote) => quote.people >= 2).sort((a, b) => b.people - a.people || compareQuotes(a, b))
  const single = groups.filter((quote) => quote.people < 2).sort(compareQuotes)
  const chosen = shared.slice(0, max)
  const electorateOf = (quote: Quote): string => facts.authorOf(quote.signaal).electorate ?? 'geen'
  for (const electorate of ['professional', 'inwoner']) {
    if (chosen.length >= max || chosen.some((quote) => quote.people < 2 && electorateOf(quote) === electorate)) continue
    const first = single.find((quote) => electorateOf(quote) === electorate)
    if (first !== undefined) chosen.push(first)
  }
  for (const quote of single) if (chosen.length < max && !chosen.includes(quote)) chosen.push(quote)
  return chosen
}

function compareQuotes(a: Quote, b: Quote): number {
  const short = (quote: Quote): number => (quote.signaal.text.trim().split(/\s+/).length < enoughWords ? 1 : 0)
  return short(a) - short(b) || (a.signaal.id < b.signaal.id ? -1 : 1)
}

function groupQuotes(facts: Facts, signalen: readonly Signaal[]): readonly Quote[] {
  const known = new Map(facts.entered.map((signaal) => [signaal.id, signaal]))
  const groups = new Map<SignaalId, Signaal[]>()
  for (const signaal of signalen) {
    if (!mayQuote(signaal)) continue
    const root = rootOf(signaal, known)
    groups.set(root, [...(groups.get(root) ?? []), signaal])
  }
  return [...groups].flatMap(([root, members]) => {
    const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : 1))
    const signaal = sorted.find((member) => member.id === root) ?? sorted[0]
    if (signaal === undefined) return []
    const people = new Set(sorted.map((member) => facts.authorOf(member).key)).size
    return [{ signaal, signaalIds: sorted.map((member) => member.id), people }]
  })
}

function rootOf(signaal: Signaal, known: ReadonlyMap<SignaalId, Signaal>): SignaalId {
  const visited = new Set<SignaalId>()
  let current = signaal
  while (current.mergedInto !== undefined && !visited.has(current.id)) {
    visited.add(current.id)
    const next = known.get(current.mergedInto)
    if (next === undefined) break
    current = next
  }
  // In a circle every member must come to the same root.
  return visited.has(current.id) ? ([...visited].sort()[0] ?? current.id) : current.id
}

/** `"…" (professional, s217)`, or `"…" (2 mensen zeggen dit, s152, s193)`; the group only when authors may be shown (I13). */
export function sayQuote(facts: Facts, statements: Statements, quote: Quote): DraftStatement {
  const labels = labelsOf(facts, quote.signaalIds)
  const who = quote.people >= 2 ? `${quote.people} mensen zeggen dit` : groupWord(facts, quote.signaal)
  const source = [who, labels].filter((part) => part !== '').join(', ')
  return statements.citaat({ signaalIds: quote.signaalIds }, `${literal(quote.signaal.text)} (${source}).`)
}

/** 'professional' or 'bewoner'; nothing when the werksessie shows no authors. */
export function groupWord(facts: Facts, signaal: Signaal): string {
  if (facts.snapshot.werksessie.settings.showAuthors === 'niemand') return ''
  const { electorate } = facts.authorOf(signaal)
  return electorate === undefined ? 'deelnemer' : electorate === 'professional' ? 'professional' : 'bewoner'
}
