import { Eraser } from 'lucide-react'
import { useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** For a phone or laptop that others use too: forgets everything that this device keeps of Wijkbord. */
export function WisApparaat() {
  const session = useSession()
  const [isAsking, setAsking] = useState(false)
  const waiting = session.outbox.list().filter((item) => item.state !== 'bewaard').length
  const wipe = async () => {
    session.close()
    await session.wipeDevice()
    forgetDrafts()
    location.assign('/')
  }
  return (
    <>
      <Button kind="stil" size="klein" icon={<Eraser size={18} aria-hidden="true" />} onPress={() => setAsking(true)}>
        {m.telefoon_wis()}
      </Button>
      <Sheet
        title={m.telefoon_wis_titel()}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{m.telefoon_annuleer()}</Button>
            <Button kind="gevaar" onPress={() => void wipe()}>
              {m.telefoon_wis_doen()}
            </Button>
          </>
        }
      >
        <p>{m.telefoon_wis_uitleg()}</p>
        {waiting > 0 && <Banner kind="let-op" title={m.telefoon_wis_wachtend({ count: waiting })} />}
      </Sheet>
    </>
  )
}

/** Half-written notes and ballots on their way stand in the browser's plain storage, under our own names. */
function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('wijkbord-')) localStorage.removeItem(key)
  } catch (error) {
    console.warn('this browser keeps nothing, so there is nothing to clear', error)
  }
}
