/**
 * What a short text says about when and for whom (DOMAIN §3, white spots): read from plain words, and only when the
 * signaal itself does not say it in `about`. Unknown stays unknown; nothing is guessed.
 */
export const daypartNames = ['ochtend', 'middag', 'overdag', 'avond', 'nacht', 'weekend'] as const
export type Daypart = (typeof daypartNames)[number]

export interface Facets {
  readonly dayparts: readonly Daypart[]
  readonly targetGroups: readonly string[]
  readonly areas: readonly string[]
}

const daypartWords: Readonly<Record<Daypart, RegExp>> = {
  ochtend: /ochtend/,
  middag: /middag/,
  overdag: /\boverdag\b/,
  avond: /avond|\bna (?:het )?werk\b|\bna (?:1[5-9]|2\d)(?:[.:]\d\d)? ?u/,
  nacht: /nacht/,
  weekend: /weekend|zondag|zaterdag|\b(?:za|zo)-/,
}

/** Who a text is about, in the words a programme would use. The first group of letters is how people write it. */
const groupWords: readonly (readonly [string, RegExp])[] = [
  ['mannen', /\bmannen|\bweduwnaar|\bvaders?\b|\bmannenw/],
  ['vrouwen', /\bvrouwen/],
  ['jonge ouders', /\bjonge (?:moeder|ouder|vader)|babyblues/],
  ['alleenstaande ouders', /\balleenstaande (?:moeder|ouder|vader)|\beenouder/],
  ['ouderen', /\bouderen|\bsenior|\baow|\b(?:65|70|75|80)(?: ?\+|-?plus)|\bbejaard/],
  ['jongeren', /\bjongeren|\bhangjeugd|\btwintigers|\bjeugd\b/],
  ['mantelzorgers', /mantelzorg|zorg voor (?:mn|mijn) (?:man|vrouw|moeder|vader)|oppast op (?:mn|mijn)/],
  ['mensen met werk', /\bwerkende|\bmet een baan\b|\bwerk \d|\bik werk\b|\bbaan\b/],
  ['mensen op een wachtlijst', /wachtlijst|wachttijd ggz/],
  ['nieuwkomers', /statushouder|nieuwkomer|migrant/],
  ['nieuwe bewoners', /\bnieuwe bewoner/],
  ['mensen die moeilijk lezen of niet digitaal zijn', /laaggeletterd|digid|zonder internet|geen smartphone|digitaal/],
  ['mensen met een beperking', /rolstoel|scootmobiel|\bbeperking/],
]

/** Areas: names of buurten that this werksessie knows, found as whole words. */
export function readFacets(text: string, areas: readonly string[] = []): Facets {
  const plain = text.toLowerCase().replace(/[’'`]/g, '')
  return {
    dayparts: daypartNames.filter((daypart) => daypartWords[daypart].test(plain)),
    targetGroups: groupWords.filter(([, words]) => words.test(plain)).map(([name]) => name),
    areas: areas.filter((area) => area !== '' && plain.includes(area.toLowerCase())),
  }
}

/**
 * When people ask for something. Whoever says that it is only in the daytime, or that they work then, asks for the
 * evening; that is the one reading beyond the words themselves.
 */
export function readDemandFacets(text: string, areas: readonly string[] = []): Facets {
  const facets = readFacets(text, areas)
  const plain = text.toLowerCase()
  const onlyInDaytime = facets.dayparts.includes('overdag') && /\b(?:werk|altijd|nergens|alleen|niet|geen)/.test(plain)
  if (!onlyInDaytime) return facets
  const dayparts = daypartNames.filter(
    (daypart) => daypart === 'avond' || (facets.dayparts.includes(daypart) && daypart !== 'overdag'),
  )
  // 'Ik werk dan' says who it is for.
  const works = /\b(?:ik werk|werk \d)/.test(plain) ? ['mensen met werk'] : []
  return { ...facets, dayparts, targetGroups: [...new Set([...facets.targetGroups, ...works])] }
}
