import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Pos } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { Session } from '../../model/types.ts'
import { bestandUrl } from '../../model/voorwerp-work.ts'
import { type BordUi, nothingSelected } from '../../state/bord-ui.ts'
import { niets, type VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { announce } from '../../ui/announcer.tsx'
import { fitRect } from '../geometry.ts'
import { createCanvasMeasure } from '../measure.ts'
import type { CanvasScene } from '../scene.ts'
import { createWrapper } from '../wrap.ts'
import { VoorwerpDialogen } from './dialogen.tsx'
import { createVoorwerpPainter } from './paint-voorwerpen.ts'
import { createTaker, moveChosen, refOf } from './taker.ts'
import { TekstInvoer } from './tekst-invoer.tsx'
import { VoorwerpStrook } from './voorwerp-strook.tsx'
import { VoorwerpenScene } from './voorwerpen-scene.ts'
import { connectorWords, voorwerpWords } from './words.ts'

export interface VoorwerpenProps {
  readonly session: Session
  readonly scene: CanvasScene
  readonly bordUi: BordUi
  readonly ui: VoorwerpUi
  readonly work: BordWork
  /** The canvas: it has the keyboard. */
  readonly host: RefObject<HTMLDivElement | null>
  readonly onOpenKaart: ((id: string) => void) | undefined
}

/** How far an arrow key moves what is chosen, in bord units; with Shift further. */
const step = 10
const farStep = 60
/** Between everything that was there and a layout that is put beside it; its own words stand in it. */
const besideGap = 200

/** Everything on the bord that is no signaal and no area: paints it, and lets people work with it. */
export function Voorwerpen({ session, scene, bordUi, ui, work, host, onOpenKaart }: VoorwerpenProps): ReactNode {
  const [voorwerpen, setVoorwerpen] = useState<VoorwerpenScene>()
  const showGrid = useStore(ui, (state) => state.showGrid)
  const [openKaart] = useState(() => ({ now: onOpenKaart }))
  openKaart.now = onOpenKaart

  const open = (key: string): void => {
    const { collection, id } = refOf(key)
    if (collection === 'kanskaarten') {
      openKaart.now?.(id)
      return
    }
    const tekening = collection === 'tekeningen' ? session.bord.get('tekeningen', id) : undefined
    if (tekening?.kind === 'tekst' && work.canChange({ collection, id })) {
      ui.setState({ tekst: { pos: tekening.pos, id }, selected: new Set([key]) })
      return
    }
    // Lines and pictures have their words in the strip.
    ui.setState({ selected: new Set([key]) })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` reads what is newest
  useEffect(() => {
    const wrapper = createWrapper(createCanvasMeasure())
    const { bord } = session
    const made = new VoorwerpenScene({
      bord,
      scene,
      ui,
      wrapper,
      untitled: m.teken_kaart_zonder_titel(),
      wordsOf: connectorWords,
      urlOf: (id) => bestandUrl(session, id),
    })
    const stopPainter = scene.addPainter(
      createVoorwerpPainter({
        voorwerpen: made,
        bord,
        ui,
        wrapper,
        texts: {
          kaart: m.teken_kaart(),
          zonderTitel: m.teken_kaart_zonder_titel(),
          ingevuld: (filled, all) => m.teken_kaart_ingevuld({ filled, all }),
          plek: m.teken_plek(),
          weg: m.teken_foto_weg(),
        },
      }),
    )
    const taker = createTaker({
      scene,
      voorwerpen: made,
      bordUi,
      ui,
      work,
      open,
      setPicture: (id, size) => void session.actions.updateAfbeelding(id, { size }),
    })
    bordUi.setState({ takers: new Set([...bordUi.getState().takers, taker]) })
    // One choice at a time: who chooses a signaal is done with what is drawn.
    const stopChoice = bordUi.subscribe(({ selected, focused, editing, draft }, before) => {
      const isOther = focused !== undefined && !ui.getState().selected.has(focused)
      const isNew = (selected !== before.selected && selected.size > 0) || (focused !== before.focused && isOther)
      if ((isNew || editing !== undefined || draft !== undefined) && ui.getState().selected.size > 0)
        ui.setState({ selected: niets })
    })
    // A tool changes what the pointer looks like; the canvas asks for it when its own state changes.
    const stopTool = ui.subscribe((now, before) => {
      if (now.tool !== before.tool) bordUi.setState({ takers: new Set(bordUi.getState().takers) })
      const { focused } = bordUi.getState()
      if (now.selected.size === 0 && focused !== undefined && before.selected.has(focused))
        bordUi.setState({ focused: undefined })
      if (now.selected !== before.selected && now.selected.size > 0) {
        const [key = ''] = now.selected
        // The mirror tells which one has the keyboard.
        if (now.selected.size === 1) bordUi.setState({ focused: key })
        announce(
          now.selected.size > 1
            ? m.teken_meer_gekozen({ aantal: now.selected.size })
            : m.teken_gekozen({ wat: voorwerpWords(bord, key) }),
        )
      }
    })
    setVoorwerpen(made)
    return () => {
      setVoorwerpen(undefined)
      stopPainter()
      stopChoice()
      stopTool()
      bordUi.setState({ takers: new Set([...bordUi.getState().takers].filter((one) => one !== taker)) })
      made.close()
    }
  }, [session, scene, bordUi, ui, work])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` reads what is newest
  useEffect(() => {
    const element = host.current
    if (element === null || voorwerpen === undefined) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.target !== element) return
      const taken = (): void => {
        event.preventDefault()
        event.stopPropagation()
      }
      const { tool, selected } = ui.getState()
      if (event.key === 'Escape' && tool !== 'geen') {
        ui.setState({ tool: 'geen' })
        taken()
        return
      }
      if (selected.size === 0) return
      const [first = ''] = selected
      const far = event.shiftKey ? farStep : step
      const move = arrows[event.key]
      if (move !== undefined && !event.ctrlKey && !event.metaKey) {
        moveChosen({ voorwerpen, work }, selected, move[0] * far, move[1] * far)
        voorwerpen.show(selected)
        taken()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      switch (event.key) {
        case 'Delete':
        case 'Backspace':
          work.removeVoorwerpen([...selected].map(refOf))
          taken()
          return
        case 'Escape':
          ui.setState({ selected: niets })
          taken()
          return
        case 'Enter':
        case 'F2':
          open(first)
          taken()
      }
    }
    element.addEventListener('keydown', onKey, { capture: true })
    return () => element.removeEventListener('keydown', onKey, { capture: true })
  }, [host, voorwerpen, ui, work])

  useEffect(() => scene.setGround(showGrid ? 'stippen' : 'leeg'), [scene, showGrid])

  const middle = (): Pos => scene.camera.middle()
  const returnFocus = (): void => host.current?.focus()
  /** In the middle of what is in view when nothing lies there, else beside everything. */
  const makeRoom = (w: number, h: number): Pos => {
    const [x, y] = middle()
    const here = { x: x - w / 2, y: y - h / 2, w, h }
    const everything = scene.bounds()
    const at =
      everything === undefined || scene.query(here).length === 0
        ? here
        : { x: everything.x + everything.w + besideGap, y: everything.y + besideGap, w, h }
    scene.camera.glideTo(fitRect({ x: at.x - 180, y: at.y - 60, w: w + 200, h: h + 140 }, scene.camera.freePart()))
    return [Math.round(at.x), Math.round(at.y)]
  }
  return voorwerpen === undefined ? null : (
    <>
      <VoorwerpStrook
        session={session}
        scene={scene}
        voorwerpen={voorwerpen}
        ui={ui}
        work={work}
        open={open}
        returnFocus={returnFocus}
      />
      <TekstInvoer session={session} scene={scene} ui={ui} work={work} returnFocus={returnFocus} />
      <VoorwerpDialogen
        bord={session.bord}
        ui={ui}
        work={work}
        middle={middle}
        makeRoom={makeRoom}
        onChoose={(key) => {
          bordUi.setState({ selected: nothingSelected, focused: undefined })
          ui.setState({ selected: new Set([key]) })
          voorwerpen.show([key])
          // After the dialog gave the focus back to where it came from.
          requestAnimationFrame(() => requestAnimationFrame(returnFocus))
        }}
      />
    </>
  )
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
