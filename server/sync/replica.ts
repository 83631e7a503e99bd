import * as Y from 'yjs'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import { type Rights, rightsNow } from '../../shared/domain/may-change.ts'
import { type DocName, docNames, mayRead, type Rol } from '../../shared/domain/rol.ts'
import { type DurableUpdate, type Listener, stepTwoFrame } from './fan-out.ts'
import type { RoomDocs } from './room-docs.ts'

/** An update that changed the replica and is not on disk yet. */
export type AppliedUpdate = DurableUpdate & { readonly doc: DocName }

/** The four documents of a room in memory, the updates that changed them, and what is read from them all the time. */
export class Replica {
  readonly docs: RoomDocs
  /** The clientID of what the server itself writes, fresh at each load. */
  readonly serverClientId: number
  #applied = 0
  #captured: AppliedUpdate[] = []
  #isCommand = false
  #takenOff = 0
  #author: Listener | undefined
  #sessie: SessieState | undefined
  readonly #full = new Map<DocName, Uint8Array>()

  constructor(docs: RoomDocs, serverClientId: number) {
    this.docs = docs
    this.serverClientId = serverClientId
    for (const name of docNames) {
      docs[name].clientID = serverClientId
      docs[name].on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
        if (name === 'bord' && this.#isCommand && change.deleteSet.clients.size > 0) this.#takenOff++
        this.#full.delete(name)
        if (name === 'sessie') this.#sessie = undefined
        this.#applied++
        this.#captured.push({ doc: name, at: this.#applied, update, from: this.#author })
      })
    }
  }

  /** How many updates were applied. */
  get applied(): number {
    return this.#applied
  }

  /** How often a command took something off the bord: words that were flagged, erased or withdrawn. */
  get takenOff(): number {
    return this.#takenOff
  }

  /** Applies a judged update of `from`; throws when Yjs cannot, and then the replica may be half changed. */
  apply(name: DocName, update: Uint8Array, from: Listener): void {
    const doc = this.docs[name]
    const isAlone = doc._transaction === null
    if (isAlone) this.#author = from
    try {
      Y.applyUpdate(doc, update, from)
    } finally {
      if (isAlone) this.#author = undefined
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Error('broken assumption: the gate lets no gap through')
  }

  /** What `work` applies to one document becomes one update; `work` tells who made all of it, if one did. */
  together(name: DocName, work: () => Listener | undefined): void {
    const doc = this.docs[name]
    try {
      Y.transact(
        doc,
        () => {
          this.#author = work()
        },
        undefined,
        false,
      )
    } finally {
      this.#author = undefined
    }
  }

  /** Runs a command in one transaction per document, so that each gives one update. */
  transact<T>(work: () => T): T {
    const { bord, sessie, regie, programma } = this.docs
    this.#isCommand = true
    try {
      return bord.transact(() => sessie.transact(() => regie.transact(() => programma.transact(work))))
    } finally {
      this.#isCommand = false
    }
  }

  /** The updates since the last call, in order: one accepted update can give several. */
  take(): readonly AppliedUpdate[] {
    const captured = this.#captured
    this.#captured = []
    return captured
  }

  hasClient(clientId: number): boolean {
    return clientId === this.serverClientId || docNames.some((name) => this.docs[name].store.clients.has(clientId))
  }

  /** The whole document as a step 2 frame, encoded once per version: everybody who joins it gets the same bytes. */
  fullStateFrame(name: DocName): Uint8Array {
    let full = this.#full.get(name)
    if (full === undefined) {
      full = stepTwoFrame(Y.encodeStateAsUpdate(this.docs[name]))
      this.#full.set(name, full)
    }
    return full
  }

  /** What a role may do now, by fase, settings and status. */
  rightsOf(rol: Rol): Rights {
    const sessie = this.#readSessie()
    return rightsNow(rol, sessie?.werksessie, sessie?.prive)
  }

  mayOpen(rol: Rol, doc: DocName): boolean {
    return mayRead(rol, doc, { programmaPublished: this.#readSessie()?.programma?.published === true })
  }

  #readSessie(): SessieState | undefined {
    this.#sessie ??= readSessie(this.docs.sessie)
    return this.#sessie
  }

  destroy(): void {
    for (const name of docNames) this.docs[name].destroy()
  }
}
