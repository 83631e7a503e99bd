import { Component, type ReactNode, useEffect, useState } from 'react'
import { shownScherm } from '../../../shared/domain/scherm.ts'
import type { SchermView } from '../../../shared/domain/scherm-views.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { JoinCode } from '../../../shared/protocol/api.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { CodeView } from './code-view.tsx'
import { KanskaartView } from './kanskaart-view.tsx'
import { AanbodView, FrameView, TafelView, ThemaView } from './lane-views.tsx'
import { MeedoenView } from './meedoen-view.tsx'
import { AfsluitingView, AgendaView, PauzeView, PriveView, WelkomView } from './moment-views.tsx'
import { CijfersView, SignaalView } from './note-views.tsx'
import { OnthullingView } from './onthulling-view.tsx'
import { SignalenView } from './signalen-view.tsx'
import { StemmenView } from './stemmen-view.tsx'
import { ThemasView } from './themas-view.tsx'
import type { ViewProps } from './view-props.ts'
import { WijkkaartView } from './wijkkaart-view.tsx'
import './scherm.css'

/** Design size of the projector; everything scales with it, so that 28 px there stays 28 px of 1080. */
export const design = { width: 1920, height: 1080 }
const retryMs = 5000

const views: Readonly<Record<SchermView, (props: ViewProps) => ReactNode>> = {
  code: CodeView,
  agenda: AgendaView,
  welkom: WelkomView,
  cijfers: CijfersView,
  signalen: SignalenView,
  aanbod: AanbodView,
  themas: ThemasView,
  thema: ThemaView,
  tafel: TafelView,
  frame: FrameView,
  signaal: SignaalView,
  wijkkaart: WijkkaartView,
  kanskaart: KanskaartView,
  prive: PriveView,
  pauze: PauzeView,
  stemmen: StemmenView,
  onthulling: OnthullingView,
  meedoen: MeedoenView,
  afsluiting: AfsluitingView,
  zwart: () => null,
}

/** What the room sees, `scale` times the design size: on the projector, and small on the console of the begeleider. */
export function SchermStage({ scale }: { readonly scale: number }): ReactNode {
  const sessie = useSessie()
  const join = useJoinCode()
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  const { view, targetId } = shownScherm({ scherm: sessie?.scherm, prive: sessie?.prive, fase })
  // A view of a newer server than this page: then the wall.
  const View = views[view] ?? SignalenView
  return (
    // The projector always shows light paper: dark slides drown in a lit room.
    <div className={`ps-vlak ps-toont-${view}`} data-thema="licht">
      <div className="ps-vel" style={{ transform: `scale(${scale})` }}>
        <SchermNet key={`${view} ${targetId}`}>
          {sessie === undefined ? null : <View sessie={sessie} fase={fase} join={join} targetId={targetId} />}
        </SchermNet>
      </div>
    </div>
  )
}

const againMs = 4000

/** A view that breaks is no slide with an error: a calm sentence, and then the same view again. Nobody stands here. */
class SchermNet extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false }
  #timer: ReturnType<typeof setTimeout> | undefined
  static getDerivedStateFromError() {
    return { isBroken: true }
  }
  override componentDidCatch(error: unknown): void {
    console.error(error)
    this.#timer = setTimeout(() => this.setState({ isBroken: false }), againMs)
  }
  override componentWillUnmount(): void {
    clearTimeout(this.#timer)
  }
  override render(): ReactNode {
    return this.state.isBroken ? <p className="ps-leeg">{m.projector_hapert()}</p> : this.props.children
  }
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
