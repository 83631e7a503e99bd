import type { ReactNode } from 'react'
import { openKanskaartFields } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { losPlaat, Plaat } from '../../ui/plaat.tsx'
import { orderedCards } from '../kanskaarten/kaart-fields.ts'
import { SchermKop } from './scherm-kop.tsx'
import type { ViewProps } from './view-props.ts'

/** All kanskaarten, or one for the room: the kans, for whom, what together, first step. Open fields stay visibly open; no names. */
export function KanskaartView({ targetId }: ViewProps): ReactNode {
  return targetId === undefined ? <AllCards /> : <OneCard targetId={targetId} />
}

function OneCard({ targetId }: { readonly targetId: string }): ReactNode {
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

const mostCards = 12

/** Every card with how much of it is still open: the room sees where the tables are. */
function AllCards(): ReactNode {
  const cards = orderedCards(useCollection('kanskaarten'))
  const themas = useCollection('themas')
  return (
    <>
      <SchermKop title={m.projector_kanskaarten()} />
      {cards.length === 0 ? (
        <p className="ps-leeg">{m.projector_kanskaarten_leeg()}</p>
      ) : (
        <ul className="ps-kaarten">
          {cards.slice(0, mostCards).map((kaart) => {
            const { plaat, pictogram } = themas.find(({ id }) => id === kaart.themaIds[0]) ?? losPlaat
            const open = openKanskaartFields(kaart).length
            return (
              <li key={kaart.id}>
                <Plaat
                  size="projector"
                  title={kaart.title === '' ? m.regie_zonder_naam() : kaart.title}
                  plaat={plaat}
                  pictogram={pictogram}
                />
                <p className={open === 0 ? 'ps-af' : ''}>
                  {open === 0 ? m.projector_compleet() : m.projector_nog_open({ aantal: open })}
                </p>
              </li>
            )
          })}
        </ul>
      )}
      {cards.length > mostCards ? (
        <p className="ps-dank">{m.projector_meer({ aantal: cards.length - mostCards })}</p>
      ) : null}
    </>
  )
}
