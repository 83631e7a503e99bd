import { ChevronRight, Plus, Trash2 } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import {
  type Pictogram,
  type Plaat as PlaatName,
  pictogrammen,
  platen,
  type Thema,
} from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { pictogramIcons } from '../../ui/pictogrammen.ts'
import { losPlaat, Plaat, plaatStyle } from '../../ui/plaat.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface ThemaDialogProps {
  /** `lijst`: all themas; `nieuw`; or the id of a thema. `undefined`: closed. */
  readonly open: string | undefined
  readonly onOpen: (open: string | undefined) => void
  readonly themas: readonly Thema[]
  readonly onNotice: (text: string) => void
}

/** Making, naming and removing themas: begeleider only. */
export function ThemaDialog({ open, onOpen, themas, onNotice }: ThemaDialogProps): ReactNode {
  const thema = themas.find((one) => one.id === open)
  const title =
    open === 'lijst' ? m.bord_themas_beheren() : thema === undefined ? m.bord_thema_nieuw() : m.bord_thema_wijzig()
  return (
    <Dialog title={title} isOpen={open !== undefined} onClose={() => onOpen(undefined)}>
      {open === 'lijst' ? (
        <ThemaIndex themas={themas} onOpen={onOpen} />
      ) : (
        <ThemaForm key={open} thema={thema} onDone={() => onOpen(undefined)} onNotice={onNotice} />
      )}
    </Dialog>
  )
}

function ThemaIndex({ themas, onOpen }: Pick<ThemaDialogProps, 'themas' | 'onOpen'>): ReactNode {
  return (
    <div className="bd-themas">
      {themas.map((thema) => (
        <Button key={thema.id} kind="stil" className="bd-themaregel" onPress={() => onOpen(thema.id)}>
          <Plaat {...thema} />
          <ChevronRight size={18} aria-hidden="true" />
        </Button>
      ))}
      <Button kind="primair" onPress={() => onOpen('nieuw')}>
        <Plus size={18} aria-hidden="true" />
        {m.bord_thema_nieuw()}
      </Button>
    </div>
  )
}

function ThemaForm({
  thema,
  onDone,
  onNotice,
}: {
  readonly thema: Thema | undefined
  readonly onDone: () => void
  readonly onNotice: (text: string) => void
}): ReactNode {
  const { actions } = useSession()
  const [title, setTitle] = useState(thema?.title ?? '')
  const [plaat, setPlaat] = useState<PlaatName | undefined>(thema?.plaat)
  const [pictogram, setPictogram] = useState<Pictogram | undefined>(thema?.pictogram)
  const Icon = pictogramIcons[pictogram ?? losPlaat.pictogram]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const titel = title.trim()
    if (titel === '') return
    const looks = { ...(plaat === undefined ? {} : { plaat }), ...(pictogram === undefined ? {} : { pictogram }) }
    if (thema === undefined) {
      const id = actions.addThema({ title: titel })
      if (id !== '' && Object.keys(looks).length > 0) actions.updateThema(id, looks)
      onNotice(m.bord_thema_gemaakt({ titel }))
    } else {
      const changes = { ...looks, ...(titel === thema.title ? {} : { title: titel }) }
      if (actions.updateThema(thema.id, changes)) onNotice(m.bord_thema_gewijzigd({ titel }))
    }
    onDone()
  }
  return (
    <form onSubmit={submit} className="bd-thema-form">
      <TextField
        label={m.bord_thema_naam()}
        help={m.bord_thema_naam_hulp()}
        value={title}
        onChange={setTitle}
        autoFocus
        isRequired
        maxLength={120}
      />
      <RadioGroup
        className="bd-keuzes"
        value={plaat ?? null}
        onChange={(value) => setPlaat(platen.find((one) => one === value))}
      >
        <Label>{m.bord_thema_plaat()}</Label>
        <div>
          {platen.map((name) => (
            <Radio
              key={name}
              value={name}
              className="bd-plaatkeuze"
              style={plaatStyle(name)}
              aria-label={m.bord_thema_kies_plaat({ naam: name })}
            >
              <Icon size={18} aria-hidden="true" />
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        className="bd-keuzes"
        value={pictogram ?? null}
        onChange={(value) => setPictogram(pictogrammen.find((one) => one === value))}
      >
        <Label>{m.bord_thema_pictogram()}</Label>
        <div>
          {pictogrammen.map((name) => {
            const Picture = pictogramIcons[name]
            return (
              <Radio key={name} value={name} className="bd-pictokeuze" aria-label={name}>
                <Picture size={20} aria-hidden="true" />
              </Radio>
            )
          })}
        </div>
      </RadioGroup>
      {/* Not chosen: the bord takes the next free plate. */}
      {plaat === undefined ? null : (
        <div className="bd-voorbeeld">
          <Plaat
            plaat={plaat}
            pictogram={pictogram ?? losPlaat.pictogram}
            title={title === '' ? m.bord_thema_naam() : title}
          />
        </div>
      )}
      <footer>
        {thema === undefined ? null : (
          <Button
            kind="gevaar"
            onPress={() => {
              if (actions.archiveThema(thema.id)) onNotice(m.bord_thema_weggehaald({ titel: thema.title }))
              onDone()
            }}
          >
            <Trash2 size={17} aria-hidden="true" />
            {m.bord_thema_weg()}
          </Button>
        )}
        {thema?.pos === undefined ? null : (
          <Button
            kind="stil"
            onPress={() => {
              actions.updateThema(thema.id, { pos: null })
              onDone()
            }}
          >
            {m.bord_thema_leg_terug()}
          </Button>
        )}
        <span className="bd-ruimte" />
        <Button onPress={onDone}>{m.bord_annuleer()}</Button>
        <Button kind="primair" type="submit" isDisabled={title.trim() === ''}>
          {thema === undefined ? m.bord_thema_maak() : m.bord_thema_bewaar()}
        </Button>
      </footer>
    </form>
  )
}
