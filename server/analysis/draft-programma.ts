import type { ThemaId } from '../../shared/base/ids.ts'
import type { DraftBlock, DraftProgramma } from '../../shared/domain/programma.ts'
import type { Rangorde } from '../../shared/domain/rangorde.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { andereThemas } from './draft/andere-themas.ts'
import { bijlageGewichten } from './draft/bijlage-a-gewichten.ts'
import { bijlageSignalen } from './draft/bijlage-b-signalen.ts'
import { type Facts, gatherFacts, type ThemaFacts } from './draft/facts.ts'
import { waaromEnHoe } from './draft/s01-waarom-en-hoe.ts'
import { watWeHoorden } from './draft/s02-wat-we-hoorden.ts'
import { urgentie } from './draft/s03-urgentie.ts'
import { watGoedGaat } from './draft/s04-wat-goed-gaat.ts'
import { signalenEnData } from './draft/s05-signalen-en-data.ts'
import { opdracht, resultaat } from './draft/s06-opdracht-en-resultaat.ts'
import { aanbod } from './draft/s08-aanbod.ts'
import { interventies } from './draft/s09-interventies.ts'
import { kansen } from './draft/s10-kansen.ts'
import { geld, meten, samenwerking } from './draft/s11-samenwerking.ts'
import { leerpunten, stedelijkeAgenda, terugNaarBewoners, verschillen } from './draft/s14-afsluiting.ts'
import { countSlots, createStatements, heading, paragraph } from './draft/statements.ts'
import { toenOf } from './draft/toen.ts'
import { typed } from './draft/words.ts'

/** Goes up when a template changes, so that a stored draft says what wrote it. */
const draftVersion = 'sjabloon-2'

export interface DraftOptions {
  /** The themas that people chose to work out; without it the first three places, ties included. */
  readonly themaIds?: readonly ThemaId[]
}

/**
 * The programme draft by template (DOMAIN §5): no language model, every statement with its trace, everything that only
 * people can say as an open slot. Pure; the same werksessie gives the same bytes, in whatever order it is handed over.
 */
export function draftProgramma(
  snapshot: WerksessieSnapshot,
  rangorde: Rangorde | undefined,
  options: DraftOptions = {},
): DraftProgramma {
  const facts = gatherFacts(snapshot, rangorde, options.themaIds)
  const body: DraftBlock[] = [
    ...waaromEnHoe(facts),
    ...watWeHoorden(facts),
    ...facts.chosen.flatMap((thema) => themaBlocks(facts, thema)),
    ...andereThemas(facts),
    heading(1, 'Afspraken voor alles samen', 'samen'),
    ...stedelijkeAgenda(facts),
    ...verschillen(facts),
    ...terugNaarBewoners(facts),
    ...leerpunten(facts),
    heading(1, 'Bijlagen', 'bijlagen'),
    ...bijlageGewichten(facts),
    ...bijlageSignalen(facts),
  ]
  const area = typed(snapshot.werksessie.area) || typed(snapshot.werksessie.title)
  const title = area === '' ? 'Programma' : `Programma ${area}`
  const blocks = [...frontBlocks(facts, title), ...body]
  return {
    version: draftVersion,
    title,
    openSlots: countSlots(blocks),
    blocks,
    toen: toenOf(blocks, snapshot, rangorde),
  }
}

/**
 * What stays true while people work on it: how many places are open and what the status is goes along with the text in
 * the app and in every file, so it is not written down here.
 */
function frontBlocks({ snapshot, rangorde }: Facts, title: string): DraftBlock[] {
  const { regel } = createStatements('0')
  return [
    heading(1, title, '0'),
    ...(snapshot.werksessie.synthetic
      ? paragraph(regel('Let op: dit is een voorbeeld. Alle gegevens zijn verzonnen.'))
      : []),
    ...paragraph(
      regel(`De volgorde van de thema's is ${rangorde?.status ?? 'voorlopig'}.`),
      regel('Wat open is, vullen mensen zelf in. De computer bedenkt niets.'),
      regel('Een code met een s is een briefje. U leest ze allemaal in bijlage B.'),
    ),
  ]
}

function themaBlocks(facts: Facts, thema: ThemaFacts): DraftBlock[] {
  const title = typed(thema.thema.title) === '' ? 'zonder naam' : typed(thema.thema.title)
  return [
    heading(1, `Thema: ${title}`, `thema.${thema.thema.id}`),
    ...urgentie(facts, thema),
    ...watGoedGaat(facts, thema),
    ...signalenEnData(facts, thema),
    ...opdracht(thema),
    ...resultaat(thema),
    ...aanbod(facts, thema),
    ...interventies(facts, thema),
    ...kansen(facts, thema),
    ...samenwerking(thema),
    ...meten(facts, thema),
    ...geld(facts, thema),
  ]
}
