import { type ReactNode, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Confirming asks what people call it; refusing asks why. */
export function GatDialog({
  title,
  action,
  onClose,
  onDone,
}: {
  readonly title: string
  readonly action: 'bevestig' | 'wijs_af'
  readonly onClose: () => void
  readonly onDone: (said: { readonly text: string; readonly reason: string }) => void
}): ReactNode {
  const [text, setText] = useState(title)
  const [reason, setReason] = useState('')
  const isNo = action === 'wijs_af'
  const isReady = !isNo || reason.trim() !== ''
  const done = () => {
    if (isReady) onDone({ text: isNo || text.trim() === title ? '' : text.trim(), reason: reason.trim() })
  }
  return (
    <Dialog
      title={isNo ? m.wk_gat_waarom_niet() : m.wk_gat_bevestig_titel()}
      isOpen
      onClose={onClose}
      size="smal"
      footer={
        <Button kind="primair" isDisabled={!isReady} onPress={done}>
          {isNo ? m.wk_gat_wijs_af() : m.wk_gat_bevestig()}
        </Button>
      }
    >
      <form
        className="wk-form"
        onSubmit={(event) => {
          event.preventDefault()
          done()
        }}
      >
        {isNo ? (
          <>
            <p>{title}</p>
            <TextField
              label={m.wk_gat_reden()}
              help={m.wk_gat_reden_uitleg()}
              value={reason}
              onChange={setReason}
              maxLength={300}
              autoFocus
            />
          </>
        ) : (
          <>
            <TextField
              label={m.wk_gat_hoe_heet()}
              help={m.wk_gat_hoe_heet_uitleg()}
              value={text}
              onChange={setText}
              maxLength={200}
              autoFocus
            />
            <TextField label={m.wk_opmerking()} isOptional value={reason} onChange={setReason} maxLength={300} />
          </>
        )}
      </form>
    </Dialog>
  )
}
