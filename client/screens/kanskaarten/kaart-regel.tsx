import { CircleCheck } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { type Kanskaart, openKanskaartFields, requiredKanskaartFields } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { PlaatIcoon } from '../../ui/plaat.tsx'
import { mainThemaId, withTrekker } from './kaart-fields.ts'
import { useBriefjeDrop } from './sleep-briefje.ts'

/** One card in the list: its plate, how far it is, and a place to drop a note on. */
export function KaartRegel({
  card,
  isCurrent,
  onChoose,
}: {
  readonly card: Kanskaart
  readonly isCurrent: boolean
  readonly onChoose: () => void
}): ReactNode {
  const { bord } = useSession()
  const thema = bord.get('themas', mainThemaId(card, (id) => bord.get('signalen', id)?.themaId) ?? '')
  const open = openKanskaartFields(withTrekker(card, useSessie()?.trekkers?.[card.id])).length
  const share = ((requiredKanskaartFields.length - open) / requiredKanskaartFields.length) * 100
  const status =
    card.status === 'vastgesteld'
      ? m.export_status_vastgesteld()
      : card.status === 'compleet'
        ? m.export_status_compleet()
        : m.export_status_concept()
  const drop = useBriefjeDrop(card)
  return (
    <li {...drop.props} data-valt={drop.isOver}>
      <button type="button" className="kk-regel" aria-current={isCurrent ? 'true' : undefined} onClick={onChoose}>
        <PlaatIcoon plaat={thema?.plaat ?? 'los'} pictogram={thema?.pictogram ?? 'layers'} size={28} />
        <span className="kk-regel-woorden">
          <b lang="nl">{card.title || m.kk_zonder_naam()}</b>
          <small>{open > 0 ? m.kk_nog_open({ aantal: open }) : status}</small>
        </span>
        {open > 0 ? (
          <span className="kk-ring" style={{ '--p': `${share}%` } as CSSProperties} aria-hidden="true" />
        ) : (
          <CircleCheck
            size={20}
            aria-hidden="true"
            className={card.status === 'concept' ? 'kk-regel-vol' : 'kk-regel-goed'}
          />
        )}
      </button>
    </li>
  )
}
