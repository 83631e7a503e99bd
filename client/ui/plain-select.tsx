import type { ReactNode } from 'react'

/**
 * One of a few in the browser's own list: for screens that a phone must load at once, where a menu of our own would be a
 * sixth of everything. The label is for screen readers; the icon says it to the eye.
 */
export function PlainSelect<V extends string>({
  label,
  icon,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly icon: ReactNode
  readonly value: V
  readonly options: readonly { readonly id: V; readonly text: string; readonly lang?: string }[]
  readonly onChange: (value: V) => void
}): ReactNode {
  return (
    <label className="ui-lijstje">
      {icon}
      <span className="vis-weg">{label}</span>
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find(({ id }) => id === currentTarget.value)
          if (chosen !== undefined) onChange(chosen.id)
        }}
      >
        {options.map(({ id, text, lang }) => (
          <option key={id} value={id} {...(lang === undefined ? {} : { lang })}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
