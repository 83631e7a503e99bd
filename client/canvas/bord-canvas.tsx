import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useStore } from 'zustand'
import type { Pos, SignaalKind } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { m } from '../../shared/i18n/messages.ts'
import { type BordWork, frameTitle } from '../model/bord-work.ts'
import type { Ghost, Session } from '../model/types.ts'
import { type BordUi, nothingSelected } from '../state/bord-ui.ts'
import { createVoorwerpUi } from '../state/voorwerp-ui.ts'
import { kindInfo, kindOrder } from '../ui/kind-info.ts'
import { ThemaMenu } from '../ui/thema-menu.tsx'
import type { Insets } from './camera.ts'
import { CanvasLayers } from './canvas-layers.tsx'
import { EditorOnCanvas } from './editor-on-canvas.tsx'
import { FrameStrip } from './frame-strip.tsx'
import type { ActieContext } from './keuze/actie.ts'
import { KeuzeMenu } from './keuze/keuze-menu.tsx'
import { copyNow } from './keuze/klembord-laag.tsx'
import { commandOf } from './keyboard.ts'
import { KijkLaag, openKeptView } from './kijk/kijk-laag.tsx'
import { createCanvasMeasure, loadCanvasFont } from './measure.ts'
import { briefjeWidth } from './measure-briefje.ts'
import { CanvasMirror, mirrorIdOf } from './mirror.tsx'
import { readForcedToken, readPalette } from './palette.ts'
import { listenToPointer } from './pointer.ts'
import { ReadingCard, SelectionStrip } from './reading-card.tsx'
import { runCommand } from './run-command.ts'
import { CanvasScene } from './scene.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { CanvasToolbar, ZoomControl } from './toolbar.tsx'
import { Tekenbalk, TekenStrook } from './voorwerpen/tekenbalk.tsx'
import { ThemaSplits } from './voorwerpen/thema-splits.tsx'
import { Voorwerpen } from './voorwerpen/voorwerpen.tsx'
import './canvas.css'

export interface BordCanvasProps {
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly ghosts: readonly Ghost[]
  readonly voorstel: Voorstel | undefined
  /** What covers the canvas, in px. */
  readonly insets: Insets
  /** The kind that this fase is about. */
  readonly suggestedKind: SignaalKind
  readonly onShowInList: (id: string) => void
  readonly onOpenThema: (themaId: string) => void
  /** Opens a kanskaart that stands on the bord. */
  readonly onOpenKaart?: (id: string) => void
  /** Shows a frame to the room; for a begeleider. */
  readonly onShowFrame?: (frameId: string) => void
  /** The scene, for others on the page that want to point at something. */
  readonly onScene?: (scene: CanvasScene | undefined) => void
}

const currentPalette = () => {
  // A canvas is not repainted by the system: it has to ask.
  if (matchMedia('(forced-colors: active)').matches) return readPalette(readForcedToken)
  const style = getComputedStyle(document.documentElement)
  return readPalette((name) => style.getPropertyValue(name))
}

/** The bord as a canvas: everything people do on it, by pointer, touch and keyboard. */
export function BordCanvas(props: BordCanvasProps): ReactNode {
  const { session, ui, onScene } = props
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let gone = false
    // Painting before the font is there would measure and draw with another one.
    loadCanvasFont()
      .catch(() => undefined)
      .finally(() => {
        if (!gone) setReady(true)
      })
    return () => {
      gone = true
    }
  }, [])
  const [scene, setScene] = useState<CanvasScene>()
  useEffect(() => {
    if (!ready) return
    const motion = matchMedia('(prefers-reduced-motion: reduce)')
    const made = new CanvasScene({
      bord: session.bord,
      ui,
      texts: {
        hidden: m.bord_verborgen_tekst(),
        emptyThema: m.bord_leeg_thema(),
        emptyLos: m.bord_leeg_los(),
        emptyFrame: m.kader_leeg(),
        frame: (frame) => {
          const themaId = session.getSessie()?.werksessie.tafels?.find(({ nr }) => nr === frame.table)?.themaId
          const thema = themaId === undefined ? undefined : session.bord.get('themas', themaId)
          return thema === undefined ? frameTitle(frame) : `${frameTitle(frame)} · ${thema.title}`
        },
        unsaved: { wacht: m.doek_alleen_hier(), niet_geplaatst: m.doek_niet_geplaatst() },
        los: m.bord_nog_los(),
        nergens: m.bord_nergens(),
        movedBy: (naam) => m.bord_verplaatst_door({ naam }),
        kinds: Object.fromEntries(kindOrder.map((kind) => [kind, kindInfo[kind].label()])) as Record<
          SignaalKind,
          string
        >,
      },
      measure: createCanvasMeasure(),
      palette: currentPalette(),
      reducedMotion: () => motion.matches,
    })
    setScene(made)
    onScene?.(made)
    return () => {
      onScene?.(undefined)
      made.close()
    }
  }, [ready, session, ui, onScene])
  return scene === undefined ? <div className="cv-doek" /> : <OpenCanvas {...props} scene={scene} />
}

function OpenCanvas(props: BordCanvasProps & { readonly scene: CanvasScene }): ReactNode {
  const { session, ui, work, themas, ghosts, voorstel, insets, suggestedKind, scene } = props
  const host = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [help, setHelp] = useState(false)
  const [voorwerpUi] = useState(createVoorwerpUi)
  const [themaMenu, setThemaMenu] = useState(false)
  // Pointers move all the time and notes come in one after another: they go to the scene, never through React.
  useEffect(() => {
    const people = (): void => scene.setPresence(session.getPresence())
    const unsaved = (): void => scene.setUnsaved(session.getUnsaved())
    people()
    unsaved()
    const stops = [session.subscribePresence(people), session.subscribeSaveState(unsaved)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [scene, session])
  useEffect(() => scene.setGhosts(ghosts), [scene, ghosts])
  useEffect(() => scene.camera.setInsets(insets), [scene, insets])
  const tafels = useSyncExternalStore(session.subscribeSessie, () => session.getSessie()?.werksessie.tafels)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands on the plates comes from them
  useEffect(() => scene.renameAreas(), [scene, tafels])
  // Pointers of others help a few people and confuse a crowd (DESIGN §3).
  const crowd = useSyncExternalStore(session.subscribePresence, () => session.getPresence().length >= 12)
  useEffect(() => ui.setState({ showCursors: !crowd }), [ui, crowd])

  const startEditing = (id: string): void => {
    if (!work.canEdit(id)) return
    ui.setState({ editing: id, draft: undefined, focused: id, selected: new Set([id]), hovered: undefined })
    session.setPresence({ editing: id })
    scene.revealItem(id)
  }
  const startDraft = (at: Pos, themaId: string | undefined, kind: SignaalKind = suggestedKind): void => {
    if (!work.canAdd()) {
      work.add({ text: '', kind })
      return
    }
    const pos: Pos = [Math.round(at[0]), Math.round(at[1])]
    ui.setState({
      draft: { kind, pos, ...(themaId === undefined || !work.canPlaceNew() ? {} : { themaId }) },
      editing: undefined,
      selected: nothingSelected,
      focused: undefined,
      hovered: undefined,
    })
  }
  const addInMiddle = (kind: SignaalKind): void => {
    const [x, y] = scene.camera.middle()
    startDraft([x - briefjeWidth / 2, y - 40], undefined, kind)
  }
  const acceptGhost = (ghost: Ghost): void => {
    if (voorstel !== undefined) work.acceptGhosts(voorstel, [ghost])
  }

  const acties: ActieContext = {
    scene,
    ui,
    work,
    themas,
    session,
    startEditing,
    startDraft,
    acceptGhost,
    onShowInList: props.onShowInList,
    onOpenThema: props.onOpenThema,
    splitThema: (id) => voorwerpUi.setState({ splitst: id }),
    copy: (ids, options) => copyNow({ session, ui, work, scene }, ids, options),
  }

  // Listeners are attached once; what they call is always the newest.
  const newest = useRef({ startEditing, startDraft, acceptGhost, props })
  newest.current = { startEditing, startDraft, acceptGhost, props }
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      if (width === 0 || height === 0) return
      const first = scene.camera.size.width === 0
      scene.camera.setSize(width, height)
      setSize({ width, height })
      if (first) openKeptView(scene, session.toegang)
    })
    watch.observe(element)
    // Where the canvas is, for scripts and tests; not on every frame of a movement.
    const stopPlace = scene.subscribeRest(() => {
      const { x, y, scale } = scene.camera.view
      element.dataset.zicht = `${x} ${y} ${scale}`
    })
    const stopPointer = listenToPointer({
      host: element,
      scene,
      ui,
      work,
      session,
      startEditing: (id) => newest.current.startEditing(id),
      startDraft: (at, themaId) => newest.current.startDraft(at, themaId),
      acceptGhost: (ghost) => newest.current.acceptGhost(ghost),
      refuseGhost: (ghost) => void work.refuseGhost(ghost),
      openThema: (themaId) => newest.current.props.onOpenThema(themaId),
      openMenu: (at, item) => ui.setState({ menu: { at, item: item?.id } }),
    })
    return () => {
      watch.disconnect()
      stopPlace()
      stopPointer()
    }
  }, [scene, ui, work, session])
  useEffect(() => {
    const repaint = (): void => scene.setPalette(currentPalette())
    const watch = new MutationObserver(repaint)
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-thema', 'class', 'style'] })
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map(
      (query) => matchMedia(query),
    )
    for (const query of queries) query.addEventListener('change', repaint)
    return () => {
      watch.disconnect()
      for (const query of queries) query.removeEventListener('change', repaint)
    }
  }, [scene])

  const chosen = (): readonly string[] => {
    const { selected, focused } = ui.getState()
    if (selected.size > 0) return [...selected]
    return focused !== undefined && scene.item(focused)?.type === 'signaal' ? [focused] : []
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return
    const { focused } = ui.getState()
    const onGhost = focused !== undefined && scene.item(focused)?.type === 'ghost'
    const command = commandOf(event, { onGhost })
    if (command === undefined) return
    event.preventDefault()
    runCommand(command, {
      scene,
      ui,
      work,
      suggestedKind,
      chosen,
      addInMiddle,
      startEditing,
      acceptGhost,
      openThema: props.onOpenThema,
      chooseThema: () => setThemaMenu(true),
      showHelp: () => setHelp(true),
    })
  }

  const focused = useStore(ui, (state) => state.focused)
  const signaalCount = useSyncExternalStore(scene.subscribeRest, () => session.bord.all('signalen').length)
  return (
    <div className="cv-ruimte">
      <div
        ref={host}
        className="cv-doek"
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={m.bord_canvas_naam({ aantal: signaalCount })}
        {...(focused === undefined ? {} : { 'aria-activedescendant': mirrorIdOf(focused) })}
        onKeyDown={onKeyDown}
      >
        {size.width > 0 ? <CanvasLayers scene={scene} /> : null}
        <CanvasMirror bord={session.bord} scene={scene} ui={ui} />
      </div>
      <div className="cv-boven">
        <ReadingCard scene={scene} ui={ui} work={work} themas={themas} acties={acties} />
        <FrameStrip
          scene={scene}
          ui={ui}
          work={work}
          {...(props.onShowFrame === undefined ? {} : { onShowFrame: props.onShowFrame })}
          returnFocus={() => host.current?.focus()}
        />
        <EditorOnCanvas scene={scene} session={session} ui={ui} work={work} returnFocus={() => host.current?.focus()} />
        <div className="cv-onder" style={{ '--cv-rechts': `${insets.right - 12}px` } as CSSProperties}>
          <TekenStrook ui={voorwerpUi} />
          <SelectionStrip ui={ui} work={work} themas={themas} acties={acties} />
          <CanvasToolbar
            session={session}
            ui={ui}
            suggested={suggestedKind}
            canAdd={work.canAdd()}
            onAdd={addInMiddle}
            onHelp={() => setHelp(true)}
          >
            <Tekenbalk ui={voorwerpUi} bordUi={ui} work={work} middle={() => scene.camera.middle()} />
          </CanvasToolbar>
        </div>
        <ThemaSplits bord={session.bord} ui={voorwerpUi} work={work} returnFocus={() => host.current?.focus()} />
        <Voorwerpen
          session={session}
          scene={scene}
          bordUi={ui}
          ui={voorwerpUi}
          work={work}
          host={host}
          onOpenKaart={props.onOpenKaart}
        />
        <ZoomControl scene={scene} ui={ui} />
        <KijkLaag scene={scene} ui={ui} session={session} ghosts={ghosts} insets={insets} host={host} />
        <KeuzeMenu ui={ui} context={acties} returnFocus={() => host.current?.focus()} />
        <ThemaMenuAt
          isOpen={themaMenu}
          themas={themas}
          anchor={() => {
            const item = scene.item(chosen()[0] ?? '')
            return item === undefined ? undefined : scene.camera.rectOnScreen(item)
          }}
          onChoose={(themaId) => {
            setThemaMenu(false)
            work.place(chosen(), themaId)
            host.current?.focus()
          }}
          onClose={() => {
            setThemaMenu(false)
            host.current?.focus()
          }}
        />
      </div>
      <ShortcutsDialog isOpen={help} onClose={() => setHelp(false)} />
    </div>
  )
}

function ThemaMenuAt({
  isOpen,
  themas,
  anchor,
  onChoose,
  onClose,
}: {
  readonly isOpen: boolean
  readonly themas: readonly Thema[]
  readonly anchor: () => { x: number; y: number; w: number; h: number } | undefined
  readonly onChoose: (themaId: string | null) => void
  readonly onClose: () => void
}): ReactNode {
  const at = isOpen ? anchor() : undefined
  if (!isOpen) return null
  return (
    <div className="cv-anker" style={{ left: (at?.x ?? 200) + (at?.w ?? 0) / 2, top: (at?.y ?? 200) + (at?.h ?? 0) }}>
      <ThemaMenu
        themas={themas}
        onChoose={onChoose}
        isOpen
        onOpenChange={(open) => (open ? undefined : onClose())}
        label={m.bord_kies_thema()}
        className="cv-anker-knop"
      >
        <span />
      </ThemaMenu>
    </div>
  )
}
