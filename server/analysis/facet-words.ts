import type { Dagdeel } from '../../shared/domain/gat.ts'

/**
 * Everyday words for when, for whom and for what. Matched against text in lower case without apostrophes. Each list is
 * vocabulary of the Dutch social domain; a pattern that is also part of an unrelated word says so (`nachtmerrie`).
 */
export const daypartWords: Readonly<Record<Dagdeel, RegExp>> = {
  ochtend: /ochtend|\bvoor schooltijd\b|\bs morgens\b|\bvroeg in de morgen/,
  middag: /middag(?!slaap)|\bna schooltijd\b|\bna school\b/,
  overdag: /\boverdag\b|\bonder kantoortijd|\bkantooruren\b/,
  avond:
    /(?<!goeden)avond(?!vierdaagse|maal|klok)|\bna (?:het |mijn |mn )?werk\b|\bna het (?:avond)?eten\b|\bna (?:1[5-9]|2\d)(?:[.:]\d\d)? ?u|\bna (?:vijven|zessen|zevens?|half zes|vijf uur|zes uur)|\bbuiten kantoort/,
  nacht: /nacht(?!merrie|egaal|kastje|kleding)/,
  weekend: /weekend|\bzondag(?!skrant|sschool|se)|\bzaterdag(?!se)|\b(?:za|zo)-/,
}

/** Who a text is about, in the words a programme would use. */
export const groupWords: readonly (readonly [string, RegExp])[] = [
  ['mannen', /\bmannen\b|\bweduwnaar|\bvaders?\b|\bmannenw/],
  ['vrouwen', /\bvrouwen|\bmeiden|\bmeisjes|\bmoedergroep/],
  ['jonge ouders', /\bjonge (?:moeder|ouder|vader)|babyblues|\bpasgeboren|\bkraamt/],
  ['alleenstaande ouders', /\balleenstaande (?:moeder|ouder|vader)|eenouder|\b(?:moeder|vader) alleen\b/],
  ['gezinnen met kinderen', /\bpeuters?\b|\bkleuters?\b|\bbasisschool|\bgezinnen met (?:jonge |kleine )?kinderen/],
  [
    'ouderen',
    /\bouderen|\bsenior|\baow|\b(?:65|70|75|80|85)(?: ?\+|-?plus)|bejaard|\bgepensioneerd|\b(?:oma|opa)s?\b|\bvan (?:7\d|8\d|9\d)\b|\boude mensen/,
  ],
  [
    'jongeren',
    /\bjongeren|\bhangjeugd|\btwintigers|\bjeugd\b|\bpubers?\b|\btieners?\b|\bhangjongeren|\bmiddelbare school/,
  ],
  [
    'mantelzorgers',
    /mantelzorg|\bzorg(?: \S+){0,3} voor (?:mn|mijn) (?:man|vrouw|moeder|vader|ouders|kind|zoon|dochter|zus|broer)|oppast op (?:mn|mijn)/,
  ],
  [
    'mensen met werk',
    /\bwerkende[nr]?\b|\bwerkende |\bmet een baan\b|\bwerk \d|\bik werk\b|\bbaan\b|\bploegendienst|\bik moet werken|\boverdag (?:sta|zit|ben) ik|\bwerken van \d|\bkantoorbaan/,
  ],
  [
    'mensen op een wachtlijst',
    /wachtlijst|wachttijd ggz|\bwachtenden?\b|\bwie wacht op|\bwachten op (?:behandeling|de ggz|de psycholoog)/,
  ],
  [
    'nieuwkomers',
    /statushouder|nieuwkomer|migrant|vluchteling|asielzoeker|oekrai?[iï]n|syri[eë]r|eritre|\bnet in nederland|inburger/,
  ],
  ['nieuwe bewoners', /\bnieuwe bewoner|\bnet verhuisd\b/],
  [
    'mensen die moeilijk lezen of niet digitaal zijn',
    /laaggeletterd|digid|zonder internet|geen smartphone|digitaal|\bslecht lezen|\bmoeite met lezen|\bniet kunnen lezen|\bmet een app\b|\bgeen computer|\balles online\b/,
  ],
  [
    'mensen met een beperking',
    /rolstoel|scootmobiel|\bbeperking|rollator|\bblinde?\b|slechtziend|\bdo(?:ve|of)\b|slechthorend/,
  ],
]

/**
 * What people need, where that is a thing of its own: a swimming lesson is no answer to a meal together. `offer` is how
 * supply says it, where that differs.
 */
export const needWords: readonly {
  readonly name: string
  readonly asked: RegExp
  readonly offer?: RegExp
}[] = [
  { name: 'zwemmen', asked: /\bzwem|zwemmen\b|zwembad|badwater/ },
  {
    name: 'samen eten',
    asked:
      /\bsamen (?:eten|koken)|eettafel|\bmee-?eten|\beet (?:ik )?(?:altijd |vaak |elke dag )?(?:alleen|in mijn eentje|in mn eentje)|\bwarme maaltijd/,
    offer: /samen (?:eten|koken)|eettafel|\bmaaltijd|\beetcafe|\beetcafé|\bkookgroep|\bbuurtrestaurant/,
  },
  {
    name: 'vervoer',
    asked: /belbus|bushalte|busverbinding|\bhalte\b|vervoer|\bzonder auto\b|\bmet de bus\b|\bbuslijn|\bdeeltaxi/,
  },
  {
    name: 'hulp bij klussen',
    asked: /\bklus(?:sen|jes?|je)\b|\bklussendienst|lampje|\bophangt?\b.*\b(?:lamp|gordijn)/,
  },
  {
    name: 'huiswerk en een rustige plek',
    asked: /huiswerk|\brustige plek|\bleerplek|\bbijles/,
  },
  {
    name: 'één herkenbaar punt',
    asked:
      /\bkastje naar (?:de )?muur|\bverwijzen (?:in )?rondjes|\bnooit van gehoord|\bweet(?:en)? niet (?:dat|waar|welk|wat er)|\bniet weten waar|\bkennen (?:ons|het aanbod) niet|\bken zelf niet|\bvia via\b|\bloket\b|\bnummer dat je (?:kan|kunt) bellen|\bwie (?:moet|kan) ik (?:bellen|vragen)|\bwat er te doen is\b|websites? met activiteiten|\bactiviteitenagenda|\bgeen overzicht/,
    offer:
      /\bwijkgids|sociale kaart|\b[eé][eé]n (?:loket|punt|nummer|agenda)|\bwijkwijzer|\bactiviteitenagenda|\bbuurtgids/,
  },
  {
    name: 'een luisterend oor',
    asked: /luisterend oor|\bmijn verhaal kwijt|\bmn verhaal kwijt|\bgoed gesprek\b|\bmet iemand praten/,
  },
  { name: 'lotgenoten', asked: /lotgenoten/ },
  {
    name: 'sport en bewegen',
    asked: /\bsporten\b|\bsportschool|\bfitness|\bgymles|\bgymnastiek/,
    offer: /sport|fitness|\bgym|\bwandel|\byoga|beweeg|\bbootcamp|\bdans|voetbal|\bzwem/,
  },
  { name: 'fietsen leren', asked: /fietsles|\bleren fietsen/ },
  { name: 'kinderopvang', asked: /kinderopvang|\bcreche|\bcrèche|\bgeen oppas\b|\bzonder oppas\b|\bbso\b/ },
  { name: 'een openbaar toilet', asked: /\btoilet|\bwc\b(?! ?g)/ },
  { name: 'muziek en cultuur', asked: /\bmuziekles|\bkoor\b|\btoneel|\btheater/ },
  { name: 'respijt', asked: /respijt|\beven (?:iemand anders|vrijaf)|\bgeen moment voor (?:zich|mij|mijzelf)/ },
  { name: 'een hobbyplek', asked: /\bbiljart|\bdartbord|\bwerkplaats|\bsleutelen\b|\btimmeren\b|\bhobbyruimte/ },
]
