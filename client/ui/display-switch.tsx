import { Contrast } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { MenuButton } from './menu.tsx'
import { remember, remembered } from './preference-store.ts'

type ThemaChoice = 'licht' | 'donker' | 'contrast' | 'systeem'

const wants = (query: string): boolean => window.matchMedia(query).matches

function applyThema(choice: ThemaChoice): void {
  const system = wants('(prefers-contrast: more), (forced-colors: active)')
    ? 'contrast'
    : wants('(prefers-color-scheme: dark)')
      ? 'donker'
      : 'licht'
  document.documentElement.dataset.thema = choice === 'systeem' ? system : choice
}

/** Light, dark, high contrast, or what the device asks for; kept in this browser. */
export function DisplaySwitch(): ReactNode {
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
      <span className="ui-schakel-tekst">{m.ui_weergave()}</span>
    </MenuButton>
  )
}
