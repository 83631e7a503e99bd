import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  TextArea as RacTextArea,
  TextField as RacTextField,
  type TextFieldProps as RacTextFieldProps,
  Text,
} from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'

interface FieldWords {
  readonly label: string
  /** Under the label: what is expected, with an example. */
  readonly help?: ReactNode
  /** What is wrong and what to do; shows and is spoken with the field. */
  readonly error?: string | undefined
  /** Says that it may stay empty. */
  readonly isOptional?: boolean
  /** The label is for screen readers only: a heading beside it says the same. */
  readonly hideLabel?: boolean
}

export interface TextFieldProps extends Omit<RacTextFieldProps, 'className' | 'style' | 'children'>, FieldWords {
  readonly placeholder?: string
  readonly className?: string
  /** Inside the field at the right: a unit, a button. */
  readonly after?: ReactNode
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line of text, with label, help and error. `onChange` gives the string. */
export function TextField({
  label,
  help,
  error,
  isOptional = false,
  hideLabel = false,
  placeholder,
  className = '',
  after,
  inputRef,
  ...rest
}: TextFieldProps): ReactNode {
  return (
    <RacTextField {...rest} isInvalid={error !== undefined} className={`ui-veld ${className}`}>
      <FieldLabel label={label} isOptional={isOptional} isHidden={hideLabel} />
      {help === undefined ? null : (
        <Text slot="description" className="ui-veld-hulp">
          {help}
        </Text>
      )}
      <span className="ui-veld-rij">
        <Input
          className="utrecht-textbox ui-invoer"
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
        {after}
      </span>
      <FieldError className="ui-veld-fout">{error}</FieldError>
    </RacTextField>
  )
}

export interface TextAreaProps extends Omit<RacTextFieldProps, 'className' | 'style' | 'children'>, FieldWords {
  readonly placeholder?: string
  readonly className?: string
  readonly rows?: number
  readonly inputRef?: Ref<HTMLTextAreaElement>
}

/** Several lines of text, with label, help and error. */
export function TextArea({
  label,
  help,
  error,
  isOptional = false,
  hideLabel = false,
  placeholder,
  className = '',
  rows = 3,
  inputRef,
  ...rest
}: TextAreaProps): ReactNode {
  return (
    <RacTextField {...rest} isInvalid={error !== undefined} className={`ui-veld ${className}`}>
      <FieldLabel label={label} isOptional={isOptional} isHidden={hideLabel} />
      {help === undefined ? null : (
        <Text slot="description" className="ui-veld-hulp">
          {help}
        </Text>
      )}
      <RacTextArea
        className="utrecht-textbox ui-invoer ui-invoer-groot"
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <FieldError className="ui-veld-fout">{error}</FieldError>
    </RacTextField>
  )
}

/** The label of a field; shared with the select. */
export function FieldLabel({
  label,
  isOptional = false,
  isHidden = false,
}: {
  readonly label: string
  readonly isOptional?: boolean
  readonly isHidden?: boolean
}): ReactNode {
  return (
    <Label className={isHidden ? 'vis-weg' : 'ui-veld-label'}>
      {label}
      {isOptional ? <span className="ui-veld-optie"> ({m.ui_niet_verplicht()})</span> : null}
    </Label>
  )
}
