import type { Presence } from './types.ts'

const calmMs = 500

/** A value that is read anew at once after a quiet moment, and at most every half second while it keeps changing. */
export interface Calm<T> {
  get(): T
  subscribe(listener: () => void): () => void
}

/** Follows `read`, which `subscribe` tells about; nothing runs while nobody looks. */
export function createCalm<T>(read: () => T, subscribe: (listener: () => void) => () => void): Calm<T> {
  const listeners = new Set<() => void>()
  let shown: { readonly value: T } | undefined
  let shownAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined
  const show = (): void => {
    timer = undefined
    shownAt = performance.now()
    shown = { value: read() }
    for (const listener of [...listeners]) listener()
  }
  const changed = (): void => {
    if (timer !== undefined) return
    const wait = shownAt + calmMs - performance.now()
    if (wait <= 0) show()
    else timer = setTimeout(show, wait)
  }
  return {
    get: () => {
      shown ??= { value: read() }
      return shown.value
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        // What changed before anybody looked.
        shown = undefined
        stop = subscribe(changed)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        clearTimeout(timer)
        timer = undefined
        shown = undefined
      }
    },
  }
}

/** Gives the value before as long as the new one is the same to the eye. */
export function keptWhile<T>(read: () => T, isSame: (a: T, b: T) => boolean): () => T {
  let kept: { readonly value: T } | undefined
  return () => {
    const value = read()
    if (kept === undefined || !isSame(kept.value, value)) kept = { value }
    return kept.value
  }
}

/** The same people who do the same, wherever their pointers are. */
export const isSamePeople = (a: readonly Presence[], b: readonly Presence[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((one, at) => {
      const other = b[at]
      return (
        other !== undefined &&
        one.key === other.key &&
        one.alias === other.alias &&
        one.group === other.group &&
        one.editing === other.editing &&
        JSON.stringify(one.kijkt) === JSON.stringify(other.kijkt) &&
        (one.cursor === undefined) === (other.cursor === undefined) &&
        (one.dragging === undefined) === (other.dragging === undefined)
      )
    }))
