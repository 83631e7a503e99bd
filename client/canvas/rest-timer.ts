const restMs = 160
/** While something goes on all the time, those who wait for rest are told all the same. */
const longestMs = 1000

/** Tells when nothing happened for a moment. */
export class RestTimer {
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #touchedAt = 0
  #firstAt = 0
  #version = 0

  /** How often it rested; changes with every call of the listeners. */
  get version(): number {
    return this.#version
  }

  /** Something happened a moment ago. */
  get isWaiting(): boolean {
    return this.#timer !== undefined
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Something happened. Called on every frame of a movement, so it sets no timer while one runs. */
  touch(): void {
    this.#touchedAt = performance.now()
    if (this.#timer !== undefined) return
    this.#firstAt = this.#touchedAt
    this.#timer = setTimeout(this.#look, restMs)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  readonly #look = (): void => {
    const now = performance.now()
    const left = Math.min(this.#touchedAt + restMs, this.#firstAt + longestMs) - now
    if (left > 1) {
      this.#timer = setTimeout(this.#look, left)
      return
    }
    this.#timer = undefined
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
