import type { Editor } from '@tiptap/react'
import { Check, Crosshair, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type * as Y from 'yjs'
import { woordenVan } from '../../../shared/doc/programma-blokken.ts'
import type { Wijziging } from '../../../shared/doc/programma-wijziging.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import { goToBlock } from './plekken.ts'
import type { OutlineItem } from './programma-editor.tsx'
import { WoordVerschil } from './woord-verschil-view.tsx'

const soortLabels: Record<Wijziging['soort'], () => string> = {
  vervang: m.programma_voorstel_vervang,
  naast: m.programma_voorstel_naast,
  erbij: m.programma_voorstel_erbij,
  weg: m.programma_voorstel_weg,
}
const takeLabels: Record<Wijziging['soort'], () => string> = {
  vervang: m.programma_neem_over,
  naast: m.programma_zet_erbij,
  erbij: m.programma_neem_over,
  weg: m.programma_haal_weg,
}

interface Props {
  readonly wijzigingen: readonly Wijziging[]
  readonly outline: readonly OutlineItem[]
  readonly doc: Y.Doc
  readonly editor: Editor | undefined
  readonly mayDecide: boolean
}

/** Proposals beside the text, in the order of reading; each is taken over or refused by a person, or all at once. */
export function WijzigingenPanel({ wijzigingen, outline, doc, editor, mayDecide }: Props) {
  const send = useCommand()
  const [isBusy, setBusy] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const ordered = [...wijzigingen].sort((a, b) => a.volgorde - b.volgorde)
  const decide = async (body: { readonly ja?: readonly string[]; readonly nee?: readonly string[] }) => {
    setBusy(true)
    const answer = await send<{ gedaan: number; ernaast: number }>('/programma/wijzigingen', body)
    setBusy(false)
    if (answer === undefined) return
    const { gedaan, ernaast } = answer
    if (body.nee !== undefined) toast(m.programma_afgewezen())
    else if (ernaast > 0) toast(m.programma_over_ernaast({ count: gedaan + ernaast, naast: ernaast }))
    else toast(m.programma_over_gedaan({ count: gedaan }))
    // The button that was pressed is gone: the next proposal takes the focus.
    list.current?.querySelector<HTMLElement>('button')?.focus()
  }
  if (ordered.length === 0) return <p className="stil">{m.programma_voorstel_geen()}</p>
  const ids = ordered.map(({ id }) => id)
  const sectionTitle = (section: string): string => outline.find((item) => item.section === section)?.title ?? ''
  return (
    <>
      <p className="stil">{m.programma_voorstel_uitleg()}</p>
      {mayDecide && (
        <div className="programma-knoppen">
          <Button size="klein" isDisabled={isBusy} onPress={() => void decide({ ja: ids })}>
            {m.programma_neem_alle({ count: ids.length })}
          </Button>
          <Button size="klein" kind="stil" isDisabled={isBusy} onPress={() => void decide({ nee: ids })}>
            {m.programma_wijs_alle()}
          </Button>
        </div>
      )}
      <ul ref={list}>
        {ordered.map((one, index) => (
          <li key={one.id} className={`voorstel voorstel-${one.van}`}>
            <p className="voorstel-kop">
              <b>{one.van === 'taalmodel' ? m.programma_voorstel_taalmodel() : soortLabels[one.soort]()}</b>
              <span className="stil">{sectionTitle(one.section)}</span>
            </p>
            <WoordVerschil
              toen={one.soort === 'naast' ? '' : one.was}
              nu={one.block === undefined ? '' : woordenVan(one.block)}
            />
            {one.soort === 'naast' && <p className="stil">{one.was}</p>}
            <fieldset className="programma-knoppen">
              <legend className="vis-weg">
                {m.programma_soort_lijn({ nummer: index + 1, totaal: ordered.length })}
              </legend>
              {mayDecide && (
                <>
                  <Button
                    size="klein"
                    isDisabled={isBusy}
                    icon={<Check size={16} aria-hidden="true" />}
                    onPress={() => void decide({ ja: [one.id] })}
                  >
                    {takeLabels[one.soort]()}
                  </Button>
                  <Button
                    size="klein"
                    kind="stil"
                    isDisabled={isBusy}
                    icon={<X size={16} aria-hidden="true" />}
                    onPress={() => void decide({ nee: [one.id] })}
                  >
                    {m.programma_wijs_af()}
                  </Button>
                </>
              )}
              {one.bij !== undefined && (
                <Button
                  size="klein"
                  kind="stil"
                  isIconOnly
                  aria-label={m.programma_toon_plek()}
                  icon={<Crosshair size={16} aria-hidden="true" />}
                  onPress={() => editor !== undefined && goToBlock(editor, doc, one.bij ?? '')}
                />
              )}
            </fieldset>
          </li>
        ))}
      </ul>
    </>
  )
}
