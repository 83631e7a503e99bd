/**
 * Puts flavours on the clipboard from a press on a button. Works without a secure context: the browser's own copy command
 * on a text that is chosen for a moment. False when the browser refuses.
 */
export function copyFlavours(flavours: Readonly<Record<string, string>>): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = flavours['text/plain'] ?? ''
  area.readOnly = true
  area.style.cssText = 'position:fixed;left:-99px;top:0;width:1px;height:1px'
  // Inside an open dialog or menu the focus may not leave it; after it closed the body is fine.
  ;(before?.parentElement ?? document.body).append(area)
  area.select()
  const onCopy = (event: ClipboardEvent): void => {
    fill(event, flavours)
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', onCopy, { capture: true, once: true })
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true })
    area.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}

/** Answers a copy or cut of the browser with our own flavours. */
export function fill(event: ClipboardEvent, flavours: Readonly<Record<string, string>>): void {
  for (const [type, text] of Object.entries(flavours)) event.clipboardData?.setData(type, text)
  event.preventDefault()
}
