import type * as Y from 'yjs'
import { bronIdsVan } from '../../../shared/doc/programma-blokken.ts'
import { readProgramma } from '../../../shared/doc/programma-doc.ts'
import type { Toen, Trace } from '../../../shared/domain/programma.ts'
import {
  type BronNu,
  type BronStaat,
  bronStaten,
  isBronGewijzigd,
  vingerVan,
} from '../../../shared/domain/programma-bron.ts'
import type { Gezien } from '../../../shared/domain/programma-werk.ts'
import type { Session } from '../../model/types.ts'

/** How a pill looks: nothing happened, a source changed, or it changed and somebody looked at it since. */
export type PillStaat = 'gewoon' | 'gewijzigd' | 'gezien'

/** Follows the traces of the programme and everything under them, and tells the pills when to draw themselves again. */
export interface BronLookup {
  trace(bronId: string): Trace | undefined
  states(bronId: string): readonly BronStaat[]
  stateOf(bronId: string): PillStaat
  seen(bronId: string): Gezien | undefined
  /** The statements that are in the text now, in reading order. */
  inText(): readonly string[]
  open(bronId: string): void
  subscribe(listener: () => void): () => void
}

/** Many briefjes change at once while people work; the pills follow at most this often, in ms. */
const followMs = 300

/** Nothing is rewritten when a source changes: only the pill says so (DOMAIN §3, provenance). */
export function createBronLookup(
  doc: Y.Doc,
  session: Pick<Session, 'bord' | 'getSessie' | 'subscribeSessie'>,
  open: (bronId: string) => void,
): BronLookup & { close(): void } {
  const bronnen = doc.getMap<Trace>('bronnen')
  const toen = doc.getMap<Toen>('toen')
  const gezien = doc.getMap<Gezien>('gezien')
  const { bord } = session
  const nu: BronNu = {
    signaal: (id) => bord.get('signalen', id),
    kaart: (id) => bord.get('kanskaarten', id),
    knoop: (id) => bord.get('nodes', id),
    rangorde: () => session.getSessie()?.rangorde,
    gat: (id) => session.getSessie()?.gaten?.find((one) => one.id === id),
  }
  const listeners = new Set<() => void>()
  const cache = new Map<string, PillStaat>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const notify = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      cache.clear()
      for (const listener of listeners) listener()
    }, followMs)
  }
  for (const map of [bronnen, toen, gezien]) map.observe(notify)
  const stops = [
    ...(['signalen', 'kanskaarten', 'nodes'] as const).map((name) => bord.subscribe(name, notify)),
    session.subscribeSessie(notify),
  ]
  const states = (bronId: string): readonly BronStaat[] => {
    const trace = bronnen.get(bronId)
    return trace === undefined ? [] : bronStaten(trace, (key) => toen.get(key), nu)
  }
  const stateOf = (bronId: string): PillStaat => {
    const all = states(bronId)
    if (!isBronGewijzigd(all)) return 'gewoon'
    return gezien.get(bronId)?.vinger === vingerVan(all) ? 'gezien' : 'gewijzigd'
  }
  return {
    trace: (bronId) => bronnen.get(bronId),
    states,
    stateOf: (bronId) => {
      const known = cache.get(bronId)
      if (known !== undefined) return known
      const state = stateOf(bronId)
      cache.set(bronId, state)
      return state
    },
    seen: (bronId) => gezien.get(bronId),
    inText: () => readProgramma(doc).blocks.flatMap(bronIdsVan),
    open,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      clearTimeout(timer)
      for (const map of [bronnen, toen, gezien]) map.unobserve(notify)
      for (const stop of stops) stop()
    },
  }
}
