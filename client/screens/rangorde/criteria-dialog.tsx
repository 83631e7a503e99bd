import { type ReactNode, useState } from 'react'
import {
  type CriteriaScore,
  factorKeys,
  focusAreaKeys,
  socialQualities,
  type Thema,
} from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Switch } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { toast } from '../../ui/toast.tsx'

const scales = [
  {
    key: 'urgency',
    label: m.rangorde_vraag_urgency,
    words: [m.rangorde_s0, m.rangorde_s1, m.rangorde_s2, m.rangorde_s3, m.rangorde_s4],
  },
  {
    key: 'data',
    label: m.rangorde_vraag_data,
    words: [m.rangorde_d0, m.rangorde_d1, m.rangorde_d2, m.rangorde_d3, m.rangorde_d4],
  },
  {
    key: 'feasibility',
    label: m.rangorde_vraag_feasibility,
    words: [m.rangorde_s0, m.rangorde_s1, m.rangorde_s2, m.rangorde_s3, m.rangorde_s4],
  },
] as const

const noFactors = { riskNamed: false, protectiveNamed: false, highInfluence: false, combinedApproach: false }

/** The scores of a thema on the criteria that people set together. What nobody knows stays "onbekend", never nought. */
export function CriteriaDialog({ thema, onClose }: { readonly thema: Thema; readonly onClose: () => void }): ReactNode {
  const { actions } = useSession()
  const [score, setScore] = useState<CriteriaScore>(thema.criteria)
  const change = (changes: Partial<CriteriaScore>) => setScore((now) => ({ ...now, ...changes }))
  const save = () => {
    if (actions.updateThema(thema.id, { criteria: score })) toast(m.rangorde_criteria_bewaard({ thema: thema.title }))
    else toast(m.bord_mag_niet())
    onClose()
  }
  const focus = score.focusAreas ?? null
  const factors = score.factors ?? null
  const quality = score.socialQuality ?? null
  return (
    <Dialog
      title={m.rangorde_criteria_titel({ thema: thema.title })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{m.bord_annuleer()}</Button>
          <Button kind="primair" onPress={save}>
            {m.bord_thema_bewaar()}
          </Button>
        </>
      }
    >
      <div className="rk-criteria">
        <p>{m.rangorde_criteria_uitleg()}</p>
        {scales.map(({ key, label, words }) => (
          <SelectField
            key={key}
            label={label()}
            value={String(score[key] ?? 'onbekend')}
            options={[
              { id: 'onbekend', text: m.rangorde_onbekend() },
              ...words.map((word, index) => ({ id: String(index), text: `${index} · ${word()}` })),
            ]}
            onChange={(chosen) => change({ [key]: chosen === 'onbekend' ? null : Number(chosen) })}
          />
        ))}
        <fieldset>
          <legend>{m.rangorde_vraag_focus()}</legend>
          <Switch isSelected={focus !== null} onChange={(isOn) => change({ focusAreas: isOn ? {} : null })}>
            {m.rangorde_weten_we()}
          </Switch>
          {focus === null
            ? null
            : focusAreaKeys.map((area) => (
                <SelectField
                  key={area}
                  label={focusWords[area]()}
                  value={String(focus[area] ?? 0)}
                  options={[
                    { id: '0', text: m.rangorde_raakt_niet() },
                    { id: '1', text: m.rangorde_raakt_indirect() },
                    { id: '2', text: m.rangorde_raakt_direct() },
                  ]}
                  onChange={(chosen) => change({ focusAreas: { ...focus, [area]: Number(chosen) } })}
                />
              ))}
        </fieldset>
        <fieldset>
          <legend>{m.rangorde_vraag_factors()}</legend>
          <Switch isSelected={factors !== null} onChange={(isOn) => change({ factors: isOn ? noFactors : null })}>
            {m.rangorde_weten_we()}
          </Switch>
          {factors === null
            ? null
            : factorKeys.map((key) => (
                <Checkbox
                  key={key}
                  isSelected={factors[key]}
                  onChange={(isOn) => change({ factors: { ...factors, [key]: isOn } })}
                >
                  {factorWords[key]()}
                </Checkbox>
              ))}
        </fieldset>
        <fieldset>
          <legend>{m.rangorde_vraag_quality()}</legend>
          <Switch isSelected={quality !== null} onChange={(isOn) => change({ socialQuality: isOn ? [] : null })}>
            {m.rangorde_weten_we()}
          </Switch>
          {quality === null
            ? null
            : socialQualities.map((key) => (
                <Checkbox
                  key={key}
                  isSelected={quality.includes(key)}
                  onChange={(isOn) =>
                    change({
                      socialQuality: socialQualities.filter((one) => (one === key ? isOn : quality.includes(one))),
                    })
                  }
                >
                  {qualityWords[key]()}
                </Checkbox>
              ))}
        </fieldset>
      </div>
    </Dialog>
  )
}

const focusWords = {
  gezondheid_ontmoeten: m.rangorde_focus_gezondheid,
  opgroeien: m.rangorde_focus_opgroeien,
  meedoen: m.rangorde_focus_meedoen,
} as const
const factorWords = {
  riskNamed: m.rangorde_factor_risico,
  protectiveNamed: m.rangorde_factor_steun,
  highInfluence: m.rangorde_factor_invloed,
  combinedApproach: m.rangorde_factor_samen,
} as const
const qualityWords = {
  cohesie: m.rangorde_kwaliteit_cohesie,
  inclusie: m.rangorde_kwaliteit_inclusie,
  empowerment: m.rangorde_kwaliteit_empowerment,
  sociaaleconomische_zekerheid: m.rangorde_kwaliteit_zekerheid,
} as const
