import { PenLine, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useCommand } from '../shell/use-command.ts'
import { GatDialog } from './gat-dialog.tsx'
import { type GatItem, lacksData } from './gat-items.ts'
import { GatKaart } from './gat-kaart.tsx'
import { gatTitle } from './gat-words.ts'
import { TekenGat } from './teken-gat.tsx'

const fewest = 6

/** Beside the map: what people ask for and nobody offers, what doubles up, and what nobody knows yet. */
export function GatenPaneel({
  items,
  isReady,
  mayDecide,
  open,
  onOpen,
  onSelect,
}: {
  readonly items: readonly GatItem[]
  readonly isReady: boolean
  readonly mayDecide: boolean
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
  readonly onSelect: (nodeId: string) => void
}): ReactNode {
  const themas = useCollection('themas')
  const send = useCommand()
  const [asking, setAsking] = useState<{ readonly item: GatItem; readonly action: 'bevestig' | 'wijs_af' }>()
  const [isDrawing, setDrawing] = useState(false)
  const titleOf = (item: GatItem): string =>
    gatTitle(item, themas.find((thema) => thema.id === item.themaId)?.title ?? '')
  const there = items.filter((item) => item.status !== 'afgewezen' && !lacksData(item))
  const spots = there.filter(({ kind }) => kind === 'witte_vlek')
  // What few people ask waits behind a press; what people decided or look at never does.
  const isFirst = (item: GatItem, index: number): boolean =>
    item.strong || item.status === 'bevestigd' || item.id === open || index < fewest
  const first = spots.filter(isFirst)
  const later = spots.filter((item, index) => !isFirst(item, index))
  const doubles = there.filter(({ kind }) => kind === 'dubbel')
  const unknown = items.filter(lacksData)
  const refused = items.filter(({ status }) => status === 'afgewezen')
  const row = (item: GatItem, nr: number) => (
    <GatKaart
      key={item.id}
      item={item}
      nr={nr}
      title={titleOf(item)}
      thema={themas.find((thema) => thema.id === item.themaId)?.title ?? ''}
      isOpen={item.id === open}
      mayDecide={mayDecide}
      onToggle={() => onOpen(item.id === open ? undefined : item.id)}
      onAsk={(action) => setAsking({ item, action })}
      onTakeBack={() => void send('/gaten', { action: 'neem_terug', id: item.id })}
      onSelect={onSelect}
    />
  )
  return (
    <>
      <section aria-labelledby="wk-gaten-kop" className="wk-gaten">
        <h2 id="wk-gaten-kop">
          {m.wk_gat_kop()} <span className="stil">{m.wk_gat_kop_uitleg()}</span>
        </h2>
        {isReady && spots.length === 0 ? <p className="stil">{m.wk_gat_geen()}</p> : null}
        <ul>{first.map((item) => row(item, spots.indexOf(item) + 1))}</ul>
        {later.length === 0 ? null : (
          <details className="wk-gaten-later">
            <summary>{m.wk_gat_ook({ aantal: later.length })}</summary>
            <ul>{later.map((item) => row(item, spots.indexOf(item) + 1))}</ul>
          </details>
        )}
        {mayDecide ? (
          <Button size="klein" icon={<PenLine size={16} aria-hidden="true" />} onPress={() => setDrawing(true)}>
            {m.wk_gat_teken()}
          </Button>
        ) : null}
      </section>
      <section aria-labelledby="wk-dubbel-kop" className="wk-gaten">
        <h2 id="wk-dubbel-kop">
          {m.wk_dubbel_kop()} <span className="stil">{m.wk_dubbel_uitleg()}</span>
        </h2>
        {doubles.length === 0 ? <p className="stil">{m.wk_dubbel_geen()}</p> : null}
        <ul>{doubles.map((item, index) => row(item, index + 1))}</ul>
      </section>
      {unknown.length === 0 ? null : (
        <section aria-labelledby="wk-onbekend-kop" className="wk-gaten wk-onbekend">
          <h2 id="wk-onbekend-kop">{m.wk_gat_geen_gegevens()}</h2>
          <p className="stil">{m.wk_gat_geen_gegevens_uitleg()}</p>
          <ul>
            {unknown.map((item) => (
              <li key={item.id}>
                {themas.find((thema) => thema.id === item.themaId)?.title ?? ''}
                <span className="stil num"> {m.wk_gat_briefjes({ aantal: item.demandSignaalIds.length })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {refused.length === 0 ? null : (
        <details className="wk-gaten wk-afgewezen">
          <summary>{m.wk_gat_afgewezen({ aantal: refused.length })}</summary>
          <ul>
            {refused.map((item) => (
              <li key={item.id}>
                <span>
                  {titleOf(item)}
                  <small>{item.reason}</small>
                </span>
                {mayDecide ? (
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    icon={<Undo2 size={16} aria-hidden="true" />}
                    aria-label={m.wk_gat_terug({ naam: titleOf(item) })}
                    onPress={() => void send('/gaten', { action: 'neem_terug', id: item.id })}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      )}
      {asking === undefined ? null : (
        <GatDialog
          title={titleOf(asking.item)}
          action={asking.action}
          onClose={() => setAsking(undefined)}
          onDone={({ text, reason }) => {
            const { item, action } = asking
            setAsking(undefined)
            void send('/gaten', { action, kind: item.kind, id: item.id, text, reason })
          }}
        />
      )}
      {isDrawing ? <TekenGat onClose={() => setDrawing(false)} /> : null}
    </>
  )
}
