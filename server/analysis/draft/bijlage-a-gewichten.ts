import type { DraftBlock } from '../../../shared/domain/programma.ts'
import { criteria } from '../../../shared/domain/werksessie.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import { criterionWords } from './rank-lines.ts'
import { createStatements, heading, list, paragraph } from './statements.ts'
import { capital, decimal, typed } from './words.ts'

/** Bijlage A: the weights, every score with its range, and how the order changes in the scenarios. */
export function bijlageGewichten(facts: Facts): DraftBlock[] {
  const { rangorde } = facts
  const { regel, telling } = createStatements('A')
  const title = heading(2, 'Bijlage A: gewichten en varianten', 'A')
  if (rangorde === undefined) return [title, ...paragraph(regel('Er is nog geen rangorde, dus ook geen weging.'))]
  const refs = { stemRef: facts.stemRef }
  const inRoom = facts.themas
    .filter((thema) => thema.roomRank !== undefined)
    .sort((a, b) => (a.roomRank ?? 0) - (b.roomRank ?? 0))
  return [
    title,
    heading(3, 'Gewichten', 'A.gewichten'),
    ...paragraph(regel('Elk thema krijgt een score van 0 tot 100. Zo zwaar telt elk onderdeel:')),
    ...list(criteria.map((key) => regel(`${capital(criterionWords[key])}: ${numberWords(rangorde.weights[key])}.`))),
    ...paragraph(regel('Stemmen, het aantal mensen en urgentie hangen samen. Wat onbekend is, telt niet mee als nul.')),
    heading(3, `Scores (${rangorde.status})`, 'A.scores'),
    ...list(
      facts.themas
        .filter((thema) => thema.ranked !== undefined)
        .map((thema) =>
          telling({ ...refs, signaalIds: thema.signalen.map((signaal) => signaal.id) }, scoreLine(thema)),
        ),
    ),
    heading(3, 'Varianten', 'A.varianten'),
    ...paragraph(
      regel(`We rekenden ${rangorde.scenarios.length} varianten door, met andere gewichten en zonder elk onderdeel.`),
    ),
    ...list(
      facts.themas
        .filter((thema) => thema.ranked !== undefined)
        .map((thema) => telling(refs, rangeLine(thema, rangorde.scenarios.length))),
    ),
    ...(inRoom.length === 0
      ? []
      : [
          heading(3, 'Volgorde in de zaal (voorlopig)', 'A.zaal'),
          ...list(inRoom.map((thema) => telling(refs, `Plek ${thema.roomRank ?? 0}: ${typed(thema.thema.title)}.`))),
        ]),
  ]
}

const numberWords = (n: number): string => (Number.isInteger(n) ? String(n) : decimal(n))

function scoreLine({ thema, ranked }: ThemaFacts): string {
  if (ranked === undefined) return ''
  const range =
    ranked.scoreRange === undefined
      ? ''
      : ` Met wat nog onbekend is: tussen ${decimal(ranked.scoreRange[0])} en ${decimal(ranked.scoreRange[1])}.`
  const { professional, inwoner } = ranked.electorateRank
  return `${typed(thema.title)}: score ${decimal(ranked.score)}. Bij professionals ${rank(professional)}, bij bewoners ${rank(inwoner)}.${range}`
}

const rank = (place: number): string =>
  Number.isInteger(place) ? `plek ${place}` : `gedeeld op plek ${Math.floor(place)}`

function rangeLine({ thema, ranked }: ThemaFacts, scenarios: number): string {
  if (ranked === undefined) return ''
  const [low, high] = ranked.rankRange
  const places = low === high ? `steeds plek ${low}` : `plek ${low} tot en met ${high}`
  const times = Math.round(ranked.top3Share * scenarios)
  const often =
    times === 0 ? 'geen enkele keer' : times === 1 ? `één van ${scenarios} keer` : `${times} van ${scenarios} keer`
  return `${typed(thema.title)}: ${places}. In de top 3: ${often}.`
}
