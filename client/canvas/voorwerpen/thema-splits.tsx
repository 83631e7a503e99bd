import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { isActive } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { type BordWork, quoteOf } from '../../model/bord-work.ts'
import type { BordModel } from '../../model/types.ts'
import type { VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface SplitsProps {
  readonly bord: BordModel
  readonly ui: VoorwerpUi
  readonly work: BordWork
}

/** Splits a thema: which of its signalen go to a new one, and what that is called. */
export function ThemaSplits({ returnFocus, ...props }: SplitsProps & { readonly returnFocus: () => void }): ReactNode {
  const { bord, ui } = props
  const asked = useStore(ui, (state) => state.splitst)
  const thema = asked === undefined ? undefined : bord.get('themas', asked)
  if (thema === undefined) return null
  return (
    <Splits
      {...props}
      thema={thema}
      onClose={() => {
        ui.setState({ splitst: undefined })
        requestAnimationFrame(() => requestAnimationFrame(returnFocus))
      }}
    />
  )
}

function Splits({
  bord,
  work,
  thema,
  onClose,
}: SplitsProps & { readonly thema: Thema; readonly onClose: () => void }): ReactNode {
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const members = bord
    .all('signalen')
    .filter((one) => isActive(one) && one.themaId === thema.id && one.mergedInto === undefined)
  const isReady = title.trim() !== '' && chosen.size > 0
  return (
    <Dialog
      title={m.themawerk_splits_titel({ titel: thema.title })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{m.teken_annuleer()}</Button>
          <Button
            kind="primair"
            isDisabled={!isReady}
            onPress={() => {
              // Those that lie under a chosen one come along.
              const along = bord
                .all('signalen')
                .flatMap(({ id, mergedInto }) => (mergedInto !== undefined && chosen.has(mergedInto) ? [id] : []))
              work.splitThema(title.trim(), [...chosen, ...along])
              onClose()
            }}
          >
            {m.themawerk_splits_klaar({ aantal: chosen.size })}
          </Button>
        </>
      }
    >
      <div className="vw-formulier">
        <TextField label={m.themawerk_nieuwe_naam()} value={title} onChange={setTitle} maxLength={120} autoFocus />
        <fieldset className="vw-eind vw-vinken">
          <legend>{m.themawerk_welke()}</legend>
          {members.map(({ id, text, hidden }) => (
            <Checkbox
              key={id}
              isSelected={chosen.has(id)}
              onChange={(on) => {
                const next = new Set(chosen)
                if (on) next.add(id)
                else next.delete(id)
                setChosen(next)
              }}
            >
              {hidden === undefined ? quoteOf(text) : m.bord_verborgen_tekst()}
            </Checkbox>
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}
