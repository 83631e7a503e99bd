import { Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isActive, type SignaalKind } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { getLocale, m } from '../../shared/i18n/messages.ts'
import type { BordWork } from '../model/bord-work.ts'
import { useCollection, useSaveState, useSessie, useUnsaved } from '../model/hooks.ts'
import { useOpmerkingCounts, useSamen, useSamenState } from '../model/samen-context.tsx'
import type { Ghost, Session } from '../model/types.ts'
import { type BordFilter, noFilter } from '../state/bord-filter.ts'
import { type BordUi, nothingSelected } from '../state/bord-ui.ts'
import { Button } from '../ui/button.tsx'
import { SelectionBar } from '../ui/selection-bar.tsx'
import { EntryLine, EntryRow } from './entry-line.tsx'
import { type ListSection, listSections } from './list-data.ts'
import { ListFilters } from './list-filters.tsx'
import { ListRow, type RowHandlers, rowIdOf } from './list-row.tsx'
import { rowActions } from './row-actions.tsx'
import { SectionHead, titleOf } from './section-head.tsx'
import { useGrowing } from './use-growing.ts'
import './list.css'

export interface SignalenListProps {
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly ghosts: readonly Ghost[]
  readonly voorstel: Voorstel | undefined
  readonly suggestedKind: SignaalKind
  readonly onShowOnBord: (id: string) => void
}

const columns = [
  () => m.lijst_soort(),
  () => m.lijst_briefje(),
  () => m.lijst_thema(),
  () => m.lijst_van(),
  () => m.lijst_tijd(),
  () => m.lijst_bewaard(),
  () => m.lijst_meer(),
] as const

/** The bord as an outline: the same notes, the same actions, all by keyboard (issue 2, point 6). */
export function SignalenList(props: SignalenListProps): ReactNode {
  const { session, ui, work, themas, ghosts, voorstel, suggestedKind, onShowOnBord } = props
  const signalen = useCollection('signalen')
  const saveState = useSaveState()
  const allFrames = useCollection('frames')
  const frames = useMemo(() => allFrames.filter(isActive), [allFrames])
  const opmerkingen = useOpmerkingCounts()
  const samen = useSamen()
  const { own } = useSamenState()
  const filter = useStore(ui, (state) => state.filter)
  const setFilter = useCallback((next: BordFilter) => ui.setState({ filter: next }), [ui])
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [entryAt, setEntryAt] = useState<string>()
  const [editing, setEditing] = useState<string>()
  const [themaOpen, setThemaOpen] = useState<string>()
  const grid = useRef<HTMLDivElement>(null)
  const selected = useStore(ui, (state) => state.selected)
  const focused = useStore(ui, (state) => state.focused)
  const sections = useMemo(
    () => listSections({ themas, signalen, ghosts, frames, isMine: (id) => session.isMine('signalen', id) }, filter),
    [themas, signalen, ghosts, frames, filter, session],
  )
  const counts = useMemo(() => {
    const all = listSections(
      { themas, signalen, ghosts, frames, isMine: () => true },
      { ...noFilter, withArchived: true },
    )
    return new Map(all.map((section) => [section.id, section.count]))
  }, [themas, signalen, ghosts, frames])
  const total = useMemo(() => signalen.filter((signaal) => signaal.archivedAt === undefined).length, [signalen])
  const order = useMemo(
    () =>
      sections.flatMap((section) =>
        folded.has(section.id) ? [] : section.rows.map((row) => row.signaal.id as string),
      ),
    [sections, folded],
  )
  // The first screenful at once, the rest while the browser has nothing better to do.
  const shown = useGrowing(order.length)
  const starts = useMemo(() => {
    let before = 0
    return new Map(
      sections.map((section) => {
        const start = before
        if (!folded.has(section.id)) before += section.rows.length
        return [section.id, start]
      }),
    )
  }, [sections, folded])
  // Rows ask for their own rights; they ask again when this changes.
  const werksessie = useSessie()?.werksessie
  const rights = `${werksessie?.huidigeFase}|${werksessie?.status}|${werksessie?.settings.showAuthors}|${saveState.kind === 'alleen_lezen'}|${JSON.stringify(
    werksessie?.fasen.find((fase) => fase.id === werksessie.huidigeFase)?.allow,
  )}`
  const current = focused !== undefined && order.includes(focused) ? focused : order[0]
  const unsaved = useUnsaved()

  // Coming from the canvas: the same note has the keyboard here.
  const arrived = useRef(focused)
  useEffect(() => {
    const id = arrived.current
    const row = id === undefined ? null : document.getElementById(rowIdOf(id))
    if (row === null) return
    arrived.current = undefined
    row.scrollIntoView({ block: 'center' })
    row.focus()
  })

  const focusRow = useCallback(
    (id: string | undefined): void => {
      if (id === undefined) return
      ui.setState({ focused: id })
      requestAnimationFrame(() => document.getElementById(rowIdOf(id))?.focus())
    },
    [ui],
  )
  const chosen = (): string[] => {
    const state = ui.getState()
    if (state.selected.size > 0) return [...state.selected]
    return current === undefined ? [] : [current]
  }
  const newest = useRef({ work, voorstel, onShowOnBord, session, reacties: { samen, own } })
  newest.current = { work, voorstel, onShowOnBord, session, reacties: { samen, own } }
  const handlers = useMemo<RowHandlers>(() => {
    const toggle = (id: string): void => {
      const next = new Set(ui.getState().selected)
      if (!next.delete(id)) next.add(id)
      ui.setState({ selected: next, focused: id })
    }
    const time = new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit' })
    return {
      timeOf: (at) => time.format(at),
      focusRow: (id) => {
        if (ui.getState().focused !== id) ui.setState({ focused: id })
      },
      toggle,
      edit: (id) => {
        setEditing((before) => {
          if (id === undefined && before !== undefined)
            requestAnimationFrame(() => document.getElementById(rowIdOf(before))?.focus())
          return id
        })
        newest.current.session.setPresence({ editing: id ?? null })
      },
      saveText: (id, text) => {
        const { session } = newest.current
        if (session.actions.editSignaalText(id, text)) return
        const kind = session.bord.get('signalen', id)?.kind ?? 'praktijksignaal'
        session.keepNietGeplaatst({ text, kind, id })
      },
      place: (id, themaId) => {
        const { selected: now } = ui.getState()
        newest.current.work.place(now.has(id) ? [...now] : [id], themaId)
        requestAnimationFrame(() => document.getElementById(rowIdOf(id))?.focus())
      },
      accept: ({ ghost }) => {
        const { voorstel: proposal } = newest.current
        if (ghost !== undefined && proposal !== undefined) newest.current.work.acceptGhosts(proposal, [ghost])
      },
      refuse: ({ ghost }) => {
        if (ghost !== undefined) newest.current.work.refuseGhost(ghost)
      },
      closeThemaMenu: () => setThemaOpen(undefined),
      moreFor: (row) =>
        rowActions(row, newest.current.work, {
          toggle,
          showOnBord: newest.current.onShowOnBord,
          openOpmerkingen: (id) => ui.setState({ opmerkingenBij: id }),
          reacties: newest.current.reacties,
        }),
    }
  }, [ui])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row'
    const isHeader = event.target instanceof HTMLElement && event.target.dataset.section !== undefined
    const command = event.ctrlKey || event.metaKey
    const at = current === undefined ? -1 : order.indexOf(current)
    const done = (): void => event.preventDefault()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isRow && !isHeader) return
      const next = order[Math.max(0, Math.min(order.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]
      if (event.shiftKey && next !== undefined && current !== undefined)
        ui.setState({ selected: new Set([...ui.getState().selected, current, next]) })
      focusRow(next)
      done()
      return
    }
    if (!isRow) return
    if (command && event.key.toLowerCase() === 'a') {
      ui.setState({ selected: new Set(order) })
      done()
      return
    }
    if (command || event.altKey) return
    switch (event.key) {
      case 'Home':
        focusRow(order[0])
        done()
        return
      case 'End':
        focusRow(order.at(-1))
        done()
        return
      case 'Enter':
      case 'F2':
        if (current !== undefined && work.canEdit(current)) handlers.edit(current)
        done()
        return
      case ' ':
        if (current !== undefined) handlers.toggle(current)
        done()
        return
      case 'Delete':
      case 'Backspace': {
        const next = order[at + 1] ?? order[at - 1]
        if (work.withdraw(chosen())) {
          ui.setState({ selected: nothingSelected })
          focusRow(next)
        }
        done()
        return
      }
      case 'Escape':
        ui.setState({ selected: nothingSelected })
        return
      case 't':
      case 'T':
        if (current !== undefined && work.canPlace(current)) setThemaOpen(current)
        done()
        return
      case 'm':
      case 'M':
        if (selected.size > 1) work.merge([...selected])
        done()
        return
      case 'r':
      case 'R':
        if (current !== undefined) ui.setState({ opmerkingenBij: current })
        done()
        return
      case 'n':
      case 'N':
        if (work.canAdd()) setEntryAt(sectionOf(sections, current) ?? 'los')
        done()
        return
    }
  }

  return (
    <div className="ls-lijst">
      <ListFilters
        filter={filter}
        onChange={setFilter}
        themas={themas}
        counts={counts}
        total={total}
        hasGhosts={ghosts.length > 0}
        tafels={werksessie?.tafels ?? []}
        frames={frames}
      />
      <div className="ls-midden">
        <div className="ls-kopregel">
          <div>
            <h1>{m.lijst_titel()}</h1>
            <p>
              {m.lijst_uitleg()} <span className="ls-toetsen">{m.lijst_toetsen()}</span>
            </p>
          </div>
          {work.canAdd() ? (
            <Button kind="primair" onPress={() => setEntryAt(filter.place ?? 'los')}>
              <Plus size={18} aria-hidden="true" />
              {m.lijst_nieuw()}
            </Button>
          ) : null}
        </div>
        {selected.size > 1 ? (
          <SelectionBar
            className="ls-keuze"
            count={selected.size}
            themas={themas}
            onPlace={
              [...selected].some((id) => work.canPlace(id))
                ? (themaId) => void work.place([...selected], themaId)
                : undefined
            }
            onMerge={work.canMerge() ? () => void work.merge([...selected]) : undefined}
            onWithdraw={() => {
              if (work.withdraw([...selected])) ui.setState({ selected: nothingSelected })
            }}
            onClear={() => ui.setState({ selected: nothingSelected })}
          />
        ) : null}
        {/* biome-ignore lint/a11y/useSemanticElements: a grid of divs; table rows cannot skip layout while out of view */}
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-label={m.lijst_titel()}
          aria-multiselectable="true"
          className="ls-tabel"
          onKeyDown={onKeyDown}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a row of headings is not walked to */}
          <div role="row" className="ls-kop">
            {columns.map((title, index) => (
              // biome-ignore lint/a11y/useSemanticElements: see the grid
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              <div role="columnheader" key={title()} className={index > 4 ? 'ls-cel ls-kop-stil' : 'ls-cel'}>
                <span className={index > 4 ? 'vis-weg' : ''}>{title()}</span>
              </div>
            ))}
          </div>
          {sections.map((section) => {
            const title = titleOf(section)
            const isFolded = folded.has(section.id)
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the grid
              <div role="rowgroup" key={section.id} aria-label={title}>
                <SectionHead
                  section={section}
                  title={title}
                  isFolded={isFolded}
                  canAdd={work.canAdd() && section.id !== 'nergens'}
                  onFold={() => {
                    const next = new Set(folded)
                    if (!next.delete(section.id)) next.add(section.id)
                    setFolded(next)
                  }}
                  onAdd={() => setEntryAt(section.id)}
                  onRename={
                    section.frame !== undefined && work.canManageFrames()
                      ? (name) => work.renameFrame(section.frame?.id ?? '', name)
                      : undefined
                  }
                />
                {entryAt === section.id ? (
                  <EntryRow>
                    <EntryLine
                      startKind={suggestedKind}
                      label={m.lijst_nieuw_bij({ thema: title })}
                      onClose={() => {
                        setEntryAt(undefined)
                        focusRow(current)
                      }}
                      onAdd={(text, kind) =>
                        work.add({
                          text,
                          kind,
                          ...(section.thema !== undefined && work.canPlaceNew() ? { themaId: section.thema.id } : {}),
                        }) !== undefined
                      }
                    />
                  </EntryRow>
                ) : null}
                {isFolded
                  ? null
                  : section.rows.slice(0, Math.max(0, shown - (starts.get(section.id) ?? 0))).map((row) => {
                      const { id } = row.signaal
                      return (
                        <ListRow
                          key={id}
                          row={row}
                          thema={section.thema}
                          themas={themas}
                          isCurrent={id === current}
                          isSelected={selected.has(id)}
                          isEditing={editing === id}
                          isThemaOpen={themaOpen === id}
                          unsaved={unsaved.get(id)}
                          work={work}
                          rights={rights}
                          opmerkingen={opmerkingen.get(id) ?? 0}
                          reacted={`${own.herken.has(id)}|${own.vraag.has(id)}`}
                          handlers={handlers}
                        />
                      )
                    })}
              </div>
            )
          })}
        </div>
        {sections.every((section) => section.rows.length === 0) ? (
          <div className="ls-leeg">
            <p>{total === 0 ? m.bord_leeg_tekst() : m.lijst_geen()}</p>
            {total === 0 ? null : <Button onPress={() => setFilter(noFilter)}>{m.lijst_wis_filters()}</Button>}
          </div>
        ) : null}
      </div>
    </div>
  )
}

const sectionOf = (sections: readonly ListSection[], id: string | undefined): string | undefined =>
  sections.find((section) => section.rows.some((row) => row.signaal.id === id))?.id
