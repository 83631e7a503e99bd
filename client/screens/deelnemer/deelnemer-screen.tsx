import { Handshake, PenLine, StickyNote, Users, Vote } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { m } from '../../../shared/i18n/messages.ts'
import { useKeeps, useMijn, useSaveState, useServerNow, useSessie } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Banner } from '../../ui/banner.tsx'
import { BewaardStatus } from '../../ui/bewaard-status.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Merk } from '../../ui/merk.tsx'
import { HandKnop } from '../samen/hand-knop.tsx'
import { TafelKeuze } from '../samen/tafel-keuze.tsx'
import { keepsWords } from '../shell/bewaar-banners.tsx'
import { WisApparaat } from '../shell/wis-apparaat.tsx'
import './deelnemer.css'
import { MijnView } from './mijn-view.tsx'
import { SchrijfView } from './schrijf-view.tsx'

// The list of everybody and the ballot need `bord`; the phone opens that only when somebody asks for it.
const IedereenView = lazy(() => import('./iedereen-view.tsx'))
const MeedoenView = lazy(() => import('../meedoen/meedoen-view.tsx'))
const StemView = lazy(() => import('./stem-view.tsx'))

type Tab = 'briefje' | 'mijn' | 'iedereen' | 'stemmen' | 'meedoen'
const isTab = (name: string | null): name is Tab =>
  name === 'briefje' || name === 'mijn' || name === 'iedereen' || name === 'stemmen' || name === 'meedoen'

/** The phone of a deelnemer: one question, one note, and what became of the earlier ones. No canvas. */
export default function DeelnemerScreen() {
  const sessie = useSessie()
  const saveState = useSaveState()
  const keeps = useKeeps()
  const [search, setSearch] = useSearchParams()
  const werksessie = sessie?.werksessie
  const fase = werksessie?.fasen.find((candidate) => candidate.id === werksessie.huidigeFase)
  const mayCast = fase?.allow.castStem === true && sessie?.stemronde?.status === 'open'
  const asksToJoin = fase?.view === 'meedoen'
  const asked = search.get('blad')
  const tab: Tab = isTab(asked) ? asked : mayCast ? 'stemmen' : asksToJoin ? 'meedoen' : 'briefje'
  const [faseSeen, setFaseSeen] = useState(werksessie?.huidigeFase)
  const model = sessie?.taalmodel?.model

  // A new fase opens its own sheet, but never takes somebody away who is typing.
  useEffect(() => {
    const now = werksessie?.huidigeFase
    if (now === undefined || now === faseSeen) return
    setFaseSeen(now)
    const isTyping = document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value !== ''
    if (!isTyping) setSearch((params) => withoutSheet(params), { replace: true })
  }, [werksessie?.huidigeFase, faseSeen, setSearch])

  // A note that came back is news for its author alone; the sheet with one's own notes says how many.
  const returned = useMijn().filter(({ state, plek }) => state === 'bewaard' && plek === 'terug').length
  const told = useRef(0)
  useEffect(() => {
    if (returned > told.current) announce(m.mijn_nieuws_terug())
    told.current = returned
  }, [returned])

  const go = (next: Tab) => setSearch((params) => withSheet(params, next), { replace: true })
  const waiting = saveState.kind === 'offline' ? saveState.waiting : 0
  const tabs = [
    { name: 'briefje' as const, label: m.telefoon_blad_briefje(), icon: PenLine },
    // After the reveal the result stays to be read here.
    ...(mayCast || tab === 'stemmen' || sessie?.stemronde?.status === 'onthuld'
      ? [{ name: 'stemmen' as const, label: m.telefoon_blad_stemmen(), icon: Vote }]
      : []),
    ...(asksToJoin || tab === 'meedoen'
      ? [{ name: 'meedoen' as const, label: m.telefoon_blad_meedoen(), icon: Handshake }]
      : []),
    { name: 'mijn' as const, label: m.telefoon_blad_mijn(), icon: StickyNote },
    { name: 'iedereen' as const, label: m.telefoon_blad_iedereen(), icon: Users },
  ]
  return (
    <div className="telefoon">
      <header className="telefoon-kop">
        <Merk />
        <p className="telefoon-fase">
          <b>{fase?.title ?? ''}</b> <Remaining />
        </p>
        <TafelKeuze />
        <HandKnop isIconOnly />
        <BewaardStatus state={saveState} />
      </header>
      {saveState.kind === 'offline' && (
        <Banner kind="let-op" title={m.telefoon_offline_titel()}>
          {keeps === 'alles' ? m.telefoon_offline({ count: waiting }) : m.telefoon_offline_vluchtig({ count: waiting })}
        </Banner>
      )}
      {keeps !== 'alles' && saveState.kind !== 'offline' && <Banner kind="let-op">{keepsWords(keeps, false)}</Banner>}
      {saveState.kind === 'alleen_lezen' && <Banner kind="fout" title={m.telefoon_alleen_lezen()} />}
      {model !== undefined && <Banner>{m.programma_taalmodel_melding({ model })}</Banner>}
      <main className="telefoon-blad">
        <Suspense fallback={<p className="stil">{m.app_laden()}</p>}>
          {tab === 'briefje' && <SchrijfView fase={fase} isClosed={werksessie?.status === 'gesloten'} />}
          {tab === 'mijn' && <MijnView />}
          {tab === 'iedereen' && <IedereenView />}
          {tab === 'stemmen' && <StemView />}
          {tab === 'meedoen' && <MeedoenView />}
        </Suspense>
        {tab === 'mijn' && (
          <footer className="telefoon-voet">
            <LanguageSwitch />
            <WisApparaat />
          </footer>
        )}
      </main>
      <nav className="telefoon-nav" aria-label={m.telefoon_nav()}>
        {tabs.map(({ name, label, icon: Icon }) => (
          <button key={name} type="button" aria-current={tab === name ? 'page' : undefined} onClick={() => go(name)}>
            <Icon size={24} aria-hidden="true" />
            {label}
            {name === 'mijn' && returned > 0 && <span className="telefoon-nieuw">{returned}</span>}
          </button>
        ))}
      </nav>
    </div>
  )
}

const withSheet = (params: URLSearchParams, sheet: Tab): URLSearchParams => {
  const next = new URLSearchParams(params)
  next.set('blad', sheet)
  return next
}
const withoutSheet = (params: URLSearchParams): URLSearchParams => {
  const next = new URLSearchParams(params)
  next.delete('blad')
  return next
}

function Remaining() {
  const sessie = useSessie()
  const now = useServerNow(1000)
  const timer = sessie?.timer
  if (timer === undefined || !('endsAt' in timer)) return null
  const minutes = Math.ceil((timer.endsAt - now) / 60_000)
  return <span>{minutes > 0 ? m.telefoon_nog_minuten({ count: minutes }) : m.telefoon_tijd()}</span>
}
