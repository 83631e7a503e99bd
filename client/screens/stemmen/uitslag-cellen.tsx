import type { ReactNode } from 'react'
import { electorates } from '../../../shared/domain/deelnemer.ts'
import type { Uitslag, UitslagCel } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { GroepVorm, groepName } from '../../ui/groep-vorm.tsx'
import { listed } from '../shell/words.ts'
import type { Target } from './targets.ts'
import { electorateName, percent } from './uitslag-words.ts'

/** Parts of each electorate, by group and by table, as tables; every part holds five ballots or more. */
export function UitslagCellen({
  uitslag,
  find,
}: {
  readonly uitslag: Uitslag
  readonly find: (id: string) => Target
}): ReactNode {
  if (uitslag.cells.length === 0) return <p className="stil">{m.uitslag_uitsplitsing_geen()}</p>
  const parts = electorates.flatMap((electorate) =>
    (['groep', 'tafel'] as const).flatMap((by) => {
      const cells = uitslag.cells.filter((cell) => cell.electorate === electorate && cell.by === by)
      return cells.length === 0 ? [] : [{ electorate, by, cells }]
    }),
  )
  return (
    <>
      <p className="stil">{m.uitslag_uitsplitsing_uitleg()}</p>
      {parts.map(({ electorate, by, cells }) => (
        <div key={`${electorate}-${by}`} className="ut-tabelvak">
          <table className="ut-tabel">
            <thead>
              <tr>
                <th scope="col">
                  <GroepVorm groep={electorate} /> {electorateName[electorate]()}
                </th>
                {cells.map((cell) => (
                  <th key={cellName(cell)} scope="col">
                    {cellName(cell)}
                    <span className="stil"> {m.rangorde_stembiljetten({ aantal: cell.count })}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {uitslag.rows.map(({ targetId }) => (
                <tr key={targetId}>
                  <th scope="row">{find(targetId).title}</th>
                  {cells.map((cell) => (
                    <td key={cellName(cell)} className="num">
                      {cellValue(cell, targetId)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  )
}

function cellName({ by, groepen, tafels }: UitslagCel): string {
  if (by === 'groep') return listed(groepen.map(groepName))
  const numbered = tafels.filter((table) => table > 0).map(String)
  const without = tafels.includes(0) ? [m.uitslag_tafel_zonder()] : []
  return listed([...(numbered.length === 0 ? [] : [m.uitslag_tafel({ nummers: listed(numbered) })]), ...without])
}

function cellValue({ values }: UitslagCel, id: string): string {
  const value = values[id]
  if (value === undefined) return m.uitslag_te_weinig()
  return typeof value === 'number'
    ? percent(value)
    : m.uitslag_mediaan({ haalbaar: Math.round(value[0]), effect: Math.round(value[1]) })
}
