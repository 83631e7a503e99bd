import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { Plaat } from '../../ui/plaat.tsx'
import { orderedCards } from '../kanskaarten/kaart-fields.ts'
import { screenPath } from '../screens.ts'

/** Themas with the cards and white spots that belong to them: what hangs together stays together. */
export function Samenhang(): ReactNode {
  const { werksessieId, toegang } = useSession()
  const themas = orderedThemas(useCollection('themas'))
  const all = useCollection('kanskaarten')
  const gaten = useSessie()?.gaten
  const hasProgramma = useSessie()?.programma !== undefined
  const cards = useMemo(() => orderedCards(all), [all])
  const rows = themas.flatMap((thema) => {
    const own = cards.filter((card) => card.themaIds.includes(thema.id))
    const spots = (gaten ?? []).filter((gat) => gat.themaId === thema.id && gat.status === 'bevestigd')
    return own.length + spots.length === 0 ? [] : [{ thema, own, spots }]
  })
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="tm-samenhang">
      <h2 id="tm-samenhang">{m.tm_samenhang()}</h2>
      <ul className="tm-themas">
        {rows.map(({ thema, own, spots }) => (
          <li key={thema.id}>
            <Plaat size="mini" title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} />
            <ul>
              {own.map((card) => (
                <li key={card.id}>
                  <Link
                    href={`${screenPath('kanskaarten', werksessieId, toegang)}&kaart=${encodeURIComponent(card.id)}`}
                  >
                    {card.title || m.kk_zonder_naam()}
                  </Link>
                </li>
              ))}
              {spots.map((gat) => (
                <li key={gat.id}>
                  <Link href={screenPath('wijkkaart', werksessieId, toegang)}>
                    {m.wk_legenda_gat()}: {gat.text || thema.title}
                  </Link>
                </li>
              ))}
              {hasProgramma ? (
                <li>
                  <Link href={screenPath('programma', werksessieId, toegang)}>{m.tm_programma()}</Link>
                </li>
              ) : null}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
