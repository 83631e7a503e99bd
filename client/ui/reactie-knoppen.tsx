import { CircleQuestionMark, Hand, MessageSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ReactieKind, Reacties } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from './button.tsx'
import './samen.css'

const icons = { herken: Hand, vraag: CircleQuestionMark } as const

/** Words and number of one kind of reaction: “3 herkennen dit”. */
export const reactieCount = (kind: ReactieKind, count: number): string =>
  kind === 'herken' ? m.samen_herkennen({ count }) : m.samen_vragen({ count })

export interface ReactieKnoppenProps {
  readonly counts: Reacties
  readonly own: { readonly [K in ReactieKind]: boolean }
  /** Absent: only to read. */
  readonly onToggle?: ((kind: ReactieKind, aan: boolean) => void) | undefined
  readonly opmerkingen: number
  readonly onOpen?: (() => void) | undefined
  readonly size?: 'klein' | 'gewoon'
}

/** Herken ik, vraag and opmerkingen with their numbers; never who. What may not be pressed is plain text. */
export function ReactieKnoppen(props: ReactieKnoppenProps): ReactNode {
  const { counts, own, onToggle, opmerkingen, onOpen, size = 'klein' } = props
  return (
    <div className="sm-knoppen">
      {(['herken', 'vraag'] as const).map((kind) => {
        const Icon = icons[kind]
        const count = counts[kind]
        if (onToggle === undefined)
          return count === 0 ? null : (
            <span key={kind} className="sm-telling">
              <Icon size={16} aria-hidden="true" />
              <span aria-hidden="true">{count}</span>
              <span className="vis-weg">{reactieCount(kind, count)}</span>
            </span>
          )
        return (
          <Button
            key={kind}
            size={size}
            className="sm-knop"
            isPressed={own[kind]}
            icon={<Icon size={16} aria-hidden="true" />}
            onPress={() => onToggle(kind, !own[kind])}
          >
            {kind === 'herken' ? m.samen_herken() : m.samen_vraag()}
            {count === 0 ? null : (
              <>
                <b className="num" aria-hidden="true">
                  {count}
                </b>
                <span className="vis-weg">, {reactieCount(kind, count)}</span>
              </>
            )}
          </Button>
        )
      })}
      {onOpen === undefined ? (
        opmerkingen === 0 ? null : (
          <span className="sm-telling">
            <MessageSquare size={16} aria-hidden="true" />
            <span aria-hidden="true">{opmerkingen}</span>
            <span className="vis-weg">{m.samen_opmerkingen_aantal({ count: opmerkingen })}</span>
          </span>
        )
      ) : (
        <Button
          size={size}
          className="sm-knop"
          icon={<MessageSquare size={16} aria-hidden="true" />}
          aria-label={opmerkingen === 0 ? m.samen_zeg_iets() : m.samen_opmerkingen_aantal({ count: opmerkingen })}
          onPress={onOpen}
        >
          {opmerkingen === 0 ? null : <b className="num">{opmerkingen}</b>}
        </Button>
      )}
    </div>
  )
}
