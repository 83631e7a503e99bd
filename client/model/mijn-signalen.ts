import type { Plek } from '../../shared/domain/inbox.ts'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { OwnSignalen } from '../../shared/protocol/api.ts'
import type { OutboxItem } from '../sync/local-store.ts'
import { createEmitter } from './emitter.ts'

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string }
type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer<T>>

/** What this person wrote, as the server keeps it for them alone: on the bord, private, or in the begeleider's inbox. */
export interface MijnSignalen {
  /** The newest answer of the server, oldest signaal first. */
  list(): readonly OwnSignalen[number][]
  subscribe(listener: () => void): () => void
  /** Asks again; several calls at once ask once more after the one under way. */
  refresh(): Promise<void>
  /** Changes one where it is now. Gives the server's sentence when it does not take that. */
  change(
    id: string,
    change: { readonly text?: string; readonly kind?: SignaalKind; readonly weg?: boolean },
  ): Promise<Answer<{ plek: Plek }>>
}

/** `onList` hears of every answer. A failed question changes nothing: what was known stays in view. */
export function createMijnSignalen(
  call: Call,
  path: string,
  onList: (ids: readonly string[]) => void = () => undefined,
): MijnSignalen {
  const changed = createEmitter()
  let known: OwnSignalen = []
  let running: Promise<void> | undefined
  let isAskedAgain = false

  async function ask(): Promise<void> {
    do {
      isAskedAgain = false
      const answer = await call<OwnSignalen>('GET', path)
      if (!answer.ok || !Array.isArray(answer.value)) continue
      known = answer.value
      onList(known.map(({ id }) => id))
      changed.emit()
    } while (isAskedAgain)
  }
  const refresh = (): Promise<void> => {
    if (running !== undefined) {
      isAskedAgain = true
      return running
    }
    running = ask().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    list: () => known,
    subscribe: changed.subscribe,
    refresh,
    change: async (id, change) => {
      const answer = await call<{ plek: Plek }>('POST', path, { signaalId: id, ...change })
      // Also after a refusal: it may have moved meanwhile.
      await refresh()
      return answer
    },
  }
}

/** One's own signaal with what became of it: on its way, not taken, or where the server keeps it. */
export interface Mijn {
  readonly id: string
  readonly text: string
  readonly kind: SignaalKind
  readonly state: OutboxItem['state'] | 'ingetrokken'
  /** Absent: it was sent a moment ago, and the server did not say more than that it has it. */
  readonly plek?: Plek
  /** Why it was not taken, given back or set aside. */
  readonly reason?: string
  readonly laat?: boolean
  readonly hidden?: boolean
  readonly parked?: boolean
  readonly offTopic?: boolean
  readonly merged?: boolean
  /** An edit that the server did not take lies in the tray of this device, under this id. */
  readonly trayId?: string
}

/** Outbox and server together, the newest first; what the server says of one counts more than what the outbox knew. */
export function mergeMijn(stored: readonly OwnSignalen[number][], outbox: readonly OutboxItem[]): readonly Mijn[] {
  const byId = new Map(stored.map((one) => [one.id, one]))
  const waiting = outbox
    .filter((item) => item.state !== 'bewaard' || !byId.has(item.id))
    .map(
      ({ id, input, state, reason }): Mijn => ({
        id,
        text: input.text,
        kind: input.kind,
        state,
        ...(reason === undefined ? {} : { reason }),
      }),
    )
  const onTheWay = new Set(waiting.map(({ id }) => id))
  const kept = stored
    .filter(({ id }) => !onTheWay.has(id))
    .map(
      ({ id, text, kind, plek, reason, laat, archivedAt, hidden, parked, offTopic, merged }): Mijn => ({
        id,
        text,
        kind: kind as SignaalKind,
        state: archivedAt === undefined ? 'bewaard' : 'ingetrokken',
        plek,
        ...(reason === undefined ? {} : { reason }),
        ...(laat === true ? { laat } : {}),
        ...(hidden === undefined ? {} : { hidden: true }),
        ...(parked === true ? { parked } : {}),
        ...(offTopic === true ? { offTopic } : {}),
        ...(merged === true ? { merged } : {}),
      }),
    )
  return [...waiting.reverse(), ...kept.reverse()]
}
