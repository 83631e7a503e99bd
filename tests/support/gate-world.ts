import * as Y from 'yjs'
import { judge } from '../../server/sync/gate.ts'
import type { GateContext, Verdict } from '../../server/sync/gate-context.ts'
import { newDoc } from '../../server/sync/room-docs.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import type { FaseAllow } from '../../shared/domain/werksessie.ts'

export interface WorldPerson {
  readonly name: string
  rol: Rol
  readonly group: DeelnemerGroep
  readonly organisation: string | undefined
  table?: number
  doc: Y.Doc
  /** Updates of this person's document that were not sent yet. */
  outbox: Uint8Array[]
}

const everythingAllowed: FaseAllow = {
  addSignaal: true,
  moveOwn: true,
  moveAny: true,
  castStem: true,
  editMap: true,
  editCard: true,
}

/** A replica with a gate before it and people with replicas of their own: what a room does, without sockets and disk. */
export class GateWorld {
  readonly doc: Y.Doc
  readonly docName: DocName
  readonly owners = new Map<string, string>()
  readonly clientIds = new Map<number, string>()
  allow: FaseAllow = everythingAllowed
  status: Rights['status'] = 'open'
  showAuthors: Rights['settings']['showAuthors'] = 'groep'
  maxRecords = 200
  readonly reacties = new Map<string, { readonly herken: number; readonly vraag: number }>()
  #nextClientId = 1000

  constructor(docName: DocName = 'bord') {
    this.docName = docName
    this.doc = newDoc(docName)
    this.doc.clientID = 1
  }

  /** Somebody with a fresh replica and a leased clientID. */
  person(name: string, rol: Rol = 'deelnemer', group: DeelnemerGroep = 'inwoner', organisation?: string): WorldPerson {
    const person: WorldPerson = { name, rol, group, organisation, doc: new Y.Doc(), outbox: [] }
    this.freshReplica(person)
    return person
  }

  /** What a client does after a refusal: a new replica under a new clientID. */
  freshReplica(person: WorldPerson): void {
    person.doc = newDoc(this.docName)
    person.doc.clientID = this.#nextClientId++
    this.clientIds.set(person.doc.clientID, person.name)
    person.outbox = []
    person.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') person.outbox.push(update)
    })
    this.pull(person)
  }

  pull(person: WorldPerson): void {
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(person.doc)), 'server')
  }

  context(person: WorldPerson): GateContext {
    const made = [...this.owners.values()]
    return {
      docName: this.docName,
      doc: this.doc,
      person: person.name,
      rights: { rol: person.rol, allow: this.allow, settings: { showAuthors: this.showAuthors }, status: this.status },
      deelnemer: {
        group: person.group,
        ...(person.organisation === undefined ? {} : { organisation: person.organisation }),
        ...(person.table === undefined ? {} : { table: person.table }),
      },
      clientOwner: (clientId) => this.clientIds.get(clientId),
      ownerOf: (key) => this.owners.get(key),
      reactiesOf: (id) => this.reacties.get(id),
      madeByPerson: made.filter((name) => name === person.name).length,
      madeInAll: made.length,
      maxRecords: this.maxRecords,
    }
  }

  judge(person: WorldPerson, update: Uint8Array): Verdict {
    return judge(update, this.context(person))
  }

  /** Judges and, when lawful, applies and notes the owners. */
  receive(person: WorldPerson, update: Uint8Array): Verdict {
    const verdict = this.judge(person, update)
    if (verdict.ok && !verdict.isEmpty) {
      Y.applyUpdate(this.doc, verdict.update)
      for (const { action, collection, id } of verdict.changes) {
        if (action === 'add') this.owners.set(`${collection}.${id}`, person.name)
      }
    }
    return verdict
  }

  /** What this person did, as one update; nothing is sent. */
  act(person: WorldPerson, change: (doc: Y.Doc) => void): Uint8Array {
    person.outbox = []
    person.doc.transact(() => change(person.doc))
    const made = person.outbox
    person.outbox = []
    return Y.mergeUpdates(made)
  }

  /** Does something and sends it: `true`, or the reason of the refusal (the replica is then a fresh one). */
  do(person: WorldPerson, change: (doc: Y.Doc) => void): true | string {
    const verdict = this.receive(person, this.act(person, change))
    if (verdict.ok) return true
    this.freshReplica(person)
    return verdict.reason
  }

  /** Everything of this replica that the server does not have, deletions included. */
  stepTwo(person: WorldPerson): Uint8Array {
    return Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.doc))
  }
}
