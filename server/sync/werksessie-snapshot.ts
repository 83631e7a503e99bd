import type { DeelnemerId, RondeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { assert } from '../../shared/base/result.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { CastBallot, WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { makesRangorde } from '../../shared/domain/stem.ts'
import { themaFinder } from '../../shared/domain/thema.ts'
import type { RoomDocs } from './room-docs.ts'
import type { RoomRowStore } from './room-rows.ts'

const ownerPrefix = 'signalen.'

/** Plain data for worker and exports. Hidden signalen have no text; codes and contact data are not in it. */
export function buildSnapshot(docs: RoomDocs, rows: RoomRowStore): WerksessieSnapshot {
  const sessie = readSessie(docs.sessie)
  const werksessie = sessie?.werksessie
  assert(werksessie !== undefined, 'a room that exists has a werksessie')
  const bord = readBord(docs.bord)
  const home = themaFinder(bord.themas)
  // What people say about a hidden signaal may repeat it.
  const hidden = new Set(bord.signalen.flatMap(({ id, hidden }) => (hidden === undefined ? [] : [id])))
  const owners: Record<SignaalId, DeelnemerId> = {}
  const papers: Record<string, string> = {}
  for (const { key, value } of rows.list('owner')) {
    if (!key.startsWith(ownerPrefix)) continue
    const id = key.slice(ownerPrefix.length) as SignaalId
    owners[id] = value.deelnemerId
    if (value.paper !== undefined) papers[id] = value.paper
  }
  const rondes = rows
    .list('stemronde')
    .map(({ value }) => value)
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
  const ronde = rondes.filter(makesRangorde).at(-1)
  const ballotsOf = (rondeId: RondeId): readonly CastBallot[] =>
    rows
      .list('stem')
      .filter(({ value }) => value.rondeId === rondeId)
      .map(({ value: { rondeId: _, at: __, ...cast } }) => cast)
  return {
    werksessie,
    bord: {
      ...bord,
      opmerkingen: bord.opmerkingen.map((one) => (hidden.has(one.signaalId) ? { ...one, text: '' } : one)),
      signalen: bord.signalen
        .map((signaal) => (signaal.hidden === undefined ? signaal : { ...signaal, text: '' }))
        .map((signaal) => atHome(signaal, home)),
      kanskaarten: bord.kanskaarten.map((card) => aboutHome(card, home)),
      nodes: bord.nodes.map((node) => aboutHome(node, home)),
    },
    deelnemers: rows.list('deelnemer').map(({ value }) => value),
    owners,
    papers,
    ...(ronde === undefined ? {} : { stemronde: ronde }),
    ballots: ronde === undefined ? [] : ballotsOf(ronde.id),
    rondes: rondes.filter(({ id }) => id !== ronde?.id).map((one) => ({ ronde: one, ballots: ballotsOf(one.id) })),
    survey: rows.list('vragenlijst').map(({ value }) => value),
    surveyWithoutConsent: rows.get('telling', 'zonder_toestemming')?.count ?? 0,
    ...(sessie?.gelijkbesluiten === undefined ? {} : { gelijkbesluiten: sessie.gelijkbesluiten }),
    refused: [...readRegie(docs.regie).refused].sort(),
    ...gatenOf(docs),
    ...notOnBord(rows),
  }
}

function gatenOf(docs: RoomDocs): Pick<WerksessieSnapshot, 'gaten'> {
  const gaten = readSessie(docs.sessie)?.gaten
  return gaten === undefined || gaten.length === 0 ? {} : { gaten }
}

type Home = (themaId: string) => string

/** A signaal in a thema that was joined to another meanwhile counts in that one. */
function atHome(signaal: Signaal, home: Home): Signaal {
  const themaId = signaal.themaId === undefined ? undefined : (home(signaal.themaId) as ThemaId)
  const ookThemas = homes(signaal.ookThemas, home).filter((id) => id !== themaId)
  if (themaId === signaal.themaId && ookThemas.length === signaal.ookThemas.length) {
    if (ookThemas.every((id, index) => id === signaal.ookThemas[index])) return signaal
  }
  return { ...signaal, ...(themaId === undefined ? {} : { themaId }), ookThemas }
}

function aboutHome<T extends { readonly themaIds: readonly ThemaId[] }>(one: T, home: Home): T {
  return one.themaIds.some((id) => home(id) !== id) ? { ...one, themaIds: homes(one.themaIds, home) } : one
}

const homes = (ids: readonly ThemaId[], home: Home): ThemaId[] => [...new Set(ids.map((id) => home(id) as ThemaId))]

/** The ledger of what nobody sees: every signaal counts somewhere, also before and beside the bord. */
function notOnBord(rows: RoomRowStore): Pick<WerksessieSnapshot, 'nietOpBord'> {
  const isThere = ({ value }: { readonly value: { readonly archivedAt?: number } }): boolean =>
    value.archivedAt === undefined
  const inbox = rows.list('inbox').filter(isThere)
  const waiting = inbox.filter(({ value }) => value.status === 'wacht').length
  const wachtend = waiting + rows.list('prive').filter(isThere).length
  const opzij = inbox.length - waiting
  return wachtend + opzij > 0 ? { nietOpBord: { wachtend, opzij } } : {}
}
