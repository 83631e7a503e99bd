import type { GatBesluit } from './gat.ts'
import type { Kanskaart } from './kanskaart.ts'
import type { Toen, Trace } from './programma.ts'
import type { Rangorde } from './rangorde.ts'
import type { Signaal } from './signaal.ts'
import type { MapNode } from './wijkkaart.ts'

/** The places where a source is looked up as it is now. */
export interface BronNu {
  signaal(id: string): Signaal | undefined
  kaart(id: string): Kanskaart | undefined
  knoop(id: string): MapNode | undefined
  rangorde(): Rangorde | undefined
  /** What people decided about a white spot or an overlap. */
  gat(id: string): GatBesluit | undefined
}

export type BronSoort = Toen['soort']
/** Under which key a source of draft `ronde` is kept. */
export const toenKey = (ronde: number, soort: BronSoort, id: string): string => `${ronde}.${soort}.${id}`

/** What became of a source since the statement was written. */
export type Wending =
  | 'tekst'
  | 'soort'
  | 'verplaatst'
  | 'samengevoegd'
  | 'terzijde'
  | 'ingetrokken'
  | 'verborgen'
  | 'weg'
  | 'kaart'
  | 'knoop'
  | 'stemmen'
  | 'gat'

const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A short fingerprint (32 bits, FNV-1a) of plain data; two that differ are certainly different data. */
export function vinger(plain: unknown): string {
  let hash = 0x811c9dc5
  for (const sign of JSON.stringify(plain)) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

export const toenSignaal = (signaal: Signaal): Toen => ({
  soort: 'signaal',
  tekst: signaal.hidden === undefined && signaal.archivedAt === undefined ? words(signaal.text) : '',
  ...(signaal.themaId === undefined ? {} : { themaId: signaal.themaId }),
  stand: [
    signaal.kind,
    signaal.themaId ?? '',
    [...signaal.ookThemas].sort().join('+'),
    signaal.mergedInto ?? '',
    signaal.offTopic === true ? 'buiten' : signaal.parked === true ? 'geparkeerd' : '',
    signaal.archivedAt === undefined ? '' : 'ingetrokken',
    signaal.hidden ?? '',
    signaal.source?.checked === true ? 'gecontroleerd' : '',
  ].join('|'),
})

/** Where a card lies on the bord says nothing about what is in it. */
export const toenKaart = ({ order: _order, pos: _pos, createdAt: _made, ...card }: Kanskaart): Toen => ({
  soort: 'kaart',
  tekst: words(card.title),
  stand: `${card.status}|${vinger(card)}`,
})

export const toenKnoop = ({ name, schedule, themaIds, targetGroups, area, archivedAt, type }: MapNode): Toen => ({
  soort: 'knoop',
  tekst: words(name),
  stand: vinger([type, [...schedule].sort(), [...themaIds].sort(), [...targetGroups].sort(), area ?? '', archivedAt]),
})

export const toenStemmen = (rangorde: Rangorde): Toen => ({
  soort: 'stemmen',
  tekst: rangorde.themas.map(({ rank, title }) => `${rank} ${title}`).join(', '),
  stand: vinger([
    rangorde.status,
    rangorde.ballots,
    rangorde.themas.map(({ themaId, rank, score, electorateRank }) => [themaId, rank, score, electorateRank]),
  ]),
})

/** Nobody decided yet: that is a state as well, which a decision ends. */
export const toenGat = (besluit: GatBesluit | undefined): Toen =>
  besluit === undefined
    ? { soort: 'gat', tekst: '', stand: 'kandidaat' }
    : {
        soort: 'gat',
        tekst: words(besluit.text),
        stand: `${besluit.status}|${vinger([besluit.reason, besluit.demandSignaalIds, besluit.nodeIds])}`,
      }

const standParts = ['kind', 'themaId', 'ook', 'samen', 'terzijde', 'ingetrokken', 'verborgen', 'bron'] as const

/** What changed about a signaal between then and now, most telling first. */
export function wendingenVan(toen: Toen, nu: Toen): readonly Wending[] {
  if (toen.soort !== 'signaal') return toen.stand === nu.stand && toen.tekst === nu.tekst ? [] : [toen.soort]
  const [before, after] = [toen.stand.split('|'), nu.stand.split('|')]
  const differs = (part: (typeof standParts)[number]): boolean => {
    const index = standParts.indexOf(part)
    return before[index] !== after[index]
  }
  const found: Wending[] = []
  if (differs('verborgen')) found.push('verborgen')
  if (differs('ingetrokken')) found.push('ingetrokken')
  if (differs('samen')) found.push('samengevoegd')
  if (differs('themaId') || differs('ook')) found.push('verplaatst')
  if (differs('terzijde')) found.push('terzijde')
  if (differs('kind') || differs('bron')) found.push('soort')
  // Words that are hidden or withdrawn now cannot be compared, and are not shown.
  const isReadable = !differs('verborgen') && !differs('ingetrokken')
  if (toen.tekst !== nu.tekst && isReadable) found.push('tekst')
  return found
}

/** One source of a statement: how it was, how it is, and what happened in between. */
export interface BronStaat {
  readonly soort: BronSoort
  readonly id: string
  readonly toen?: Toen
  readonly nu?: Toen
  readonly wendingen: readonly Wending[]
}

const aboutWords: ReadonlySet<Trace['kind']> = new Set(['citaat', 'samenvatting', 'mens'])

/** Every source of a statement, compared with how it was when the statement was written. */
export function bronStaten(trace: Trace, toenOf: (key: string) => Toen | undefined, nu: BronNu): readonly BronStaat[] {
  const stateOf = (soort: BronSoort, id: string, now: Toen | undefined): BronStaat => {
    const before = trace.ronde === undefined ? undefined : toenOf(toenKey(trace.ronde, soort, id))
    const wendingen = compare(trace, before, now)
    return {
      soort,
      id,
      ...(before === undefined ? {} : { toen: before }),
      ...(now === undefined ? {} : { nu: now }),
      wendingen,
    }
  }
  const made = <T>(found: T | undefined, make: (one: T) => Toen): Toen | undefined =>
    found === undefined ? undefined : make(found)
  return [
    ...trace.signaalIds.map((id) => stateOf('signaal', id, made(nu.signaal(id), toenSignaal))),
    ...trace.cardIds.map((id) => stateOf('kaart', id, made(nu.kaart(id), toenKaart))),
    ...trace.mapRefs.map((id) => stateOf('knoop', id, made(nu.knoop(id), toenKnoop))),
    ...(trace.stemRef === undefined ? [] : [stateOf('stemmen', trace.stemRef, made(nu.rangorde(), toenStemmen))]),
    ...(trace.gatRef === undefined ? [] : [stateOf('gat', trace.gatRef, toenGat(nu.gat(trace.gatRef)))]),
  ]
}

function compare(trace: Trace, before: Toen | undefined, now: Toen | undefined): readonly Wending[] {
  if (now === undefined) return before === undefined && trace.stemRef !== undefined ? [] : ['weg']
  if (before === undefined) return withoutThen(trace, now)
  const wendingen = wendingenVan(before, now)
  // A count does not depend on the spelling of what is counted.
  return aboutWords.has(trace.kind) ? wendingen : wendingen.filter((wending) => wending !== 'tekst')
}

/** A statement of before sources were kept: only what can be seen without knowing how it was. */
function withoutThen(trace: Trace, now: Toen): readonly Wending[] {
  if (now.soort !== 'signaal') return []
  const parts = now.stand.split('|')
  if (parts[standParts.indexOf('verborgen')] !== '') return ['verborgen']
  if (parts[standParts.indexOf('ingetrokken')] !== '') return ['ingetrokken']
  return trace.kind === 'citaat' && trace.signaalIds.length === 1 && !words(trace.text).includes(now.tekst)
    ? ['tekst']
    : []
}

/** Whether anything under the statement changed. */
export const isBronGewijzigd = (staten: readonly BronStaat[]): boolean =>
  staten.some(({ wendingen }) => wendingen.length > 0)

/** How the sources are now, as one fingerprint: a person who saw it has seen this, and nothing later. */
export const vingerVan = (staten: readonly BronStaat[]): string =>
  vinger(staten.map(({ soort, id, nu }) => [soort, id, nu?.stand ?? null, nu?.tekst ?? null]))
