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
      typed(werksessie.title) === '' ? undefined : mens({}, `De werksessie heette: ${typed(werksessie.title)}.`),
      werksessie.targetGroup.trim() === ''
        ? invulplek('We keken naar deze mensen: ', slot('voor wie?'), '.')
        : mens({}, `We keken naar deze mensen: ${typed(werksessie.targetGroup)}.`),
    ),
    ...paragraph(
      regel(presentLine(facts, present.length, [inGroup('professional'), inGroup('inwoner')])),
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
            `De groep professionals gaf ${count(rangorde.ballots.professional, 'stembiljet', 'stembiljetten')}. `,
            `De groep bewoners gaf er ${rangorde.ballots.inwoner === 0 ? 'geen' : rangorde.ballots.inwoner === 1 ? 'één' : rangorde.ballots.inwoner}`,
            rangorde.status === 'definitief' ? ', met de vragenlijst meegeteld.' : '.',
          ),
          regel(alphaLine(rangorde.alpha)),
        )),
    ...paragraph(
      regel('De werksessie beslist niet. Over geld en opdrachten beslissen mensen met een mandaat.'),
      invulplek('Het besluit valt op ', slot('datum'), ', door ', slot('wie beslist?'), '.'),
    ),
  ]
}

/** 'Er deden 49 mensen mee: 30 professionals en gemeente, en 19 bewoners en vrijwilligers.' */
function presentLine(facts: Facts, all: number, [professionals, residents]: readonly [number, number]): string {
  const start = `Er ${all === 1 ? 'deed' : 'deden'} ${people(all)} mee`
  if (all < 2 || professionals + residents === 0) return `${start}.`
  const part = (n: number, electorate: 'professional' | 'inwoner'): string =>
    `${n === 0 ? 'geen' : n === 1 ? 'één uit de groep' : n} ${electoratePlurals(facts, electorate)}`
  return `${start}: ${part(professionals, 'professional')}, en ${part(residents, 'inwoner')}.`
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
