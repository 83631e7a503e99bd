import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { newDoc } from '../../server/sync/room-docs.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordCollection } from '../../shared/doc/bord-doc.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { DocLink } from './doc-link.ts'
import type { Person, PersonFacts, PersonWorld } from './person.ts'

export const attacks = [
  'mutate',
  'foreign',
  'gap',
  'remove',
  'overwrite',
  'steal',
  'sessie',
  'oversized',
  'awareness',
  'garbage',
  'fields',
  'author',
  'long',
  'again',
  'flood',
  'lawful',
] as const

/** A deelnemer with a cookie and a program of their own: everything over the socket that a page would never send. */
export class HostilePerson implements Person {
  readonly facts: PersonFacts
  readonly #world: PersonWorld
  #link: DocLink | undefined
  #doc = newDoc('bord')
  /** Leased; the replica has a number that is nobody's, because it also hears of what this program made in copies. */
  #clientId = 0
  #made = 0
  #isEnded = false
  #isBusy = false
  #last: Uint8Array | undefined

  constructor(world: PersonWorld, facts: PersonFacts) {
    this.#world = world
    this.facts = facts
  }

  get group(): DeelnemerGroep {
    return this.facts.group
  }

  rollen(): readonly Rol[] {
    return ['deelnemer']
  }

  begin(): void {
    void this.#join()
  }

  end(): void {
    this.#isEnded = true
    this.#link?.close()
    this.#link = undefined
  }

  async #join(): Promise<void> {
    if (this.#isEnded || this.#isBusy || this.#link !== undefined) return
    this.#isBusy = true
    const { id } = this.facts
    const leased = await this.#world.lease(id, 2)
    this.#isBusy = false
    if (this.#isEnded) return
    if (leased === undefined) {
      this.#world.scheduler.after(800, () => void this.#join())
      return
    }
    this.#clientId = leased.clientIds[0] ?? 0
    this.#doc = newDoc('bord')
    this.#doc.clientID = this.facts.index
    const hello = () => ({
      person: id,
      doc: 'bord' as const,
      epoch: String(leased.epoch),
      version: String(schemaVersion),
    })
    this.#link = new DocLink(this.#world.network, this.#doc, 'bord', hello, {
      isHonest: false,
      onStatus: () => undefined,
      onSynced: () => undefined,
      onAcknowledged: () => undefined,
      onStorageState: () => undefined,
      onKept: () => undefined,
      onClosed: (code, reason) => {
        this.#world.count(`hostile ${code} ${reason}`)
        this.#link?.close()
        this.#link = undefined
        this.#world.scheduler.after(300, () => void this.#join())
      },
    })
    this.#link.connect()
  }

  attack(what: (typeof attacks)[number], seed: number): void {
    const link = this.#link
    if (link?.isOpen !== true) return
    this.#world.count(`attack ${what}`)
    const prng = createPrng(seed)
    const others = readBordCollection(this.#doc, 'signalen').filter(({ id }) => !id.startsWith(`${this.facts.id}-`))
    const victim = others[Math.floor(prng() * others.length)]
    switch (what) {
      case 'lawful':
        this.#send(this.#make((doc) => addSignaal(doc, this.#note())))
        return
      case 'mutate': {
        const update = this.#make((doc) => addSignaal(doc, this.#note()))
        this.#send(mutate(update, prng))
        return
      }
      case 'foreign': {
        const ids = [...this.#world.oracle.clientIds.keys()]
        const id = ids[Math.floor(prng() * ids.length)] ?? 7
        this.#send(this.#make((doc) => addSignaal(doc, this.#note()), id))
        return
      }
      case 'gap': {
        const skipped = this.#make((doc) => {
          addSignaal(doc, this.#note())
          addSignaal(doc, this.#note())
        })
        const doc = this.#copy()
        doc.clientID = 0
        Y.applyUpdate(doc, skipped)
        doc.clientID = this.#clientId
        const before = Y.encodeStateVector(doc)
        addSignaal(doc, this.#note())
        this.#send(Y.encodeStateAsUpdate(doc, before))
        return
      }
      case 'remove':
        if (victim !== undefined) this.#send(this.#make((doc) => bordCollection(doc, 'signalen').delete(victim.id)))
        return
      case 'overwrite':
        if (victim !== undefined)
          this.#send(this.#make((doc) => setSignaal(doc, victim.id, { text: 'gekaapt', kind: 'wens' })))
        return
      case 'steal':
        if (victim !== undefined)
          this.#send(
            this.#make((doc) => {
              bordCollection(doc, 'signalen').delete(victim.id)
              addSignaal(doc, { ...this.#note(), id: victim.id })
            }),
          )
        return
      case 'sessie': {
        const doc = new Y.Doc()
        doc.clientID = this.#clientId
        doc.getMap('sessie').set('timer', { endsAt: 1 })
        this.#send(Y.encodeStateAsUpdate(doc))
        return
      }
      case 'oversized':
        this.#send(new Uint8Array(300 * 1024))
        return
      case 'awareness':
        link.sendRaw(awareness(prng() < 0.5 ? this.#clientId : 4711, prng))
        return
      case 'garbage':
        link.sendRaw(Uint8Array.from({ length: 1 + Math.floor(prng() * 30) }, () => Math.floor(prng() * 256)))
        return
      case 'fields':
        this.#send(
          this.#make((doc) => {
            const note = this.#note()
            addSignaal(doc, note)
            const record = bordCollection(doc, 'signalen').get(note.id)
            record?.set(prng() < 0.5 ? '__proto__' : 'hidden', prng() < 0.5 ? 'zorg' : { diep: [1] })
          }),
        )
        return
      case 'author':
        this.#send(
          this.#make((doc) => addSignaal(doc, { ...this.#note(), authorGroup: 'gemeente', channel: 'papier' })),
        )
        return
      case 'long':
        this.#send(this.#make((doc) => addSignaal(doc, { ...this.#note(), text: 'x'.repeat(2_000) })))
        return
      case 'again':
        if (this.#last !== undefined) this.#send(this.#last)
        return
      case 'flood':
        for (let count = 0; count < 650; count++) this.#send(Uint8Array.from([0, 0]))
    }
  }

  #note(): Signaal {
    const { id, group } = this.facts
    return aSignaal({
      id: `${id}-k${++this.#made}` as Signaal['id'],
      text: 'kwaad',
      authorGroup: group,
      channel: 'bord',
    })
  }

  #copy(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#doc))
    doc.clientID = this.#clientId
    return doc
  }

  /** An update on top of what this program has, made in a copy. */
  #make(change: (doc: Y.Doc) => void, clientId = this.#clientId): Uint8Array {
    const doc = this.#copy()
    doc.clientID = clientId
    const before = Y.encodeStateVector(doc)
    const made: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => made.push(update))
    doc.transact(() => change(doc))
    return made[0] ?? Y.encodeStateAsUpdate(doc, before)
  }

  #send(update: Uint8Array): void {
    this.#last = update
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, syncSteps.update)
    encoding.writeVarUint8Array(encoder, update)
    this.#link?.sendRaw(encoding.toUint8Array(encoder))
  }
}

/** A lawful update with something wrong: bits flipped, a piece cut out, a piece put in twice. */
function mutate(update: Uint8Array, prng: () => number): Uint8Array {
  const at = Math.floor(prng() * update.length)
  const length = 1 + Math.floor(prng() * 8)
  const dice = prng()
  if (dice < 0.5) {
    const flipped = update.slice()
    for (let count = 1 + Math.floor(prng() * 3); count > 0; count--) {
      const index = Math.floor(prng() * flipped.length)
      flipped[index] = (flipped[index] ?? 0) ^ (1 << Math.floor(prng() * 8))
    }
    return flipped
  }
  const tail = update.subarray(dice < 0.75 ? at + length : Math.max(0, at - length))
  return Uint8Array.from([...update.subarray(0, at), ...tail])
}

function awareness(clientId: number, prng: () => number): Uint8Array {
  const states = [
    { alias: 'Berna', page: 'hostile', cursor: [1, 2], naam: 'x' },
    { page: 'hostile', cursor: Array.from({ length: 50 }, () => [1]) },
    { page: 'hostile', selection: Array.from({ length: 900 }, (_, index) => `s${index}`) },
    null,
  ]
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, clientId)
  encoding.writeVarUint(body, Math.floor(prng() * 100))
  encoding.writeVarString(body, JSON.stringify(states[Math.floor(prng() * states.length)]))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  return encoding.toUint8Array(encoder)
}
