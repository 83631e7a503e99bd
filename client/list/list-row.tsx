import { Check, CircleQuestionMark, CloudOff, CloudUpload, Ellipsis, Inbox, Layers2, Sparkles, X } from 'lucide-react'
import { memo, type ReactNode, useRef, useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { maxSignaalText } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { RecordState } from '../model/types.ts'
import { KindTag } from '../ui/briefje-view.tsx'
import { Button } from '../ui/button.tsx'
import { GegevensHint } from '../ui/gegevens-hint.tsx'
import { Auteur } from '../ui/groep-vorm.tsx'
import { ActionMenu, type MenuAction } from '../ui/menu.tsx'
import { losPlaat, PlaatIcoon } from '../ui/plaat.tsx'
import { reactieCount } from '../ui/reactie-knoppen.tsx'
import { ThemaMenu } from '../ui/thema-menu.tsx'
import type { ListRow as Row } from './list-data.ts'

export const rowIdOf = (signaalId: string): string => `rij-${signaalId}`

export interface RowHandlers {
  readonly focusRow: (id: string) => void
  readonly toggle: (id: string) => void
  readonly edit: (id: string | undefined) => void
  readonly saveText: (id: string, text: string) => void
  readonly place: (id: string, themaId: string | null) => void
  readonly accept: (row: Row) => void
  readonly refuse: (row: Row) => void
  readonly moreFor: (row: Row) => readonly MenuAction[]
  readonly closeThemaMenu: () => void
  /** Hour and minute; one formatter for all rows, because making one costs more than a row. */
  readonly timeOf: (at: number) => string
}

export interface RowProps {
  readonly row: Row
  readonly thema: Thema | undefined
  readonly themas: readonly Thema[]
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly isEditing: boolean
  readonly isThemaOpen: boolean
  /** Absent: it is on the server's disk. */
  readonly unsaved: RecordState | undefined
  readonly work: BordWork
  /** How often something was said about it. */
  readonly opmerkingen: number
  /** Changes when this person reacts, so that the menu says so. */
  readonly reacted: string
  /** Changes when what people may do changes. */
  readonly rights: string
  readonly handlers: RowHandlers
}

/**
 * One note. Only the row that has the keyboard or the pointer carries real menus; the others show the same words as
 * plain text, so that 2,000 rows stay light.
 */
export const ListRow = memo(function ListRow(props: RowProps): ReactNode {
  const { row, thema, themas, isCurrent, isSelected, isEditing, isThemaOpen, work, handlers } = props
  const { signaal, ghost, under } = row
  const [isHovered, setHovered] = useState(false)
  const isLive = isCurrent || isHovered || isThemaOpen
  const isArchived = signaal.archivedAt !== undefined
  const text = signaal.hidden === undefined ? signaal.text : m.bord_verborgen_tekst()
  const themaTitle = thema?.title ?? m.bord_nog_los()
  const plate = (
    <>
      <PlaatIcoon {...(thema ?? losPlaat)} size={24} />
      <span className="ls-thema-naam">{themaTitle}</span>
    </>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of divs; table rows cannot skip layout while out of view
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles the keys of its rows
    <div
      id={rowIdOf(signaal.id)}
      role="row"
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isSelected}
      data-id={signaal.id}
      className={`ls-rij${isSelected ? ' ls-gekozen' : ''}${isEditing ? ' ls-bewerkt' : ''}${isArchived ? ' ls-weg' : ''}`}
      onFocus={() => handlers.focusRow(signaal.id)}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) handlers.toggle(signaal.id)
      }}
      onDoubleClick={() => {
        if (work.canEdit(signaal.id)) handlers.edit(signaal.id)
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel">
        <KindTag kind={signaal.kind} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel ls-tekst" lang="nl">
        {isEditing ? (
          <RowEditor id={signaal.id} text={signaal.text} handlers={handlers} />
        ) : (
          <>
            <span>{text}</span>
            {isArchived ? <em className="ls-sub">{m.lijst_tekst_teruggenomen()}</em> : null}
            {under.length > 0 ? (
              <em className="ls-sub">
                <Layers2 size={15} aria-hidden="true" />
                {m.lijst_ligt_op({ aantal: under.length + 1, teksten: under.map((one) => `“${one}”`).join(' · ') })}
              </em>
            ) : null}
            <RowMarks signaal={signaal} opmerkingen={props.opmerkingen} />
            {signaal.kind === 'cijfer' && signaal.source?.checked !== true ? (
              <em className="ls-sub ls-let-op">
                <CircleQuestionMark size={15} aria-hidden="true" />
                {m.lijst_bron_niet()}
              </em>
            ) : null}
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel ls-thema">
        {ghost !== undefined && !isArchived ? (
          <span className="ls-voorstel">
            <Sparkles size={16} aria-hidden="true" />
            <span className="ls-thema-naam">{m.lijst_voorstel({ thema: ghost.label })}</span>
            {isLive ? (
              <>
                <RacButton
                  className="ls-ja"
                  excludeFromTabOrder={!isCurrent}
                  aria-label={m.lijst_neem_over({ thema: ghost.label })}
                  onPress={() => handlers.accept(row)}
                >
                  <Check size={15} strokeWidth={3} aria-hidden="true" />
                </RacButton>
                <RacButton
                  className="ls-nee"
                  excludeFromTabOrder={!isCurrent}
                  aria-label={m.lijst_weiger({ thema: ghost.label })}
                  onPress={() => handlers.refuse(row)}
                >
                  <X size={15} strokeWidth={3} aria-hidden="true" />
                </RacButton>
              </>
            ) : null}
          </span>
        ) : null}
        {isLive && !isArchived && work.canPlace(signaal.id) ? (
          <ThemaMenu
            themas={themas}
            current={signaal.themaId}
            onChoose={(themaId) => {
              handlers.place(signaal.id, themaId)
              handlers.closeThemaMenu()
            }}
            label={`${m.bord_thema()}: ${themaTitle}`}
            className={`ls-kies${ghost === undefined ? '' : ' ls-kies-klein'}`}
            {...(isThemaOpen
              ? {
                  isOpen: true,
                  onOpenChange: (open: boolean) => {
                    if (!open) handlers.closeThemaMenu()
                  },
                }
              : {})}
          >
            {ghost === undefined ? plate : null}
          </ThemaMenu>
        ) : ghost === undefined || isArchived ? (
          <span className="ls-kies">{plate}</span>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel">
        <Auteur groep={signaal.authorGroup} label={signaal.authorLabel} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel ls-tijd">
        {handlers.timeOf(signaal.createdAt)}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel">
        <Kept unsaved={props.unsaved} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      <div role="gridcell" tabIndex={-1} className="ls-cel">
        {isLive ? (
          <ActionMenu label={m.lijst_meer()} items={handlers.moreFor(row)}>
            <Ellipsis size={18} aria-hidden="true" />
          </ActionMenu>
        ) : (
          <Ellipsis size={18} className="ls-punten" aria-hidden="true" />
        )}
      </div>
    </div>
  )
})

/** What became of the last thing that this person did to it. */
function Kept({ unsaved }: { readonly unsaved: RecordState | undefined }): ReactNode {
  const { icon: Icon, words, name } = unsaved === undefined ? kept : keptStates[unsaved]
  return (
    <span className={name} title={words()}>
      <Icon size={18} aria-hidden="true" />
      <span className="vis-weg">{words()}</span>
    </span>
  )
}

const kept = { icon: Check, words: m.lijst_bewaard, name: 'ls-bewaard' }
const keptStates = {
  bewaren: { icon: CloudUpload, words: m.lijst_wordt_bewaard, name: 'ls-bewaren' },
  wacht: { icon: CloudOff, words: m.lijst_wacht_verbinding, name: 'ls-wacht' },
  niet_geplaatst: { icon: Inbox, words: m.lijst_niet_geplaatst, name: 'ls-niet' },
} as const

/** Table, reactions and comments of a note, in words and numbers; nothing when there are none. */
function RowMarks({
  signaal: { table, reacties, hidden },
  opmerkingen,
}: {
  readonly signaal: Row['signaal']
  readonly opmerkingen: number
}): ReactNode {
  const parts = [
    table === undefined ? '' : m.tafel_nr({ nummer: table }),
    (reacties?.herken ?? 0) > 0 ? reactieCount('herken', reacties?.herken ?? 0) : '',
    (reacties?.vraag ?? 0) > 0 ? reactieCount('vraag', reacties?.vraag ?? 0) : '',
    opmerkingen > 0 ? m.samen_opmerkingen_telling({ count: opmerkingen }) : '',
  ].filter((part) => part !== '')
  return parts.length === 0 || hidden !== undefined ? null : <em className="ls-sub ls-merken">{parts.join(' · ')}</em>
}

function RowEditor({
  id,
  text,
  handlers,
}: {
  readonly id: string
  readonly text: string
  readonly handlers: RowHandlers
}): ReactNode {
  const [value, setValue] = useState(text)
  const isDone = useRef(false)
  const hasStarted = useRef(false)
  const end = (keep: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    if (keep && value.trim() !== '' && value !== text) handlers.saveText(id, value.trim())
    handlers.edit(undefined)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus left
    <div
      className="ls-edit"
      onBlur={(event) => {
        // From the text to the hint below it is not away.
        if (!event.currentTarget.contains(event.relatedTarget)) end(true)
      }}
    >
      <textarea
        ref={(element) => {
          // Once: whoever went on to a button of this row is not taken back.
          if (element !== null && !hasStarted.current) {
            hasStarted.current = true
            element.focus()
            element.setSelectionRange(element.value.length, element.value.length)
          }
        }}
        lang="nl"
        rows={2}
        maxLength={maxSignaalText}
        aria-label={m.bord_tekst_van_briefje()}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            end(true)
          } else if (event.key === 'Escape') end(false)
        }}
      />
      <GegevensHint text={value} />
      <div className="ls-edit-voet">
        <span>{m.bord_teken_teller({ aantal: value.length, max: maxSignaalText })}</span>
        <span>{m.lijst_bewerk_hulp()}</span>
        <Button size="klein" kind="primair" onPress={() => end(true)}>
          <Check size={16} aria-hidden="true" />
          {m.lijst_bewaar()}
        </Button>
      </div>
    </div>
  )
}
