import { ChevronLeft, ChevronRight, Coffee, ExternalLink, Eye, EyeOff, ListChecks, MonitorCog } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { kijkViews } from '../../../shared/domain/oproep.ts'
import { type SchermKeuze, shownScherm } from '../../../shared/domain/scherm.ts'
import { type SchermView, schermViews } from '../../../shared/domain/scherm-views.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { impliedTarget, itemsOf, type SchermData, stepScherm } from '../scherm/scherm-items.ts'
import { screenPath, screens } from '../screens.ts'
import { plekOfScherm } from '../shell/kijk-plek.ts'
import { useMeekijken } from '../shell/meekijken.tsx'
import { useCommand } from '../shell/use-command.ts'
import { schermItemName, schermName, schermViewName } from './scherm-names.ts'
import './scherm-card.css'

// The views of the projector are many: they come after the console stands.
const SchermStage = lazy(async () => ({ default: (await import('../scherm/scherm-stage.tsx')).SchermStage }))
const designWidth = 1920

/** What the projector shows, in small, and the buttons that change it. */
export function SchermCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const { werksessieId, toegang } = useSession()
  const command = useCommand()
  const { haal } = useMeekijken()
  const data: SchermData = {
    signalen: useCollection('signalen'),
    themas: useCollection('themas'),
    kanskaarten: useCollection('kanskaarten'),
    frames: useCollection('frames'),
  }
  const fase = sessie.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  const now = shownScherm({ scherm: sessie.scherm, prive: sessie.prive, fase })
  const items = itemsOf(now, data)
  const current = impliedTarget(now, items)
  const name = schermName(now, data)
  const show = (keuze: SchermKeuze | { readonly view: 'fase' }) => {
    void command('/scherm', keuze).then((done) => {
      if (done !== undefined && keuze.view !== 'fase')
        announce(m.scherm_voorbeeld({ wat: schermName(keuze as SchermKeuze, data) }))
    })
  }
  const chooseView = (view: SchermView) => {
    const first = itemsOf({ view }, data)[0]
    const needsOne = view === 'thema' || view === 'tafel' || view === 'frame'
    if (needsOne && first === undefined) return
    show(needsOne && first !== undefined ? { view, targetId: first } : { view })
  }
  const hasItems = (view: SchermView) => itemsOf({ view }, data).length > 0
  const offered = schermViews.filter(
    (view) =>
      view !== 'signaal' &&
      view !== 'zwart' &&
      view !== 'pauze' &&
      (view !== 'prive' || sessie.prive !== undefined) &&
      (!['thema', 'tafel', 'frame'].includes(view) || hasItems(view)),
  )
  const back = stepScherm(now, -1, data)
  const next = stepScherm(now, 1, data)
  return (
    <section className="vlak rg-scherm" aria-labelledby="rg-scherm-titel">
      <div className="rg-scherm-boven">
        <h2 id="rg-scherm-titel">{m.regie_scherm_titel()}</h2>
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
      </div>
      <Preview />
      <div className="rg-scherm-nu">
        {items.length === 0 ? null : (
          <Button
            isIconOnly
            size="klein"
            aria-label={m.scherm_vorige()}
            icon={<ChevronLeft size={20} aria-hidden="true" />}
            isDisabled={back === undefined}
            onPress={() => back !== undefined && show(back)}
          />
        )}
        {items.length < 2 ? (
          <b className="rg-scherm-wat">{name}</b>
        ) : (
          <MenuButton
            label={name}
            size="klein"
            className="rg-scherm-wat"
            items={items.map((id) => ({ id, text: schermItemName(now.view, id, data) }))}
            {...(current === undefined ? {} : { selected: current })}
            onAction={(targetId) => show({ view: now.view, targetId })}
          >
            {current === undefined ? name : schermName({ view: now.view, targetId: current }, data)}
          </MenuButton>
        )}
        {items.length === 0 ? null : (
          <Button
            isIconOnly
            size="klein"
            aria-label={m.scherm_volgende()}
            icon={<ChevronRight size={20} aria-hidden="true" />}
            isDisabled={next === undefined}
            onPress={() => next !== undefined && show(next)}
          />
        )}
      </div>
      <fieldset className="rg-knoppen">
        <legend className="vis-weg">{m.regie_scherm_titel()}</legend>
        <MenuButton
          label={m.scherm_kies()}
          size="klein"
          icon={<MonitorCog size={17} aria-hidden="true" />}
          items={offered.map((view) => ({ id: view, text: schermViewName(view) }))}
          selected={now.view}
          onAction={(id) => {
            const view = schermViews.find((one) => one === id)
            if (view !== undefined) chooseView(view)
          }}
        >
          {m.scherm_kies()}
        </MenuButton>
        <Button
          size="klein"
          icon={<ListChecks size={17} aria-hidden="true" />}
          isPressed={sessie.scherm === undefined}
          onPress={() => show({ view: 'fase' })}
        >
          {m.scherm_fase_knop()}
        </Button>
        <MenuButton
          label={m.kijk_haal_kort()}
          size="klein"
          icon={<Eye size={17} aria-hidden="true" />}
          items={[
            { id: 'scherm', text: m.kijk_haal_naar({ wat: name }) },
            ...(['bord', 'wijkkaart', 'kanskaarten', 'stemmen', 'rangorde'] as const).map((view) => ({
              id: view,
              text: m.kijk_haal_naar({ wat: screens[view].title() }),
            })),
          ]}
          onAction={(id) => {
            const view = kijkViews.find((one) => one === id)
            void haal(view === undefined ? plekOfScherm(now) : { view })
          }}
        >
          {m.kijk_haal_kort()}
        </MenuButton>
        <Button
          size="klein"
          icon={<Coffee size={17} aria-hidden="true" />}
          isPressed={now.view === 'pauze'}
          onPress={() => show({ view: 'pauze' })}
        >
          {m.scherm_view_pauze()}
        </Button>
        <Button
          size="klein"
          icon={<EyeOff size={17} aria-hidden="true" />}
          isPressed={now.view === 'zwart'}
          onPress={() => show({ view: 'zwart' })}
        >
          {m.scherm_view_zwart()}
        </Button>
      </fieldset>
      <p className="stil rg-scherm-uitleg">
        {sessie.scherm === undefined ? m.scherm_bij_fase({ fase: fase?.title ?? '' }) : m.scherm_zelf_gekozen()}{' '}
        {m.regie_scherm_uitleg()}
      </p>
    </section>
  )
}

/** The same picture as in the room, in small; for a screen reader the name of it is enough. */
function Preview(): ReactNode {
  const holder = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)
  useLayoutEffect(() => {
    const element = holder.current
    if (element === null) return
    const watch = new ResizeObserver(() => setScale(element.clientWidth / designWidth))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return (
    <div className="rg-scherm-beeld" ref={holder} aria-hidden="true" inert>
      <Suspense fallback={null}>{scale > 0 ? <SchermStage scale={scale} /> : null}</Suspense>
    </div>
  )
}
