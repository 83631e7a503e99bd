import type { ReactNode } from 'react'
import { type AreaLevel, areaLevels } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { AgendaChoice } from '../agenda-names.ts'
import { chosenAgenda, type Draft, whatIsWrong } from './draft.ts'

const levelName: Readonly<Record<AreaLevel, () => string>> = {
  buurt: () => m.beheer_niveau_buurt(),
  wijk: () => m.beheer_niveau_wijk(),
  stadsdeel: () => m.beheer_niveau_stadsdeel(),
  stedelijk: () => m.beheer_niveau_stedelijk(),
}

export interface StepProps {
  readonly draft: Draft
  readonly onChange: (changes: Partial<Draft>) => void
}

/** Step 1: title, area, time and agenda. */
export function StapWat({
  draft,
  onChange,
  showsErrors,
  agendas,
}: StepProps & { readonly showsErrors: boolean; readonly agendas: readonly AgendaChoice[] }): ReactNode {
  const wrong = whatIsWrong(draft)
  const agenda = chosenAgenda(agendas, draft)
  return (
    <div className="beheer-velden">
      <TextField
        label={m.beheer_veld_titel()}
        help={m.beheer_veld_titel_hulp()}
        error={showsErrors && wrong.title ? m.beheer_veld_titel_leeg() : undefined}
        value={draft.title}
        onChange={(title) => onChange({ title })}
        maxLength={120}
        autoComplete="off"
        isRequired
        validationBehavior="aria"
      />
      <div className="beheer-veld-rij">
        <TextField
          label={m.beheer_veld_gebied()}
          help={m.beheer_veld_gebied_hulp()}
          value={draft.area}
          onChange={(area) => onChange({ area })}
          maxLength={80}
          autoComplete="off"
        />
        <SelectField
          label={m.beheer_veld_niveau()}
          value={draft.level}
          onChange={(level) => onChange({ level })}
          options={areaLevels.map((level) => ({ id: level, text: levelName[level]() }))}
        />
      </div>
      <div className="beheer-veld-rij beheer-veld-tijden">
        <TextField
          label={m.beheer_veld_datum()}
          isOptional
          type="date"
          value={draft.date}
          onChange={(date) => onChange({ date })}
        />
        <TextField
          label={m.beheer_veld_begin()}
          type="time"
          value={draft.start}
          onChange={(start) => onChange({ start })}
        />
        <TextField
          label={m.beheer_veld_eind()}
          type="time"
          value={draft.end}
          onChange={(end) => onChange({ end })}
          error={wrong.end ? m.beheer_veld_eind_fout() : undefined}
        />
      </div>
      <SelectField
        label={m.beheer_agenda()}
        help={agenda?.text}
        value={agenda?.id}
        onChange={(id) => onChange({ agenda: id })}
        options={agendas.map(({ id, title }) => ({ id, text: title }))}
      />
    </div>
  )
}
