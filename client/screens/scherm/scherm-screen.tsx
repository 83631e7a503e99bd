import { type ReactNode, useEffect, useState } from 'react'
import { shownScherm } from '../../../shared/domain/scherm.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { JoinCode } from '../../../shared/protocol/api.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { CodeView } from './code-view.tsx'
import { KanskaartView } from './kanskaart-view.tsx'
import { OnthullingView } from './onthulling-view.tsx'
import { SignalenView } from './signalen-view.tsx'
import { ThemasView } from './themas-view.tsx'
import './scherm.css'

/** Design size of the projector; everything scales with the window, so that 28 px there stays 28 px of 1080. */
const design = { width: 1920, height: 1080 }
const retryMs = 5000

/** The projector: one chosen view, no names, no controls. What it shows is in `sessie`, so a reload shows the same. */
export default function SchermScreen(): ReactNode {
  const sessie = useSessie()
  const join = useJoinCode()
  const scale = useScale()
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  const { view, targetId } = shownScherm({ scherm: sessie?.scherm, fase })
  const body = () => {
    if (sessie === undefined) return null
    switch (view) {
      case 'signalen':
        return <SignalenView sessie={sessie} join={join} />
      case 'themas':
        return <ThemasView sessie={sessie} join={join} />
      case 'code':
        return <CodeView sessie={sessie} join={join} />
      case 'onthulling':
        return <OnthullingView sessie={sessie} />
      case 'kanskaart':
        return <KanskaartView targetId={targetId} />
      case 'zwart':
        return null
      default:
        return <SignalenView sessie={sessie} join={join} />
    }
  }
  return (
    <main
      className={`ps ps-toont-${view}`}
      aria-label={m.scherm_scherm()}
      // The projector always shows light paper: dark slides drown in a lit room.
      data-thema="licht"
    >
      <div className="ps-vel" style={{ transform: `scale(${scale})` }}>
        {body()}
      </div>
    </main>
  )
}

/** Code and link for deelnemers; asks again until the server answers, because nobody stands at this machine. */
function useJoinCode(): JoinCode | undefined {
  const session = useSession()
  const [join, setJoin] = useState<JoinCode>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async () => {
      const answer = await session.api<JoinCode>('GET', `/werksessies/${session.werksessieId}/code`)
      if (isGone) return
      if (answer.ok) setJoin(answer.value)
      else timer = setTimeout(() => void ask(), retryMs)
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [session])
  return join
}

const measure = () => Math.min(window.innerWidth / design.width, window.innerHeight / design.height)

function useScale(): number {
  const [scale, setScale] = useState(measure)
  useEffect(() => {
    const onResize = () => setScale(measure())
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return scale
}
