import type { ReactNode } from 'react'
import {
  type Fase,
  type FaseAllow,
  type FaseKind,
  type FaseView,
  faseKinds,
  faseViews,
} from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Checkbox, Switch } from '../../ui/choices.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { faseKindWords, faseViewWords } from '../agenda-names.ts'

/** What deelnemers may do, in the order in which the console shows it. */
export const faseRights: readonly { readonly key: keyof FaseAllow; label(): string }[] = [
  { key: 'addSignaal', label: m.regie_recht_addsignaal },
  { key: 'moveOwn', label: m.regie_recht_moveown },
  { key: 'moveAny', label: m.regie_recht_moveany },
  { key: 'castStem', label: m.regie_recht_caststem },
  { key: 'editMap', label: m.regie_recht_editmap },
  { key: 'editCard', label: m.regie_recht_editcard },
]

const noView = 'blijf'

/** The fields of one fase. `onChange` gives the whole fase. */
export function AgendaForm({
  fase,
  onChange,
}: {
  readonly fase: Fase
  readonly onChange: (fase: Fase) => void
}): ReactNode {
  const set = (changes: Partial<Fase>) => onChange({ ...fase, ...changes })
  const setFlag = (name: 'prive' | 'oefen', isOn: boolean) => {
    const { [name]: _, ...rest } = fase
    onChange(isOn ? { ...rest, [name]: true } : rest)
  }
  return (
    <div className="rg-fase-vorm">
      <div className="rg-fase-rij">
        <TextField
          label={m.agenda_veld_titel()}
          value={fase.title}
          maxLength={60}
          error={fase.title.trim() === '' ? m.agenda_veld_titel_leeg() : undefined}
          onChange={(title) => set({ title })}
        />
        <TextField
          className="rg-fase-minuten"
          label={m.agenda_veld_minuten()}
          type="number"
          inputMode="numeric"
          value={String(fase.plannedMinutes)}
          onChange={(text) => {
            const minutes = Math.round(Number(text))
            if (Number.isFinite(minutes)) set({ plannedMinutes: Math.min(600, Math.max(0, minutes)) })
          }}
        />
      </div>
      <TextArea
        label={m.agenda_veld_zin()}
        help={m.agenda_veld_zin_hulp()}
        value={fase.prompt}
        maxLength={200}
        rows={2}
        onChange={(prompt) => set({ prompt })}
      />
      <div className="rg-fase-rij">
        <SelectField<FaseKind>
          label={m.agenda_veld_soort()}
          value={fase.kind}
          onChange={(kind) => set({ kind })}
          options={faseKinds.map((kind) => ({ id: kind, text: faseKindWords[kind]() }))}
        />
        <SelectField<FaseView | typeof noView>
          label={m.agenda_veld_plek()}
          value={fase.view ?? noView}
          onChange={(view) => {
            const { view: _, ...rest } = fase
            onChange(view === noView ? rest : { ...rest, view })
          }}
          options={[
            ...faseViews.map((view) => ({ id: view, text: faseViewWords[view]() })),
            { id: noView, text: m.agenda_plek_blijf() },
          ]}
        />
      </div>
      <fieldset className="rg-fase-rechten">
        <legend className="ui-veld-label">{m.agenda_rechten()}</legend>
        {faseRights.map(({ key, label }) => (
          <Checkbox
            key={key}
            isSelected={fase.allow[key]}
            onChange={(isOn) => set({ allow: { ...fase.allow, [key]: isOn } })}
          >
            {label()}
          </Checkbox>
        ))}
      </fieldset>
      <Switch help={m.agenda_prive_hulp()} isSelected={fase.prive === true} onChange={(isOn) => setFlag('prive', isOn)}>
        {m.agenda_prive()}
      </Switch>
      <Switch
        help={m.agenda_inbox_hulp()}
        isSelected={fase.intake === 'inbox'}
        onChange={(isOn) => {
          const { intake: _, ...rest } = fase
          onChange(isOn ? { ...rest, intake: 'inbox' } : rest)
        }}
      >
        {m.agenda_inbox()}
      </Switch>
      <Switch help={m.agenda_oefen_hulp()} isSelected={fase.oefen === true} onChange={(isOn) => setFlag('oefen', isOn)}>
        {m.agenda_oefen()}
      </Switch>
    </div>
  )
}
