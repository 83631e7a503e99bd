import type * as Y from 'yjs'

/** One thing this person did, for a sentence that offers to take exactly that back. */
export interface UndoStep {
  /** Takes it back; false when something else was done or undone since, or the rights of now forbid it. */
  undo(): boolean
  /** Calls once when something else was done or undone since; returns how to stop. */
  subscribeStale(listener: () => void): () => void
}

/** The step that is now on top of the undo stack. */
export function createUndoStep({
  stack,
  subscribe,
  undo,
}: {
  /** Reads the stack anew: Yjs replaces the array when it clears it. */
  readonly stack: () => Y.UndoManager['undoStack']
  /** Tells of every change of the stack. */
  readonly subscribe: (listener: () => void) => () => void
  readonly undo: () => boolean
}): UndoStep {
  const step = stack().at(-1)
  const isLast = (): boolean => step !== undefined && stack().at(-1) === step
  return {
    undo: () => isLast() && undo(),
    subscribeStale: (listener) => {
      const stop = subscribe(() => {
        if (isLast()) return
        stop()
        listener()
      })
      return stop
    },
  }
}
