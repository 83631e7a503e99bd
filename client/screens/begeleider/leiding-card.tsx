import { Hand } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'

/** Somebody else leads: says who, and takes over in one press. Nothing shows for who leads, or when nobody does yet. */
export function LeidingCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const { deelnemerId } = useSession()
  const command = useCommand()
  const { leiding } = sessie
  if (leiding === undefined || leiding.deelnemerId === deelnemerId) return null
  const takeOver = async () => {
    if ((await command('/leiding', {})) !== undefined) toast(m.leiding_overgenomen())
  }
  return (
    <section className="vlak rg-leiding" aria-label={m.leiding_kop()}>
      <p>{leiding.alias === '' ? m.leiding_iemand() : m.leiding_wie({ naam: leiding.alias })}</p>
      <Button size="klein" icon={<Hand size={17} aria-hidden="true" />} onPress={() => void takeOver()}>
        {m.leiding_neem_over()}
      </Button>
    </section>
  )
}
