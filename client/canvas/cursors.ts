import type { Viewport } from './geometry.ts'

/** Somebody's pointer, in bord units. */
export interface CursorMark {
  readonly key: number
  readonly x: number
  readonly y: number
  readonly label: string
  readonly color: string
}

/** The pointers of others, over the canvas. */
export interface Cursors {
  show(cursors: readonly CursorMark[], view: Viewport): void
  close(): void
}

const arrow = 'M0 0 4.5 16 8.2 9.4 15.6 8Z'

/**
 * Each pointer is an element that only moves: the browser then repaints the few pixels under it, where a canvas would be
 * handed over whole for every one of twenty pointers. Hidden from assistive technology; who is where can be asked for.
 */
export function createCursors(host: HTMLElement): Cursors {
  const shown = new Map<number, { readonly element: HTMLElement; place: string; look: string }>()
  const make = (): HTMLElement => {
    const element = document.createElement('div')
    element.className = 'cv-wijzer'
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', '-1 -1 18 18')
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', arrow)
    svg.append(path)
    const name = document.createElement('span')
    element.append(svg, name)
    host.append(element)
    return element
  }
  return {
    show(cursors, view) {
      const gone = new Set(shown.keys())
      for (const { key, x, y, label, color } of cursors) {
        gone.delete(key)
        let one = shown.get(key)
        if (one === undefined) {
          one = { element: make(), place: '', look: '' }
          shown.set(key, one)
        }
        const look = `${color} ${label}`
        if (one.look !== look) {
          one.look = look
          one.element.style.setProperty('--wijzer', color)
          const name = one.element.querySelector('span')
          if (name !== null) name.textContent = label
        }
        const place = `translate(${Math.round(x * view.scale + view.x)}px,${Math.round(y * view.scale + view.y)}px)`
        if (one.place === place) continue
        one.place = place
        one.element.style.transform = place
      }
      for (const key of gone) {
        shown.get(key)?.element.remove()
        shown.delete(key)
      }
    },
    close() {
      for (const { element } of shown.values()) element.remove()
      shown.clear()
    },
  }
}
