import { useEffect } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection, useSaveState, useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** The sheet with themas. They stand on `bord`, which the phone opens only now. */
export default function ThemaKiezer({
  onChoose,
  onClose,
}: {
  readonly onChoose: (thema: { readonly id: string; readonly title: string } | undefined) => void
  readonly onClose: () => void
}) {
  const session = useSession()
  const saveState = useSaveState()
  useEffect(() => session.ensureBord(), [session])
  const themas = orderedThemas(useCollection('themas'))
  const isLoading = themas.length === 0 && saveState.kind !== 'bewaard'
  return (
    <Sheet title={m.telefoon_kies_thema()} isOpen onClose={onClose}>
      {themas.length === 0 && <p>{isLoading ? m.app_laden() : m.telefoon_themas_leeg()}</p>}
      <ul className="thema-kiezer">
        {themas.map((thema) => (
          <li key={thema.id}>
            <Button kind="stil" className="thema-kiezer-knop" onPress={() => onChoose(thema)}>
              <Plaat title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} />
            </Button>
          </li>
        ))}
        <li>
          <Button className="thema-kiezer-knop" onPress={() => onChoose(undefined)}>
            {m.telefoon_thema_geen()}
          </Button>
        </li>
      </ul>
    </Sheet>
  )
}
