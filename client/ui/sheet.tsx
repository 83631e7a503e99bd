import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from './button.tsx'

/**
 * A question or a choice at the bottom of a phone. The browser's own dialog: the first load of a phone has no room for the
 * overlays of `Dialog`, and a sheet must open without a network. Nothing inside may open a menu or a second layer.
 */
export function Sheet({
  title,
  isOpen,
  onClose,
  children,
  footer,
}: {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (element === null || !isOpen) return
    // Browsers from before 2022 show it without keeping the focus inside.
    if (typeof element.showModal === 'function') element.showModal()
    else element.setAttribute('open', '')
    return () => {
      if (typeof element.close === 'function') element.close()
      else element.removeAttribute('open')
    }
  }, [isOpen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; a tap beside it is the extra
    <dialog
      ref={dialog}
      className="ui-vel"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {isOpen ? (
        <div className="ui-dialoog-binnen">
          <header className="ui-dialoog-kop">
            <h2 id={titleId} className="ui-dialoog-titel">
              {title}
            </h2>
            <Button
              kind="stil"
              isIconOnly
              aria-label={m.ui_sluit()}
              icon={<X size={22} aria-hidden="true" />}
              onPress={onClose}
            />
          </header>
          <div className="ui-dialoog-lijf">{children}</div>
          {footer === undefined ? null : <footer className="ui-dialoog-voet">{footer}</footer>}
        </div>
      ) : null}
    </dialog>
  )
}
