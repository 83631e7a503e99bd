import { Check, Heart, Sprout, Undo2 } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useLocation } from 'wouter'
import type { ThemaId } from '../../../shared/base/ids.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { screenPath } from '../screens.ts'
import type { GatItem } from './gat-items.ts'
import { GatNummer } from './gat-nummer.tsx'
import { momentName } from './gat-words.ts'

const mostBriefjes = 4
const mostKrachten = 3

/** One white spot: closed it is a line, open it says who asks, in whose words, and which supply was looked at. */
export function GatKaart({
  item,
  nr,
  title,
  thema,
  isOpen,
  mayDecide,
  onToggle,
  onAsk,
  onTakeBack,
  onSelect,
}: {
  readonly item: GatItem
  readonly nr: number
  readonly title: string
  readonly thema: string
  readonly isOpen: boolean
  readonly mayDecide: boolean
  readonly onToggle: () => void
  readonly onAsk: (action: 'bevestig' | 'wijs_af') => void
  readonly onTakeBack: () => void
  readonly onSelect: (nodeId: string) => void
}): ReactNode {
  const note =
    item.status === 'bevestigd'
      ? m.wk_gat_bevestigd()
      : item.kind === 'dubbel'
        ? m.wk_gat_plekken({ aantal: item.nodeIds.length })
        : m.wk_gat_briefjes({ aantal: item.demandSignaalIds.length })
  return (
    <li className={`wk-gat wk-gat-${item.kind}`} data-open={isOpen}>
      <button type="button" className="wk-gat-kop" aria-expanded={isOpen} onClick={onToggle}>
        <GatNummer status={item.status} kind={item.kind} nr={nr} />
        <span>
          <b>{title}</b>
          {title === thema ? null : <small>{thema}</small>}
        </span>
        <small>{note}</small>
      </button>
      {isOpen ? (
        <div className="wk-gat-lijf">
          {item.kind === 'witte_vlek' ? <Bewijs item={item} /> : null}
          <Aanbod item={item} onSelect={onSelect} />
          {item.kind === 'witte_vlek' ? <Krachten item={item} onSelect={onSelect} /> : null}
          {item.status === 'bevestigd' && item.reason !== '' ? <p className="stil">{item.reason}</p> : null}
          {mayDecide ? <Keuzes item={item} title={title} onAsk={onAsk} onTakeBack={onTakeBack} /> : null}
        </div>
      ) : null}
    </li>
  )
}

function Bewijs({ item }: { readonly item: GatItem }): ReactNode {
  const signalen = useCollection('signalen')
  const demand = item.demandSignaalIds.flatMap((id) => {
    const signaal = signalen.find((one) => one.id === id)
    return signaal === undefined || !isActive(signaal) || signaal.hidden !== undefined ? [] : [signaal]
  })
  const { professional = 0, inwoner = 0, other = 0 } = item.people ?? {}
  const total = professional + inwoner + other
  return (
    <>
      {item.people === undefined ? null : (
        <p>
          {total === 1
            ? m.wk_gat_een_mens()
            : m.wk_gat_mensen({ aantal: total, professionals: professional, bewoners: inwoner })}
          {item.basis === 'deels_onbekend' ? ` ${m.wk_gat_deels_onbekend({ aantal: item.unknownNodeIds.length })}` : ''}
        </p>
      )}
      <ul className="wk-gat-briefjes">
        {demand.slice(0, mostBriefjes).map((signaal) => (
          <li key={signaal.id}>
            <BriefjeView size="klein" kind={signaal.kind} text={signaal.text} />
          </li>
        ))}
      </ul>
      {demand.length > mostBriefjes ? (
        <p className="stil num">{m.wk_gat_meer({ aantal: demand.length - mostBriefjes })}</p>
      ) : null}
    </>
  )
}

/** The supply that comes nearest, with when it is: what the candidate was checked against. */
function Aanbod({ item, onSelect }: { readonly item: GatItem; readonly onSelect: (id: string) => void }): ReactNode {
  const nodes = useCollection('nodes')
  const near = item.nodeIds.flatMap((id) => nodes.find((node) => node.id === id && isActive(node)) ?? [])
  if (near.length === 0) return null
  return (
    <p>
      {item.kind === 'dubbel' ? null : <span className="stil">{m.wk_gat_dichtbij()} </span>}
      {near.map((node, index) => (
        <span key={node.id}>
          {index === 0 ? '' : ', '}
          <button type="button" className="wk-link" onClick={() => onSelect(node.id)}>
            {node.name}
          </button>
          {node.schedule.length === 0 || item.kind === 'dubbel' ? null : (
            <b> {node.schedule.map(momentName).join(', ')}</b>
          )}
        </span>
      ))}
      .
      {item.checkedNodeIds.length > near.length ? (
        <span className="stil"> {m.wk_gat_bekeken({ aantal: item.checkedNodeIds.length })}</span>
      ) : null}
    </p>
  )
}

/** What goes well in the same thema, and what its places are good at: where a solution may begin. */
function Krachten({ item, onSelect }: { readonly item: GatItem; readonly onSelect: (id: string) => void }): ReactNode {
  const signalen = useCollection('signalen')
  const nodes = useCollection('nodes')
  const { goed, sterk } = useMemo(() => {
    const inThema = (themaId: string | undefined): boolean => themaId === item.themaId
    return {
      goed: signalen
        .filter(
          (signaal) =>
            signaal.kind === 'gaat_goed' &&
            isActive(signaal) &&
            signaal.hidden === undefined &&
            inThema(signaal.themaId),
        )
        .slice(0, mostKrachten),
      sterk: nodes
        .filter((node) => isActive(node) && node.qualities.length > 0 && node.themaIds.some(inThema))
        .slice(0, mostKrachten),
    }
  }, [signalen, nodes, item.themaId])
  if (goed.length + sterk.length === 0) return null
  return (
    <section className="wk-krachten" aria-label={m.wk_gat_krachten()}>
      <h3>
        <Heart size={15} aria-hidden="true" />
        {m.wk_gat_krachten()}
      </h3>
      <ul>
        {goed.map((signaal) => (
          <li key={signaal.id} lang="nl">
            “{signaal.text}”
          </li>
        ))}
        {sterk.map((node) => (
          <li key={node.id}>
            <button type="button" className="wk-link" onClick={() => onSelect(node.id)}>
              {node.name}
            </button>
            : {node.qualities.join(', ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Keuzes({
  item,
  title,
  onAsk,
  onTakeBack,
}: {
  readonly item: GatItem
  readonly title: string
  readonly onAsk: (action: 'bevestig' | 'wijs_af') => void
  readonly onTakeBack: () => void
}): ReactNode {
  const session = useSession()
  const [, navigate] = useLocation()
  const mayAddCard = session.may({ doc: 'bord', collection: 'kanskaarten', id: '', action: 'add', own: true })
  if (item.status === 'kandidaat')
    return (
      <div className="wk-gat-knoppen">
        <Button
          kind="primair"
          size="klein"
          icon={<Check size={16} aria-hidden="true" />}
          aria-label={`${item.kind === 'dubbel' ? m.wk_dubbel_ja() : m.wk_gat_ja()}: ${title}`}
          onPress={() => onAsk('bevestig')}
        >
          {item.kind === 'dubbel' ? m.wk_dubbel_ja() : m.wk_gat_ja()}
        </Button>
        <Button
          size="klein"
          aria-label={`${item.kind === 'dubbel' ? m.wk_dubbel_nee() : m.wk_gat_nee()}: ${title}`}
          onPress={() => onAsk('wijs_af')}
        >
          {item.kind === 'dubbel' ? m.wk_dubbel_nee() : m.wk_gat_nee()}
        </Button>
      </div>
    )
  return (
    <div className="wk-gat-knoppen">
      {mayAddCard && item.kind === 'witte_vlek' ? (
        <Button
          kind="primair"
          size="klein"
          icon={<Sprout size={16} aria-hidden="true" />}
          onPress={() => {
            const id = session.actions.addKanskaart({
              title,
              themaIds: [item.themaId as ThemaId],
              signaalIds: item.demandSignaalIds,
            })
            if (id !== '')
              navigate(
                `${screenPath('kanskaarten', session.werksessieId, session.toegang)}&kaart=${encodeURIComponent(id)}`,
              )
          }}
        >
          {m.wk_gat_kanskaart()}
        </Button>
      ) : null}
      <Button
        kind="stil"
        size="klein"
        icon={<Undo2 size={16} aria-hidden="true" />}
        aria-label={m.wk_gat_terug({ naam: title })}
        onPress={onTakeBack}
      >
        {m.wk_gat_neem_terug()}
      </Button>
    </div>
  )
}
