import type { ReactNode } from 'react'
import { DialogTrigger, Heading, Popover, Button as RacButton, Dialog as RacDialog } from 'react-aria-components'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import { presenceColor } from '../../canvas/presence-color.ts'
import { usePresence } from '../../model/hooks.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { Button } from '../../ui/button.tsx'

const facesShown = 4

/** Who else is here, in the colours of their pointers; opens the list of people, to look along with one of them. */
export function WieIsEr({ ui, onFollow }: { readonly ui: BordUi; readonly onFollow: () => void }): ReactNode {
  const presence = usePresence()
  const following = useStore(ui, (state) => state.following)
  if (presence.length === 0) return null
  return (
    <DialogTrigger>
      <RacButton className="bd-erbij-knop" aria-label={m.kijk_wie_knop({ count: presence.length })}>
        <span className="bd-erbij" aria-hidden="true">
          {presence.slice(0, facesShown).map((one) => (
            <span key={one.key} className="bd-av" style={{ background: presenceColor(one.key) }}>
              {initials(one.alias)}
            </span>
          ))}
        </span>
      </RacButton>
      <Popover className="ui-popover" placement="bottom end">
        <RacDialog className="bd-wie">
          {({ close }) => (
            <>
              <Heading slot="title" level={2}>
                {m.kijk_wie_titel({ count: presence.length })}
              </Heading>
              <ul>
                {presence.map((one) => {
                  const name = one.alias || m.kijk_iemand()
                  const isOn = following === one.key
                  return (
                    <li key={one.key}>
                      <span className="bd-av" style={{ background: presenceColor(one.key) }} aria-hidden="true">
                        {initials(one.alias)}
                      </span>
                      <span>{name}</span>
                      <Button
                        size="klein"
                        aria-label={isOn ? m.kijk_volg_stop_met({ naam: name }) : m.kijk_volg_met({ naam: name })}
                        onPress={() => {
                          ui.setState({ following: isOn ? undefined : one.key })
                          close()
                          if (!isOn) onFollow()
                        }}
                      >
                        {isOn ? m.kijk_volg_stop() : m.kijk_volg_mens()}
                      </Button>
                    </li>
                  )
                })}
              </ul>
            </>
          )}
        </RacDialog>
      </Popover>
    </DialogTrigger>
  )
}

const initials = (alias: string): string =>
  alias
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()
