import { Trash2 } from 'lucide-react'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isActive, type Pos } from '../../../shared/domain/signaal.ts'
import { connectorMeanings, type End } from '../../../shared/domain/tekening.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { BordModel } from '../../model/types.ts'
import type { VoorwerpUi } from '../../state/voorwerp-ui.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { sjablonen } from './sjablonen.ts'
import { refOf } from './taker.ts'
import { keyOf, voorwerpCollections } from './voorwerp.ts'
import { allEnds, meaningWord, voorwerpWords } from './words.ts'

export interface DialogProps {
  readonly bord: BordModel
  readonly ui: VoorwerpUi
  readonly work: BordWork
  readonly middle: () => Pos
  /** Top left of a free place of this size (bord units), and brings it in view. */
  readonly makeRoom: (w: number, h: number) => Pos
  /** Chooses it, brings it in view and gives the canvas the keyboard. */
  readonly onChoose: (key: string) => void
}

/** Everything about things that are drawn that is asked in a dialog: the same by mouse, finger, keyboard and ear. */
export function VoorwerpDialogen(props: DialogProps): ReactNode {
  const dialog = useStore(props.ui, (state) => state.dialog)
  const close = (): void => props.ui.setState({ dialog: 'geen', van: undefined })
  switch (dialog) {
    case 'verbind':
      return <VerbindDialog {...props} onClose={close} />
    case 'foto':
      return <FotoDialog {...props} onClose={close} />
    case 'kaarten':
      return <KaartenDialog {...props} onClose={close} />
    case 'sjablonen':
      return <SjablonenDialog {...props} onClose={close} />
    case 'alles':
      return <AllesDialog {...props} onClose={close} />
    case 'geen':
      return null
  }
}

type Open = DialogProps & { readonly onClose: () => void }

const mostShown = 60
const endKey = (end: End): string => `${end.kind}:${end.id}`

/** One of everything on the bord: a list that narrows while one types. */
function EndKeuze({
  label,
  ends,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly label: string
  readonly ends: readonly { readonly end: End; readonly words: string }[]
  readonly value: End | undefined
  readonly onChange: (end: End | undefined) => void
  readonly autoFocus?: boolean
}): ReactNode {
  const id = useId()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const matches = wanted === '' ? ends : ends.filter(({ words }) => words.toLowerCase().includes(wanted))
  const chosen = value === undefined ? undefined : ends.find(({ end }) => endKey(end) === endKey(value))
  const shown = [
    ...(chosen === undefined || matches.slice(0, mostShown).includes(chosen) ? [] : [chosen]),
    ...matches.slice(0, mostShown),
  ]
  return (
    <fieldset className="vw-eind">
      <legend>{label}</legend>
      <TextField
        label={m.teken_zoek()}
        hideLabel
        value={search}
        onChange={setSearch}
        autoFocus={autoFocus}
        placeholder={m.teken_zoek()}
      />
      <select
        id={id}
        size={5}
        aria-label={label}
        value={value === undefined ? '' : endKey(value)}
        onChange={({ currentTarget }) => onChange(ends.find(({ end }) => endKey(end) === currentTarget.value)?.end)}
      >
        {shown.map(({ end, words }) => (
          <option key={endKey(end)} value={endKey(end)}>
            {words}
          </option>
        ))}
      </select>
    </fieldset>
  )
}

function VerbindDialog({ bord, ui, work, onChoose, onClose }: Open): ReactNode {
  const state = ui.getState()
  const ends = useMemo(() => allEnds(bord), [bord])
  const [van, setVan] = useState<End | undefined>(state.van)
  const [naar, setNaar] = useState<End>()
  const [meaning, setMeaning] = useState(state.meaning)
  const [label, setLabel] = useState('')
  const isSame = van !== undefined && naar !== undefined && endKey(van) === endKey(naar)
  const submit = (): void => {
    if (van === undefined || naar === undefined || isSame) return
    const id = work.connect(van, naar, meaning, label.trim().slice(0, 120))
    onClose()
    if (id !== undefined) onChoose(keyOf('connectors', id))
  }
  return (
    <Dialog
      title={m.teken_verbind_titel()}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{m.teken_annuleer()}</Button>
          <Button kind="primair" isDisabled={van === undefined || naar === undefined || isSame} onPress={submit}>
            {m.teken_verbind_klaar()}
          </Button>
        </>
      }
    >
      <div className="vw-formulier">
        <EndKeuze label={m.teken_van()} ends={ends} value={van} onChange={setVan} autoFocus={van === undefined} />
        <EndKeuze label={m.teken_naar()} ends={ends} value={naar} onChange={setNaar} autoFocus={van !== undefined} />
        <label className="vw-keuze">
          <span>{m.teken_betekenis()}</span>
          <select
            value={meaning}
            onChange={({ currentTarget }) =>
              setMeaning(connectorMeanings.find((one) => one === currentTarget.value) ?? meaning)
            }
          >
            {connectorMeanings.map((one) => (
              <option key={one} value={one}>
                {meaningWord[one]()}
              </option>
            ))}
          </select>
        </label>
        <TextField label={m.teken_bij_de_lijn()} isOptional value={label} onChange={setLabel} maxLength={120} />
      </div>
    </Dialog>
  )
}

function FotoDialog({ work, middle, onChoose, onClose }: Open): ReactNode {
  const id = useId()
  const [file, setFile] = useState<File>()
  const [alt, setAlt] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = (): void => {
    if (file === undefined || isBusy) return
    setBusy(true)
    work
      .addPicture(file, alt.trim(), middle())
      .then((made) => {
        setBusy(false)
        if (made === undefined) return
        onClose()
        onChoose(keyOf('afbeeldingen', made))
      })
      .catch(() => setBusy(false))
  }
  return (
    <Dialog
      title={m.teken_foto_titel()}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{m.teken_annuleer()}</Button>
          <Button kind="primair" isDisabled={file === undefined || isBusy} onPress={submit}>
            {isBusy ? m.teken_foto_bezig() : m.teken_foto_zet()}
          </Button>
        </>
      }
    >
      <div className="vw-formulier">
        <p>{m.teken_foto_hulp()}</p>
        <label className="vw-keuze" htmlFor={id}>
          <span>{m.teken_foto_kies()}</span>
        </label>
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          onChange={({ currentTarget }) => setFile(currentTarget.files?.[0])}
        />
        <TextField
          label={m.teken_beschrijving()}
          help={m.teken_beschrijving_hulp()}
          value={alt}
          onChange={setAlt}
          maxLength={300}
        />
      </div>
    </Dialog>
  )
}

function KaartenDialog({ bord, work, middle, onChoose, onClose }: Open): ReactNode {
  const rows = (['kanskaarten', 'nodes'] as const).flatMap((collection) =>
    bord
      .all(collection)
      .filter((one) => isActive(one) && one.pos === undefined && work.canChange({ collection, id: one.id }))
      .map(({ id }) => ({ collection, id, words: voorwerpWords(bord, keyOf(collection, id)) })),
  )
  return (
    <Dialog title={m.teken_kaarten_titel()} isOpen onClose={onClose}>
      {rows.length === 0 ? <p>{m.teken_kaarten_leeg()}</p> : null}
      <ul className="vw-lijst">
        {rows.map(({ collection, id, words }) => (
          <li key={id}>
            <Button
              kind="stil"
              onPress={() => {
                const [x, y] = middle()
                if (!work.moveVoorwerpen([{ collection, id, pos: [Math.round(x - 120), Math.round(y - 60)] }])) return
                onClose()
                onChoose(keyOf(collection, id))
              }}
            >
              {words}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function SjablonenDialog({ work, makeRoom, onClose }: Open): ReactNode {
  return (
    <Dialog title={m.teken_sjabloon_titel()} isOpen onClose={onClose}>
      <p>{m.teken_sjabloon_hulp()}</p>
      <ul className="vw-sjablonen">
        {sjablonen().map(({ id, naam, uitleg, sjabloon }) => {
          const right = Math.max(...sjabloon.frames.map(({ pos, size }) => pos[0] + size[0]))
          const bottom = Math.max(...sjabloon.frames.map(({ pos, size }) => pos[1] + size[1]))
          return (
            <li key={id}>
              <Button
                kind="stil"
                className="vw-sjabloon"
                onPress={() => {
                  if (work.addSjabloon(naam, sjabloon, makeRoom(right, bottom))) onClose()
                }}
              >
                <svg viewBox={`-4 -4 ${right + 8} ${bottom + 8}`} aria-hidden="true">
                  {sjabloon.frames.map(({ title, pos, size }) => (
                    <rect key={title} x={pos[0]} y={pos[1]} width={size[0]} height={size[1]} rx={24} />
                  ))}
                </svg>
                <span>
                  <strong>{naam}</strong>
                  <small>{uitleg}</small>
                </span>
              </Button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

const mostListed = 300

/** Everything that was drawn, in words: the way to it for who uses no mouse and sees no canvas. */
function AllesDialog({ bord, work, onChoose, onClose }: Open): ReactNode {
  // What was taken away here is read again.
  const [, setVersion] = useState(0)
  const keys = [
    ...voorwerpCollections.flatMap((collection) =>
      bord
        .all(collection)
        .flatMap((one) => (isActive(one) && one.pos !== undefined ? [keyOf(collection, one.id)] : [])),
    ),
    ...bord.all('connectors').flatMap((one) => (isActive(one) ? [keyOf('connectors', one.id)] : [])),
  ]
  return (
    <Dialog title={m.teken_alles_titel()} isOpen onClose={onClose}>
      {keys.length === 0 ? <p>{m.teken_alles_leeg()}</p> : null}
      <ul className="vw-lijst">
        {keys.slice(0, mostListed).map((key) => {
          const wat = voorwerpWords(bord, key)
          return (
            <li key={key}>
              <span>{wat}</span>
              <Button
                size="klein"
                aria-label={m.teken_kies_wat({ wat })}
                onPress={() => {
                  onClose()
                  onChoose(key)
                }}
              >
                {m.teken_kies()}
              </Button>
              {work.canChange(refOf(key)) ? (
                <Button
                  size="klein"
                  kind="stil"
                  isIconOnly
                  aria-label={m.teken_haal_weg_wat({ wat })}
                  icon={<Trash2 size={17} aria-hidden="true" />}
                  onPress={() => {
                    work.removeVoorwerpen([refOf(key)])
                    setVersion((version) => version + 1)
                  }}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      {keys.length > mostListed ? <p>{m.teken_alles_meer({ aantal: keys.length - mostListed })}</p> : null}
    </Dialog>
  )
}
