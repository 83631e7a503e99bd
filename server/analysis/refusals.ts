/** What people refused of earlier proposals, so that asking again does not bring the same thing back. */

export interface Refusals {
  /** May this signaal be proposed for this thema? */
  mayGo(signaalId: string, themaId: string): boolean
  /** May these two be proposed as the same statement? */
  mayPair(a: string, b: string): boolean
  /**
   * The signalen of a new group that people have not refused to see together. A new group is named after its members, so a
   * refused one would come back under another id as soon as one note changed: two or more members that were refused out of
   * one earlier group are taken out.
   */
  keepTogether(signaalIds: readonly string[]): readonly string[]
}

/** Reads keys `signaalId.target` (see `WerksessieSnapshot.refused`); `isKnown` says of a target whether it stands on the bord. */
export function readRefusals(keys: readonly string[], isKnown: (id: string) => boolean): Refusals {
  const refused = new Set(keys)
  const groups = new Map<string, Set<string>>()
  for (const key of keys) {
    const [signaalId, target] = key.split('.')
    if (signaalId === undefined || target === undefined || isKnown(target)) continue
    groups.set(target, (groups.get(target) ?? new Set<string>()).add(signaalId))
  }
  return {
    mayGo: (signaalId, themaId) => !refused.has(`${signaalId}.${themaId}`),
    mayPair: (a, b) => !refused.has(`${a}.${b}`) && !refused.has(`${b}.${a}`),
    keepTogether(signaalIds) {
      const out = new Set<string>()
      for (const members of groups.values()) {
        const shared = signaalIds.filter((id) => members.has(id))
        if (shared.length > 1) for (const id of shared) out.add(id)
      }
      return out.size === 0 ? signaalIds : signaalIds.filter((id) => !out.has(id))
    },
  }
}
