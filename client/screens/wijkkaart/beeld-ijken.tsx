import { type ReactNode, useState } from 'react'
import type { BestandInfo } from '../../../shared/domain/bestand.ts'
import type { Ijkpunt } from '../../../shared/domain/kaartlaag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { parsePlek } from './parse-plek.ts'
import { Keuze } from './velden.tsx'

type Px = readonly [number, number]

/**
 * Lays a picture on the map by two points that somebody points at and knows the place of: a buurt of the imported map, or
 * coordinates. Without any coordinates the picture simply fills the schematic map.
 */
export function BeeldIjken({
  info,
  onClose,
  onDone,
}: {
  readonly info: BestandInfo
  readonly onClose: () => void
  readonly onDone: (ijk: readonly [Ijkpunt, Ijkpunt]) => void
}): ReactNode {
  const { werksessieId, toegang } = useSession()
  const namen = useSessie()?.kaart?.gebieden?.namen ?? []
  const [active, setActive] = useState<0 | 1>(0)
  const [px, setPx] = useState<readonly [Px, Px]>([
    [Math.round((info.width ?? 100) * 0.2), Math.round((info.height ?? 100) * 0.2)],
    [Math.round((info.width ?? 100) * 0.8), Math.round((info.height ?? 100) * 0.8)],
  ])
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [at, setAt] = useState<readonly [Px | undefined, Px | undefined]>([undefined, undefined])
  const { width = 1, height = 1 } = info
  const put = <T,>(pair: readonly [T, T], index: 0 | 1, value: T): readonly [T, T] =>
    index === 0 ? [value, pair[1]] : [pair[0], value]
  const place = (index: 0 | 1, words: string) => {
    setTyped(put(typed, index, words))
    void parsePlek(words).then((found) => setAt((now) => put(now, index, found)))
  }
  const [a, b] = at
  const isReady = a !== undefined && b !== undefined && (a[0] !== b[0] || a[1] !== b[1])
  const fill = (): readonly [Ijkpunt, Ijkpunt] => {
    // The picture as it is on the 0–100 of the schematic map, which is wider than high.
    const share = Math.min(100 / width, (100 * 26) / 19 / height)
    return [
      { px: [0, 0], at: [0, 0] },
      { px: [width, 0], at: [width * share, 0] },
    ]
  }
  return (
    <Dialog
      title={m.wk_ijk_titel()}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        <>
          {namen.length > 0 ? null : <Button onPress={() => onDone(fill())}>{m.wk_ijk_zonder()}</Button>}
          <Button
            kind="primair"
            isDisabled={!isReady}
            onPress={() => {
              if (a === undefined || b === undefined) return
              onDone([
                { px: [...px[0]], at: [...a] },
                { px: [...px[1]], at: [...b] },
              ])
            }}
          >
            {m.wk_ijk_klaar()}
          </Button>
        </>
      }
    >
      <p>{m.wk_ijk_uitleg()}</p>
      <div className="wk-ijk">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the two number fields beside it are the way without a pointer */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <div
          className="wk-ijk-beeld"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            const next: Px = [
              Math.round(((event.clientX - box.left) / box.width) * width),
              Math.round(((event.clientY - box.top) / box.height) * height),
            ]
            setPx(put(px, active, next))
          }}
        >
          <img
            src={`/api/werksessies/${werksessieId}/bestanden/${info.id}?toegang=${encodeURIComponent(toegang)}`}
            alt={m.wk_ijk_beeld()}
          />
          {px.map(([x, y], index) => (
            <span
              key={index === 0 ? 'a' : 'b'}
              className="wk-ijk-punt num"
              aria-hidden="true"
              style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }}
            >
              {index + 1}
            </span>
          ))}
        </div>
        <div className="wk-form">
          {([0, 1] as const).map((index) => (
            <fieldset
              key={index}
              className="wk-ijk-veld"
              data-actief={active === index}
              onFocus={() => setActive(index)}
            >
              <legend>{m.wk_ijk_punt({ nummer: index + 1 })}</legend>
              <Button size="klein" kind={active === index ? 'primair' : 'gewoon'} onPress={() => setActive(index)}>
                {m.wk_ijk_wijs_aan({ x: px[index][0], y: px[index][1] })}
              </Button>
              <div className="wk-twee">
                {(['x', 'y'] as const).map((axis, which) => (
                  <TextField
                    key={axis}
                    label={axis === 'x' ? m.wk_ijk_px_x() : m.wk_ijk_px_y()}
                    value={String(px[index][which] ?? 0)}
                    inputMode="numeric"
                    onChange={(next) => {
                      const value = Math.max(0, Math.min(which === 0 ? width : height, Number.parseInt(next, 10) || 0))
                      setPx(put(px, index, which === 0 ? [value, px[index][1]] : [px[index][0], value]))
                    }}
                  />
                ))}
              </div>
              {namen.length === 0 ? null : (
                <Keuze
                  label={m.wk_ijk_buurt()}
                  value={undefined}
                  none={m.wk_geen()}
                  options={namen.map(({ name }) => name)}
                  nameOf={(name) => name}
                  onChange={(name) => {
                    const center = namen.find((one) => one.name === name)?.center
                    if (center !== undefined) place(index, `${center[0]} ${center[1]}`)
                  }}
                />
              )}
              <TextField
                label={m.wk_plek_coordinaten()}
                help={m.wk_plek_uitleg()}
                value={typed[index]}
                onChange={(next) => place(index, next)}
                error={typed[index].trim() !== '' && at[index] === undefined ? m.wk_plek_fout() : undefined}
              />
            </fieldset>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
