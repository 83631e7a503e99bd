import { ArrowRight, CircleCheck, Download, Map as MapIcon, ScrollText, Sprout } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { type Kanskaart, openKanskaartFields } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PlaatIcoon } from '../../ui/plaat.tsx'
import { downloadExport } from '../kanskaarten/download.ts'
import { mainThemaId, orderedCards } from '../kanskaarten/kaart-fields.ts'
import { fieldNames } from '../kanskaarten/kaart-status.tsx'
import { screenPath } from '../screens.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { Sinds } from './sinds.tsx'
import { Samenhang } from './themas.tsx'
import './team.css'

/** After the session: what the team finishes together, and what it can take along. */
export default function TeamScreen(): ReactNode {
  const { werksessieId, toegang } = useSession()
  const sessie = useSessie()
  const all = useCollection('kanskaarten')
  const cards = useMemo(() => orderedCards(all), [all])
  const open = cards.filter((card) => openKanskaartFields(card).length > 0).length
  const files = [
    ['kanskaarten.pdf', m.kk_download_pdf()],
    ['kanskaarten.csv', m.kk_download_csv()],
    ['kanskaarten.json', m.kk_download_json()],
  ] as const
  return (
    <div className="tm">
      <WerksessieBar current="team" links={['kanskaarten', 'wijkkaart', 'programma']} showAgenda={false} />
      <main className="tm-midden">
        <header className="tm-kop">
          <h1>{m.tm_welkom({ titel: sessie?.werksessie.title ?? '' })}</h1>
          <p>{m.tm_uitleg()}</p>
        </header>
        <Sinds />
        <section aria-labelledby="tm-kaarten">
          <div className="tm-titel">
            <h2 id="tm-kaarten">{m.tm_kaarten()}</h2>
            {cards.length === 0 ? null : (
              <p className={open === 0 ? 'tag tag-goed' : 'tag tag-voorlopig'}>
                {open === 0 ? m.tm_klaar() : open === 1 ? m.tm_open_een() : m.tm_open({ aantal: open })}
              </p>
            )}
          </div>
          {cards.length === 0 ? (
            <EmptyState
              title={m.kk_leeg()}
              text={m.kk_leeg_uitleg()}
              icon={<Sprout size={22} aria-hidden="true" />}
              action={
                <Link className="utrecht-link" href={screenPath('kanskaarten', werksessieId, toegang)}>
                  {m.kk_titel()}
                </Link>
              }
            />
          ) : (
            <ul className="tm-kaarten">
              {cards.map((card) => (
                <Kaart
                  key={card.id}
                  card={card}
                  href={`${screenPath('kanskaarten', werksessieId, toegang)}&kaart=${encodeURIComponent(card.id)}`}
                />
              ))}
            </ul>
          )}
        </section>
        <Samenhang />
        <section aria-labelledby="tm-verder">
          <h2 id="tm-verder">{m.tm_verder()}</h2>
          <ul className="tm-verder">
            <li>
              <Link className="tm-deur vlak" href={screenPath('programma', werksessieId, toegang)}>
                <ScrollText size={24} aria-hidden="true" />
                <span>
                  <b>{m.tm_programma()}</b>
                  <small>{m.tm_programma_uitleg()}</small>
                </span>
                <ArrowRight size={18} aria-hidden="true" />
              </Link>
            </li>
            <li>
              <Link className="tm-deur vlak" href={screenPath('wijkkaart', werksessieId, toegang)}>
                <MapIcon size={24} aria-hidden="true" />
                <span>
                  <b>{m.tm_wijkkaart()}</b>
                  <small>{m.tm_wijkkaart_uitleg()}</small>
                </span>
                <ArrowRight size={18} aria-hidden="true" />
              </Link>
            </li>
          </ul>
        </section>
        <section aria-labelledby="tm-meenemen">
          <h2 id="tm-meenemen">{m.tm_meenemen()}</h2>
          <div className="tm-bestanden">
            {files.map(([file, name]) => (
              <Button
                key={file}
                icon={<Download size={18} aria-hidden="true" />}
                onPress={() => void downloadExport(werksessieId, toegang, file)}
              >
                {name}
              </Button>
            ))}
          </div>
        </section>
      </main>
    </div>
  )
}

function Kaart({ card, href }: { readonly card: Kanskaart; readonly href: string }): ReactNode {
  const { bord } = useSession()
  const thema = bord.get('themas', mainThemaId(card, (id) => bord.get('signalen', id)?.themaId) ?? '')
  const open = openKanskaartFields(card)
  return (
    <li>
      <Link className="tm-kaart vlak" href={href}>
        <PlaatIcoon plaat={thema?.plaat ?? 'los'} pictogram={thema?.pictogram ?? 'layers'} size={36} />
        <span>
          <b lang="nl">{card.title || m.kk_zonder_naam()}</b>
          {open.length === 0 ? (
            <small className="tm-klaar">
              <CircleCheck size={16} aria-hidden="true" />
              {card.status === 'concept' ? m.tm_niets_open() : m.kk_status({ status: card.status })}
            </small>
          ) : (
            <small>{m.tm_nog_nodig({ velden: open.map((field) => fieldNames[field]()).join(' · ') })}</small>
          )}
        </span>
        {open.length === 0 ? null : <b className="tm-tel num">{m.kk_nog_open({ aantal: open.length })}</b>}
      </Link>
    </li>
  )
}
