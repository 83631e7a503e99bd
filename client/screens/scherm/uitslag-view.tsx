import { ArrowUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Electorate, electorates } from '../../../shared/domain/deelnemer.ts'
import type { StemDoel, StemVorm } from '../../../shared/domain/stem.ts'
import type { GroepRij, Onthulling, Uitslag } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { MatrixPlaatje } from './matrix-plaatje.tsx'
import { SchermKop } from './scherm-kop.tsx'
import { useTargets } from './use-targets.ts'

const rowHeight = 103
const wallHeight = 780
const mostRows = 12

interface Row {
  readonly targetId: string
  /** Only when the order is known to the room. */
  readonly place?: number
  readonly viewGap?: boolean
  /** Without weights it stands elsewhere. */
  readonly flips?: boolean
  readonly group: Partial<Readonly<Record<Electorate, GroepRij>>>
}

interface Shown {
  readonly title: string
  readonly form: StemVorm
  readonly doel: StemDoel
  readonly ballots: Partial<Readonly<Record<Electorate, number>>>
  readonly rows: readonly Row[]
}

/** A reveal under way: after the first press the professionals alone, then both; in bord order, without places. */
export function DeelView({
  onthulling,
  form,
  doel,
}: {
  readonly onthulling: Onthulling
  readonly form: StemVorm
  readonly doel: StemDoel
}): ReactNode {
  const { step, ballots, rows } = onthulling
  const title = step === 1 ? m.projector_stap_professionals() : m.projector_stap_bewoners()
  return <Groups title={title} form={form} doel={doel} ballots={ballots} rows={rows} />
}

/** The result of a round that makes no ranking of themas: kanskaarten, signalen, or a matrix. */
export function UitslagView({ uitslag }: { readonly uitslag: Uitslag }): ReactNode {
  return (
    <Groups
      {...uitslag}
      title={uitslag.title ?? m.projector_dit_kozen()}
      rows={uitslag.rows.map(({ targetId, weighted, viewGap, group, flip }) => ({
        targetId,
        place: weighted,
        viewGap,
        flips: flip !== undefined,
        group,
      }))}
    />
  )
}

function Groups({ title, form, doel, ballots, rows }: Shown): ReactNode {
  const target = useTargets(doel)
  const known = rows.flatMap((row) => {
    const found = target(row.targetId)
    return found === undefined ? [] : [{ ...row, ...found }]
  })
  const shown = known.slice(0, mostRows)
  const heads = (
    <div className="ps-balkkop">
      <span />
      <GroupHead group="professional" ballots={ballots.professional} />
      <span />
      <GroupHead group="inwoner" ballots={ballots.inwoner} />
    </div>
  )
  if (form === 'matrix')
    return (
      <>
        <SchermKop title={title} />
        <MatrixPlaatje rows={shown} />
      </>
    )
  const highest = Math.max(0.01, ...known.flatMap(({ group }) => electorates.map((one) => group[one]?.share ?? 0)))
  const height = Math.min(rowHeight, wallHeight / Math.max(1, shown.length))
  return (
    <>
      <SchermKop title={title} />
      {heads}
      <ol className="ps-balken ps-balken-los">
        {shown.map((row) => (
          <li key={row.targetId} className={row.viewGap === true ? 'ps-gat' : ''} style={{ height: height - 9 }}>
            <b className="ps-plek num">
              {row.place ?? ''}
              {row.flips === true ? <ArrowUpDown className="ps-draai" aria-label={m.uitslag_draait()} /> : null}
            </b>
            <Bar group="professional" row={row.group.professional} highest={highest} />
            <Plaat size="projector" title={row.title} plaat={row.plaat} pictogram={row.pictogram} />
            <Bar group="inwoner" row={row.group.inwoner} highest={highest} />
          </li>
        ))}
      </ol>
      {shown.some(({ flips }) => flips === true) ? (
        <p className="ps-draait">
          <ArrowUpDown aria-hidden="true" /> {m.projector_draait()}
        </p>
      ) : null}
      {known.length > mostRows ? (
        <p className="ps-dank">{m.projector_meer({ aantal: known.length - mostRows })}</p>
      ) : null}
    </>
  )
}

const groupName = (group: Electorate): string =>
  group === 'professional' ? m.rangorde_professionals() : m.rangorde_bewoners()

function GroupHead({
  group,
  ballots,
}: {
  readonly group: Electorate
  readonly ballots: number | undefined
}): ReactNode {
  return (
    <div className={group === 'professional' ? 'ps-links' : ''}>
      {ballots === undefined ? null : (
        <>
          <GroepVorm groep={group} />
          <b>{groupName(group)}</b> {m.rangorde_stembiljetten({ aantal: ballots })}
        </>
      )}
    </div>
  )
}

/** One group's share; where fewer than five chose only its place, never the number. */
function Bar({
  group,
  row,
  highest,
}: {
  readonly group: Electorate
  readonly row: GroepRij | undefined
  readonly highest: number
}): ReactNode {
  const side = group === 'professional' ? 'ps-links' : 'ps-rechts'
  if (row === undefined) return <div className={`ps-balk ${side}`} />
  const value =
    row.share === null ? (
      <span className="num">{m.projector_plek({ plek: row.place })}</span>
    ) : (
      <span className="num">
        <span className="vis-weg">{groupName(group)} </span>
        {`${Math.round(row.share * 100)}%`}
      </span>
    )
  const bar = row.share === null ? null : <i style={{ width: `${(78 * row.share) / highest}%` }} />
  return (
    <div className={`ps-balk ${side}`}>
      {group === 'professional' ? (
        <>
          {value}
          {bar}
        </>
      ) : (
        <>
          {bar}
          {value}
        </>
      )}
    </div>
  )
}
