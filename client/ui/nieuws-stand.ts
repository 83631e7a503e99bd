import { useSyncExternalStore } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { announce } from './announcer.tsx'
import { remember, remembered } from './preference-store.ts'

const key = 'wijkbord-nieuws'
const changed = 'wijkbord-nieuws-stand'

/** Does this person want to hear what others do? Kept in this browser. */
export const isNieuwsOn = (): boolean => remembered(key) !== 'uit'

/** Switches it, and says so. */
export function setNieuwsOn(isOn: boolean): void {
  remember(key, isOn ? undefined : 'uit')
  window.dispatchEvent(new Event(changed))
  announce(isOn ? m.lijst_nieuws_aan() : m.lijst_nieuws_uit())
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener(changed, listener)
  return () => window.removeEventListener(changed, listener)
}

/** The switch, drawn again when it changes. */
export const useNieuwsOn = (): boolean => useSyncExternalStore(subscribe, isNieuwsOn)
