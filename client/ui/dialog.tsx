import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from './button.tsx'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the bottom right. */
  readonly footer?: ReactNode
  /** `vol` fills the screen (a QR code for the room). */
  readonly size?: 'smal' | 'gewoon' | 'breed' | 'vol'
  /** False where a choice must be made: then only a button closes. */
  readonly isDismissable?: boolean
}

/** A modal dialog with title and close button. Focus goes in, stays in and comes back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = 'gewoon',
  isDismissable = true,
}: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className={`ui-sluier ui-sluier-${size}`}
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`ui-dialoog ui-dialoog-${size}`}>
        <RacDialog className="ui-dialoog-binnen">
          <header className="ui-dialoog-kop">
            <Heading slot="title" className="ui-dialoog-titel">
              {title}
            </Heading>
            {isDismissable ? (
              <Button
                kind="stil"
                isIconOnly
                aria-label={m.ui_sluit()}
                icon={<X size={22} aria-hidden="true" />}
                onPress={onClose}
              />
            ) : null}
          </header>
          <Lijf title={title}>{children}</Lijf>
          {footer === undefined ? null : <footer className="ui-dialoog-voet">{footer}</footer>}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What the dialog says. When it is longer than the screen, the keyboard can scroll it too. */
function Lijf({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const watch = new ResizeObserver(() => setLong(element.scrollHeight > element.clientHeight + 1))
    watch.observe(element)
    for (const child of element.children) watch.observe(child)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} className="ui-dialoog-lijf" {...(isLong ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}>
      {children}
    </div>
  )
}
