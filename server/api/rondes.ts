import { appError } from '../../shared/base/errors.ts'
import type { RondeId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { byOrder, readBordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie, type SessieState, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { makesRangorde, maxStemTargets, type StemDoel, type Stemronde } from '../../shared/domain/stem.ts'
import type { Fase, Werksessie } from '../../shared/domain/werksessie.ts'
import type { RoomTx } from '../sync/room-port.ts'

/** What a begeleider chooses for a new round; what is left out follows the settings. */
export interface RondeWish {
  readonly form?: Stemronde['form']
  readonly doel?: StemDoel
  readonly title?: string
  readonly targets?: readonly string[]
  readonly dotsPerPerson?: number
  readonly maxDotsPerTarget?: number
}

/** Keeps a round in its row and shows it to everybody; the ballots stay in theirs. */
export function putStemronde(tx: RoomTx, ronde: Stemronde): void {
  tx.rows.put('stemronde', ronde.id, ronde)
  writeSessie(tx.docs.sessie, { stemronde: ronde })
}

/** Everything that a round can be about, in bord order: what is withdrawn, dropped, merged away or hidden takes no part. */
export function possibleTargets(tx: RoomTx, doel: StemDoel): readonly string[] {
  switch (doel) {
    case 'themas':
      return readBordCollection(tx.docs.bord, 'themas')
        .filter((thema) => isActive(thema) && thema.status !== 'vervallen')
        .sort(byOrder)
        .map(({ id }) => id)
    case 'kanskaarten':
      return readBordCollection(tx.docs.bord, 'kanskaarten')
        .filter((card) => isActive(card) && card.status !== 'vervallen')
        .sort(byOrder)
        .map(({ id }) => id)
    case 'signalen':
      return readBordCollection(tx.docs.bord, 'signalen')
        .filter((one) => isActive(one) && one.hidden === undefined && one.mergedInto === undefined)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id)
  }
}

/**
 * Opens a new round with the weights, limits and electorates that are set now: from here on they are fixed for it. Without
 * `targets` everything of its kind takes part. Earlier results stay. Fails when there is nothing to choose from, or too much.
 */
export function openStemronde(tx: RoomTx, werksessie: Werksessie, wish: RondeWish = {}): Result<Stemronde> {
  const { form = 'stippen', doel = 'themas', title, targets } = wish
  const known = possibleTargets(tx, doel)
  const chosen = targets === undefined ? known : known.filter((id) => targets.includes(id))
  if (chosen.length === 0) return fail(appError('stem.unknown_target'))
  if (chosen.length > maxStemTargets) return fail(appError('stem.too_many_targets', { max: maxStemTargets }))
  const { settings } = werksessie
  const dotsPerPerson = wish.dotsPerPerson ?? settings.dotsPerPerson
  const ronde: Stemronde = {
    id: tx.ids.next<RondeId>(),
    form,
    doel,
    ...(title === undefined || title.trim() === '' ? {} : { title: title.trim() }),
    targets: [...chosen],
    dotsPerPerson,
    maxDotsPerTarget: Math.min(dotsPerPerson, wish.maxDotsPerTarget ?? settings.maxDotsPerThema),
    weights: settings.weights,
    alpha: settings.alpha,
    tieMargin: settings.tieMargin,
    electorates: settings.electorates,
    status: 'open',
    openedAt: tx.clock.now(),
  }
  putStemronde(tx, ronde)
  writeSessie(tx.docs.sessie, {
    ballotsCast: 0,
    onthulling: undefined,
    // The ranking belongs to the newest round about themas; what an earlier one said stays in `uitslagen`.
    ...(makesRangorde(ronde) ? { rangorde: undefined, rangordeZaal: undefined } : {}),
  })
  return ok(ronde)
}

/** A round that is being revealed, or was, never takes ballots again. */
const mayReopen = ({ stemronde, onthulling }: SessieState): boolean =>
  stemronde?.status === 'gesloten' && onthulling?.rondeId !== stemronde.id

/**
 * Opens a round for everybody, or goes on with the one that is open or was closed: by mistake or too early, so no ballot is
 * lost. A wish makes a new round unless one is open: there is one at a time.
 */
export function openRound(tx: RoomTx, wish: RondeWish): Result<Stemronde> {
  const sessie = readSessie(tx.docs.sessie)
  if (sessie === undefined) return fail(appError('internal'))
  const { werksessie, stemronde } = sessie
  const isNew = Object.keys(wish).length > 0
  const goesOn = stemronde !== undefined && !isNew && mayReopen(sessie)
  if (stemronde !== undefined && stemronde.status === 'open') {
    allowCasting(tx, werksessie)
    return ok(stemronde)
  }
  const opened = goesOn ? reopen(tx, stemronde) : openStemronde(tx, werksessie, wish)
  if (opened.ok) allowCasting(tx, werksessie)
  return opened
}

/** Opening a round widens the fase that runs: everybody's screen then shows it. */
function allowCasting(tx: RoomTx, werksessie: Werksessie): void {
  const fasen = werksessie.fasen.map((fase) =>
    fase.id === werksessie.huidigeFase ? { ...fase, allow: { ...fase.allow, castStem: true } } : fase,
  )
  writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, fasen } })
}

function reopen(tx: RoomTx, ronde: Stemronde): Result<Stemronde> {
  const again: Stemronde = { ...ronde, status: 'open' }
  putStemronde(tx, again)
  return ok(again)
}

/** Closes the round; closing a closed one changes nothing. */
export function closeRound(tx: RoomTx): Result<Stemronde> {
  const ronde = readSessie(tx.docs.sessie)?.stemronde
  if (ronde === undefined) return fail(appError('stem.round_closed'))
  if (ronde.status !== 'open') return ok(ronde)
  const closed: Stemronde = { ...ronde, status: 'gesloten' }
  putStemronde(tx, closed)
  return ok(closed)
}

/** A fase in which people vote opens a round where there is none, or goes on with the one that was closed; others close it. */
export function followFase(tx: RoomTx, sessie: SessieState, fase: Fase): void {
  const ronde = sessie.stemronde
  if (!fase.allow.castStem) {
    if (ronde?.status === 'open') putStemronde(tx, { ...ronde, status: 'gesloten' })
  } else if (ronde === undefined) openStemronde(tx, sessie.werksessie)
  else if (mayReopen(sessie)) putStemronde(tx, { ...ronde, status: 'open' })
}

/** In how many ballots of a round something was chosen. */
export const countBallots = (tx: RoomTx, rondeId: RondeId): number =>
  tx.rows
    .list('stem')
    .filter(({ value }) => value.rondeId === rondeId && Object.keys({ ...value.ballot, ...value.matrix }).length > 0)
    .length

/** Which electorate a group counts for in this round, or `geen`. */
export const electorateIn = (
  ronde: Pick<Stemronde, 'electorates'>,
  settings: Werksessie['settings'],
  group: keyof Werksessie['settings']['electorates'],
): Werksessie['settings']['electorates'][typeof group] => (ronde.electorates ?? settings.electorates)[group]
