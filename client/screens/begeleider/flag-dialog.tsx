import { HeartHandshake, ShieldAlert } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { KindTag } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'

const shownAtOnce = 30

/** Finds a briefje (newest first, or by a word) and hides it with a reason: one press, gone from every screen. */
export function FlagDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  const signalen = useCollection('signalen')
  const command = useCommand()
  const [wanted, setWanted] = useState('')
  const found = useMemo(() => {
    const words = wanted.toLocaleLowerCase('nl').split(/\s+/).filter(Boolean)
    return signalen
      .filter((signaal) => isActive(signaal) && signaal.hidden === undefined)
      .filter(({ text }) => words.every((word) => text.toLocaleLowerCase('nl').includes(word)))
      .sort((a, b) => b.createdAt - a.createdAt)
  }, [signalen, wanted])
  const hide = async (signaalId: string, reason: 'privacy' | 'zorg') => {
    const done = await command('/markering', { signaalId, reason })
    if (done !== undefined)
      toast(m.regie_verborgen(), {
        action: {
          label: m.regie_geef_vrij(),
          onAction: () => void command('/markering', { signaalId, reason: null }),
        },
      })
  }
  return (
    <Dialog title={m.regie_verberg_titel()} isOpen={isOpen} onClose={onClose} size="breed">
      <p className="rg-uitleg">{m.regie_verberg_uitleg()}</p>
      <TextField label={m.regie_zoek()} value={wanted} onChange={setWanted} type="search" autoFocus />
      <ul className="rg-zoeklijst">
        {found.slice(0, shownAtOnce).map(({ id, kind, text }) => (
          <li key={id}>
            <KindTag kind={kind} />
            <p lang="nl">{text}</p>
            <Button
              size="klein"
              icon={<ShieldAlert size={17} aria-hidden="true" />}
              aria-label={m.regie_verberg_privacy({ tekst: text })}
              onPress={() => void hide(id, 'privacy')}
            >
              {m.regie_privacy()}
            </Button>
            <Button
              size="klein"
              icon={<HeartHandshake size={17} aria-hidden="true" />}
              aria-label={m.regie_verberg_zorg({ tekst: text })}
              onPress={() => void hide(id, 'zorg')}
            >
              {m.regie_zorg()}
            </Button>
          </li>
        ))}
      </ul>
      <p className="stil">
        {found.length === 0
          ? m.regie_niets_gevonden()
          : found.length > shownAtOnce
            ? m.regie_meer_gevonden({ aantal: found.length - shownAtOnce })
            : ''}
      </p>
    </Dialog>
  )
}
