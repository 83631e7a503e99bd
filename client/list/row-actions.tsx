import { LayoutGrid } from 'lucide-react'
import { m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import { briefjeActions } from '../ui/briefje-actions.tsx'
import type { MenuAction } from '../ui/menu.tsx'
import type { ListRow } from './list-data.ts'

/** Entries of the menu of a row, for what this person may do with it now. */
export function rowActions(
  { signaal, under }: ListRow,
  work: BordWork,
  go: { readonly toggle: (id: string) => void; readonly showOnBord: (id: string) => void },
): readonly MenuAction[] {
  const { id } = signaal
  if (signaal.archivedAt !== undefined)
    return work.canWithdraw(id) ? [{ id: 'terug', text: m.bord_zet_terug(), act: () => void work.restore([id]) }] : []
  return [
    { id: 'kies', text: m.lijst_kies_rij(), act: () => go.toggle(id) },
    {
      id: 'bord',
      text: m.bord_op_bord(),
      icon: <LayoutGrid size={18} aria-hidden="true" />,
      act: () => go.showOnBord(id),
    },
    ...briefjeActions(signaal, {
      showOnScherm: work.canShowOnScherm(id) ? () => work.showOnScherm(id) : undefined,
      unmerge: under.length > 0 && work.canMerge() ? () => void work.unmerge(id) : undefined,
      setOffTopic: work.canMerge() ? (offTopic) => void work.setOffTopic([id], offTopic) : undefined,
      setKind: work.canEdit(id) ? (kind) => void work.setKind(id, kind) : undefined,
      withdraw: work.canWithdraw(id) ? () => void work.withdraw([id]) : undefined,
    }),
  ]
}
