import { Bell, BellOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { setNieuwsOn, useNieuwsOn } from '../ui/nieuws-stand.ts'

/** Says whether what others do is told to a screen reader, and switches it. */
export function NieuwsKnop(): ReactNode {
  const isOn = useNieuwsOn()
  return (
    <Button
      isPressed={isOn}
      aria-label={m.lijst_nieuws()}
      isIconOnly
      icon={isOn ? <Bell size={18} aria-hidden="true" /> : <BellOff size={18} aria-hidden="true" />}
      onPress={() => setNieuwsOn(!isOn)}
    />
  )
}
