import { CircleQuestionMark, FolderInput, Hand, LayoutGrid, MessageSquare, Pencil } from 'lucide-react'
import { type ReactieKind, reactieKinds } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { SamenState, SamenStore } from '../model/samen.ts'
import { briefjeActions } from '../ui/briefje-actions.tsx'
import type { MenuAction } from '../ui/menu.tsx'
import type { ListRow } from './list-data.ts'

/** Entries of the menu of a row, for what this person may do with it now. */
export function rowActions(
  { signaal, under }: ListRow,
  work: BordWork,
  go: {
    readonly toggle: (id: string) => void
    readonly edit: (id: string) => void
    readonly showOnBord: (id: string) => void
    readonly move: (id: string) => void
    /** Connecting, and making a thema of what is chosen. */
    readonly more: (id: string) => readonly MenuAction[]
    readonly openOpmerkingen: (id: string) => void
    readonly copyLink: (id: string) => void
    readonly reacties: { readonly samen: SamenStore; readonly own: SamenState['own'] }
  },
): readonly MenuAction[] {
  const { id } = signaal
  if (signaal.archivedAt !== undefined)
    return work.canWithdraw(id) ? [{ id: 'terug', text: m.bord_zet_terug(), act: () => void work.restore([id]) }] : []
  return [
    ...(work.canEdit(id)
      ? [
          {
            id: 'bewerk',
            text: m.bord_bewerk(),
            hint: 'Enter',
            icon: <Pencil size={18} aria-hidden="true" />,
            act: () => go.edit(id),
          },
        ]
      : []),
    { id: 'kies', text: m.lijst_kies_rij(), act: () => go.toggle(id) },
    {
      id: 'bord',
      text: m.bord_op_bord(),
      icon: <LayoutGrid size={18} aria-hidden="true" />,
      act: () => go.showOnBord(id),
    },
    ...(work.canPlace(id)
      ? [
          {
            id: 'verplaats',
            text: m.lijst_verplaats(),
            hint: 'V',
            icon: <FolderInput size={18} aria-hidden="true" />,
            act: () => go.move(id),
          },
        ]
      : []),
    ...go.more(id),
    ...(go.reacties.samen.mayReactTo(signaal)
      ? reactieKinds.map((kind): MenuAction => {
          const isOn = go.reacties.own[kind].has(id)
          return {
            id: kind,
            text: reactieAction(kind, isOn),
            icon:
              kind === 'herken' ? (
                <Hand size={18} aria-hidden="true" />
              ) : (
                <CircleQuestionMark size={18} aria-hidden="true" />
              ),
            act: () => go.reacties.samen.react(id, kind, !isOn),
          }
        })
      : []),
    {
      id: 'opmerkingen',
      text: m.samen_opmerkingen(),
      hint: 'R',
      icon: <MessageSquare size={18} aria-hidden="true" />,
      act: () => go.openOpmerkingen(id),
    },
    ...briefjeActions(signaal, {
      showOnScherm: work.canShowOnScherm(id) ? () => work.showOnScherm(id) : undefined,
      unmerge: under.length > 0 && work.canMerge() ? () => void work.unmerge(id) : undefined,
      setOffTopic: work.canMerge() ? (offTopic) => void work.setOffTopic([id], offTopic) : undefined,
      setKind: work.canEdit(id) ? (kind) => void work.setKind(id, kind) : undefined,
      duplicate: work.canDuplicate([id]) ? () => void work.duplicate([id]) : undefined,
      setLocked: work.canLock() ? (locked) => void work.setLocked([id], locked) : undefined,
      copyLink: () => go.copyLink(id),
      withdraw: work.canWithdraw(id) ? () => void work.withdraw([id]) : undefined,
    }),
  ]
}

const reactieAction = (kind: ReactieKind, isOn: boolean): string =>
  kind === 'herken'
    ? isOn
      ? m.samen_herken_niet_meer()
      : m.samen_herken()
    : isOn
      ? m.samen_geen_vraag_meer()
      : m.samen_vraag()
