import { CircleCheck, CloudOff, LayoutGrid, List, LoaderCircle, Lock, Menu as MenuIcon } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import type { Rol } from '../../../shared/domain/rol.ts'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import { presenceColor } from '../../canvas/presence-color.ts'
import { usePresence, useSaveState, useServerNow, useSessie, useSession } from '../../model/hooks.ts'
import type { SaveState } from '../../model/types.ts'
import { ActionMenu } from '../../ui/bord-parts.tsx'

/** Fixed place, always the same words (DESIGN §4, Bewaard). `bewaren` shows only after 800 ms: most saving is faster. */
function Saved(): ReactNode {
  const state = useSaveState()
  const [shown, setShown] = useState<SaveState>(state)
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), state.kind === 'bewaren' ? 800 : 0)
    return () => clearTimeout(timer)
  }, [state])
  switch (shown.kind) {
    case 'bewaard':
      return (
        <span className="bd-bewaard">
          <CircleCheck size={18} aria-hidden="true" />
          {m.bord_alles_bewaard()}
        </span>
      )
    case 'bewaren':
    case 'verbinden':
      return (
        <span className="bd-bewaard bd-bezig">
          <LoaderCircle size={18} aria-hidden="true" />
          {shown.kind === 'bewaren' ? m.bord_bewaren() : m.bord_verbinden()}
        </span>
      )
    case 'offline':
      return (
        <span className="bd-bewaard bd-offline">
          <CloudOff size={18} aria-hidden="true" />
          {m.bord_offline_kort({ aantal: shown.waiting })}
        </span>
      )
    case 'alleen_lezen':
      return (
        <span className="bd-bewaard bd-dicht">
          <Lock size={18} aria-hidden="true" />
          {m.bord_alleen_lezen_kort()}
        </span>
      )
  }
}

const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function Clock({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const now = useServerNow(500)
  const { timer } = sessie
  if (timer === undefined) return null
  const left = 'endsAt' in timer ? timer.endsAt - now : timer.leftMs
  // Nothing closes by itself at zero (DESIGN §4).
  return <b className="bd-klok">{left <= 0 ? m.bord_tijd() : clock(left)}</b>
}

function Agenda({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const { fasen, huidigeFase } = sessie.werksessie
  const at = fasen.findIndex((fase) => fase.id === huidigeFase)
  return (
    <ol className="bd-agenda" aria-label={m.bord_agenda()}>
      {fasen.map((fase, index) => (
        <li
          key={fase.id}
          className={index < at ? 'bd-klaar' : index === at ? 'bd-nu' : ''}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <i />
          <span>
            {fase.title} {index === at ? <Clock sessie={sessie} /> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Online({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const presence = usePresence()
  const count = Math.max(sessie.aanwezig?.online ?? 0, presence.length + 1)
  return (
    <span className="bd-erbij">
      {presence.slice(0, 4).map((one) => (
        <span
          key={one.key}
          className="bd-av"
          style={{ background: presenceColor(one.key) }}
          title={one.alias}
          aria-hidden="true"
        >
          {initials(one.alias)}
        </span>
      ))}
      <span>{m.bord_online({ aantal: count })}</span>
    </span>
  )
}

const initials = (alias: string): string =>
  alias
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()

interface Page {
  readonly name: string
  readonly rollen: readonly Rol[]
  text(): string
}
const pages: readonly Page[] = [
  { name: 'begeleider', rollen: ['begeleider'], text: m.bord_pagina_begeleider },
  { name: 'wijkkaart', rollen: ['begeleider', 'schrijver', 'deelnemer', 'team'], text: m.bord_pagina_wijkkaart },
  { name: 'kanskaarten', rollen: ['begeleider', 'schrijver', 'deelnemer', 'team'], text: m.bord_pagina_kanskaarten },
  { name: 'rangorde', rollen: ['begeleider', 'team'], text: m.bord_pagina_rangorde },
  { name: 'programma', rollen: ['begeleider', 'team'], text: m.bord_pagina_programma },
]

/** Sign, title, agenda with the clock, what is saved, who is here, and the switch between bord and list. */
export function TopBar({
  view,
  onView,
}: {
  readonly view: 'bord' | 'lijst'
  readonly onView: (view: 'bord' | 'lijst') => void
}): ReactNode {
  const session = useSession()
  const sessie = useSessie()
  const [, navigate] = useLocation()
  const werksessie = sessie?.werksessie
  const date =
    werksessie === undefined || werksessie.date === ''
      ? ''
      : new Date(`${werksessie.date}T12:00:00`).toLocaleDateString(getLocale(), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
        })
  const subtitle = [werksessie?.area ?? '', date].filter((part) => part !== '').join(' · ')
  return (
    <header className="bd-top">
      <span className="bd-merk">{m.app_name()}</span>
      <div className="bd-titel">
        <b>{werksessie?.title ?? ''}</b>
        <span>{subtitle}</span>
      </div>
      <div className="bd-midden">{sessie === undefined ? null : <Agenda sessie={sessie} />}</div>
      <div className="bd-rechts">
        <Saved />
        {sessie === undefined ? null : <Online sessie={sessie} />}
        <fieldset className="bd-wissel" aria-label={m.bord_weergave()}>
          {(['bord', 'lijst'] as const).map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => onView(name)}>
              {name === 'bord' ? <LayoutGrid size={18} aria-hidden="true" /> : <List size={18} aria-hidden="true" />}
              {name === 'bord' ? m.bord_bord() : m.bord_lijst()}
            </button>
          ))}
        </fieldset>
        <nav aria-label={m.bord_paginas()} className="bd-paginas">
          <PageMenu
            pages={pages.filter(
              (page) =>
                page.rollen.includes(session.rol) ||
                (page.name === 'programma' && sessie?.programma?.published === true),
            )}
            onGo={(name) =>
              navigate(`/w/${session.werksessieId}/${name}?toegang=${encodeURIComponent(session.toegang)}`)
            }
          />
        </nav>
      </div>
    </header>
  )
}

function PageMenu({
  pages: shown,
  onGo,
}: {
  readonly pages: readonly Page[]
  readonly onGo: (name: string) => void
}): ReactNode {
  return (
    <ActionMenu
      label={m.bord_paginas()}
      className="bp-knop bp-stil bp-rond"
      items={shown.map((page) => ({ id: page.name, text: page.text(), act: () => onGo(page.name) }))}
    >
      <MenuIcon size={20} aria-hidden="true" />
    </ActionMenu>
  )
}
