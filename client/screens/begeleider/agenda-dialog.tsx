import { type ReactNode, useState } from 'react'
import { randomIds } from '../../../shared/base/ids.ts'
import { isSameAgenda, mergeAgenda, replaceAgenda } from '../../../shared/domain/agenda-edit.ts'
import type { Fase, Werksessie } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { AgendaForm } from './agenda-form.tsx'
import { AgendaKiezer } from './agenda-kiezer.tsx'
import { AgendaList } from './agenda-list.tsx'
import './agenda-dialog.css'

/** The agenda of this werksessie, to be edited while it runs. Mounted only while open: each time it starts from what is. */
export function AgendaDialog({
  werksessie,
  onClose,
}: {
  readonly werksessie: Werksessie
  readonly onClose: () => void
}): ReactNode {
  const session = useSession()
  const { huidigeFase } = werksessie
  const [basis, setBasis] = useState<readonly Fase[]>(werksessie.fasen)
  const [fasen, setFasen] = useState<readonly Fase[]>(werksessie.fasen)
  const [selected, setSelected] = useState(huidigeFase)
  const [problem, setProblem] = useState<{ readonly code: string; readonly message: string }>()
  const [isBusy, setBusy] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const fase = fasen.find(({ id }) => id === selected) ?? fasen[0]
  const isChanged = !isSameAgenda(basis, fasen)
  const minutes = fasen.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)

  const save = async (from: readonly Fase[], wanted: readonly Fase[]) => {
    setBusy(true)
    const answer = await session.api('POST', `/werksessies/${session.werksessieId}/agenda`, {
      basis: from,
      fasen: wanted,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    toast(m.agenda_bewaard())
    onClose()
  }
  /** What the other made of it, with mine on top: shown first, saved when I press. */
  const merge = () => {
    const theirs = werksessie.fasen
    const both = mergeAgenda(basis, fasen, theirs, huidigeFase)
    setBasis(theirs)
    setFasen(both)
    setProblem(undefined)
  }
  const startAgain = () => {
    setBasis(werksessie.fasen)
    setFasen(werksessie.fasen)
    setProblem(undefined)
  }
  return (
    <Dialog
      title={m.agenda_titel()}
      isOpen
      onClose={onClose}
      size="breed"
      isDismissable={!isChanged}
      footer={
        isChoosing ? undefined : (
          <div className="rg-ag-voet">
            <Button size="klein" onPress={() => setChoosing(true)}>
              {m.agenda_andere()}
            </Button>
            <span className="stil num">{m.agenda_omvang({ aantal: fasen.length, minuten: minutes })}</span>
            <Button onPress={onClose}>{isChanged ? m.agenda_niet_bewaren() : m.ui_sluit()}</Button>
            <Button
              kind="primair"
              isPending={isBusy}
              isDisabled={!isChanged || fasen.some(({ title }) => title.trim() === '')}
              onPress={() => void save(basis, fasen)}
            >
              {m.agenda_bewaar()}
            </Button>
          </div>
        )
      }
    >
      {problem === undefined ? null : (
        <Banner
          kind={problem.code === 'agenda.changed' ? 'let-op' : 'fout'}
          isUrgent
          action={
            problem.code === 'agenda.changed' ? (
              <div className="rg-ag-keuze">
                <Button size="klein" kind="primair" onPress={merge}>
                  {m.agenda_samenvoegen()}
                </Button>
                <Button size="klein" onPress={startAgain}>
                  {m.agenda_opnieuw()}
                </Button>
              </div>
            ) : undefined
          }
        >
          {problem.message}
        </Banner>
      )}
      {isChoosing ? (
        <AgendaKiezer
          fasen={fasen}
          onBack={() => setChoosing(false)}
          onChoose={(next) => {
            setFasen(replaceAgenda(fasen, huidigeFase, next))
            setSelected(huidigeFase)
            setChoosing(false)
          }}
        />
      ) : (
        <div className="rg-ag">
          <AgendaList
            fasen={fasen}
            huidigeFase={huidigeFase}
            selected={fase?.id ?? ''}
            onSelect={setSelected}
            onChange={setFasen}
            newId={() => randomIds.next<string>()}
          />
          {fase === undefined ? null : (
            <AgendaForm
              key={fase.id}
              fase={fase}
              onChange={(next) => setFasen(fasen.map((one) => (one.id === next.id ? next : one)))}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}
