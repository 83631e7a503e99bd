import { BarChart3, ExternalLink, EyeOff, QrCode as QrIcon, Shapes, Sprout, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { kindInfo } from '../../ui/kind-info.ts'
import { MenuButton } from '../../ui/menu.tsx'
import { screenPath } from '../screens.ts'
import { useCommand } from '../shell/use-command.ts'

type View = NonNullable<SessieState['scherm']>['view']

const views: readonly { readonly view: View; readonly icon: ReactNode; label(): string }[] = [
  { view: 'signalen', icon: <StickyNote size={17} aria-hidden="true" />, label: m.regie_scherm_signalen },
  { view: 'themas', icon: <Shapes size={17} aria-hidden="true" />, label: m.regie_scherm_themas },
  { view: 'code', icon: <QrIcon size={17} aria-hidden="true" />, label: m.regie_scherm_code },
  { view: 'onthulling', icon: <BarChart3 size={17} aria-hidden="true" />, label: m.regie_scherm_onthulling },
  { view: 'zwart', icon: <EyeOff size={17} aria-hidden="true" />, label: m.regie_scherm_zwart },
]

/** What the projector shows, and the buttons that change it. */
export function SchermCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const { werksessieId, toegang } = useSession()
  const command = useCommand()
  const kanskaarten = useCollection('kanskaarten').filter(isActive)
  const signalen = useCollection('signalen')
  const current: View = sessie.scherm?.view ?? 'signalen'
  const show = (view: View, targetId?: string) =>
    void command('/scherm', targetId === undefined ? { view } : { view, targetId })
  const newest = [...signalen]
    .filter((signaal) => isActive(signaal) && signaal.hidden === undefined)
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, 15)
  return (
    <section className="vlak rg-scherm" aria-labelledby="rg-scherm-titel">
      <div className={`rg-mini rg-mini-${current}`} aria-hidden="true">
        {current === 'signalen'
          ? newest.map(({ id, kind }) => <i key={id} style={{ background: `var(--soort-${kindInfo[kind].css})` }} />)
          : null}
        {current === 'onthulling' ? <BarChart3 /> : null}
        {current === 'code' ? <QrIcon /> : null}
        {current === 'themas' ? <Shapes /> : null}
        {current === 'kanskaart' ? <Sprout /> : null}
      </div>
      <div className="rg-scherm-tekst">
        <h2 id="rg-scherm-titel">{m.regie_scherm_titel()}</h2>
        <p className="stil">{m.regie_scherm_uitleg()}</p>
        <fieldset className="rg-knoppen">
          <legend className="vis-weg">{m.regie_scherm_titel()}</legend>
          {views.map(({ view, icon, label }) => (
            <Button key={view} size="klein" icon={icon} isPressed={current === view} onPress={() => show(view)}>
              {label()}
            </Button>
          ))}
          {kanskaarten.length === 0 ? null : (
            <MenuButton
              label={m.regie_scherm_kanskaart()}
              size="klein"
              icon={<Sprout size={17} aria-hidden="true" />}
              isPressed={current === 'kanskaart'}
              items={kanskaarten.map(({ id, title }) => ({ id, text: title === '' ? m.regie_zonder_naam() : title }))}
              {...(sessie.scherm?.targetId === undefined ? {} : { selected: sessie.scherm.targetId })}
              onAction={(id) => show('kanskaart', id)}
            >
              {m.regie_scherm_kanskaart()}
            </MenuButton>
          )}
          <LinkButton
            kind="stil"
            size="klein"
            href={screenPath('scherm', werksessieId, toegang)}
            target="_blank"
            rel="noreferrer"
            icon={<ExternalLink size={17} aria-hidden="true" />}
          >
            {m.regie_scherm_open()}
          </LinkButton>
        </fieldset>
      </div>
    </section>
  )
}
