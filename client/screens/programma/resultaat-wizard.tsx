import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { randomIds } from '../../../shared/base/ids.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { leegResultaat, type Resultaat, resultaatDelen, zetResultaat } from './resultaat.ts'

interface Props {
  readonly editor: Editor
  /** Key of section 7 of the thema: `7.thema`. */
  readonly section: string
  readonly themaTitle: string
  readonly onClose: () => void
}

/** A societal result in six separate parts, as Rotterdam words it; what is not known stays an open place in the text. */
export function ResultaatWizard({ editor, section, themaTitle, onClose }: Props) {
  const [result, setResult] = useState<Resultaat>(leegResultaat)
  const set = (key: keyof Resultaat) => (words: string) => setResult((now) => ({ ...now, [key]: words }))
  const put = (then: 'sluit' | 'nog een') => {
    if (!zetResultaat(editor, section, result, randomIds.next<string>())) return
    toast(m.programma_wizard_gezet())
    if (then === 'sluit') onClose()
    else setResult(leegResultaat)
  }
  return (
    <Dialog
      title={m.programma_wizard_titel({ thema: themaTitle })}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        <>
          <Button kind="stil" onPress={() => put('nog een')}>
            {m.programma_wizard_nog_een()}
          </Button>
          <Button kind="primair" onPress={() => put('sluit')}>
            {m.programma_wizard_zet()}
          </Button>
        </>
      }
    >
      <p className="stil">{m.programma_wizard_uitleg()}</p>
      <div className="wizard-velden">
        <TextField
          label={m.programma_wizard_jaren()}
          help={m.programma_wizard_jaren_hulp()}
          value={result.jaren}
          maxLength={20}
          onChange={set('jaren')}
        />
        <TextField
          label={m.programma_wizard_wie()}
          help={m.programma_wizard_wie_hulp()}
          value={result.wie}
          maxLength={120}
          onChange={set('wie')}
        />
        <TextField
          label={m.programma_wizard_hoeveel()}
          help={m.programma_wizard_hoeveel_hulp()}
          value={result.hoeveel}
          maxLength={60}
          onChange={set('hoeveel')}
        />
        <SelectField
          label={m.programma_wizard_richting()}
          options={[
            { id: '', text: '–' },
            { id: 'meer', text: m.programma_wizard_meer() },
            { id: 'minder', text: m.programma_wizard_minder() },
            { id: 'evenveel', text: m.programma_wizard_gelijk() },
          ]}
          value={result.richting}
          onChange={set('richting')}
        />
        <TextField
          label={m.programma_wizard_wat()}
          help={m.programma_wizard_wat_hulp()}
          value={result.wat}
          maxLength={160}
          onChange={set('wat')}
        />
        <TextField
          label={m.programma_wizard_beginstand()}
          value={result.beginstand}
          maxLength={120}
          onChange={set('beginstand')}
        />
        <TextField
          label={m.programma_wizard_bron()}
          help={m.programma_wizard_bron_hulp()}
          value={result.bron}
          maxLength={120}
          onChange={set('bron')}
        />
      </div>
      <p>
        <b>{m.programma_wizard_voorbeeld()}</b>
      </p>
      <p className="wizard-zin" lang="nl" aria-live="polite">
        {resultaatDelen(result).map((part, index) =>
          part.type === 'text' ? (
            part.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence stand still
            <span key={index} className="invulplek">
              {part.label}
            </span>
          ),
        )}
      </p>
    </Dialog>
  )
}
