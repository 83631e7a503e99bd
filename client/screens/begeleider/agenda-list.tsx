import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { maxFasen, moveFase } from '../../../shared/domain/agenda-edit.ts'
import type { Fase } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'

/** The fasen of an agenda that is being edited: choose one, move it (buttons, or Alt with an arrow), add, remove. */
export function AgendaList({
  fasen,
  huidigeFase,
  selected,
  onSelect,
  onChange,
  newId,
}: {
  readonly fasen: readonly Fase[]
  readonly huidigeFase: string
  readonly selected: string
  readonly onSelect: (id: string) => void
  readonly onChange: (fasen: readonly Fase[]) => void
  readonly newId: () => string
}): ReactNode {
  const small = { kind: 'stil', size: 'klein', isIconOnly: true } as const
  const move = (fase: Fase, step: -1 | 1) => {
    const moved = moveFase(fasen, fase.id, step)
    if (moved === fasen) return
    onChange(moved)
    announce(
      m.agenda_staat_nu({
        fase: fase.title,
        plaats: moved.findIndex(({ id }) => id === fase.id) + 1,
        totaal: moved.length,
      }),
    )
  }
  const remove = (fase: Fase) => {
    const at = fasen.indexOf(fase)
    const left = fasen.filter(({ id }) => id !== fase.id)
    onChange(left)
    if (fase.id === selected) onSelect((left[at] ?? left[at - 1])?.id ?? '')
    toast(m.agenda_weg_melding({ fase: fase.title }), {
      action: { label: m.ui_ongedaan_maken(), onAction: () => onChange(fasen) },
    })
  }
  const add = () => {
    const at = fasen.findIndex(({ id }) => id === selected)
    const model = fasen[at]
    const id = newId()
    const fase: Fase = {
      id,
      kind: model?.kind ?? 'signalen',
      title: m.agenda_nieuw(),
      prompt: '',
      plannedMinutes: 10,
      allow: model?.allow ?? {
        addSignaal: true,
        moveOwn: true,
        moveAny: false,
        castStem: false,
        editMap: false,
        editCard: false,
      },
      view: model?.view ?? 'bord',
    }
    onChange([...fasen.slice(0, at + 1), fase, ...fasen.slice(at + 1)])
    onSelect(id)
  }
  return (
    <div className="rg-ag-lijst">
      <ol>
        {fasen.map((fase, index) => {
          const isNow = fase.id === huidigeFase
          return (
            <li key={fase.id} className={fase.id === selected ? 'gekozen' : ''}>
              <button
                type="button"
                className="rg-ag-naam"
                aria-pressed={fase.id === selected}
                onClick={() => onSelect(fase.id)}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                  event.preventDefault()
                  move(fase, event.key === 'ArrowUp' ? -1 : 1)
                }}
              >
                <span className="num stil">{index + 1}</span>
                <b>{fase.title}</b>
                {isNow ? <span className="tag">{m.agenda_nu()}</span> : null}
                <span className="stil num">{m.regie_min({ minuten: fase.plannedMinutes })}</span>
              </button>
              <Button
                {...small}
                aria-label={m.agenda_omhoog({ fase: fase.title })}
                isDisabled={index === 0}
                onPress={() => move(fase, -1)}
                icon={<ArrowUp size={17} aria-hidden="true" />}
              />
              <Button
                {...small}
                aria-label={m.agenda_omlaag({ fase: fase.title })}
                isDisabled={index === fasen.length - 1}
                onPress={() => move(fase, 1)}
                icon={<ArrowDown size={17} aria-hidden="true" />}
              />
              <Button
                {...small}
                aria-label={isNow ? m.agenda_weg_niet({ fase: fase.title }) : m.agenda_weg({ fase: fase.title })}
                isDisabled={isNow || fasen.length === 1}
                onPress={() => remove(fase)}
                icon={<X size={17} aria-hidden="true" />}
              />
            </li>
          )
        })}
      </ol>
      <Button
        size="klein"
        icon={<Plus size={17} aria-hidden="true" />}
        isDisabled={fasen.length >= maxFasen}
        onPress={add}
      >
        {m.agenda_erbij()}
      </Button>
    </div>
  )
}
