import { Ellipsis, Pencil, Square } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Thema } from '../../shared/domain/thema.ts'
import { getLocale, m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import { useSamen, useSamenState } from '../model/samen-context.tsx'
import { type BordUi, nothingSelected } from '../state/bord-ui.ts'
import { BriefjeView } from '../ui/briefje-view.tsx'
import { Button } from '../ui/button.tsx'
import { Auteur } from '../ui/groep-vorm.tsx'
import { PlaatIcoon } from '../ui/plaat.tsx'
import { ReactieKnoppen } from '../ui/reactie-knoppen.tsx'
import { SelectionBar } from '../ui/selection-bar.tsx'
import { ThemaMenu } from '../ui/thema-menu.tsx'
import type { Rect } from './geometry.ts'
import type { ActieContext } from './keuze/actie.ts'
import { KeuzeMenuKnop } from './keuze/keuze-menu.tsx'
import type { SignaalItem } from './layout.ts'
import { needsReadingCard } from './lod.ts'
import type { CanvasScene } from './scene.ts'

const cardWidth = 286

/** Where the card fits beside the note without covering it, in px of the canvas. */
export function placeCard(
  briefje: Rect,
  screen: { readonly width: number; readonly height: number },
  card: { readonly w: number; readonly h: number },
): { left: number; top: number } {
  const gap = 10
  const right = briefje.x + briefje.w + gap
  const top = Math.max(8, Math.min(briefje.y - 24, screen.height - card.h - 90))
  if (right + card.w <= screen.width - 8) return { left: right, top }
  if (briefje.x - gap - card.w >= 8) return { left: briefje.x - gap - card.w, top }
  return {
    left: Math.max(8, Math.min(briefje.x, screen.width - card.w - 8)),
    top: briefje.y + briefje.h + gap,
  }
}

const channelName = {
  bord: () => m.bord_via_bord(),
  telefoon: () => m.bord_via_telefoon(),
  papier: () => m.bord_via_papier(),
  vragenlijst: () => m.bord_via_vragenlijst(),
  data: () => m.bord_via_data(),
} as const

export const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(getLocale(), { hour: '2-digit', minute: '2-digit' })

/** The shown state after `delayMs` of rest; what goes away goes at once. */
function useSettled(value: string | undefined, delayMs: number): string | undefined {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === undefined ? 150 : delayMs)
    return () => clearTimeout(timer)
  }, [value, delayMs])
  return settled
}

export interface CardProps {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly acties: ActieContext
}

/**
 * What can be done with the note that is pointed at or focused, beside it. From afar it also shows the words in reading
 * size, so that nobody zooms to read.
 */
export function ReadingCard(props: CardProps): ReactNode {
  const { scene, ui } = props
  useSyncExternalStore(
    (listener) => {
      const stops = [scene.camera.subscribe(listener), scene.subscribeRest(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    // With no card there is nothing to move along.
    () =>
      ui.getState().focused === undefined && ui.getState().hovered === undefined
        ? 'dicht'
        : `${scene.camera.view.x}|${scene.camera.view.y}|${scene.camera.view.scale}|${scene.restVersion()}`,
  )
  const hovered = useSettled(
    useStore(ui, (state) => state.hovered),
    450,
  )
  const { focused, editing, selected, draft, opmerkingenBij } = useStore(ui)
  const small = needsReadingCard(scene.camera.view.scale)
  // The conversation shows the note and what can be done with it as well.
  if (editing !== undefined || draft !== undefined || opmerkingenBij !== undefined || selected.size > 1) return null
  const id = small && hovered !== undefined && scene.item(hovered)?.type === 'signaal' ? hovered : focused
  const item = id === undefined ? undefined : scene.item(id)
  if (item?.type !== 'signaal') return null
  return <Card {...props} item={item} small={small} key={item.id} />
}

function Card({
  scene,
  ui,
  work,
  themas,
  acties,
  item,
  small,
}: CardProps & { readonly item: SignaalItem; readonly small: boolean }): ReactNode {
  const { signaal } = item
  const samen = useSamen()
  const { own } = useSamenState()
  const on = scene.camera.rectOnScreen(item)
  const thema = themas.find((one) => one.id === signaal.themaId)
  const place = small
    ? placeCard(on, scene.camera.size, { w: cardWidth, h: 256 })
    : { left: Math.max(8, Math.min(on.x, scene.camera.size.width - 300)), top: on.y + on.h + 10 }
  return (
    <div className={small ? 'cv-lees' : 'cv-strook'} style={place} data-over-canvas="">
      {small ? (
        <>
          <BriefjeView
            kind={signaal.kind}
            text={signaal.hidden === undefined ? signaal.text : m.bord_verborgen_tekst()}
            size="groot"
          />
          <p className="cv-herkomst">
            <Auteur groep={signaal.authorGroup} label={signaal.authorLabel} after=" · " />
            {`${channelName[signaal.channel]()} · ${timeOf(signaal.createdAt)}`}
          </p>
        </>
      ) : null}
      <ReactieKnoppen
        counts={samen.countsOf(signaal)}
        own={{ herken: own.herken.has(item.id), vraag: own.vraag.has(item.id) }}
        onToggle={samen.mayReactTo(signaal) ? (kind, aan) => samen.react(item.id, kind, aan) : undefined}
        opmerkingen={scene.marksOf(signaal).opmerkingen}
        onOpen={() => ui.setState({ opmerkingenBij: item.id })}
      />
      <div className="cv-knoppen">
        {work.canEdit(item.id) ? (
          <Button size="klein" onPress={() => acties.startEditing(item.id)}>
            <Pencil size={16} aria-hidden="true" />
            {m.bord_bewerk()}
          </Button>
        ) : null}
        {work.canPlace(item.id) ? (
          <ThemaMenu
            themas={themas}
            current={signaal.themaId}
            onChoose={(themaId) => void work.place([item.id], themaId)}
          >
            {thema === undefined ? <Square size={16} aria-hidden="true" /> : <PlaatIcoon {...thema} size={24} />}
            {m.bord_thema()}
          </ThemaMenu>
        ) : null}
        <KeuzeMenuKnop label={m.bord_meer()} ids={[item.id]} context={acties}>
          <Ellipsis size={18} aria-hidden="true" />
        </KeuzeMenuKnop>
      </div>
    </div>
  )
}

/** What can be done with several notes at once; floats above the toolbar. */
export function SelectionStrip({
  ui,
  work,
  themas,
  acties,
}: Pick<CardProps, 'ui' | 'work' | 'themas' | 'acties'>): ReactNode {
  const { selected, isChoosingMore } = useStore(ui)
  if (selected.size < 2 && !isChoosingMore) return null
  const ids = [...selected]
  return (
    <div data-over-canvas="">
      <SelectionBar
        className="cv-keuze cv-zweef"
        count={ids.length}
        themas={themas}
        onPlace={ids.some((id) => work.canPlace(id)) ? (themaId) => void work.place(ids, themaId) : undefined}
        onMerge={work.canMerge() ? () => void work.merge(ids) : undefined}
        onWithdraw={
          ids.some((id) => work.canWithdraw(id))
            ? () => {
                if (work.withdraw(ids)) ui.setState({ selected: nothingSelected, focused: undefined })
              }
            : undefined
        }
      >
        <KeuzeMenuKnop label={m.bord_meer()} ids={ids} context={acties}>
          <Ellipsis size={18} aria-hidden="true" />
        </KeuzeMenuKnop>
        {isChoosingMore ? (
          <Button size="klein" kind="primair" onPress={() => ui.setState({ isChoosingMore: false })}>
            {m.keuze_klaar()}
          </Button>
        ) : null}
      </SelectionBar>
    </div>
  )
}
