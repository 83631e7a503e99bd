import {
  ChevronsDownUp,
  ChevronsUpDown,
  Focus,
  FolderInput,
  FolderOutput,
  Link2,
  Lock,
  LockOpen,
  Merge,
  Pencil,
  Pin,
  PinOff,
  Split,
  SquareDashedMousePointer,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { copyLink } from '../../ui/link.ts'
import { PlaatIcoon } from '../../ui/plaat.tsx'
import type { AreaItem } from '../layout.ts'
import type { ActieContext, KeuzeActie } from './actie.ts'
import { kiesGebied } from './kies.ts'

const icon = (Icon: typeof Link2): ReactNode => <Icon size={18} aria-hidden="true" />

/** What can be done with an area: a thema, a frame, or what lies loose. */
export function gebiedActies(area: AreaItem, context: ActieContext): readonly KeuzeActie[] {
  const { scene, ui, work, session } = context
  const { thema, frame } = area
  const items: KeuzeActie[] = []
  if (thema !== undefined && work.canManageThemas()) items.push(...themaActies(thema, context))
  if (frame !== undefined && work.canManageFrames()) {
    const isLocked = frame.locked === true
    items.push({
      id: 'vast',
      text: isLocked ? m.lijst_zet_los() : m.lijst_zet_vast(),
      icon: icon(isLocked ? LockOpen : Lock),
      act: () => void session.actions.updateObject('frames', frame.id, { locked: isLocked ? null : true }),
    })
  }
  items.push(
    {
      id: 'kies-gebied',
      text: m.keuze_kies_gebied({ naam: area.title }),
      hint: 'Ctrl+Shift+A',
      icon: icon(SquareDashedMousePointer),
      act: () => kiesGebied(scene, ui, area.id),
    },
    {
      id: 'beeld',
      text: m.keuze_in_beeld(),
      hint: '3',
      icon: icon(Focus),
      act: () => scene.fitItems([area.id]),
    },
  )
  const linked = thema ?? frame
  if (linked !== undefined)
    items.push({
      id: 'link',
      text: m.keuze_kopieer_link(),
      icon: icon(Link2),
      act: () => copyLink(thema === undefined ? 'kader' : 'thema', linked.id, session.werksessieId),
    })
  return items
}

/** What a begeleider does with a whole thema: the same as in the list. */
function themaActies(
  thema: Thema,
  { work, session, themas, onOpenThema, splitThema }: ActieContext,
): readonly KeuzeActie[] {
  const { id } = thema
  const isFolded = thema.folded === true
  const isPinned = thema.pinned === true
  const isLocked = thema.locked === true
  const others = themas.filter((one) => one.id !== id)
  const targets = work.nestTargets(id)
  const choice = (prefix: string, one: Thema, act: () => void): KeuzeActie => ({
    id: `${prefix}-${one.id}`,
    text: one.title,
    icon: <PlaatIcoon {...one} size={22} />,
    act,
  })
  return [
    { id: 'open', text: m.bord_thema_wijzig(), hint: 'Enter', icon: icon(Pencil), act: () => onOpenThema(id) },
    {
      id: 'klap',
      text: isFolded ? m.lijst_klap_bord_open() : m.lijst_klap_bord_dicht(),
      icon: icon(isFolded ? ChevronsUpDown : ChevronsDownUp),
      act: () => void work.foldThema(id, !isFolded),
    },
    ...(others.length === 0
      ? []
      : [
          {
            id: 'samen',
            text: m.lijst_samenvoegen(),
            icon: icon(Merge),
            items: others.map((one) => choice('samen', one, () => void work.mergeThema(id, one.id))),
          },
        ]),
    ...(targets.length === 0
      ? []
      : [
          {
            id: 'nestel',
            text: m.lijst_nestel(),
            icon: icon(FolderInput),
            items: targets.map((one) => choice('in', one, () => void work.nestThema(id, one.id))),
          },
        ]),
    { id: 'splits', text: m.themawerk_splits(), icon: icon(Split), act: () => splitThema(id) },
    ...(thema.parentId === undefined
      ? []
      : [
          {
            id: 'eruit',
            text: m.lijst_uit_thema(),
            icon: icon(FolderOutput),
            act: () => void work.nestThema(id, null),
          },
        ]),
    {
      id: 'prik',
      text: isPinned ? m.lijst_prik_los() : m.lijst_prik_vast(),
      icon: icon(isPinned ? PinOff : Pin),
      act: () => void work.pinThema(id, !isPinned),
    },
    {
      id: 'vast',
      text: isLocked ? m.lijst_zet_los() : m.lijst_zet_vast(),
      icon: icon(isLocked ? LockOpen : Lock),
      act: () => void session.actions.updateObject('themas', id, { locked: isLocked ? null : true }),
    },
  ]
}
