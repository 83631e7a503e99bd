const triesMs = 3000

/**
 * Brings a row of the virtual outline to the page by scrolling towards it, and then does something with it. The row need not
 * be there yet. Gives how to stop.
 */
export function bringRow(
  box: HTMLElement | null,
  key: string,
  /** Which row it is from the top, counted from 1; `undefined` while it is not in the outline. */
  numberOf: (key: string) => number | undefined,
  then: (row: HTMLElement) => void,
): () => void {
  const until = performance.now() + triesMs
  let frame = 0
  const look = (): void => {
    const row = box?.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(key)}"]`)
    if (row != null) {
      then(row)
      return
    }
    if (box !== null) stepTowards(box, numberOf(key))
    if (performance.now() < until) frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}

/** The rows on the page say which part of the list is in view; what is wanted lies so many rows further. */
function stepTowards(box: HTMLElement, wanted: number | undefined): void {
  const rows = [...box.querySelectorAll<HTMLElement>('[role="row"][aria-rowindex]')]
  const middle = rows[Math.floor(rows.length / 2)]
  if (wanted === undefined || middle === undefined) return
  const height = rows.reduce((sum, row) => sum + row.offsetHeight, 0) / rows.length
  const away = (wanted - Number(middle.getAttribute('aria-rowindex'))) * height
  scrollerOf(box).scrollBy({ top: away, behavior: 'instant' })
}

function scrollerOf(element: HTMLElement): Element {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    const { overflowY } = getComputedStyle(up)
    if ((overflowY === 'auto' || overflowY === 'scroll') && up.scrollHeight > up.clientHeight) return up
  }
  return document.scrollingElement ?? document.documentElement
}
