/** From so many readers of one document on, batches go at a distance: each is one frame for all of them. */
const crowdOfReaders = 24
const msPerReader = 0.08
/** From so many onlookers on, what they show of themselves is sent together. */
const crowdOfCursors = 8
const cursorsEveryMs = 50
/** A main thread that is busy for a larger share of its time makes every room wait a little. */
const calmShare = 0.5
const fullShare = 0.75
const idleShare = 0.1
const longestPressureMs = 200

/**
 * How far apart batches and cursors go, in milliseconds. The work of a crowd grows as its square; a distance that grows
 * with it keeps the writing of frames a fixed share of the time (SPEC R10, A5). One for all rooms: under pressure small
 * rooms wait too, so that a hundred of them fit beside each other.
 */
export class Pace {
  readonly #busy: () => number
  #sockets = 0

  /** `busy`: the share of the last moments in which the main thread worked, 0..1. */
  constructor(busy: () => number) {
    this.#busy = busy
  }

  joined(): void {
    this.#sockets++
  }

  left(): void {
    this.#sockets--
  }

  /** Between the starts of two batches of a room, by how many read its most read document; 0: nobody waits. */
  batchMs(readers: number): number {
    return Math.max(readers < crowdOfReaders ? 0 : readers * msPerReader, this.#pressureMs())
  }

  /** Between two groups of cursors of a document; 0: each goes at once. */
  cursorsMs(onlookers: number): number {
    return onlookers < crowdOfCursors ? 0 : Math.max(cursorsEveryMs, onlookers / 2, this.#pressureMs())
  }

  /** Next to nothing to do: time for what can wait. */
  get isCalm(): boolean {
    return this.#busy() < idleShare
  }

  #pressureMs(): number {
    const share = Math.min(1, (this.#busy() - calmShare) / (fullShare - calmShare))
    return share <= 0 ? 0 : share * Math.min(longestPressureMs, this.#sockets / 10)
  }
}
