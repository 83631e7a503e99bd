import { Pencil, Settings2, Sparkles, SquareDashed } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { frameStartSize } from '../../../shared/domain/frame.ts'
import type { SignaalKind } from '../../../shared/domain/signaal.ts'
import type { FaseKind } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { readKijk } from '../../canvas/kijk/bewaarde-kijk.ts'
import { frameAreaOf } from '../../canvas/layout-sort.ts'
import type { CanvasScene } from '../../canvas/scene.ts'
import { createBordWork, frameTitle, orderedThemas } from '../../model/bord-work.ts'
import { useCalmCollection, useCollection, useGhosts, useRegie, useSessie, useSession } from '../../model/hooks.ts'
import type { Ghost } from '../../model/types.ts'
import { createBordUi } from '../../state/bord-ui.ts'
import { Button } from '../../ui/button.tsx'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { kindStyle } from '../../ui/kind-info.ts'
import { toast, undoAction } from '../../ui/toast.tsx'
import { HandKnop } from '../samen/hand-knop.tsx'
import { TafelKeuze } from '../samen/tafel-keuze.tsx'
import { screenPath } from '../screens.ts'
import { useCommand } from '../shell/use-command.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { useBordKijken } from './bord-kijken.ts'
import { BordVinden } from './bord-vinden.tsx'
import { MijnPrive } from './mijn-prive.tsx'
import { OpmerkingenPaneel } from './opmerkingen-paneel.tsx'
import { Rondleiding } from './rondleiding.tsx'
import { ThemaDialog } from './thema-dialog.tsx'
import { useNieuws } from './use-nieuws.ts'
import { VoorstelPanel } from './voorstel-panel.tsx'
import { WieIsEr } from './wie-is-er.tsx'
import './bord.css'

// Konva is a chunk of its own: whoever works in the list never loads it.
const BordCanvas = lazy(async () => ({ default: (await import('../../canvas/bord-canvas.tsx')).BordCanvas }))
// And the treegrid with its dragging is for who works in the list.
const SignalenList = lazy(async () => ({ default: (await import('../../list/signalen-list.tsx')).SignalenList }))

/** Below this width (CSS px) the list is shown first. */
const narrowWidth = 700

/** Up to this width the panel would lie over half of the canvas: it opens when somebody asks for it. */
const panelWidth = 1060

/** What a fase is about: the pad that stands up and the kind of N. */
const kindOfFase: Readonly<Partial<Record<FaseKind, SignaalKind>>> = {
  inloop: 'gaat_goed',
  data: 'cijfer',
  aanbod: 'aanbod',
  kansen: 'kans',
}

const noGhosts: readonly Ghost[] = []

/** The laptop bord: canvas or list, the same notes and the same actions. */
export default function BordScreen(): ReactNode {
  const session = useSession()
  const sessie = useSessie()
  const regie = useRegie()
  const [location, navigate] = useLocation()
  const signalen = useCalmCollection('signalen')
  const allThemas = useCollection('themas')
  const themas = useMemo(() => orderedThemas(allThemas), [allThemas])
  const isBegeleider = session.rol === 'begeleider'
  const proposed = useGhosts()
  const voorstel = regie?.voorstel ?? sessie?.voorstel
  const ghosts = voorstel === undefined ? noGhosts : proposed
  const [ui] = useState(createBordUi)
  const [scene, setScene] = useState<CanvasScene>()
  const [panelOpen, setPanelOpen] = useState(isBegeleider && window.innerWidth > panelWidth)
  const [themaDialog, setThemaDialog] = useState<string>()
  const wanted = useRef<string>(undefined)

  const work = useMemo(
    () =>
      createBordWork(session, ({ text, undo }) => toast(text, undo ? { action: undoAction(session.lastStep()) } : {})),
    [session],
  )
  const isList = location.includes('/lijst')
  const view = isList ? 'lijst' : 'bord'
  const go = useCallback(
    (next: 'bord' | 'lijst', replace = false): void =>
      navigate(screenPath(next, session.werksessieId, session.toegang), { replace }),
    [navigate, session],
  )
  // On a narrow screen the list comes first; who then asks for the bord gets it.
  const [keptMode] = useState(() => readKijk(session.toegang).mode)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current && window.innerWidth < narrowWidth && !isList && keptMode !== 'bord') go('lijst', true)
    isFirst.current = false
  }, [go, isList, keptMode])

  // Going from list to bord, the same note comes in view.
  useEffect(() => {
    if (scene === undefined || wanted.current === undefined) return
    const id = wanted.current
    wanted.current = undefined
    const timer = setTimeout(() => {
      scene.fitItems([id])
      ui.setState({ focused: id, selected: new Set([id]) })
    }, 60)
    return () => clearTimeout(timer)
  }, [scene, ui])
  const showOnBord = useCallback(
    (id: string): void => {
      ui.setState({ focused: id, showGhosts: true })
      if (view === 'bord') scene?.fitItems([id])
      else {
        wanted.current = id
        go('bord')
      }
    },
    [ui, view, scene, go],
  )
  useNieuws(session)
  useBordKijken({ session, ui, scene, isList })

  // Undo works wherever the hands are, except in a text, which has its own.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null)
        return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) work.redo()
      else work.undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [work])

  const fase = sessie?.werksessie.fasen.find((one) => one.id === sessie.werksessie.huidigeFase)
  const suggestedKind: SignaalKind =
    (fase === undefined ? undefined : kindOfFase[fase.kind]) ??
    (isBegeleider || session.rol === 'schrijver' ? 'praktijksignaal' : 'bewonersinput')
  const showPanel = isBegeleider && panelOpen && view === 'bord'
  const isTalking = useStore(ui, (state) => state.opmerkingenBij !== undefined)
  const isFilterOpen = useStore(ui, (state) => state.isFilterOpen)
  const isSearching = useStore(ui, (state) => state.search !== undefined)
  const insets = useMemo(
    () => ({
      top: isSearching ? 74 : 12,
      left: isFilterOpen ? 300 : 12,
      // On a narrow screen the zoom control stands above the toolbar.
      bottom: window.innerWidth <= 1060 ? 140 : 84,
      right: window.innerWidth <= narrowWidth ? 12 : isTalking ? 372 : showPanel ? 316 : 12,
    }),
    [showPanel, isTalking, isFilterOpen, isSearching],
  )
  // The note that is talked about stays in view beside the conversation.
  useEffect(() => {
    const { opmerkingenBij } = ui.getState()
    if (isTalking && opmerkingenBij !== undefined) scene?.revealItem(opmerkingenBij)
  }, [isTalking, scene, ui])
  const command = useCommand()
  const showFrame = async (id: string): Promise<void> => {
    const done = await command('/scherm', { view: 'frame', targetId: id })
    if (done !== undefined) toast(m.tafel_staat_op_scherm({ tafel: frameTitle(session.bord.get('frames', id)) }))
  }
  const notice = (text: string): void => toast(text)
  const isEmpty = signalen.every((signaal) => signaal.archivedAt !== undefined)
  return (
    <div className={isBegeleider ? 'bd-scherm bd-met-hoek' : 'bd-scherm'}>
      <WerksessieBar
        current={view}
        links={['bord', 'lijst']}
        actions={
          <>
            <TafelKeuze />
            <HandKnop />
            <WieIsEr ui={ui} onFollow={() => (isList ? go('bord') : undefined)} />
          </>
        }
      />
      <main className="bd-vlak" aria-label={view === 'lijst' ? m.bord_nu_lijst() : m.bord_nu_bord()}>
        {view === 'lijst' ? (
          <Suspense fallback={<div className="bd-wacht" aria-busy="true" />}>
            <SignalenList
              session={session}
              ui={ui}
              work={work}
              themas={themas}
              ghosts={ghosts}
              voorstel={voorstel}
              suggestedKind={suggestedKind}
              onShowOnBord={showOnBord}
              onOpenThema={isBegeleider ? setThemaDialog : undefined}
              onOpenKanskaart={(id) =>
                navigate(`${screenPath('kanskaarten', session.werksessieId, session.toegang)}&kaart=${id}`)
              }
            />
          </Suspense>
        ) : (
          <>
            <h1 className="vis-weg">{m.bord_nu_bord()}</h1>
            <Suspense fallback={<div className="bd-wacht" aria-busy="true" />}>
              <BordCanvas
                session={session}
                ui={ui}
                work={work}
                themas={themas}
                ghosts={ghosts}
                voorstel={voorstel}
                insets={insets}
                suggestedKind={suggestedKind}
                onShowInList={(id) => {
                  ui.setState({ focused: id })
                  go('lijst')
                }}
                onOpenKaart={(id) =>
                  navigate(
                    `${screenPath('kanskaarten', session.werksessieId, session.toegang)}&kaart=${encodeURIComponent(id)}`,
                  )
                }
                onOpenThema={(id) => {
                  if (isBegeleider) setThemaDialog(id)
                }}
                onScene={setScene}
                {...(isBegeleider ? { onShowFrame: (id: string) => void showFrame(id) } : {})}
              />
            </Suspense>
            {isEmpty && scene !== undefined ? (
              <EmptyBord
                kind={suggestedKind}
                canAdd={work.canAdd()}
                onAdd={() => {
                  const [x, y] = scene.camera.middle()
                  ui.setState({ draft: { kind: suggestedKind, pos: [Math.round(x - 70), Math.round(y - 40)] } })
                }}
              />
            ) : null}
            {isBegeleider ? (
              <div className="bd-hoek">
                <Button className="cv-zweef" onPress={() => setThemaDialog('lijst')}>
                  <Settings2 size={18} aria-hidden="true" />
                  {m.bord_themas_beheren()}
                </Button>
                <Button
                  className="cv-zweef"
                  isDisabled={scene === undefined}
                  onPress={() => {
                    const [x, y] = scene?.camera.middle() ?? [0, 0]
                    const [w, h] = frameStartSize
                    const id = work.addFrame([Math.round(x - w / 2), Math.round(y - h / 2)], frameStartSize)
                    if (id !== undefined) ui.setState({ focused: frameAreaOf(id), selected: new Set() })
                  }}
                >
                  <SquareDashed size={18} aria-hidden="true" />
                  {m.kader_nieuw()}
                </Button>
              </div>
            ) : null}
            {isBegeleider && !panelOpen ? (
              <Button className="cv-zweef bd-voorstel-tab" onPress={() => setPanelOpen(true)}>
                <Sparkles size={18} aria-hidden="true" />
                {ghosts.length > 0 ? m.voorstel_toon({ aantal: ghosts.length }) : m.voorstel_paneel_open()}
              </Button>
            ) : null}
            {showPanel ? (
              <VoorstelPanel
                ui={ui}
                work={work}
                themas={themas}
                ghosts={ghosts}
                onShow={(id) => {
                  ui.setState({ showGhosts: true, litGhost: id })
                  scene?.fitItems([id])
                }}
                onClose={() => setPanelOpen(false)}
                onProblem={notice}
              />
            ) : null}
          </>
        )}
        <OpmerkingenPaneel ui={ui} />
        <MijnPrive />
        <Rondleiding session={session} ui={ui} work={work} hasThemas={themas.length > 0} isList={isList} />
        <BordVinden
          session={session}
          ui={ui}
          work={work}
          themas={themas}
          ghosts={ghosts}
          scene={scene}
          isList={isList}
        />
      </main>
      <ThemaDialog open={themaDialog} onOpen={setThemaDialog} themas={themas} onNotice={notice} />
    </div>
  )
}

function EmptyBord({
  kind,
  canAdd,
  onAdd,
}: {
  readonly kind: SignaalKind
  readonly canAdd: boolean
  readonly onAdd: () => void
}): ReactNode {
  return (
    <div className="bd-leeg" style={kindStyle(kind)}>
      <span className="bd-leeg-blok">
        <KindIcon kind={kind} size={30} />
      </span>
      <h2>{m.bord_leeg_titel()}</h2>
      <p>{m.bord_leeg_tekst()}</p>
      {canAdd ? (
        <Button kind="primair" onPress={onAdd}>
          <Pencil size={17} aria-hidden="true" />
          {m.bord_leeg_knop()}
        </Button>
      ) : null}
    </div>
  )
}
