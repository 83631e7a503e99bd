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
import { count, typed } from './draft/words.ts'

/** Goes up when a template changes, so that a stored draft says what wrote it. */
const draftVersion = 'sjabloon-1'

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
  const openSlots = countSlots(body)
  const title = `Conceptprogramma ${typed(snapshot.werksessie.area) || typed(snapshot.werksessie.title)}`
  const blocks = [...frontBlocks(facts, title, openSlots), ...body]
  return { version: draftVersion, title, openSlots, blocks, toen: toenOf(blocks, snapshot, rangorde) }
}

function frontBlocks({ snapshot, rangorde }: Facts, title: string, openSlots: number): DraftBlock[] {
  const { regel } = createStatements('0')
  return [
    heading(1, title, '0'),
    ...paragraph(
      regel(`Dit is een concept. De volgorde van de thema's is ${rangorde?.status ?? 'voorlopig'}.`),
      regel(openSlots === 1 ? 'Nog één plek open.' : `Nog ${count(openSlots, 'plek', 'plekken')} open.`),
      regel('Open plekken vult u zelf in. De computer bedenkt niets.'),
      regel('Achter elke zin staat waar die op rust. Nummers tussen haakjes zijn briefjes. U vindt ze in bijlage B.'),
    ),
    ...(snapshot.werksessie.synthetic
      ? paragraph(regel('Let op: dit is een voorbeeld. Alle gegevens zijn verzonnen.'))
      : []),
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
    ...interventies(thema),
    ...kansen(facts, thema),
    ...samenwerking(thema),
    ...meten(facts, thema),
    ...geld(facts, thema),
  ]
}
