import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { listOf, typed } from './words.ts'

/**
 * 9 Interventies en kwaliteit: what is planned, then what exists already. No evidence label is ever filled in by the
 * system; a card is told once, under the first thema it belongs to.
 */
export function interventies(facts: Facts, { thema, cards, nodes }: ThemaFacts): DraftBlock[] {
  const { mens, invulplek } = createStatements('9', thema.id)
  const isHome = (card: ThemaFacts['cards'][number]): boolean =>
    facts.chosen.find((other) => other.cards.includes(card))?.thema.id === thema.id
  const planned = cards.filter((card) => card.title.trim() !== '' && isHome(card))
  const running = nodes.filter((node) => node.type === 'activiteit' && node.name.trim() !== '')
  return [
    heading(2, '9 Interventies en kwaliteit', `9.${thema.id}`),
    ...list(planned.map((card) => mens({ cardIds: [card.id] }, `${typed(card.title)}: effect onbekend.`))),
    ...paragraph(
      running.length === 0
        ? undefined
        : mens(
            { mapRefs: running.map((node) => node.id) },
            `Dit is er al: ${listOf(running.map((node) => typed(node.name)))}. Ook daarvan is het effect onbekend.`,
          ),
      planned.length + running.length === 0
        ? invulplek('Er is nog geen interventie gekozen: ', slot('welke interventie, en wat is het effect?'), '.')
        : invulplek(
            'Dit weten we over het effect: ',
            slot('bewezen effectief, goed onderbouwd of praktijkervaring?'),
            '. De bron is ',
            slot('bron van het effect'),
            '.',
          ),
    ),
  ]
}
