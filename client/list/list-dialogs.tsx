import { CircleSlash, Frame as FrameIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type ConnectorMeaning, connectorMeanings, type End } from '../../shared/domain/tekening.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import { type BordWork, quoteOf } from '../model/bord-work.ts'
import { useSession } from '../model/hooks.ts'
import { endInWords, meaningInWords, objectInWords } from '../model/object-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { losPlaat, PlaatIcoon } from '../ui/plaat.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListSection } from './list-data.ts'
import { ListHelp } from './list-help.tsx'
import type { OutlineNode } from './outline.ts'
import { goalOf } from './outline-drop.ts'
import { PickDialog, type PickItem } from './pick-dialog.tsx'
import { titleOf } from './section-row.tsx'
import { wordsOf } from './signaal-row.tsx'

/** The one dialog of the list that is open. */
export type ListDialog =
  | { readonly kind: 'verplaats'; readonly ids: readonly string[] }
  | { readonly kind: 'samenvoegen' | 'nestel'; readonly themaId: string }
  | { readonly kind: 'splits'; readonly ids: readonly string[] }
  | { readonly kind: 'verbind'; readonly from: End }
  | { readonly kind: 'toetsen' }

export interface ListDialogsProps {
  readonly open: ListDialog | undefined
  readonly onClose: () => void
  readonly sections: readonly ListSection[]
  readonly themas: readonly Thema[]
  /** Every row of the outline; what somebody can connect with. */
  readonly allNodes: () => readonly OutlineNode[]
  readonly work: BordWork
  readonly moveTo: (ids: readonly string[], section: ListSection) => void
}

/** What the list asks in a dialog. Closing gives the keyboard back to the row it came from. */
export function ListDialogs(props: ListDialogsProps): ReactNode {
  const { open, onClose, sections, themas, work } = props
  switch (open?.kind) {
    case undefined:
      return null
    case 'toetsen':
      return <ListHelp onClose={onClose} />
    case 'verplaats':
      return (
        <PickDialog
          title={m.lijst_verplaats_titel({ count: open.ids.length })}
          searchLabel={m.lijst_verplaats_zoek()}
          listLabel={m.lijst_verplaats_waar()}
          items={sections.filter((section) => goalOf(section) !== undefined).map(placeItem)}
          onChoose={(id) => {
            onClose()
            const section = sections.find((one) => one.id === id)
            if (section !== undefined) props.moveTo(open.ids, section)
          }}
          onClose={onClose}
        />
      )
    case 'samenvoegen':
    case 'nestel': {
      const thema = themas.find(({ id }) => id === open.themaId)
      const isJoin = open.kind === 'samenvoegen'
      const targets = isJoin ? themas.filter(({ id }) => id !== open.themaId) : work.nestTargets(open.themaId)
      const title = thema?.title ?? ''
      return (
        <PickDialog
          title={isJoin ? m.lijst_samenvoegen_titel({ thema: title }) : m.lijst_nestel_titel({ thema: title })}
          searchLabel={m.lijst_verplaats_zoek()}
          listLabel={m.lijst_thema()}
          items={targets.map((one) => ({ id: one.id, text: one.title, icon: <PlaatIcoon {...one} size={24} /> }))}
          onChoose={(id) => {
            onClose()
            if (isJoin) work.mergeThema(open.themaId, id)
            else work.nestThema(open.themaId, id)
          }}
          onClose={onClose}
        />
      )
    }
    case 'splits':
      return <SplitDialog ids={open.ids} work={work} onClose={onClose} />
    case 'verbind':
      return <ConnectDialog from={open.from} {...props} />
  }
}

const placeItem = (section: ListSection): PickItem => ({
  id: section.id,
  text: titleOf(section),
  hint: String(section.count),
  icon:
    section.frame !== undefined ? (
      <FrameIcon size={22} aria-hidden="true" />
    ) : section.id === 'nergens' ? (
      <CircleSlash size={22} aria-hidden="true" />
    ) : (
      <PlaatIcoon {...(section.thema ?? losPlaat)} size={24} />
    ),
})

function SplitDialog({
  ids,
  work,
  onClose,
}: {
  readonly ids: readonly string[]
  readonly work: BordWork
  readonly onClose: () => void
}): ReactNode {
  const [title, setTitle] = useState('')
  return (
    <Dialog title={m.lijst_splits_titel({ count: ids.length })} isOpen onClose={onClose} size="smal">
      <form
        className="ls-verplaats"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() === '') return
          onClose()
          work.splitThema(title.trim(), ids)
        }}
      >
        <TextField label={m.lijst_splits_naam()} value={title} onChange={setTitle} maxLength={120} autoFocus />
        <Button kind="primair" type="submit" isDisabled={title.trim() === ''}>
          {m.lijst_splits_maak()}
        </Button>
      </form>
    </Dialog>
  )
}

/** Connecting two things without dragging a line: what it means, and with what. */
function ConnectDialog({ from, allNodes, work, onClose }: ListDialogsProps & { readonly from: End }): ReactNode {
  const { bord } = useSession()
  const [meaning, setMeaning] = useState<ConnectorMeaning>('hoort_bij')
  const [ends] = useState(() =>
    allNodes().flatMap((node) => {
      const end = endOf(node)
      return end === undefined || (end.kind === from.kind && end.id === from.id) ? [] : [{ end, node }]
    }),
  )
  const items = ends.map(({ end, node }) => ({
    id: `${end.kind}:${end.id}`,
    text:
      node.type === 'signaal'
        ? wordsOf(node.row.signaal)
        : node.type === 'sectie'
          ? titleOf(node.section)
          : node.type === 'object'
            ? objectInWords(bord, node.object)
            : '',
  }))
  return (
    <PickDialog
      title={m.lijst_verbind_titel({ wat: quoteOf(endInWords(bord, from)) })}
      searchLabel={m.lijst_verbind_zoek()}
      listLabel={m.lijst_verbind_waarmee()}
      items={items}
      onChoose={(key) => {
        onClose()
        const to = ends.find(({ end }) => `${end.kind}:${end.id}` === key)
        if (to !== undefined) work.connect(from, to.end, meaning)
      }}
      onClose={onClose}
    >
      <SelectField
        label={m.lijst_verbind_hoe()}
        value={meaning}
        onChange={setMeaning}
        options={connectorMeanings.map((one) => ({ id: one, text: meaningInWords(one) }))}
      />
    </PickDialog>
  )
}

/** A row as the end of a connector; headings without a thema or frame, and connectors themselves, are none. */
export function endOf(node: OutlineNode): End | undefined {
  switch (node.type) {
    case 'signaal':
      return { kind: 'signaal', id: node.row.signaal.id }
    case 'sectie': {
      const { thema, frame } = node.section
      return thema !== undefined
        ? { kind: 'thema', id: thema.id }
        : frame === undefined
          ? undefined
          : { kind: 'frame', id: frame.id }
    }
    case 'object':
      return node.object.collection === 'kanskaarten'
        ? { kind: 'kanskaart', id: node.object.record.id }
        : node.object.collection === 'nodes'
          ? { kind: 'node', id: node.object.record.id }
          : undefined
    case 'groep':
      return undefined
  }
}
