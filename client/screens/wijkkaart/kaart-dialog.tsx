import { Image as ImageIcon, Map as MapIcon, Trash2, Upload } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { randomIds } from '../../../shared/base/ids.ts'
import type { BestandInfo } from '../../../shared/domain/bestand.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { callApi } from '../../sync/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import { BeeldIjken } from './beeld-ijken.tsx'

/** Chooses what lies under the wijkkaart: a file of wijken and buurten, the example, a picture, or nothing. */
export function KaartDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { werksessieId, toegang } = useSession()
  const kaart = useSessie()?.kaart
  const send = useCommand()
  const geojson = useRef<HTMLInputElement>(null)
  const picture = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [beeld, setBeeld] = useState<{ readonly info: BestandInfo; readonly title: string }>()

  const upload = async (file: File, soort: 'geojson' | 'kaartbeeld'): Promise<BestandInfo | undefined> => {
    const id = randomIds.next<string>()
    const answer = await callApi<BestandInfo>(
      'POST',
      `/werksessies/${werksessieId}/bestanden?soort=${soort}&id=${id}`,
      {
        body: file,
        toegang,
      },
    )
    if (!answer.ok) toast(answer.message)
    return answer.ok ? answer.value : undefined
  }
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    await work()
    setBusy(false)
  }
  const titleOf = (file: File): string => file.name.replace(/\.[a-z]+$/i, '').slice(0, 100)
  if (beeld !== undefined)
    return (
      <BeeldIjken
        info={beeld.info}
        onClose={() => setBeeld(undefined)}
        onDone={(ijk) =>
          void send('/kaart', { action: 'beeld', bestandId: beeld.info.id, title: beeld.title, ijk }).then((answer) => {
            if (answer !== undefined) onClose()
          })
        }
      />
    )
  return (
    <Dialog title={m.wk_kaart_titel()} isOpen onClose={onClose}>
      <div className="wk-form wk-kaartkeuze">
        <section>
          <h3>
            <MapIcon size={18} aria-hidden="true" /> {m.wk_kaart_gebieden()}
          </h3>
          <p className="stil">{m.wk_kaart_gebieden_uitleg()}</p>
          {kaart?.gebieden === undefined ? null : (
            <p className="wk-kaart-nu">
              <b>{kaart.gebieden.title}</b>
              <span className="stil"> {m.wk_kaart_aantal({ aantal: kaart.gebieden.namen.length })}</span>
              <Button
                kind="stil"
                size="klein"
                icon={<Trash2 size={16} aria-hidden="true" />}
                onPress={() => void send('/kaart', { action: 'weg', wat: 'gebieden' })}
              >
                {m.wk_kaart_haal_weg()}
              </Button>
            </p>
          )}
          <div className="wk-gat-knoppen">
            <Button
              size="klein"
              isDisabled={isBusy}
              icon={<Upload size={16} aria-hidden="true" />}
              onPress={() => geojson.current?.click()}
            >
              {m.wk_kaart_kies_geojson()}
            </Button>
            <Button size="klein" isDisabled={isBusy} onPress={() => void send('/kaart', { action: 'voorbeeld' })}>
              {m.wk_kaart_voorbeeld()}
            </Button>
          </div>
          <input
            ref={geojson}
            type="file"
            hidden
            aria-label={m.wk_kaart_kies_geojson()}
            accept=".geojson,.json,application/geo+json,application/json"
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file === undefined) return
              void during(async () => {
                const info = await upload(file, 'geojson')
                if (info !== undefined)
                  await send('/kaart', { action: 'gebieden', bestandId: info.id, title: titleOf(file) })
              })
            }}
          />
        </section>
        <section>
          <h3>
            <ImageIcon size={18} aria-hidden="true" /> {m.wk_kaart_beeld()}
          </h3>
          <p className="stil">{m.wk_kaart_beeld_uitleg()}</p>
          {kaart?.beeld === undefined ? null : (
            <p className="wk-kaart-nu">
              <b>{kaart.beeld.title}</b>
              <Button
                kind="stil"
                size="klein"
                icon={<Trash2 size={16} aria-hidden="true" />}
                onPress={() => void send('/kaart', { action: 'weg', wat: 'beeld' })}
              >
                {m.wk_kaart_haal_weg()}
              </Button>
            </p>
          )}
          <Button
            size="klein"
            isDisabled={isBusy}
            icon={<Upload size={16} aria-hidden="true" />}
            onPress={() => picture.current?.click()}
          >
            {m.wk_kaart_kies_beeld()}
          </Button>
          <input
            ref={picture}
            type="file"
            hidden
            aria-label={m.wk_kaart_kies_beeld()}
            accept="image/jpeg,image/png,image/webp"
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file === undefined) return
              void during(async () => {
                const info = await upload(file, 'kaartbeeld')
                if (info !== undefined) setBeeld({ info, title: titleOf(file) })
              })
            }}
          />
        </section>
      </div>
    </Dialog>
  )
}
