import { CircleSlash, Copy, Layers2, Link2, Lock, LockOpen, Monitor, Undo } from 'lucide-react'
import type { Signaal, SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { KindIcon } from './kind-icon.tsx'
import { kindInfo, kindOrder } from './kind-info.ts'
import type { MenuAction } from './menu.tsx'

/** What this person may do with the note; an act that is left out is not offered. */
export interface BriefjeActs {
  /** Takes the notes that lie together apart. */
  readonly unmerge?: (() => void) | undefined
  readonly showOnScherm?: (() => void) | undefined
  readonly setOffTopic?: ((offTopic: boolean) => void) | undefined
  readonly setKind?: ((kind: SignaalKind) => void) | undefined
  readonly duplicate?: (() => void) | undefined
  readonly setLocked?: ((locked: boolean) => void) | undefined
  readonly copyLink?: (() => void) | undefined
  readonly withdraw?: (() => void) | undefined
}

/** Entries of the menu of one note, the same on canvas and in the list. */
export function briefjeActions(
  { kind, offTopic, locked }: Pick<Signaal, 'kind' | 'offTopic' | 'locked'>,
  { showOnScherm, unmerge, setOffTopic, setKind, duplicate, setLocked, copyLink, withdraw }: BriefjeActs,
): readonly MenuAction[] {
  const items: MenuAction[] = []
  if (showOnScherm !== undefined)
    items.push({
      id: 'scherm',
      text: m.scherm_zet_op_scherm(),
      icon: <Monitor size={18} aria-hidden="true" />,
      act: showOnScherm,
    })
  if (unmerge !== undefined)
    items.push({
      id: 'uit',
      text: m.bord_haal_uit_elkaar(),
      icon: <Layers2 size={18} aria-hidden="true" />,
      act: unmerge,
    })
  if (setOffTopic !== undefined)
    items.push({
      id: 'nergens',
      text: offTopic === true ? m.bord_past_wel() : m.bord_past_nergens(),
      icon: <CircleSlash size={18} aria-hidden="true" />,
      act: () => setOffTopic(offTopic !== true),
    })
  if (setKind !== undefined)
    for (const other of kindOrder.filter((one) => one !== kind))
      items.push({
        id: `soort-${other}`,
        text: `${m.bord_soort_wijzigen()}: ${kindInfo[other].label()}`,
        icon: <KindIcon kind={other} />,
        act: () => setKind(other),
      })
  if (duplicate !== undefined)
    items.push({
      id: 'dupliceer',
      text: m.keuze_dupliceer(),
      hint: 'Ctrl+D',
      icon: <Copy size={18} aria-hidden="true" />,
      act: duplicate,
    })
  if (setLocked !== undefined)
    items.push({
      id: 'vast',
      text: locked === true ? m.keuze_maak_los() : m.keuze_zet_vast(),
      icon: locked === true ? <LockOpen size={18} aria-hidden="true" /> : <Lock size={18} aria-hidden="true" />,
      act: () => setLocked(locked !== true),
    })
  if (copyLink !== undefined)
    items.push({
      id: 'link',
      text: m.keuze_kopieer_link(),
      icon: <Link2 size={18} aria-hidden="true" />,
      act: copyLink,
    })
  if (withdraw !== undefined)
    items.push({
      id: 'weg',
      text: m.bord_neem_terug(),
      icon: <Undo size={18} aria-hidden="true" />,
      act: withdraw,
    })
  return items
}
