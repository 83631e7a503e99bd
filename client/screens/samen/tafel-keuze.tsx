import { Armchair } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { useSamen, useSamenState } from '../../model/samen-context.tsx'
import { ActionMenu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { tafelTitle } from './tafel-words.ts'

/** Where this person sits, and a menu to sit elsewhere. Nothing when there are no tables. */
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
    <ActionMenu
      label={own === undefined ? m.tafel_uw_geen() : m.tafel_uw({ tafel: tafelTitle(own) })}
      items={[
        ...tafels.map((tafel) => ({
          id: String(tafel.nr),
          text: tafelTitle(tafel),
          act: () => void choose(tafel.nr),
        })),
        { id: 'geen', text: m.tafel_geen(), act: () => void choose(null) },
      ]}
    >
      <Armchair size={18} aria-hidden="true" />
      <span className="num">{own?.nr ?? '?'}</span>
    </ActionMenu>
  )
}

/** “Uw tafel werkt aan: …”, when the begeleider gave this table a thema. */
export function TafelThema(): ReactNode {
  const { table } = useSamenState()
  const tafel = useSessie()?.werksessie.tafels?.find(({ nr }) => nr === table)
  const thema = useCollection('themas').find(({ id }) => id === tafel?.themaId)
  return thema === undefined ? null : <p className="sm-tafelthema">{m.tafel_uw_thema({ thema: thema.title })}</p>
}
