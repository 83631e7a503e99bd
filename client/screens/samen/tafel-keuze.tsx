import { Armchair } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { useSamen, useSamenState } from '../../model/samen-context.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { toast } from '../../ui/toast.tsx'
import { tafelTitle } from './tafel-words.ts'

/** Where this person sits, and a list to sit elsewhere. Nothing when there are no tables. */
export function TafelKeuze(): ReactNode {
  const { rol } = useSession()
  const samen = useSamen()
  const { table } = useSamenState()
  const tafels = useSessie()?.werksessie.tafels ?? []
  if (tafels.length === 0 || (rol !== 'deelnemer' && rol !== 'schrijver')) return null
  const own = tafels.find(({ nr }) => nr === table)
  const choose = async (nr: number | null): Promise<void> => {
    const answer = await samen.chooseTable(nr)
    const chosen = tafels.find((tafel) => tafel.nr === nr)
    toast(
      !answer.ok
        ? answer.message
        : chosen === undefined
          ? m.tafel_u_zit_niet()
          : m.tafel_u_zit({ tafel: tafelTitle(chosen) }),
    )
  }
  return (
    <PlainSelect
      label={own === undefined ? m.tafel_uw_geen() : m.tafel_uw({ tafel: tafelTitle(own) })}
      icon={<Armchair size={18} aria-hidden="true" />}
      value={own === undefined ? '' : String(own.nr)}
      options={[
        { id: '', text: m.tafel_geen() },
        ...tafels.map((tafel) => ({ id: String(tafel.nr), text: tafelTitle(tafel) })),
      ]}
      onChange={(id) => void choose(id === '' ? null : Number(id))}
    />
  )
}

/** “Uw tafel werkt aan: …”, when the begeleider gave this table a thema. */
export function TafelThema(): ReactNode {
  const { table } = useSamenState()
  const tafel = useSessie()?.werksessie.tafels?.find(({ nr }) => nr === table)
  const thema = useCollection('themas').find(({ id }) => id === tafel?.themaId)
  return thema === undefined ? null : <p className="sm-tafelthema">{m.tafel_uw_thema({ thema: thema.title })}</p>
}
