import {
  FileText,
  Grid2x2,
  Handshake,
  LayoutDashboard,
  List,
  ListOrdered,
  Lock,
  type LucideIcon,
  Map as MapIcon,
  Menu as MenuIcon,
  Monitor,
  PencilLine,
  ScrollText,
  Sprout,
  Users,
  Vote,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Link } from 'wouter'
import { m } from '../../../shared/i18n/messages.ts'
import { useSaveState, useSessie, useSession } from '../../model/hooks.ts'
import { AgendaBar } from '../../ui/agenda-bar.tsx'
import { BewaardStatus } from '../../ui/bewaard-status.tsx'
import { Button } from '../../ui/button.tsx'
import { DisplaySwitch } from '../../ui/display-switch.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Merk } from '../../ui/merk.tsx'
import { type ScreenName, screenPath, screens } from '../screens.ts'
import { BewaarBanners } from './bewaar-banners.tsx'
import { KijkMenu } from './kijk-menu.tsx'
import { NotPlacedTray } from './niet-geplaatst.tsx'
import { SessionClock } from './session-clock.tsx'
import { WisDialog, WisKnop } from './wis-apparaat.tsx'
import { placeAndDate } from './words.ts'
import './werksessie-bar.css'

const icons: Readonly<Record<ScreenName, LucideIcon>> = {
  telefoon: PencilLine,
  bord: Grid2x2,
  lijst: List,
  begeleider: LayoutDashboard,
  scherm: Monitor,
  papier: FileText,
  stemmen: Vote,
  rangorde: ListOrdered,
  wijkkaart: MapIcon,
  kanskaarten: Sprout,
  programma: ScrollText,
  meedoen: Handshake,
  team: Users,
}
/** Pages that stay in the bar where it is wide enough; all others are in the menu. */
const usualLinks: readonly ScreenName[] = ['begeleider', 'bord', 'lijst']

export interface WerksessieBarProps {
  /** The screen that shows this bar: marked in the links. */
  readonly current: ScreenName
  /** Instead of area and date. */
  readonly subtitle?: ReactNode
  /** Page links beside the menu on wide screens; those that this rol does not have are left out. */
  readonly links?: readonly ScreenName[]
  /** Leave out the agenda where the screen shows it itself. */
  readonly showAgenda?: boolean
  /** Own buttons of the screen, right of the saved state. */
  readonly actions?: ReactNode
}

/** The bar on top of every screen of a werksessie: what, where in the agenda, what is saved, who is there, other pages. */
export function WerksessieBar({
  current,
  subtitle,
  links = usualLinks,
  showAgenda = true,
  actions,
}: WerksessieBarProps): ReactNode {
  const { rol } = useSession()
  const sessie = useSessie()
  const saveState = useSaveState()
  const werksessie = sessie?.werksessie
  const pages = (Object.keys(screens) as ScreenName[]).filter((name) =>
    (screens[name].rollen as readonly string[]).includes(rol),
  )
  // What is asked now is what somebody who takes part needs; place and date they know.
  const fase = werksessie?.fasen.find(({ id }) => id === werksessie.huidigeFase)
  const vraag = rol === 'deelnemer' || rol === 'schrijver' ? (fase?.prompt ?? '') : ''
  const [isWiping, setWiping] = useState(false)
  return (
    <>
      <header className="wb">
        <Merk />
        <div className="wb-titel">
          <strong>{werksessie?.title ?? m.app_laden()}</strong>
          <span className={subtitle === undefined && vraag !== '' ? 'wb-vraag' : ''}>
            {subtitle ??
              (vraag !== '' ? vraag : werksessie === undefined ? '' : placeAndDate(werksessie.area, werksessie.date))}
          </span>
        </div>
        <div className="wb-midden">
          {showAgenda && sessie !== undefined && werksessie !== undefined ? (
            <>
              <AgendaBar fasen={werksessie.fasen} current={werksessie.huidigeFase} />
              <SessionClock kind="regel" />
              {werksessie.slot === true ? (
                <span className="tag wb-slot">
                  <Lock size={15} aria-hidden="true" />
                  {m.fase_op_slot()}
                </span>
              ) : null}
            </>
          ) : null}
        </div>
        <div className="wb-rechts">
          <BewaardStatus state={saveState} />
          {sessie?.aanwezig === undefined ? null : (
            <span className="wb-erbij num">
              <Users size={16} aria-hidden="true" />
              {m.balk_erbij({ aantal: sessie.aanwezig.online })}
            </span>
          )}
          {actions}
          {current === 'begeleider' ? null : <KijkMenu />}
          <nav className="wb-links" aria-label={m.balk_paginas()}>
            {links
              .filter((name) => pages.includes(name))
              .map((name) => (
                <PageLink key={name} name={name} isCurrent={name === current} />
              ))}
          </nav>
          <DialogTrigger>
            <Button
              kind="stil"
              isIconOnly
              aria-label={m.balk_menu()}
              icon={<MenuIcon size={20} aria-hidden="true" />}
            />
            <Popover placement="bottom end" className="wb-popover">
              <Dialog className="wb-menu" aria-label={m.balk_menu()}>
                {({ close }) => (
                  <>
                    <nav aria-label={m.balk_alle_paginas()}>
                      {pages.map((name) => (
                        <PageLink key={name} name={name} isCurrent={name === current} onFollow={close} />
                      ))}
                    </nav>
                    <div className="wb-voorkeur">
                      <LanguageSwitch />
                      <DisplaySwitch />
                      <WisKnop
                        onPress={() => {
                          close()
                          setWiping(true)
                        }}
                      />
                    </div>
                  </>
                )}
              </Dialog>
            </Popover>
          </DialogTrigger>
        </div>
      </header>
      <BewaarBanners />
      <NotPlacedTray />
      <WisDialog isOpen={isWiping} onClose={() => setWiping(false)} />
    </>
  )
}

/** The projector opens beside the console; every other page opens here. */
function PageLink({
  name,
  isCurrent,
  onFollow,
}: {
  readonly name: ScreenName
  readonly isCurrent: boolean
  readonly onFollow?: () => void
}): ReactNode {
  const { werksessieId, toegang } = useSession()
  const Icon = icons[name]
  const href = screenPath(name, werksessieId, toegang)
  const inside = (
    <>
      <Icon size={17} aria-hidden="true" />
      <span>{screens[name].title()}</span>
    </>
  )
  if (name === 'scherm')
    return (
      <a className="wb-link" href={href} target="_blank" rel="noreferrer" onClick={onFollow}>
        {inside}
        <span className="vis-weg"> ({m.balk_nieuw_venster()})</span>
      </a>
    )
  return (
    <Link
      className="wb-link"
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      {...(onFollow === undefined ? {} : { onClick: onFollow })}
    >
      {inside}
    </Link>
  )
}
