import { Contrast, Languages } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { getLocale, type Locale, m, setLocale } from '../../shared/i18n/messages.ts'
import { MenuButton } from './menu.tsx'

/** A browser may refuse storage (private window); then the choice lasts as long as the page. */
function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch (error) {
    console.info('no storage for preferences', error)
  }
}
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Nederlands or English, kept in this browser. The app draws itself anew on the event `wijkbord-taal`. */
export function LanguageSwitch(): ReactNode {
  const locale = getLocale()
  return (
    <MenuButton
      kind="stil"
      size="klein"
      label={m.ui_taal()}
      icon={<Languages size={18} aria-hidden="true" />}
      selected={locale}
      items={[
        { id: 'nl', text: m.ui_taal_nl() },
        { id: 'en', text: m.ui_taal_en() },
      ]}
      onAction={(id) => {
        const next: Locale = id === 'en' ? 'en' : 'nl'
        remember('wijkbord-taal', next)
        void setLocale(next, { reload: false })
        window.dispatchEvent(new CustomEvent('wijkbord-taal'))
      }}
    >
      {locale === 'nl' ? m.ui_taal_nl() : m.ui_taal_en()}
    </MenuButton>
  )
}

type ThemaChoice = 'licht' | 'donker' | 'contrast' | 'systeem'

const wants = (query: string): boolean => window.matchMedia(query).matches

function applyThema(choice: ThemaChoice): void {
  const system = wants('(prefers-contrast: more)')
    ? 'contrast'
    : wants('(prefers-color-scheme: dark)')
      ? 'donker'
      : 'licht'
  document.documentElement.dataset.thema = choice === 'systeem' ? system : choice
}

/** Light, dark, high contrast, or what the device asks for; kept in this browser. */
export function ThemeSwitch(): ReactNode {
  const [choice, setChoice] = useState<ThemaChoice>(() => {
    const kept = remembered('wijkbord-thema')
    return kept === 'licht' || kept === 'donker' || kept === 'contrast' ? kept : 'systeem'
  })
  const names: Readonly<Record<ThemaChoice, string>> = {
    systeem: m.ui_thema_systeem(),
    licht: m.ui_thema_licht(),
    donker: m.ui_thema_donker(),
    contrast: m.ui_thema_contrast(),
  }
  return (
    <MenuButton
      kind="stil"
      size="klein"
      label={m.ui_weergave()}
      icon={<Contrast size={18} aria-hidden="true" />}
      selected={choice}
      items={Object.entries(names).map(([id, text]) => ({ id, text }))}
      onAction={(id) => {
        const next = (id in names ? id : 'systeem') as ThemaChoice
        remember('wijkbord-thema', next === 'systeem' ? undefined : next)
        applyThema(next)
        setChoice(next)
      }}
    >
      {m.ui_weergave()}
    </MenuButton>
  )
}
