import type { DraftBlock, DraftStatement } from '../../../shared/domain/programma.ts'
import { demandKinds, type Signaal } from '../../../shared/domain/signaal.ts'
import { type Facts, labelsOf, shownOfKind, type ThemaFacts } from './facts.ts'
import { chooseQuotes, maxQuotes, sayQuote } from './quotes.ts'
import { createStatements, heading, list, paragraph, type Statements, slot } from './statements.ts'
import { count, literal, typed } from './words.ts'

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
    heading(3, 'Wat problemen maakt en wat beschermt', `5c.${id}`),
    ...factorBlocks(themaFacts),
    heading(3, 'Sociale kwaliteit', `5d.${id}`),
    ...qualityBlocks(themaFacts),
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
      // Said once in the whole programme, where the first figures stand.
      unchecked && isFirstWithFigures(facts, thema.id)
        ? statements.regel('Een cijfer op een briefje is geen bewijs. Zoek de bron op voor u het gebruikt.')
        : undefined,
    ),
  ]
}

const isFirstWithFigures = (facts: Facts, themaId: string): boolean =>
  facts.chosen.find(({ signalen }) => shownOfKind(signalen, figures).length > 0)?.thema.id === themaId

function sayFigure(facts: Facts, statements: Statements, signaal: Signaal): DraftStatement {
  const { source } = signaal
  const name =
    source === undefined ? '' : [typed(source.name), source.year ?? ''].filter((part) => part !== '').join(' ')
  const status = source?.checked === true ? 'bron gecontroleerd' : 'bron niet gecontroleerd'
  const origin = [facts.labelOf(signaal.id), name, status].filter((part) => part !== '').join(', ')
  return statements.citaat({ signaalIds: [signaal.id] }, `${literal(signaal.text)} (${origin}).`)
}

const qualityWords = {
  cohesie: 'Cohesie: mensen kennen en respecteren elkaar',
  inclusie: 'Inclusie: iedereen kan meedoen',
  empowerment: 'Eigen kracht: mensen krijgen meer te zeggen over hun leven',
  sociaaleconomische_zekerheid: 'Bestaanszekerheid: inkomen, wonen, gezondheid en veiligheid',
} as const

/** What raises and what lowers the chance of problems: ticked by the group, named by people. */
function factorBlocks({ thema }: ThemaFacts): DraftBlock[] {
  const { invulplek, mens } = createStatements('5c', thema.id)
  const { factors } = thema.criteria
  const known = factors ?? undefined
  return paragraph(
    known?.riskNamed === false
      ? mens({}, 'De groep noemde geen risicofactor.')
      : invulplek('Dit maakt de kans op problemen groter: ', slot('welke risicofactoren?'), '.'),
    known?.protectiveNamed === false
      ? mens({}, 'De groep noemde niets dat mensen beschermt.')
      : invulplek('Dit beschermt mensen: ', slot('welke beschermende factoren?'), '.'),
    known?.highInfluence === true ? mens({}, 'Volgens de groep zit daar een factor bij met grote invloed.') : undefined,
    known?.combinedApproach === true ? mens({}, 'Volgens de groep is er een aanpak die dit verbindt.') : undefined,
  )
}

/** Which of the four elements the thema touches; the fourth alone belongs to another policy field too (DOMAIN §4.2). */
function qualityBlocks({ thema }: ThemaFacts): DraftBlock[] {
  const { invulplek, mens, regel } = createStatements('5d', thema.id)
  const ticked = [...(thema.criteria.socialQuality ?? [])].sort()
  if (ticked.length === 0)
    return paragraph(
      invulplek('Hieraan werken we: ', slot('cohesie, inclusie, eigen kracht of bestaanszekerheid?'), '.'),
    )
  const onlySecurity = ticked.length === 1 && ticked[0] === 'sociaaleconomische_zekerheid'
  return [
    ...paragraph(regel('Volgens de groep werkt dit thema aan:')),
    ...list(ticked.map((key) => mens({}, `${qualityWords[key]}.`))),
    ...(onlySecurity
      ? paragraph(invulplek('Dit kan de wijk niet alleen. Wij vragen erbij: ', slot('welk beleidsveld?'), '.'))
      : []),
  ]
}
