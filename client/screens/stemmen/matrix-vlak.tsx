import { type ReactNode, type PointerEvent as ReactPointerEvent, useRef, useState } from 'react'
import type { MatrixBallot, MatrixPlace } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { cleanPlace, middle, moveByKey, placeAt } from './matrix.ts'
import type { Target } from './targets.ts'

/** Below this many CSS px a press is a press and no drag. */
const dragPx = 4
/** The tray under the plane: how many lie side by side, and where it begins, in CSS px. */
const perRow = 8
const trayPx = 74
const rowPx = 46

/** The plane: haalbaarheid to the right, effect upwards. Every target is a numbered button; a drag writes on drop. */
export function MatrixVlak({
  targets,
  matrix,
  isReadOnly,
  chosen,
  onPlace,
}: {
  readonly targets: readonly Target[]
  readonly matrix: MatrixBallot
  readonly isReadOnly: boolean
  readonly chosen: string | undefined
  readonly onPlace: (target: Target, place: MatrixPlace | undefined) => void
}): ReactNode {
  const plane = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ readonly id: string; readonly place: MatrixPlace }>()
  const start = useRef<{ readonly x: number; readonly y: number; moved: boolean }>(undefined)
  const at = (event: ReactPointerEvent): MatrixPlace | undefined =>
    plane.current === null
      ? undefined
      : placeAt({ x: event.clientX, y: event.clientY }, plane.current.getBoundingClientRect())
  const loose = targets.filter(({ id }) => matrix[id] === undefined)
  const rows = Math.ceil(loose.length / perRow)
  const chip = (target: Target, index: number) => {
    const kept = matrix[target.id]
    const place = drag?.id === target.id ? drag.place : kept
    const nummer = index + 1
    const inTray = loose.indexOf(target)
    return (
      <button
        key={target.id}
        type="button"
        className={`mx-stip num ${chosen === target.id ? 'mx-gekozen' : ''} ${drag?.id === target.id ? 'mx-sleept' : ''}`}
        style={
          place === undefined
            ? {
                left: `${(100 * ((inTray % perRow) + 0.5)) / perRow}%`,
                bottom: -trayPx - rowPx * Math.floor(inTray / perRow),
              }
            : { left: `${place[0]}%`, bottom: `${place[1]}%` }
        }
        disabled={isReadOnly}
        aria-label={
          place === undefined
            ? m.stemmen_matrix_stip_los({ nummer, naam: target.title })
            : m.stemmen_matrix_stip({ nummer, naam: target.title, haalbaar: place[0], effect: place[1] })
        }
        aria-describedby="mx-toetsen"
        title={target.title}
        onPointerDown={(event) => {
          if (isReadOnly || event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          start.current = { x: event.clientX, y: event.clientY, moved: false }
        }}
        onPointerMove={(event) => {
          const from = start.current
          if (from === undefined) return
          if (!from.moved && Math.hypot(event.clientX - from.x, event.clientY - from.y) < dragPx) return
          from.moved = true
          const next = at(event)
          if (next !== undefined) setDrag({ id: target.id, place: next })
        }}
        onPointerUp={(event) => {
          const { moved } = start.current ?? { moved: false }
          start.current = undefined
          setDrag(undefined)
          const next = at(event)
          if (moved && next !== undefined) onPlace(target, next)
        }}
        onPointerCancel={() => {
          start.current = undefined
          setDrag(undefined)
        }}
        onKeyDown={(event) => {
          if (isReadOnly) return
          if (event.key === 'Delete' || event.key === 'Backspace') {
            if (kept !== undefined) onPlace(target, undefined)
            return
          }
          const next =
            kept === undefined
              ? event.key === 'Enter' || event.key === ' ' || event.key.startsWith('Arrow')
                ? cleanPlace(middle)
                : undefined
              : moveByKey(kept, event.key, event.shiftKey)
          if (next === undefined) return
          event.preventDefault()
          onPlace(target, next)
        }}
      >
        {nummer}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons on a plane is no fieldset
    <div className="mx-vak" role="group" aria-label={m.stemmen_matrix_vlak()}>
      {/* Those that are not placed yet lie under the plane, in the same parent: a drag or the focus is not broken off. */}
      <div className="mx-vlak" ref={plane} style={{ marginBottom: rows === 0 ? 48 : trayPx + rowPx * rows - 14 }}>
        <i className="mx-kruis" aria-hidden="true" />
        <div className="mx-as mx-as-y" aria-hidden="true">
          <span>{m.stemmen_matrix_groot()}</span>
          <b>{m.stemmen_matrix_effect_as()} →</b>
          <span>{m.stemmen_matrix_klein()}</span>
        </div>
        <div className="mx-as mx-as-x" aria-hidden="true">
          <span>{m.stemmen_matrix_moeilijk()}</span>
          <b>{m.stemmen_matrix_haalbaar_as()} →</b>
          <span>{m.stemmen_matrix_makkelijk()}</span>
        </div>
        {targets.map(chip)}
      </div>
      <p id="mx-toetsen" className="vis-weg">
        {m.stemmen_matrix_toetsen()}
      </p>
    </div>
  )
}
