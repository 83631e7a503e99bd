import { UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { DialogTrigger, Heading, Popover, Dialog as RacDialog } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { quoteOf } from '../model/bord-work.ts'
import { usePresence, useSession } from '../model/hooks.ts'
import type { BordModel, Presence } from '../model/types.ts'
import { Button } from '../ui/button.tsx'

/** What somebody is doing, in words. */
export function whereInWords(bord: BordModel, one: Presence): string {
  const signaal = one.editing === undefined ? undefined : bord.get('signalen', one.editing)
  if (signaal !== undefined) {
    const thema = signaal.themaId === undefined ? undefined : bord.get('themas', signaal.themaId)
    return m.lijst_wie_schrijft({
      tekst: signaal.hidden === undefined ? quoteOf(signaal.text) : m.bord_verborgen_tekst(),
      plaats: thema?.title ?? m.bord_nog_los(),
    })
  }
  if (one.dragging !== undefined) return m.lijst_wie_sleept({ count: one.dragging.ids.length })
  return one.cursor === undefined ? m.lijst_wie_kijkt() : m.lijst_wie_op_bord()
}

/** Everybody in a sentence or two, for the live region: first who writes, then the others. */
export function whoIsWhere(bord: BordModel, presence: readonly Presence[]): string {
  if (presence.length === 0) return m.lijst_wie_niemand()
  const busy = presence.filter(({ editing, dragging }) => editing !== undefined || dragging !== undefined)
  const said = busy.slice(0, 5).map((one) => `${one.alias} ${whereInWords(bord, one)}`)
  const rest = presence.length - said.length
  return [
    m.lijst_wie_telling({ count: presence.length }),
    ...said,
    ...(rest > 0 && said.length > 0 ? [m.lijst_wie_rest({ count: rest })] : []),
  ].join('. ')
}

/** Who is where: asked for, never pushed. */
export function WhoWhere(): ReactNode {
  const presence = usePresence()
  const { bord } = useSession()
  return (
    <DialogTrigger>
      <Button icon={<UsersRound size={18} aria-hidden="true" />}>{m.lijst_wie()}</Button>
      <Popover className="ui-popover" placement="bottom end">
        <RacDialog className="ls-wie">
          <Heading slot="title">{m.lijst_wie()}</Heading>
          {presence.length === 0 ? (
            <p>{m.lijst_wie_niemand()}</p>
          ) : (
            <ul>
              {presence.map((one) => (
                <li key={one.key}>
                  <b>{one.alias}</b> {whereInWords(bord, one)}
                </li>
              ))}
            </ul>
          )}
        </RacDialog>
      </Popover>
    </DialogTrigger>
  )
}
