/**
 * Dutch words and sayings that mean nearly the same on notes of a neighbourhood: `huismeester` and `conciërge`.
 *
 * Narrower than the fields of `concepts.ts`: words of one set can replace each other in a statement. General vocabulary,
 * matched by stem and by compound part; a saying counts as one word.
 */
import type { DutchText } from './text.ts'
import { stripAccents, tokenise } from './text.ts'

/** One set per line; the first word names it. */
const SETS = `
afval zwerfafval rommel rotzooi vuilnis troep zwerfvuil
afvalbak prullenbak vuilnisbak
donker pikdonker duister verlichting lantaarn lantaarnpaal straatverlichting licht
huismeester concierge huisbewaarder beheerder
dealen gedeald drugs drugshandel
stuk kapot defect
stoep trottoir
dokter huisarts huisartsen
jeugdhulp jeugdzorg
jongere jongeren tiener tieners hangjeugd hangjongeren
kind kinderen leerling leerlingen
ouderen senior senioren bejaarden
nieuwkomer nieuwkomers statushouder statushouders vluchteling vluchtelingen
buurman buurvrouw buren bovenburen onderburen
diabetes suikerziekte
overgewicht obesitas
psychisch ggz psycholoog psychiater
somber somberheid depressie depressief
eenzaam eenzaamheid isolement
weduwe weduwnaar
vrouw vrouwelijk
weekend zaterdag zondag
avond avonds savonds
overdag kantoortijd kantooruren
ochtend ochtends smorgens
wachtlijst wachttijd wachten wachtrij wacht
zwemmen zwemles zwembad badmeester badwater
wandelen wandeling wandelclub wandelgroep
sporten sport sportschool fitness
fiets fietsen fietser
parkeren parkeerplaats parkeerplek
bang eng angst durven durft durf angstig
duur onbetaalbaar
wonen woning woningen
schuld schulden
deurwaarder incasso
grens inkomensgrens bijstandsnorm minimumgrens
regeling toeslag voorziening
begeleiding begeleiden inwerken inwerkt inwerk coaching
stoppen afhaken haken
moe uitgeput overbelast overbelasting
begrijpen begrijpt snappen snapt snap onbegrijpelijk onleesbaar
lastig ingewikkeld drempel
brief brieven post
website site
agenda kalender
loket balie
laaggeletterd laaggeletterdheid analfabeet taalcafe taalcursus
verwijzen doorverwijzen verwijzing doorverwijzing
buurtteam wijkteam
buurthuis wijkcentrum buurtcentrum wijkgebouw
winkelcentrum winkel
taalmaatje taalvrijwilliger taalcoach
maatje buddy
lawaai geluidsoverlast herrie
melden melding aangifte klacht
gezamenlijk gedeeld
leeg leegstaand leegstaande leegstand
cursus les training workshop
gratis kosteloos
werk werken werkend werkende baan
`

/** Short days on timetables; only where they stand as a word of their own. */
const DAYS: ReadonlyMap<string, string> = new Map([
  ['ma', 'maandag'],
  ['di', 'dinsdag'],
  ['wo', 'woensdag'],
  ['do', 'donderdag'],
  ['vr', 'vrijdag'],
  ['za', 'zaterdag'],
])

/** Sayings and turns of phrase, matched on lower-case words without accents. What they cover counts as one word. */
const SAYINGS: readonly (readonly [string, RegExp])[] = [
  ['~doorgestuurd', /(?:van )?(?:het )?kastje naar (?:de )?muur|van loket naar loket|rondjes?\b/g],
  ['~buitendeboot', /tussen (?:de )?wal en (?:het )?schip|buiten de boot|vall?(?:en|t) (?:overal |er |net )*buiten/g],
  ['~onbekend', /nooit van gehoord|\bonbekend|\b(?:weet|weten|ken|kent|kennen) (?:\p{L}+ ){0,3}?(?:niet|geen)\b/gu],
  ['~telaat', /\bte laat\b|\bpas (?:als|bij|wanneer)\b/g],
  ['~tegelijk', /\b(?:de)?zelfde (?:tijd|moment)|\btegelijk(?:ertijd)?\b|\ballebei (?:op |om )?(?=ma|di|wo|do|vr|za)/g],
  ['~vastegroep', /\b(?:de)?zelfde (?:\d+ )?(?:mensen|groepje|clubje|gezichten|vrijwilligers)/g],
  ['~eigenbuurt', /\b(?:eigen|andere) (?:\p{L}+ )?(?:buurt|wijk|straat|kant|stadsdeel)\b/gu],
  ['~zinloos', /\bheeft geen (?:zin|nut)|\bmeld(?:en|t)? (?:\p{L}+ ){0,2}?niet meer/gu],
  ['~jonger', /\bjonger\b|\bonder de \d{2}\b|\bop jonge leeftijd/g],
  ['~armlastig', /\bkom(?:t|en)? (?:er )?niet rond|\b(?:aan het )?eind(?:e)? (?:van de |vd )?maand/g],
]

/** One word of a statement: `unit` names its set, its saying or its stem. */
export type SynonymReader = {
  /** Words in order with sayings taken together (`~telaat`) and short days written out. */
  readonly wordsOf: (text: string) => readonly string[]
  /** The set of a word or of a saying, `undefined` when it is in none. */
  readonly setOf: (word: string) => string | undefined
}

/** Builds the reader of sets and sayings. */
export function createSynonymReader(dutch: DutchText): SynonymReader {
  const sets = new Map<string, string>()
  for (const line of SETS.trim().split('\n')) {
    const words = line.split(' ')
    for (const word of words) sets.set(dutch.stem(word), `~${words[0]}`)
  }
  return {
    wordsOf: (text) => {
      let plain = tokenise(stripAccents(text))
        .map(({ surface }) => DAYS.get(surface) ?? surface)
        .join(' ')
      for (const [name, pattern] of SAYINGS) plain = plain.replace(pattern, ` ${name} `)
      return plain.split(' ').filter((word) => word !== '')
    },
    // 'Ouders' and 'ouderen' have one stem and are other people.
    setOf: (word) => (word.startsWith('~') ? word : /^ouders?$/.test(word) ? undefined : sets.get(dutch.stem(word))),
  }
}
