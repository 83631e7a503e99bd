export interface Emitter {
  emit(): void
  /** Returns how to stop. */
  subscribe(listener: () => void): () => void
}

/** Tells listeners that something changed; one that stops while it is told, or tells others to, is fine. */
export function createEmitter(): Emitter {
  const listeners = new Set<() => void>()
  return {
    emit: () => {
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
