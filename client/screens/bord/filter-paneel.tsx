import { X } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { isActive } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { listSections } from '../../list/list-data.ts'
import { ListFilters } from '../../list/list-filters.tsx'
import { useCalmCollection, useCollection, useSessie } from '../../model/hooks.ts'
import type { Ghost, Session } from '../../model/types.ts'
import { countFilters, noFilter } from '../../state/bord-filter.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { Button } from '../../ui/button.tsx'

/** The filters of the list beside the canvas: what they leave out is dimmed there. */
export function FilterPaneel({
  session,
  ui,
  themas,
  ghosts,
  onClose,
}: {
  readonly session: Session
  readonly ui: BordUi
  readonly themas: readonly Thema[]
  readonly ghosts: readonly Ghost[]
  readonly onClose: () => void
}): ReactNode {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const filter = useStore(ui, (state) => state.filter)
  const signalen = useCalmCollection('signalen')
  const allFrames = useCollection('frames')
  const frames = useMemo(() => allFrames.filter(isActive), [allFrames])
  const tafels = useSessie()?.werksessie.tafels ?? []
  const input = useMemo(
    () => ({ themas, signalen, ghosts, frames, isMine: (id: string) => session.isMine('signalen', id) }),
    [themas, signalen, ghosts, frames, session],
  )
  const counts = useMemo(
    () => new Map(listSections(input, { ...noFilter, withArchived: true }).map(({ id, count }) => [id, count])),
    [input],
  )
  const shown = useMemo(
    () => listSections(input, { ...filter, withArchived: false }).reduce((sum, { rows }) => sum + rows.length, 0),
    [input, filter],
  )
  const total = useMemo(() => signalen.filter(isActive).length, [signalen])
  return (
    <aside
      ref={panel}
      className="bd-filter cv-zweef"
      aria-label={m.lijst_filters()}
      data-over-canvas=""
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2>{m.lijst_filters()}</h2>
        <Button
          kind="stil"
          size="klein"
          isIconOnly
          aria-label={m.kijk_filter_sluit()}
          icon={<X size={19} aria-hidden="true" />}
          onPress={onClose}
        />
      </header>
      <ListFilters
        filter={filter}
        onChange={(next) => ui.setState({ filter: next })}
        themas={themas}
        counts={counts}
        total={total}
        hasGhosts={ghosts.length > 0}
        tafels={tafels}
        frames={frames}
      />
      <footer>
        <span aria-live="polite">{m.kijk_filter_telling({ count: shown, totaal: total })}</span>
        <Button size="klein" isDisabled={countFilters(filter) === 0} onPress={() => ui.setState({ filter: noFilter })}>
          {m.kijk_filter_wis()}
        </Button>
      </footer>
    </aside>
  )
}
