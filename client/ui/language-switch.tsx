import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { getLocale, type Locale, m, setLocale } from '../../shared/i18n/messages.ts'
import { remember } from './preference-store.ts'

/**
 * Nederlands or English, kept in this browser. The app draws itself anew on the event `wijkbord-taal`. The browser's own
 * list: it stands on the join screen, and a menu of our own would double what a phone loads there.
 */
export function LanguageSwitch(): ReactNode {
  return (
    <label className="ui-taal">
      <Languages size={18} aria-hidden="true" />
      <span className="vis-weg">{m.ui_taal()}</span>
      <select
        value={getLocale()}
        onChange={({ currentTarget }) => {
          const next: Locale = currentTarget.value === 'en' ? 'en' : 'nl'
          remember('wijkbord-taal', next)
          void setLocale(next, { reload: false })
          window.dispatchEvent(new CustomEvent('wijkbord-taal'))
        }}
      >
        <option value="nl" lang="nl">
          {m.ui_taal_nl()}
        </option>
        <option value="en" lang="en">
          {m.ui_taal_en()}
        </option>
      </select>
    </label>
  )
}
