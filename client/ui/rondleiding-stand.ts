import { remember, remembered } from './preference-store.ts'

const key = 'wijkbord-rondleiding'
const startEvent = 'wijkbord-rondleiding-begin'

/** Has this browser seen the tour to its end, or was it put away? */
export const isRondleidingDone = (): boolean => remembered(key) !== null

/** From now on it is not offered by itself. */
export const endRondleiding = (): void => remember(key, 'klaar')

/** Starts it (again), wherever the tour of this screen is. */
export function startRondleiding(): void {
  window.dispatchEvent(new Event(startEvent))
}

/** Calls when somebody asks for the tour. Gives how to stop. */
export function onRondleiding(listener: () => void): () => void {
  window.addEventListener(startEvent, listener)
  return () => window.removeEventListener(startEvent, listener)
}
