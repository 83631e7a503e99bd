import type { SignaalId, ThemaId } from '../base/ids.ts'
import { isActive, type Signaal } from './signaal.ts'
import type { BordSnapshot } from './snapshot.ts'

/** What became of a signaal: exactly one of these. */
export const fates = ['ingetrokken', 'verborgen', 'samengevoegd', 'geen_thema', 'geparkeerd', 'thema', 'los'] as const
export type Fate = (typeof fates)[number]

export interface SignaalFate {
  readonly signaalId: SignaalId
  readonly fate: Fate
  /** With `thema`: its one place. */
  readonly themaId?: ThemaId
  /** With `samengevoegd`: the card it lies under. */
  readonly mergedInto?: SignaalId
}

/** The coverage ledger: every signaal that was ever entered, once. `counts` adds up to `entered`. */
export interface Coverage {
  readonly entered: number
  readonly counts: Readonly<Record<Fate, number>>
  readonly perThema: ReadonlyMap<ThemaId, number>
  /** Sorted by id. */
  readonly fates: readonly SignaalFate[]
}

/**
 * Says of each signaal on the bord what became of it. Withdrawn beats hidden, hidden beats merged, and so on in the order
 * of `fates`; a thema that was dropped holds nothing, so its signalen are loose again. `ookThemas` plays no part here.
 */
export function coverSignalen(bord: Pick<BordSnapshot, 'signalen' | 'themas'>): Coverage {
  const standing = new Set(
    bord.themas.filter((thema) => isActive(thema) && thema.status !== 'vervallen').map((thema) => thema.id),
  )
  const known = new Set(bord.signalen.map((signaal) => signaal.id))
  const list = [...bord.signalen]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((signaal) => fateOf(signaal, standing, known))
  const counts: Record<Fate, number> = {
    ingetrokken: 0,
    verborgen: 0,
    samengevoegd: 0,
    geen_thema: 0,
    geparkeerd: 0,
    thema: 0,
    los: 0,
  }
  const perThema = new Map<ThemaId, number>()
  for (const { fate, themaId } of list) {
    counts[fate] += 1
    if (themaId !== undefined) perThema.set(themaId, (perThema.get(themaId) ?? 0) + 1)
  }
  return { entered: bord.signalen.length, counts, perThema, fates: list }
}

/**
 * Voices that stand alone: loose or set aside as "geen thema", nothing lies on them, and nobody and nothing (`proposed`: ids
 * for which a proposal has a place) puts them with others. They easily get lost between large themas (DOMAIN §9.2, §9.8).
 * Sorted by id.
 */
export function standAlone(
  bord: Pick<BordSnapshot, 'signalen' | 'themas'>,
  proposed: ReadonlySet<string>,
): SignaalId[] {
  const carriers = new Set(bord.signalen.flatMap(({ mergedInto }) => (mergedInto === undefined ? [] : [mergedInto])))
  return coverSignalen(bord).fates.flatMap(({ signaalId, fate }) =>
    (fate === 'los' || fate === 'geen_thema') && !carriers.has(signaalId) && !proposed.has(signaalId)
      ? [signaalId]
      : [],
  )
}

function fateOf(signaal: Signaal, standing: ReadonlySet<ThemaId>, known: ReadonlySet<SignaalId>): SignaalFate {
  const signaalId = signaal.id
  if (!isActive(signaal)) return { signaalId, fate: 'ingetrokken' }
  if (signaal.hidden !== undefined) return { signaalId, fate: 'verborgen' }
  if (signaal.mergedInto !== undefined && signaal.mergedInto !== signaalId && known.has(signaal.mergedInto))
    return { signaalId, fate: 'samengevoegd', mergedInto: signaal.mergedInto }
  if (signaal.offTopic === true) return { signaalId, fate: 'geen_thema' }
  if (signaal.parked === true) return { signaalId, fate: 'geparkeerd' }
  if (signaal.themaId !== undefined && standing.has(signaal.themaId))
    return { signaalId, fate: 'thema', themaId: signaal.themaId }
  return { signaalId, fate: 'los' }
}
