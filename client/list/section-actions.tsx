import { LayoutGrid, Lock, LockOpen, Palette, Pencil, Trash2 } from 'lucide-react'
import { m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { Session } from '../model/types.ts'
import type { MenuAction } from '../ui/menu.tsx'
import { wordsToEdit } from './object-words.ts'
import type { ObjectWork } from './object-work.ts'
import type { ObjectNode, SectionNode } from './outline.ts'

interface Go {
  readonly edit: (key: string) => void
  readonly showOnBord: (key: string) => void
}

/** Entries of the menu of a thema or a frame. */
export function sectionActions(
  { key, section: { id, thema, frame } }: SectionNode,
  {
    session,
    work,
    go,
    more,
    openThema,
  }: {
    readonly session: Session
    readonly work: BordWork
    readonly go: Go
    /** What canvas and list both offer for a thema. */
    readonly more: (themaId: string) => readonly MenuAction[]
    readonly openThema: ((themaId: string) => void) | undefined
  },
): readonly MenuAction[] {
  const items: MenuAction[] = [
    {
      id: 'bord',
      text: m.lijst_op_bord(),
      icon: <LayoutGrid size={18} aria-hidden="true" />,
      act: () => go.showOnBord(key),
    },
  ]
  if (thema !== undefined && work.canManageThemas()) {
    items.push({
      id: 'naam',
      text: m.lijst_hernoem(),
      icon: <Pencil size={18} aria-hidden="true" />,
      act: () => go.edit(key),
    })
    if (openThema !== undefined)
      items.push({
        id: 'wijzig',
        text: m.lijst_thema_wijzig(),
        icon: <Palette size={18} aria-hidden="true" />,
        act: () => openThema(thema.id),
      })
    items.push(...more(thema.id))
  }
  if (frame !== undefined && work.canManageFrames()) {
    const isLocked = frame.locked === true
    items.push(
      {
        id: 'naam',
        text: m.lijst_hernoem(),
        icon: <Pencil size={18} aria-hidden="true" />,
        act: () => go.edit(key),
      },
      {
        id: 'vast',
        text: isLocked ? m.lijst_zet_los() : m.lijst_zet_vast(),
        icon: isLocked ? <LockOpen size={18} aria-hidden="true" /> : <Lock size={18} aria-hidden="true" />,
        act: () => void session.actions.updateObject('frames', frame.id, { locked: isLocked ? null : true }),
      },
    )
    if (frame.table === undefined)
      items.push({
        id: 'weg',
        text: m.lijst_haal_weg(),
        icon: <Trash2 size={18} aria-hidden="true" />,
        isDanger: true,
        act: () => void work.archiveFrame(frame.id),
      })
  }
  return id === 'nergens' || id === 'los' ? items.slice(0, 1) : items
}

/** Entries of the menu of a kanskaart, connector, drawing, picture or point. */
export function objectActions(
  { key, object }: ObjectNode,
  {
    work,
    go,
    openKanskaart,
  }: {
    readonly work: ObjectWork
    readonly go: Go
    readonly openKanskaart: ((id: string) => void) | undefined
  },
): readonly MenuAction[] {
  const { collection, record } = object
  const items: MenuAction[] = []
  if (collection === 'kanskaarten' && openKanskaart !== undefined)
    items.push({ id: 'open', text: m.lijst_open_kaart(), act: () => openKanskaart(record.id) })
  items.push({
    id: 'bord',
    text: m.lijst_op_bord(),
    icon: <LayoutGrid size={18} aria-hidden="true" />,
    act: () => go.showOnBord(key),
  })
  const words = wordsToEdit(object)
  if (words !== undefined && work.may(object, words.field))
    items.push({
      id: 'tekst',
      text: editWords(collection),
      hint: 'Enter',
      icon: <Pencil size={18} aria-hidden="true" />,
      act: () => go.edit(key),
    })
  if ((collection === 'tekeningen' || collection === 'afbeeldingen') && work.may(object, 'locked')) {
    const isLocked = record.locked === true
    items.push({
      id: 'vast',
      text: isLocked ? m.lijst_zet_los() : m.lijst_zet_vast(),
      hint: 'L',
      icon: isLocked ? <LockOpen size={18} aria-hidden="true" /> : <Lock size={18} aria-hidden="true" />,
      act: () => void work.setLocked(object, !isLocked),
    })
  }
  if (work.may(object, 'archivedAt'))
    items.push({
      id: 'weg',
      text: m.lijst_haal_weg(),
      hint: 'Delete',
      icon: <Trash2 size={18} aria-hidden="true" />,
      isDanger: true,
      act: () => void work.remove(object),
    })
  return items
}

const editWords = (collection: ObjectNode['object']['collection']): string =>
  collection === 'afbeeldingen'
    ? m.lijst_bewerk_alt()
    : collection === 'connectors'
      ? m.lijst_bewerk_woord()
      : collection === 'tekeningen'
        ? m.lijst_bewerk_tekst()
        : m.lijst_hernoem()
