import type { DraftBlock, Toen } from '../../../shared/domain/programma.ts'
import { toenGat, toenKaart, toenKnoop, toenSignaal, toenStemmen } from '../../../shared/domain/programma-bron.ts'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import type { WerksessieSnapshot } from '../../../shared/domain/snapshot.ts'

/** Every source that a statement names, as it is in this snapshot, by `soort.id`; sorted, so that equal drafts are equal. */
export function toenOf(
  blocks: readonly DraftBlock[],
  { bord, gaten: decided = [] }: WerksessieSnapshot,
  rangorde: Rangorde | undefined,
): Readonly<Record<string, Toen>> {
  const traces = blocks.flatMap((block) =>
    block.type === 'heading'
      ? []
      : (block.type === 'paragraph' ? block.statements : block.items).map(({ trace }) => trace),
  )
  const named = (pick: (trace: (typeof traces)[number]) => readonly string[]): ReadonlySet<string> =>
    new Set(traces.flatMap(pick))
  const signalen = named((trace) => trace.signaalIds)
  const cards = named((trace) => trace.cardIds)
  const nodes = named((trace) => trace.mapRefs)
  const gaten = named((trace) => (trace.gatRef === undefined ? [] : [trace.gatRef]))
  const rounds = named((trace) => (trace.stemRef === undefined ? [] : [trace.stemRef]))
  const found = [
    ...bord.signalen
      .filter(({ id }) => signalen.has(id))
      .map((one) => [`signaal.${one.id}`, toenSignaal(one)] as const),
    ...bord.kanskaarten.filter(({ id }) => cards.has(id)).map((one) => [`kaart.${one.id}`, toenKaart(one)] as const),
    ...bord.nodes.filter(({ id }) => nodes.has(id)).map((one) => [`knoop.${one.id}`, toenKnoop(one)] as const),
    ...[...gaten].map((id) => [`gat.${id}`, toenGat(decided.find((one) => one.id === id))] as const),
    ...(rangorde === undefined ? [] : [...rounds].map((id) => [`stemmen.${id}`, toenStemmen(rangorde)] as const)),
  ]
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}
