import type { DraftBlock } from '../../../shared/domain/programma.ts'
import { electoratePlurals } from './electorate-words.ts'
import type { Facts } from './facts.ts'
import { createStatements, heading, paragraph, slot } from './statements.ts'
import { capital, count, dateWords, people, signalenCount, typed } from './words.ts'

/** 1 Waarom en hoe: what meeting this comes from, who was there, how the order was made, and what it does not decide. */
export function waaromEnHoe(facts: Facts): DraftBlock[] {
  const { snapshot, rangorde } = facts
  const { werksessie } = snapshot
  const { regel, telling, mens, invulplek } = createStatements('1')
  const present = snapshot.deelnemers.filter((person) => !person.begeleider)
  const inGroup = (electorate: 'professional' | 'inwoner'): number =>
    present.filter((person) => werksessie.settings.electorates[person.group] === electorate).length
  const time =
    werksessie.start !== '' && werksessie.end !== '' ? `, van ${werksessie.start} tot ${werksessie.end} uur` : ''
  const area = typed(werksessie.area)
  return [
    heading(2, '1 Waarom en hoe', '1'),
    ...paragraph(
      area === ''
        ? invulplek('Dit programma gaat over ', slot('welk gebied?'), '.')
        : regel(`Dit programma gaat over ${area}.`),
      werksessie.date === ''
        ? invulplek('De werksessie was op ', slot('datum'), '.')
        : regel(`De werksessie was op ${dateWords(werksessie.date)}${time}.`),
      mens({}, `De naam van de werksessie is: ${typed(werksessie.title)}.`),
      werksessie.targetGroup.trim() === ''
        ? invulplek('Het gaat om: ', slot('voor wie?'), '.')
        : mens({}, `Het gaat om: ${typed(werksessie.targetGroup)}.`),
    ),
    ...paragraph(
      regel(`Er deden ${people(present.length)} mee.`),
      ...(['professional', 'inwoner'] as const).map((electorate) =>
        regel(`${capital(electoratePlurals(facts, electorate))}: ${inGroup(electorate)}.`),
      ),
      telling(
        { signaalIds: facts.entered.map((signaal) => signaal.id) },
        `Samen schreven zij ${signalenCount(facts.entered.length)}.`,
      ),
      regel(
        werksessie.themaSource === 'vooraf'
          ? "De thema's lagen vooraf klaar. In de zaal kregen de signalen een plek."
          : "De thema's zijn in de zaal gevonden, uit de signalen zelf.",
      ),
    ),
    ...paragraph(...surveyLines(facts)),
    ...(rangorde === undefined
      ? paragraph(regel("Er is nog geen rangorde. De thema's staan in de volgorde van het bord."))
      : paragraph(
          regel("Wie mocht stemmen, verdeelde stippen over de thema's. Iedereen telt één keer."),
          telling(
            { stemRef: facts.stemRef },
            `Professionals: ${count(rangorde.ballots.professional, 'stembiljet', 'stembiljetten')}. `,
            `Bewoners: ${count(rangorde.ballots.inwoner, 'stembiljet', 'stembiljetten')}`,
            rangorde.status === 'definitief' ? ', met de vragenlijst erbij.' : '.',
          ),
          regel(alphaLine(rangorde.alpha)),
        )),
    ...paragraph(
      regel('De werksessie beslist niet. Over geld en opdrachten beslissen mensen met een mandaat.'),
      invulplek('Het besluit valt op ', slot('datum'), ', door ', slot('wie beslist?'), '.'),
    ),
  ]
}

function surveyLines({ snapshot }: Facts) {
  const { regel } = createStatements('1v')
  const answers = snapshot.survey.length
  const declined = snapshot.surveyWithoutConsent
  if (answers + declined === 0) return [regel('Er zijn nog geen antwoorden van de vragenlijst.')]
  return [
    regel(`De vragenlijst gaf ${count(answers, 'antwoord', 'antwoorden')} met toestemming.`),
    declined === 0
      ? undefined
      : regel(
          `${capital(count(declined, 'antwoord', 'antwoorden'))} zonder toestemming ${declined === 1 ? 'is' : 'zijn'} nergens gebruikt.`,
        ),
  ]
}

function alphaLine(alpha: number): string {
  if (alpha === 0.5) return 'De twee groepen tellen even zwaar, ook als de ene groep groter is.'
  const professional = Math.round(alpha * 100)
  return `De groep professionals telt voor ${professional} van de 100. De groep bewoners telt voor ${100 - professional}.`
}
