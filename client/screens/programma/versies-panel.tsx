import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { staandeBlokken, woordenVan } from '../../../shared/doc/programma-blokken.ts'
import type { ProgrammaBlock } from '../../../shared/doc/programma-doc.ts'
import type { Versie } from '../../../shared/domain/programma-werk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCommand } from '../shell/use-command.ts'
import { naamVan, wanneer } from './namen.ts'
import { statusLabels } from './status-labels.ts'
import { verschilPerDeel } from './verschil-per-deel.ts'
import { WoordVerschil } from './woord-verschil-view.tsx'

const nameOf = ({ soort, title, status }: Versie): string => {
  switch (soort) {
    case 'hand':
      return title
    case 'opnieuw':
      return m.programma_versie_opnieuw()
    case 'status':
      return m.programma_versie_status({ status: statusLabels[status]() })
    case 'terug':
      return m.programma_versie_terug()
  }
}

/** Versions: kept by name, or by themselves before something big; compared with the text of now, brought back in pieces. */
export function VersiesPanel({
  versies,
  doc,
  mayKeep,
  onProposed,
}: {
  readonly versies: readonly Versie[]
  readonly doc: Y.Doc
  readonly mayKeep: boolean
  readonly onProposed: () => void
}) {
  const send = useCommand()
  const [title, setTitle] = useState('')
  const [compared, setCompared] = useState<Versie>()
  const keep = async () => {
    const answer = await send('/programma/versies', { title: title.trim() })
    if (answer === undefined) return
    setTitle('')
    toast(m.programma_versie_bewaard())
  }
  const ordered = [...versies].sort((a, b) => b.at - a.at)
  return (
    <>
      {mayKeep && (
        <form
          className="gesprek-nieuw"
          onSubmit={(event) => {
            event.preventDefault()
            if (title.trim() !== '') void keep()
          }}
        >
          <TextField label={m.programma_versie_naam()} value={title} maxLength={80} onChange={setTitle} />
          <Button type="submit" size="klein" isDisabled={title.trim() === ''}>
            {m.programma_versie_bewaar()}
          </Button>
        </form>
      )}
      {ordered.length === 0 && <p className="stil">{m.programma_versie_geen()}</p>}
      <ul>
        {ordered.map((one) => (
          <li key={one.id} className="versie">
            <b>{nameOf(one)}</b>
            <p className="stil">
              {wanneer(one.at)}
              {one.by === undefined ? '' : `, ${naamVan(one.by)}`} · {one.openSlots}{' '}
              {m.programma_plekken_open({ count: one.openSlots })}
            </p>
            {mayKeep && (
              <Button size="klein" onPress={() => setCompared(one)}>
                {m.programma_versie_vergelijk()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {compared !== undefined && (
        <Compare versie={compared} doc={doc} onClose={() => setCompared(undefined)} onProposed={onProposed} />
      )}
    </>
  )
}

function Compare({
  versie,
  doc,
  onClose,
  onProposed,
}: {
  readonly versie: Versie
  readonly doc: Y.Doc
  readonly onClose: () => void
  readonly onProposed: () => void
}) {
  const session = useSession()
  const send = useCommand()
  const [then, setThen] = useState<readonly ProgrammaBlock[]>()
  useEffect(() => {
    void session
      .api<{ blocks: readonly ProgrammaBlock[] }>(
        'GET',
        `/werksessies/${session.werksessieId}/programma/versies/${versie.id}`,
      )
      .then((answer) => {
        if (answer.ok) setThen(answer.value.blocks)
        else toast(answer.message)
      })
  }, [session, versie.id])
  const parts =
    then === undefined
      ? undefined
      : verschilPerDeel(
          then,
          staandeBlokken(doc).map(({ block }) => block),
          woordenVan,
        )
  const bringBack = async () => {
    const answer = await send<{ voorstellen: number }>(`/programma/versies/${versie.id}/voorstel`, {})
    if (answer === undefined) return
    toast(m.programma_versie_gezet({ count: answer.voorstellen }))
    onClose()
    onProposed()
  }
  return (
    <Dialog
      title={m.programma_versie_titel({ titel: nameOf(versie) })}
      isOpen
      onClose={onClose}
      size="breed"
      footer={
        parts !== undefined && parts.length > 0 ? (
          <Button onPress={() => void bringBack()}>{m.programma_versie_voorstel()}</Button>
        ) : undefined
      }
    >
      <div className="versie-verschil">
        {parts?.length === 0 && <p>{m.programma_versie_gelijk()}</p>}
        {parts !== undefined && parts.length > 0 && <p className="stil">{m.programma_versie_legenda()}</p>}
        {parts?.map(({ section, title, rows }) => (
          <section key={section}>
            <h3>{title === '' ? m.programma_versie_begin() : title}</h3>
            {rows.map(({ toen, nu, key }) => (
              <WoordVerschil key={key} toen={toen} nu={nu} />
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}
