import {
  ChevronsDownUp,
  ChevronsUpDown,
  FolderInput,
  FolderOutput,
  LayoutGrid,
  Link2,
  Lock,
  LockOpen,
  Merge,
  Palette,
  Pencil,
  Pin,
  PinOff,
  Spline,
  Split,
  Trash2,
} from 'lucide-react'
import { connectorMeanings } from '../../shared/domain/tekening.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import { meaningInWords, wordsToEdit } from '../model/object-words.ts'
import type { Session } from '../model/types.ts'
import { copyLink } from '../ui/link.ts'
import type { MenuAction } from '../ui/menu.tsx'
import { endOf, type ListDialog } from './list-dialogs.tsx'
import type { ObjectWork } from './object-work.ts'
import type { ObjectNode, OutlineNode, SectionNode } from './outline.ts'

interface Go {
  readonly edit: (key: string) => void
  readonly showOnBord: (key: string) => void
  readonly open: (dialog: ListDialog) => void
}

/** Entries of the menu of a thema or a frame. */
export function sectionActions(
  node: SectionNode,
  {
    session,
    work,
    go,
    openThema,
  }: {
    readonly session: Session
    readonly work: BordWork
    readonly go: Go
    readonly openThema: ((themaId: string) => void) | undefined
  },
): readonly MenuAction[] {
  const {
    key,
    section: { thema, frame },
  } = node
  const items: MenuAction[] = [
    {
      id: 'bord',
      text: m.lijst_op_bord(),
      icon: <LayoutGrid size={18} aria-hidden="true" />,
      act: () => go.showOnBord(key),
    },
  ]
  const linked = thema ?? frame
  if (linked !== undefined)
    items.push({
      id: 'link',
      text: m.keuze_kopieer_link(),
      icon: <Link2 size={18} aria-hidden="true" />,
      act: () => copyLink(thema === undefined ? 'kader' : 'thema', linked.id, session.werksessieId),
    })
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
    items.push(...themaActions(thema, session, work, go))
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
  items.push(...connectAction(node, work, go))
  return items
}

/** What a begeleider does with a whole thema. */
function themaActions(thema: Thema, session: Session, work: BordWork, { open }: Go): readonly MenuAction[] {
  const { id } = thema
  const isFolded = thema.folded === true
  const isPinned = thema.pinned === true
  const isLocked = thema.locked === true
  return [
    {
      id: 'samen',
      text: m.lijst_samenvoegen(),
      icon: <Merge size={18} aria-hidden="true" />,
      act: () => open({ kind: 'samenvoegen', themaId: id }),
    },
    ...(work.nestTargets(id).length > 0
      ? [
          {
            id: 'nestel',
            text: m.lijst_nestel(),
            icon: <FolderInput size={18} aria-hidden="true" />,
            act: () => open({ kind: 'nestel', themaId: id }),
          },
        ]
      : []),
    ...(thema.parentId === undefined
      ? []
      : [
          {
            id: 'eruit',
            text: m.lijst_uit_thema(),
            icon: <FolderOutput size={18} aria-hidden="true" />,
            act: () => void work.nestThema(id, null),
          },
        ]),
    {
      id: 'klap',
      text: isFolded ? m.lijst_klap_bord_open() : m.lijst_klap_bord_dicht(),
      icon: isFolded ? (
        <ChevronsUpDown size={18} aria-hidden="true" />
      ) : (
        <ChevronsDownUp size={18} aria-hidden="true" />
      ),
      act: () => void work.foldThema(id, !isFolded),
    },
    {
      id: 'prik',
      text: isPinned ? m.lijst_prik_los() : m.lijst_prik_vast(),
      icon: isPinned ? <PinOff size={18} aria-hidden="true" /> : <Pin size={18} aria-hidden="true" />,
      act: () => void work.pinThema(id, !isPinned),
    },
    {
      id: 'vast',
      text: isLocked ? m.lijst_zet_los() : m.lijst_zet_vast(),
      icon: isLocked ? <LockOpen size={18} aria-hidden="true" /> : <Lock size={18} aria-hidden="true" />,
      act: () => void session.actions.updateObject('themas', id, { locked: isLocked ? null : true }),
    },
    {
      id: 'weg',
      text: m.lijst_thema_weg(),
      icon: <Trash2 size={18} aria-hidden="true" />,
      isDanger: true,
      act: () => void session.actions.archiveThema(id),
    },
  ]
}

/** "Verbind met…", for who may draw on the bord. */
export const connectAction = (node: OutlineNode, work: BordWork, go: Pick<Go, 'open'>): readonly MenuAction[] => {
  const from = endOf(node)
  return from === undefined || !work.canDraw()
    ? []
    : [
        {
          id: 'verbind',
          text: m.lijst_verbind(),
          icon: <Spline size={18} aria-hidden="true" />,
          act: () => go.open({ kind: 'verbind', from }),
        },
      ]
}

/** Entries of the menu of a kanskaart, connector, drawing, picture or point. */
export function objectActions(
  node: ObjectNode,
  {
    work,
    bordWork,
    session,
    go,
    openKanskaart,
  }: {
    readonly work: ObjectWork
    readonly bordWork: BordWork
    readonly session: Session
    readonly go: Go
    readonly openKanskaart: ((id: string) => void) | undefined
  },
): readonly MenuAction[] {
  const { key, object } = node
  const { collection, record } = object
  const items: MenuAction[] = []
  if (collection === 'kanskaarten' && openKanskaart !== undefined)
    items.push({ id: 'open', text: m.lijst_open_kaart(), act: () => openKanskaart(record.id) })
  if (collection === 'kanskaarten')
    items.push({
      id: 'link',
      text: m.keuze_kopieer_link(),
      icon: <Link2 size={18} aria-hidden="true" />,
      act: () => copyLink('kaart', record.id, session.werksessieId),
    })
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
  items.push(...connectAction(node, bordWork, go))
  if (collection === 'connectors' && work.may(object, 'meaning'))
    for (const meaning of connectorMeanings.filter((one) => one !== record.meaning))
      items.push({
        id: `betekenis-${meaning}`,
        text: m.lijst_betekenis({ wat: meaningInWords(meaning) }),
        icon: <Spline size={18} aria-hidden="true" />,
        act: () => void session.actions.updateConnector(record.id, { meaning }),
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
      text:
        collection === 'nodes' || (collection === 'kanskaarten' && record.pos !== undefined)
          ? m.lijst_van_bord()
          : m.lijst_haal_weg(),
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

/** Before "make a new thema of these". */
export const splitIcon = <Split size={18} aria-hidden="true" />
