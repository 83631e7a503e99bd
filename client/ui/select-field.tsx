import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem, Popover, Button as RacButton, Select, SelectValue, Text } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { FieldLabel } from './text-field.tsx'

export interface SelectOption<V extends string> {
  readonly id: V
  readonly text: string
  readonly icon?: ReactNode
}

export interface SelectFieldProps<V extends string> {
  readonly label: string
  readonly options: readonly SelectOption<V>[]
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly help?: ReactNode
  readonly placeholder?: string
  readonly isOptional?: boolean
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
  readonly className?: string
}

/** One choice out of a list. */
export function SelectField<V extends string>({
  label,
  options,
  value,
  onChange,
  help,
  placeholder,
  isOptional = false,
  hideLabel = false,
  isDisabled = false,
  className = '',
}: SelectFieldProps<V>): ReactNode {
  return (
    <Select
      className={`ui-veld ${className}`}
      value={value ?? null}
      isDisabled={isDisabled}
      placeholder={placeholder ?? m.ui_kies()}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={hideLabel} />
      {help === undefined ? null : (
        <Text slot="description" className="ui-veld-hulp">
          {help}
        </Text>
      )}
      <RacButton className="utrecht-textbox ui-invoer ui-keuze">
        <SelectValue className="ui-keuze-waarde" />
        <ChevronDown size={18} aria-hidden="true" />
      </RacButton>
      <Popover className="ui-popover">
        <ListBox className="ui-menu">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.text} className="ui-menu-item">
              {option.icon}
              <span className="ui-menu-tekst">{option.text}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
