import { defaultFasen, type Fase, type FaseAllow, type FaseKind } from './werksessie.ts'

/** Ready-made agendas. Their names on the screen are messages; titles and prompts of fasen are stored, in Dutch. */
export const agendaIds = [
  'standaard',
  'volledig',
  'signalen',
  'krachten',
  'wijkkaart',
  'aanbodkaart',
  'prioriteren',
  'kanskaart',
  'programma',
  'terugkoppeling',
] as const
export type AgendaId = (typeof agendaIds)[number]
export const isAgendaId = (id: string): id is AgendaId => (agendaIds as readonly string[]).includes(id)

type Task = 'kijken' | 'schrijven' | 'ordenen' | 'kaart' | 'kansen' | 'stemmen'
const closed: FaseAllow = {
  addSignaal: false,
  moveOwn: false,
  moveAny: false,
  castStem: false,
  editMap: false,
  editCard: false,
}
const write: FaseAllow = { ...closed, addSignaal: true, moveOwn: true }
/** What people may do when this is their task. */
const allowOf: Readonly<Record<Task, FaseAllow>> = {
  kijken: closed,
  schrijven: write,
  ordenen: { ...write, moveAny: true },
  kaart: { ...write, editMap: true },
  kansen: { ...write, editMap: true, editCard: true },
  stemmen: { ...closed, castStem: true },
}
const viewOf = { ordenen: 'bord', kaart: 'wijkkaart', kansen: 'kanskaarten', stemmen: 'stemmen' } as const

const fase = (
  id: string,
  kind: FaseKind,
  task: Task,
  plannedMinutes: number,
  title: string,
  prompt: string,
  more: Partial<Pick<Fase, 'view' | 'intake' | 'prive' | 'oefen' | 'scherm'>> = {},
): Fase => ({
  id,
  kind,
  title,
  prompt,
  plannedMinutes,
  allow: allowOf[task],
  view: task === 'kijken' ? 'bord' : task === 'schrijven' ? 'schrijven' : viewOf[task],
  ...more,
})

const inloop = (prompt: string) => fase('inloop', 'inloop', 'schrijven', 15, 'Inloop', prompt)
const welkom = fase('welkom', 'welkom', 'kijken', 8, 'Welkom', 'Fijn dat u er bent. Wat doen we vandaag, en wat niet?')
const oefenen = fase('oefenen', 'welkom', 'schrijven', 4, 'Oefenen', 'Oefen met één briefje: wat at u vanochtend?', {
  oefen: true,
})
const stil = (prompt: string) => fase('stil', 'signalen', 'schrijven', 5, 'Stil schrijven', prompt, { prive: true })
const pauze = fase('pauze', 'inloop', 'kijken', 10, 'Pauze', 'Pak iets te drinken. We gaan zo verder.', {
  scherm: 'pauze',
})
const dank = fase('dank', 'afsluiten', 'schrijven', 5, 'Afsluiten', 'Wat neemt u mee? Eén woord.')
const stemmen = fase('stemmen', 'stemmen', 'stemmen', 6, 'Stemmen', 'Wat moet eerst? Verdeel uw stippen.')
const uitslag = (minutes: number) =>
  fase('uitslag', 'duiden', 'kijken', minutes, 'Uitslag', 'Waar kijken we verschillend naar?', { view: 'rangorde' })

/** The run sheet of DOMAIN §7, minute by minute: 20 minutes of inloop and then 150. */
const volledig: readonly Fase[] = [
  fase('inloop', 'inloop', 'schrijven', 20, 'Inloop', 'Wat gaat er goed in uw buurt?'),
  welkom,
  oefenen,
  fase('cijfers', 'data', 'schrijven', 10, 'Cijfers', 'Herkent u dit?', { view: 'bord' }),
  fase('themas', 'data', 'kijken', 5, 'De thema’s', 'Zeven thema’s, in uw eigen woorden. Mist er iets?', {
    scherm: 'themas',
  }),
  stil('Schrijf eerst alleen en stil. Wat ziet of hoort u in uw buurt?'),
  fase('signalen', 'signalen', 'schrijven', 15, 'Signalen', 'Vertel het aan uw tafel. Wat hoort u erbij?'),
  fase('aanbod', 'aanbod', 'schrijven', 10, 'Aanbod', 'Wat is er al? Wanneer, waar, voor wie? En wat gaat goed?'),
  fase('terugtellen', 'duiden', 'kijken', 3, 'Pen neer', 'We tellen terug: zoveel haalden we op.', {
    scherm: 'themas',
  }),
  pauze,
  fase(
    'nakijken',
    'clusteren',
    'kijken',
    5,
    'Nakijken',
    'De begeleider kijkt de briefjes na. Er raakt er geen kwijt.',
    {
      scherm: 'signalen',
    },
  ),
  fase('ordenen', 'clusteren', 'ordenen', 15, 'Ordenen', 'Eén thema per tafel. Horen deze briefjes bij elkaar?'),
  fase('wijkkaart', 'wijkkaart', 'kaart', 15, 'Wijkkaart', 'Wie en wat is er, en wie kent wie?'),
  fase('kansen', 'kansen', 'kansen', 20, 'Kansen', 'Werk met uw tafel één kans uit.'),
  fase('voorlezen', 'kansen', 'kijken', 2, 'Twee kansen hardop', 'Luister naar twee kanskaarten.', {
    view: 'kanskaarten',
  }),
  stemmen,
  uitslag(5),
  fase('verschillen', 'duiden', 'kijken', 5, 'Bespreken', 'Wat is het grootste verschil, en waarom?', {
    view: 'rangorde',
  }),
  fase('meedoen', 'afsluiten', 'kijken', 3, 'Meedoen', 'Bij welk thema wilt u meedoen?', { view: 'meedoen' }),
  fase('vervolg', 'afsluiten', 'kijken', 2, 'Hoe verder', 'Dit gebeurt er na vandaag.', { scherm: 'agenda' }),
  fase('woord', 'afsluiten', 'schrijven', 1, 'Eén woord', 'Wat neemt u mee? Eén woord.'),
  fase('dank', 'afsluiten', 'kijken', 1, 'Dank u wel', 'Dank voor uw tijd en uw ideeën.'),
]

const signalen: readonly Fase[] = [
  inloop('Wat gaat er goed in uw buurt?'),
  welkom,
  oefenen,
  stil('Schrijf eerst alleen en stil. Wat ziet of hoort u in uw buurt?'),
  fase('signalen', 'signalen', 'schrijven', 20, 'Signalen', 'Wat ziet of hoort u in uw buurt? Eén ding per briefje.'),
  fase('ordenen', 'clusteren', 'ordenen', 20, 'Ordenen', 'Welke briefjes horen bij elkaar?'),
  dank,
]

const krachten: readonly Fase[] = [
  inloop('Waar bent u trots op in uw buurt?'),
  welkom,
  fase('krachten', 'aanbod', 'schrijven', 15, 'Krachten', 'Wat gaat er goed? Wie doet er veel voor een ander?'),
  fase(
    'zorgen-stil',
    'signalen',
    'schrijven',
    5,
    'Zorgen, stil',
    'Waar maakt u zich zorgen over? Schrijf het alleen.',
    {
      prive: true,
    },
  ),
  fase('zorgen', 'signalen', 'schrijven', 15, 'Zorgen', 'Vertel het aan uw tafel. Wie herkent dit?', {
    intake: 'inbox',
  }),
  fase('ordenen', 'clusteren', 'ordenen', 20, 'Naast elkaar', 'Welke kracht helpt bij welke zorg?'),
  fase('bespreken', 'duiden', 'kijken', 15, 'Bespreken', 'Wat willen we houden? Wat moet anders?'),
  dank,
]

const wijkkaart: readonly Fase[] = [
  inloop('Waar komt u graag in uw buurt?'),
  welkom,
  fase('plekken', 'wijkkaart', 'kaart', 20, 'Wie en wat is er', 'Welke mensen, plekken en activiteiten kent u?'),
  fase('relaties', 'wijkkaart', 'kaart', 20, 'Wie kent wie', 'Wie werkt samen? Waar gaat het stroef?'),
  fase('witte-vlekken', 'wijkkaart', 'kaart', 15, 'Wat mist er', 'Waar is vraag, en is er niets?'),
  fase('bespreken', 'duiden', 'kijken', 10, 'Bespreken', 'Wat valt op aan deze kaart?', { view: 'wijkkaart' }),
  dank,
]

const aanbodkaart: readonly Fase[] = [
  inloop('Wat doet u zelf voor de buurt?'),
  welkom,
  fase('aanbod', 'aanbod', 'schrijven', 20, 'Aanbod', 'Wat is er al? Wanneer, waar en voor wie?'),
  fase('op-de-kaart', 'wijkkaart', 'kaart', 20, 'Op de kaart', 'Zet het aanbod op de plek waar het is.'),
  fase('dubbel', 'clusteren', 'ordenen', 15, 'Dubbel of te weinig', 'Wat lijkt op elkaar? Wat ontbreekt?'),
  fase('bespreken', 'duiden', 'kijken', 10, 'Bespreken', 'Wie kan met wie samen doen?', { view: 'wijkkaart' }),
  dank,
]

const prioriteren: readonly Fase[] = [
  inloop('Wat moet er als eerste gebeuren?'),
  welkom,
  fase('themas', 'data', 'kijken', 10, 'De thema’s', 'Dit kwam tot nu toe naar boven.', { scherm: 'themas' }),
  fase('aanvullen', 'signalen', 'schrijven', 10, 'Aanvullen', 'Wat mist u nog?', { intake: 'inbox' }),
  { ...stemmen, plannedMinutes: 8 },
  uitslag(15),
  dank,
]

const kanskaart: readonly Fase[] = [
  inloop('Welke kans ziet u?'),
  welkom,
  fase('kiezen', 'data', 'kijken', 10, 'Kies een kans', 'Met welke kans gaat uw tafel aan de slag?', {
    view: 'kanskaarten',
  }),
  fase('uitwerken', 'kansen', 'kansen', 30, 'Uitwerken', 'Wie doet wat, en wat kunt u samen dat niemand alleen kan?'),
  fase('eerste-stap', 'kansen', 'kansen', 15, 'Eerste stap', 'Wat is de eerste stap? Wie trekt het?'),
  fase('voorlezen', 'duiden', 'kijken', 10, 'Hardop', 'Elke tafel vertelt in één minuut.', { view: 'kanskaarten' }),
  dank,
]

const programma: readonly Fase[] = [
  welkom,
  fase('rangorde', 'duiden', 'kijken', 15, 'Wat staat bovenaan', 'Dit kozen bewoners en professionals.', {
    view: 'rangorde',
  }),
  fase('lezen', 'duiden', 'kijken', 15, 'Lees het concept', 'Klopt dit met wat u hoorde?', { view: 'programma' }),
  fase('aanvullen', 'signalen', 'schrijven', 15, 'Aanvullen', 'Wat moet er nog bij, en wat klopt niet?', {
    intake: 'inbox',
  }),
  fase('kansen', 'kansen', 'kansen', 25, 'Afspraken', 'Wie doet mee, en wanneer begint het?'),
  fase('doorlopen', 'duiden', 'kijken', 15, 'Samen doorlopen', 'Staan we hier met elkaar achter?', {
    view: 'programma',
  }),
  dank,
]

const terugkoppeling: readonly Fase[] = [
  inloop('Wat is er sinds de vorige keer veranderd?'),
  welkom,
  fase('verteld', 'duiden', 'kijken', 15, 'U vertelde ons', 'Dit hoorden we van u.'),
  fase('gedaan', 'duiden', 'kijken', 15, 'Dit doen we ermee', 'Wat doen we wel, wat niet, en waarom?', {
    view: 'programma',
  }),
  fase('reacties', 'signalen', 'schrijven', 15, 'Uw reactie', 'Wat vindt u ervan? Wat zijn we vergeten?'),
  fase('meedoen', 'afsluiten', 'kijken', 10, 'Meedoen', 'Bij welk thema wilt u meedoen?', { view: 'meedoen' }),
  dank,
]

const agendas: Readonly<Record<AgendaId, readonly Fase[]>> = {
  standaard: defaultFasen,
  volledig,
  signalen,
  krachten,
  wijkkaart,
  aanbodkaart,
  prioriteren,
  kanskaart,
  programma,
  terugkoppeling,
}

/** The fasen of a ready-made agenda. */
export const agendaOf = (id: AgendaId): readonly Fase[] => agendas[id]
