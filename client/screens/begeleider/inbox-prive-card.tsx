import { Layers2, Lock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { isPriveNow } from '../../../shared/domain/prive.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import './inbox.css'

/** Puts what waits on the bord, and says how many there were. */
function useReveal(): { readonly isBusy: boolean; reveal(): Promise<boolean> } {
  const command = useCommand()
  const [isBusy, setBusy] = useState(false)
  return {
    isBusy,
    reveal: async () => {
      setBusy(true)
      const done = await command<{ placed: number }>('/onthulling-signalen', {})
      setBusy(false)
      if (done !== undefined) toast(m.prive_onthuld_melding({ aantal: done.placed }))
      return done !== undefined
    },
  }
}

/** How briefjes come in during this fase: at once, privately until the begeleider puts them down, or through the inbox. */
export function PriveCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const command = useCommand()
  const { isBusy, reveal } = useReveal()
  const { werksessie, prive: ronde } = sessie
  const fase = werksessie.fasen.find(({ id }) => id === werksessie.huidigeFase)
  if (fase === undefined) return null
  const isPrive = isPriveNow(fase, ronde)
  const waiting = ronde === undefined || ronde.status === 'onthuld' ? 0 : ronde.count
  if (!fase.allow.addSignaal && !isPrive && waiting === 0) return null
  const isRevealing = isBusy || ronde?.status === 'onthullen'
  return (
    <section className="vlak rg-inkomst" aria-labelledby="rg-inkomst-titel">
      <div>
        <h2 id="rg-inkomst-titel" aria-live="polite">
          {isPrive || waiting > 0 ? (
            <>
              <Lock size={17} aria-hidden="true" />{' '}
              {waiting === 1 ? m.prive_kaart_loopt_een() : m.prive_kaart_loopt({ aantal: waiting })}
            </>
          ) : (
            m.prive_kaart_titel()
          )}
        </h2>
        {isPrive ? <p>{m.prive_kaart_uitleg()}</p> : waiting > 0 ? <p>{m.prive_kaart_bewaard()}</p> : null}
      </div>
      {isPrive || waiting > 0 ? (
        <Button
          kind="primair"
          isDisabled={isRevealing}
          icon={<Layers2 size={18} aria-hidden="true" />}
          onPress={() => void reveal()}
        >
          {isRevealing ? m.prive_onthullen() : m.prive_onthul()}
        </Button>
      ) : null}
      {fase.allow.addSignaal ? (
        <div className="rg-inkomst-schakels">
          {isPrive ? null : (
            <Switch isSelected={false} onChange={() => void command('/intake', { prive: true })}>
              {m.prive_schakel()}
            </Switch>
          )}
          <Switch
            isSelected={fase.intake === 'inbox'}
            onChange={(isOn) => void command('/intake', { intake: isOn ? 'inbox' : 'direct' })}
          >
            {m.prive_schakel_inbox()}
          </Switch>
        </div>
      ) : null}
    </section>
  )
}

/** Must the begeleider be asked first what happens to the briefjes of the private round of this fase? */
export const asksAboutPrive = ({ werksessie, prive: ronde }: SessieState): boolean =>
  ronde?.status === 'loopt' && ronde.count > 0 && ronde.faseId === werksessie.huidigeFase

/** Asked when the fase goes on while private briefjes wait: nothing is lost either way. */
export function PriveVraag({
  sessie,
  isOpen,
  onGo,
  onClose,
}: {
  readonly sessie: SessieState
  readonly isOpen: boolean
  readonly onGo: () => void
  readonly onClose: () => void
}): ReactNode {
  const { isBusy, reveal } = useReveal()
  return (
    <Dialog
      title={m.prive_vraag_titel()}
      size="smal"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button kind="stil" onPress={onClose}>
            {m.prive_vraag_blijf()}
          </Button>
          <Button isDisabled={isBusy} onPress={onGo}>
            {m.prive_vraag_bewaar()}
          </Button>
          <Button
            kind="primair"
            isDisabled={isBusy}
            onPress={() => void reveal().then((isDone) => (isDone ? onGo() : undefined))}
          >
            {m.prive_vraag_onthul()}
          </Button>
        </>
      }
    >
      <p>{m.prive_vraag_tekst({ aantal: sessie.prive?.count ?? 0 })}</p>
    </Dialog>
  )
}
