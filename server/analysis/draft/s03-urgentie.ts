import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import { countLines, rankLines } from './rank-lines.ts'
import { createStatements, heading, paragraph, slot } from './statements.ts'
import { typed } from './words.ts'

const levelWords = {
  buurt: 'in de buurt',
  wijk: 'in de wijk',
  stadsdeel: 'in het stadsdeel',
  stedelijk: 'in de hele stad',
}

/** 3 Urgentie en doelgroep: the place, for whom, and why now in the words of residents. */
export function urgentie(facts: Facts, themaFacts: ThemaFacts): DraftBlock[] {
  const { thema } = themaFacts
  const statements = createStatements('3', thema.id)
  const { mens, invulplek } = statements
  return [
    heading(2, '3 Urgentie en doelgroep', `3.${thema.id}`),
    ...paragraph(...rankLines(facts, themaFacts, statements)),
    ...paragraph(
      thema.targetGroup.trim() === ''
        ? invulplek('Dit gaat over ', slot('voor wie?'), '.')
        : mens({}, `Dit gaat over ${typed(thema.targetGroup)}.`),
      mens({}, `We pakken dit aan ${levelWords[thema.level]}.`),
      ...countLines(facts, themaFacts, statements),
    ),
    ...paragraph(
      thema.urgencyStatement.trim() === ''
        ? invulplek('Waarom nu? ', slot('in woorden van bewoners'), '.')
        : mens({}, `Waarom nu? ${typed(thema.urgencyStatement)}.`),
    ),
  ]
}
