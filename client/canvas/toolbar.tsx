import {
  ClipboardPaste,
  Ellipsis,
  Hand,
  Keyboard,
  Lasso,
  ListFilter,
  Map as MapIcon,
  Maximize,
  Minus,
  MousePointer2,
  Plus,
  Redo2,
  Search,
  Undo2,
  Users,
} from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button, MenuTrigger, Popover, ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useStore } from 'zustand'
import { kindLetters, type SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { useUndoState } from '../model/hooks.ts'
import type { Session } from '../model/types.ts'
import { countFilters } from '../state/bord-filter.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { KindIcon } from '../ui/kind-icon.tsx'
import { kindInfo, kindOrder, kindStyle } from '../ui/kind-info.ts'
import { Menu, type MenuAction } from '../ui/menu.tsx'
import type { CanvasScene } from './scene.ts'

function Hint({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <Tooltip className="cv-tip" placement="top" offset={10}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** Pads, tools and undo; floats bottom centre. */
export function CanvasToolbar({
  session,
  ui,
  suggested,
  canAdd,
  onAdd,
  onHelp,
  children,
}: {
  readonly session: Session
  readonly ui: BordUi
  /** The kind that this fase is about: its pad stands up. */
  readonly suggested: SignaalKind
  readonly canAdd: boolean
  readonly onAdd: (kind: SignaalKind) => void
  readonly onHelp: () => void
  /** More tools, behind the pads. */
  readonly children?: ReactNode
}): ReactNode {
  const tool = useStore(ui, (state) => state.tool)
  const isFilterOpen = useStore(ui, (state) => state.isFilterOpen)
  const filters = countFilters(useStore(ui, (state) => state.filter))
  const { canUndo, canRedo } = useUndoState()
  return (
    <Toolbar className="cv-balk cv-zweef" aria-label={m.bord_gereedschap()} data-over-canvas="">
      <Hint text={m.bord_kiezen()}>
        <ToggleButton
          className="cv-tk"
          aria-label={m.bord_kiezen()}
          isSelected={tool === 'kiezen'}
          onChange={() => ui.setState({ tool: 'kiezen' })}
        >
          <MousePointer2 size={20} aria-hidden="true" />
        </ToggleButton>
      </Hint>
      <Hint text={m.kijk_lasso()}>
        <ToggleButton
          className="cv-tk"
          aria-label={m.kijk_lasso()}
          isSelected={tool === 'lasso'}
          onChange={(on) => ui.setState({ tool: on ? 'lasso' : 'kiezen' })}
        >
          <Lasso size={20} aria-hidden="true" />
        </ToggleButton>
      </Hint>
      <Hint text={m.bord_schuiven()}>
        <ToggleButton
          className="cv-tk"
          aria-label={m.bord_schuiven()}
          isSelected={tool === 'schuiven'}
          onChange={() => ui.setState({ tool: 'schuiven' })}
        >
          <Hand size={20} aria-hidden="true" />
        </ToggleButton>
      </Hint>
      {canAdd ? (
        <>
          <span className="cv-sch" />
          {kindOrder.map((kind) => (
            <Button
              key={kind}
              className={`cv-blok cv-blok-${kind}${kind === suggested ? ' cv-op' : ''}`}
              style={kindStyle(kind)}
              aria-label={m.bord_nieuw_soort({
                soort: kindInfo[kind].label(),
                uitleg: kindInfo[kind].help(),
                toets: kindLetters[kind].toUpperCase(),
              })}
              onPress={() => onAdd(kind)}
            >
              <span>
                <KindIcon kind={kind} size={19} />
              </span>
              <small>{kindInfo[kind].label()}</small>
            </Button>
          ))}
        </>
      ) : null}
      {children}
      <span className="cv-sch" />
      <Hint text={m.kijk_zoek()}>
        <Button
          className="cv-tk"
          aria-label={m.kijk_zoek()}
          onPress={() => ui.setState({ search: ui.getState().search ?? { words: '', hits: [], at: 0 } })}
        >
          <Search size={20} aria-hidden="true" />
        </Button>
      </Hint>
      <Hint text={m.kijk_filter()}>
        <ToggleButton
          className="cv-tk"
          aria-label={filters > 0 ? m.kijk_filter_aan({ count: filters }) : m.kijk_filter()}
          isSelected={isFilterOpen}
          onChange={(on) => ui.setState({ isFilterOpen: on })}
        >
          <ListFilter size={20} aria-hidden="true" />
          {filters > 0 ? <b className="cv-tel">{filters}</b> : null}
        </ToggleButton>
      </Hint>
      <MeerGereedschap ui={ui} canAdd={canAdd} onHelp={onHelp} />
      <span className="cv-sch" />
      <Hint text={`${m.bord_ongedaan()} (Ctrl+Z)`}>
        <Button
          className="cv-tk"
          aria-label={m.bord_ongedaan()}
          isDisabled={!canUndo}
          onPress={() => session.actions.undo()}
        >
          <Undo2 size={20} aria-hidden="true" />
        </Button>
      </Hint>
      <Hint text={`${m.bord_opnieuw()} (Ctrl+Shift+Z)`}>
        <Button
          className="cv-tk"
          aria-label={m.bord_opnieuw()}
          isDisabled={!canRedo}
          onPress={() => session.actions.redo()}
        >
          <Redo2 size={20} aria-hidden="true" />
        </Button>
      </Hint>
    </Toolbar>
  )
}

/** What people need now and then: pointers of others, the small map, lines to paste, all keys. */
function MeerGereedschap({
  ui,
  canAdd,
  onHelp,
}: {
  readonly ui: BordUi
  readonly canAdd: boolean
  readonly onHelp: () => void
}): ReactNode {
  const showCursors = useStore(ui, (state) => state.showCursors)
  const showMinimap = useStore(ui, (state) => state.showMinimap)
  const items: readonly MenuAction[] = [
    {
      id: 'muizen',
      text: showCursors ? m.kijk_muizen_uit() : m.kijk_muizen_aan(),
      icon: <Users size={18} aria-hidden="true" />,
      act: () => ui.setState({ showCursors: !showCursors }),
    },
    {
      id: 'kaartje',
      text: showMinimap ? m.kijk_kaartje_uit() : m.kijk_kaartje_aan(),
      hint: 'I',
      icon: <MapIcon size={18} aria-hidden="true" />,
      act: () => ui.setState({ showMinimap: !showMinimap }),
    },
    ...(canAdd
      ? [
          {
            id: 'regels',
            text: m.keuze_plak_regels(),
            icon: <ClipboardPaste size={18} aria-hidden="true" />,
            act: () => ui.setState({ pasting: [] }),
          },
        ]
      : []),
    { id: 'toetsen', text: m.bord_toetsen(), hint: '?', icon: <Keyboard size={18} aria-hidden="true" />, act: onHelp },
  ]
  return (
    <MenuTrigger>
      <Button className="cv-tk" aria-label={m.kijk_meer_gereedschap()}>
        <Ellipsis size={20} aria-hidden="true" />
      </Button>
      <Popover className="ui-popover" placement="top">
        <Menu
          label={m.kijk_meer_gereedschap()}
          items={items}
          onAction={(id) => items.find((item) => item.id === id)?.act()}
        />
      </Popover>
    </MenuTrigger>
  )
}

/** Smaller, larger, everything; floats bottom right. */
export function ZoomControl({ scene, ui }: { readonly scene: CanvasScene; readonly ui: BordUi }): ReactNode {
  const showMinimap = useStore(ui, (state) => state.showMinimap)
  return (
    <Toolbar className="cv-zoom cv-zweef" aria-label={m.bord_zoom()} data-over-canvas="">
      <Button
        className="cv-tk"
        aria-label={m.bord_kleiner()}
        onPress={() => scene.camera.zoomTo(scene.camera.view.scale / 1.25)}
      >
        <Minus size={20} aria-hidden="true" />
      </Button>
      <ZoomPercent scene={scene} />
      <Button
        className="cv-tk"
        aria-label={m.bord_groter()}
        onPress={() => scene.camera.zoomTo(scene.camera.view.scale * 1.25)}
      >
        <Plus size={20} aria-hidden="true" />
      </Button>
      <Button className="cv-tk cv-blijft" aria-label={m.bord_alles_in_beeld()} onPress={() => scene.fitAll()}>
        <Maximize size={20} aria-hidden="true" />
      </Button>
      <Hint text={m.kijk_kaartje()}>
        <ToggleButton
          className="cv-tk cv-blijft"
          aria-label={m.kijk_kaartje()}
          isSelected={showMinimap}
          onChange={(on) => ui.setState({ showMinimap: on })}
        >
          <MapIcon size={20} aria-hidden="true" />
        </ToggleButton>
      </Hint>
    </Toolbar>
  )
}

/** Apart from its neighbours: it is all that changes with every step of a zoom. */
function ZoomPercent({ scene }: { readonly scene: CanvasScene }): ReactNode {
  const percent = useSyncExternalStore(
    (listener) => scene.camera.subscribe(listener),
    () => Math.round(scene.camera.view.scale * 100),
  )
  return (
    <Button
      className="cv-procent"
      aria-label={`${percent}%. ${m.bord_honderd()}`}
      onPress={() => scene.camera.zoomTo(1)}
    >
      {percent}%
    </Button>
  )
}
