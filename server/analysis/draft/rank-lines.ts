import type { DraftStatement } from '../../../shared/domain/programma.ts'
import type { Criterion } from '../../../shared/domain/werksessie.ts'
import { electorateSingulars } from './electorate-words.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import type { Statements } from './statements.ts'
import { listOf, signalenCount } from './words.ts'

/** A place in the top three is claimed only when it holds in this share of the scenarios (DOMAIN §4.5). */
const firmEnough = 0.8

export const criterionWords: Readonly<Record<Criterion, string>> = {
  support: 'steun in stemmen',
  urgency: 'urgentie',
  data: 'cijfers',
  breadth: 'hoeveel mensen het noemen',
  focus: 'aandachtsgebieden',
  factors: 'factoren',
  quality: 'sociale kwaliteit',
  feasibility: 'haalbaarheid',
}

/** 'plek 1 (definitief)'; the status word is never left out (DOMAIN §5.2). */
export const placeWords = (facts: Facts, thema: ThemaFacts): string =>
  thema.place === undefined
    ? 'nog geen plek (voorlopig)'
    : `plek ${thema.place} (${facts.rangorde?.status ?? 'voorlopig'})`

/** Where this thema stands, what it stands there with, and how sure that is. */
export function rankLines(facts: Facts, thema: ThemaFacts, { telling, regel }: Statements): DraftStatement[] {
  const refs = { stemRef: facts.stemRef }
  const { ranked } = thema
  if (ranked === undefined) return [regel('Dit thema heeft nog geen plek. De volgorde is voorlopig.')]
  const lines = [
    thema.tiedWith.length === 0
      ? telling(refs, `Dit thema staat op ${placeWords(facts, thema)}.`)
      : telling(refs, `Dit thema staat samen met ${listOf(thema.tiedWith)} op ${placeWords(facts, thema)}.`),
  ]
  if (thema.roomRank !== undefined && thema.roomRank !== thema.place)
    lines.push(telling(refs, `In de zaal, zonder vragenlijst, stond het op plek ${thema.roomRank}.`))
  const scenarios = facts.rangorde?.scenarios.length ?? 0
  if (ranked.rank <= 3 && scenarios > 0) {
    const times = Math.round(ranked.top3Share * scenarios)
    lines.push(
      ranked.top3Share >= firmEnough
        ? telling(refs, `Het staat in ${times} van ${scenarios} varianten in de top 3 (zie bijlage A).`)
        : telling(refs, 'Of het in de top 3 hoort, is afhankelijk van de weging.'),
    )
  }
  const unknown = (Object.keys(ranked.components) as Criterion[]).filter((key) => ranked.components[key] === null)
  if (unknown.length > 0)
    lines.push(
      regel(`Nog onbekend: ${listOf(unknown.map((key) => criterionWords[key]))}. De score kan dus nog veranderen.`),
    )
  return lines
}

/** How many signalen, of how many people, and from which side. */
export function countLines(facts: Facts, thema: ThemaFacts, { telling, regel }: Statements): DraftStatement[] {
  const refs = { signaalIds: thema.signalen.map((signaal) => signaal.id) }
  if (thema.signalen.length === 0) return [regel('We kregen geen signalen over dit thema.')]
  const from = thema.people === 1 ? 'één deelnemer' : `${thema.people} mensen`
  const lines = [telling(refs, `We kregen ${signalenCount(thema.signalen.length)} van ${from}.`)]
  for (const electorate of ['professional', 'inwoner', 'other'] as const) {
    const n = thema.byElectorate[electorate]
    if (n === 0) continue
    const start = thema.people === 1 ? 'Deze deelnemer is' : n === 1 ? 'Eén van hen is' : `${n} van hen zijn`
    lines.push(telling(refs, `${start} ${sideWords(facts, electorate)}.`))
  }
  if (thema.ranked?.fewSignalen === true || thema.signalen.length < 3)
    lines.push(regel('Let op: dit zijn weinig signalen.'))
  return lines
}

const sideWords = (facts: Facts, side: 'professional' | 'inwoner' | 'other'): string =>
  side === 'other' ? 'van een groep die niet stemt' : electorateSingulars(facts, side)
