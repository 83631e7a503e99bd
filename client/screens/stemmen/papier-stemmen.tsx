import { type ReactNode, useState } from 'react'
import { type DeelnemerGroep, deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import type { Ballot } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { groepName } from '../../ui/groep-vorm.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useTargets } from './stemmen-view.tsx'
import { StippenLijst } from './stippen-lijst.tsx'

/** A schrijver types ballots from paper: number and group of the sheet, its stippen, next. The same limits hold. */
export function PapierStemmen(): ReactNode {
  const session = useSession()
  const ronde = useSessie()?.stemronde
  const themas = useTargets(ronde?.targets)
  const [paperId, setPaperId] = useState('')
  const [group, setGroup] = useState<DeelnemerGroep>('inwoner')
  const [ballot, setBallot] = useState<Ballot>({})
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  if (ronde?.status !== 'open')
    return (
      <div className="stem-leeg">
        <h1>{ronde === undefined ? m.stemmen_nog_niet() : m.stemmen_dicht()}</h1>
        <p>{m.stemmen_papier_wacht()}</p>
      </div>
    )
  const isEmpty = Object.keys(ballot).length === 0
  const save = async () => {
    setBusy(true)
    const answer = await session.api('POST', `/werksessies/${session.werksessieId}/stemmen`, {
      ballot,
      paperId: paperId.trim(),
      group,
    })
    setBusy(false)
    const sentence = answer.ok ? m.stemmen_papier_bewaard({ nummer: paperId.trim() }) : answer.message
    setSaid(sentence)
    announce(sentence)
    if (!answer.ok) return
    setBallot({})
    // Sheets are numbered on: the next one is usually one further.
    const number = Number(paperId)
    setPaperId(Number.isInteger(number) && paperId.trim() !== '' ? String(number + 1) : '')
  }
  return (
    <>
      <div className="stem-papier">
        <h2>{m.stemmen_papier_titel()}</h2>
        <TextField label={m.stemmen_papier_nummer()} value={paperId} onChange={setPaperId} />
        <SelectField
          label={m.stemmen_papier_groep()}
          options={deelnemerGroepen.map((groep) => ({ id: groep, text: groepName(groep) }))}
          value={group}
          onChange={setGroup}
        />
      </div>
      <StippenLijst
        ronde={ronde}
        themas={themas}
        ballot={ballot}
        onChange={setBallot}
        question={m.stemmen_papier_vraag()}
        footer={
          <div className="stem-papier-voet">
            <Button
              kind="primair"
              size="groot"
              isDisabled={isBusy || isEmpty || paperId.trim() === ''}
              onPress={() => void save()}
            >
              {m.stemmen_papier_bewaar()}
            </Button>
            <span>{said}</span>
          </div>
        }
      />
    </>
  )
}
