import { type ReactNode, useMemo, useState } from 'react'
import { isActive, type SignaalKind } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { NewSignaal, Session } from '../../model/types.ts'
import { fold } from '../../state/bord-filter.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { kindInfo, kindOrder } from '../../ui/kind-info.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { type BordClip, mostPasted, type PasteLine, pasteLines, readClip, readRows, textColumn } from './klembord.ts'

const los = 'los'

/** Lines, or rows of a spreadsheet, before they become notes: which kind, which column, what is there already. */
export function PlakDialoog({
  rows: given,
  session,
  work,
  themas,
  onAdd,
  onClip,
  onClose,
}: {
  readonly rows: readonly (readonly string[])[]
  readonly session: Session
  readonly work: BordWork
  readonly themas: readonly Thema[]
  readonly onAdd: (signalen: readonly NewSignaal[]) => void
  readonly onClip: (clip: BordClip) => void
  readonly onClose: () => void
}): ReactNode {
  const [rows, setRows] = useState(given)
  const [typed, setTyped] = useState(given.length === 0 ? '' : undefined)
  const [kind, setKind] = useState<SignaalKind>(session.rol === 'deelnemer' ? 'bewonersinput' : 'praktijksignaal')
  const [themaId, setThemaId] = useState<string>(los)
  const [chosenColumn, setColumn] = useState<number>()
  const column = chosenColumn ?? textColumn(rows)
  const width = Math.max(0, ...rows.map((row) => row.length))
  const known = useMemo(
    () =>
      new Set(
        session.bord
          .all('signalen')
          .filter(isActive)
          .map(({ text }) => fold(text.trim())),
      ),
    [session],
  )
  const lines = useMemo(() => pasteLines(rows, column, known, fold), [rows, column, known])
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set())
  // What is there already is left out, until somebody asks for it.
  const isOn = (line: PasteLine, index: number): boolean => !line.isTooLong && line.isDouble === turned.has(index)
  const chosen = lines.filter(isOn)
  const doubles = lines.filter(({ isDouble }) => isDouble).length
  const tooLong = lines.filter((line) => line.isTooLong).length
  const show = (next: readonly (readonly string[])[]): void => {
    setRows(next)
    setTurned(new Set())
  }
  return (
    <Dialog
      title={m.plak_titel()}
      isOpen
      size="breed"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{m.bord_annuleer()}</Button>
          <Button
            kind="primair"
            isDisabled={chosen.length === 0}
            onPress={() => onAdd(chosen.map(({ text }) => ({ text, kind, ...(themaId === los ? {} : { themaId }) })))}
          >
            {m.plak_zet_erop({ count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="kz-plak">
        {typed === undefined ? null : (
          <label className="kz-plak-vak">
            <span>{m.plak_hier()}</span>
            <textarea
              className="utrecht-textarea"
              rows={5}
              value={typed}
              autoFocus
              onPaste={(event) => {
                const clip = readClip((type) => event.clipboardData.getData(type))
                if (clip?.kind !== 'bord') return
                event.preventDefault()
                onClip(clip.clip)
              }}
              onChange={({ currentTarget: { value } }) => {
                setTyped(value)
                show(readRows(value))
              }}
            />
          </label>
        )}
        <div className="kz-plak-keuzes">
          <SelectField
            label={m.plak_soort()}
            value={kind}
            onChange={setKind}
            options={kindOrder.map((id) => ({ id, text: kindInfo[id].label(), icon: <KindIcon kind={id} /> }))}
          />
          {work.canPlaceNew() && themas.length > 0 ? (
            <SelectField
              label={m.plak_thema()}
              value={themaId}
              onChange={setThemaId}
              options={[
                { id: los, text: m.bord_nog_los() },
                ...themas.map(({ id, title }) => ({ id: id as string, text: title })),
              ]}
            />
          ) : null}
          {width > 1 ? (
            <SelectField
              label={m.plak_kolom()}
              value={String(column)}
              onChange={(next) => {
                setColumn(Number(next))
                setTurned(new Set())
              }}
              options={Array.from({ length: width }, (_, index) => ({
                id: String(index),
                text: m.plak_kolom_nr({ nummer: index + 1, voorbeeld: (rows[0]?.[index] ?? '').slice(0, 30) }),
              }))}
            />
          ) : null}
        </div>
        <p aria-live="polite" className="kz-plak-telling">
          {lines.length === 0 ? m.plak_niets() : m.plak_telling({ count: lines.length })}
          {doubles > 0 ? ` ${m.plak_dubbel({ count: doubles })}` : ''}
          {tooLong > 0 ? ` ${m.plak_te_lang({ count: tooLong })}` : ''}
          {rows.length > mostPasted ? ` ${m.plak_te_veel({ aantal: mostPasted })}` : ''}
        </p>
        {lines.length === 0 ? null : (
          <ul className="kz-plak-regels" aria-label={m.plak_regels()}>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same; their place is what they are
              <li key={index}>
                <Checkbox
                  isSelected={isOn(line, index)}
                  isDisabled={line.isTooLong}
                  onChange={() => {
                    const next = new Set(turned)
                    if (!next.delete(index)) next.add(index)
                    setTurned(next)
                  }}
                >
                  {line.text}
                </Checkbox>
                {line.isTooLong ? <b>{m.plak_merk_te_lang()}</b> : line.isDouble ? <b>{m.plak_merk_dubbel()}</b> : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
