import type { Pos, SignaalKind } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { Ghost } from '../model/types.ts'
import { type BordUi, nothingSelected } from '../state/bord-ui.ts'
import { kies, kiesGebied } from './keuze/kies.ts'
import type { KeyCommand } from './keyboard.ts'
import type { LayoutItem } from './layout.ts'
import { moveFrameBy, resizeFrameBy } from './move-frame.ts'
import type { CanvasScene } from './scene.ts'
import { type Direction, nearestInDirection, readingOrder } from './spatial.ts'

export interface CommandContext {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly work: BordWork
  /** The kind that this fase is about. */
  readonly suggestedKind: SignaalKind
  /** Ids of the notes that a command is about: the selection, else the focused one. */
  readonly chosen: () => readonly string[]
  readonly addInMiddle: (kind: SignaalKind) => void
  readonly startEditing: (id: string) => void
  readonly acceptGhost: (ghost: Ghost) => void
  readonly openThema: (themaId: string) => void
  readonly chooseThema: () => void
  readonly showHelp: () => void
}

/** Does what a key asks for. */
export function runCommand(command: KeyCommand, context: CommandContext): void {
  const { scene, ui, work, suggestedKind, chosen, addInMiddle, startEditing, acceptGhost } = context
  const { openThema, chooseThema, showHelp } = context
  const { focused, selected } = ui.getState()
  const at = focused === undefined ? undefined : scene.item(focused)
  switch (command.kind) {
    case 'walk': {
      const seen = scene.visible(1200).filter((item) => item.type !== 'ghost' || ui.getState().showGhosts)
      // Whoever can do something with a thema comes by its plate; for others it is no stop on the way.
      const isPlate = (item: LayoutItem): boolean =>
        item.type === 'area' && item.kind === 'thema' && (item.isFolded === true || work.canManageThemas())
      const walkable = seen
        .filter((item) => item.type !== 'area' || item.count === 0 || item.kind === 'frame' || isPlate(item))
        .map((item) => (item.type === 'area' && isPlate(item) ? { ...item, h: item.plateHeight } : item))
      const next =
        at === undefined
          ? readingOrder(scene.visible().filter((item) => item.type === 'signaal'))[0]
          : nearestInDirection(
              at.type === 'area' && isPlate(at) ? { ...at, h: at.plateHeight } : at,
              walkable,
              command.direction,
            )
      if (next === undefined) return
      const extended = new Set([...selected, ...(at?.type === 'signaal' ? [at.id] : []), next.id])
      ui.setState({
        focused: next.id,
        selected: next.type !== 'signaal' ? nothingSelected : command.extend ? extended : new Set([next.id]),
      })
      scene.revealItem(next.id)
      return
    }
    case 'nudge': {
      const step = command.far ? 100 : 20
      const [dx = 0, dy = 0] = stepsOf(command.direction, step)
      if (at?.type === 'area') {
        if (at.frame !== undefined && at.frame.locked !== true && work.canManageFrames())
          moveFrameBy(scene, work, at, dx, dy)
        if (at.thema !== undefined && at.thema.locked !== true && work.canManageThemas())
          work.moveThema(at.thema.id, [Math.round(at.x + dx), Math.round(at.y + dy)])
        return
      }
      const moves = chosen().flatMap((id) => {
        const item = scene.item(id)
        return item?.type === 'signaal' && item.areaId === undefined && work.canPlace(id)
          ? [{ id, pos: [item.x + dx, item.y + dy] as Pos }]
          : []
      })
      if (moves.length > 0) work.moveFree(moves, false)
      return
    }
    case 'resize': {
      const [dx = 0, dy = 0] = stepsOf(command.direction, command.far ? 150 : 50)
      if (at?.type === 'area' && at.frame !== undefined && at.frame.locked !== true && work.canManageFrames())
        resizeFrameBy(scene, work, at, dx, dy)
      return
    }
    case 'opmerkingen': {
      const [id] = chosen()
      if (id !== undefined) ui.setState({ opmerkingenBij: id })
      return
    }
    case 'add':
      addInMiddle(command.signaalKind ?? suggestedKind)
      return
    case 'edit':
      if (at?.type === 'signaal') startEditing(at.id)
      else if (at?.type === 'area' && at.thema !== undefined) openThema(at.thema.id)
      return
    case 'toggle': {
      if (at?.type !== 'signaal') return
      const next = new Set(selected)
      if (!next.delete(at.id)) next.add(at.id)
      ui.setState({ selected: next })
      return
    }
    case 'thema':
      if (chosen().some((id) => work.canPlace(id))) chooseThema()
      return
    case 'withdraw': {
      const ids = chosen()
      if (ids.length > 0 && work.withdraw(ids)) ui.setState({ selected: nothingSelected, focused: undefined })
      return
    }
    case 'merge':
      if (selected.size > 1) work.merge([...selected])
      return
    case 'selectAll':
      kies(scene, ui, () => true)
      return
    case 'selectArea': {
      const area = areaOf(at)
      if (area !== undefined) kiesGebied(scene, ui, area)
      return
    }
    case 'duplicate': {
      const [first] = work.duplicate(chosen())
      if (first !== undefined && !work.addsByCommand()) scene.revealItem(first)
      return
    }
    case 'lock': {
      const ids = chosen()
      if (ids.length > 0 && work.canLock()) work.setLocked(ids, !ids.every((id) => work.isLocked(id)))
      return
    }
    case 'toFront':
    case 'toBack': {
      const ids = chosen()
      if (ids.length > 0) work.order(ids, command.kind === 'toFront' ? 'voor' : 'achter')
      return
    }
    case 'menu': {
      const on = at === undefined ? undefined : scene.camera.rectOnScreen(at)
      const free = scene.camera.freePart()
      ui.setState({
        menu:
          on === undefined
            ? { at: [free.x + free.w / 2, free.y + free.h / 2], item: undefined }
            : { at: [on.x + Math.min(on.w / 2, 80), on.y + Math.min(on.h, 60)], item: at?.id },
      })
      return
    }
    case 'search':
      ui.setState({ search: ui.getState().search ?? { words: '', hits: [], at: 0 } })
      return
    case 'filter':
      ui.setState({ isFilterOpen: !ui.getState().isFilterOpen })
      return
    case 'minimap':
      ui.setState({ showMinimap: !ui.getState().showMinimap })
      return
    case 'undo':
      work.undo()
      return
    case 'redo':
      work.redo()
      return
    case 'help':
      showHelp()
      return
    case 'escape':
      backOut(ui)
      return
    case 'accept':
      if (at?.type === 'ghost') acceptGhost(at.ghost)
      return
    case 'refuse':
      if (at?.type === 'ghost') work.refuseGhost(at.ghost)
      return
    case 'zoomIn':
      scene.camera.zoomTo(scene.camera.view.scale * 1.25)
      return
    case 'zoomOut':
      scene.camera.zoomTo(scene.camera.view.scale / 1.25)
      return
    case 'fitAll':
      scene.fitAll()
      return
    case 'fitSelection':
      scene.fitItems(chosen())
      return
    case 'fitThema': {
      const area = areaOf(at)
      if (area !== undefined) scene.fitItems([area])
      return
    }
    case 'fullSize':
      scene.camera.zoomTo(1)
      return
    case 'lassoTool':
      ui.setState({ tool: 'lasso' })
      return
    case 'handTool':
      ui.setState({ tool: 'schuiven' })
      return
    case 'selectTool':
      ui.setState({ tool: 'kiezen' })
      return
  }
}

/** The area that an item is, or lies in. */
const areaOf = (item: LayoutItem | undefined): string | undefined =>
  item === undefined ? undefined : item.type === 'area' ? item.id : item.areaId

/** One step back at a time: the tool, then what is chosen, then what has the keyboard, then what is searched. */
function backOut(ui: BordUi): void {
  const { tool, isChoosingMore, selected, focused, search, following } = ui.getState()
  if (following !== undefined) ui.setState({ following: undefined })
  else if (tool !== 'kiezen' || isChoosingMore) ui.setState({ tool: 'kiezen', isChoosingMore: false })
  else if (selected.size > 0 || focused !== undefined)
    ui.setState({ selected: nothingSelected, focused: undefined, hovered: undefined })
  else if (search !== undefined) ui.setState({ search: undefined })
}

const stepsOf = (direction: Direction, step: number): readonly number[] =>
  ({ left: [-step, 0], right: [step, 0], up: [0, -step], down: [0, step] })[direction]
