import { X } from 'lucide-react'
import { useState } from 'react'
import type { Trace } from '../../../shared/domain/programma.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { isBronChanged } from './bron-lookup.ts'

/** A count can rest on every note there is; the panel shows them in portions. */
const portion = 40

const kindLabels: Record<Trace['kind'], () => string> = {
  telling: m.programma_soort_telling,
  citaat: m.programma_soort_citaat,
  samenvatting: m.programma_soort_samenvatting,
  regel: m.programma_soort_regel,
  mens: m.programma_soort_mens,
  invulplek: m.programma_soort_invulplek,
}

/** "Waar komt dit vandaan?": the statement, what it rests on, and the signalen as they are now. */
export function BronnenPanel({ trace, onClose }: { readonly trace: Trace | undefined; readonly onClose: () => void }) {
  const signalen = useCollection('signalen')
  const kanskaarten = useCollection('kanskaarten')
  const nodes = useCollection('nodes')
  const [shown, setShown] = useState({ id: trace?.id, count: portion })
  const count = shown.id === trace?.id ? shown.count : portion
  if (trace === undefined) {
    return (
      <aside className="programma-bron leeg" aria-label={m.programma_waar_vandaan()}>
        <h2>{m.programma_waar_vandaan()}</h2>
        <p className="stil">{m.programma_kies_zin()}</p>
      </aside>
    )
  }
  const under = trace.signaalIds.map((id) => ({ id, signaal: signalen.find((s) => s.id === id) }))
  const cards = trace.cardIds.map((id) => kanskaarten.find((card) => card.id === id)?.title ?? id)
  const places = trace.mapRefs.map((id) => nodes.find((node) => node.id === id)?.name ?? id)
  const isChanged = isBronChanged(trace, {
    get: ((_collection: string, id: string) => under.find((entry) => entry.id === id)?.signaal) as never,
  })
  return (
    <aside className="programma-bron" aria-label={m.programma_waar_vandaan()}>
      <div className="programma-bron-kop">
        <h2>{m.programma_waar_vandaan()}</h2>
        <button type="button" className="programma-knop" aria-label={m.programma_sluit_bron()} onClick={onClose}>
          <X size={20} aria-hidden />
        </button>
      </div>
      <blockquote>{trace.text}</blockquote>
      <dl>
        <dt>{m.programma_soort_zin()}</dt>
        <dd>{kindLabels[trace.kind]()}</dd>
        <dt>{m.programma_rust_op()}</dt>
        <dd>
          {under.length === 0 ? m.programma_geen_briefjes() : m.programma_aantal_briefjes({ count: under.length })}
        </dd>
        {[...cards, ...places].map((name) => (
          <dd key={name} className="breed">
            {name}
          </dd>
        ))}
      </dl>
      {isChanged && <p className="bron-pill bron-gewijzigd">{m.programma_bron_gewijzigd()}</p>}
      <ul>
        {under.slice(0, count).map(({ id, signaal }) => (
          <li key={id}>
            {signaal === undefined ? (
              <p className="stil">{m.programma_briefje_weg()}</p>
            ) : (
              <BriefjeView
                kind={signaal.kind}
                text={signaal.hidden === undefined ? signaal.text : m.programma_briefje_verborgen()}
              />
            )}
            <p className="programma-code">{id}</p>
          </li>
        ))}
      </ul>
      {under.length > count && (
        <Button onPress={() => setShown({ id: trace.id, count: count + portion })}>
          {m.telefoon_meer({ count: under.length - count })}
        </Button>
      )}
      <p className="stil programma-uitleg">{m.programma_gewijzigd_uitleg()}</p>
    </aside>
  )
}
