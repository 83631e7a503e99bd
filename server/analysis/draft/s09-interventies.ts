import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { ThemaFacts } from './facts.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { typed } from './words.ts'

/** 9 Interventies en kwaliteit: what is there or planned; no evidence label is ever filled in by the system. */
export function interventies({ thema, cards, nodes }: ThemaFacts): DraftBlock[] {
  const { mens, invulplek } = createStatements('9', thema.id)
  const named = cards.filter((card) => card.title.trim() !== '')
  const activities = nodes.filter((node) => node.type === 'activiteit' && node.name.trim() !== '')
  return [
    heading(2, '9 Interventies en kwaliteit', `9.${thema.id}`),
    ...list([
      ...named.map((card) => mens({ cardIds: [card.id] }, `${typed(card.title)} (kanskaart): effect onbekend.`)),
      ...activities.map((node) => mens({ mapRefs: [node.id] }, `${typed(node.name)}: effect onbekend.`)),
    ]),
    ...paragraph(
      named.length + activities.length === 0
        ? invulplek('Er is nog geen interventie gekozen: ', slot('welke interventie, en wat is het effect?'), '.')
        : invulplek(
            'Wat we over het effect weten: ',
            slot('bewezen effectief, goed onderbouwd of praktijkervaring?'),
            '.',
          ),
    ),
  ]
}
