import { type ReactNode, useMemo } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { JoinCode } from '../../../shared/protocol/api.ts'
import { useCollection } from '../../model/hooks.ts'
import { GroepVorm, groepName } from '../../ui/groep-vorm.tsx'
import { QrCode } from '../../ui/qr-code.tsx'

const mostTables = 8

/** How to join, how many briefjes there are, and from where: per table, or per group where nobody chose a table. */
export function SchermVoet({
  sessie,
  join,
}: {
  readonly sessie: SessieState
  readonly join: JoinCode | undefined
}): ReactNode {
  const signalen = useCollection('signalen')
  const { total, piles, isTables } = useMemo(() => {
    const active = signalen.filter(isActive)
    const tables = [...new Set(active.flatMap(({ table }) => (table === undefined ? [] : [table])))].sort(
      (a, b) => a - b,
    )
    const isTables = tables.length > 0 && tables.length <= mostTables
    const piles = isTables
      ? tables.map((table) => ({ key: String(table), count: active.filter((one) => one.table === table).length }))
      : deelnemerGroepen
          .map((groep) => ({ key: groep as string, count: active.filter((one) => one.authorGroup === groep).length }))
          .filter(({ count }) => count > 0)
    return { total: active.length, piles, isTables }
  }, [signalen])
  const highest = Math.max(1, ...piles.map(({ count }) => count))
  return (
    <footer className="ps-voet">
      {join === undefined ? null : (
        <div className="ps-meedoen">
          <QrCode url={join.link} label={m.regie_code_qr()} />
          <div>
            {m.projector_doe_mee()}
            <b className="num">{join.code}</b>
          </div>
        </div>
      )}
      <div className="ps-totaal">
        <b className="num">{total}</b>
        <span>{total === 1 ? m.regie_briefje() : m.regie_briefjes()}</span>
      </div>
      <ul aria-label={isTables ? m.regie_tafels() : m.regie_groepen()}>
        {piles.map(({ key, count }) => {
          const groep = deelnemerGroepen.find((one) => one === key)
          return (
            <li key={key}>
              <span>
                {groep === undefined ? (
                  m.regie_tafel({ nummer: key })
                ) : (
                  <>
                    <GroepVorm groep={groep} /> {groepName(groep)}
                  </>
                )}
              </span>
              <i className="ps-zuil" aria-hidden="true">
                <i style={{ height: `${(100 * count) / highest}%` }} />
              </i>
              <b className="num">{count}</b>
            </li>
          )
        })}
      </ul>
      {sessie.werksessie.synthetic ? <p className="ps-verzonnen">{m.export_verzonnen()}</p> : null}
    </footer>
  )
}
