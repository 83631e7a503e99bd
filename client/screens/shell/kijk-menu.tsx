import { Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { ActionMenu, type MenuAction } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { schermOfPlek } from './kijk-plek.ts'
import { useMeekijken } from './meekijken.tsx'
import { useCommand } from './use-command.ts'

/** For a begeleider: bring everybody to this place, lead their eyes, or put it on the projector. */
export function KijkMenu(): ReactNode {
  const session = useSession()
  const { state, hier, haal, volg, stop } = useMeekijken()
  const command = useCommand()
  if (session.rol !== 'begeleider') return null
  const isLeading = state.kind === 'leidt'
  const here = (act: (plek: NonNullable<ReturnType<typeof hier>>) => void) => () => {
    const plek = hier()
    if (plek !== undefined) act(plek)
  }
  const items: readonly MenuAction[] = [
    ...(isLeading
      ? [{ id: 'stop', text: m.kijk_stop(), act: () => void stop() }]
      : [
          { id: 'haal', text: m.kijk_haal(), act: here((plek) => void haal(plek)) },
          { id: 'volg', text: m.kijk_volg(), act: () => void volg() },
        ]),
    {
      id: 'scherm',
      text: m.kijk_op_scherm(),
      act: here((plek) => {
        void command('/scherm', schermOfPlek(plek, session.bord)).then((done) => {
          if (done !== undefined) toast(m.kijk_op_scherm_staat())
        })
      }),
    },
  ]
  return (
    <ActionMenu label={m.kijk_menu()} items={items}>
      <Eye size={20} aria-hidden="true" />
    </ActionMenu>
  )
}
