import { Check, ListChecks, MapPinPlus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { type MapNode, nodeTypes } from '../../../shared/domain/wijkkaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { quoteOf } from '../../model/bord-work.ts'
import { useCollection, useSession } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { nameFromText, openSupply, scheduleFromText } from './aanbod.ts'
import { Keuze } from './velden.tsx'
import { typeNames } from './words.ts'

/** A point as it is proposed out of a note: its name, when it is, its thema, and the note it rests on. */
const nodeOf = (signaal: Signaal): Parameters<ReturnType<typeof useSession>['actions']['addNode']>[0] => ({
  type: 'activiteit',
  name: nameFromText(signaal.text),
  signaalIds: [signaal.id],
  themaIds: signaal.themaId === undefined ? [] : [signaal.themaId],
  schedule: scheduleFromText(signaal.text),
  targetGroups: signaal.about?.targetGroup === undefined ? [] : [signaal.about.targetGroup],
  ...(signaal.about?.area === undefined ? {} : { area: signaal.about.area }),
})

/** Supply on notes that no point of the map rests on yet: one by one, or all at once after a look. */
export function AanbodLijst({
  nodes,
  mayEdit,
  onSelect,
}: {
  readonly nodes: readonly MapNode[]
  readonly mayEdit: boolean
  readonly onSelect: (id: string) => void
}): ReactNode {
  const { actions, lastStep } = useSession()
  const signalen = useCollection('signalen')
  const supply = useMemo(() => openSupply(signalen, nodes), [signalen, nodes])
  const [isMany, setMany] = useState(false)
  return (
    <section aria-labelledby="wk-aanbod">
      <h2 id="wk-aanbod">
        {m.wk_aanbod()} <span className="stil num">{supply.length}</span>
      </h2>
      <p className="stil">{supply.length === 0 ? m.wk_aanbod_leeg() : m.wk_aanbod_uitleg()}</p>
      {mayEdit && supply.length > 1 ? (
        <Button size="klein" icon={<ListChecks size={17} aria-hidden="true" />} onPress={() => setMany(true)}>
          {m.wk_aanbod_alles({ aantal: supply.length })}
        </Button>
      ) : null}
      <ul className="wk-briefjes">
        {supply.map((signaal) => (
          <li key={signaal.id}>
            <BriefjeView kind={signaal.kind} text={signaal.text} />
            {mayEdit ? (
              <Button
                size="klein"
                icon={<MapPinPlus size={17} aria-hidden="true" />}
                aria-label={`${m.wk_zet_op()}: ${quoteOf(signaal.text)}`}
                onPress={() => {
                  const node = nodeOf(signaal)
                  const id = actions.addNode(node)
                  if (id === '') return
                  onSelect(id)
                  toast(m.wk_op_kaart({ naam: quoteOf(node.name) }), { action: undoAction(lastStep()) })
                }}
              >
                {m.wk_zet_op()}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {isMany ? <AllesTegelijk supply={supply} onClose={() => setMany(false)} /> : null}
    </section>
  )
}

/** What each note would become, to change or leave out before anything is put on the map. */
function AllesTegelijk({
  supply,
  onClose,
}: {
  readonly supply: readonly Signaal[]
  readonly onClose: () => void
}): ReactNode {
  const { actions } = useSession()
  const [rows, setRows] = useState(() => supply.map((signaal) => ({ signaal, isOn: true, node: nodeOf(signaal) })))
  const chosen = rows.filter(({ isOn, node }) => isOn && node.name.trim() !== '')
  const change = (id: string, next: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row) => (row.signaal.id === id ? { ...row, ...next } : row)))
  return (
    <Dialog
      title={m.wk_aanbod_alles_titel()}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        <Button
          kind="primair"
          isDisabled={chosen.length === 0}
          icon={<Check size={17} aria-hidden="true" />}
          onPress={() => {
            const made = chosen.filter(({ node }) => actions.addNode(node) !== '')
            onClose()
            toast(m.wk_aanbod_gezet({ aantal: made.length }))
          }}
        >
          {m.wk_aanbod_zet({ aantal: chosen.length })}
        </Button>
      }
    >
      <p>{m.wk_aanbod_alles_uitleg()}</p>
      <ul className="wk-voorbeeld">
        {rows.map(({ signaal, isOn, node }) => (
          <li key={signaal.id}>
            <Checkbox
              isSelected={isOn}
              aria-label={quoteOf(signaal.text)}
              onChange={(next) => change(signaal.id, { isOn: next })}
            />
            <TextField
              label={`${m.wk_naam()}: ${quoteOf(signaal.text)}`}
              hideLabel
              value={node.name}
              maxLength={120}
              isDisabled={!isOn}
              onChange={(name) => change(signaal.id, { node: { ...node, name } })}
            />
            <Keuze
              label={`${m.wk_soort()}: ${quoteOf(signaal.text)}`}
              hideLabel
              value={node.type}
              options={nodeTypes}
              nameOf={(one) => typeNames[one]()}
              isDisabled={!isOn}
              onChange={(type) => type !== undefined && change(signaal.id, { node: { ...node, type } })}
            />
            <span className="stil">{(node.schedule ?? []).join(', ')}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
