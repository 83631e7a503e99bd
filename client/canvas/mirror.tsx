import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { m } from '../../shared/i18n/messages.ts'
import type { BordModel } from '../model/types.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { kindInfo } from '../ui/kind-info.ts'
import { reactieCount } from '../ui/reactie-knoppen.tsx'
import type { AreaItem, LayoutItem } from './layout.ts'
import { losArea } from './layout-sort.ts'
import { objectsInView } from './mirror-objects.ts'
import type { Marks } from './paint-marks.ts'
import type { CanvasScene } from './scene.ts'
import { readingOrder } from './spatial.ts'

export const mirrorIdOf = (itemId: string): string => `bord-${itemId.replace(/[^A-Za-z0-9_-]/g, '-')}`

const mirrorLimit = 200

/** Objects in view in reading order: area by area with their notes, then what lies free; at most 200. */
export function mirrorItems(items: readonly LayoutItem[], showGhosts: boolean): LayoutItem[] {
  const areas = readingOrder(items.filter((item): item is AreaItem => item.type === 'area'))
  const rest = items.filter((item) => item.type !== 'area' && (item.type !== 'ghost' || showGhosts))
  const ordered: LayoutItem[] = []
  for (const area of areas) {
    if (area.kind === 'voorstel' && !showGhosts) continue
    ordered.push(area, ...readingOrder(rest.filter((item) => item.type !== 'area' && item.areaId === area.id)))
  }
  const placed = new Set(ordered)
  ordered.push(...readingOrder(rest.filter((item) => !placed.has(item))))
  return ordered.slice(0, mirrorLimit)
}

/**
 * What is in view, for people who do not see the canvas: options of the listbox that the canvas is. Changes when the
 * view rests, so that panning costs nothing.
 */
export function CanvasMirror({
  bord,
  scene,
  ui,
}: {
  readonly bord: BordModel
  readonly scene: CanvasScene
  readonly ui: BordUi
}): ReactNode {
  const rest = useSyncExternalStore(scene.subscribeRest, scene.restVersion)
  const others = useOtherObjects(bord)
  const version = `${rest}|${others}`
  const selected = useStore(ui, (state) => state.selected)
  const showGhosts = useStore(ui, (state) => state.showGhosts)
  const focused = useStore(ui, (state) => state.focused)
  const items = useMemo(() => {
    void version
    const seen = mirrorItems(scene.visible(), showGhosts)
    // The object that has the keyboard is always there, even while the view still glides to it.
    const at = focused === undefined ? undefined : scene.item(focused)
    return at === undefined || seen.includes(at) ? seen : [at, ...seen.slice(0, mirrorLimit - 1)]
  }, [scene, version, showGhosts, focused])
  const objects = useMemo(() => {
    void version
    const room = Math.max(0, mirrorLimit - items.length)
    return readingOrder(objectsInView(bord, scene.camera.rectInView(0), (id) => scene.item(id))).slice(0, room)
  }, [bord, scene, version, items.length])
  const titleOf = (areaId: string | undefined): string => {
    const area = areaId === undefined ? undefined : scene.item(areaId)
    return area?.type === 'area' ? area.title : m.bord_nog_los()
  }
  return (
    <>
      {items.map((item) => (
        <div
          key={item.id}
          id={mirrorIdOf(item.id)}
          role="option"
          tabIndex={-1}
          className="vis-weg"
          aria-selected={item.type === 'signaal' && selected.has(item.id)}
        >
          {describe(item, titleOf, scene)}
        </div>
      ))}
      {objects.map(({ id, words }) => (
        <div
          key={id}
          id={mirrorIdOf(id)}
          role="option"
          tabIndex={-1}
          className="vis-weg"
          aria-selected={focused === id}
        >
          {words}
        </div>
      ))}
    </>
  )
}

const otherCollections = ['tekeningen', 'afbeeldingen', 'connectors', 'kanskaarten', 'nodes'] as const

/** Changes when something is drawn, connected or put on the bord that is no note. */
function useOtherObjects(bord: BordModel): number {
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const stops = otherCollections.map((name) => bord.subscribe(name, () => setVersion((before) => before + 1)))
    return () => {
      for (const stop of stops) stop()
    }
  }, [bord])
  return version
}

function describe(item: LayoutItem, titleOf: (areaId: string | undefined) => string, scene: CanvasScene): string {
  switch (item.type) {
    case 'area':
      return item.kind === 'frame'
        ? m.kader_van({ naam: item.title, aantal: item.count })
        : m.bord_spiegel_gebied({ titel: item.title, aantal: item.count })
    case 'ghost':
      return m.bord_spiegel_voorstel({ tekst: item.ghost.signaal.text, plaats: titleOf(item.areaId) })
    case 'signaal': {
      const stack = item.stack > 1 ? `. ${m.bord_mensen({ aantal: item.stack })}` : ''
      return m.bord_spiegel_signaal({
        soort: kindInfo[item.signaal.kind].label(),
        tekst: item.signaal.hidden === undefined ? item.signaal.text : m.bord_verborgen_tekst(),
        plaats: `${titleOf(item.areaId ?? losArea)}${item.signaal.locked === true ? `. ${m.lijst_vast()}` : ''}${stack}${marksInWords(scene.marksOf(item.signaal))}`,
      })
    }
  }
}

const marksInWords = ({ herken, vraag, opmerkingen, vast }: Marks): string =>
  [
    vast === true ? m.keuze_vast() : '',
    herken > 0 ? reactieCount('herken', herken) : '',
    vraag > 0 ? reactieCount('vraag', vraag) : '',
    opmerkingen > 0 ? m.samen_opmerkingen_telling({ count: opmerkingen }) : '',
  ]
    .filter((words) => words !== '')
    .map((words) => `. ${words}`)
    .join('')
