import { type ReactNode, useMemo, useState } from 'react'
import { randomIds } from '../../../shared/base/ids.ts'
import { demandKinds, isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection } from '../../model/hooks.ts'
import { KindTag } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCommand } from '../shell/use-command.ts'
import { Keuze } from './velden.tsx'

const mostShown = 60

/** A white spot that people see and the computer does not: a name, a thema and at least one note that asks for it. */
export function TekenGat({ onClose }: { readonly onClose: () => void }): ReactNode {
  const themas = orderedThemas(useCollection('themas'))
  const signalen = useCollection('signalen')
  const nodes = useCollection('nodes')
  const send = useCommand()
  const [id] = useState(() => randomIds.next<string>())
  const [text, setText] = useState('')
  const [themaId, setThemaId] = useState<string | undefined>(themas[0]?.id)
  const [area, setArea] = useState<string>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const areas = useMemo(
    () => [...new Set(nodes.flatMap((node) => (isActive(node) && node.area ? [node.area] : [])))].sort(),
    [nodes],
  )
  const demand = signalen.filter(
    (signaal) =>
      isActive(signaal) && signaal.hidden === undefined && signaal.themaId === themaId && demandKinds.has(signaal.kind),
  )
  const isReady = text.trim() !== '' && themaId !== undefined && chosen.size > 0
  return (
    <Dialog
      title={m.wk_gat_teken()}
      isOpen
      onClose={onClose}
      footer={
        <Button
          kind="primair"
          isDisabled={!isReady}
          onPress={() => {
            onClose()
            void send('/gaten', {
              action: 'teken',
              kind: 'witte_vlek',
              id,
              themaId,
              text: text.trim(),
              ...(area === undefined ? {} : { area }),
              demandSignaalIds: [...chosen],
              nodeIds: [],
            })
          }}
        >
          {m.wk_gat_leg_vast()}
        </Button>
      }
    >
      <div className="wk-form">
        <TextField label={m.wk_gat_wat_mist()} value={text} onChange={setText} maxLength={200} autoFocus />
        <div className="wk-twee">
          <Keuze
            label={m.wk_thema()}
            value={themaId}
            options={themas.map((thema) => thema.id as string)}
            nameOf={(one) => themas.find((thema) => thema.id === one)?.title ?? ''}
            onChange={(next) => {
              setThemaId(next)
              setChosen(new Set())
            }}
          />
          <Keuze
            label={m.wk_gebied()}
            value={area}
            none={m.wk_geen()}
            options={areas}
            nameOf={(one) => one}
            onChange={setArea}
          />
        </div>
        <fieldset className="wk-vraag">
          <legend className="ui-veld-label">{m.wk_gat_welke_vraag()}</legend>
          {demand.length === 0 ? <p className="stil">{m.wk_gat_geen_vraag()}</p> : null}
          {demand.slice(0, mostShown).map((signaal) => (
            <Checkbox
              key={signaal.id}
              isSelected={chosen.has(signaal.id)}
              onChange={(isOn) => {
                const next = new Set(chosen)
                if (isOn) next.add(signaal.id)
                else next.delete(signaal.id)
                setChosen(next)
              }}
            >
              <KindTag kind={signaal.kind} /> <span lang="nl">{signaal.text}</span>
            </Checkbox>
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}
