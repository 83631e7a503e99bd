let isForgotten = false

/** A browser may refuse storage (private window); then the choice lasts as long as the page. */
export function remember(key: string, value: string | undefined): void {
  if (isForgotten) return
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch (error) {
    console.info('no storage for preferences', error)
  }
}
/** What `remember` kept, or null. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
/** The device is wiped: everything under our own names goes, and this page, which is about to end, writes nothing more. */
export function forgetPreferences(): void {
  isForgotten = true
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('wijkbord-')) localStorage.removeItem(key)
  } catch (error) {
    console.info('no storage for preferences', error)
  }
}
