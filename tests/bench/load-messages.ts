/** How a server wants to be spoken to. */
export type Dialect = 'wijkbord' | 'y-websocket' | 'hocuspocus'

/** One person of the load: where it connects, as whom, under which clientID it writes, and which room that is. */
export interface LoadPerson {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly clientId: number
  /** The name of the document for servers that hear it in every message. */
  readonly room: string
}

export interface LoadOrder {
  readonly dialect: Dialect
  readonly port: number
  readonly people: readonly LoadPerson[]
  /** `werksessie`: write, drag and point; `join`: everybody connects at once; `seed`: people write `notes` together. */
  readonly scenario: 'werksessie' | 'join' | 'seed'
  readonly warmUpMs: number
  readonly measureMs: number
  readonly drainMs: number
  readonly notes: number
}

export interface Percentiles {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export interface LoadReport {
  /** Updates sent in the measured time. */
  readonly sent: number
  /** Updates that reached somebody else in the measured time. */
  readonly delivered: number
  /** Of what was sent in the measured time, what had not reached somebody else when the drain ended. */
  readonly missing: number
  /** How many deliveries of it there had to be. */
  readonly wanted: number
  readonly documentMs: Percentiles
  readonly cursorMs: Percentiles
  readonly framesPerClientPerSecond: number
  readonly bytesPerClient: number
  readonly closed: number
  /** Most that the load itself ran late in the measured time. */
  readonly ownLagMs: number
}

/** What the load says on its way: `measure` and `measured` bracket the time in which the server's CPU counts. */
export type LoadEvent =
  | { readonly kind: 'measure' }
  | { readonly kind: 'measured' }
  | { readonly kind: 'done'; readonly report: LoadReport }
