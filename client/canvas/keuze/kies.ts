import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { announce } from '../../ui/announcer.tsx'
import type { LayoutItem, SignaalItem } from '../layout.ts'
import type { CanvasScene } from '../scene.ts'

/** Chooses the notes that pass, except those that a filter leaves out, and says how many. */
export function kies(scene: CanvasScene, ui: BordUi, passes: (item: SignaalItem) => boolean): void {
  const selected = new Set(
    [...scene.items.values()].flatMap((item) =>
      item.type === 'signaal' && scene.isShown(item) && passes(item) ? [item.id] : [],
    ),
  )
  ui.setState({ selected })
  announce(m.keuze_aantal({ count: selected.size }))
}

/** Everything that lies in one area: a thema, a frame, or what is loose. */
export const kiesGebied = (scene: CanvasScene, ui: BordUi, areaId: string): void =>
  kies(scene, ui, (item) => item.areaId === areaId)

export const kiesSoort = (scene: CanvasScene, ui: BordUi, kind: SignaalKind): void =>
  kies(scene, ui, (item) => item.signaal.kind === kind)

/** Chooses one note; with `add` it comes to what was chosen, or leaves it. */
export function kiesEen(ui: BordUi, id: string, add: boolean): void {
  const next = new Set(add ? ui.getState().selected : [])
  if (!add || !next.delete(id)) next.add(id)
  ui.setState({ selected: next, focused: id })
}

/** Adds the notes among these to what was chosen before; those that a filter leaves out are not chosen by accident. */
export function kiesUit(
  scene: CanvasScene,
  ui: BordUi,
  items: readonly LayoutItem[],
  before: ReadonlySet<string>,
): void {
  const found = items.flatMap((item) => (item.type === 'signaal' && scene.isShown(item) ? [item.id] : []))
  ui.setState({ selected: new Set([...before, ...found]) })
}
