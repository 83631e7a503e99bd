import { decide, takeBack } from '../../server/api/inbox.ts'
import { changeIntake, revealPrive } from '../../server/api/prive.ts'
import { openStemronde, putStemronde } from '../../server/api/rondes.ts'
import { eraseSignaal } from '../../server/api/wissen.ts'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, SignaalId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { HonestPerson } from './honest-person.ts'
import { secretMark } from './invariants.ts'
import { roomId } from './sim-server.ts'
import type { World } from './world.ts'

const p0 = 'p0' as DeelnemerId

/** Begins a private round, or ends the one that runs: what waited is put on the bord batch by batch. */
export function prive(world: World): void {
  const ronde = readSessie(world.oracle.docs.sessie)?.prive
  if (ronde === undefined || ronde.status === 'onthuld') {
    world.count('private round')
    void world.command(p0, (tx) => changeIntake(tx, { prive: true }))
    return
  }
  if (!world.server.isUp) return
  void world.server.registry.open(roomId).then(async (room) => {
    if (!room.ok) return
    const revealed = await revealPrive(room.value, p0)
    if (revealed.ok) world.count('revealed', revealed.value)
    await room.value.run(p0, (tx) => changeIntake(tx, { prive: false }))
  })
}

/** The begeleider decides about what waits in the inbox or lies on the bord, or takes a decision back. */
export function decideOne(world: World, by: number, how: number): void {
  const { rows, docs } = world.oracle
  const keysOf = (kind: string): string[] =>
    [...rows.keys()].filter((key) => key.startsWith(`${kind}/`)).map((key) => key.slice(kind.length + 1))
  const isBack = how >= 0.7 && how < 0.8
  const waiting = keysOf('inbox')
  const ids = isBack
    ? keysOf('oordeel')
    : how < 0.7 && waiting.length > 0
      ? waiting
      : [...bordCollection(docs.bord, 'signalen').keys()]
  const signaalId = ids[Math.floor(by * ids.length)] as SignaalId | undefined
  if (signaalId === undefined) return
  const besluiten = ['plaats', 'plaats', 'parkeer', 'apart', 'terug', 'privacy', 'zorg'] as const
  const besluit = besluiten[Math.floor(by * 1000) % besluiten.length] ?? 'plaats'
  world.count(isBack ? 'decision taken back' : 'decision')
  void world.command(p0, (tx) =>
    isBack ? takeBack(tx, p0, signaalId) : decide(tx, p0, { signaalId, besluit, reason: 'omdat' }),
  )
}

/** Somebody asks to be forgotten while everybody works: a new epoch, and the text is in no byte any more. */
export function erase(world: World, by: number): void {
  const secret = readBordCollection(world.oracle.docs.bord, 'signalen').filter(({ text }) =>
    text.startsWith(secretMark),
  )
  const signaal = secret[Math.floor(by * secret.length)]
  if (signaal === undefined || !world.server.isUp) return
  let text = ''
  world.onErased = () => world.oracle.forget(text)
  void world.server.registry.newEpoch(roomId, { from: 'now' }, (tx, all) => {
    text = readBordCollection(tx.docs.bord, 'signalen').find(({ id }) => id === signaal.id)?.text ?? ''
    const erased = eraseSignaal(tx, signaal.id, all, [])
    return erased.ok ? ok({ value: undefined, more: erased.value.more }) : erased
  })
}

export const begeleider = (world: World): HonestPerson | undefined =>
  world.honest.find(({ facts }) => facts.id === 'p0')

/** Hides a note that holds a secret, when the begeleider sees one (as `server/api/markering.ts` does it). */
export function flag(world: World): void {
  const seen = begeleider(world)
    ?.page?.bord.all('signalen')
    .find(({ text, hidden }) => hidden === undefined && text.startsWith(secretMark))
  if (seen === undefined) return
  void world.command('p0', ({ docs, rows, clock }) => {
    const signaal = readBordCollection(docs.bord, 'signalen').find(({ id }) => id === seen.id)
    if (signaal === undefined || signaal.hidden !== undefined) return fail(appError('signaal.not_found'))
    rows.put('verborgen', seen.id, { signaalId: seen.id as SignaalId, text: signaal.text, at: clock.now() })
    setSignaal(docs.bord, seen.id, { text: '', hidden: 'privacy' })
    world.count('flag')
    return ok(undefined)
  })
}

export function toFase(world: World, by: number): void {
  void world.command('p0', (tx) => {
    const werksessie = readSessie(tx.docs.sessie)?.werksessie
    if (werksessie === undefined) return fail(appError('internal'))
    // Mostly fasen in which people may do something.
    const ids = [
      'signalen',
      'clusteren',
      'clusteren',
      'clusteren',
      'kansen',
      'kansen',
      'wijkkaart',
      'stemmen',
      'duiden',
    ]
    const huidigeFase = ids[Math.floor(by * ids.length)] ?? 'signalen'
    writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, huidigeFase } })
    return ok(undefined)
  })
}

/** Opens or closes a round of voting. */
export function ronde(world: World, by: number): void {
  void world.command('p0', (tx) => {
    const sessie = readSessie(tx.docs.sessie)
    if (sessie === undefined) return fail(appError('internal'))
    const { werksessie, stemronde } = sessie
    if (stemronde?.status === 'open') {
      if (by < 0.5) putStemronde(tx, { ...stemronde, status: 'gesloten' })
      return ok(undefined)
    }
    openStemronde(tx, werksessie)
    return ok(undefined)
  })
}
