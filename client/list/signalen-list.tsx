import { Keyboard, Plus } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isActive } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { useCollection, usePresence, useSessie, useUnsaved } from '../model/hooks.ts'
import { useOpmerkingCounts, useSamen, useSamenState } from '../model/samen-context.tsx'
import { type BordFilter, noFilter } from '../state/bord-filter.ts'
import { nothingSelected } from '../state/bord-ui.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { SelectionBar } from '../ui/selection-bar.tsx'
import { toast, undoAction } from '../ui/toast.tsx'
import { bringRow } from './bring-row.ts'
import { canvasKeyOf, listKeyOf } from './canvas-key.ts'
import { EntryLine } from './entry-line.tsx'
import { ListProvider, type ListState } from './list-context.ts'
import { type ListSection, listSections } from './list-data.ts'
import { type ListDialog, ListDialogs } from './list-dialogs.tsx'
import { ListFilters } from './list-filters.tsx'
import { addIn, mayRename, nextRow } from './list-steps.ts'
import { NieuwsKnop } from './nieuws-knop.tsx'
import { createObjectWork } from './object-work.ts'
import { type OutlineNode, sectionKey } from './outline.ts'
import { goalOf, putIn } from './outline-drop.ts'
import { OutlineTree } from './outline-tree.tsx'
import { titleOf } from './section-row.tsx'
import { type SignalenListProps, useListHandlers } from './use-list-handlers.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useOutline } from './use-outline.ts'
import { WhoWhere, whoIsWhere } from './who-where.tsx'
import './list.css'

const columns = [
  () => m.lijst_soort(),
  () => m.lijst_briefje(),
  () => m.lijst_thema(),
  () => m.lijst_van(),
  () => m.lijst_tijd(),
] as const

/** How long a row stays marked that somebody pointed at. */
const shownMs = 4000

/** The bord as an outline: the same things, the same actions, all by keyboard and for a screen reader (issue 5, §2.7). */
export function SignalenList(props: SignalenListProps): ReactNode {
  const { session, ui, work, themas, ghosts, suggestedKind, onShowOnBord } = props
  const signalen = useCollection('signalen')
  const allFrames = useCollection('frames')
  const frames = useMemo(() => allFrames.filter(isActive), [allFrames])
  const presence = usePresence()
  const opmerkingen = useOpmerkingCounts()
  const unsaved = useUnsaved()
  const samen = useSamen()
  const { own } = useSamenState()
  const werksessie = useSessie()?.werksessie
  const filter = useStore(ui, (state) => state.filter)
  const setFilter = useCallback((next: BordFilter) => ui.setState({ filter: next }), [ui])
  const [entryAt, setEntryAt] = useState<string>()
  const [editing, setEditing] = useState<string>()
  const [themaOpen, setThemaOpen] = useState<string>()
  const [dialog, setDialog] = useState<ListDialog>()
  const selected = useStore(ui, (state) => state.selected)
  const focused = useStore(ui, (state) => state.focused)
  const current = focused === undefined ? undefined : listKeyOf(focused)

  const sections = useMemo(
    () => listSections({ themas, signalen, ghosts, frames, isMine: (id) => session.isMine('signalen', id) }, filter),
    [themas, signalen, ghosts, frames, filter, session],
  )
  const all = useMemo(
    () => listSections({ themas, signalen, ghosts, frames, isMine: () => true }, { ...noFilter, withArchived: true }),
    [themas, signalen, ghosts, frames],
  )
  const counts = useMemo(() => new Map(all.map((section) => [section.id, section.count])), [all])
  const total = useMemo(() => signalen.filter(isActive).length, [signalen])
  const outline = useOutline(session, sections, filter)
  const { nodes, nodeOf, unselectable, expanded, rowNumber, isOpen, openTo, setExpanded } = outline

  const box = useRef<HTMLDivElement>(null)
  const newestNumbers = useRef(rowNumber)
  newestNumbers.current = rowNumber
  const [numbers] = useState(() => (key: string) => newestNumbers.current.get(key))
  /** Gives a row the keyboard, wherever it is: it is unfolded, brought to the page and into view. */
  const focusRow = useCallback(
    (key: string | undefined, where: ScrollLogicalPosition = 'nearest', then?: () => void): void => {
      if (key === undefined) return
      openTo(key)
      ui.setState({ focused: canvasKeyOf(key) })
      bringRow(box.current, key, numbers, (row) => {
        row.scrollIntoView({ block: where })
        row.focus({ preventScroll: true })
        then?.()
      })
    },
    [openTo, ui, numbers],
  )
  // Coming from the canvas: the same object has the keyboard here.
  const arrived = useRef(focused)
  const hasRows = nodes.length > 0
  useEffect(() => {
    const id = arrived.current
    if (id === undefined || !hasRows) return
    arrived.current = undefined
    focusRow(listKeyOf(id), 'center')
  }, [hasRows, focusRow])
  // Somebody points at an object (a begeleider who brings all there, a link): it comes into view, the focus stays.
  const shownRow = useStore(ui, (state) => state.shownRow)
  useEffect(() => {
    if (shownRow === undefined) return
    const key = listKeyOf(shownRow.id)
    openTo(key)
    let marked: HTMLElement | undefined
    const stop = bringRow(box.current, key, numbers, (row) => {
      marked = row
      row.scrollIntoView({ block: 'center' })
      row.classList.add('bd-aangewezen')
    })
    const timer = setTimeout(() => marked?.classList.remove('bd-aangewezen'), shownMs)
    return () => {
      stop()
      clearTimeout(timer)
      marked?.classList.remove('bd-aangewezen')
    }
  }, [shownRow, openTo, numbers])

  const objects = useMemo(
    () =>
      createObjectWork(session, work, (text, undo) =>
        toast(text, undo ? { action: undoAction(session.lastStep()) } : {}),
      ),
    [session, work],
  )
  const chosen = (): string[] => {
    if (selected.size > 0) return [...selected]
    return current !== undefined && nodeOf(current)?.type === 'signaal' ? [current] : []
  }
  const showOnBord = useCallback((key: string) => onShowOnBord(canvasKeyOf(key)), [onShowOnBord])
  const handlers = useListHandlers({
    ui,
    setEditing,
    setThemaOpen,
    addTo: setEntryAt,
    open: setDialog,
    now: { props, objects, own, samen, nodeOf, showOnBord, focusRow },
  })

  const canDropIn = (keys: ReadonlySet<string>, target: OutlineNode | undefined): ListSection | undefined => {
    const sectionId =
      target?.type === 'sectie' ? target.section.id : target?.type === 'signaal' ? target.sectionId : undefined
    const section = all.find(({ id }) => id === sectionId)
    if (section === undefined) return undefined
    const goal = goalOf(section)
    const nodesOf = [...keys].map(nodeOf)
    if (goal === undefined || (goal.kind === 'nergens' && !work.canMerge())) return undefined
    const may = nodesOf.every((node) => node?.type === 'signaal' && work.canPlace(node.key))
    const isElsewhere = nodesOf.some((node) => node?.type === 'signaal' && node.sectionId !== sectionId)
    return may && isElsewhere ? section : undefined
  }
  const moveTo = (ids: readonly string[], section: ListSection): void => {
    const goal = goalOf(section)
    if (goal === undefined) return
    putIn(goal, ids, work)
    const [first] = ids
    requestAnimationFrame(() => focusRow(first))
  }

  const onKeyDownCapture = useListKeys({
    isEditing: editing !== undefined,
    current: current === undefined ? undefined : nodeOf(current),
    chosen,
    run: {
      edit: (node) => {
        if (node.type === 'groep' || (node.type === 'sectie' && node.children.length > 0)) outline.toggle(node.key)
        else if (node.type === 'signaal' ? work.canEdit(node.key) : node.type === 'object') handlers.edit(node.key)
      },
      rename: (node) => {
        if (node.type === 'sectie' ? mayRename(node.section, work) : node.type !== 'groep') handlers.edit(node.key)
      },
      withdraw: (node) => {
        const next = nextRow(rowNumber, node.key, nodeOf)
        if (node.type === 'object') {
          if (objects.remove(node.object)) focusRow(next)
        } else if (chosen().length > 0 && work.withdraw(chosen())) {
          ui.setState({ selected: nothingSelected })
          focusRow(next)
        }
      },
      thema: (node) => {
        if (work.canPlace(node.key)) setThemaOpen(node.key)
      },
      verplaats: (ids) => setDialog({ kind: 'verplaats', ids }),
      merge: () => {
        if (selected.size > 1) work.merge([...selected])
      },
      opmerkingen: (node) => ui.setState({ opmerkingenBij: node.key }),
      new: (node) => {
        if (work.canAdd())
          setEntryAt(node?.type === 'sectie' ? node.section.id : node?.type === 'signaal' ? node.sectionId : 'los')
      },
      lock: (node, ids) => {
        if (node.type === 'object' && 'locked' in node.object.record)
          objects.setLocked(node.object, node.object.record.locked !== true)
        else if (node.type === 'signaal' && work.canLock()) work.setLocked(ids, !work.isLocked(node.key))
      },
      duplicate: (ids) => {
        if (work.canDuplicate(ids)) focusRow(work.duplicate(ids)[0])
      },
      bord: (node) => showOnBord(node.key),
      wie: () => announce(whoIsWhere(session.bord, presence)),
      help: () => setDialog({ kind: 'toetsen' }),
      search: () => box.current?.parentElement?.querySelector<HTMLInputElement>('.ls-zoek input')?.focus(),
      all: () => ui.setState({ selected: new Set(outline.signaalKeys()) }),
    },
  })

  const editors = useMemo(
    () => new Map(presence.flatMap(({ editing: id, alias }) => (id === undefined ? [] : [[id, alias] as const]))),
    [presence],
  )
  // Rows ask for their own rights; they ask again when what they see of the list changes.
  const rights = `${werksessie?.huidigeFase}|${werksessie?.status}|${JSON.stringify(werksessie?.settings)}|${JSON.stringify(werksessie?.fasen.find(({ id }) => id === werksessie.huidigeFase)?.allow)}`
  const state = useMemo<ListState>(
    () => ({
      work,
      themas,
      editing,
      themaOpen,
      unsaved,
      opmerkingen,
      rowNumber,
      isOpen,
      canDrag: rights !== '' && signalen.some(({ id }) => work.canPlace(id)),
      editors,
      handlers,
    }),
    [work, themas, editing, themaOpen, unsaved, opmerkingen, rowNumber, isOpen, rights, signalen, editors, handlers],
  )
  const entrySection = all.find(({ id }) => id === entryAt)
  const isEmpty = sections.every((section) => section.rows.length === 0)
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
          <NieuwsKnop />
          <WhoWhere />
          <Button
            isIconOnly
            className="ls-toetsknop"
            aria-label={m.lijst_toetsen_knop()}
            icon={<Keyboard size={18} aria-hidden="true" />}
            onPress={() => setDialog({ kind: 'toetsen' })}
          />
          {work.canAdd() ? (
            <Button kind="primair" onPress={() => setEntryAt(filter.place ?? 'los')} data-rondleiding="nieuw">
              <Plus size={18} aria-hidden="true" />
              {m.lijst_nieuw()}
            </Button>
          ) : null}
        </div>
        <div className="ls-vast">
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
              onMove={
                [...selected].some((id) => work.canPlace(id))
                  ? () => setDialog({ kind: 'verplaats', ids: [...selected] })
                  : undefined
              }
              onMerge={work.canMerge() ? () => void work.merge([...selected]) : undefined}
              onWithdraw={() => {
                if (work.withdraw([...selected])) ui.setState({ selected: nothingSelected })
              }}
              onClear={() => ui.setState({ selected: nothingSelected })}
            />
          ) : null}
          {entryAt === undefined ? null : (
            <EntryLine
              key={entryAt}
              startKind={suggestedKind}
              label={m.lijst_nieuw_bij({
                thema: entrySection === undefined ? m.bord_nog_los() : titleOf(entrySection),
              })}
              onClose={() => {
                setEntryAt(undefined)
                focusRow(current ?? sectionKey(entryAt))
              }}
              onAdd={(text, kind) => addIn(work, entrySection, text, kind)}
            />
          )}
        </div>
        <div ref={box} className="ls-tabel">
          <div className="ls-kop" aria-hidden="true">
            {columns.map((title) => (
              <span key={title()} className="ls-cel">
                {title()}
              </span>
            ))}
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the treegrid in it before that does */}
          <div
            onKeyDownCapture={onKeyDownCapture}
            onFocus={({ target }) => {
              const key = target.closest<HTMLElement>('[role="row"]')?.dataset.key
              if (key !== undefined) ui.setState({ focused: canvasKeyOf(key) })
            }}
          >
            <ListProvider value={state}>
              <OutlineTree
                nodes={nodes}
                nodeOf={nodeOf}
                expanded={expanded}
                onExpanded={setExpanded}
                selected={selected}
                onSelected={(keys) =>
                  ui.setState({ selected: keys === 'all' ? new Set(outline.signaalKeys()) : new Set(keys) })
                }
                unselectable={unselectable}
                canDrop={(keys, target, byKeyboard) => {
                  const node = nodeOf(target)
                  return !(byKeyboard && node?.type !== 'sectie') && canDropIn(keys, node) !== undefined
                }}
                onDrop={(keys, target) => {
                  const section = canDropIn(keys, nodeOf(target))
                  if (section !== undefined) moveTo([...keys], section)
                }}
              />
            </ListProvider>
          </div>
        </div>
        {isEmpty ? (
          <div className="ls-leeg">
            <p>{total === 0 ? m.bord_leeg_tekst() : m.lijst_geen()}</p>
            {total === 0 ? null : <Button onPress={() => setFilter(noFilter)}>{m.lijst_wis_filters()}</Button>}
          </div>
        ) : null}
      </div>
      <ListDialogs
        open={dialog}
        onClose={() => {
          setDialog(undefined)
          // Menus and dialogs give the keyboard back to something that may be gone: the row has it.
          requestAnimationFrame(() => focusRow(current))
        }}
        sections={all}
        themas={themas}
        allNodes={outline.allNodes}
        work={work}
        moveTo={moveTo}
      />
    </div>
  )
}
