import { QrCode as QrIcon, Share2, UsersRound } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useRegie, useSessie } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { ExportButton } from '../uitvoer/export-dialog.tsx'
import { ImportButton } from '../uitvoer/import-dialog.tsx'
import { AgendaPanel } from './agenda-panel.tsx'
import { CodeDialog, DeelDialog, useLinks } from './deel-dialog.tsx'
import { HandenCard } from './handen-card.tsx'
import { asksAboutPrive, PriveCard, PriveVraag } from './inbox-prive-card.tsx'
import { LeidingCard } from './leiding-card.tsx'
import { MensenDialog } from './mensen-dialog.tsx'
import { NuCard } from './nu-card.tsx'
import { Postvak } from './postvak.tsx'
import { SchermCard } from './scherm-card.tsx'
import { StemrondeCard } from './stemronde-card.tsx'
import { StraksCard } from './straks-card.tsx'
import { TafelsCard } from './tafels-card.tsx'
import { VerantwoordingCard } from './verantwoording-card.tsx'
import './begeleider.css'

/** The console: agenda left, what runs and comes next in the middle, the postvak right (a tab on narrow screens). */
export default function BegeleiderScreen(): ReactNode {
  const sessie = useSessie()
  const links = useLinks()
  const command = useCommand()
  const [open, setOpen] = useState<'code' | 'deel' | 'mensen'>()
  const isNarrow = useIsNarrow()
  const regie = useRegie()
  const waiting =
    (regie?.markeringen ?? []).filter(({ followUp }) => followUp === '').length +
    (regie?.inbox ?? []).filter(({ status }) => status === 'wacht').length
  const faseTitle = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)?.title
  const before = useRef(faseTitle)
  useEffect(() => {
    if (before.current !== undefined && faseTitle !== undefined && before.current !== faseTitle)
      announce(m.regie_fase_is({ fase: faseTitle }))
    before.current = faseTitle
  }, [faseTitle])

  const [asked, setAsked] = useState<string>()
  const ownStep = useRef<string>(undefined)
  const isOwnStep = useCallback((faseId: string) => ownStep.current === faseId, [])
  const go = async (to: string, isAnswered = false) => {
    if (sessie === undefined) return
    if (!isAnswered && asksAboutPrive(sessie)) {
      setAsked(to)
      return
    }
    setAsked(undefined)
    const from = sessie.werksessie.huidigeFase
    ownStep.current = to
    const title = sessie.werksessie.fasen.find(({ id }) => id === to)?.title ?? ''
    const done = await command('/fase', { from, to })
    if (done !== undefined)
      toast(m.regie_fase_is({ fase: title }), {
        action: { label: m.regie_terug(), onAction: () => void command('/fase', { from: to, to: from }) },
      })
  }
  const agenda = sessie === undefined ? null : <AgendaPanel werksessie={sessie.werksessie} onGo={(to) => void go(to)} />
  const middle =
    sessie === undefined ? (
      <p className="stil">{m.app_laden()}</p>
    ) : (
      <div className="rg-midden">
        <LeidingCard sessie={sessie} />
        <NuCard sessie={sessie} />
        <HandenCard />
        <PriveCard sessie={sessie} />
        <StraksCard werksessie={sessie.werksessie} onGo={(to) => void go(to)} isOwnStep={isOwnStep} />
        <TafelsCard sessie={sessie} />
        <VerantwoordingCard sessie={sessie} />
        <div className="rg-paar">
          <SchermCard sessie={sessie} />
          <StemrondeCard sessie={sessie} />
        </div>
      </div>
    )
  return (
    <div className="rg">
      <WerksessieBar
        current="begeleider"
        showAgenda={false}
        subtitle={m.regie_u_bent()}
        links={['bord', 'kanskaarten', 'rangorde', 'programma']}
        actions={
          <div className="rg-acties">
            <Button
              size="klein"
              isDisabled={links === undefined}
              icon={<QrIcon size={17} aria-hidden="true" />}
              aria-label={m.regie_code_knop({ code: links?.codes.deelnemer ?? '' })}
              onPress={() => setOpen('code')}
            >
              <span className="num">{links?.codes.deelnemer ?? ''}</span>
            </Button>
            <Button
              size="klein"
              isDisabled={links === undefined}
              icon={<Share2 size={17} aria-hidden="true" />}
              onPress={() => setOpen('deel')}
            >
              {m.regie_deel()}
            </Button>
            <Button size="klein" icon={<UsersRound size={17} aria-hidden="true" />} onPress={() => setOpen('mensen')}>
              {m.mensen_knop()}
            </Button>
            <ImportButton />
            <ExportButton />
          </div>
        }
      />
      {isNarrow ? (
        <main className="rg-smal">
          <Tabs
            label={m.scherm_begeleider()}
            tabs={[
              { id: 'nu', title: m.regie_tab_nu(), panel: middle },
              { id: 'agenda', title: m.regie_agenda(), panel: agenda },
              {
                id: 'postvak',
                title: m.regie_postvak(),
                ...(waiting > 0 ? { count: waiting } : {}),
                panel: <Postvak />,
              },
            ]}
          />
        </main>
      ) : (
        <main className="rg-breed">
          {agenda}
          {middle}
          <Postvak />
        </main>
      )}
      {sessie === undefined ? null : (
        <PriveVraag
          sessie={sessie}
          isOpen={asked !== undefined}
          onGo={() => void go(asked ?? sessie.werksessie.huidigeFase, true)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {sessie === undefined ? null : (
        <MensenDialog sessie={sessie} isOpen={open === 'mensen'} onClose={() => setOpen(undefined)} />
      )}
      {links === undefined ? null : (
        <>
          <CodeDialog links={links} isOpen={open === 'code'} onClose={() => setOpen(undefined)} />
          <DeelDialog links={links} isOpen={open === 'deel'} onClose={() => setOpen(undefined)} />
        </>
      )}
    </div>
  )
}

/** Below this the postvak and the agenda are tabs (DESIGN §3). */
const narrow = '(max-width: 1199px)'

function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrow).matches)
  useEffect(() => {
    const query = matchMedia(narrow)
    const onChange = () => setNarrow(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isNarrow
}
