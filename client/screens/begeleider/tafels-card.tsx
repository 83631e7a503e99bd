import { Settings2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { groepCount } from '../shell/words.ts'
import { type Pile, pileUp } from './piles.ts'
import { TafelsDialog } from './tafels-dialog.tsx'
import { TafelsTegels } from './tafels-tegels.tsx'
import { useTafels } from './use-tafels.ts'
import './tafels.css'

/** How many briefjes lie there, per table when people said where they sit and per group otherwise; and who is here. */
export function TafelsCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const signalen = useCollection('signalen')
  const { werksessie } = sessie
  const [isSetting, setSetting] = useState(false)
  const isSet = (werksessie.tafels ?? []).length > 0
  const { view, refresh } = useTafels(isSet || isSetting)
  const fase = werksessie.fasen.find(({ id }) => id === werksessie.huidigeFase)
  const { total, tables, groups } = useMemo(() => pileUp(signalen), [signalen])
  const { aanwezig } = sessie
  const hasTables = isSet || tables.length > 0
  const piles: readonly (Pile & { readonly title: string })[] = hasTables
    ? tables.map((pile) => ({ ...pile, title: m.regie_tafel({ nummer: pile.key }) }))
    : groups.map((pile) => ({ ...pile, title: m[`bord_groep_${pile.key as (typeof deelnemerGroepen)[number]}`]() }))
  const highest = Math.max(1, ...piles.map(({ count }) => count))
  return (
    <section className="vlak rg-tafels" aria-labelledby="rg-tafels-titel">
      <div className="rg-tafels-kop">
        <h2 id="rg-tafels-titel">{hasTables ? m.regie_tafels() : m.regie_groepen()}</h2>
        <p className="stil">
          <span>
            <b className="num">{total}</b> {total === 1 ? m.regie_briefje() : m.regie_briefjes()}
          </span>
          {aanwezig === undefined ? null : (
            <>
              <span>
                <b className="num">{aanwezig.online}</b> {m.regie_online({ count: aanwezig.online })}
              </span>
              {deelnemerGroepen
                .filter((groep) => aanwezig.byGroup[groep] > 0)
                .map((groep) => (
                  <span key={groep} className="rg-groep">
                    <GroepVorm groep={groep} />
                    {groepCount(groep, aanwezig.byGroup[groep])}
                  </span>
                ))}
            </>
          )}
        </p>
      </div>
      <Button size="klein" icon={<Settings2 size={16} aria-hidden="true" />} onPress={() => setSetting(true)}>
        {m.tafel_stel_in()}
      </Button>
      <TafelsDialog view={view} onChanged={refresh} isOpen={isSetting} onClose={() => setSetting(false)} />
      {isSet && view !== undefined ? (
        <TafelsTegels view={view} isWriting={fase?.allow.addSignaal === true} />
      ) : (
        <ul className="rg-stapels">
          {piles.map((pile) => (
            <li key={pile.key}>
              <b>{pile.title}</b>
              <span className="rg-tel num">
                {pile.count}
                <span className="vis-weg"> {pile.count === 1 ? m.regie_briefje() : m.regie_briefjes()}</span>
              </span>
              {pile.paper > 0 ? (
                <span className="stil rg-papier">{m.regie_van_papier({ aantal: pile.paper })}</span>
              ) : null}
              <span className="rg-balk" aria-hidden="true">
                <i style={{ width: `${(100 * pile.count) / highest}%` }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
