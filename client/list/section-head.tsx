import { ChevronDown, ChevronRight, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { deelnemerGroepen } from '../../shared/domain/deelnemer.ts'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Groep } from '../ui/groep-vorm.tsx'
import { losPlaat, Plaat } from '../ui/plaat.tsx'
import type { ListSection } from './list-data.ts'

/** The row above the notes of a thema: fold, how many and from whom, one more. */
export function SectionHead({
  section,
  title,
  isFolded,
  canAdd,
  onFold,
  onAdd,
}: {
  readonly section: ListSection
  readonly title: string
  readonly isFolded: boolean
  readonly canAdd: boolean
  readonly onFold: () => void
  readonly onAdd: () => void
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
