import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { electorates } from '../../shared/domain/deelnemer.ts'
import type { Rangorde } from '../../shared/domain/rangorde.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { doelOf, makesRangorde, type Stemronde } from '../../shared/domain/stem.ts'
import type { Onthulling, Uitslag } from '../../shared/domain/uitslag.ts'
import { countRound } from '../analysis/count-round.ts'
import { stemmersOf } from '../analysis/electorates.ts'
import { rankThemas } from '../analysis/rank-themas.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { closeRound, possibleTargets, putStemronde } from './rondes.ts'

/** How many results stay readable; older ones are in the archive. */
const maxUitslagen = 20

export interface Revealed {
  readonly rangorde?: Rangorde
  readonly rangordeZaal?: Rangorde
  readonly uitslag?: Uitslag
  /** Only after press 1 or 2. */
  readonly onthulling?: Onthulling
}

export interface RevealOptions {
  /** The press (DESIGN §5.8): 1 professionals, 2 bewoners, 3 everything. Without it everything at once. */
  readonly step?: 1 | 2 | 3
  /** An earlier round; without it the one that ran last. */
  readonly rondeId?: string
}

/**
 * Closes the round, counts what was cast, and shows it, at once or press by press: what a press does not show is in no
 * document either. Can be called again: after a survey was added the order is computed anew, and a call that broke off
 * half-way goes on where it was.
 */
export async function reveal(
  room: Room,
  person: DeelnemerId | 'server',
  options: RevealOptions = {},
): Promise<Revealed> {
  const ronde = unwrap(
    await room.run(person, (tx) => {
      const current = readSessie(tx.docs.sessie)?.stemronde
      const wanted = options.rondeId ?? current?.id
      if (wanted === current?.id) return closeRound(tx)
      const earlier = tx.rows.list('stemronde').find(({ value }) => value.id === wanted)?.value
      return earlier === undefined ? fail(appError('stem.round_closed')) : ok(earlier)
    }),
  )
  const snapshot = await room.snapshot()
  return unwrap(
    await room.run(person, (tx) => {
      const shown = show(tx, person, ronde, snapshot, options.step ?? 3)
      // A press is meant for the room: the projector goes along.
      if (shown.ok && options.step !== undefined) writeSessie(tx.docs.sessie, { scherm: { view: 'onthulling' } })
      return shown
    }),
  )
}

/** Counts the round that makes the ranking anew, when it was revealed: after a survey came in, or criteria changed. */
export async function recount(room: Room, person: DeelnemerId | 'server'): Promise<void> {
  const { stemronde } = await room.snapshot()
  if (stemronde?.status === 'onthuld') await reveal(room, person, { rondeId: stemronde.id })
}

function show(
  tx: RoomTx,
  person: string,
  { id }: Stemronde,
  snapshot: WerksessieSnapshot,
  step: 1 | 2 | 3,
): Result<Revealed> {
  const ronde = tx.rows.get('stemronde', id)
  // Opened again while the order was computed: nothing may be shown then.
  if (ronde === undefined || ronde.status === 'open') return fail(appError('stem.round_closed'))
  const sessie = readSessie(tx.docs.sessie)
  const counted = count(tx, snapshot, ronde)
  if (step < 3 && ronde.status !== 'onthuld' && sessie?.stemronde?.id === id) {
    const before = sessie.onthulling?.rondeId === id ? sessie.onthulling.step : 0
    const onthulling = showPart(ronde, counted.uitslag, step === 1 && before < 2 ? 1 : 2)
    writeSessie(tx.docs.sessie, { onthulling })
    addHistory(tx, person, { doc: 'sessie', collection: 'stemronde', id, field: 'step', after: onthulling.step })
    return ok({ onthulling })
  }
  const revealedAt = ronde.revealedAt ?? tx.clock.now()
  if (ronde.status !== 'onthuld') {
    const revealed: Stemronde = { ...ronde, status: 'onthuld', revealedAt }
    if (sessie?.stemronde?.id === id) putStemronde(tx, revealed)
    else tx.rows.put('stemronde', id, revealed)
    addHistory(tx, person, { doc: 'sessie', collection: 'stemronde', id, after: 'onthuld' })
  }
  const uitslag: Uitslag = { ...counted.uitslag, revealedAt }
  const others = (sessie?.uitslagen ?? []).filter(({ rondeId }) => rondeId !== id)
  const { rangorde, rangordeZaal } = counted
  const isNewest = snapshot.stemronde?.id === id
  writeSessie(tx.docs.sessie, {
    onthulling: sessie?.onthulling?.rondeId === id ? undefined : sessie?.onthulling,
    uitslagen: [...others, uitslag].sort((a, b) => a.openedAt - b.openedAt).slice(-maxUitslagen),
    ...(isNewest && rangorde !== undefined ? { rangorde, rangordeZaal } : {}),
  })
  return ok({
    uitslag,
    ...(rangorde === undefined ? {} : { rangorde }),
    ...(rangordeZaal === undefined ? {} : { rangordeZaal }),
  })
}

interface Counted {
  readonly uitslag: Uitslag
  readonly rangorde?: Rangorde
  readonly rangordeZaal?: Rangorde
}

function count(tx: RoomTx, snapshot: WerksessieSnapshot, ronde: Stemronde): Counted {
  const ballots =
    snapshot.stemronde?.id === ronde.id
      ? snapshot.ballots
      : (snapshot.rondes?.find((one) => one.ronde.id === ronde.id)?.ballots ?? [])
  const asked: WerksessieSnapshot = { ...snapshot, stemronde: ronde, ballots }
  const isRanked = makesRangorde(ronde)
  const rangorde = isRanked ? rankThemas(asked) : undefined
  const doel = doelOf(ronde)
  const order = possibleTargets(tx, doel)
  // A target that is gone from the bord by now still has its dots: it comes last.
  const place = (target: string): number => (order.includes(target) ? order.indexOf(target) : order.length)
  const counted = countRound(
    {
      form: ronde.form,
      alpha: ronde.alpha,
      tieMargin: ronde.tieMargin ?? snapshot.werksessie.settings.tieMargin,
      targets: [...ronde.targets].sort((a, b) => place(a) - place(b)),
    },
    stemmersOf(asked, { includeSurvey: isRanked }),
    rangorde,
  )
  return {
    uitslag: {
      rondeId: ronde.id,
      form: ronde.form,
      doel,
      ...(ronde.title === undefined ? {} : { title: ronde.title }),
      openedAt: ronde.openedAt,
      revealedAt: ronde.revealedAt ?? 0,
      alpha: ronde.alpha,
      ...counted,
    },
    ...(rangorde === undefined ? {} : { rangorde, rangordeZaal: rankThemas(asked, { includeSurvey: false }) }),
  }
}

/** The part of a result that a press shows: no places, no order, and nothing of who comes with the next press. */
function showPart(ronde: Stemronde, { ballots, rows }: Uitslag, step: 1 | 2): Onthulling {
  const shown = step === 1 ? (['professional'] as const) : electorates
  const pick = <T>(all: Readonly<Record<(typeof electorates)[number], T>>) =>
    Object.fromEntries(shown.map((electorate) => [electorate, all[electorate]]))
  return {
    rondeId: ronde.id,
    step,
    ballots: pick(ballots),
    rows: ronde.targets.flatMap((targetId) => {
      const row = rows.find((one) => one.targetId === targetId)
      return row === undefined ? [] : [{ targetId, group: pick(row.group) }]
    }),
  }
}
