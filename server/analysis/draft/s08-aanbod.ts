import type { DraftBlock, DraftStatement } from '../../../shared/domain/programma.ts'
import type { DecidedOverlap, DecidedSpot } from '../decide-gaps.ts'
import { type Facts, labelsOf, type ThemaFacts } from './facts.ts'
import { createStatements, heading, list, paragraph, type Statements, slot } from './statements.ts'
import { listOf, momentWords, signalenCount, typed } from './words.ts'

/** 8 Aanbod: what there is, what may be missing and what may double; the last two wait for a person. */
export function aanbod(facts: Facts, themaFacts: ThemaFacts): DraftBlock[] {
  const { thema, nodes, signalen, whiteSpots, overlaps } = themaFacts
  const statements = createStatements('8', thema.id)
  const { telling, mens, regel, invulplek } = statements
  const supply = nodes.filter((node) => node.type === 'voorziening' || node.type === 'activiteit')
  const offers = signalen.filter((signaal) => signaal.kind === 'aanbod').map((signaal) => signaal.id)
  // Where nobody named any supply, that is said above; it is no white spot yet.
  const spots = whiteSpots.filter((spot) =>
    spot.besluit !== undefined ? true : spot.basis !== 'geen_gegevens' && isWorthSaying(facts, spot),
  )
  return [
    heading(2, '8 Aanbod: bestaand, ontbrekend, dubbel', `8.${thema.id}`),
    heading(3, 'Er is al', `8a.${thema.id}`),
    ...(supply.length + offers.length === 0
      ? paragraph(regel('Geen aanbod genoemd; dat is niet hetzelfde als geen aanbod.'))
      : [
          ...list(
            supply.map((node) => {
              const when = listOf(node.schedule.map(momentWords))
              return mens(
                { mapRefs: [node.id] },
                when === '' ? `${typed(node.name)}.` : `${typed(node.name)}: ${when}.`,
              )
            }),
          ),
          ...(offers.length === 0
            ? []
            : paragraph(
                telling(
                  { signaalIds: offers },
                  `Op het bord ${offers.length === 1 ? 'noemt' : 'noemen'} ${signalenCount(offers.length)} aanbod (${labelsOf(facts, offers)}).`,
                ),
              )),
        ]),
    heading(3, 'Wat mist', `8b.${thema.id}`),
    ...list(decided(spots).map((spot) => sayWhiteSpot(facts, statements, spot))),
    ...(spots.length === 0
      ? paragraph(invulplek('In de woorden op het bord vonden we geen witte vlek. ', slot('wat mist volgens u?')))
      : undecided(spots).length === 0
        ? []
        : [
            ...paragraph(regel('Hier is vraag, en vonden we geen aanbod dat past. Klopt dat? De groep beslist.')),
            ...list(undecided(spots).map((spot) => sayWhiteSpot(facts, statements, spot))),
          ]),
    heading(3, 'Dubbel', `8c.${thema.id}`),
    ...list(decided(overlaps).map((overlap) => sayOverlap(facts, statements, overlap))),
    ...(overlaps.length === 0
      ? paragraph(regel('Op de wijkkaart vonden we geen dubbel aanbod.'))
      : undecided(overlaps).length === 0
        ? []
        : [
            ...paragraph(regel('Dit is misschien dubbel. De groep beslist.')),
            ...list(undecided(overlaps).map((overlap) => sayOverlap(facts, statements, overlap))),
          ]),
  ]
}

type MaybeDecided = { readonly besluit?: unknown }
const decided = <T extends MaybeDecided>(gaps: readonly T[]): readonly T[] =>
  gaps.filter(({ besluit }) => besluit !== undefined)
const undecided = <T extends MaybeDecided>(gaps: readonly T[]): readonly T[] =>
  gaps.filter(({ besluit }) => besluit === undefined)

/** Said when it is strong, or when somebody asks for it in so many words; the rest stays on the wijkkaart. */
function isWorthSaying(facts: Facts, spot: DecidedSpot): boolean {
  const ids = new Set(spot.demandSignaalIds)
  return spot.strong || facts.entered.some((signaal) => ids.has(signaal.id) && signaal.kind === 'wens')
}

const daypartWords = {
  ochtend: 'in de ochtend',
  middag: 'in de middag',
  overdag: 'overdag',
  avond: 'in de avond',
  nacht: 'in de nacht',
  weekend: 'in het weekend',
} as const

function sayWhiteSpot(facts: Facts, statements: Statements, spot: DecidedSpot): DraftStatement {
  const missing = [
    'aanbod',
    spot.daypart === undefined ? '' : daypartWords[spot.daypart],
    spot.targetGroup === undefined ? '' : `voor ${typed(spot.targetGroup)}`,
    spot.area === undefined ? '' : `in ${typed(spot.area)}`,
    spot.need === undefined ? '' : `rond ${typed(spot.need)}`,
  ].filter((part) => part !== '')
  const nearest = spot.nearestSupply.map((id) => typed(facts.nodeName(id))).filter((name) => name !== '')
  return statements.samenvatting(
    { signaalIds: spot.demandSignaalIds, mapRefs: spot.nearestSupply, gatRef: spot.id },
    `${spot.besluit === undefined ? '' : 'De groep bevestigt: '}${nameOf(spot, missing.join(' ').replace(/^a/, 'A'))}. ${spot.people === 1 ? 'Eén deelnemer schreef' : `${spot.people} mensen schreven`} hierover (${labelsOf(facts, spot.demandSignaalIds)}).`,
    nearest.length === 0 ? '' : ` Het dichtst in de buurt komt: ${nearest.join('; ')}.`,
  )
}

/** What people call it goes before what the computer would say. */
const nameOf = ({ besluit }: DecidedSpot, computed: string): string =>
  besluit === undefined || besluit.text.trim() === '' ? computed : typed(besluit.text.trim().replace(/[.!?]+$/, ''))

function sayOverlap(facts: Facts, statements: Statements, overlap: DecidedOverlap): DraftStatement {
  const names = overlap.nodeIds.map((id) => typed(facts.nodeName(id)))
  return statements.samenvatting(
    { mapRefs: overlap.nodeIds, gatRef: overlap.id },
    `${overlap.besluit === undefined ? '' : 'De groep bevestigt: '}${overlap.moment === '' ? 'Dubbel' : `Op ${momentWords(overlap.moment)} tegelijk`}: ${names.join('; ')}.`,
  )
}
