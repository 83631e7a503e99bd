import { contributionKinds } from '../../../shared/domain/kanskaart.ts'
import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { capital, count, people, typed } from './words.ts'

/** 11 Samenwerkingsafspraken en werkgroep: numbers of people only; who they are stays with the begeleider. */
export function samenwerking({ thema, cards, joiners, surveyJoiners }: ThemaFacts): DraftBlock[] {
  const { regel, mens, invulplek } = createStatements('11', thema.id)
  const agreements = cards.flatMap((card) =>
    card.agreements
      .filter((row) => row.text.trim() !== '')
      .map((row) => mens({ cardIds: [card.id] }, `${typed(row.text)}.`)),
  )
  const total = joiners + surveyJoiners
  return [
    heading(2, '11 Afspraken en werkgroep', `11.${thema.id}`),
    ...paragraph(
      total === 0 ? regel('Nog niemand gaf zich op om mee te werken.') : undefined,
      joiners === 0
        ? undefined
        : regel(`${capital(people(joiners))} uit de zaal ${joiners === 1 ? 'wil' : 'willen'} meewerken.`),
      surveyJoiners === 0
        ? undefined
        : regel(
            `${capital(count(surveyJoiners, 'invuller', 'invullers'))} van de vragenlijst ${surveyJoiners === 1 ? 'wil' : 'willen'} meedoen.`,
          ),
      invulplek('Toegezegd is: ', slot('wie heeft wat toegezegd?'), '.'),
    ),
    ...(agreements.length === 0 ? [] : [...paragraph(regel('Afspraken op de kanskaarten:')), ...list(agreements)]),
  ]
}

const levels = [
  ['Inzet', 'wat steken we erin?'],
  ['Proces', 'hoe werken we samen?'],
  ['Resultaat', 'wat doen we, en hoe vaak?'],
  ['Effect', 'wat verandert er voor mensen?'],
  ['Ervaring', 'wat vinden bewoners ervan?'],
] as const

/** 12 Meten en leren: five levels to watch, all for people to fill in, and the learning questions of the cards. */
export function meten(facts: Facts, { thema, cards }: ThemaFacts): DraftBlock[] {
  const { regel, mens, invulplek } = createStatements('12', thema.id)
  const questions = cards.filter((card) => card.learningQuestion.trim() !== '' && isHome(facts, card, thema.id))
  return [
    heading(2, '12 Meten en leren', `12.${thema.id}`),
    // Said once, where measuring comes up first.
    ...(facts.chosen[0]?.thema.id === thema.id
      ? paragraph(regel('We meten om te leren. We vragen niet alleen hoeveel mensen stoppen, maar ook wie en waarom.'))
      : []),
    ...list([
      ...levels.map(([level, question]) => invulplek(`${level}: `, slot(question), '.')),
      ...questions.map((card) => {
        const question = typed(card.learningQuestion)
        return mens(
          { cardIds: [card.id] },
          `Leervraag bij ${typed(card.title)}: ${question}${question.endsWith('?') ? '' : '.'}`,
        )
      }),
    ]),
  ]
}

const fundingStatusWords = { idee: 'idee', aangevraagd: 'aangevraagd', toegezegd: 'toegezegd' } as const
const fundingKindWords = {
  subsidie: 'subsidie',
  fonds: 'fonds',
  uren: 'uren',
  ruimte: 'ruimte',
  spullen: 'spullen',
  eigen_opbrengst: 'eigen opbrengst',
  gift: 'gift',
} as const

/** 13 Geld en middelen: hours, rooms and goods beside money; amounts only where a person typed them. */
export function geld(facts: Facts, { thema, cards }: ThemaFacts): DraftBlock[] {
  const { regel, mens, invulplek } = createStatements('13', thema.id)
  const own = cards.filter((card) => isHome(facts, card, thema.id))
  const contributions = own.flatMap((card) => {
    const rows = card.contributions
      .filter((row) => row.who.trim() !== '' || row.what.trim() !== '')
      .map((row) => {
        const kind = row.kind !== undefined && contributionKinds.includes(row.kind) ? ` (${row.kind})` : ''
        return `${[typed(row.who), typed(row.what)].filter((part) => part !== '').join(': ')}${kind}`
      })
    if (rows.length === 0) return []
    return [mens({ cardIds: [card.id] }, `Voor ${cardTitle(card.title)}. ${rows.join('; ')}.`)]
  })
  const sources = own.flatMap((card) =>
    card.fundingSources
      .filter((row) => row.name.trim() !== '')
      .map((row) => {
        const details = [
          row.kind === undefined ? '' : fundingKindWords[row.kind],
          row.status === undefined ? '' : fundingStatusWords[row.status],
          row.amountEur === undefined ? '' : `${row.amountEur} euro`,
        ].filter((part) => part !== '')
        return mens(
          { cardIds: [card.id] },
          `${typed(row.name)}${details.length === 0 ? '' : ` (${details.join(', ')})`}, voor: ${cardTitle(card.title)}.`,
        )
      }),
  )
  return [
    heading(2, '13 Geld en middelen', `13.${thema.id}`),
    ...(contributions.length === 0
      ? []
      : [...paragraph(regel('Wat partijen inbrengen, volgens de kanskaarten:')), ...list(contributions)]),
    ...(sources.length === 0 ? [] : [...paragraph(regel('Waar geld en middelen vandaan komen:')), ...list(sources)]),
    ...paragraph(
      invulplek('Aan uren is nodig: ', slot('hoeveel uren, van wie?'), '.'),
      invulplek('Aan ruimte is nodig: ', slot('welke ruimte, wanneer?'), '.'),
      invulplek('Samen leggen we in: ', slot('welk deel van welk budget?'), '.'),
      invulplek('Het bedrag is ', slot('bedrag'), '. Dit betaalt ', slot('wie betaalt?'), '.'),
    ),
  ]
}

const cardTitle = (title: string): string => (typed(title) === '' ? 'een kanskaart zonder titel' : typed(title))

/** A card is told in full under the first worked-out thema it belongs to. */
const isHome = (facts: Facts, card: ThemaFacts['cards'][number], themaId: string): boolean =>
  facts.chosen.find((other) => other.cards.includes(card))?.thema.id === themaId
