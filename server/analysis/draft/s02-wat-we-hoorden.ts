import type { DraftBlock } from '../../../shared/domain/programma.ts'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import type { Facts, ThemaFacts } from './facts.ts'
import { placeWords } from './rank-lines.ts'
import { createStatements, heading, list, paragraph, slot } from './statements.ts'
import { capital, count, listOf, signalenCount, typed } from './words.ts'

/** 2 Wat we hoorden: every thema in order with its status, and which of them are worked out below. */
export function watWeHoorden(facts: Facts): DraftBlock[] {
  const { rangorde, coverage } = facts
  const { regel, telling, invulplek } = createStatements('2')
  const items = createStatements('2t')
  const loose = coverage.fates.filter((line) => line.fate === 'los' || line.fate === 'geen_thema')
  const room = facts.themas.find((thema) => thema.roomRank === 1)
  const first = facts.themas[0]
  return [
    heading(2, '2 Wat we hoorden', '2'),
    ...(facts.themas.length === 0
      ? paragraph(invulplek("Er zijn nog geen thema's. ", slot("welke thema's herkent de groep?")))
      : paragraph(regel(statusLine(facts)))),
    ...list(
      facts.themas.map((thema) =>
        items.telling(
          { signaalIds: thema.signalen.map((signaal) => signaal.id), stemRef: facts.stemRef },
          themaLine(facts, thema),
        ),
      ),
    ),
    ...paragraph(
      ...bannerLines(facts).map((line) => regel(line)),
      rangorde?.status === 'definitief' && room !== undefined && room !== first && first !== undefined
        ? telling(
            { stemRef: facts.stemRef },
            `In de zaal stond ${typed(room.thema.title)} bovenaan. Met de vragenlijst erbij is dat ${typed(first.thema.title)}.`,
          )
        : undefined,
      loose.length === 0
        ? undefined
        : telling(
            { signaalIds: loose.map((line) => line.signaalId) },
            `${capital(signalenCount(loose.length))} ${loose.length === 1 ? 'heeft' : 'hebben'} geen thema. U leest ze in bijlage B.`,
          ),
    ),
    ...(facts.others.length === 0
      ? []
      : paragraph(
          regel(chosenLine(facts)),
          invulplek('De groep kiest: ', slot("welke thema's werken we uit, en waarom?"), '.'),
        )),
  ]
}

function themaLine(facts: Facts, { thema, tiedWith, signalen, people, ...rest }: ThemaFacts): string {
  const title = typed(thema.title)
  const place = placeWords(facts, { thema, tiedWith, signalen, people, ...rest })
  const start = tiedWith.length === 0 ? capital(place) : `Samen op ${place}`
  const from = people === 1 ? 'één deelnemer' : `${people} mensen`
  const parts = [
    `${start}: ${title}.`,
    signalen.length === 0 ? 'Geen signalen.' : `${capital(signalenCount(signalen.length))} van ${from}.`,
    rest.ranked?.fewSignalen === true ? 'Let op: weinig signalen.' : '',
    rest.ranked?.viewGap === true ? 'Hier kijken de groepen verschillend naar.' : '',
    thema.level === 'stedelijk' ? 'Dit hoort ook op de stedelijke agenda.' : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function statusLine({ rangorde }: Facts): string {
  if (rangorde === undefined) return 'Er is nog niet gestemd. De volgorde zegt nog niets en is voorlopig.'
  return rangorde.status === 'definitief'
    ? 'Deze volgorde is definitief: de antwoorden van de vragenlijst tellen mee.'
    : 'Deze volgorde is voorlopig: de stem van bewoners is nog niet compleet.'
}

/** Small or silent electorates are said in words (DOMAIN §4.4). */
function bannerLines({ rangorde }: Facts): string[] {
  if (rangorde === undefined) return []
  const { professional, inwoner } = rangorde.ballots
  const words: Readonly<Record<Rangorde['banners'][number], string>> = {
    geen_stemmen_inwoner: 'Er zijn geen stemmen van bewoners.',
    geen_stemmen_professional: 'Er zijn geen stemmen van professionals.',
    kleine_groep_inwoner: `Kleine groep: bewoners gaven ${count(inwoner, 'stembiljet', 'stembiljetten')}.`,
    kleine_groep_professional: `Kleine groep: professionals gaven ${count(professional, 'stembiljet', 'stembiljetten')}.`,
  }
  const lines = rangorde.banners.map((banner) => words[banner])
  for (const group of rangorde.tieGroups) {
    const titles = group.themaIds.map((id) => typed(rangorde.themas.find((thema) => thema.themaId === id)?.title ?? ''))
    lines.push(`${listOf(titles)} liggen zo dicht bij elkaar dat ze gelijk staan.`)
  }
  return lines
}

function chosenLine({ chosen, chosenByPeople }: Facts): string {
  const start =
    chosen.length === 1 ? 'Hierna is één thema uitgewerkt' : `Hierna zijn ${chosen.length} thema's uitgewerkt`
  return chosenByPeople
    ? `${start}, omdat mensen die kozen.`
    : `${start}, omdat die bovenaan staan. Dat is een voorstel.`
}
