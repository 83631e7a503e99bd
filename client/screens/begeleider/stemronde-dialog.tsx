import { Minus, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { maxStemTargets, type StemDoel, type StemVorm, stemDoelen } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioCards } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Target, usePossibleTargets } from '../stemmen/targets.ts'
import { VasteWeging } from './stemronde-weging.tsx'
import './stemronde.css'

/** What a begeleider chose for a new round; the body of `POST …/stemronde` beside its action. */
export interface RondeChoice {
  readonly form: StemVorm
  readonly doel: StemDoel
  readonly title?: string
  readonly targets: readonly string[]
  readonly dotsPerPerson?: number
  readonly maxDotsPerTarget?: number
}

const doelWords = {
  themas: m.regie_stem_doel_themas,
  kanskaarten: m.regie_stem_doel_kanskaarten,
  signalen: m.regie_stem_doel_signalen,
} as const
const maxDots = 20
const allThemas = 'alle'

/** A new round: how people choose, about what, with how many stippen; and what is recorded when it opens. */
export function StemrondeDialog({
  sessie,
  onClose,
  onOpen,
}: {
  readonly sessie: SessieState
  readonly onClose: () => void
  readonly onOpen: (choice: RondeChoice) => void
}): ReactNode {
  const { settings } = sessie.werksessie
  const [form, setForm] = useState<StemVorm>('stippen')
  const [doel, setDoel] = useState<StemDoel>('themas')
  const [title, setTitle] = useState('')
  const [themaId, setThemaId] = useState(allThemas)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [dots, setDots] = useState(settings.dotsPerPerson)
  const [most, setMost] = useState(settings.maxDotsPerThema)
  const possible = {
    themas: usePossibleTargets('themas'),
    kanskaarten: usePossibleTargets('kanskaarten'),
    signalen: useSignalenOf(themaId),
  }
  const all = possible[doel]
  const chosen = all.filter(({ id }) => !left.has(id))
  const maxPerTarget = Math.min(dots, most)
  const choose = (next: StemDoel) => {
    setDoel(next)
    setLeft(new Set())
  }
  return (
    <Dialog
      title={m.regie_stem_nieuw_titel()}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        <>
          <Button onPress={onClose}>{m.regie_stem_nog_niet()}</Button>
          <Button
            kind="primair"
            isDisabled={chosen.length === 0 || chosen.length > maxStemTargets}
            onPress={() =>
              onOpen({
                form,
                doel,
                ...(title.trim() === '' ? {} : { title: title.trim() }),
                targets: chosen.map(({ id }) => id),
                ...(form === 'stippen' ? { dotsPerPerson: dots, maxDotsPerTarget: maxPerTarget } : {}),
              })
            }
          >
            {m.regie_stem_open_ronde()}
          </Button>
        </>
      }
    >
      <div className="sr">
        {sessie.stemronde?.status === 'gesloten' ? <Banner kind="let-op">{m.regie_stem_nog_dicht()}</Banner> : null}
        <RadioCards
          label={m.regie_stem_vorm()}
          columns={2}
          value={form}
          onChange={setForm}
          options={[
            { id: 'stippen', title: m.regie_stem_vorm_stippen(), text: m.regie_stem_vorm_stippen_uitleg() },
            { id: 'matrix', title: m.regie_stem_vorm_matrix(), text: m.regie_stem_vorm_matrix_uitleg() },
          ]}
        />
        <RadioCards
          label={m.regie_stem_doel()}
          columns={3}
          value={doel}
          onChange={choose}
          options={stemDoelen.map((id) => ({ id, title: doelWords[id]({ aantal: possible[id].length }) }))}
        />
        {doel === 'signalen' ? (
          <SelectField
            label={m.regie_stem_uit_thema()}
            value={themaId}
            onChange={setThemaId}
            options={[
              { id: allThemas, text: m.regie_stem_uit_alle() },
              ...possible.themas.map(({ id, title: text }) => ({ id, text })),
            ]}
          />
        ) : null}
        <TextField
          label={m.regie_stem_vraag_veld()}
          isOptional
          value={title}
          onChange={setTitle}
          maxLength={120}
          placeholder={form === 'matrix' ? m.stemmen_matrix_vraag() : m.stemmen_vraag()}
        />
        {form === 'stippen' ? (
          <div className="sr-rij">
            <Aantal label={m.regie_stem_per_persoon()} value={dots} onChange={setDots} most={maxDots} />
            <Aantal label={m.regie_stem_per_stuk()} value={maxPerTarget} onChange={setMost} most={dots} />
          </div>
        ) : null}
        <Kiezer all={all} left={left} chosen={chosen.length} onChange={setLeft} />
        <VasteWeging
          isRecorded={false}
          ronde={{
            form,
            doel,
            weights: settings.weights,
            alpha: settings.alpha,
            dotsPerPerson: dots,
            maxDotsPerTarget: maxPerTarget,
          }}
        />
      </div>
    </Dialog>
  )
}

/** Signalen of one thema, or of all. */
function useSignalenOf(themaId: string): readonly Target[] {
  const signalen = useCollection('signalen')
  const possible = usePossibleTargets('signalen')
  if (themaId === allThemas) return possible
  const inThema = new Set<string>(
    signalen.filter((one) => isActive(one) && one.themaId === themaId).map(({ id }) => id),
  )
  return possible.filter(({ id }) => inThema.has(id))
}

/** Everything takes part unless it is ticked off. */
function Kiezer({
  all,
  left,
  chosen,
  onChange,
}: {
  readonly all: readonly Target[]
  readonly left: ReadonlySet<string>
  readonly chosen: number
  readonly onChange: (left: ReadonlySet<string>) => void
}): ReactNode {
  return (
    <fieldset className="sr-kies">
      <legend className="ui-veld-label">{m.regie_stem_kies()}</legend>
      <div className="sr-rij">
        <span role="status" className="num">
          {m.regie_stem_gekozen({ aantal: chosen })}
        </span>
        <Button size="klein" onPress={() => onChange(new Set())}>
          {m.regie_stem_kies_alles()}
        </Button>
        <Button size="klein" onPress={() => onChange(new Set(all.map(({ id }) => id)))}>
          {m.regie_stem_kies_niets()}
        </Button>
      </div>
      {chosen > maxStemTargets ? <p className="sr-fout">{m.regie_stem_te_veel({ max: maxStemTargets })}</p> : null}
      <ul>
        {all.map((target) => (
          <li key={target.id}>
            <Checkbox
              isSelected={!left.has(target.id)}
              onChange={(isOn) => {
                const next = new Set(left)
                if (isOn) next.delete(target.id)
                else next.add(target.id)
                onChange(next)
              }}
            >
              <span lang="nl">{target.title}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Aantal({
  label,
  value,
  most,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons around a number are no fieldset
    <div className="sr-aantal" role="group" aria-label={label}>
      <span className="ui-veld-label">{label}</span>
      <Button
        isIconOnly
        size="klein"
        aria-label={m.regie_stem_minder({ wat: label })}
        isDisabled={value <= 1}
        icon={<Minus size={17} aria-hidden="true" />}
        onPress={() => onChange(value - 1)}
      />
      <b className="num" role="status">
        {value}
      </b>
      <Button
        isIconOnly
        size="klein"
        aria-label={m.regie_stem_meer({ wat: label })}
        isDisabled={value >= most}
        icon={<Plus size={17} aria-hidden="true" />}
        onPress={() => onChange(value + 1)}
      />
    </div>
  )
}
