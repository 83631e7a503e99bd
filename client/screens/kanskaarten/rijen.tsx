import {
  Clock,
  Gift,
  HandCoins,
  House,
  Lightbulb,
  type LucideIcon,
  Package,
  Plus,
  Users,
  Wallet,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { randomIds } from '../../../shared/base/ids.ts'
import { contributionKinds, fundingKinds, fundingStatuses, type Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { getLocale, m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { parseAmount, type RowField, withCells, withoutRow, withRow } from './kaart-fields.ts'
import { CellField } from './text-field-live.tsx'
import type { CardWork } from './use-card.ts'

type Kind = (typeof contributionKinds)[number] | (typeof fundingKinds)[number]

const kindNames: Readonly<Record<Kind, () => string>> = {
  geld: m.export_bijdrage_geld,
  uren: m.export_bijdrage_uren,
  ruimte: m.export_bijdrage_ruimte,
  kennis: m.export_bijdrage_kennis,
  netwerk: m.export_bijdrage_netwerk,
  spullen: m.export_bijdrage_spullen,
  subsidie: m.export_middel_subsidie,
  fonds: m.export_middel_fonds,
  eigen_opbrengst: m.export_middel_eigen_opbrengst,
  gift: m.export_middel_gift,
}
const kindIcons: Readonly<Record<Kind, LucideIcon>> = {
  geld: Wallet,
  uren: Clock,
  ruimte: House,
  kennis: Lightbulb,
  netwerk: Users,
  spullen: Package,
  subsidie: HandCoins,
  fonds: HandCoins,
  eigen_opbrengst: Wallet,
  gift: Gift,
}
const statusNames: Readonly<Record<(typeof fundingStatuses)[number], () => string>> = {
  idee: m.export_middelstatus_idee,
  aangevraagd: m.export_middelstatus_aangevraagd,
  toegezegd: m.export_middelstatus_toegezegd,
}

function KindChip({ kind }: { readonly kind: Kind }): ReactNode {
  const Icon = kindIcons[kind]
  return (
    <span className="tag">
      <Icon size={15} aria-hidden="true" />
      {kindNames[kind]()}
    </span>
  )
}

/** What somebody brings, what money there is, what happens when, what was agreed: as plain words. */
export function RijenView({ card, field }: { readonly card: Kanskaart; readonly field: RowField }): ReactNode {
  switch (field) {
    case 'contributions':
      return (
        <ul className="kk-rijen">
          {card.contributions.map((row) => (
            <li key={row.id} className="kk-rij">
              <b>{row.who || m.kk_wie_vraagteken()}</b>
              {row.kind === undefined ? null : <KindChip kind={row.kind} />}
              <span>{row.what}</span>
            </li>
          ))}
        </ul>
      )
    case 'fundingSources':
      return (
        <ul className="kk-rijen">
          {card.fundingSources.map((row) => (
            <li key={row.id} className="kk-rij">
              <b>{row.name || m.kk_rij_leeg()}</b>
              {row.kind === undefined ? null : <KindChip kind={row.kind} />}
              {row.amountEur === undefined ? null : <span className="num">{formatEuro(row.amountEur)}</span>}
              {row.status === undefined ? null : (
                <span className={row.status === 'toegezegd' ? 'tag tag-goed' : 'tag'}>{statusNames[row.status]()}</span>
              )}
            </li>
          ))}
        </ul>
      )
    case 'planning':
      return (
        <ul className="kk-lijn">
          {card.planning.map((row) => (
            <li key={row.id}>
              {row.quarter === '' || row.quarter === undefined ? null : <b className="num">{row.quarter}</b>} {row.what}
            </li>
          ))}
        </ul>
      )
    case 'agreements':
      return (
        <ul className="kk-lijn">
          {card.agreements.map((row) => (
            <li key={row.id}>{row.text}</li>
          ))}
        </ul>
      )
  }
}

export const formatEuro = (amount: number): string =>
  new Intl.NumberFormat(getLocale(), {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount)

/** Rows to fill in, each with a button to take it away, and one to add the next. */
export function RijenEditor({ work, field }: { readonly work: CardWork; readonly field: RowField }): ReactNode {
  const { card, changeFrom, where } = work
  const rows: readonly { readonly id: string }[] = card[field]
  const add = () =>
    changeFrom((now) => {
      const id = randomIds.next<string>()
      switch (field) {
        case 'contributions':
          return { contributions: withRow(now.contributions, { id, who: '', what: '' }) }
        case 'fundingSources':
          return { fundingSources: withRow(now.fundingSources, { id, name: '' }) }
        case 'planning':
          return { planning: withRow(now.planning, { id, what: '', quarter: '' }) }
        case 'agreements':
          return { agreements: withRow(now.agreements, { id, text: '' }) }
      }
    })
  const set = (id: string, cells: Readonly<Record<string, unknown>>) =>
    changeFrom((now) => ({ [field]: withCells(now[field] as { id: string }[], id, cells) }))
  const remove = (id: string) => changeFrom((now) => ({ [field]: withoutRow(now[field] as { id: string }[], id) }))
  const nameOf = (id: string): string => {
    const row = rows.find((one) => one.id === id) as Record<string, unknown> | undefined
    const name = row?.who ?? row?.name ?? row?.what ?? row?.text
    return typeof name === 'string' && name !== '' ? name : m.kk_rij_leeg()
  }
  const cell = (id: string, key: string, label: string, value: string | undefined, isFirst = false) => (
    <CellField
      label={label}
      value={value ?? ''}
      max={300}
      where={where(`${field}.${id}`)}
      autoFocus={isFirst && (value ?? '') === '' && rows.at(-1)?.id === id}
      onChange={(next) => set(id, { [key]: next })}
    />
  )
  const one = (id: string): ReactNode => {
    switch (field) {
      case 'contributions': {
        const row = card.contributions.find((candidate) => candidate.id === id)
        return (
          <>
            {cell(id, 'who', m.kk_wie(), row?.who, true)}
            <Keuze
              label={m.kk_soort()}
              value={row?.kind}
              options={contributionKinds}
              nameOf={(kind) => kindNames[kind]()}
              onChange={(kind) => set(id, { kind })}
            />
            {cell(id, 'what', m.kk_brengt(), row?.what)}
          </>
        )
      }
      case 'fundingSources': {
        const row = card.fundingSources.find((candidate) => candidate.id === id)
        return (
          <>
            {cell(id, 'name', m.kk_naam_bron(), row?.name, true)}
            <Keuze
              label={m.kk_soort()}
              value={row?.kind}
              options={fundingKinds}
              nameOf={(kind) => kindNames[kind]()}
              onChange={(kind) => set(id, { kind })}
            />
            <Keuze
              label={m.kk_hoe_ver()}
              value={row?.status}
              options={fundingStatuses}
              nameOf={(status) => statusNames[status]()}
              onChange={(status) => set(id, { status })}
            />
            <CellField
              label={m.kk_bedrag()}
              value={row?.amountEur === undefined ? '' : String(row.amountEur)}
              max={16}
              isNumeric
              where={where(`${field}.${id}`)}
              onChange={(next) => {
                const amountEur = parseAmount(next)
                if (amountEur !== null) set(id, { amountEur })
              }}
            />
          </>
        )
      }
      case 'planning': {
        const row = card.planning.find((candidate) => candidate.id === id)
        return (
          <>
            {cell(id, 'quarter', m.kk_kwartaal(), row?.quarter, true)}
            {cell(id, 'what', m.kk_wat(), row?.what)}
          </>
        )
      }
      case 'agreements':
        return cell(id, 'text', m.kk_afspraak(), card.agreements.find((candidate) => candidate.id === id)?.text, true)
    }
  }
  return (
    <>
      <ul className={`kk-rijen-bewerk kk-rijen-${field}`}>
        {rows.map(({ id }) => (
          <li key={id}>
            {one(id)}
            <Button
              kind="stil"
              size="klein"
              isIconOnly
              aria-label={m.kk_rij_weg({ wat: nameOf(id) })}
              icon={<X size={18} aria-hidden="true" />}
              onPress={() => remove(id)}
            />
          </li>
        ))}
      </ul>
      <Button size="klein" icon={<Plus size={17} aria-hidden="true" />} onPress={add}>
        {field === 'contributions' ? m.kk_bijdrage() : m.kk_voeg_toe()}
      </Button>
    </>
  )
}

/** One choice in a row: the browser's own list, which is best where many stand under each other. */
function Keuze<V extends string>({
  label,
  value,
  options,
  nameOf,
  onChange,
}: {
  readonly label: string
  readonly value: V | undefined
  readonly options: readonly V[]
  readonly nameOf: (option: V) => string
  readonly onChange: (value: V | undefined) => void
}): ReactNode {
  return (
    <select
      className="utrecht-textbox ui-invoer kk-cel"
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(options.find((option) => option === target.value))}
    >
      <option value="">{label}…</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {nameOf(option)}
        </option>
      ))}
    </select>
  )
}
