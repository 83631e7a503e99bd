import { RotateCcw } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Wijziging } from '../../../shared/protocol/wijkkaart-api.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { fieldName, formerValue, mayRestore, valueWords } from './field-words.ts'
import type { CardChanges } from './kaart-fields.ts'
import { useCardWork } from './use-card.ts'
import { whenWords } from './when-words.ts'

/** What the card said before, per field, newest first; a former text can be put back, and that is a step like any other. */
export function Geschiedenis({ card, onClose }: { readonly card: Kanskaart; readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const work = useCardWork(card)
  const [rows, setRows] = useState<readonly Wijziging[]>()
  const [field, setField] = useState<string>('')
  useEffect(() => {
    let isGone = false
    void session
      .api<{ wijzigingen: Wijziging[] }>(
        'GET',
        `/werksessies/${session.werksessieId}/geschiedenis?collection=kanskaarten&id=${encodeURIComponent(card.id)}`,
      )
      .then((answer) => {
        if (isGone) return
        if (answer.ok) setRows(answer.value.wijzigingen)
        else toast(answer.message)
      })
    return () => {
      isGone = true
    }
  }, [session, card.id])
  const fields = [...new Set((rows ?? []).flatMap((row) => row.field ?? []))]
  const shown = (rows ?? []).filter((row) => field === '' || row.field === field)
  const nameOf = (id: string): string | undefined =>
    session.bord.get('themas', id)?.title ??
    session.bord.get('nodes', id)?.name ??
    session.bord.get('signalen', id)?.text
  return (
    <Dialog title={m.kk_geschiedenis()} isOpen onClose={onClose} size="breed">
      {rows === undefined ? <p className="stil">{m.app_laden()}</p> : null}
      {rows !== undefined && rows.length === 0 ? <p>{m.kk_geschiedenis_leeg()}</p> : null}
      {fields.length > 1 ? (
        <p className="kk-gesch-filter">
          <label htmlFor="kk-gesch-veld">{m.kk_geschiedenis_veld()}</label>
          <select
            id="kk-gesch-veld"
            className="utrecht-textbox ui-invoer"
            value={field}
            onChange={({ target }) => setField(target.value)}
          >
            <option value="">{m.kk_geschiedenis_alles()}</option>
            {fields.map((one) => (
              <option key={one} value={one}>
                {fieldName(one)}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      <ol className="kk-gesch">
        {shown.map((row, index) => (
          <li key={`${row.at}.${row.field}.${String(index)}`}>
            <p>
              <b>{fieldName(row.field ?? '')}</b>
              <span className="stil">
                {' '}
                {whenWords(row.at)}
                {row.mij ? ` · ${m.kk_geschiedenis_u()}` : row.wie === undefined ? '' : ` · ${row.wie}`}
              </span>
            </p>
            {row.field === 'trekker' ? (
              <p>{valueWords('trekker', row.after, nameOf)}</p>
            ) : (
              <p lang="nl">
                <span className="stil">{m.kk_geschiedenis_stond()} </span>
                {valueWords(row.field ?? '', row.before, nameOf) || m.kk_geschiedenis_niets()}
              </p>
            )}
            {work.mayEdit && row.field !== undefined && mayRestore(row.field) ? (
              <Button
                size="klein"
                icon={<RotateCcw size={16} aria-hidden="true" />}
                aria-label={`${m.kk_geschiedenis_terug()}: ${fieldName(row.field)}, ${whenWords(row.at)}`}
                onPress={() => {
                  const name = row.field as keyof CardChanges
                  work.change({ [name]: formerValue(name, row.before) } as CardChanges)
                  onClose()
                  toast(m.kk_geschiedenis_gezet({ veld: fieldName(name) }), { action: undoAction(session.lastStep()) })
                }}
              >
                {m.kk_geschiedenis_terug()}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
