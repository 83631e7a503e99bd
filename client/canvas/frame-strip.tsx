import { Archive, MonitorUp, MoveHorizontal, Pencil, Undo2 } from 'lucide-react'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AreaItem } from './layout.ts'
import { resizeFrameBy } from './move-frame.ts'
import type { CanvasScene } from './scene.ts'

interface StripProps {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly work: BordWork
  readonly onShowFrame?: (frameId: string) => void
  readonly returnFocus: () => void
}

/** As wide as its buttons in two rows. */
const stripWidth = 410
/** One column of notes. */
const columnStep = 149

/** What a begeleider can do with the frame that has the keyboard: name, width, place, screen. Nothing for others. */
export function FrameStrip(props: StripProps): ReactNode {
  const { scene, ui, work } = props
  useSyncExternalStore(
    (listener) => {
      const stops = [scene.camera.subscribe(listener), scene.subscribeRest(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    () =>
      ui.getState().focused?.startsWith('frame:') === true
        ? `${scene.camera.view.x}|${scene.camera.view.y}|${scene.camera.view.scale}|${scene.restVersion()}`
        : 'dicht',
  )
  const focused = useStore(ui, (state) => state.focused)
  const item = focused === undefined ? undefined : scene.item(focused)
  if (item?.type !== 'area' || item.frame === undefined || !work.canManageFrames()) return null
  return <Strip {...props} area={item} key={item.id} />
}

function Strip({
  scene,
  ui,
  work,
  onShowFrame,
  returnFocus,
  area,
}: StripProps & { readonly area: AreaItem }): ReactNode {
  const { frame, title } = area
  const [name, setName] = useState<string>()
  if (frame === undefined) return null
  const on = scene.camera.rectOnScreen(area)
  const { height } = scene.camera.size
  const free = scene.camera.freePart()
  const place = {
    left: Math.max(8, Math.min(on.x, free.x + free.w - stripWidth)),
    top: Math.max(60, Math.min(on.y + area.plateHeight * scene.camera.view.scale + 16, height - 150)),
  }
  const rename = (): void => {
    if (name !== undefined) work.renameFrame(frame.id, name.trim())
    setName(undefined)
    returnFocus()
  }
  return (
    <div className="cv-strook cv-kader" style={place} data-over-canvas="">
      {name === undefined ? (
        <div className="cv-knoppen">
          <Button size="klein" icon={<Pencil size={16} aria-hidden="true" />} onPress={() => setName(frame.title)}>
            {m.kader_hernoem()}
          </Button>
          <Button
            size="klein"
            icon={<MoveHorizontal size={16} aria-hidden="true" />}
            onPress={() => resizeFrameBy(scene, work, area, columnStep, 0)}
          >
            {m.kader_groter()}
          </Button>
          <Button size="klein" onPress={() => resizeFrameBy(scene, work, area, -columnStep, 0)}>
            {m.kader_kleiner()}
          </Button>
          {frame.pos === undefined ? null : (
            <Button
              size="klein"
              icon={<Undo2 size={16} aria-hidden="true" />}
              onPress={() => void work.moveFrame(frame.id, null, [])}
            >
              {m.kader_terug()}
            </Button>
          )}
          {onShowFrame === undefined ? null : (
            <Button
              size="klein"
              icon={<MonitorUp size={16} aria-hidden="true" />}
              aria-label={m.tafel_op_scherm({ tafel: title })}
              onPress={() => onShowFrame(frame.id)}
            >
              {m.kader_scherm()}
            </Button>
          )}
          {frame.table !== undefined ? null : (
            <Button
              size="klein"
              kind="stil"
              icon={<Archive size={16} aria-hidden="true" />}
              onPress={() => {
                if (work.archiveFrame(frame.id)) ui.setState({ focused: undefined })
                returnFocus()
              }}
            >
              {m.kader_weg()}
            </Button>
          )}
        </div>
      ) : (
        <form
          className="cv-knoppen"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setName(undefined)
            returnFocus()
          }}
          onSubmit={(event) => {
            event.preventDefault()
            rename()
          }}
        >
          <TextField label={m.kader_naam()} value={name} onChange={setName} maxLength={60} autoFocus />
          <Button size="klein" kind="primair" type="submit">
            {m.samen_bewaar()}
          </Button>
        </form>
      )}
    </div>
  )
}
