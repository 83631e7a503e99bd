/**
 * Words of the Dutch social domain that belong together though they share no letters: `deurwaarder` and `toeslag`.
 *
 * Everyday vocabulary of municipalities, neighbourhood teams and health services, not taken from one session. A word
 * may name more than one field. Matched by stem and by compound part, so `huurachterstand` is found through `huur`.
 */
import type { DutchText } from './text.ts'

const FIELDS: Readonly<Record<string, string>> = {
  geld:
    'geld geldzorgen schuld schulden armoede minima inkomen loon salaris uitkering bijstand aow pensioen toeslag toeslagen rekening rekeningen ' +
    'betalen rondkomen rood deurwaarder incasso lening leningen gokken huurachterstand achterstand schuldhulp schuldhulpverlening bewindvoerder ' +
    'budget budgetcoach voedselbank kledingbank bijzondere minimaregeling regeling energierekening stookkosten kachel boodschappen duur ' +
    'belastingdienst afbetaling kwijtschelding bijstandsnorm inkomensgrens sparen failliet',
  wonen:
    'wonen woning woningen huis huizen huur huurder huurders verhuurder corporatie woningcorporatie flat flats portiek appartement appartementen ' +
    'schimmel vocht tocht isolatie renovatie onderhoud lift galerij huismeester buren burenruzie doorstroming doorstroom seniorenwoning ' +
    'eengezinswoning verhuizen verhuizing woningnood dakloos hofje trap traplift',
  buitenruimte:
    'zwerfafval afval containers container rommel rotzooi vuilnis hondenpoep verlichting lantaarn lantaarnpaal donker stoep stoeptegels ' +
    'plantsoen groen park vijver bankje bankjes speeltuin speelplek openbare overlast hangjongeren dealen drugs vandalisme inbraak ' +
    'onveilig veilig veiligheid wijkagent boa politie camera melding meldingen',
  verkeer:
    'verkeer parkeren parkeerplaats parkeerplaatsen auto autos fiets fietsen fietspad stoplicht kruispunt oversteek oversteekplaats zebrapad ' +
    'drempel drempels rijden snelheid scooter bus bushalte halte busverbinding openbaarvervoer trein vervoer bereikbaarheid',
  ontmoeten:
    'ontmoeten ontmoeting ontmoetingsplek eenzaam eenzaamheid alleen alleenstaand alleenstaande alleenwonend alleenwonende koffie koffieochtend ' +
    'koffieinloop praatje gezellig gezelligheid buurtkamer buurthuis huiskamer soos ouderensoos bingo kaarten spelletjes samen eten eettafel ' +
    'buurtbarbecue straatfeest buurtfeest contact contacten bezoek gezelschap isolement weduwe weduwnaar zondag feest gastvrouw gastvrouwen ' +
    'gastheer kennismaken buren gezicht wandelgroep',
  meedoen:
    'vrijwilliger vrijwilligers vrijwilligerswerk meedoen participatie participeren initiatief initiatieven bewonersinitiatief bewonersgroep ' +
    'buurtinitiatief bestuur bestuursleden werk werkloos baan werkervaring dagbesteding talent talenten wijkatelier atelier ' +
    'werkplaats moestuin buurttuin cursus statushouder statushouders nieuwkomers organiseren wijkbudget inspraak maatjesproject buddy zinvol',
  gezond:
    'gezond gezonde gezondheid bewegen beweging sport sporten sportvereniging gym fitness fitnesstoestellen wandelen wandelclub hardlopen ' +
    'zwemmen zwemles zwembad leefstijl leefstijlcoach gli overgewicht obesitas diabetes suiker bloeddruk hart roken stoppen vapen alcohol ' +
    'voeding voedsel koken groente fruit snacks chips fysiotherapie fysio valpreventie vallen dietist overgang ' +
    'slaap medicijnen beweegcoach buurtsportcoach sportinstuif',
  mentaal:
    'psychisch psychische mentaal mentale ggz poh psycholoog psychiater depressie depressief somber stress burnout angst angstig paniek piekeren ' +
    'gedachten verward verwarde gedrag rouw verlies trauma verslaving verslaafd suicide zelfmoord wachtlijst wachttijd herstel ervaringsdeskundige ' +
    'ervaringsdeskundigen zelfregie lotgenoten mantelzorg mantelzorger mantelzorgers overbelast overbelasting respijt respijtzorg hoofd ' +
    'luisteren luisterend nachts emotie therapie crisis',
  wegwijs:
    'wegwijs loket informatie folder website websites digitaal digitale digid internet computer smartphone telefoon laptop formulier formulieren ' +
    'formulierenhulp brief brieven taal taalcafe taalles taalmaatje laaggeletterd laaggeletterden laaggeletterdheid lezen schrijven aanvragen aanvraag verwijzen verwijzing ' +
    'doorverwijzen doorverwijzing kastje muur buurtteam wijkteam sociaalwijkteam wmo indicatie bekendheid bekend vindbaar vindbaarheid agenda ' +
    'socialekaart overzicht aanbod hulpverlener hulpverleners instanties instantie ambtenaar bezwaar sleutelfiguren tolk',
  jeugd:
    'jeugd jongere jongeren kind kinderen tiener tieners school scholen leerling leerlingen leerkracht onderwijs opvoeden opvoeding ouders gezin ' +
    'gezinnen jeugdzorg jongerenwerk jongerenwerker kinderopvang peuter peuterspeelzaal voorschool huiswerk huiswerkbegeleiding schoolverzuim verzuim',
}

/** Field names a note touches, once per matching word; `@` keeps them apart from stems. */
export type ConceptReader = (words: readonly string[]) => readonly string[]

/** True for a field name as `ConceptReader` gives it. */
export function isConcept(term: string): boolean {
  return term.startsWith('@')
}

/** Builds the reader of fields over words (surfaces and compound parts) of a note. */
export function createConceptReader(dutch: DutchText): ConceptReader {
  const fieldsOf = new Map<string, string[]>()
  for (const [field, words] of Object.entries(FIELDS)) {
    for (const word of words.split(' ')) {
      const stem = dutch.stem(word)
      const fields = fieldsOf.get(stem) ?? []
      if (!fields.includes(field)) fieldsOf.set(stem, [...fields, field])
    }
  }
  return (words) => words.flatMap((word) => (fieldsOf.get(dutch.stem(word)) ?? []).map((field) => `@${field}`))
}
