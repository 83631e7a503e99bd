import type { ReactNode } from 'react'
import {
  DialogTrigger,
  Label,
  Popover,
  Button as RacButton,
  Dialog as RacDialog,
  Radio,
  RadioGroup,
} from 'react-aria-components'
import { type Pictogram, type Plaat, pictogrammen, platen } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { pictogramIcons } from '../../ui/pictogrammen.ts'
import { PlaatIcoon, plaatStyle } from '../../ui/plaat.tsx'
import type { DraftThema } from './draft.ts'

const plaatNames: Readonly<Record<Plaat, () => string>> = {
  geldzorgen: () => m.beheer_plaat_geldzorgen(),
  meedoen: () => m.beheer_plaat_meedoen(),
  ontmoeten: () => m.beheer_plaat_ontmoeten(),
  gezond: () => m.beheer_plaat_gezond(),
  mentaal: () => m.beheer_plaat_mentaal(),
  wonen: () => m.beheer_plaat_wonen(),
  wegwijs: () => m.beheer_plaat_wegwijs(),
  los: () => m.beheer_plaat_los(),
}
const pictogramNames: Readonly<Record<Pictogram, () => string>> = {
  wallet: () => m.beheer_beeld_wallet(),
  'hand-helping': () => m.beheer_beeld_hand_helping(),
  coffee: () => m.beheer_beeld_coffee(),
  bike: () => m.beheer_beeld_bike(),
  smile: () => m.beheer_beeld_smile(),
  house: () => m.beheer_beeld_house(),
  signpost: () => m.beheer_beeld_signpost(),
  layers: () => m.beheer_beeld_layers(),
  baby: () => m.beheer_beeld_baby(),
  'book-open': () => m.beheer_beeld_book_open(),
  bus: () => m.beheer_beeld_bus(),
  'graduation-cap': () => m.beheer_beeld_graduation_cap(),
  'heart-pulse': () => m.beheer_beeld_heart_pulse(),
  leaf: () => m.beheer_beeld_leaf(),
  shield: () => m.beheer_beeld_shield(),
  users: () => m.beheer_beeld_users(),
}
/** Grey is for what has no thema. */
const choices = platen.filter((plaat) => plaat !== 'los')

/** The plate of a thema as a button that opens its colours and pictograms. */
export function PlaatPicker({
  thema,
  name,
  onChange,
}: {
  readonly thema: DraftThema
  readonly name: string
  readonly onChange: (changes: Partial<DraftThema>) => void
}): ReactNode {
  return (
    <DialogTrigger>
      <RacButton className="beheer-plaatknop" aria-label={m.beheer_thema_beeld({ title: name })}>
        <PlaatIcoon plaat={thema.plaat} pictogram={thema.pictogram} size={34} />
      </RacButton>
      <Popover className="ui-popover" placement="bottom start">
        <RacDialog className="beheer-platen" aria-label={m.beheer_thema_beeld({ title: name })}>
          <Choice
            label={m.beheer_thema_kleur()}
            value={thema.plaat}
            options={choices}
            nameOf={(plaat) => plaatNames[plaat]()}
            onChange={(plaat) => onChange({ plaat })}
            draw={(plaat) => <span className="beheer-staal" style={plaatStyle(plaat)} />}
          />
          <Choice
            label={m.beheer_thema_pictogram()}
            value={thema.pictogram}
            options={pictogrammen}
            nameOf={(pictogram) => pictogramNames[pictogram]()}
            onChange={(pictogram) => onChange({ pictogram })}
            draw={(pictogram) => {
              const Icon = pictogramIcons[pictogram]
              return <Icon size={22} aria-hidden="true" />
            }}
          />
        </RacDialog>
      </Popover>
    </DialogTrigger>
  )
}

function Choice<V extends string>({
  label,
  value,
  options,
  nameOf,
  onChange,
  draw,
}: {
  readonly label: string
  readonly value: V
  readonly options: readonly V[]
  readonly nameOf: (option: V) => string
  readonly onChange: (option: V) => void
  readonly draw: (option: V) => ReactNode
}): ReactNode {
  return (
    <RadioGroup
      value={value}
      orientation="horizontal"
      onChange={(id) => {
        const chosen = options.find((option) => option === id)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      <Label className="ui-veld-label">{label}</Label>
      <div className="beheer-keuzes">
        {options.map((option) => (
          <Radio key={option} value={option} className="beheer-keuze" aria-label={nameOf(option)}>
            {draw(option)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
