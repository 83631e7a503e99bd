import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { kindLetters, type SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { kindInfo, kindOrder, kindStyle } from './kind-info.ts'

/** Chooses the kind of a note: one pad per kind, icon and word; arrows move, a tap chooses. */
export function KindPicker({
  value,
  onChange,
  kinds = kindOrder,
  label = m.ui_kies_soort(),
  labels = {},
  showLetters = false,
  layout = 'rooster',
}: {
  readonly value: SignaalKind
  readonly onChange: (kind: SignaalKind) => void
  /** Which kinds, in this order; all nine without it. */
  readonly kinds?: readonly SignaalKind[]
  readonly label?: string
  /** Other words for a kind on this screen ("Ervaring"). */
  readonly labels?: Partial<Readonly<Record<SignaalKind, string>>>
  readonly showLetters?: boolean
  /** `rij` scrolls sideways in one line, for a phone. */
  readonly layout?: 'rooster' | 'rij'
}): ReactNode {
  return (
    <RadioGroup
      className="ui-soorten"
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const kind = kinds.find((one) => one === chosen)
        if (kind !== undefined) onChange(kind)
      }}
    >
      <Label className="vis-weg">{label}</Label>
      <div className={`ui-soorten-${layout}`}>
        {kinds.map((kind) => {
          const Icon = kindInfo[kind].icon
          return (
            <Radio key={kind} value={kind} className="ui-soort-keuze" style={kindStyle(kind)}>
              <Icon size={20} aria-hidden="true" />
              <span>{labels[kind] ?? kindInfo[kind].label()}</span>
              {showLetters ? <kbd>{kindLetters[kind].toUpperCase()}</kbd> : null}
            </Radio>
          )
        })}
      </div>
    </RadioGroup>
  )
}
