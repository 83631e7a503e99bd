import {
  CircleCheck,
  CircleSlash,
  Clock,
  CornerUpLeft,
  EyeOff,
  FolderClock,
  Hourglass,
  Layers,
  Lock,
  type LucideIcon,
  Smartphone,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { m } from '../../../shared/i18n/messages.ts'
import type { Mijn } from '../../model/mijn-signalen.ts'

/** The begeleider gave it back or set it aside: other words are a new question. */
export const mayRewrite = ({ plek, state }: Mijn): boolean =>
  state === 'bewaard' && (plek === 'terug' || plek === 'apart')

interface Stand {
  readonly tone: 'goed' | 'fout' | 'wacht'
  readonly icon: LucideIcon
  readonly text: string
}

/** What became of one of one's own notes, in one line with an icon. */
export function standOf(one: Mijn, isOffline: boolean): Stand {
  const reden = one.reason ?? ''
  switch (one.state) {
    case 'niet_geplaatst':
      return { tone: 'fout', icon: TriangleAlert, text: m.telefoon_stand_niet({ reden }) }
    case 'wacht':
      return isOffline
        ? { tone: 'wacht', icon: Smartphone, text: m.telefoon_stand_wacht() }
        : { tone: 'wacht', icon: Clock, text: m.telefoon_stand_onderweg() }
    case 'ingetrokken':
      return { tone: 'wacht', icon: Undo2, text: m.mijn_stand_ingetrokken() }
    case 'bewaard':
      return standOfKept(one, reden)
  }
}

function standOfKept(one: Mijn, reden: string): Stand {
  switch (one.plek) {
    case 'prive':
      return { tone: 'goed', icon: Lock, text: m.mijn_stand_prive() }
    case 'inbox':
      return {
        tone: 'wacht',
        icon: Hourglass,
        text: one.laat === true ? m.mijn_stand_inbox_laat() : m.mijn_stand_inbox(),
      }
    case 'terug':
      return { tone: 'fout', icon: CornerUpLeft, text: m.mijn_stand_terug({ reden }) }
    case 'geparkeerd':
      return { tone: 'wacht', icon: FolderClock, text: m.mijn_stand_geparkeerd() }
    case 'apart':
      return { tone: 'wacht', icon: CircleSlash, text: m.mijn_stand_apart({ reden }) }
    case 'bord':
    case undefined:
      break
  }
  if (one.hidden === true) return { tone: 'wacht', icon: EyeOff, text: m.mijn_stand_verborgen() }
  if (one.offTopic === true) return { tone: 'wacht', icon: CircleSlash, text: m.mijn_stand_apart({ reden }) }
  if (one.parked === true) return { tone: 'wacht', icon: FolderClock, text: m.mijn_stand_geparkeerd() }
  if (one.merged === true) return { tone: 'goed', icon: Layers, text: m.mijn_stand_samen() }
  return { tone: 'goed', icon: CircleCheck, text: m.telefoon_stand_bewaard() }
}

/** The state of one note, as everywhere: icon and words. */
export function MijnStand({ one, isOffline }: { readonly one: Mijn; readonly isOffline: boolean }) {
  const { tone, icon: Icon, text } = standOf(one, isOffline)
  return (
    <p className={`mijn-stand ${tone}`}>
      <Icon size={19} aria-hidden="true" /> {text}
    </p>
  )
}
