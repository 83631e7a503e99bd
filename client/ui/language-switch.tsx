import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { getLocale, type Locale, m, setLocale } from '../../shared/i18n/messages.ts'
import { MenuButton } from './menu.tsx'
import { remember } from './preference-store.ts'

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
      <span className="ui-schakel-tekst">{locale === 'nl' ? m.ui_taal_nl() : m.ui_taal_en()}</span>
    </MenuButton>
  )
}
