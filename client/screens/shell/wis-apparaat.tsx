import { Eraser } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useSaveState, useSession } from '../../model/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { forgetPreferences } from '../../ui/preference-store.ts'
import { Sheet } from '../../ui/sheet.tsx'

/** The button of `WisDialog`, where it stands by itself. */
export function WisApparaat(): ReactNode {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <WisKnop onPress={() => setAsking(true)} />
      <WisDialog isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  )
}

export function WisKnop({ onPress }: { readonly onPress: () => void }): ReactNode {
  return (
    <Button kind="stil" size="klein" icon={<Eraser size={18} aria-hidden="true" />} onPress={onPress}>
      {m.telefoon_wis()}
    </Button>
  )
}

/**
 * For a phone or laptop that others use too: forgets everything that this device keeps of Wijkbord and who this browser
 * is. Says first what of it is nowhere else.
 */
export function WisDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  const session = useSession()
  const isOffline = useSaveState().kind === 'offline'
  const [waiting, setWaiting] = useState<number>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    let isGone = false
    void session.countWaiting().then((count) => {
      if (!isGone) setWaiting(count)
    })
    return () => {
      isGone = true
      setWaiting(undefined)
    }
  }, [isOpen, session])
  const wipe = async () => {
    setBusy(true)
    session.close()
    await session.wipeDevice()
    forgetPreferences()
    location.assign('/')
  }
  return (
    <Sheet
      title={m.telefoon_wis_titel()}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{m.telefoon_annuleer()}</Button>
          <Button kind="gevaar" isDisabled={waiting === undefined || isBusy} onPress={() => void wipe()}>
            {(waiting ?? 0) > 0 ? m.wis_toch() : m.telefoon_wis_doen()}
          </Button>
        </>
      }
    >
      <p>{m.telefoon_wis_uitleg()}</p>
      <p>{m.wis_code_nodig()}</p>
      {(waiting ?? 0) > 0 && <Banner kind="let-op" title={m.wis_wachtend({ count: waiting ?? 0 })} isUrgent />}
      {isOffline && <Banner kind="info">{m.wis_offline()}</Banner>}
    </Sheet>
  )
}
