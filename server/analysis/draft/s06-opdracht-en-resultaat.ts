import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { ThemaFacts } from './facts.ts'
import { createStatements, heading, paragraph, slot } from './statements.ts'

/** 6 Opdracht: an invitation whose wording, and whose lead, only people can give (DOMAIN §5.3). */
export function opdracht({ thema }: ThemaFacts): DraftBlock[] {
  const { invulplek } = createStatements('6', thema.id)
  return [
    heading(2, '6 Opdracht (uitnodiging)', `6.${thema.id}`),
    ...paragraph(
      invulplek('We nodigen partners uit om samen te werken aan: ', slot('opdracht'), '.'),
      invulplek('Trekker: ', slot('trekker'), '.'),
    ),
  ]
}

/** 7 Maatschappelijk resultaat: six separate open places, so that what is missing shows. */
export function resultaat({ thema }: ThemaFacts): DraftBlock[] {
  const { invulplek } = createStatements('7', thema.id)
  return [
    heading(2, '7 Maatschappelijk resultaat', `7.${thema.id}`),
    ...paragraph(
      invulplek(
        'Over ',
        slot('jaren'),
        ' jaar ',
        slot('wie'),
        ' ',
        slot('hoeveel meer of minder'),
        ' ',
        slot('wat'),
        '.',
      ),
      invulplek('Nu is dat ', slot('beginstand'), ' (', slot('bron van de beginstand'), ').'),
    ),
  ]
}
