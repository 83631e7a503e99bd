import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { type ButtonProps, Button as RacButton } from 'react-aria-components'

export type KnopKind = 'primair' | 'geel' | 'stil' | 'gewoon' | 'gevaar'
export type KnopSize = 'klein' | 'gewoon' | 'groot'

interface Looks {
  /** `geel` is the one next step: at most one on a screen (DESIGN §1.2). */
  readonly kind?: KnopKind
  readonly size?: KnopSize
  /** Before the words. */
  readonly icon?: ReactNode
  /** After the words, for an arrow that says "further". */
  readonly iconAfter?: ReactNode
}

const utrechtKind: Readonly<Record<KnopKind, string>> = {
  primair: 'utrecht-button--primary-action',
  geel: 'ui-knop-geel',
  stil: 'utrecht-button--subtle',
  gewoon: '',
  gevaar: 'ui-knop-gevaar',
}

/** Class names of a button, for the rare element that looks like one but is none of these components. */
export function knopClass({
  kind = 'gewoon',
  size = 'gewoon',
  isIconOnly = false,
}: {
  readonly kind?: KnopKind
  readonly size?: KnopSize
  readonly isIconOnly?: boolean
}): string {
  return ['utrecht-button', 'ui-knop', utrechtKind[kind], `ui-knop-${size}`, isIconOnly ? 'ui-knop-rond' : '']
    .filter((part) => part !== '')
    .join(' ')
}

export interface KnopProps extends Omit<ButtonProps, 'className' | 'style' | 'children'>, Looks {
  readonly children?: ReactNode
  /** Only the icon shows; then `aria-label` says what it does. */
  readonly isIconOnly?: boolean
  /** For a button that stays in: shows as chosen. */
  readonly isPressed?: boolean
  readonly className?: string
}

/** Button with the looks of DESIGN §4; all react-aria props (`onPress`, `isDisabled`, `aria-*`) pass through. */
export function Button({
  kind,
  size,
  icon,
  iconAfter,
  isIconOnly = false,
  isPressed,
  className,
  children,
  ...rest
}: KnopProps): ReactNode {
  const looks = knopClass({
    ...(kind === undefined ? {} : { kind }),
    ...(size === undefined ? {} : { size }),
    isIconOnly,
  })
  return (
    <RacButton
      {...rest}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      className={className === undefined ? looks : `${looks} ${className}`}
    >
      {icon}
      {children}
      {iconAfter}
    </RacButton>
  )
}

export interface LinkButtonProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'children'>, Looks {
  readonly href: string
  readonly children?: ReactNode
}

/** The same looks on a link: it goes somewhere. */
export function LinkButton({ kind, size, icon, iconAfter, className, children, ...rest }: LinkButtonProps): ReactNode {
  const looks = knopClass({ ...(kind === undefined ? {} : { kind }), ...(size === undefined ? {} : { size }) })
  return (
    <a {...rest} className={className === undefined ? looks : `${looks} ${className}`}>
      {icon}
      {children}
      {iconAfter}
    </a>
  )
}
