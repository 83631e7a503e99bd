import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/**
 * Reads an update against a replica without changing it. Pinned to the internals of yjs 13.6.33: `readClientsStructRefs`,
 * `integrateStructs`, `Item.getMissing` and `readAndApplyDeleteSet` are what these functions foresee.
 */

export type Struct = Y.Item | Y.GC
/** Clocks `[from, to)` of one client. */
export interface Range {
  readonly from: number
  readonly to: number
}
export type Ranges = ReadonlyMap<number, readonly Range[]>

export interface ReadUpdate {
  /** What to apply: the update itself, or the part of it that is not known yet. */
  readonly update: Uint8Array
  /** Per client the new structs, continuing exactly at the clock of the replica. */
  readonly sections: ReadonlyMap<number, readonly Struct[]>
  readonly deletes: Ranges
}
export type ReadOutcome =
  | { readonly ok: true; readonly value: ReadUpdate }
  | { readonly ok: false; readonly reason: string }

const maxSections = 64
const maxStructs = 60_000
const maxClock = 2 ** 31

const refuse = (reason: string): { ok: false; reason: string } => ({ ok: false, reason })

/** Decodes an update; a prefix that is known is cut off, as `applyUpdate` would skip it. Gives a reason when it cannot be lawful. */
export function readUpdate(doc: Y.Doc, update: Uint8Array): ReadOutcome {
  const first = decode(update)
  if (!first.ok) return first
  let known = false
  for (const [client, structs] of first.value.sections) {
    const start = structs[0]?.id.clock ?? 0
    const state = Y.getState(doc.store, client)
    if (start > state) return refuse('clock_gap')
    if (start < state) known = true
  }
  if (!known) return checkedDeletes(doc, first.value)
  const rest = decode(Y.diffUpdate(update, Y.encodeStateVector(doc)))
  if (!rest.ok) return rest
  for (const [client, structs] of rest.value.sections) {
    if (structs[0]?.id.clock !== Y.getState(doc.store, client)) return refuse('clock_gap')
  }
  return checkedDeletes(doc, rest.value)
}

function decode(update: Uint8Array): ReadOutcome {
  const { structs, ds } = Y.decodeUpdate(update)
  if (structs.length > maxStructs) return refuse('too_many')
  const sections = new Map<number, Struct[]>()
  let previous: number | undefined
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return refuse('clock_gap')
    const { client, clock } = struct.id
    // A struct without length would be integrated and break the store.
    if (!(struct.length >= 1) || clock + struct.length > maxClock) return refuse('length')
    let section = sections.get(client)
    if (section === undefined) {
      section = []
      sections.set(client, section)
    } else if (previous !== client) return refuse('sections')
    previous = client
    section.push(struct)
  }
  // Yjs keeps only the last of two sections of one client; the count tells what `decodeUpdate` hides.
  if (decoding.readVarUint(decoding.createDecoder(update)) !== sections.size) return refuse('sections')
  if (sections.size > maxSections) return refuse('too_many')
  const deletes = new Map<number, Range[]>()
  for (const [client, items] of ds.clients) {
    const ranges: Range[] = []
    for (const { clock, len } of items) {
      if (!(len >= 1) || clock + len > maxClock) return refuse('length')
      ranges.push({ from: clock, to: clock + len })
    }
    deletes.set(client, mergeRanges(ranges))
  }
  return { ok: true, value: { update, sections, deletes } }
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else merged.push(range)
  }
  return merged
}

/** A deletion of something nobody knows would wait in `pendingDs` for ever. */
function checkedDeletes(doc: Y.Doc, value: ReadUpdate): ReadOutcome {
  for (const [client, ranges] of value.deletes) {
    const last = value.sections.get(client)?.at(-1)
    const end = last === undefined ? Y.getState(doc.store, client) : last.id.clock + last.length
    if ((ranges.at(-1)?.to ?? 0) > end) return refuse('unknown_delete')
  }
  return { ok: true, value }
}

/** How many clocks of `[from, to)` the ranges cover. */
export function coveredLength(ranges: Ranges, client: number, from: number, to: number): number {
  const list = ranges.get(client)
  if (list === undefined) return 0
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.to ?? 0) <= from) low = middle + 1
    else high = middle
  }
  let covered = 0
  for (let index = low; index < list.length; index++) {
    const range = list[index]
    if (range === undefined || range.from >= to) break
    covered += Math.min(range.to, to) - Math.max(range.from, from)
  }
  return covered
}

/** Calls `visit` for every item of the replica that a range deletes and that is not deleted yet, with how many of its clocks. */
export function forEachDeleted(doc: Y.Doc, deletes: Ranges, visit: (item: Y.Item, length: number) => void): void {
  for (const [client, ranges] of deletes) {
    const structs = doc.store.clients.get(client)
    if (structs === undefined) continue
    const state = Y.getState(doc.store, client)
    for (const range of ranges) {
      if (range.from >= state) break
      for (let index = Y.findIndexSS(structs, range.from); index < structs.length; index++) {
        const struct = structs[index]
        if (struct === undefined || struct.id.clock >= range.to) break
        if (struct instanceof Y.Item && !struct.deleted) {
          visit(struct, Math.min(range.to, struct.id.clock + struct.length) - Math.max(range.from, struct.id.clock))
        }
      }
    }
  }
}

/** A struct of this update after it was judged: where it lies, or `undefined` when Yjs will turn it into a GC block. */
export interface Placed<Slot, Holder> {
  readonly struct: Struct
  readonly slot: Slot | undefined
  readonly holder: Holder | undefined
}

/** The replica and, on top of it, the structs of the update that were placed so far. */
export class Known<Slot, Holder> {
  readonly #doc: Y.Doc
  readonly #placed = new Map<number, Placed<Slot, Holder>[]>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The next clock of a client. */
  state(client: number): number {
    const last = this.#placed.get(client)?.at(-1)
    return last === undefined ? Y.getState(this.#doc.store, client) : last.struct.id.clock + last.struct.length
  }

  add(placed: Placed<Slot, Holder>): void {
    const { client } = placed.struct.id
    const list = this.#placed.get(client)
    if (list === undefined) this.#placed.set(client, [placed])
    else list.push(placed)
  }

  has(id: Y.ID): boolean {
    return id.clock < this.state(id.client)
  }

  /** The struct that holds an id that `has` confirmed. */
  find(id: Y.ID): Struct | Placed<Slot, Holder> {
    if (id.clock < Y.getState(this.#doc.store, id.client)) return Y.getItem(this.#doc.store, id) as Struct
    const list = this.#placed.get(id.client) ?? []
    let low = 0
    let high = list.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((list[middle]?.struct.id.clock ?? 0) <= id.clock) low = middle
      else high = middle - 1
    }
    const found = list[low]
    if (found === undefined) throw new Error('broken assumption: an id that is known has a struct')
    return found
  }

  /** Every id a struct depends on is known; `false` may become true when more of the update is placed. */
  isReady(struct: Struct): boolean {
    if (struct instanceof Y.GC) return true
    if (struct.origin !== null && !this.has(struct.origin)) return false
    if (struct.rightOrigin !== null && !this.has(struct.rightOrigin)) return false
    return !(struct.parent instanceof Y.ID) || this.has(struct.parent)
  }
}
