import type { DraftBlock } from '../../../shared/domain/programma.ts'
import { type Facts, labelsOf, shownOfKind, type ThemaFacts } from './facts.ts'
import { chooseQuotes, sayQuote } from './quotes.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { capital, signalenCount } from './words.ts'

const strengths = new Set(['gaat_goed'] as const)

/** 4 Wat goed gaat: quoted, never turned into a problem; what is not quoted is still counted and named (I10). */
export function watGoedGaat(facts: Facts, { thema, signalen }: ThemaFacts): DraftBlock[] {
  return [heading(2, '4 Wat goed gaat', `4.${thema.id}`), ...strengthBlocks(facts, thema.id, signalen, { ask: true })]
}

/** The strengths of one thema, also used for themas that are not worked out. `ask`: leave a place when there are none. */
export function strengthBlocks(
  facts: Facts,
  themaId: string,
  signalen: ThemaFacts['signalen'],
  { ask }: { readonly ask: boolean },
): DraftBlock[] {
  const statements = createStatements('4', themaId)
  const shown = shownOfKind(signalen, strengths)
  if (shown.length === 0) {
    const nobody = 'Niemand noteerde iets dat goed gaat.'
    return paragraph(ask ? statements.invulplek(`${nobody} `, slot('wat willen we houden?')) : statements.regel(nobody))
  }
  const quotes = chooseQuotes(facts, shown)
  const quoted = new Set(quotes.flatMap((quote) => quote.signaalIds))
  const rest = shown.filter((signaal) => !quoted.has(signaal.id)).map((signaal) => signaal.id)
  return [
    ...paragraph(statements.regel('Dit gaat goed en willen we houden:')),
    ...list(quotes.map((quote) => sayQuote(facts, statements, quote))),
    ...(rest.length === 0
      ? []
      : paragraph(
          statements.telling(
            { signaalIds: rest },
            `${capital(`nog ${signalenCount(rest.length)}`)} ${rest.length === 1 ? 'noemt' : 'noemen'} iets dat goed gaat (${labelsOf(facts, rest)}).`,
          ),
        )),
  ]
}
