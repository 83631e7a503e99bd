import { isActive } from '../../shared/domain/signaal.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import type { BordModel, Ghost } from './types.ts'

/** The key under which a refusal of one placement is kept in `regie`. */
export const refusalKey = (signaalId: string, target: string): string => `${signaalId}.${target}`

/**
 * What the computer would place, and nobody has placed or refused yet. Derived, never stored: a ghost is there while its
 * signaal is loose, active and not under another one, so undoing an acceptance brings it back.
 */
export function ghostsOf(
  voorstel: Voorstel | undefined,
  refused: ReadonlySet<string>,
  bord: Pick<BordModel, 'get'>,
): readonly Ghost[] {
  if (voorstel === undefined) return []
  const groups = new Map(voorstel.groups.map((group) => [group.id as string, group]))
  const ghosts: Ghost[] = []
  for (const place of voorstel.places) {
    if (place.themaId === null || refused.has(refusalKey(place.signaalId, place.themaId))) continue
    const signaal = bord.get('signalen', place.signaalId)
    if (signaal === undefined || !isActive(signaal)) continue
    if (
      signaal.themaId !== undefined ||
      signaal.mergedInto !== undefined ||
      signaal.hidden !== undefined ||
      signaal.offTopic === true
    )
      continue
    const thema = bord.get('themas', place.themaId)
    if (thema?.archivedAt !== undefined || thema?.pinned === true) continue
    const group = groups.get(place.themaId)
    if (thema === undefined && group === undefined) continue
    ghosts.push({
      signaal,
      themaId: place.themaId,
      isNewThema: thema === undefined,
      label: thema?.title ?? group?.label ?? '',
      words: place.words,
      nearest: place.nearest,
      confidence: place.confidence,
    })
  }
  return ghosts
}
