/** A picture while it is shown: `undefined` as long as it is under way, `weg` when the server has none. */
export type Plaatje = HTMLImageElement | 'weg' | undefined

export interface Plaatjes {
  /** Asks for it at the first call; what is not in view is never asked. */
  get(bestandId: string): Plaatje
  close(): void
}

/** Pictures that are kept decoded; a bord seldom shows more at once. */
const mostKept = 80
const mostAtOnce = 4

/** Loads pictures when they come in view, a few at a time; `onChange` when one is there. */
export function createPlaatjes(urlOf: (bestandId: string) => string, onChange: () => void): Plaatjes {
  const kept = new Map<string, { image: HTMLImageElement; state: 'wacht' | 'bezig' | 'er' | 'weg' }>()
  let busy = 0
  let isClosed = false
  const next = (): void => {
    for (const [id, entry] of kept) {
      if (busy >= mostAtOnce || isClosed) return
      if (entry.state !== 'wacht') continue
      entry.state = 'bezig'
      busy++
      const done = (state: 'er' | 'weg'): void => {
        busy--
        entry.state = state
        if (isClosed) return
        onChange()
        next()
      }
      entry.image.onload = () => done('er')
      entry.image.onerror = () => done('weg')
      entry.image.src = urlOf(id)
    }
  }
  return {
    get(id) {
      let entry = kept.get(id)
      if (entry === undefined) {
        entry = { image: new Image(), state: 'wacht' }
        entry.image.decoding = 'async'
      } else kept.delete(id)
      // Last in line: what was looked at longest ago goes first.
      kept.set(id, entry)
      for (const [old, { state }] of kept) {
        if (kept.size <= mostKept) break
        if (state !== 'bezig') kept.delete(old)
      }
      next()
      return entry.state === 'er' ? entry.image : entry.state === 'weg' ? 'weg' : undefined
    },
    close() {
      isClosed = true
      for (const { image } of kept.values()) image.src = ''
      kept.clear()
    },
  }
}
