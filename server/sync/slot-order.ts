import * as Y from 'yjs'

/** A run of one client in a list, as it would lie in the replica. `to` is exclusive. */
interface Unit {
  readonly client: number
  readonly from: number
  readonly to: number
  readonly origin: Y.ID | null
  readonly rightOrigin: Y.ID | null
}

const maxUnits = 20_000

/**
 * The order of the items in one slot (a text, a list, or the values of one key), with the new ones in their places
 * (SPEC G3b). Yjs gives every replica the same order only when neighbours are claimed as somebody could have seen them:
 * whoever names an item knows what that item named, and knows their own items. So between the claimed neighbours there
 * may lie none of those; what lies there was written at the same time.
 */
export class SlotOrder {
  readonly #first: Y.Item | null
  #units: Unit[] | undefined
  #only: Y.Item | undefined

  /** `first`: the leftmost item of the slot in the replica. */
  constructor(first: Y.Item | null) {
    this.#first = first
  }

  /** Adds a new item; `false` when nobody could have seen its neighbours so. `isBetween`: its neighbours touch in the replica. */
  add(struct: Y.Item, isBetween: boolean): boolean {
    if (this.#units === undefined && this.#only === undefined && isBetween) {
      this.#only = struct
      return true
    }
    this.#units ??= this.#start()
    return this.#units.length < maxUnits && this.#insert(this.#units, struct)
  }

  #start(): Unit[] {
    const units: Unit[] = []
    for (let item = this.#first; item !== null && units.length <= maxUnits; item = item.right) units.push(unitOf(item))
    if (this.#only !== undefined) this.#insert(units, this.#only)
    return units
  }

  #insert(units: Unit[], struct: Y.Item): boolean {
    const { origin, rightOrigin } = struct
    // One item on both sides: where that ends up depends on how a replica has cut its runs.
    if (origin !== null && Y.compareIDs(origin, rightOrigin)) return false
    if (origin !== null) splitAt(units, origin, origin.clock + 1)
    if (rightOrigin !== null) splitAt(units, rightOrigin, rightOrigin.clock)
    const left = origin === null ? -1 : units.findIndex((unit) => holds(unit, origin))
    const right = rightOrigin === null ? units.length : units.findIndex((unit) => holds(unit, rightOrigin))
    if ((origin !== null && left < 0) || right <= left) return false
    const named = [units[left]?.rightOrigin ?? null, units[right]?.origin ?? null]
    for (let at = left + 1; at < right; at++) {
      const unit = units[at]
      if (unit === undefined || unit.client === struct.id.client || named.some((id) => holds(unit, id))) return false
    }
    units.splice(placeOf(units, struct, left, right), 0, unitOf(struct))
    return true
  }
}

/** Where `Item.integrate` of yjs 13.6.33 puts an item between `left` and `right`. */
function placeOf(units: readonly Unit[], struct: Y.Item, left: number, right: number): number {
  let after = left
  const before = new Set<Unit>()
  const conflicting = new Set<Unit>()
  for (let at = left + 1; at < right; at++) {
    const unit = units[at]
    if (unit === undefined) break
    before.add(unit)
    conflicting.add(unit)
    if (Y.compareIDs(struct.origin, unit.origin)) {
      if (unit.client < struct.id.client) {
        after = at
        conflicting.clear()
      } else if (Y.compareIDs(struct.rightOrigin, unit.rightOrigin)) break
    } else {
      const origin = [...before].find((other) => holds(other, unit.origin))
      if (origin === undefined) break
      if (!conflicting.has(origin)) {
        after = at
        conflicting.clear()
      }
    }
  }
  return after + 1
}

const unitOf = ({ id, length, origin, rightOrigin }: Y.Item): Unit => ({
  client: id.client,
  from: id.clock,
  to: id.clock + length,
  origin,
  rightOrigin,
})

const holds = (unit: Unit, id: Y.ID | null): boolean =>
  id !== null && id.client === unit.client && id.clock >= unit.from && id.clock < unit.to

/** Makes the run that holds `id` end before `clock`. */
function splitAt(units: Unit[], id: Y.ID, clock: number): void {
  const index = units.findIndex((unit) => holds(unit, id))
  const unit = units[index]
  if (unit === undefined || clock <= unit.from || clock >= unit.to) return
  units.splice(index, 1, { ...unit, to: clock }, { ...unit, from: clock, origin: Y.createID(unit.client, clock - 1) })
}

/** Do the claimed neighbours touch in the replica, so that nothing can lie between them? */
export function touchInReplica(first: Y.Item | null, struct: Y.Item, left: unknown, right: unknown): boolean {
  const { origin, rightOrigin } = struct
  if (origin === null) {
    if (rightOrigin === null) return first === null
    return right instanceof Y.Item && right === first && right.id.clock === rightOrigin.clock
  }
  if (!(left instanceof Y.Item)) return false
  const isLast = origin.clock === left.id.clock + left.length - 1
  if (rightOrigin === null) return isLast && left.right === null
  if (left === right) return origin.clock + 1 === rightOrigin.clock
  return isLast && right instanceof Y.Item && left.right === right && right.id.clock === rightOrigin.clock
}
