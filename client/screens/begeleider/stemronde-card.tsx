import { Eye, LockKeyhole, Vote } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useCommand } from '../shell/use-command.ts'

/** Open, close, reveal. Before the reveal it knows how many ballots there are and nothing else. */
export function StemrondeCard({
  sessie,
  className = 'vlak rg-stem',
}: {
  readonly sessie: SessieState
  readonly className?: string
}): ReactNode {
  const command = useCommand()
  const [asks, setAsks] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const { stemronde, ballotsCast = 0 } = sessie
  const status = stemronde?.status ?? 'geen'
  const run = async (path: string, body: unknown) => {
    setBusy(true)
    await command(path, body)
    setBusy(false)
  }
  const reveal = async () => {
    setAsks(false)
    await run('/onthulling', {})
  }
  return (
    <section className={className} aria-labelledby="rg-stem-titel">
      <div className="rg-stem-tekst">
        <h2 id="rg-stem-titel">{m.regie_stem_titel()}</h2>
        <p className="stil">{explain[status]()}</p>
        {status === 'geen' ? null : (
          <p className="rg-stem-tel">
            <b className="num">{ballotsCast}</b> {ballotsCast === 1 ? m.regie_stem_biljet() : m.regie_stem_biljetten()}
          </p>
        )}
      </div>
      <div className="rg-knoppen">
        {status === 'geen' || status === 'gesloten' ? (
          <Button
            kind={status === 'geen' ? 'primair' : 'gewoon'}
            isDisabled={isBusy}
            icon={<Vote size={18} aria-hidden="true" />}
            onPress={() => void run('/stemronde', { action: 'open' })}
          >
            {status === 'geen' ? m.regie_stem_open() : m.regie_stem_heropen()}
          </Button>
        ) : null}
        {status === 'open' ? (
          <Button
            isDisabled={isBusy}
            icon={<LockKeyhole size={18} aria-hidden="true" />}
            onPress={() => void run('/stemronde', { action: 'sluit' })}
          >
            {m.regie_stem_sluit()}
          </Button>
        ) : null}
        {status === 'open' || status === 'gesloten' ? (
          <Button
            kind="primair"
            isDisabled={isBusy}
            icon={<Eye size={18} aria-hidden="true" />}
            onPress={() => setAsks(true)}
          >
            {m.regie_stem_onthul()}
          </Button>
        ) : null}
        {status === 'onthuld' ? (
          <Button isDisabled={isBusy} onPress={() => void run('/onthulling', {})}>
            {m.regie_stem_opnieuw()}
          </Button>
        ) : null}
      </div>
      <Dialog
        title={m.regie_stem_vraag()}
        isOpen={asks}
        onClose={() => setAsks(false)}
        size="smal"
        footer={
          <>
            <Button onPress={() => setAsks(false)}>{m.regie_stem_nog_niet()}</Button>
            <Button kind="primair" onPress={() => void reveal()}>
              {m.regie_stem_onthul()}
            </Button>
          </>
        }
      >
        <p>{m.regie_stem_vraag_uitleg({ aantal: ballotsCast })}</p>
      </Dialog>
    </section>
  )
}

const explain = {
  geen: m.regie_stem_geen,
  open: m.regie_stem_loopt,
  gesloten: m.regie_stem_dicht,
  onthuld: m.regie_stem_bekend,
} as const
