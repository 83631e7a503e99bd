import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Plaat } from '../../ui/plaat.tsx'
import { SchermKop } from './scherm-kop.tsx'

/** One kanskaart for the room: the kans, for whom, what together, first step. Open fields stay visibly open; no names. */
export function KanskaartView({ targetId }: { readonly targetId: string | undefined }): ReactNode {
  const kaart = useCollection('kanskaarten').find(({ id, archivedAt }) => id === targetId && archivedAt === undefined)
  const themas = useCollection('themas')
  if (kaart === undefined)
    return (
      <>
        <SchermKop title={m.export_kanskaart()} />
        <p className="ps-leeg">{m.projector_geen_kaart()}</p>
      </>
    )
  const fields = [
    { key: 'kans', label: m.export_veld_kans(), text: kaart.kans },
    { key: 'goal', label: m.export_veld_goal(), text: kaart.goal },
    { key: 'targetGroup', label: m.export_veld_target_group(), text: kaart.targetGroup },
    { key: 'synergy', label: m.export_veld_synergy(), text: kaart.synergy },
    { key: 'firstStep', label: m.export_veld_first_step(), text: kaart.firstStepWhat },
    { key: 'learningQuestion', label: m.export_veld_learning_question(), text: kaart.learningQuestion },
  ]
  return (
    <>
      <SchermKop title={kaart.title === '' ? m.regie_zonder_naam() : kaart.title} />
      <div className="ps-kaart">
        <ul className="ps-kaart-themas">
          {themas
            .filter(({ id }) => kaart.themaIds.includes(id))
            .map(({ id, title, plaat, pictogram }) => (
              <li key={id}>
                <Plaat size="projector" title={title} plaat={plaat} pictogram={pictogram} />
              </li>
            ))}
        </ul>
        <dl>
          {fields.map(({ key, label, text }) => {
            const isOpen = text === undefined || text.trim() === ''
            return (
              <div key={key} className={isOpen ? 'ps-open' : ''}>
                <dt>{label}</dt>
                <dd>{isOpen ? m.export_nog_open() : text}</dd>
              </div>
            )
          })}
        </dl>
      </div>
    </>
  )
}
