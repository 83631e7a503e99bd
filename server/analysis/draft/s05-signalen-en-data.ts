import type { DraftBlock, DraftStatement } from '../../../shared/domain/programma.ts'
import { demandKinds, type Signaal } from '../../../shared/domain/signaal.ts'
import { type Facts, labelsOf, shownOfKind, type ThemaFacts } from './facts.ts'
import { chooseQuotes, maxQuotes, sayQuote } from './quotes.ts'
import { createStatements, heading, list, paragraph, type Statements, slot } from './statements.ts'
import { count, listOf, literal, typed } from './words.ts'

const figures = new Set(['cijfer'] as const)

/** 5 Signalen, data en factoren: what people see in their own words, figures as they were written down, and factors. */
export function signalenEnData(facts: Facts, themaFacts: ThemaFacts): DraftBlock[] {
  const { id } = themaFacts.thema
  return [
    heading(2, '5 Signalen, cijfers en factoren', `5.${id}`),
    heading(3, 'Wat mensen zien', `5a.${id}`),
    ...demandBlocks(facts, themaFacts),
    heading(3, 'Cijfers op briefjes', `5b.${id}`),
    ...figureBlocks(facts, themaFacts),
    heading(3, 'Factoren', `5c.${id}`),
    ...factorBlocks(themaFacts),
  ]
}

/** What people ask for, quoted by rule; also used for themas that are not worked out. */
export function demandBlocks(facts: Facts, { thema, signalen }: ThemaFacts): DraftBlock[] {
  const statements = createStatements('5a', thema.id)
  const demand = signalen.filter((signaal) => demandKinds.has(signaal.kind))
  if (demand.length === 0)
    return paragraph(statements.regel('Niemand noteerde een zorg, een wens of een praktijksignaal.'))
  const people = new Set(demand.map((signaal) => facts.authorOf(signaal).key)).size
  const quotes = chooseQuotes(facts, demand)
  const line =
    people === 1
      ? `Eén deelnemer noemt een zorg, een wens of iets uit de praktijk.`
      : `${people} mensen noemen een zorg, een wens of iets uit de praktijk.`
  return [
    ...paragraph(
      statements.telling({ signaalIds: demand.map((signaal) => signaal.id) }, line),
      quotes.length === 0 ? undefined : statements.regel(quotes.length === 1 ? 'Een voorbeeld:' : 'Voorbeelden:'),
    ),
    ...list(quotes.map((quote) => sayQuote(facts, statements, quote))),
  ]
}

function figureBlocks(facts: Facts, { thema, signalen }: ThemaFacts): DraftBlock[] {
  const statements = createStatements('5b', thema.id)
  const shown = shownOfKind(signalen, figures)
  if (shown.length === 0)
    return paragraph(statements.invulplek('Niemand noteerde een cijfer. ', slot('cijfer, jaar en bron')))
  // A figure with a checked source says most, then one with a source, then the rest; ties by id.
  const certainty = (signaal: Signaal): number =>
    signaal.source?.checked === true ? 0 : signaal.source === undefined ? 2 : 1
  const sorted = [...shown].sort((a, b) => certainty(a) - certainty(b) || (a.id < b.id ? -1 : 1))
  const rest = sorted.slice(maxQuotes).map((signaal) => signaal.id)
  const unchecked = shown.some((signaal) => signaal.source?.checked !== true)
  return [
    ...list(sorted.slice(0, maxQuotes).map((signaal) => sayFigure(facts, statements, signaal))),
    ...paragraph(
      rest.length === 0
        ? undefined
        : statements.telling(
            { signaalIds: rest },
            `In bijlage B ${rest.length === 1 ? 'staat' : 'staan'} nog ${count(rest.length, 'cijfer', 'cijfers')} (${labelsOf(facts, rest)}).`,
          ),
      unchecked
        ? statements.regel('Een cijfer op een briefje is geen bewijs. Zoek de bron op voor u het gebruikt.')
        : undefined,
    ),
  ]
}

function sayFigure(facts: Facts, statements: Statements, signaal: Signaal): DraftStatement {
  const { source } = signaal
  const name =
    source === undefined ? '' : [typed(source.name), source.year ?? ''].filter((part) => part !== '').join(' ')
  const status = source?.checked === true ? 'bron gecontroleerd' : 'bron niet gecontroleerd'
  const origin = [facts.labelOf(signaal.id), name, status].filter((part) => part !== '').join(', ')
  return statements.citaat({ signaalIds: [signaal.id] }, `${literal(signaal.text)} (${origin}).`)
}

const factorWords = {
  riskNamed: 'een risicofactor',
  protectiveNamed: 'een beschermende factor',
  highInfluence: 'een factor met grote invloed',
  combinedApproach: 'een aanpak die factoren verbindt',
} as const
const qualityWords = {
  cohesie: 'cohesie',
  inclusie: 'inclusie',
  empowerment: 'eigen kracht',
  sociaaleconomische_zekerheid: 'bestaanszekerheid',
} as const

function factorBlocks({ thema }: ThemaFacts): DraftBlock[] {
  const { invulplek, mens } = createStatements('5c', thema.id)
  const { factors, socialQuality } = thema.criteria
  const keys = Object.keys(factorWords) as (keyof typeof factorWords)[]
  const named = factors ? keys.filter((key) => factors[key]) : []
  return paragraph(
    factors === undefined || factors === null
      ? invulplek('Over factoren is nog niets ingevuld: ', slot('welke factoren spelen mee?'), '.')
      : named.length === 0
        ? mens({}, 'De groep noemde geen factoren.')
        : mens({}, `De groep noemde ${listOf(named.map((key) => factorWords[key]))}.`),
    named.length === 0 ? undefined : invulplek('Welke dat zijn: ', slot('welke factoren?'), '.'),
    socialQuality === undefined || socialQuality === null || socialQuality.length === 0
      ? undefined
      : mens({}, `Dit thema raakt ${listOf([...socialQuality].sort().map((key) => qualityWords[key]))}.`),
  )
}
