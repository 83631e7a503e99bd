import { ArrowLeft, Pencil, Trash2 } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Fase } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { OwnAgenda } from '../../../shared/protocol/api.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { agendaChoices } from '../agenda-names.ts'

/** Another agenda to go on with, and the organisation's own: keep this one, rename, remove. */
export function AgendaKiezer({
  fasen,
  onBack,
  onChoose,
}: {
  readonly fasen: readonly Fase[]
  readonly onBack: () => void
  readonly onChoose: (fasen: readonly Fase[]) => void
}): ReactNode {
  const session = useSession()
  const [own, setOwn] = useState<readonly OwnAgenda[]>([])
  const [title, setTitle] = useState('')
  const [renaming, setRenaming] = useState<OwnAgenda>()
  const path = `/werksessies/${session.werksessieId}/agendas`
  const load = useCallback(async () => {
    const answer = await session.api<OwnAgenda[]>('GET', path)
    if (answer.ok) setOwn(answer.value)
    else toast(answer.message)
  }, [session, path])
  useEffect(() => void load(), [load])
  const send = async (method: 'POST' | 'PUT' | 'DELETE', where: string, body: unknown, said: string) => {
    const answer = await session.api(method, where, body)
    toast(answer.ok ? said : answer.message)
    if (answer.ok) await load()
    return answer.ok
  }
  const keep = async () => {
    const isKept = await send('POST', path, { title: title.trim(), fasen }, m.agenda_eigen_bewaard())
    if (isKept) setTitle('')
  }
  const rename = async (agenda: OwnAgenda) => {
    setRenaming(undefined)
    if (agenda.title.trim() !== '')
      await send('PUT', `${path}/${agenda.id}`, { title: agenda.title.trim() }, m.agenda_eigen_naam_bewaard())
  }
  return (
    <div className="rg-ag-kiezer">
      <Button kind="stil" size="klein" icon={<ArrowLeft size={18} aria-hidden="true" />} onPress={onBack}>
        {m.agenda_terug()}
      </Button>
      <p className="stil">{m.agenda_andere_uitleg()}</p>
      <ul>
        {agendaChoices(own).map((choice) => {
          const mine = own.find(({ id }) => id === choice.id)
          return (
            <li key={choice.id}>
              {renaming !== undefined && renaming.id === choice.id ? (
                <form
                  onSubmit={(event) => {
                    event.preventDefault()
                    void rename(renaming)
                  }}
                >
                  <TextField
                    label={m.agenda_eigen_naam()}
                    value={renaming.title}
                    maxLength={80}
                    autoFocus
                    onChange={(next) => setRenaming({ ...renaming, title: next })}
                  />
                  <Button type="submit" size="klein" kind="primair">
                    {m.agenda_bewaar()}
                  </Button>
                </form>
              ) : (
                <button type="button" className="rg-ag-optie" onClick={() => onChoose(choice.fasen)}>
                  <b>{choice.title}</b>
                  <span className="stil">{choice.text}</span>
                </button>
              )}
              {mine === undefined ? null : (
                <>
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    aria-label={m.agenda_eigen_hernoem({ naam: mine.title })}
                    icon={<Pencil size={17} aria-hidden="true" />}
                    onPress={() => setRenaming(mine)}
                  />
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    aria-label={m.agenda_eigen_weg({ naam: mine.title })}
                    icon={<Trash2 size={17} aria-hidden="true" />}
                    onPress={() => void send('DELETE', `${path}/${mine.id}`, undefined, m.agenda_eigen_weg_melding())}
                  />
                </>
              )}
            </li>
          )
        })}
      </ul>
      <form
        className="rg-ag-eigen"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() !== '') void keep()
        }}
      >
        <TextField
          label={m.agenda_bewaar_als()}
          help={m.agenda_bewaar_als_hulp()}
          value={title}
          maxLength={80}
          onChange={setTitle}
        />
        <Button type="submit" isDisabled={title.trim() === ''}>
          {m.agenda_bewaar_eigen()}
        </Button>
      </form>
    </div>
  )
}
