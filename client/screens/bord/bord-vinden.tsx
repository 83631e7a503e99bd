import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { topOf } from '../../../shared/domain/merge.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { KlembordLaag } from '../../canvas/keuze/klembord-laag.tsx'
import { followChoices, keepKijk } from '../../canvas/kijk/bewaarde-kijk.ts'
import { areaIdOf } from '../../canvas/layout-sort.ts'
import type { CanvasScene } from '../../canvas/scene.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { Ghost, Session } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { useDiepeLink } from './diepe-link.ts'
import { FilterPaneel } from './filter-paneel.tsx'
import { ZoekBalk } from './zoek-balk.tsx'

const byIdOf = ({ bord }: Session): ReadonlyMap<string, Signaal> =>
  new Map(bord.all('signalen').map((signaal) => [signaal.id as string, signaal]))

/** Below this zoom the words of a note that was found cannot be read. */
const readableScale = 0.57

/** Finding one's way on the bord, on canvas and list alike: searching, filters, links to one thing, the clipboard. */
export function BordVinden({
  session,
  ui,
  work,
  themas,
  ghosts,
  scene,
  isList,
}: {
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly ghosts: readonly Ghost[]
  /** `undefined` until the canvas stands. */
  readonly scene: CanvasScene | undefined
  readonly isList: boolean
}): ReactNode {
  const isFilterOpen = useStore(ui, (state) => state.isFilterOpen)
  useEffect(() => followChoices(ui, session.toegang), [ui, session])
  useEffect(() => keepKijk(session.toegang, { mode: isList ? 'lijst' : 'bord' }), [isList, session])

  const canvas = isList ? undefined : scene
  const show = (wanted: string, isFound: boolean): void => {
    const signaal = session.bord.get('signalen', wanted)
    const isSignaal = signaal !== undefined
    const itemId = signaal === undefined ? wanted : topOf(signaal, byIdOf(session)).id
    ui.setState({
      focused: itemId,
      ...(isSignaal ? { selected: new Set([itemId]) } : {}),
      ...(isList ? { shownRow: { id: itemId } } : {}),
    })
    if (canvas === undefined) return
    if (canvas.item(itemId) === undefined && signaal?.themaId !== undefined) {
      // In a thema that is folded: the thema is what there is to see.
      canvas.fitItems([areaIdOf(signaal.themaId)])
      return
    }
    if (isFound && canvas.camera.view.scale >= readableScale) canvas.revealItem(itemId)
    else canvas.fitItems([itemId])
  }
  useDiepeLink(session, isList || scene !== undefined, (itemId) => show(itemId, false))

  // The keys of searching work wherever the hands are on this page, except in a text.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f'
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
      if (event.defaultPrevented || (!isFind && !isSlash)) return
      const { target } = event
      if (target instanceof HTMLElement && target.closest('[role=dialog], [role=menu]') !== null) return
      const isText =
        target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null
      if (isSlash && isText) return
      // A second time the browser's own search: it may be what somebody wants.
      if (isFind && ui.getState().search !== undefined) return
      event.preventDefault()
      ui.setState({ search: ui.getState().search ?? { words: '', hits: [], at: 0 } })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [ui])

  const focusCanvas = (): void => document.querySelector<HTMLElement>('.cv-doek')?.focus()
  return (
    <>
      <ZoekBalk
        session={session}
        ui={ui}
        onShow={(id) => show(id, true)}
        onClose={(found) => {
          if (!isList) focusCanvas()
          else if (found !== undefined) ui.setState({ shownRow: { id: found } })
        }}
      />
      {isFilterOpen && !isList ? (
        <FilterPaneel
          session={session}
          ui={ui}
          themas={themas}
          ghosts={ghosts}
          onClose={() => {
            ui.setState({ isFilterOpen: false })
            focusCanvas()
          }}
        />
      ) : null}
      <KlembordLaag session={session} ui={ui} work={work} themas={themas} scene={canvas} />
    </>
  )
}
