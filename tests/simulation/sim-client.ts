import * as Y from 'yjs'
import { type ActionContext, createActions } from '../../client/model/actions.ts'
import { createBordModel } from '../../client/model/bord-model.ts'
import { openPending } from '../../client/model/pending.ts'
import { createReplay } from '../../client/model/replay.ts'
import { openTray } from '../../client/model/tray.ts'
import type { BordActions, BordModel } from '../../client/model/types.ts'
import { followUndo } from '../../client/model/undo-intents.ts'
import type { LocalStore } from '../../client/sync/local-store.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { addsByCommand, mayChange, rightsNow } from '../../shared/domain/may-change.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import type { SignaalInput } from '../../shared/domain/signaal.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { DocLink } from './doc-link.ts'
import type { Network } from './network.ts'
import { SideDoc, type SideName } from './side-doc.ts'

/** What a page gets from the outside. */
export interface PageHost {
  readonly network: Network
  readonly store: LocalStore
  readonly person: string
  readonly toegang: string
  readonly rol: Rol
  readonly group: DeelnemerGroep
  readonly epoch: number
  readonly version: string
  readonly clientId: number | undefined
  readonly spareId: number | undefined
  now(): number
  nextId(): string
  submit(input: SignaalInput): void
  onKept(doc: DocName, updates: readonly Uint8Array[], tooMany: number): void
  onPresence(state: unknown): void
  onRefused(doc: DocName, code: number, reason: string): void
  onEnd(end: 'opnieuw' | 'herladen' | 'geen_toegang'): void
}

export interface Page {
  readonly bord: BordModel
  readonly bordDoc: Y.Doc
  readonly sessieDoc: Y.Doc
  readonly actions: BordActions
  readonly links: readonly DocLink[]
  /** `programma` and `regie`, for who works in them. */
  readonly sides: readonly SideDoc[]
  readonly rol: Rol
  canUndo(): boolean
  canRedo(): boolean
  /** Everything typed on this page is on the server's disk, and it has everything from there. */
  isCalm(): boolean
  whyNotCalm(): string
  sessie(): SessieState | undefined
  clientId(): number | undefined
  inTray(): readonly string[]
  close(): void
}

const fromStore = Symbol('from store')
const collections = Object.keys(bordLayout) as BordCollection[]
/** What each rol has open beside bord and sessie. */
const sideNames: Partial<Readonly<Record<Rol, readonly SideName[]>>> = {
  begeleider: ['programma', 'regie'],
  team: ['programma'],
}

/**
 * A page of an honest person: the client's own actions, pending intents, recovery and tray, put together as
 * `client/model/session.ts` does it, on simulated sockets and time.
 */
export async function openPage(host: PageHost): Promise<Page> {
  const { store, toegang, network, person, rol } = host
  const replicaKey = (name: DocName): string => `${toegang}/${name}/${host.epoch}`
  let isClosed = false
  let isDiscarded = false
  const openDoc = async (name: DocName): Promise<Y.Doc> => {
    const doc = new Y.Doc()
    const stored = await store.loadUpdates(replicaKey(name))
    Y.transact(
      doc,
      () => {
        for (const { update } of stored) Y.applyUpdate(doc, update, fromStore)
      },
      fromStore,
    )
    if (stored.length > 40) await store.compactUpdates(replicaKey(name), stored, Y.encodeStateAsUpdate(doc))
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromStore && !isDiscarded && !isClosed) void store.addUpdate(replicaKey(name), update)
    })
    return doc
  }
  const doc = await openDoc('bord')
  const sessieDoc = await openDoc('sessie')
  const pending = await openPending(store, toegang)
  const origin = { name: person }
  const undo = new Y.UndoManager(
    collections.map((name) => bordCollection(doc, name)),
    { trackedOrigins: new Set([origin]), captureTimeout: 3_600_000 },
  )
  const stopUndoIntents = followUndo(
    {
      doc,
      undo,
      clock: { now: host.now },
      ids: { next: <T extends string>() => host.nextId() as T },
      before: (name, id) => bord.get(name, id),
    },
    (intent) => context.noteIntent(intent),
  )
  const bord = createBordModel(doc)
  const own = new Set<string>((await store.getFact<string[]>(`eigen/${toegang}`)) ?? [])
  const tray = await openTray(store, toegang)

  let isBordSynced = false
  let isSessieSynced = false
  let isConnected = false
  let isReadOnly = false
  let sessie = readSessie(sessieDoc)
  let currentId = host.clientId
  let spare = host.spareId
  if (currentId !== undefined) doc.clientID = currentId

  const rights = () => {
    const werksessie = sessie?.werksessie
    return werksessie === undefined ? undefined : rightsNow(rol, werksessie, sessie?.prive)
  }
  const context: ActionContext = {
    doc,
    bord,
    undo,
    origin,
    clock: { now: host.now },
    ids: { next: <T extends string>() => host.nextId() as T },
    profile: { group: host.group, authorLabel: undefined, isSchrijver: rol === 'schrijver' },
    may: (change) => {
      const now = rights()
      if (now === undefined || isReadOnly || currentId === undefined) return false
      return mayChange(now, { ...change, own: change.own ?? own.has(`${change.collection}.${change.id}`) })
    },
    checkClientId: () => {
      if (currentId === undefined) return false
      if (doc.clientID === currentId) return true
      if (spare === undefined) return false
      currentId = spare
      spare = undefined
      doc.clientID = currentId
      return true
    },
    noteIntent: (intent) => pending.note(intent, isConnected ? bordLink.framesSent() : 0),
    noteOwn: (collection, id) => {
      own.add(`${collection}.${id}`)
      void store.setFact(`eigen/${toegang}`, [...own])
    },
    submit: (input) => {
      const now = rights()
      const mayWrite = rol === 'schrijver' || (rol === 'deelnemer' && now?.allow.addSignaal === true)
      if (now === undefined || !mayWrite || now.slot === true || now.status === 'gesloten') return false
      if (!addsByCommand(now) && (currentId !== undefined || rol !== 'deelnemer')) return false
      own.add(`signalen.${input.id}`)
      host.submit(input)
      return true
    },
    setRefused: () => undefined,
  }
  const actions = createActions(context)
  const { run: replay, holdMissing } = createReplay({
    context,
    pending,
    store,
    page: host.nextId(),
    isReady: () => !isClosed && isBordSynced && !isReadOnly && currentId !== undefined && rights() !== undefined,
    keepInTray: (intent, reason, options) =>
      tray.keep(
        intent,
        intent.collection === 'signalen' ? bord.get('signalen', intent.recordId)?.kind : undefined,
        reason,
        options,
      ),
    submitLate: (input) => {
      if (rol !== 'deelnemer' && rol !== 'schrijver') return false
      host.submit(input)
      return true
    },
  })
  holdMissing()

  async function onClosed(name: DocName, code: number, reason: string): Promise<void> {
    if (isClosed) return
    host.onRefused(name, code, reason)
    if (code === closeCodes.version) return host.onEnd('herladen')
    if (code === closeCodes.notAllowed || code === closeCodes.ended) return host.onEnd('geen_toegang')
    isClosed = true
    isDiscarded = true
    for (const one of ['bord', 'programma', 'regie'] as const) await store.forgetUpdates(replicaKey(one))
    for (const intent of code === closeCodes.refused ? pending.list() : []) {
      const again = intent.replayed === true ? { refusedAgain: true as const } : {}
      await store.putIntent(toegang, { ...intent, replayed: true, ...again })
    }
    host.onEnd('opnieuw')
  }

  sessieDoc.on('update', () => {
    sessie = readSessie(sessieDoc)
    void replay()
  })
  const hello = (name: DocName) => () => ({ person, doc: name, epoch: String(host.epoch), version: host.version })
  const common = { isHonest: true, onKept: host.onKept, onPresence: host.onPresence }
  const bordLink: DocLink = new DocLink(network, doc, 'bord', hello('bord'), {
    ...common,
    onStatus: (connected) => {
      isConnected = connected
      if (connected) return
      isBordSynced = false
      pending.disconnected()
    },
    onSynced: () => {
      isBordSynced = true
      void replay()
    },
    onAcknowledged: (frames) => pending.acknowledged(frames),
    onStorageState: (state) => {
      isReadOnly = state === 'read_only'
      void replay()
    },
    onClosed: (code, reason) => void onClosed('bord', code, reason),
  })
  const sessieLink: DocLink = new DocLink(network, sessieDoc, 'sessie', hello('sessie'), {
    ...common,
    onStatus: (connected) => {
      if (!connected) isSessieSynced = false
    },
    onSynced: () => {
      isSessieSynced = true
    },
    onAcknowledged: () => undefined,
    onStorageState: () => undefined,
    onClosed: (code, reason) => void onClosed('sessie', code, reason),
  })
  const sides: SideDoc[] = []
  for (const name of sideNames[rol] ?? []) {
    const side = new SideDoc({
      network,
      name,
      doc: await openDoc(name),
      hello: hello(name),
      onKept: host.onKept,
      onClosed: (code, reason) => void onClosed(name, code, reason),
      clientId: () => currentId,
    })
    sides.push(side)
  }
  const links = [bordLink, sessieLink, ...sides.map(({ link }) => link)]
  for (const link of links) link.connect()

  return {
    bord,
    bordDoc: doc,
    sessieDoc,
    actions,
    links,
    sides,
    rol,
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    isCalm: () =>
      isBordSynced && isSessieSynced && !isReadOnly && pending.count() === 0 && sides.every((side) => side.isCalm()),
    whyNotCalm: () =>
      `${person} bord ${isBordSynced} sessie ${isSessieSynced} alleen-lezen ${isReadOnly} wacht ${pending.count()} id ${currentId} ${sides.map((side) => `${side.name} ${side.isCalm()}`).join(' ')}`,
    sessie: () => sessie,
    clientId: () => currentId,
    inTray: () => tray.list().map(({ id }) => id),
    close: () => {
      isClosed = true
      for (const link of links) link.close()
      stopUndoIntents()
      tray.close()
      bord.close()
      undo.destroy()
      doc.destroy()
      sessieDoc.destroy()
      for (const side of sides) side.doc.destroy()
    },
  }
}
