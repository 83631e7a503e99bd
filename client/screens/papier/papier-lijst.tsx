import { Check, Clock, Pencil, RotateCcw, Trash2, TriangleAlert, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { maxSignaalText } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { KindTag } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Regel, searchRegels } from './papier-regels.ts'

/** How many lines are in view; the search looks through all of them. */
const shown = 30

/** The last lines, each to correct or withdraw, and a search by number or word. */
export function PapierLijst({
  regels,
  onChanged,
}: {
  readonly regels: readonly Regel[]
  /** Something was changed on the server. */
  readonly onChanged: () => void
}): ReactNode {
  const [asked, setAsked] = useState('')
  const [editing, setEditing] = useState<string>()
  const found = searchRegels(regels, asked)
  return (
    <section className="vlak pa-lijst" aria-labelledby="pa-lijst-kop">
      <header>
        <h2 id="pa-lijst-kop">{m.papier_laatste()}</h2>
        <TextField label={m.papier_zoek()} type="search" value={asked} onChange={setAsked} />
      </header>
      {found.length === 0 ? (
        <p className="stil">{asked.trim() === '' ? m.papier_leeg() : m.papier_niets_gevonden()}</p>
      ) : (
        <ol>
          {found.slice(0, shown).map((regel) => (
            <li key={regel.id} className={regel.state === 'weg' ? 'pa-weg' : ''}>
              <b className="num pa-nummer">{regel.paper}</b>
              {editing === regel.id ? (
                <EditRegel
                  regel={regel}
                  onDone={() => {
                    setEditing(undefined)
                    onChanged()
                  }}
                />
              ) : (
                <>
                  <KindTag kind={regel.kind} />
                  <span className="pa-tekst" lang="nl">
                    {regel.text}
                  </span>
                  <Stand regel={regel} />
                  <Knoppen regel={regel} onEdit={() => setEditing(regel.id)} onChanged={onChanged} />
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Stand({ regel: { state, reason } }: { readonly regel: Regel }): ReactNode {
  switch (state) {
    case 'wacht':
      return (
        <span className="pa-stand pa-wacht">
          <Clock size={16} aria-hidden="true" /> {m.papier_wacht()}
        </span>
      )
    case 'bewaard':
      return (
        <span className="pa-stand pa-bewaard">
          <Check size={16} aria-hidden="true" /> {m.papier_bewaard()}
        </span>
      )
    case 'niet':
      return (
        <span className="pa-stand pa-fout">
          <TriangleAlert size={16} aria-hidden="true" /> {m.papier_niet({ reden: reason ?? '' })}
        </span>
      )
    case 'weg':
      return <span className="pa-stand stil">{m.papier_weg()}</span>
  }
}

function Knoppen({
  regel,
  onEdit,
  onChanged,
}: {
  readonly regel: Regel
  readonly onEdit: () => void
  readonly onChanged: () => void
}): ReactNode {
  const change = useChange()
  const { outbox } = useSession()
  if (!regel.isOwn) return null
  const nummer = regel.paper === '' ? regel.text : regel.paper
  const setWeg = async (weg: boolean) => {
    if (await change({ signaalId: regel.id, weg })) onChanged()
  }
  if (regel.state === 'weg')
    return (
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.papier_zet_terug({ nummer })}
        icon={<Undo2 size={17} aria-hidden="true" />}
        onPress={() => void setWeg(false)}
      />
    )
  return (
    <span className="pa-knoppen">
      {regel.state === 'niet' ? (
        <Button
          kind="stil"
          size="klein"
          isIconOnly
          aria-label={m.papier_opnieuw({ nummer })}
          icon={<RotateCcw size={17} aria-hidden="true" />}
          onPress={() => void outbox.retry(regel.id)}
        />
      ) : (
        <Button
          kind="stil"
          size="klein"
          isIconOnly
          aria-label={m.papier_wijzig({ nummer })}
          icon={<Pencil size={17} aria-hidden="true" />}
          onPress={onEdit}
        />
      )}
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.papier_trek_in({ nummer })}
        icon={<Trash2 size={17} aria-hidden="true" />}
        onPress={() => void (regel.state === 'bewaard' ? setWeg(true) : outbox.dismiss(regel.id))}
      />
    </span>
  )
}

function EditRegel({ regel, onDone }: { readonly regel: Regel; readonly onDone: () => void }): ReactNode {
  const [text, setText] = useState(regel.text)
  const change = useChange()
  const { outbox } = useSession()
  const save = async () => {
    const trimmed = text.trim()
    if (trimmed === '') return
    // What still waits here is changed here; what the server has, there.
    if (trimmed === regel.text || (await outbox.edit(regel.id, trimmed))) return onDone()
    if (await change({ signaalId: regel.id, text: trimmed })) onDone()
  }
  return (
    <span className="pa-bewerk">
      <input
        // biome-ignore lint/a11y/noAutofocus: opened by the person to write in it
        autoFocus
        lang="nl"
        aria-label={m.papier_wijzig({ nummer: regel.paper })}
        maxLength={maxSignaalText}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            void save()
          } else if (event.key === 'Escape') onDone()
        }}
      />
      <Button size="klein" kind="primair" isDisabled={text.trim() === ''} onPress={() => void save()}>
        {m.papier_bewaar()}
      </Button>
    </span>
  )
}

/** Changes a note where it is now (bord, inbox or private); tells why when the server does not take it. */
function useChange(): (body: { signaalId: string; text?: string; weg?: boolean }) => Promise<boolean> {
  const session = useSession()
  return async (body) => {
    const answer = await session.api('POST', `/werksessies/${session.werksessieId}/mijn-signalen`, body)
    if (!answer.ok) toast(answer.message)
    return answer.ok
  }
}
