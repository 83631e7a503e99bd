import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Batch, RowOp, StoredUpdate } from '../../server/storage/storage.ts'
import { emptyDocs, newDoc, type RoomDocs } from '../../server/sync/room-docs.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { programmaRoots } from '../../shared/doc/programma-doc.ts'
import { regieRoots } from '../../shared/doc/regie-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { type Change, mayChange } from '../../shared/domain/may-change.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'

/** Something that must never be. The message begins with the name of the invariant. */
export class Violation extends Error {}

export interface OraclePerson {
  readonly group: DeelnemerGroep
  /** Roles that this person has now, or had so short ago that a change under them may still be on its way to disk. */
  rollen(): readonly Rol[]
}

const collections = Object.keys(bordLayout) as BordCollection[]

/** Secret texts of the simulation begin like this, so that one search finds any of them. */
export const secretMark = 'geheim-'

/**
 * What is on the disk, kept apart from the server: documents as the log makes them, owners, ballots, secrets. Every
 * promise of the server is held against it.
 */
export class Oracle {
  docs: RoomDocs = emptyDocs()
  readonly clientIds = new Map<number, string>()
  readonly owners = new Map<string, string>()
  readonly rows = new Map<string, unknown>()
  readonly #people: (id: string) => OraclePerson | undefined
  /** Texts that nobody may be sent while this row is there: of a flagged signaal, of a private round. */
  readonly #secretOf = new Map<string, string>()
  /** Texts that wait in the inbox: for who reads `regie`. */
  readonly #waiting = new Map<string, string>()
  /** Erased, or never shown to anybody and gone. */
  readonly #forever = new Set<string>()
  /** Updates that were found to be on the disk before: durability does not end. */
  readonly #covered = new Set<string>()

  constructor(people: (id: string) => OraclePerson | undefined) {
    this.#people = people
    this.#watch()
  }

  /** A batch is on the disk, whether somebody was told or not. */
  onKept(batch: Batch): void {
    for (const op of batch.rows ?? []) {
      const key = `${op.kind}/${op.key}`
      if (op.kind === 'history') continue
      if (op.op === 'delete') this.rows.delete(key)
      else {
        this.rows.set(key, op.value)
        const { deelnemerId } = op.value as { deelnemerId?: string }
        if (op.kind === 'clientId' && deelnemerId !== undefined) this.clientIds.set(Number(op.key), deelnemerId)
      }
      this.#noteText(key, op)
    }
    for (const stored of batch.updates ?? []) this.#apply(stored)
    for (const op of batch.rows ?? []) {
      if (op.kind === 'owner' && op.op === 'put')
        this.owners.set(op.key, (op.value as { deelnemerId: string }).deelnemerId)
    }
  }

  #noteText(key: string, op: RowOp): void {
    const held = op.kind === 'verborgen' || op.kind === 'prive' ? this.#secretOf : this.#waiting
    if (held === this.#waiting && op.kind !== 'inbox') return
    const before = held.get(key)
    const { text, status } = (op.op === 'put' ? op.value : {}) as { text?: string; status?: string }
    const isKept = text?.startsWith(secretMark) === true && (op.kind !== 'inbox' || status === 'wacht')
    if (isKept) held.set(key, text)
    else held.delete(key)
    // Other words in a private round, or none: what stood there was never shown to anybody.
    if (op.kind === 'prive' && op.op === 'put' && before !== undefined && before !== text) this.#forever.add(before)
  }

  /** From here on nobody may be sent this text any more. */
  forget(text: string): void {
    if (text.startsWith(secretMark)) this.#forever.add(text)
  }

  /** Texts that must be in no byte for this document's readers now. */
  secretsFor(doc: DocName): ReadonlySet<string> {
    return new Set([...this.#forever, ...this.#secretOf.values(), ...(doc === 'regie' ? [] : this.#waiting.values())])
  }

  /** A submitted signaal is somewhere: on the bord, with its author until the reveal, or in the inbox. */
  isTaken(id: string): boolean {
    return this.owners.has(`signalen.${id}`) || this.rows.has(`prive/${id}`) || this.rows.has(`inbox/${id}`)
  }

  /** A new epoch: other bytes, and what was erased is gone. */
  startEpoch(snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[]): void {
    for (const { doc: name, snapshot } of snapshots) {
      const doc = newDoc(name as DocName)
      Y.applyUpdate(doc, snapshot)
      this.docs = { ...this.docs, [name]: doc }
    }
    this.#covered.clear()
    this.#watch()
  }

  #changes: Change[] = []
  #watch(): void {
    for (const collection of collections) {
      bordCollection(this.docs.bord, collection).observeDeep((events) => {
        for (const event of events) this.#changes.push(...changesOf(collection, event as Y.YMapEvent<unknown>))
      })
    }
  }

  #apply({ doc: name, update, person }: StoredUpdate): void {
    const doc = this.docs[name as DocName]
    const sessie = readSessie(this.docs.sessie)
    this.#changes = []
    const before = name === 'bord' ? '' : serverPart(name, doc)
    Y.applyUpdate(doc, update)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Violation(`pending: the log of ${name} has a hole`)
    if (sessie === undefined) return
    if (name !== 'bord') {
      this.#checkBeside(name, person, this.#writerOf(update), before === serverPart(name, doc))
      return
    }
    const writer = this.#writerOf(update)
    if (writer === 'server') {
      for (const { collection, id, action } of this.#changes)
        if (action === 'add') this.owners.set(`${collection}.${id}`, person)
      return
    }
    if (writer !== undefined && writer !== person)
      throw new Violation(`rights: ${person} wrote under a clientID of ${writer}`)
    const someone = this.#people(person)
    if (someone === undefined) throw new Violation(`rights: an unknown person ${person} wrote`)
    const { werksessie } = sessie
    const allow = werksessie.fasen.find(({ id }) => id === werksessie.huidigeFase)?.allow
    if (allow === undefined) throw new Violation('schema: no fase')
    for (const change of this.#changes) {
      const key = `${change.collection}.${change.id}`
      const owner = this.owners.get(key)
      if (change.action === 'add') {
        if (owner !== undefined && owner !== person) throw new Violation(`rights: ${person} took ${key} of ${owner}`)
        this.owners.set(key, person)
        this.#checkAuthor(change, someone)
      }
      const own = change.action === 'add' || owner === person
      const { status, settings } = werksessie
      if (!someone.rollen().some((rol) => mayChange({ rol, allow, settings, status }, { ...change, own })))
        throw new Violation(`rights: ${person} may not ${change.action} ${key} ${change.field ?? ''}`)
    }
  }

  /** `sessie` is the server's; in the others only some write, and only their part. */
  #checkBeside(name: string, person: string, writer: string | undefined, isServerPartSame: boolean): void {
    if (writer === 'server') return
    const writers: readonly Rol[] =
      name === 'regie' ? ['begeleider'] : name === 'programma' ? ['begeleider', 'team'] : []
    const rollen = this.#people(person)?.rollen() ?? []
    if (writer !== undefined && writer !== person)
      throw new Violation(`rights: ${person} wrote in ${name} under a clientID of ${writer}`)
    // A command that only removes something has no writer in it; begeleiders command.
    const mayBeCommand = writer === undefined && rollen.includes('begeleider')
    const mayWrite = writer === undefined || rollen.some((rol) => writers.includes(rol))
    if (!mayWrite || !(isServerPartSame || mayBeCommand)) throw new Violation(`rights: ${person} wrote in ${name}`)
  }

  /** A new signaal says whose group wrote it; the server answers for that. */
  #checkAuthor({ collection, id }: Change, someone: OraclePerson): void {
    if (collection !== 'signalen') return
    const record = bordCollection(this.docs.bord, 'signalen').get(id)
    const isPaper = someone.rollen().includes('schrijver')
    if (!isPaper && record?.get('authorGroup') !== someone.group)
      throw new Violation(`rights: ${id} has another group than its author`)
    if (record?.get('hidden') !== undefined) throw new Violation(`rights: ${id} came in hidden`)
  }

  #writerOf(update: Uint8Array): string | undefined {
    const { structs } = Y.decodeUpdate(update)
    const [first] = structs
    if (first === undefined) return undefined
    const writer = this.clientIds.get(first.id.client)
    for (const { id } of structs) {
      if (this.clientIds.get(id.client) !== writer) throw new Violation('rights: one update of several people')
    }
    if (writer === undefined) throw new Violation(`rights: clientID ${first.id.client} was leased to nobody`)
    return writer
  }

  /** Everything in this update is on the disk. */
  assertKept(name: DocName, update: Uint8Array, what: string, digest: string): void {
    const key = `${name} ${digest}`
    if (this.#covered.has(key)) return
    const missing = this.#missing(name, update)
    if (missing !== undefined) throw new Violation(`${what} (${name}): ${missing}`)
    this.#covered.add(key)
  }

  #missing(name: DocName, update: Uint8Array): string | undefined {
    const { store } = this.docs[name]
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      if (clock + struct.length > Y.getState(store, client))
        return `client ${client} clock ${clock + struct.length} is not on disk`
    }
    for (const [client, ranges] of ds.clients) {
      const known = store.clients.get(client)
      if (known === undefined) continue
      for (const { clock, len } of ranges) {
        for (let at = clock; at < clock + len; ) {
          if (at >= Y.getState(store, client)) break
          const struct = known[Y.findIndexSS(known, at)]
          if (struct === undefined) break
          if (!struct.deleted) return `deletion of ${client}:${at} is not on disk`
          at = struct.id.clock + struct.length
        }
      }
    }
    return undefined
  }

  /** No secret in these bytes. */
  assertNoSecret(frame: Uint8Array, doc: DocName, who: string): void {
    const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    if (!bytes.includes(secretMark)) return
    for (const secret of this.secretsFor(doc))
      if (bytes.includes(secret)) throw new Violation(`secret: ${who} was sent ${secret}`)
  }
}

/** The part of a document that only the server writes. */
function serverPart(name: string, doc: Y.Doc): string {
  const roots: readonly string[] =
    name === 'regie' ? regieRoots.server : name === 'programma' ? programmaRoots.server : ['sessie']
  return JSON.stringify(roots.map((root) => doc.getMap(root).toJSON()))
}

/** What an event says was done, in the words of the rights table. */
function changesOf(collection: BordCollection, event: Y.YMapEvent<unknown>): Change[] {
  const [id, field] = event.path.map(String)
  const base = { doc: 'bord' as const, collection, own: false }
  if (id === undefined)
    return [...event.changes.keys].flatMap(([key, { action }]): Change[] => {
      const remove: Change = { ...base, id: key, action: 'remove' }
      const add: Change = { ...base, id: key, action: 'add' }
      return action === 'add' ? [add] : action === 'delete' ? [remove] : [remove, add]
    })
  const fields = field === undefined ? [...event.changes.keys.keys()] : [field]
  return fields.map((name): Change => ({ ...base, id, action: 'set', field: name }))
}

/** The records of a bord hold to the layout: known fields only, required ones there, values as their schema says. */
export function assertSchema(doc: Y.Doc, who: string): void {
  for (const root of doc.share.keys())
    if (!collections.includes(root as BordCollection)) throw new Violation(`schema: ${who} has a root ${root}`)
  for (const collection of collections) {
    const layout = bordLayout[collection] as Record<
      string,
      (typeof bordLayout)['signalen'][keyof (typeof bordLayout)['signalen']]
    >
    for (const [id, record] of bordCollection(doc, collection)) {
      const where = `${who} ${collection}.${id}`
      for (const [key, stored] of record) {
        const field = layout[key]
        if (field === undefined) throw new Violation(`schema: ${where} has ${key}`)
        const isSound =
          field.kind === 'value'
            ? field.schema.safeParse(stored).success
            : field.kind === 'text'
              ? stored instanceof Y.Text && stored.length <= field.max
              : stored instanceof Y.Map
        if (!isSound) throw new Violation(`schema: ${where}.${key} is ${JSON.stringify(stored)}`)
      }
      for (const [key, field] of Object.entries(layout))
        if ((field.kind !== 'value' || field.required === true) && !record.has(key))
          throw new Violation(`schema: ${where} lacks ${key}`)
    }
  }
  readBord(doc)
}

/** Two replicas are the same for people and for Yjs. */
export function assertEqualDocs(a: Y.Doc, b: Y.Doc, what: string): void {
  const [left, right] = [Y.decodeStateVector(Y.encodeStateVector(a)), Y.decodeStateVector(Y.encodeStateVector(b))]
  for (const client of new Set([...left.keys(), ...right.keys()]))
    if (left.get(client) !== right.get(client))
      throw new Violation(`equal: ${what}: clock of ${client} ${left.get(client)} and ${right.get(client)}`)
  for (const name of new Set([...a.share.keys(), ...b.share.keys()])) {
    const [one, other] = [plain(a, name), plain(b, name)]
    if (one !== other) throw new Violation(`equal: ${what}: ${name} differs`)
  }
}

function plain(doc: Y.Doc, name: string): string {
  return name === 'inhoud' ? doc.getXmlFragment(name).toString() : JSON.stringify(sorted(doc.getMap(name).toJSON()))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** The Yjs part of a frame, when it is one that carries document changes. */
export function documentPart(frame: Uint8Array): { readonly step: number; readonly body: Uint8Array } | undefined {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return undefined
  const step = decoding.readVarUint(decoder)
  return step === syncSteps.step1 ? undefined : { step, body: decoding.readVarUint8Array(decoder) }
}
