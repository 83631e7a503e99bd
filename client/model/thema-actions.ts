import type { ThemaId } from '../../shared/base/ids.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { ActionKit, Step } from './action-kit.ts'
import type { ThemaActions } from './voorwerp-types.ts'

/** Creates the part of `BordActions` that is about whole themas; `newThema` makes the record of one. */
export function createThemaActions(
  { bord, clock, ids, act }: ActionKit,
  newThema: (title: string) => Readonly<Record<string, unknown>>,
): ThemaActions {
  const active = (id: string) => {
    const thema = bord.get('themas', id)
    return thema === undefined || !isActive(thema) ? undefined : thema
  }
  const childrenOf = (id: string) => bord.all('themas').filter((thema) => isActive(thema) && thema.parentId === id)
  /** The ids with `from` replaced; each once. */
  const replaced = (all: readonly string[], from: string, to: string): string[] =>
    [...new Set(all.map((one) => (one === from ? to : one)))].sort()
  return {
    mergeThema: (id, into) => {
      const [from, target] = [active(id), active(into)]
      if (from === undefined || target === undefined || id === into) return false
      const steps: Step[] = []
      // What is archived goes along too: who takes a signaal back finds it in a thema that is there.
      for (const signaal of bord.all('signalen')) {
        const set: Record<string, unknown> = {}
        if (signaal.themaId === id) set.themaId = into
        if (signaal.ookThemas.includes(id as ThemaId))
          set.ookThemas = replaced(signaal.ookThemas, id, into).filter(
            (one) => one !== (signaal.themaId === id ? into : signaal.themaId),
          )
        if (Object.keys(set).length > 0) steps.push({ collection: 'signalen', id: signaal.id, set })
      }
      for (const collection of ['kanskaarten', 'nodes'] as const)
        for (const one of bord.all(collection))
          if (one.themaIds.includes(id as ThemaId))
            steps.push({ collection, id: one.id, set: { themaIds: replaced(one.themaIds, id, into) } })
      // One level deep: where the other lies in a thema itself, they lie beside it in that one.
      const parent = target.parentId === undefined || target.parentId === id ? into : target.parentId
      for (const child of childrenOf(id))
        steps.push({ collection: 'themas', id: child.id, set: { parentId: child.id === into ? null : parent } })
      steps.push({ collection: 'themas', id, set: { mergedInto: into, parentId: null, archivedAt: clock.now() } })
      return act(steps)
    },
    splitThema: (title, signaalIds) => {
      if (signaalIds.length === 0) return ''
      const id = ids.next<ThemaId>()
      const steps: Step[] = [{ collection: 'themas', id, add: newThema(title) }]
      for (const signaalId of signaalIds) {
        const signaal = bord.get('signalen', signaalId)
        if (signaal === undefined) continue
        steps.push({ collection: 'signalen', id: signaalId, set: { themaId: id } })
      }
      return act(steps) ? id : ''
    },
    nestThema: (id, parentId) => {
      const thema = active(id)
      if (thema === undefined) return false
      if (parentId === null) return act([{ collection: 'themas', id, set: { parentId: null } }])
      const parent = active(parentId)
      if (parent === undefined || parentId === id || parent.parentId !== undefined || childrenOf(id).length > 0)
        return false
      return act([{ collection: 'themas', id, set: { parentId } }])
    },
  }
}
