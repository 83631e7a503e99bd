import { callApi } from './api.ts'
import type { LocalStore } from './local-store.ts'

const channelName = 'wijkbord-wissen'

/**
 * Forgets everything that this browser keeps of Wijkbord, and who it is. Every tab hears of it (this one too), closes, and
 * clears once more: whatever it wrote until then.
 */
export async function wipeDevice(store: LocalStore): Promise<void> {
  // The cookie is what lets somebody in again; without a network it stays until the browser is told.
  await callApi('DELETE', '/toegangen')
  await store.clear()
  forgetDrafts()
  const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName)
  tabs?.postMessage('wissen')
  tabs?.close()
}

/** Calls when a tab of this browser wiped the device: what this tab still holds must go too. Returns how to stop. */
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
