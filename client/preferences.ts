import { type Locale, setLocale } from '../shared/i18n/messages.ts'

/** Fired on `window` after the language changed; the app then draws everything anew. */
export const languageChanged = 'wijkbord-taal'

/** Language and theme as this browser kept them; Dutch and the system's scheme otherwise. */
export function applyStoredPreferences(): void {
  const language = read('wijkbord-taal')
  if (language === 'nl' || language === 'en') void setLocale(language satisfies Locale, { reload: false })
  const thema = read('wijkbord-thema')
  const isDark = thema === 'donker' || (thema === null && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.thema =
    thema === 'contrast' ||
    matchMedia('(prefers-contrast: more)').matches ||
    // Somebody's own colours do not reach into a canvas: there high contrast comes closest.
    matchMedia('(forced-colors: active)').matches
      ? 'contrast'
      : isDark
        ? 'donker'
        : 'licht'
}

/** A browser may refuse storage (private window); then preferences last as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
