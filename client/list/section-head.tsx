import { ChevronDown, ChevronRight, Pencil, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { deelnemerGroepen } from '../../shared/domain/deelnemer.ts'
import { m } from '../../shared/i18n/messages.ts'
import { frameTitle } from '../model/bord-work.ts'
import { Button } from '../ui/button.tsx'
import { Groep } from '../ui/groep-vorm.tsx'
import { losPlaat, Plaat } from '../ui/plaat.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListSection } from './list-data.ts'

/** The row above the notes of a thema: fold, how many and from whom, one more. */
export function SectionHead({
  section,
  title,
  isFolded,
  canAdd,
  onFold,
  onAdd,
  onRename,
}: {
  readonly section: ListSection
  readonly title: string
  readonly isFolded: boolean
  readonly canAdd: boolean
  readonly onFold: () => void
  readonly onAdd: () => void
  /** For the frame of a table, when this person may. */
  readonly onRename?: ((name: string) => void) | undefined
}): ReactNode {
  const groepen = deelnemerGroepen.filter((groep) => (section.byGroep[groep] ?? 0) > 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the fold button in it has the focus
    <div role="row" className="ls-sectie" data-section={section.id}>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see the row */}
      <div role="gridcell" aria-colspan={7} className="ls-sectie-cel">
        <Button
          size="klein"
          kind="stil"
          isIconOnly
          aria-expanded={!isFolded}
          aria-label={isFolded ? m.lijst_open({ thema: title }) : m.lijst_dicht({ thema: title })}
          onPress={onFold}
        >
          {isFolded ? <ChevronRight size={18} aria-hidden="true" /> : <ChevronDown size={18} aria-hidden="true" />}
        </Button>
        <Plaat {...(section.thema ?? losPlaat)} title={title} />
        {onRename === undefined ? null : <Rename name={section.frame?.title ?? ''} onRename={onRename} />}
        <b>{m.signalen_count({ count: section.count })}</b>
        <span className="ls-groepen">
          {groepen.map((groep) => (
            <Groep
              key={groep}
              groep={groep}
              label={m.lijst_groep_telling({
                aantal: section.byGroep[groep] ?? 0,
                groep: groepPlural(groep, section.byGroep[groep] ?? 0),
              })}
            />
          ))}
        </span>
        {canAdd ? (
          <Button
            size="klein"
            kind="stil"
            className="ls-erbij"
            aria-label={m.lijst_nieuw_bij({ thema: title })}
            onPress={onAdd}
          >
            <Plus size={17} aria-hidden="true" />
            {m.lijst_briefje()}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** What stands above a section. */
export const titleOf = ({ thema, frame, id }: ListSection): string =>
  thema?.title ?? (frame === undefined ? (id === 'nergens' ? m.bord_nergens() : m.bord_nog_los()) : frameTitle(frame))

function Rename({ name, onRename }: { readonly name: string; readonly onRename: (name: string) => void }): ReactNode {
  const [value, setValue] = useState<string>()
  if (value === undefined)
    return (
      <Button size="klein" kind="stil" icon={<Pencil size={16} aria-hidden="true" />} onPress={() => setValue(name)}>
        {m.kader_hernoem()}
      </Button>
    )
  return (
    <form
      className="ls-hernoem"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setValue(undefined)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        onRename(value.trim())
        setValue(undefined)
      }}
    >
      <TextField label={m.kader_naam()} value={value} onChange={setValue} maxLength={60} autoFocus />
      <Button size="klein" kind="primair" type="submit">
        {m.samen_bewaar()}
      </Button>
    </form>
  )
}

const groepPlural = (groep: (typeof deelnemerGroepen)[number], count: number): string => {
  switch (groep) {
    case 'professional':
      return m.lijst_professionals({ count })
    case 'inwoner':
      return m.lijst_bewoners({ count })
    case 'gemeente':
      return m.lijst_gemeente({ count })
    case 'vrijwilliger':
      return m.lijst_vrijwilligers({ count })
  }
}
