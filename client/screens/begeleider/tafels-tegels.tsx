import { CircleAlert, MonitorUp, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { TafelsView } from '../../../shared/protocol/samen.ts'
import { Button } from '../../ui/button.tsx'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { toast } from '../../ui/toast.tsx'
import { tafelTitle } from '../samen/tafel-words.ts'
import { useCommand } from '../shell/use-command.ts'
import { tablesBehind } from './tafels-achter.ts'

/** One tile per table: notes in this fase, who is there, who is away, who is behind, and its frame to the screen. */
export function TafelsTegels({
  view,
  isWriting,
}: {
  readonly view: TafelsView
  /** Only while people write, being behind means something. */
  readonly isWriting: boolean
}): ReactNode {
  const command = useCommand()
  const { tafels, zonder } = view
  const behind = isWriting ? tablesBehind(tafels) : new Set<number>()
  const highest = Math.max(1, ...tafels.map(({ inFase }) => inFase))
  return (
    <>
      <ul className="rg-stapels rg-tegels">
        {tafels.map((tafel) => {
          const { nr, people, inFase, frameId } = tafel
          const title = tafelTitle(tafel)
          const online = people.filter((one) => one.online).length
          return (
            <li key={nr} className={behind.has(nr) ? 'rg-tegel-achter' : ''}>
              <b>{title}</b>
              <span className="rg-tel num">
                {inFase}
                <span className="vis-weg"> {m.tafel_in_fase({ count: inFase })}</span>
              </span>
              <span className="rg-balk" aria-hidden="true">
                <i style={{ width: `${(100 * inFase) / highest}%` }} />
              </span>
              {people.length === 0 ? (
                <span className="stil rg-tegel-regel">{m.tafel_leeg()}</span>
              ) : (
                <details className="rg-tegel-regel">
                  <summary>
                    {m.tafel_mensen({ online, count: people.length })}
                    <span className="vis-weg">. {m.tafel_mensen_lijst({ tafel: title })}</span>
                  </summary>
                  <ul className="rg-tegel-mensen">
                    {people.map((one, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name; the order is fixed
                      <li key={index}>
                        <GroepVorm groep={one.group} />
                        {one.alias}
                        {one.online ? null : <em>{m.tafel_is_offline()}</em>}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
              {online < people.length ? (
                <span className="rg-tegel-regel rg-tegel-let-op">
                  <UserX size={16} aria-hidden="true" />
                  {m.tafel_offline()}
                </span>
              ) : null}
              {behind.has(nr) ? (
                <span className="rg-tegel-regel rg-tegel-let-op">
                  <CircleAlert size={16} aria-hidden="true" />
                  {m.tafel_loopt_achter()}
                </span>
              ) : null}
              {frameId === undefined ? null : (
                <Button
                  size="klein"
                  kind="stil"
                  className="rg-tegel-scherm"
                  icon={<MonitorUp size={16} aria-hidden="true" />}
                  aria-label={m.tafel_op_scherm({ tafel: title })}
                  onPress={() =>
                    void command('/scherm', { view: 'frame', targetId: frameId }).then((done) => {
                      if (done !== undefined) toast(m.tafel_staat_op_scherm({ tafel: title }))
                    })
                  }
                >
                  {m.kader_scherm()}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {zonder.people === 0 ? null : (
        <p className="stil">{m.tafel_zonder({ count: zonder.people, briefjes: zonder.inFase })}</p>
      )}
    </>
  )
}
