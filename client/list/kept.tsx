import { Check, CloudOff, CloudUpload, Inbox } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import type { RecordState } from '../model/types.ts'

const kept = { icon: Check, words: m.lijst_bewaard, name: 'ls-bewaard' }
const keptStates = {
  bewaren: { icon: CloudUpload, words: m.lijst_wordt_bewaard, name: 'ls-bewaren' },
  wacht: { icon: CloudOff, words: m.lijst_wacht_verbinding, name: 'ls-wacht' },
  niet_geplaatst: { icon: Inbox, words: m.lijst_niet_geplaatst, name: 'ls-niet' },
} as const

/** What became of the last thing that this person did to it; `undefined`: it is on the server's disk. */
export function Kept({ unsaved }: { readonly unsaved: RecordState | undefined }): ReactNode {
  const { icon: Icon, words, name } = unsaved === undefined ? kept : keptStates[unsaved]
  return (
    <span className={name} title={words()}>
      <Icon size={18} aria-hidden="true" />
      <span className="vis-weg">{words()}</span>
    </span>
  )
}
