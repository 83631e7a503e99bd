import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { Facts } from './facts.ts'
import { countLines, rankLines } from './rank-lines.ts'
import { strengthBlocks } from './s04-wat-goed-gaat.ts'
import { demandBlocks } from './s05-signalen-en-data.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { listOf, typed } from './words.ts'

/** Themas that are not worked out: still heard, with what goes well, what people see and which cards there are. */
export function andereThemas(facts: Facts): DraftBlock[] {
  if (facts.others.length + facts.looseCards.length === 0) return []
  const { mens } = createStatements('ander')
  return [
    heading(1, "De andere thema's", 'andere'),
    ...facts.others.flatMap((themaFacts): DraftBlock[] => {
      const { thema, cards, signalen } = themaFacts
      const statements = createStatements('ander', thema.id)
      const titles = cards.filter((card) => typed(card.title) !== '').map(cardLabel)
      return [
        heading(2, typed(thema.title), `ander.${thema.id}`),
        ...paragraph(...rankLines(facts, themaFacts, statements), ...countLines(facts, themaFacts, statements)),
        heading(3, 'Wat goed gaat', `ander.4.${thema.id}`),
        ...strengthBlocks(facts, thema.id, signalen, { ask: false }),
        heading(3, 'Wat mensen zien', `ander.5.${thema.id}`),
        ...demandBlocks(facts, themaFacts),
        ...paragraph(
          titles.length === 0
            ? undefined
            : statements.mens({ cardIds: cards.map((card) => card.id) }, `Kanskaarten: ${listOf(titles)}.`),
          statements.invulplek('Wat we met dit thema doen: ', slot('nu, later of niet, en waarom?'), '.'),
        ),
      ]
    }),
    ...(facts.looseCards.length === 0
      ? []
      : [
          heading(2, 'Kanskaarten zonder thema', 'ander.los'),
          ...list(facts.looseCards.map((card) => mens({ cardIds: [card.id] }, `${cardLabel(card)}.`))),
        ]),
  ]
}

const cardLabel = (card: Kanskaart): string =>
  `${typed(card.title) === '' ? 'Kanskaart zonder titel' : typed(card.title)} (${card.status})`
