import { Layers, List, Search, UsersRound, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Input, ListBox, ListBoxItem, SearchField, ToggleButton } from 'react-aria-components'
import { deelnemerGroepen } from '../../shared/domain/deelnemer.ts'
import type { Frame } from '../../shared/domain/frame.ts'
import { type Channel, channels } from '../../shared/domain/signaal.ts'
import type { Tafel } from '../../shared/domain/tafel.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import { frameTitle } from '../model/bord-work.ts'
import type { BordFilter } from '../state/bord-filter.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Groep } from '../ui/groep-vorm.tsx'
import { KindIcon } from '../ui/kind-icon.tsx'
import { kindInfo, kindOrder, kindStyle } from '../ui/kind-info.ts'
import { losPlaat, PlaatIcoon } from '../ui/plaat.tsx'
import { sectionOfFrame } from './list-data.ts'
import './list-filters.css'

const channelName = {
  bord: () => m.filter_bron_bord(),
  telefoon: () => m.filter_bron_telefoon(),
  papier: () => m.filter_bron_papier(),
  vragenlijst: () => m.filter_bron_vragenlijst(),
  data: () => m.filter_bron_data(),
} as const satisfies Record<Channel, () => string>

const tableFrames = (frames: readonly Frame[]): readonly Frame[] =>
  frames.filter(({ table }) => table !== undefined).sort((a, b) => (a.order < b.order ? -1 : 1))

/** What part of the list is shown; left of it on a laptop. */
export function ListFilters({
  filter,
  onChange,
  themas,
  counts,
  total,
  hasGhosts,
  tafels,
  frames,
}: {
  readonly filter: BordFilter
  readonly onChange: (filter: BordFilter) => void
  readonly themas: readonly Thema[]
  /** Active notes per thema id, `los` and `nergens`. */
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
  readonly hasGhosts: boolean
  readonly tafels: readonly Tafel[]
  readonly frames: readonly Frame[]
}): ReactNode {
  const places = [
    { id: 'alle', text: m.lijst_titel(), icon: <List size={22} aria-hidden="true" />, count: total },
    ...themas.map((thema) => ({
      id: thema.id as string,
      text: thema.title,
      icon: <PlaatIcoon {...thema} size={24} />,
      count: counts.get(thema.id) ?? 0,
    })),
    ...tableFrames(frames).map((frame) => ({
      id: sectionOfFrame(frame.id),
      text: frameTitle(frame),
      icon: <UsersRound size={22} aria-hidden="true" />,
      count: counts.get(sectionOfFrame(frame.id)) ?? 0,
    })),
    {
      id: 'los',
      text: m.bord_nog_los(),
      icon: <PlaatIcoon {...losPlaat} size={24} />,
      count: counts.get('los') ?? 0,
    },
    ...((counts.get('nergens') ?? 0) > 0
      ? [
          {
            id: 'nergens',
            text: m.bord_nergens(),
            icon: <Layers size={22} aria-hidden="true" />,
            count: counts.get('nergens') ?? 0,
          },
        ]
      : []),
  ]
  return (
    <section className="ls-filters" aria-label={m.lijst_filters()}>
      <SearchField
        className="ls-zoek"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        aria-label={m.lijst_zoek({ aantal: total })}
      >
        <Search size={19} aria-hidden="true" />
        <Input placeholder={m.lijst_zoek({ aantal: total })} />
        {filter.text === '' ? null : (
          <Button size="klein" kind="stil" isIconOnly>
            <X size={16} aria-hidden="true" />
          </Button>
        )}
      </SearchField>
      <h2>{m.lijst_thema()}</h2>
      <ListBox
        className="ls-plekken"
        aria-label={m.lijst_thema()}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.place ?? 'alle']}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? ['alle'] : [...keys]
          onChange({ ...filter, place: key === undefined || key === 'alle' ? undefined : String(key) })
        }}
        items={places}
        dependencies={[places]}
      >
        {(place) => (
          <ListBoxItem id={place.id} textValue={place.text} className="ls-plek">
            {place.icon}
            <span>{place.text}</span>
            <b>{place.count}</b>
          </ListBoxItem>
        )}
      </ListBox>
      <h2>{m.lijst_soort()}</h2>
      <div className="ls-soorten">
        {kindOrder.map((kind) => (
          <ToggleButton
            key={kind}
            className="ls-soort ui-soort"
            style={kindStyle(kind)}
            isSelected={filter.kinds.has(kind)}
            onChange={(on) => {
              const kinds = new Set(filter.kinds)
              if (on) kinds.add(kind)
              else kinds.delete(kind)
              onChange({ ...filter, kinds })
            }}
          >
            <KindIcon kind={kind} />
            {kindInfo[kind].label()}
          </ToggleButton>
        ))}
      </div>
      <h2>{m.lijst_van()}</h2>
      <div className="ls-soorten">
        {deelnemerGroepen.map((groep) => (
          <ToggleButton
            key={groep}
            className="ls-groep"
            isSelected={filter.groep === groep}
            onChange={(on) => onChange({ ...filter, groep: on ? groep : undefined })}
          >
            <Groep groep={groep} />
          </ToggleButton>
        ))}
      </div>
      {tafels.length === 0 ? null : (
        <>
          <h2>{m.lijst_tafel()}</h2>
          <div className="ls-soorten">
            {tafels.map(({ nr }) => (
              <ToggleButton
                key={nr}
                className="ls-groep"
                isSelected={filter.table === nr}
                onChange={(on) => onChange({ ...filter, table: on ? nr : undefined })}
                aria-label={m.tafel_nr({ nummer: nr })}
              >
                <b className="num">{nr}</b>
              </ToggleButton>
            ))}
          </div>
        </>
      )}
      <h2>{m.filter_bron()}</h2>
      <div className="ls-soorten">
        {channels.map((channel) => (
          <ToggleButton
            key={channel}
            className="ls-groep"
            isSelected={filter.channel === channel}
            onChange={(on) => onChange({ ...filter, channel: on ? channel : undefined })}
          >
            {channelName[channel]()}
          </ToggleButton>
        ))}
      </div>
      <h2>{m.lijst_toon()}</h2>
      <Checkbox isSelected={filter.onlyMine} onChange={(onlyMine) => onChange({ ...filter, onlyMine })}>
        {m.lijst_alleen_mijn()}
      </Checkbox>
      {hasGhosts ? (
        <Checkbox isSelected={filter.onlyGhosts} onChange={(onlyGhosts) => onChange({ ...filter, onlyGhosts })}>
          {m.lijst_met_voorstel()}
        </Checkbox>
      ) : null}
      <Checkbox isSelected={filter.withArchived} onChange={(withArchived) => onChange({ ...filter, withArchived })}>
        {m.lijst_ingetrokken()}
      </Checkbox>
    </section>
  )
}
