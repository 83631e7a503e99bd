import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { RadioCards } from '../../ui/choices.tsx'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { StepProps } from './stap-wat.tsx'

const dotChoices = ['3', '4', '5', '6', '7', '8'] as const

/** More can be added from the console. */
const tafelChoices = ['0', ...Array.from({ length: 14 }, (_, index) => String(index + 2))]

/** Step 3: who comes, what a note shows of them, and how many dots they get. */
export function StapWie({ draft, onChange }: StepProps): ReactNode {
  const dots = String(draft.dotsPerPerson)
  return (
    <div className="beheer-velden">
      <TextField
        label={m.beheer_veld_doelgroep()}
        help={m.beheer_veld_doelgroep_hulp()}
        isOptional
        value={draft.targetGroup}
        onChange={(targetGroup) => onChange({ targetGroup })}
        maxLength={200}
        autoComplete="off"
      />
      <section className="beheer-groepen" aria-labelledby="beheer-groepen">
        <h3 id="beheer-groepen">{m.beheer_groepen_kop()}</h3>
        <p className="stil">{m.beheer_groepen_uitleg()}</p>
        <ul>
          <li>
            <GroepVorm groep="professional" />
            <GroepVorm groep="gemeente" />
            {m.beheer_groepen_professionals()}
          </li>
          <li>
            <GroepVorm groep="inwoner" />
            <GroepVorm groep="vrijwilliger" />
            {m.beheer_groepen_bewoners()}
          </li>
        </ul>
      </section>
      <RadioCards
        label={m.beheer_wie_ziet()}
        columns={3}
        value={draft.showAuthors}
        onChange={(showAuthors) => onChange({ showAuthors })}
        options={[
          { id: 'groep', title: m.beheer_wie_groep(), text: m.beheer_wie_groep_tekst() },
          { id: 'organisatie', title: m.beheer_wie_organisatie(), text: m.beheer_wie_organisatie_tekst() },
          { id: 'niemand', title: m.beheer_wie_niemand(), text: m.beheer_wie_niemand_tekst() },
        ]}
      />
      <SelectField
        label={m.beheer_stippen()}
        help={m.beheer_stippen_hulp()}
        className="beheer-smal"
        value={dotChoices.find((choice) => choice === dots)}
        onChange={(choice) => onChange({ dotsPerPerson: Number(choice) })}
        options={dotChoices.map((choice) => ({ id: choice, text: choice }))}
      />
      <SelectField
        label={m.tafel_aantal()}
        help={m.tafel_aantal_hulp()}
        className="beheer-smal"
        value={tafelChoices.find((choice) => choice === String(draft.tafels ?? 0))}
        onChange={(choice) => onChange({ tafels: Number(choice) })}
        options={tafelChoices.map((choice) => ({ id: choice, text: choice === '0' ? m.tafel_geen_tafels() : choice }))}
      />
    </div>
  )
}
