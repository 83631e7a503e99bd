import { Archive, ArrowLeft, Ban, Download, Ellipsis, History, Monitor, Plus, Sprout } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { useHier } from '../shell/meekijken.tsx'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { Bronnen } from './bronnen.tsx'
import { downloadExport } from './download.ts'
import { Geschiedenis } from './geschiedenis.tsx'
import { orderedCards } from './kaart-fields.ts'
import { KaartRegel } from './kaart-regel.tsx'
import { KaartStatus } from './kaart-status.tsx'
import { KaartView } from './kaart-view.tsx'
import { ObstakelLijst } from './obstakel-lijst.tsx'
import { Presentatie } from './presentatie.tsx'
import './kanskaarten.css'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null

/** Opportunities worked out to a first step: list, card, and the notes that the card rests on. */
export default function KanskaartenScreen(): ReactNode {
  const session = useSession()
  const { actions, rol, werksessieId, toegang } = session
  const all = useCollection('kanskaarten')
  const cards = useMemo(() => orderedCards(all), [all])
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('kaart')
  // On a phone nothing is chosen at first, so that the list shows; on a laptop the first card is open.
  const current = cards.find((card) => card.id === wanted) ?? cards[0]
  const isChosen = wanted !== null && current?.id === wanted
  const [isShowing, setShowing] = useState(false)
  const [listsObstacles, setListsObstacles] = useState(false)
  const [showsHistory, setShowsHistory] = useState(false)
  const mayAdd = session.may({ doc: 'bord', collection: 'kanskaarten', id: '', action: 'add', own: true })
  const mayExport = rol === 'begeleider' || rol === 'team'

  const choose = useCallback(
    (id: string | undefined) =>
      setSearch((now) => {
        const next = new URLSearchParams(now)
        if (id === undefined) next.delete('kaart')
        else next.set('kaart', id)
        return next
      }),
    [setSearch],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      setShowing(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  useHier(
    () => ({ view: 'kanskaarten', ...(current === undefined ? {} : { targetId: current.id }) }),
    current?.id ?? '',
  )

  const add = () => {
    const id = actions.addKanskaart({ title: '' })
    if (id !== '') choose(id)
  }
  const putAway = (card: Kanskaart) => {
    if (!actions.archiveKanskaart(card.id)) return
    choose(undefined)
    toast(m.kk_weggelegd({ titel: card.title || m.kk_zonder_naam() }), { action: undoAction(session.lastStep()) })
  }
  return (
    <div className="kk" data-gekozen={isChosen}>
      <WerksessieBar
        current="kanskaarten"
        links={['begeleider', 'bord', 'wijkkaart']}
        actions={
          <span className="kk-balk-knoppen">
            <Button
              size="klein"
              icon={<Monitor size={17} aria-hidden="true" />}
              isDisabled={current === undefined}
              onPress={() => setShowing(true)}
            >
              {m.kk_toon()}
            </Button>
            {mayExport ? (
              <MenuButton
                size="klein"
                label={m.kk_download()}
                icon={<Download size={17} aria-hidden="true" />}
                items={[
                  { id: 'kanskaarten.pdf', text: m.kk_download_pdf() },
                  { id: 'kanskaarten.csv', text: m.kk_download_csv() },
                  { id: 'kanskaarten.json', text: m.kk_download_json() },
                ]}
                onAction={(file) => void downloadExport(werksessieId, toegang, file)}
              >
                {m.kk_download()}
              </MenuButton>
            ) : null}
          </span>
        }
      />
      <div className="kk-vlakken">
        <nav className="kk-lijst" aria-label={m.kk_lijst()}>
          <h2>{m.kk_titel()}</h2>
          <ul>
            {cards.map((card) => (
              <KaartRegel
                key={card.id}
                card={card}
                isCurrent={card.id === current?.id}
                onChoose={() => choose(card.id)}
              />
            ))}
          </ul>
          {mayAdd ? (
            <Button size="klein" icon={<Plus size={17} aria-hidden="true" />} onPress={add}>
              {m.kk_nieuw()}
            </Button>
          ) : null}
          {cards.length > 0 ? (
            <Button
              kind="stil"
              size="klein"
              icon={<Ban size={17} aria-hidden="true" />}
              onPress={() => setListsObstacles(true)}
            >
              {m.kk_obstakels_lijst()}
            </Button>
          ) : null}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where nothing may be filled in, the keyboard must still scroll */}
        <main className="kk-midden" tabIndex={0} aria-label={m.export_kanskaart()}>
          {current === undefined ? (
            <EmptyState
              title={m.kk_leeg()}
              text={m.kk_leeg_uitleg()}
              icon={<Sprout size={22} aria-hidden="true" />}
              action={
                mayAdd ? (
                  <Button kind="primair" icon={<Plus size={18} aria-hidden="true" />} onPress={add}>
                    {m.kk_nieuw()}
                  </Button>
                ) : undefined
              }
            />
          ) : (
            <>
              <div className="kk-boven">
                <Button
                  kind="stil"
                  size="klein"
                  className="kk-terug"
                  icon={<ArrowLeft size={18} aria-hidden="true" />}
                  onPress={() => choose(undefined)}
                >
                  {m.kk_sluit_lijst()}
                </Button>
                {mayAdd ? null : <Banner>{m.kk_alleen_lezen()}</Banner>}
              </div>
              <KaartView key={current.id} card={current}>
                <KaartStatus card={current} />
                {mayAdd ? (
                  <div className="kk-meer">
                    <MenuButton
                      kind="stil"
                      size="klein"
                      isIconOnly
                      label={m.kk_meer()}
                      icon={<Ellipsis size={20} aria-hidden="true" />}
                      items={[
                        {
                          id: 'geschiedenis',
                          text: m.kk_geschiedenis(),
                          icon: <History size={17} aria-hidden="true" />,
                        },
                        {
                          id: 'weg',
                          text: m.kk_leg_weg(),
                          icon: <Archive size={17} aria-hidden="true" />,
                          isDanger: true,
                        },
                      ]}
                      onAction={(what) => (what === 'weg' ? putAway(current) : setShowsHistory(true))}
                    />
                  </div>
                ) : null}
              </KaartView>
            </>
          )}
        </main>
        {current === undefined ? null : <Bronnen key={current.id} card={current} />}
      </div>
      {isShowing && current !== undefined ? (
        <Presentatie cards={cards} current={current.id} onGo={choose} onClose={() => setShowing(false)} />
      ) : null}
      {showsHistory && current !== undefined ? (
        <Geschiedenis card={current} onClose={() => setShowsHistory(false)} />
      ) : null}
      <ObstakelLijst
        cards={cards}
        isOpen={listsObstacles}
        onClose={() => setListsObstacles(false)}
        onChoose={(id) => {
          setListsObstacles(false)
          choose(id)
        }}
      />
    </div>
  )
}
