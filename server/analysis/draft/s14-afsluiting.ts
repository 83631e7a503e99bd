import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import { demandKinds } from '../../../shared/domain/signaal.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import { chooseQuotes, maxQuotes, sayQuote } from './quotes.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { capital, count, dateWords, listOf, rankWords, typed } from './words.ts'

/** 14 Stedelijke agenda: what cannot be solved here, and the obstacles of all kanskaarten together for the municipality. */
export function stedelijkeAgenda(facts: Facts): DraftBlock[] {
  const { mens, regel, invulplek } = createStatements('14')
  const themas = facts.themas.filter(({ thema }) => thema.level === 'stedelijk')
  const cards = facts.cards.filter((card) => card.level === 'stedelijk')
  const obstacles = facts.cards.filter((card) => card.obstacles.trim() !== '')
  return [
    heading(2, '14 Stedelijke agenda', '14'),
    ...(themas.length + cards.length === 0
      ? paragraph(regel('Geen thema of kanskaart staat op het niveau van de stad.'))
      : [
          ...list([
            ...themas.map(({ thema }) => mens({}, `Thema: ${typed(thema.title)}.`)),
            ...cards.map((card) => mens({ cardIds: [card.id] }, `Kanskaart: ${typed(card.title)}.`)),
          ]),
          ...paragraph(invulplek('Dit bespreekt ', slot('wie, met wie en wanneer?'), '.')),
        ]),
    ...(obstacles.length === 0
      ? []
      : [
          ...paragraph(regel('Wat mensen tegenhoudt, volgens de kanskaarten:')),
          ...list(
            obstacles.map((card) => {
              const text = typed(card.obstacles)
              const title = typed(card.title)
              const end = /[!?]$/.test(text) ? '' : '.'
              return mens({ cardIds: [card.id] }, `${title === '' ? 'Kanskaart zonder titel' : title}: ${text}${end}`)
            }),
          ),
          ...paragraph(invulplek('De gemeente neemt weg: ', slot('welke belemmering, en wie zorgt daarvoor?'), '.')),
        ]),
  ]
}

/** 15 Waar beelden verschillen: gaps between the electorates and ties; never averaged away (DOMAIN §4.4). */
export function verschillen(facts: Facts): DraftBlock[] {
  const { telling, regel, invulplek } = createStatements('15')
  const refs = { stemRef: facts.stemRef }
  const gaps = facts.themas.filter(({ ranked }) => ranked?.viewGap === true)
  const ties = facts.rangorde?.tieGroups ?? []
  if (facts.rangorde === undefined)
    return [
      heading(2, '15 Waar beelden verschillen', '15'),
      ...paragraph(regel('Er is nog niet gestemd. Dit blijft dus open.')),
    ]
  return [
    heading(2, '15 Waar beelden verschillen', '15'),
    ...(gaps.length === 0
      ? paragraph(regel('Bij geen thema liggen de plekken van de twee groepen drie of meer uit elkaar.'))
      : [
          ...list(
            gaps.map(({ thema, ranked }) =>
              telling(
                refs,
                `${typed(thema.title)}: bij bewoners ${rankWords(ranked?.electorateRank.inwoner ?? 0)}, bij professionals ${rankWords(ranked?.electorateRank.professional ?? 0)}.`,
              ),
            ),
          ),
          ...paragraph(
            regel("Zo'n verschil hoort op de agenda. Wij middelen het niet weg."),
            invulplek('Na het gesprek: ', slot('hoe kijken we er samen naar?'), '.'),
          ),
        ]),
    ...(ties.length === 0 ? [] : list(ties.map((group) => telling(refs, tieLine(facts.rangorde, group))))),
  ]
}

const ruleWords = {
  consensus: 'waar beide groepen het meest achter staan',
  urgency: 'de urgentie',
  borda: 'de telling zonder gewichten',
  bord: 'de volgorde op het bord',
  besluit: 'een besluit van de begeleider',
} as const

function tieLine(rangorde: Rangorde | undefined, group: Rangorde['tieGroups'][number]): string {
  const ranked = group.themaIds.map((id) => rangorde?.themas.find((thema) => thema.themaId === id))
  const titles = ranked.map((thema) => typed(thema?.title ?? ''))
  return `Samen op plek ${ranked[0]?.rank ?? 0} (${rangorde?.status ?? 'voorlopig'}): ${listOf(titles)}. Wie eerst staat, volgt uit ${ruleWords[group.rule]}.${group.reason === undefined ? '' : ` De reden: ${typed(group.reason)}.`}`
}

/**
 * 16 Terug naar bewoners: a letter that can be sent by itself. What they told us is in their own words; what we do and do
 * not do is for people to say. Themas that are not worked out are in it too: those people were heard as well.
 */
export function terugNaarBewoners(facts: Facts): DraftBlock[] {
  const { regel, invulplek, telling, mens } = createStatements('16')
  const { werksessie } = facts.snapshot
  const area = typed(werksessie.area)
  const date = werksessie.date === '' ? undefined : dateWords(werksessie.date)
  const told = facts.entered.filter((signaal) => facts.authorOf(signaal).electorate === 'inwoner')
  const writers = new Set(told.map((signaal) => facts.authorOf(signaal).key)).size
  const others = facts.others.map(({ thema }) => typed(thema.title)).filter((title) => title !== '')
  return [
    heading(2, '16 Terug naar bewoners', '16'),
    ...paragraph(regel('Beste bewoner,')),
    ...paragraph(
      regel(
        `${date === undefined ? 'Onlangs' : `Op ${date}`} praatten bewoners en professionals met elkaar${area === '' ? '' : ` over ${area}`}.`,
      ),
      told.length === 0
        ? undefined
        : telling(
            { signaalIds: told.map(({ id }) => id) },
            writers === 1
              ? `Eén bewoner of vrijwilliger schreef ${count(told.length, 'briefje', 'briefjes')}.`
              : `${writers} bewoners en vrijwilligers schreven ${count(told.length, 'briefje', 'briefjes')}.`,
          ),
      regel('Dank u wel. In deze brief leest u wat we hoorden en wat we doen.'),
    ),
    ...facts.chosen.flatMap((one, index) => [
      heading(3, typed(one.thema.title) || 'Thema zonder naam', `16.${one.thema.id}`),
      ...letterPart(facts, one, index < maxQuotes),
    ]),
    ...(others.length === 0
      ? []
      : [
          heading(3, 'Wat we ook hoorden', '16.ander'),
          ...paragraph(
            mens({}, `U vertelde ons ook over: ${listOf(others)}.`),
            invulplek('Daarmee doen we dit: ', slot('nu, later of niet, en waarom?'), '.'),
          ),
        ]),
    heading(3, 'Hoe het verder gaat', '16.verder'),
    ...paragraph(
      invulplek('U hoort weer van ons op ', slot('datum'), '.'),
      invulplek('Wilt u meedoen of iets vragen? Dat kan bij ', slot('wie, en hoe te bereiken?'), '.'),
    ),
    ...paragraph(invulplek('Met vriendelijke groet, ', slot('wie tekent de brief?'))),
  ]
}

/** What residents told about one thema: one quote of theirs when there is room, and the open places. */
function letterPart(facts: Facts, { thema, signalen }: ThemaFacts, hasQuote: boolean): DraftBlock[] {
  const statements = createStatements('16', thema.id)
  const told = signalen.filter(
    (signaal) => demandKinds.has(signaal.kind) && facts.authorOf(signaal).electorate === 'inwoner',
  )
  const quote = hasQuote ? chooseQuotes(facts, told, 1)[0] : undefined
  return [
    ...paragraph(
      quote === undefined ? undefined : statements.regel('U vertelde ons bijvoorbeeld:'),
      quote === undefined ? undefined : sayQuote(facts, statements, quote),
    ),
    ...paragraph(
      statements.invulplek('Wij doen ', slot('wat doen we?'), '.'),
      statements.invulplek('Dit doen we niet: ', slot('wat niet?'), ', omdat ', slot('reden'), '.'),
    ),
  ]
}

/** 17 Leerpunten: for the next time; nothing is filled in by the system. */
export function leerpunten(facts: Facts): DraftBlock[] {
  const { regel, telling, invulplek } = createStatements('17')
  const few = facts.themas.filter(({ signalen, ranked }) => ranked?.fewSignalen === true || signalen.length < 3)
  const { fates } = facts.coverage
  const loose = fates.filter(({ fate }) => fate === 'los' || fate === 'geen_thema').map(({ signaalId }) => signaalId)
  const declined = facts.snapshot.surveyWithoutConsent
  return [
    heading(2, '17 Leerpunten', '17'),
    ...paragraph(
      few.length === 0
        ? undefined
        : regel(`Over ${listOf(few.map(({ thema }) => typed(thema.title)))} kregen we weinig signalen.`),
      loose.length === 0
        ? undefined
        : telling(
            { signaalIds: loose },
            `${capital(count(loose.length, 'signaal past', 'signalen passen'))} bij geen thema. Lees die apart: wat niet past, kan toch belangrijk zijn.`,
          ),
      declined === 0
        ? undefined
        : regel(
            `${capital(count(declined, 'invuller', 'invullers'))} van de vragenlijst ${declined === 1 ? 'gaf' : 'gaven'} geen toestemming.`,
          ),
    ),
    ...paragraph(
      invulplek('Dit ging goed: ', slot('wat houden we zo?'), '.'),
      invulplek('Dit doen we de volgende keer anders: ', slot('wat, en wie zorgt daarvoor?'), '.'),
    ),
  ]
}
