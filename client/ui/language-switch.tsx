import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { getLocale, m, setLocale } from '../../shared/i18n/messages.ts'
import { PlainSelect } from './plain-select.tsx'
import { remember } from './preference-store.ts'

/** Nederlands or English, kept in this browser. The app draws itself anew on the event `wijkbord-taal`. */
export function LanguageSwitch(): ReactNode {
  return (
    <PlainSelect
      label={m.ui_taal()}
      icon={<Languages size={18} aria-hidden="true" />}
      value={getLocale()}
      options={[
        { id: 'nl', text: m.ui_taal_nl(), lang: 'nl' },
        { id: 'en', text: m.ui_taal_en(), lang: 'en' },
      ]}
      onChange={(next) => {
        remember('wijkbord-taal', next)
        void setLocale(next, { reload: false })
        window.dispatchEvent(new CustomEvent('wijkbord-taal'))
      }}
    />
  )
}
