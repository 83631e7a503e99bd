import { type ReactNode, useId } from 'react'
import { CellField } from '../kanskaarten/text-field-live.tsx'

/** The browser's own list: best where many stand under each other, as in a table. */
export function Keuze<V extends string>({
  label,
  value,
  options,
  nameOf,
  onChange,
  none,
  hideLabel = false,
  isDisabled = false,
}: {
  readonly label: string
  readonly value: V | undefined
  readonly options: readonly V[]
  readonly nameOf: (option: V) => string
  readonly onChange: (value: V | undefined) => void
  /** With it, nothing may be chosen; these words say so. */
  readonly none?: string
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
}): ReactNode {
  const id = useId()
  return (
    <div className="wk-veld">
      <label className={hideLabel ? 'vis-weg' : 'ui-veld-label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="utrecht-textbox ui-invoer wk-cel"
        value={value ?? ''}
        disabled={isDisabled}
        onChange={({ target }) => onChange(options.find((option) => option === target.value))}
      >
        {none === undefined && value !== undefined ? null : <option value="">{none ?? '…'}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One line with its label above it. */
export function Regel({
  label,
  value,
  where,
  onChange,
  help,
  max = 120,
  mayEdit,
}: {
  readonly label: string
  readonly value: string
  readonly where: string
  readonly onChange: (next: string) => void
  readonly help?: string
  readonly max?: number
  readonly mayEdit: boolean
}): ReactNode {
  if (!mayEdit && value === '') return null
  return (
    <div className="wk-veld">
      <span className="ui-veld-label" aria-hidden={mayEdit}>
        {label}
      </span>
      {help === undefined || !mayEdit ? null : <span className="ui-veld-hulp">{help}</span>}
      {mayEdit ? (
        <CellField label={label} placeholder="" value={value} where={where} max={max} onChange={onChange} />
      ) : (
        <p>{value}</p>
      )}
    </div>
  )
}
