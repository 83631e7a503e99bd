import { callApi } from './api.ts'
import type { LocalStore } from './local-store.ts'

const channelName = 'wijkbord-wissen'

/** Forgets everything that this browser keeps of Wijkbord, and who it is; its other tabs hear of it and close. */
export async function wipeDevice(store: LocalStore): Promise<void> {
  const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName)
  others?.postMessage('wissen')
  // The cookie is what lets somebody in again; without a network it stays until the browser is told.
  await callApi('DELETE', '/toegangen')
  await store.clear()
  forgetDrafts()
  others?.close()
}

/** Calls when another tab of this browser wiped the device: what this tab still holds must go too. Returns how to stop. */
export function onWiped(listener: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = listener
  return () => channel.close()
}

/** Half-written signalen and ballots on their way stand in the browser's plain storage, under our own names. */
function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('wijkbord-')) localStorage.removeItem(key)
  } catch (error) {
    console.warn('this browser keeps nothing, so there is nothing to clear', error)
  }
}
