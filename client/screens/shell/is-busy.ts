const editable = 'textarea, select, [contenteditable="true"], [contenteditable=""]'
const buttonLike = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'range', 'color', 'file', 'image'])
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], .ui-popover'

/** Is somebody in a text, or in a dialog or menu? Then nothing may take them away. */
export function isBusy(): boolean {
  const active = document.activeElement
  if (active instanceof HTMLInputElement) return !buttonLike.has(active.type) || isOverlayOpen()
  if (active instanceof HTMLElement && active.closest(editable) !== null) return true
  return isPressed() || isOverlayOpen()
}

const isOverlayOpen = (): boolean => document.querySelector(overlays) !== null
/** A finger or mouse that holds something on the canvas. */
const isPressed = (): boolean => document.querySelector('[data-bezig="true"], :active:is(.cv-doek, .wk-vlak)') !== null

/** Calls `onRest` when somebody may have left a text, a dialog or a drag. Returns how to stop. */
export function watchRest(onRest: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // After the focus has arrived where it goes.
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(onRest)
  }
  const events = ['focusout', 'pointerup', 'keyup'] as const
  for (const name of events) document.addEventListener(name, later)
  return () => {
    clearTimeout(timer)
    for (const name of events) document.removeEventListener(name, later)
  }
}
