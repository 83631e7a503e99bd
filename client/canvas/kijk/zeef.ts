import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'
import type { Ghost, Session } from '../../model/types.ts'
import { type BordFilter, filterTest, isFiltering } from '../../state/bord-filter.ts'
import type { SearchState } from '../../state/bord-ui.ts'
import type { SignaalItem } from '../layout.ts'
import type { CanvasScene } from '../scene.ts'

/** Where the filters say that a note on the canvas lies: thema id, `frame:` and the id of a frame, `los` or `nergens`. */
const placeOfArea = (areaId: string | undefined): string =>
  areaId === undefined ? 'los' : areaId.startsWith('area:') ? areaId.slice('area:'.length) : areaId

/** Texts of the notes under another one, by the id of that one. */
function textsUnder(signalen: readonly Signaal[]): ReadonlyMap<string, readonly string[]> {
  const under = new Map<string, string[]>()
  for (const signaal of signalen)
    if (signaal.mergedInto !== undefined && isActive(signaal))
      under.set(signaal.mergedInto, [...(under.get(signaal.mergedInto) ?? []), signaal.text])
  return under
}

/** Which notes stay bright with this filter and search; `undefined`: all of them. */
export function zeefVoor(
  {
    session,
    scene,
    ghosts,
  }: { readonly session: Session; readonly scene: CanvasScene; readonly ghosts: readonly Ghost[] },
  filter: BordFilter,
  search: SearchState | undefined,
): ((item: SignaalItem) => boolean) | undefined {
  const isSearching = search !== undefined && search.words.trim() !== ''
  const isPartial = isFiltering(filter) || filter.place !== undefined
  if (!isSearching && !isPartial) return undefined
  const hits = new Set(search?.hits)
  const withGhost = new Set(ghosts.map(({ signaal }) => signaal.id as string))
  let under: ReadonlyMap<string, readonly string[]> | undefined
  const passes = filterTest(filter, {
    isMine: (id) => session.isMine('signalen', id),
    hasGhost: (id) => withGhost.has(id),
    placeOf: ({ id }) => {
      const item = scene.item(id)
      return placeOfArea(item?.type === 'signaal' ? item.areaId : undefined)
    },
    under: (id) => {
      under ??= textsUnder(session.bord.all('signalen'))
      return under.get(id) ?? []
    },
  })
  return (item) => (!isSearching || hits.has(item.id)) && (!isPartial || passes(item.signaal))
}
