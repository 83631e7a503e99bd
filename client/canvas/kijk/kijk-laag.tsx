import { type ReactNode, type RefObject, useEffect, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import type { Ghost, Session } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import type { Insets } from '../camera.ts'
import { presenceColor } from '../presence-color.ts'
import type { CanvasScene } from '../scene.ts'
import { keepKijk, readKijk, viewOf } from './bewaarde-kijk.ts'
import { Minimap } from './minimap.tsx'
import { showWhere } from './volg.ts'
import { zeefVoor } from './zeef.ts'

/** The first view of a canvas: as it was left on this device, when there is still something to see there. */
export function openKeptView(scene: CanvasScene, toegang: string): void {
  const view = viewOf(readKijk(toegang), scene.camera.freePart())
  if (view === undefined) {
    scene.openView()
    return
  }
  scene.camera.setView(view)
  if (scene.items.size > 0 && scene.visible().length === 0) scene.openView()
}

/** Everything about looking that the canvas does: dimming, the small map, following somebody, keeping the view. */
export function KijkLaag({
  scene,
  ui,
  session,
  ghosts,
  insets,
  host,
}: {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly session: Session
  readonly ghosts: readonly Ghost[]
  readonly insets: Insets
  readonly host: RefObject<HTMLElement | null>
}): ReactNode {
  const filter = useStore(ui, (state) => state.filter)
  const search = useStore(ui, (state) => state.search)
  const showMinimap = useStore(ui, (state) => state.showMinimap)
  const following = useStore(ui, (state) => state.following)
  useEffect(
    () => scene.setFilter(zeefVoor({ session, scene, ghosts }, filter, search)),
    [scene, session, ghosts, filter, search],
  )
  useEffect(
    () =>
      scene.subscribeRest(() => {
        const { width } = scene.camera.size
        if (width === 0) return
        const [x, y] = scene.camera.middle()
        keepKijk(session.toegang, { middle: [Math.round(x), Math.round(y)], scale: scene.camera.view.scale })
      }),
    [scene, session],
  )
  return (
    <>
      {showMinimap ? (
        <Minimap
          scene={scene}
          ui={ui}
          insets={insets}
          onClose={() => {
            ui.setState({ showMinimap: false })
            host.current?.focus()
          }}
        />
      ) : null}
      {following === undefined ? null : <Volgen scene={scene} ui={ui} session={session} host={host} insets={insets} />}
    </>
  )
}

const ignoredKeys: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab'])

/** Follows one person until they go, or until something is done here. */
function Volgen({
  scene,
  ui,
  session,
  host,
  insets,
}: {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly session: Session
  readonly host: RefObject<HTMLElement | null>
  readonly insets: Insets
}): ReactNode {
  const following = useStore(ui, (state) => state.following)
  const presence = useSyncExternalStore(
    (listener) => session.subscribePresence(listener),
    () => session.getPresence(),
  )
  const one = following === undefined ? undefined : presence.find(({ key }) => key === following)
  const isGone = following !== undefined && one === undefined
  useEffect(() => {
    if (!isGone) return
    announce(m.kijk_volg_weg())
    ui.setState({ following: undefined })
  }, [isGone, ui])
  useEffect(() => {
    if (one !== undefined) showWhere(scene, one)
  }, [scene, one])
  const name = one === undefined ? '' : one.alias || m.kijk_iemand()
  const isOn = one !== undefined
  useEffect(() => {
    const element = host.current
    if (!isOn || element === null) return
    announce(m.kijk_volg_nu({ naam: name }))
    const stop = (event: Event): void => {
      if (event instanceof KeyboardEvent && ignoredKeys.has(event.key)) return
      ui.setState({ following: undefined })
      announce(m.kijk_volg_los())
      // The same key does not back out of something else as well.
      if (event instanceof KeyboardEvent && event.key === 'Escape') event.stopPropagation()
    }
    for (const type of ['pointerdown', 'wheel', 'keydown'] as const)
      element.addEventListener(type, stop, { capture: true, passive: true })
    return () => {
      for (const type of ['pointerdown', 'wheel', 'keydown'] as const)
        element.removeEventListener(type, stop, { capture: true })
    }
  }, [isOn, name, ui, host])
  if (one === undefined) return null
  const { top, right, bottom, left } = insets
  return (
    <>
      <div
        className="cv-volg-raam"
        style={{
          top: top - 12,
          right: right - 12,
          bottom: bottom - 84,
          left: left - 12,
          borderColor: presenceColor(one.key),
        }}
        aria-hidden="true"
      />
      <div className="cv-volg cv-zweef" style={{ right: right - 12 }} data-over-canvas="">
        <span style={{ background: presenceColor(one.key) }} aria-hidden="true" />
        {m.kijk_volg_nu({ naam: name })}
        <Button
          size="klein"
          onPress={() => {
            ui.setState({ following: undefined })
            announce(m.kijk_volg_los())
            host.current?.focus()
          }}
        >
          {m.kijk_volg_stop()}
        </Button>
      </div>
    </>
  )
}
