import { ArrowUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCommand } from '../shell/use-command.ts'

type Group = Rangorde['tieGroups'][number]

/** A begeleider puts tied themas in an order of their own, with a reason that everybody sees, or lets the rule choose again. */
export function GelijkKeuze({ rangorde, group }: { readonly rangorde: Rangorde; readonly group: Group }): ReactNode {
  const command = useCommand()
  const [order, setOrder] = useState<readonly string[]>()
  const [reason, setReason] = useState('')
  const title = (id: string): string => rangorde.themas.find(({ themaId }) => themaId === id)?.title ?? ''
  const send = async (body: { readonly themaIds: readonly string[]; readonly reason?: string }): Promise<void> => {
    if ((await command('/gelijkspel', body)) !== undefined) setOrder(undefined)
  }
  const raise = (index: number): void => {
    if (order === undefined) return
    const next = [...order]
    const [chosen] = next.splice(index, 1)
    if (chosen !== undefined) next.splice(index - 1, 0, chosen)
    setOrder(next)
  }
  return (
    <>
      <div className="rk-knoppen">
        <Button
          size="klein"
          onPress={() => {
            setReason(group.reason ?? '')
            setOrder(group.themaIds)
          }}
        >
          {m.rangorde_besluit_knop()}
        </Button>
        {group.rule === 'besluit' ? (
          <Button size="klein" kind="stil" onPress={() => void send({ themaIds: group.themaIds })}>
            {m.rangorde_besluit_weg()}
          </Button>
        ) : null}
      </div>
      <Dialog
        title={m.rangorde_besluit_titel()}
        isOpen={order !== undefined}
        onClose={() => setOrder(undefined)}
        footer={
          <Button
            kind="primair"
            isDisabled={reason.trim() === ''}
            onPress={() => void send({ themaIds: order ?? [], reason: reason.trim() })}
          >
            {m.rangorde_besluit_bewaar()}
          </Button>
        }
      >
        <p>{m.rangorde_besluit_uitleg()}</p>
        <ol className="rk-keuze">
          {(order ?? []).map((id, index) => (
            <li key={id}>
              <span>{title(id)}</span>
              {index === 0 ? null : (
                <Button
                  size="klein"
                  isIconOnly
                  aria-label={m.rangorde_besluit_hoger({ thema: title(id) })}
                  icon={<ArrowUp size={17} aria-hidden="true" />}
                  onPress={() => raise(index)}
                />
              )}
            </li>
          ))}
        </ol>
        <TextField label={m.rangorde_besluit_reden()} value={reason} onChange={setReason} maxLength={300} isRequired />
      </Dialog>
    </>
  )
}
