import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Label,
  Checkbox as RacCheckbox,
  type CheckboxProps as RacCheckboxProps,
  Switch as RacSwitch,
  type SwitchProps as RacSwitchProps,
  Radio,
  RadioGroup,
} from 'react-aria-components'

/** On or off, at once. `isSelected`, `onChange(isOn)`. */
export function Switch({
  children,
  help,
  ...rest
}: Omit<RacSwitchProps, 'className' | 'style' | 'children'> & {
  readonly children: ReactNode
  readonly help?: ReactNode
}): ReactNode {
  return (
    <RacSwitch {...rest} className="ui-schakelaar">
      <span className="ui-schakelaar-baan" aria-hidden="true" />
      <span>
        {children}
        {help === undefined ? null : <span className="ui-veld-hulp">{help}</span>}
      </span>
    </RacSwitch>
  )
}

/** A tick. `isSelected`, `onChange(isTicked)`. */
export function Checkbox({
  children,
  ...rest
}: Omit<RacCheckboxProps, 'className' | 'style' | 'children'> & { readonly children?: ReactNode }): ReactNode {
  return (
    <RacCheckbox {...rest} className="ui-vink">
      <span className="ui-vink-vak" aria-hidden="true">
        <Check size={16} strokeWidth={3} />
      </span>
      {children}
    </RacCheckbox>
  )
}

export interface RadioCard<V extends string> {
  readonly id: V
  readonly title: ReactNode
  readonly text?: ReactNode
  readonly icon?: ReactNode
}

/** One of a few, each as a card that can be tapped. `columns` on a wide screen; one under another on a phone. */
export function RadioCards<V extends string>({
  label,
  options,
  value,
  onChange,
  columns = 1,
  hideLabel = false,
}: {
  readonly label: string
  readonly options: readonly RadioCard<V>[]
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly columns?: 1 | 2 | 3 | 4
  readonly hideLabel?: boolean
}): ReactNode {
  return (
    <RadioGroup
      className="ui-kaarten"
      value={value ?? null}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <Label className={hideLabel ? 'vis-weg' : 'ui-veld-label'}>{label}</Label>
      <div className={`ui-kaarten-rooster ui-kaarten-${columns}`}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="ui-kaart">
            <span className="ui-kaart-rond" aria-hidden="true" />
            {option.icon}
            <span className="ui-kaart-woorden">
              <span className="ui-kaart-titel">{option.title}</span>
              {option.text === undefined ? null : <span className="ui-kaart-tekst">{option.text}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
