import { ChevronDown, ChevronRight, Lock, Pin, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { deelnemerGroepen } from '../../shared/domain/deelnemer.ts'
import { m } from '../../shared/i18n/messages.ts'
import { frameTitle } from '../model/bord-work.ts'
import { useSession } from '../model/hooks.ts'
import type { ObjectCollection } from '../model/object-words.ts'
import { Button } from '../ui/button.tsx'
import { Groep } from '../ui/groep-vorm.tsx'
import { losPlaat, Plaat } from '../ui/plaat.tsx'
import { useList } from './list-context.ts'
import type { ListSection } from './list-data.ts'
import type { GroupNode, SectionNode } from './outline.ts'
import { RowEditor } from './row-editor.tsx'
import { RowMenu } from './row-menu.tsx'

/** Most characters of the name of a thema or a frame. */
const maxTitle = 120

/** What stands above a section. */
export const titleOf = ({ thema, frame, id }: ListSection): string =>
  thema?.title ?? (frame === undefined ? (id === 'nergens' ? m.bord_nergens() : m.bord_nog_los()) : frameTitle(frame))

const groupTitles: Readonly<Record<ObjectCollection, () => string>> = {
  kanskaarten: m.lijst_groep_kanskaarten,
  connectors: m.lijst_groep_verbindingen,
  tekeningen: m.lijst_groep_tekeningen,
  afbeeldingen: m.lijst_groep_plaatjes,
  nodes: m.lijst_groep_wijkkaart,
}
export const groupTitle = (collection: ObjectCollection): string => groupTitles[collection]()

/** A heading in one sentence: what it is, how many notes, from whom. */
export function sectionInWords(section: ListSection): string {
  const { thema, frame, count, byGroep } = section
  const title = titleOf(section)
  return [
    frame !== undefined
      ? m.lijst_kader({ naam: title })
      : thema === undefined
        ? title
        : thema.parentId === undefined
          ? m.lijst_thema_naam({ naam: title })
          : m.lijst_thema_in_thema({ naam: title }),
    m.signalen_count({ count }),
    ...deelnemerGroepen.filter((groep) => (byGroep[groep] ?? 0) > 0).map((groep) => countOf(section, groep)),
    thema?.locked === true || frame?.locked === true ? m.lijst_vast() : '',
    thema?.pinned === true ? m.lijst_vastgeprikt() : '',
  ]
    .filter((part) => part !== '')
    .join('. ')
}

const countOf = ({ byGroep }: ListSection, groep: (typeof deelnemerGroepen)[number]): string =>
  m.lijst_groep_telling({ aantal: byGroep[groep] ?? 0, groep: groepPlural(groep, byGroep[groep] ?? 0) })

/** Opens and closes what lies in a row; react-aria gives it its name and what it does. */
export function Chevron({ isOpen, hasRows }: { readonly isOpen: boolean; readonly hasRows: boolean }): ReactNode {
  return hasRows ? (
    <Button slot="chevron" size="klein" kind="stil" isIconOnly className="ls-pijl">
      {isOpen ? <ChevronDown size={18} aria-hidden="true" /> : <ChevronRight size={18} aria-hidden="true" />}
    </Button>
  ) : (
    <span className="ls-pijl" aria-hidden="true" />
  )
}

/** The row above the notes of a thema or a frame: fold, how many and from whom, one more. */
export function SectionRow({ node }: { readonly node: SectionNode }): ReactNode {
  const { work, isOpen, editing, handlers } = useList()
  const { section } = node
  const title = titleOf(section)
  const groepen = deelnemerGroepen.filter((groep) => (section.byGroep[groep] ?? 0) > 0)
  const isLocked = section.thema?.locked === true || section.frame?.locked === true
  return (
    <span className="ls-sectie-cel">
      <Chevron isOpen={isOpen(node.key)} hasRows={node.children.length > 0} />
      {editing === node.key ? (
        <RowEditor
          text={section.thema?.title ?? section.frame?.title ?? ''}
          label={m.kader_naam()}
          max={maxTitle}
          mayBeEmpty={section.frame !== undefined}
          onSave={(text) => handlers.saveText(node.key, text)}
          onClose={() => handlers.edit(undefined)}
        />
      ) : (
        <Plaat
          {...(section.thema ?? losPlaat)}
          title={title}
          className={section.frame === undefined ? '' : 'ls-kaderplaat'}
        />
      )}
      {isLocked ? <Lock size={15} aria-label={m.lijst_vast()} /> : null}
      {section.thema?.pinned === true ? <Pin size={15} aria-label={m.lijst_vastgeprikt()} /> : null}
      <b>{m.signalen_count({ count: section.count })}</b>
      <span className="ls-groepen">
        {groepen.map((groep) => (
          <Groep key={groep} groep={groep} label={countOf(section, groep)} />
        ))}
      </span>
      <span className="ls-sectie-knoppen">
        {work.canAdd() && section.id !== 'nergens' ? (
          <Button
            size="klein"
            kind="stil"
            aria-label={m.lijst_nieuw_bij({ thema: title })}
            onPress={() => handlers.addTo(section.id)}
          >
            <Plus size={17} aria-hidden="true" />
            {m.lijst_briefje()}
          </Button>
        ) : null}
        <RowMenu label={title} actions={() => handlers.actionsOf(node)} />
      </span>
    </span>
  )
}

/** The row above the kanskaarten, the connectors and other things on the bord. */
export function GroupRow({ node }: { readonly node: GroupNode }): ReactNode {
  const { isOpen, handlers } = useList()
  const session = useSession()
  const mayAdd = session.may({ doc: 'bord', collection: 'kanskaarten', id: '', action: 'add', own: true })
  return (
    <span className="ls-sectie-cel">
      <Chevron isOpen={isOpen(node.key)} hasRows={node.children.length > 0} />
      <b className="ls-groepkop">{groupTitle(node.collection)}</b>
      <span className="num">{node.children.length}</span>
      {node.collection === 'kanskaarten' && mayAdd ? (
        <span className="ls-sectie-knoppen">
          <Button size="klein" kind="stil" aria-label={m.lijst_nieuwe_kanskaart()} onPress={handlers.addKanskaart}>
            <Plus size={17} aria-hidden="true" />
            {m.lijst_kanskaart_knop()}
          </Button>
        </span>
      ) : null}
    </span>
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
