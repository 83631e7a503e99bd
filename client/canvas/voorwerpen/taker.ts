import type { Pos } from '../../../shared/domain/signaal.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { VoorwerpCollection, VoorwerpRef } from '../../model/voorwerp-types.ts'
import { type BordUi, nothingSelected, type PointerClaim, type PointerTaker } from '../../state/bord-ui.ts'
import { niets, type VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { contains } from '../geometry.ts'
import { plateRect } from '../paint-area.ts'
import type { CanvasScene } from '../scene.ts'
import { cornerPx } from './paint-voorwerpen.ts'
import type { VoorwerpenScene } from './voorwerpen-scene.ts'
import { resized, simplify, toStored } from './vormen.ts'

export interface TakerDeps {
  readonly scene: CanvasScene
  readonly voorwerpen: VoorwerpenScene
  readonly bordUi: BordUi
  readonly ui: VoorwerpUi
  readonly work: BordWork
  /** Enter or a second press: words are written, a card is opened. */
  readonly open: (key: string) => void
  readonly setPicture: (id: string, size: [number, number]) => void
}

const slopPx = 5
const twiceMs = 420

export const refOf = (key: string): VoorwerpRef => {
  const at = key.indexOf(':')
  return { collection: key.slice(0, at) as VoorwerpRef['collection'], id: key.slice(at + 1) }
}
const isPlaced = (ref: VoorwerpRef): ref is VoorwerpRef & { readonly collection: VoorwerpCollection } =>
  ref.collection !== 'connectors'

/** Moves everything chosen that may be moved, as one step. */
export function moveChosen(
  { voorwerpen, work }: Pick<TakerDeps, 'voorwerpen' | 'work'>,
  keys: Iterable<string>,
  dx: number,
  dy: number,
): boolean {
  const moves = [...keys].flatMap((key) => {
    const [ref, one] = [refOf(key), voorwerpen.get(key)]
    const pos = one?.record.pos
    if (pos === undefined || !isPlaced(ref)) return []
    return [{ collection: ref.collection, id: ref.id, pos: [Math.round(pos[0] + dx), Math.round(pos[1] + dy)] as Pos }]
  })
  return moves.length > 0 && work.moveVoorwerpen(moves)
}

/** Takes the pointer for the drawing tools, and for what is drawn: choose, move, make larger. */
export function createTaker(deps: TakerDeps): PointerTaker {
  const { scene, voorwerpen, bordUi, ui, work } = deps
  let last = { at: 0, key: '' }
  const reach = (event: PointerEvent): number => (event.pointerType === 'touch' ? 14 : 7) / scene.camera.view.scale
  const clear = (): void => {
    if (ui.getState().selected.size > 0) ui.setState({ selected: niets })
  }
  const choose = (key: string, adds: boolean): void => {
    const { selected } = ui.getState()
    const next = adds ? new Set(selected) : new Set<string>()
    if (adds && next.has(key)) next.delete(key)
    else next.add(key)
    bordUi.setState({ selected: nothingSelected, focused: undefined, hovered: undefined })
    ui.setState({ selected: next })
  }
  const done = (): void => {
    voorwerpen.setBezig(undefined)
    ui.setState({ tool: 'geen' })
  }

  const pen = (at: Pos): PointerClaim => {
    const points: Pos[] = [at]
    voorwerpen.setBezig({ kind: 'streep', points })
    return {
      move: (next) => {
        points.push(next)
        voorwerpen.setBezig({ kind: 'streep', points })
      },
      end: () => {
        voorwerpen.setBezig(undefined)
        const { kleur, dikte } = ui.getState()
        // What the hand trembles on screen says nothing; the further away, the more that is.
        work.addTekening({ kind: 'pen', ...toStored(simplify(points, 0.7 / scene.camera.view.scale)), kleur, dikte })
      },
      cancel: () => voorwerpen.setBezig(undefined),
    }
  }
  const line = (kind: 'lijn' | 'pijl', from: Pos): PointerClaim => ({
    move: (to) => voorwerpen.setBezig({ kind, from, to }),
    end: (to) => {
      voorwerpen.setBezig(undefined)
      if (Math.hypot(to[0] - from[0], to[1] - from[1]) * scene.camera.view.scale < slopPx) return
      const { kleur, dikte } = ui.getState()
      const id = work.addTekening({ kind, ...toStored([from, to]), kleur, dikte })
      done()
      if (id !== undefined) choose(`tekeningen:${id}`, false)
    },
    cancel: () => voorwerpen.setBezig(undefined),
  })
  const connect = (at: Pos): PointerClaim => {
    const van = voorwerpen.endAt(at)
    const target = (to: Pos) => {
      const end = voorwerpen.endAt(to)
      return end === undefined || (end.kind === van?.kind && end.id === van.id) ? undefined : end
    }
    return {
      move: (to) => {
        if (van === undefined) return
        const end = target(to)
        const rect = end === undefined ? undefined : voorwerpen.endRect(end)
        voorwerpen.setBezig({ kind: 'verbind', from: at, to, ...(rect === undefined ? {} : { target: rect }) })
      },
      end: (to) => {
        voorwerpen.setBezig(undefined)
        if (van === undefined) return
        const end = target(to)
        // Pressed and let go in one place: the other end is chosen from a list.
        if (end === undefined) {
          if (Math.hypot(to[0] - at[0], to[1] - at[1]) * scene.camera.view.scale < slopPx)
            ui.setState({ van, dialog: 'verbind', tool: 'geen' })
          return
        }
        const id = work.connect(van, end, ui.getState().meaning)
        done()
        if (id !== undefined) choose(`connectors:${id}`, false)
      },
      cancel: () => voorwerpen.setBezig(undefined),
    }
  }
  const still = (act: (at: Pos) => void): PointerClaim => ({ move: () => {}, end: act, cancel: () => {} })

  const corner = (at: Pos): PointerClaim | undefined => {
    const [key, ...others] = ui.getState().selected
    const one = key === undefined || others.length > 0 ? undefined : voorwerpen.get(key)
    if (one?.collection !== 'afbeeldingen' || !work.canChange(one) || work.isHeld(one)) return undefined
    const { rect } = one
    const side = cornerPx / scene.camera.view.scale
    if (Math.hypot(at[0] - rect.x - rect.w, at[1] - rect.y - rect.h) > side) return undefined
    const sizeAt = (to: Pos) => resized(one.record.size, to[0] - at[0], to[1] - at[1])
    return {
      move: (to) => voorwerpen.setBezig({ kind: 'maat', key: one.key, size: sizeAt(to) }),
      end: (to) => {
        voorwerpen.setBezig(undefined)
        deps.setPicture(one.id, sizeAt(to))
      },
      cancel: () => voorwerpen.setBezig(undefined),
    }
  }

  const grab = (key: string, from: Pos, event: PointerEvent): PointerClaim => {
    const adds = event.shiftKey || event.ctrlKey || event.metaKey
    let drags = false
    const keysNow = (): ReadonlySet<string> => {
      const { selected } = ui.getState()
      return selected.has(key) ? selected : new Set([key])
    }
    const mayDrag = [...keysNow()].some((one) => work.canChange(refOf(one)) && !work.isHeld(refOf(one)))
    return {
      move: (at) => {
        const [dx, dy] = [at[0] - from[0], at[1] - from[1]]
        if (!drags && Math.hypot(dx, dy) * scene.camera.view.scale < slopPx) return
        if (!mayDrag || key.startsWith('connectors:')) return
        if (!drags && !ui.getState().selected.has(key)) choose(key, false)
        drags = true
        voorwerpen.setBezig({ kind: 'sleep', keys: keysNow(), dx, dy })
      },
      end: (at) => {
        voorwerpen.setBezig(undefined)
        if (drags) {
          moveChosen(deps, keysNow(), at[0] - from[0], at[1] - from[1])
          return
        }
        const now = performance.now()
        const twice = last.key === key && now - last.at < twiceMs
        last = { at: now, key: twice ? '' : key }
        if (twice) deps.open(key)
        else choose(key, adds)
      },
      cancel: () => voorwerpen.setBezig(undefined),
    }
  }

  return {
    claim(at, event, under) {
      if (event.button !== 0) return undefined
      const { tool } = ui.getState()
      if (tool !== 'geen') {
        clear()
        bordUi.setState({ hovered: undefined })
        switch (tool) {
          case 'pen':
            return pen(at)
          case 'lijn':
          case 'pijl':
            return line(tool, at)
          case 'verbind':
            return connect(at)
          case 'stip':
            return still((to) => {
              const { kleur } = ui.getState()
              work.addTekening({ kind: 'stip', pos: [Math.round(to[0]), Math.round(to[1])], kleur })
            })
          case 'tekst':
            return still((to) => {
              ui.setState({ tool: 'geen', tekst: { pos: [Math.round(to[0]), Math.round(to[1])] } })
            })
        }
      }
      if (bordUi.getState().tool !== 'kiezen') return undefined
      const onCorner = corner(at)
      if (onCorner !== undefined) return onCorner
      const hit = voorwerpen.hit(at, reach(event))
      // A plate lies above everything, and notes lie above pictures and lines.
      const area = scene.areaAt(at)
      const isOnPlate = area !== undefined && contains(plateRect(area, scene.camera.view, 6), at)
      if (hit === undefined || isOnPlate || (under !== undefined && !hit.isOver)) {
        clear()
        return undefined
      }
      return grab(hit.key, at, event)
    },
    cursor: () => {
      const { tool } = ui.getState()
      return tool === 'geen' ? undefined : tool === 'tekst' ? 'text' : 'crosshair'
    },
  }
}
