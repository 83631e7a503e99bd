import { Minus, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { maxTafels } from '../../../shared/domain/tafel.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { TafelsView } from '../../../shared/protocol/samen.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCommand } from '../shell/use-command.ts'

type Tafel = TafelsView['tafels'][number]

/** How many tables, and per table its code, its name and its thema. What is changed here is done at once. */
export function TafelsDialog({
  view,
  onChanged,
  isOpen,
  onClose,
}: {
  readonly view: TafelsView | undefined
  readonly onChanged: () => Promise<void>
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  const command = useCommand()
  const tafels = view?.tafels ?? []
  const [isBusy, setBusy] = useState(false)
  const change = async (body: object): Promise<void> => {
    setBusy(true)
    await command('/tafels', body)
    await onChanged()
    setBusy(false)
  }
  return (
    <Dialog
      title={m.tafel_stel_in()}
      isOpen={isOpen}
      onClose={onClose}
      size="breed"
      footer={
        <Button kind="primair" onPress={onClose}>
          {m.tafel_sluit()}
        </Button>
      }
    >
      <div className="rg-tafel-aantal">
        <b id="rg-tafel-aantal">{m.tafel_aantal()}</b>
        <Button
          isIconOnly
          aria-label={m.tafel_aan_minder()}
          isDisabled={isBusy || tafels.length === 0}
          icon={<Minus size={18} aria-hidden="true" />}
          onPress={() => void change({ aantal: tafels.length - 1 })}
        />
        <output className="num" aria-labelledby="rg-tafel-aantal">
          {tafels.length}
        </output>
        <Button
          isIconOnly
          aria-label={m.tafel_aan_meer()}
          isDisabled={isBusy || tafels.length >= maxTafels}
          icon={<Plus size={18} aria-hidden="true" />}
          onPress={() => void change({ aantal: tafels.length + 1 })}
        />
      </div>
      <p className="stil">{m.tafel_aantal_hulp()}</p>
      <ul className="rg-tafel-lijst">
        {tafels.map((tafel) => (
          <TafelRij key={tafel.nr} tafel={tafel} onChange={(given) => change({ tafel: { nr: tafel.nr, ...given } })} />
        ))}
      </ul>
    </Dialog>
  )
}

const geen = 'geen'

function TafelRij({
  tafel,
  onChange,
}: {
  readonly tafel: Tafel
  readonly onChange: (given: { readonly title?: string | null; readonly themaId?: string | null }) => Promise<void>
}): ReactNode {
  const themas = orderedThemas(useCollection('themas'))
  const [title, setTitle] = useState(tafel.title ?? '')
  const save = (): void => {
    if (title.trim() !== (tafel.title ?? '')) void onChange({ title: title.trim() === '' ? null : title.trim() })
  }
  return (
    <li>
      <b>{m.tafel_nr({ nummer: tafel.nr })}</b>
      <code className="num">{tafel.code}</code>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notices that the keyboard leaves the field in it */}
      <div onBlur={save}>
        <TextField label={m.tafel_titel({ nummer: tafel.nr })} value={title} onChange={setTitle} maxLength={60} />
      </div>
      <SelectField
        label={m.tafel_thema({ nummer: tafel.nr })}
        options={[
          { id: geen, text: m.tafel_geen_thema() },
          ...themas.map(({ id, title: text }) => ({ id: id as string, text })),
        ]}
        value={tafel.themaId ?? geen}
        onChange={(id) => void onChange({ themaId: id === geen ? null : id })}
      />
    </li>
  )
}
