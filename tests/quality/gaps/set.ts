import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'

/** A note of the set: who wrote it (a person of the case), of what kind, and its words. */
export interface GapNote {
  readonly by: string
  readonly kind: SignaalKind
  readonly text: string
  readonly about?: { readonly area?: string; readonly targetGroup?: string; readonly dayparts?: readonly string[] }
  readonly state?: 'archived' | 'hidden' | 'offTopic'
}
export interface GapCase {
  readonly name: string
  readonly notes: readonly GapNote[]
  readonly supply: readonly (Partial<MapNode> & { readonly name: string })[]
  /** Positions of the notes that together are the demand without supply; absent: there is no white spot here. */
  readonly gap?: readonly number[]
}

const says = (by: string, text: string, kind: SignaalKind = 'bewonersinput'): GapNote => ({ by, kind, text })

/** Written from the definition in DOMAIN §3 (two people, one cell, no active supply), in the words people use on notes. */
export const gapCases: readonly GapCase[] = [
  {
    name: 'taalles in de avond',
    notes: [
      says('a', 'Kan de taalles ook na het eten? Overdag sta ik in de winkel', 'wens'),
      says('b', 'ik werk van 9 tot 5, dan is het taalcafé alweer dicht'),
      says('c', 'mijn docent is echt geduldig', 'gaat_goed'),
    ],
    supply: [{ name: 'Taalcafé', schedule: ['di-ochtend'] }],
    gap: [0, 1],
  },
  {
    name: 'kinderen op zaterdag',
    notes: [
      says('a', 'op zaterdag is er voor de kinderen niks te doen'),
      says('b', 'Weekenden zijn lang als je geen tuin hebt', 'zorg'),
      says('c', 'stoep voor de school is glad', 'praktijksignaal'),
    ],
    supply: [{ name: 'Kinderclub', schedule: ['wo-middag'] }],
    gap: [0, 1],
  },
  {
    name: 'bereikbaar in de nacht',
    notes: [
      says('a', "'s nachts lig ik te malen en er is niemand die opneemt"),
      says('b', 'crisis komt bij ons altijd midden in de nacht, dan is er alleen 112', 'praktijksignaal'),
    ],
    supply: [{ name: 'Telefonisch spreekuur', schedule: ['ma-ochtend', 'do-ochtend'] }],
    gap: [0, 1],
  },
  {
    name: 'vaders onder elkaar',
    notes: [
      says('a', 'sinds mijn pensioen kom ik de deur niet uit, het is overal breien', 'bewonersinput'),
      says('b', 'Weduwnaars uit de flat zien we nergens terug', 'praktijksignaal'),
      says('c', 'iets voor mannen graag, gewoon sleutelen aan een brommer', 'wens'),
    ],
    supply: [{ name: 'Vrouwenochtend', schedule: ['vr-ochtend'], targetGroups: ['vrouwen'] }],
    gap: [1, 2],
  },
  {
    name: 'plek voor pubers',
    notes: [
      says('a', 'pubers hangen bij de snackbar, waar moeten ze anders heen', 'zorg'),
      says('b', 'Voor tieners is hier geen ene plek'),
      says('c', 'Jongeren tussen 14 en 18 vallen tussen wal en schip', 'praktijksignaal'),
    ],
    supply: [{ name: 'Bingo', schedule: ['do-middag'], targetGroups: ['ouderen'] }],
    gap: [0, 1, 2],
  },
  {
    name: 'hoogbejaarden bewegen',
    notes: [
      says('a', 'mijn buurvrouw van 83 durft niet meer mee met de gym'),
      says('b', 'Hoogbejaarden haken af, het tempo is te hoog', 'praktijksignaal'),
    ],
    supply: [{ name: 'Bootcamp park', schedule: ['za-ochtend'], targetGroups: ['twintigers'] }],
    gap: [0, 1],
  },
  {
    name: 'wie voor een ander zorgt',
    notes: [
      says('a', 'Ik zorg dag en nacht voor mijn moeder en kan zelf nergens mijn verhaal kwijt'),
      says('b', 'mantelzorgers vallen om voordat ze hulp vragen', 'praktijksignaal'),
    ],
    supply: [{ name: 'Maatjesproject', targetGroups: ['jongeren'] }],
    gap: [0, 1],
  },
  {
    name: 'vluchtelingen en de huisarts',
    notes: [
      says('a', 'vluchtelingen weten niet hoe je een huisarts vindt', 'praktijksignaal'),
      says('b', 'Oekraïense gezinnen durven niet naar het consultatiebureau', 'zorg'),
    ],
    supply: [{ name: 'Seniorenspreekuur', schedule: ['ma-ochtend'], targetGroups: ['ouderen'] }],
    gap: [0, 1],
  },
  {
    name: 'met een rollator naar binnen',
    notes: [
      says('a', 'met mijn rollator kom ik het buurthuis niet in'),
      says('b', 'blinde buurman vindt de ingang niet en niemand loopt mee', 'praktijksignaal'),
      says('c', 'Graag ook iets voor mensen in een rolstoel', 'wens'),
    ],
    supply: [{ name: 'Dansavond', schedule: ['vr-avond'] }],
    gap: [0, 1, 2],
  },
  {
    name: 'er alleen voor staan',
    notes: [
      says('a', 'als alleenstaande moeder kan ik nergens heen zonder oppas'),
      says('b', 'eenoudergezinnen missen een netwerk', 'praktijksignaal'),
    ],
    supply: [{ name: 'Leesclub', schedule: ['ma-avond'], targetGroups: ['volwassenen'] }],
    gap: [0, 1],
  },
  {
    name: 'spelen in Oosterhout',
    notes: [
      says('a', 'in Oosterhout staat geen één wipkip'),
      says('b', 'Kinderen uit Oosterhout moeten de drukke weg over om te spelen', 'zorg'),
    ],
    supply: [
      { name: 'Speeltuin', area: 'Centrum' },
      { name: 'Dorpsplein', type: 'plek', area: 'Oosterhout', geo: [10, 10], themaIds: [] },
    ],
    gap: [0, 1],
  },
  {
    name: 'niemand komt in De Weide',
    notes: [
      says('a', 'bij ons in de weide zie je nooit een wijkagent'),
      says('b', 'bewoners van De Weide melden niks meer, er komt toch niemand', 'praktijksignaal'),
    ],
    supply: [
      { name: 'Spreekuur wijkagent', area: 'Centrum', schedule: ['ma-middag'] },
      { name: 'Trapveld', type: 'plek', area: 'De Weide', geo: [80, 80], themaIds: [] },
    ],
    gap: [0, 1],
  },
  {
    name: 'zwemmen',
    notes: [
      says('a', 'zwemles is onbetaalbaar en de wachttijd twee jaar'),
      says('b', 'Zwemmen voor de kinderen, dat moet toch kunnen', 'wens'),
    ],
    supply: [{ name: 'Voetbalclinic', schedule: ['wo-middag'] }],
    gap: [0, 1],
  },
  {
    name: 'samen aan tafel',
    notes: [
      says('a', 'ik eet altijd in mijn eentje, gezellig is anders'),
      says('b', 'een eettafel waar je mag aanschuiven', 'wens'),
      says('c', 'Veel ouderen koken niet meer voor zichzelf', 'praktijksignaal'),
    ],
    supply: [{ name: 'Koffieochtend', schedule: ['di-ochtend'], targetGroups: ['ouderen'] }],
    gap: [0, 1],
  },
  {
    name: 'naar het ziekenhuis komen',
    notes: [
      says('a', 'zonder auto kom je niet bij het ziekenhuis'),
      says('b', 'de belbus is opgeheven en de halte is te ver lopen'),
    ],
    supply: [{ name: 'Wandelgroep', schedule: ['do-ochtend'] }],
    gap: [0, 1],
  },
  {
    name: 'een lamp ophangen',
    notes: [
      says('a', 'niemand die even een lampje voor me ophangt, klussen lukt niet meer'),
      says('b', 'kleine klusjes in huis blijven bij onze cliënten maanden liggen', 'praktijksignaal'),
    ],
    supply: [{ name: 'Naaiatelier', schedule: ['ma-middag'] }],
    gap: [0, 1],
  },
  {
    name: 'huiswerk, en niemand noemde aanbod',
    notes: [
      says('a', 'huiswerk maken lukt thuis niet met vijf man in een kamer'),
      says('b', 'leerlingen zonder rustige plek lopen achter', 'praktijksignaal'),
    ],
    supply: [],
    gap: [0, 1],
  },
  {
    name: 'zondag met kleine kinderen',
    notes: [
      says('a', 'zondagmiddag met twee peuters, alles dicht'),
      says('b', 'Is er op zondag ergens een inloop voor gezinnen?', 'wens'),
    ],
    supply: [{ name: 'Peuterochtend', schedule: ['di-ochtend', 'do-ochtend'] }],
    gap: [0, 1],
  },
  {
    name: 'wie wacht op behandeling',
    notes: [
      says('a', 'Al acht maanden op de wachtlijst voor de psycholoog, ik hoor niets'),
      says('b', 'wachtenden op de ggz raken hun dagritme kwijt', 'praktijksignaal'),
    ],
    supply: [{ name: 'POH-ggz', schedule: ['ma-ochtend'] }],
    gap: [0, 1],
  },
  {
    name: 'ploegendienst',
    notes: [
      says('a', 'ik draai ploegendienst, het spreekuur is precies als ik moet werken'),
      says('b', 'Werkenden met een schuld vinden ons pas als het te laat is', 'praktijksignaal'),
    ],
    supply: [{ name: 'Schuldhulp', schedule: ['ma-ochtend', 'wo-ochtend'] }],
    gap: [0, 1],
  },
  {
    name: 'alles moet met een app',
    notes: [
      says('a', 'alles moet met een app, dat snap ik niet'),
      says('b', 'mensen die slecht lezen gooien onze brief weg', 'praktijksignaal'),
    ],
    supply: [{ name: 'Repair café', schedule: ['za-middag'] }],
    gap: [0, 1],
  },
  {
    name: 'de avond die is gestopt',
    notes: [says('a', 'Ik mis de spelletjesavond'), says('b', "'s avonds is het hier doodstil", 'bewonersinput')],
    supply: [
      { name: 'Spelletjes', schedule: ['do-avond'], archivedAt: 1 },
      { name: 'Spelletjes overdag', schedule: ['do-middag'] },
    ],
    gap: [0, 1],
  },
  {
    name: 'filled in, not written',
    notes: [
      { ...says('a', 'hier is behoefte aan iets gezelligs', 'wens'), about: { dayparts: ['za-middag'] } },
      { ...says('b', 'gezelschapsspelletjes zouden leuk zijn', 'wens'), about: { dayparts: ['zo-middag'] } },
    ],
    supply: [{ name: 'Soos', schedule: ['wo-middag'] }],
    gap: [0, 1],
  },
  {
    name: 'waar moet je zijn',
    notes: [
      says('a', 'van het kastje naar de muur, elke keer opnieuw mijn verhaal'),
      says('b', 'ik weet niet waar ik moet zijn met een vraag'),
      says('c', 'Bewoners kennen ons niet, ze komen via via', 'praktijksignaal'),
    ],
    supply: [{ name: 'Spreekuur maatschappelijk werk', schedule: ['wo-ochtend'] }],
    gap: [0, 1, 2],
  },

  // No white spot: each of these looks like one.
  {
    name: 'one person twice',
    notes: [says('a', "'s avonds is er niks"), says('a', 'en dan bedoel ik elke avond', 'zorg')],
    supply: [{ name: 'Inloop', schedule: ['ma-ochtend'] }],
  },
  {
    name: 'there is supply at that moment',
    notes: [says('a', 'in de avond wil ik sporten', 'wens'), says('b', 'avonden zijn lang')],
    supply: [{ name: 'Sporthal', schedule: ['do-avond'] }],
  },
  {
    name: 'supply is on a note',
    notes: [
      says('a', 'zaterdags zit iedereen binnen'),
      says('b', 'in het weekend mis ik aanspraak'),
      says('c', 'kerk: elke zaterdag open huis van 2 tot 5', 'aanbod'),
    ],
    supply: [],
  },
  {
    name: 'it goes well',
    notes: [
      says('a', 'fijn dat we zondags met zijn allen voetballen', 'gaat_goed'),
      says('b', 'zondag is de mooiste dag in het park', 'gaat_goed'),
      says('c', 'zondagse markt trekt veel volk', 'gaat_goed'),
    ],
    supply: [{ name: 'Loopgroep', schedule: ['wo-ochtend'] }],
  },
  {
    name: 'ideas are no demand',
    notes: [
      says('a', 'avondopenstelling bibliotheek zou kunnen', 'kans'),
      says('b', "laat de scouting 's avonds het veld gebruiken", 'oplossing'),
    ],
    supply: [{ name: 'Bibliotheek', schedule: ['wo-middag'] }],
  },
  {
    name: 'withdrawn, hidden and off topic',
    notes: [
      { ...says('a', "'s nachts is het onrustig"), state: 'archived' },
      { ...says('b', 'in de nacht hoor ik ze schreeuwen'), state: 'hidden' },
      { ...says('c', 'nachtbus rijdt niet'), state: 'offTopic' },
      says('d', "'s nachts brandt er geen licht"),
    ],
    supply: [{ name: 'Wijkteam', schedule: ['ma-ochtend'] }],
  },
  {
    name: 'the same group in other words',
    notes: [
      says('a', 'senioren komen moeilijk de deur uit', 'praktijksignaal'),
      says('b', 'de 70-plussers in onze flat zijn veel alleen', 'zorg'),
    ],
    supply: [{ name: 'Soos', schedule: ['do-middag'], targetGroups: ['65-plussers'] }],
  },
  {
    name: 'words that only look like a moment',
    notes: [
      says('a', 'die aanvraag was een nachtmerrie'),
      says('b', 'wat een nachtmerrie, vier formulieren voor een paspoort', 'zorg'),
    ],
    supply: [{ name: 'Gemeenteloket', schedule: ['ma-ochtend'] }],
  },
  {
    name: 'an evening of walking that was fun',
    notes: [
      says('a', 'de avondvierdaagse gaf veel zwerfafval', 'praktijksignaal'),
      says('b', 'Na de avondvierdaagse lag overal rommel'),
    ],
    supply: [{ name: 'Opruimactie', schedule: ['za-ochtend'] }],
  },
  {
    name: 'two different things',
    notes: [says('a', "'s avonds is er niks te doen"), says('b', 'in het weekend is de kantine dicht')],
    supply: [{ name: 'Kantine', schedule: ['wo-middag'] }],
  },
  {
    name: 'in the daytime there is plenty',
    notes: [says('a', 'overdag koffie drinken is fijn', 'wens'), says('b', 'overdag heb ik alle tijd')],
    supply: [{ name: 'Koffie', schedule: ['ma-ochtend', 'wo-middag'] }],
  },
  {
    name: 'full containers',
    notes: [
      says('a', 'de containers zitten altijd vol'),
      says('b', 'Afval naast de bak, iedere dag weer', 'zorg'),
      says('c', 'ratten bij het trapveld', 'praktijksignaal'),
    ],
    supply: [{ name: 'Grofvuil ophalen', schedule: ['vr-ochtend'] }],
  },
  {
    name: 'supply in that very neighbourhood',
    notes: [says('a', 'in Oosterhout mis ik contact'), says('b', 'oosterhout is stil geworden')],
    supply: [{ name: 'Dorpshuis', type: 'voorziening', area: 'Oosterhout', geo: [12, 12], schedule: ['ma-middag'] }],
  },
  {
    name: 'the need is met',
    notes: [says('a', 'zwemmen met de kleinkinderen', 'wens'), says('b', 'zwemles is duur')],
    supply: [{ name: 'Zwemles in het buitenbad', schedule: ['za-ochtend'] }],
  },
]
