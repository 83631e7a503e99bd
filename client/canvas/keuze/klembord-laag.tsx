import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { isActive, type Pos, type Signaal } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { NewSignaal, Session } from '../../model/types.ts'
import { type BordUi, nothingSelected } from '../../state/bord-ui.ts'
import { announce } from '../../ui/announcer.tsx'
import { copyFlavours, fill } from '../../ui/kopieer.ts'
import { toast, undoAction } from '../../ui/toast.tsx'
import { boundsOf } from '../geometry.ts'
import type { CanvasScene } from '../scene.ts'
import { type BordClip, readClip, writeClip } from './klembord.ts'

const PlakDialoog = lazy(async () => ({ default: (await import('./plak-dialoog.tsx')).PlakDialoog }))

export interface KlembordDeps {
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  /** `undefined` in the list. */
  readonly scene: CanvasScene | undefined
}

/** Of these notes, those that somebody may read: the words of flagged ones go nowhere. */
const readable = ({ bord }: Session, ids: readonly string[]): Signaal[] =>
  ids.flatMap((id) => {
    const signaal = bord.get('signalen', id)
    return signaal === undefined || signaal.hidden !== undefined || !isActive(signaal) ? [] : [signaal]
  })

/** What `copy` and `cut` are about: the selection, else the note that has the keyboard. */
const chosenIn = (ui: BordUi): readonly string[] => {
  const { selected, focused } = ui.getState()
  return selected.size > 0 ? [...selected] : focused === undefined ? [] : [focused]
}

/** Copies notes from a menu or a button, and takes them off the bord with `cut`. */
export function copyNow(
  { session, ui, work }: KlembordDeps,
  ids: readonly string[],
  { cut = false }: { readonly cut?: boolean } = {},
): void {
  const signalen = readable(session, ids)
  if (signalen.length === 0) return
  if (!copyFlavours(writeClip(signalen, session.werksessieId))) {
    toast(m.keuze_kopieer_lukt_niet())
    return
  }
  copied({ session, ui, work }, ids, signalen.length, cut)
}

function copied(
  { ui, work }: Pick<KlembordDeps, 'session' | 'ui' | 'work'>,
  ids: readonly string[],
  count: number,
  cut: boolean,
): void {
  announce(m.keuze_gekopieerd({ count }))
  if (cut && work.withdraw(ids)) ui.setState({ selected: nothingSelected, focused: undefined })
}

/** Puts copied notes on this bord: free ones around the middle of the view, others in their thema or with the loose ones. */
function placeClip({ session, work, scene }: KlembordDeps, { signalen, werksessieId }: BordClip): readonly string[] {
  const isHere = werksessieId === session.werksessieId
  const free = signalen.flatMap(({ pos }) => (pos === undefined ? [] : [{ x: pos[0], y: pos[1], w: 150, h: 90 }]))
  const bounds = boundsOf(free)
  const middle = scene?.camera.middle()
  const shift: Pos | undefined =
    bounds === undefined || middle === undefined
      ? undefined
      : [middle[0] - bounds.x - bounds.w / 2, middle[1] - bounds.y - bounds.h / 2]
  return work.addMany(
    signalen.map(({ text, kind, pos, themaId }): NewSignaal => {
      const thema =
        isHere && themaId !== undefined && work.canPlaceNew() ? session.bord.get('themas', themaId) : undefined
      return {
        text,
        kind,
        ...(thema === undefined || thema.archivedAt !== undefined ? {} : { themaId: thema.id }),
        ...(pos === undefined || shift === undefined
          ? {}
          : { pos: [Math.round(pos[0] + shift[0]), Math.round(pos[1] + shift[1])] as Pos }),
      }
    }),
  )
}

/** In a text the clipboard is the browser's; so is text that somebody marked. */
const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element &&
    target.closest('input, textarea, [contenteditable=true], [role=dialog], [role=menu]') !== null) ||
  document.getSelection()?.isCollapsed === false

/** Copy, cut and paste on the bord, on canvas and list, and the dialog that shows lines before they become notes. */
export function KlembordLaag(deps: KlembordDeps & { readonly themas: readonly Thema[] }): ReactNode {
  const newest = useRef(deps)
  newest.current = deps
  const { ui } = deps
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      const { session } = newest.current
      const ids = chosenIn(ui)
      const signalen = readable(session, ids)
      if (signalen.length === 0) return
      fill(event, writeClip(signalen, session.werksessieId))
      copied(newest.current, ids, signalen.length, event.type === 'cut')
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      const clip = readClip((type) => event.clipboardData?.getData(type) ?? '')
      if (clip === undefined) return
      event.preventDefault()
      if (clip.kind === 'tekst') {
        if (newest.current.work.canAdd()) ui.setState({ pasting: clip.rows })
        else toast(m.bord_mag_niet_schrijven())
        return
      }
      tellPasted(newest.current, placeClip(newest.current, clip.clip))
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [ui])
  const pasting = useStore(ui, (state) => state.pasting)
  if (pasting === undefined) return null
  return (
    <Suspense fallback={null}>
      <PlakDialoog
        rows={pasting}
        session={deps.session}
        work={deps.work}
        themas={deps.themas}
        onClip={(clip) => {
          ui.setState({ pasting: undefined })
          tellPasted(newest.current, placeClip(newest.current, clip))
        }}
        onAdd={(signalen) => {
          ui.setState({ pasting: undefined })
          tellPasted(newest.current, newest.current.work.addMany(signalen))
        }}
        onClose={() => ui.setState({ pasting: undefined })}
      />
    </Suspense>
  )
}

/** The new notes are chosen, so that they can be moved together at once. */
function tellPasted({ session, ui, work, scene }: KlembordDeps, ids: readonly string[]): void {
  const [first] = ids
  if (first === undefined || work.addsByCommand()) return
  ui.setState({ selected: new Set(ids), focused: first })
  toast(m.keuze_geplakt({ count: ids.length }), { action: undoAction(session.lastStep()) })
  if (ids.length === 1) scene?.revealItem(first)
  else scene?.fitItems(ids)
}
