import { Search } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { KindTag } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isOpenSignaal, matchesSearch } from './kaart-fields.ts'

const mostShown = 80

/** Search in the notes and tick which ones belong here. Each tick counts at once; chosen ones stay on top. */
export function SignaalKiezer({
  title,
  chosen,
  themaIds,
  codes,
  onToggle,
  onClose,
}: {
  readonly title: string
  readonly chosen: readonly string[]
  readonly themaIds: readonly string[]
  readonly codes: ReadonlyMap<string, string>
  readonly onToggle: (id: Signaal['id'], isOn: boolean) => void
  readonly onClose: () => void
}): ReactNode {
  const signalen = useCollection('signalen')
  const [query, setQuery] = useState('')
  const [onlyThemas, setOnlyThemas] = useState(themaIds.length > 0)
  // The order holds while the dialog is open: a line must not jump away under the pointer.
  const [first] = useState(() => new Set(chosen))
  const found = useMemo(() => {
    const themas = new Set(themaIds)
    return signalen
      .filter(
        (signaal) =>
          isOpenSignaal(signaal) &&
          matchesSearch(signaal, codes.get(signaal.id) ?? '', query) &&
          (!onlyThemas || first.has(signaal.id) || (signaal.themaId !== undefined && themas.has(signaal.themaId))),
      )
      .sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || (a.id < b.id ? -1 : 1))
  }, [signalen, codes, query, onlyThemas, themaIds, first])
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        <>
          <span className="kk-gekozen num">{m.kk_gekozen({ aantal: chosen.length })}</span>
          <Button kind="primair" onPress={onClose}>
            {m.kk_klaar()}
          </Button>
        </>
      }
    >
      <div className="kk-zoek">
        <TextField
          label={m.kk_zoek()}
          value={query}
          onChange={setQuery}
          autoFocus
          after={<Search size={20} aria-hidden="true" className="kk-zoek-icoon" />}
        />
        {themaIds.length > 0 ? (
          <Checkbox isSelected={onlyThemas} onChange={setOnlyThemas}>
            {m.kk_alleen_themas()}
          </Checkbox>
        ) : null}
      </div>
      <p className="stil" role="status">
        {m.kk_gevonden({ aantal: found.length })}
        {found.length > mostShown ? ` ${m.kk_toon_eerst({ aantal: mostShown })}` : ''}
      </p>
      <ul className="kk-kieslijst">
        {found.slice(0, mostShown).map((signaal) => (
          <li key={signaal.id}>
            <Checkbox isSelected={chosen.includes(signaal.id)} onChange={(isOn) => onToggle(signaal.id, isOn)}>
              <span className="kk-kiesregel">
                <KindTag kind={signaal.kind} />
                <span lang="nl">{signaal.text}</span>
                <small className="stil num">{codes.get(signaal.id)}</small>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
