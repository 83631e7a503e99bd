import type { ReactNode } from 'react'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import { KindIcon } from './kind-icon.tsx'
import { kindInfo, kindStyle } from './kind-info.ts'

export interface BriefjeViewProps {
  readonly kind: SignaalKind
  readonly text: string
  /** `klein` has the icon in the text, `gewoon` and up a line with icon and word; `projector` reads at 8 metres. */
  readonly size?: 'klein' | 'gewoon' | 'groot' | 'projector'
  /** Under the text: group, state, people count. */
  readonly footer?: ReactNode
  /** Instead of the name of the kind ("Ervaring" on one's own phone). */
  readonly label?: string
  readonly className?: string
}

/** A note: light paper in the silhouette of its kind, always with icon and word (DESIGN §2). */
export function BriefjeView({
  kind,
  text,
  size = 'gewoon',
  footer,
  label,
  className = '',
}: BriefjeViewProps): ReactNode {
  const info = kindInfo[kind]
  const name = label ?? info.label()
  return (
    <div className={`ui-briefje ui-briefje-${size} ui-vorm-${info.css} ${className}`} style={kindStyle(kind)}>
      <div className="ui-papier" lang="nl">
        {size === 'klein' ? (
          <>
            <span className="ui-briefje-icoon">
              <KindIcon kind={kind} />
            </span>
            <span className="vis-weg">{name}: </span>
          </>
        ) : (
          <p className="ui-briefje-kop">
            <KindIcon kind={kind} />
            <span>{name}</span>
          </p>
        )}
        <p className="ui-briefje-tekst">{text}</p>
        {footer === undefined ? null : <div className="ui-briefje-voet">{footer}</div>}
      </div>
    </div>
  )
}

/** The kind as a small tag: icon and word on the colour of its paper. */
export function KindTag({ kind, label }: { readonly kind: SignaalKind; readonly label?: string }): ReactNode {
  return (
    <span className="ui-soort" style={kindStyle(kind)}>
      <KindIcon kind={kind} size={16} />
      {label ?? kindInfo[kind].label()}
    </span>
  )
}
