import { type Kanskaart, openKanskaartFields, type RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import type { DraftBlock, DraftStatement } from '../../../shared/domain/programma.ts'
import { type Facts, labelsOf, shownOfKind, type ThemaFacts } from './facts.ts'
import { chooseQuotes, sayQuote } from './quotes.ts'
import { createStatements, heading, list, paragraph, type Statements, slot } from './statements.ts'
import { dateWords, listOf, signalenCount, typed } from './words.ts'

const ideas = new Set(['kans', 'oplossing'] as const)
const statusWords = {
  concept: 'nog in concept',
  compleet: 'compleet',
  vastgesteld: 'vastgesteld',
  vervallen: 'vervallen',
}
const fieldWords: Readonly<Record<RequiredKanskaartField, string>> = {
  title: 'titel',
  kans: 'kans',
  goal: 'doel',
  targetGroup: 'doelgroep',
  contributions: 'bijdragen',
  synergy: 'meerwaarde',
  fundingSources: 'geldbronnen',
  firstStep: 'eerste stap',
  lead: 'bevestigde trekker',
  planning: 'planning',
  obstacles: 'belemmeringen',
  learningQuestion: 'leervraag',
  themas: 'thema',
  signalen: 'signalen',
}

/** 10 Kansen: the kanskaarten in the words of who filled them in, with what is still open; then loose ideas. */
export function kansen(facts: Facts, { thema, cards, signalen }: ThemaFacts): DraftBlock[] {
  const statements = createStatements('10', thema.id)
  // A card belongs to several themas; it is told once, under the first of them that is worked out.
  const homeOf = (card: Kanskaart): ThemaFacts | undefined => facts.chosen.find((other) => other.cards.includes(card))
  const own = cards.filter((card) => homeOf(card)?.thema.id === thema.id)
  const elsewhere = cards.filter((card) => !own.includes(card))
  return [
    heading(2, '10 Kansen', `10.${thema.id}`),
    ...(cards.length === 0
      ? paragraph(
          statements.invulplek('Er is nog geen kanskaart bij dit thema: ', slot('welke kans pakken we op?'), '.'),
        )
      : []),
    ...own.flatMap((card) => [heading(3, titleOf(card), `10.${thema.id}.${card.id}`), ...cardBlocks(statements, card)]),
    ...paragraph(
      ...elsewhere.map((card) =>
        statements.mens(
          { cardIds: [card.id] },
          `${titleOf(card)}: zie het thema ${typed(homeOf(card)?.thema.title ?? '')}.`,
        ),
      ),
    ),
    ...ideaBlocks(facts, statements, thema.id, signalen),
  ]
}

const titleOf = (card: Kanskaart): string => (typed(card.title) === '' ? 'Kanskaart zonder titel' : typed(card.title))

function cardBlocks(statements: Statements, card: Kanskaart): DraftBlock[] {
  const refs = { cardIds: [card.id], signaalIds: card.signaalIds }
  const lines: (DraftStatement | undefined)[] = [
    statements.mens(refs, `Deze kanskaart is ${statusWords[card.status]}.`),
    said(statements, refs, 'De kans', card.kans),
    said(statements, refs, 'Doel', card.goal),
    said(statements, refs, 'Voor wie', card.targetGroup),
    said(statements, refs, 'Wat het samen oplevert', card.synergy),
    firstStep(statements, card),
    lead(statements, card),
  ]
  const open = openKanskaartFields(card).map((field) => fieldWords[field])
  if (open.length > 0) lines.push(statements.regel(`Nog open op de kaart: ${listOf(open)}.`))
  return list(lines.filter((line) => line !== undefined))
}

const said = (
  { mens }: Statements,
  refs: { readonly cardIds: readonly string[] },
  label: string,
  text: string,
): DraftStatement | undefined => (text.trim() === '' ? undefined : mens(refs, `${label}: ${closed(text)}`))

/** Ends in the sign people typed, or in a full stop. */
const closed = (text: string): string => (/[!?]$/.test(typed(text)) ? typed(text) : `${typed(text)}.`)

function firstStep({ mens }: Statements, card: Kanskaart): DraftStatement | undefined {
  const { firstStepWhat: what, firstStepWho: who, firstStepWhen: when } = card
  if (what.trim() === '') return undefined
  const details = [typed(who), dateWords(when)].filter((part) => part !== '').join(', ')
  return mens({ cardIds: [card.id] }, `Eerste stap: ${typed(what)}${details === '' ? '' : ` (${details})`}.`)
}

function lead({ mens }: Statements, card: Kanskaart): DraftStatement | undefined {
  const who = [typed(card.leadRole), typed(card.leadOrganisation)].filter((part) => part !== '').join(', ')
  if (who === '') return undefined
  return mens({ cardIds: [card.id] }, `Trekker: ${who} (${card.leadConfirmed ? 'bevestigd' : 'nog niet bevestigd'}).`)
}

function ideaBlocks(
  facts: Facts,
  statements: Statements,
  themaId: string,
  signalen: ThemaFacts['signalen'],
): DraftBlock[] {
  const shown = shownOfKind(signalen, ideas)
  if (shown.length === 0) return []
  const quotes = chooseQuotes(facts, shown)
  const quoted = new Set(quotes.flatMap((quote) => quote.signaalIds))
  const rest = shown.filter((signaal) => !quoted.has(signaal.id)).map((signaal) => signaal.id)
  return [
    heading(3, 'Losse ideeën', `10.ideeen.${themaId}`),
    ...paragraph(
      statements.telling(
        { signaalIds: shown.map((signaal) => signaal.id) },
        shown.length === 1
          ? 'Eén signaal noemt een kans of oplossing:'
          : `${shown.length} signalen noemen een kans of oplossing:`,
      ),
    ),
    ...list(quotes.map((quote) => sayQuote(facts, statements, quote))),
    ...(rest.length === 0
      ? []
      : paragraph(
          statements.telling(
            { signaalIds: rest },
            `In bijlage B: nog ${signalenCount(rest.length)} (${labelsOf(facts, rest)}).`,
          ),
        )),
  ]
}
