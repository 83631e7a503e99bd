import { Link2, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import type { WerksessieList } from '../../../shared/protocol/api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { plaatStyle } from '../../ui/plaat.tsx'
import { DeelLinks } from './deel-links.tsx'

type Item = WerksessieList[number]
type Filter = 'alle' | 'bezig' | 'klaar'

const isDone = (item: Item): boolean => item.status === 'gesloten'
const matches = (item: Item, filter: Filter): boolean => filter === 'alle' || isDone(item) === (filter === 'klaar')

/** Every werksessie of this server as a card, newest first. */
export function WerksessiesView({
  werksessies,
  onNew,
  onAgain,
  closing,
}: {
  readonly werksessies: WerksessieList | 'laden' | { readonly error: string }
  readonly onNew: () => void
  readonly onAgain: () => void
  readonly closing: ReactNode
}): ReactNode {
  const [filter, setFilter] = useState<Filter>('alle')
  const [shared, setShared] = useState<Item>()
  const all = Array.isArray(werksessies) ? werksessies : []
  const shown = all.filter((item) => matches(item, filter))
  return (
    <main className="beheer-lijst" aria-busy={werksessies === 'laden'}>
      <div className="beheer-kop">
        <h1>{m.beheer_titel()}</h1>
        {closing}
        <Button kind="geel" size="groot" onPress={onNew} icon={<Plus size={22} aria-hidden="true" />}>
          {m.begin_nieuwe_werksessie()}
        </Button>
      </div>
      {werksessies === 'laden' ? <p role="status">{m.beheer_laden()}</p> : null}
      {typeof werksessies === 'object' && 'error' in werksessies ? (
        <Banner
          kind="fout"
          title={m.beheer_fout()}
          isUrgent
          action={
            <Button size="klein" onPress={onAgain}>
              {m.begin_opnieuw()}
            </Button>
          }
        >
          {werksessies.error}
        </Banner>
      ) : null}
      {Array.isArray(werksessies) && all.length === 0 ? (
        <EmptyState title={m.beheer_leeg_titel()} text={m.beheer_leeg_tekst()} />
      ) : null}
      {all.length > 0 ? (
        <>
          <fieldset className="beheer-filter" aria-label={m.beheer_filter()}>
            {(['alle', 'bezig', 'klaar'] as const).map((one) => (
              <Button key={one} size="klein" isPressed={filter === one} onPress={() => setFilter(one)}>
                {filterName(one, all.length)}
              </Button>
            ))}
          </fieldset>
          <ul className="beheer-rooster">
            {shown.map((item) => (
              <WerksessieCard key={item.id} item={item} onShare={() => setShared(item)} />
            ))}
          </ul>
          {shown.length === 0 ? <p className="stil">{m.beheer_geen_in_filter()}</p> : null}
        </>
      ) : null}
      {shared === undefined ? null : (
        <Dialog
          title={m.beheer_links_van({ title: shared.title })}
          isOpen
          size="breed"
          onClose={() => setShared(undefined)}
        >
          <DeelLinks title={shared.title} links={shared.links} codes={shared.codes} />
        </Dialog>
      )}
    </main>
  )
}

function WerksessieCard({ item, onShare }: { readonly item: Item; readonly onShare: () => void }): ReactNode {
  return (
    <li className="vlak beheer-kaart">
      <div className="beheer-strook" aria-hidden="true">
        {item.platen.map((plaat, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: colours in board order, nothing else tells them apart
          <span key={index} style={plaatStyle(plaat)} />
        ))}
      </div>
      <div className="beheer-kaart-lijf">
        <span className={`tag ${statusTag(item.status)}`}>{statusName(item.status)}</span>
        <h2>{item.title}</h2>
        <p className="stil">{[item.area, dateText(item.date)].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <p className="beheer-tel stil">
        <b className="num">{item.signalen}</b> {m.beheer_tel_briefjes()} · <b className="num">{item.kanskaarten}</b>{' '}
        {m.beheer_tel_kanskaarten()}
      </p>
      <div className="beheer-kaart-voet">
        <LinkButton
          href={pathOf(item.links.begeleider)}
          kind="primair"
          aria-label={`${m.beheer_open_begeleider()}: ${item.title}`}
        >
          {m.beheer_open_begeleider()}
        </LinkButton>
        <Button
          kind="stil"
          onPress={onShare}
          icon={<Link2 size={18} aria-hidden="true" />}
          aria-label={m.beheer_links_van({ title: item.title })}
        >
          {m.beheer_links()}
        </Button>
      </div>
    </li>
  )
}

/** A link as a path of this site: whoever is on the computer itself keeps its address, and with it its cookie. */
export function pathOf(link: string): string {
  const url = new URL(link, window.location.href)
  return `${url.pathname}${url.hash}`
}

function filterName(filter: Filter, count: number): string {
  switch (filter) {
    case 'alle':
      return m.beheer_filter_alle({ count })
    case 'bezig':
      return m.beheer_filter_bezig()
    case 'klaar':
      return m.beheer_filter_klaar()
  }
}

function statusName(status: string): string {
  switch (status) {
    case 'open':
      return m.beheer_status_open()
    case 'gesloten':
      return m.beheer_status_gesloten()
    case 'heropend':
      return m.beheer_status_heropend()
    default:
      return m.beheer_status_voorbereiding()
  }
}

function statusTag(status: string): string {
  if (status === 'voorbereiding') return 'tag-voorlopig'
  return status === 'gesloten' ? '' : 'tag-goed'
}

/** "dinsdag 14 maart" for `2026-03-14`. */
function dateText(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time)) return m.beheer_geen_datum()
  return new Intl.DateTimeFormat(getLocale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(time)
}
