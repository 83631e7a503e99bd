import { type ReactNode, useRef, useState } from 'react'
import { type DeelnemerGroep, deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import type { Ballot, MatrixBallot } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { OwnBallot } from '../../../shared/protocol/api.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { groepName } from '../../ui/groep-vorm.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { listed } from '../shell/words.ts'
import { MatrixInvoer } from './matrix-invoer.tsx'
import { StippenLijst } from './stippen-lijst.tsx'
import { useTargets } from './targets.ts'

/** How many numbers are repeated on the screen, so that the schrijver sees where they were. */
const shownNumbers = 5

/** A schrijver types ballots from paper: number and group of the sheet, its stippen, next. The same limits hold. */
export function PapierStemmen(): ReactNode {
  const session = useSession()
  const ronde = useSessie()?.stemronde
  const targets = useTargets(ronde)
  const [paperId, setPaperId] = useState('')
  const [group, setGroup] = useState<DeelnemerGroep>('inwoner')
  const [ballot, setBallot] = useState<Ballot>({})
  const [matrix, setMatrix] = useState<MatrixBallot>({})
  const [said, setSaid] = useState('')
  const [entered, setEntered] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  const numberField = useRef<HTMLInputElement>(null)
  if (ronde?.status !== 'open')
    return (
      <div className="stem-leeg">
        <h1>{ronde === undefined ? m.stemmen_nog_niet() : m.stemmen_dicht()}</h1>
        <p>{m.stemmen_papier_wacht()}</p>
      </div>
    )
  const isMatrix = ronde.form === 'matrix'
  const isEmpty = Object.keys(isMatrix ? matrix : ballot).length === 0
  const number = paperId.trim()
  const save = async (isTaken: boolean) => {
    setBusy(true)
    const answer = await session.api<OwnBallot>('POST', `/werksessies/${session.werksessieId}/stemmen`, {
      ...(isMatrix ? { matrix: isTaken ? matrix : {} } : { ballot: isTaken ? ballot : {} }),
      rondeId: ronde.id,
      paperId: number,
      group,
    })
    setBusy(false)
    const words = !isTaken ? m.stemmen_papier_weggehaald : m.stemmen_papier_bewaard
    const sentence = !answer.ok
      ? answer.message
      : isTaken && answer.value.replaced === true
        ? m.stemmen_papier_verbeterd({ nummer: number })
        : words({ nummer: number })
    setSaid(sentence)
    announce(sentence)
    if (!answer.ok) return
    setBallot({})
    setMatrix({})
    setEntered((before) => [number, ...before.filter((one) => one !== number)].slice(0, shownNumbers))
    // Sheets are numbered on: the next one is usually one further.
    setPaperId(/^\d+$/.test(number) ? String(Number(number) + 1) : '')
    numberField.current?.focus()
    numberField.current?.select()
  }
  const footer = (
    <div className="stem-papier-voet">
      <Button
        kind="primair"
        size="groot"
        isDisabled={isBusy || isEmpty || number === ''}
        onPress={() => void save(true)}
      >
        {m.stemmen_papier_bewaar()}
      </Button>
      <Button kind="stil" isDisabled={isBusy || number === ''} onPress={() => void save(false)}>
        {m.stemmen_papier_haal_weg()}
      </Button>
      <p role="status">{said}</p>
      {entered.length === 0 ? null : <p className="stil">{m.stemmen_papier_laatste({ nummers: listed(entered) })}</p>}
    </div>
  )
  return (
    <>
      <div className="stem-papier">
        <h1>{m.stemmen_papier_titel()}</h1>
        <TextField
          label={m.stemmen_papier_nummer()}
          help={m.stemmen_papier_hulp()}
          value={paperId}
          onChange={setPaperId}
          maxLength={40}
          inputRef={numberField}
        />
        <SelectField
          label={m.stemmen_papier_groep()}
          options={deelnemerGroepen.map((groep) => ({ id: groep, text: groepName(groep) }))}
          value={group}
          onChange={setGroup}
        />
      </div>
      {isMatrix ? (
        <MatrixInvoer
          targets={targets}
          matrix={matrix}
          onChange={setMatrix}
          question={m.stemmen_papier_vraag()}
          footer={footer}
        />
      ) : (
        <StippenLijst
          ronde={ronde}
          targets={targets}
          ballot={ballot}
          onChange={setBallot}
          question={m.stemmen_papier_vraag()}
          footer={footer}
        />
      )}
    </>
  )
}
