import * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { type RegieState, readRegie, setRefused } from '../../shared/doc/regie-doc.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import { type Change, mayChange, type Rights, rightsNow } from '../../shared/domain/may-change.ts'
import { mayRead } from '../../shared/domain/rol.ts'
import type { SignaalInput } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Toegangen } from '../../shared/protocol/api.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { callApi } from '../sync/api.ts'
import { leaseClientIds } from '../sync/client-ids.ts'
import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { openOutbox } from '../sync/outbox.ts'
import { applySteps, createActions, type Step } from './actions.ts'
import { createBordModel } from './bord-model.ts'
import { createEmitter } from './emitter.ts'
import { openPending } from './pending.ts'
import { createPresence } from './presence.ts'
import { foldIntents, isMet, undoneIn } from './recovery.ts'
import { openReplica } from './replica.ts'
import { openTray } from './tray.ts'
import type { SaveState, Session } from './types.ts'
import { createUndoStep } from './undo-step.ts'

export type ToegangInfo = Toegangen[number]

/** Why a session ended by itself. `opnieuw`: open it again, what was typed waits; the others need a person. */
export type SessionEnd = 'opnieuw' | 'herladen' | 'geen_toegang'

export interface SessionOptions {
  readonly store: LocalStore
  /** The phone opens `bord` only with the list. */
  readonly lazyBord?: boolean
  onEnd(end: SessionEnd): void
}

/** Opens one toegang of this browser: its replicas, its clientID of this page, and what waits to be sent. */
export async function openSession(
  info: ToegangInfo,
  { store, lazyBord = false, onEnd }: SessionOptions,
): Promise<Session> {
  const { toegang, werksessieId, deelnemerId, rol } = info
  const lease = await leaseClientIds(store, toegang)
  if (lease.isRefused) onEnd('geen_toegang')
  const { epoch, clientId, spareId, offsetMs } = lease
  const replicaKey = (name: string) => `${toegang}/${name}/${epoch}`
  // What lies here of an older epoch never merges, and may have been erased since. What was not sent waits as intents.
  for (let older = 1; older < epoch; older++)
    for (const name of ['bord', 'sessie']) await store.forgetUpdates(`${toegang}/${name}/${older}`)
  const bordReplica = await openReplica(store, replicaKey('bord'), 'bord', { keep: true })
  const sessieReplica = await openReplica(store, replicaKey('sessie'), 'sessie', { keep: true })
  const regieReplica = mayRead(rol, 'regie', { programmaPublished: false })
    ? await openReplica(store, replicaKey('regie'), 'regie', { keep: false })
    : undefined
  const programmaReplica = await openReplica(store, replicaKey('programma'), 'programma', { keep: false })
  const { doc } = bordReplica
  const pending = await openPending(store, toegang)
  const bord = createBordModel(doc)
  const origin = { name: 'me' }
  const undo = new Y.UndoManager(
    (Object.keys(bordLayout) as BordCollection[]).map((name) => bordCollection(doc, name)),
    { trackedOrigins: new Set([origin]), captureTimeout: 3_600_000 },
  )
  const own = new Set<string>((await store.getFact<string[]>(`eigen/${toegang}`)) ?? [])
  const events = { sessie: createEmitter(), regie: createEmitter(), save: createEmitter(), undo: createEmitter() }
  const tray = await openTray(store, toegang, events.save.emit)
  // What came back with a refusal, and what this device noted but its stored replica does not have: another epoch began
  // while the page was closed, or the page ended between the two writes.
  const isFresh = doc.store.clients.size === 0
  for (const intent of foldIntents(pending.list())) {
    if (isFresh || intent.replayed === true || !isMet(doc, intent)) pending.hold(idsOf(pending.list(), intent))
  }
  let isBordSynced = false
  let isConnected = false
  let wasConnected = false
  let isReadOnly = false
  let isClosed = false
  let sessie: SessieState | undefined = readSessie(sessieReplica.doc)
  let regie: RegieState | undefined
  let saveState: SaveState = { kind: 'verbinden' }
  let spare = spareId
  let currentId = clientId
  if (currentId !== undefined) {
    for (const replica of [bordReplica, regieReplica, programmaReplica])
      if (replica !== undefined) replica.doc.clientID = currentId
  }

  sessieReplica.doc.on('update', () => {
    sessie = readSessie(sessieReplica.doc)
    events.sessie.emit()
    replay()
  })
  regieReplica?.doc.on('update', () => {
    regie = readRegie(regieReplica.doc)
    events.regie.emit()
  })
  const updateSaveState = () => {
    const waiting = pending.count() + outbox.list().filter((item) => item.state === 'wacht').length
    const next: SaveState = isReadOnly
      ? { kind: 'alleen_lezen' }
      : isConnected && !outbox.isFailing()
        ? waiting > 0
          ? { kind: 'bewaren', waiting }
          : { kind: 'bewaard' }
        : wasConnected || waiting > 0
          ? { kind: 'offline', waiting }
          : { kind: 'verbinden' }
    if (JSON.stringify(next) === JSON.stringify(saveState)) return
    saveState = next
    events.save.emit()
  }
  pending.subscribe(updateSaveState)
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    undo.on(event, () => events.undo.emit())

  const rights = (): Rights | undefined => {
    const werksessie = sessie?.werksessie
    return werksessie === undefined ? undefined : rightsNow(rol, werksessie)
  }
  const isMine = (collection: BordCollection, id: string) => own.has(`${collection}.${id}`)
  const may = (change: Omit<Change, 'own'> & { readonly own?: boolean }): boolean => {
    const now = rights()
    if (now === undefined || isReadOnly || currentId === undefined) return false
    const isHidden = change.collection === 'signalen' && bord.get('signalen', change.id)?.hidden !== undefined
    return mayChange(now, {
      ...change,
      own: change.own ?? isMine(change.collection as BordCollection, change.id),
      ...(isHidden ? { hidden: true } : {}),
    })
  }
  const noteOwn = (collection: BordCollection, id: string) => {
    own.add(`${collection}.${id}`)
    void store.updateFact<string[]>(`eigen/${toegang}`, (now) => [...new Set([...(now ?? []), ...own])])
  }

  const presence = createPresence()
  const context = {
    doc,
    bord,
    undo,
    origin,
    clock: { now: () => Date.now() + offsetMs },
    ids: randomIds,
    get profile() {
      const authorLabel = sessie?.werksessie.settings.showAuthors === 'organisatie' ? info.organisation : undefined
      return { group: info.group, authorLabel, isSchrijver: rol === 'schrijver' }
    },
    may,
    // Yjs replaces an id that it sees in use elsewhere; such a number was never leased, and the gate would refuse it.
    checkClientId: () => {
      if (currentId === undefined) return false
      if (doc.clientID === currentId) return true
      if (spare === undefined) return false
      currentId = spare
      spare = undefined
      doc.clientID = currentId
      presence.rename(currentId)
      return true
    },
    noteIntent: (intent: Intent) =>
      pending.note(intent, isConnected ? (bordReplica.connection()?.framesSent() ?? 0) : 0),
    noteOwn,
    // With hidden authors a signaal must not carry its author's clientID: it goes by command.
    submit: (input: SignaalInput) => {
      const now = rights()
      if (now === undefined || !now.allow.addSignaal || rol !== 'deelnemer') return false
      // With an empty pool and no network there is no clientID to write under; the outbox needs none.
      if (now.settings.showAuthors !== 'niemand' && currentId !== undefined) return false
      noteOwn('signalen', input.id)
      void outbox.add(input)
      return true
    },
    setRefused: (keys: readonly string[]) => {
      regieReplica?.doc.transact(() => {
        for (const key of keys) setRefused(regieReplica.doc, key, true)
      })
    },
  }
  const actions = createActions(context)

  // An undo is an intent as well: what it leaves behind, or that a record is no more.
  for (const collection of Object.keys(bordLayout) as BordCollection[]) {
    bordCollection(doc, collection).observeDeep((changes, transaction) => {
      if (transaction.origin !== undo) return
      const at = context.clock.now()
      // The frame that carries it is sent after this transaction: only then can it be counted.
      const undone = undoneIn(doc, collection, changes as Y.YEvent<Y.AbstractType<unknown>>[], at)
      doc.once('afterAllTransactions', () => {
        for (const intent of undone) context.noteIntent({ id: randomIds.next<string>(), seq: at * 1000, at, ...intent })
      })
    })
  }

  async function onClosed(code: number): Promise<void> {
    if (isClosed) return
    if (code === closeCodes.version) return onEnd('herladen')
    if (code === closeCodes.notAllowed || code === closeCodes.ended) return onEnd('geen_toegang')
    // Refused, or another epoch: this replica is worth nothing any more. What the person did waits as intents.
    isClosed = true
    await bordReplica.discard()
    // Another epoch or too many messages is no judgement of what was done; a refusal is.
    for (const intent of code === closeCodes.refused ? pending.list() : []) {
      const again = intent.replayed === true ? { refusedAgain: true as const } : {}
      await store.putIntent(toegang, { ...intent, replayed: true, ...again })
    }
    onEnd('opnieuw')
  }

  const keepInTray = (intent: Intent, reason: string): Promise<void> =>
    tray.keep(
      intent,
      intent.collection === 'signalen' ? bord.get('signalen', intent.recordId)?.kind : undefined,
      reason,
    )

  /** Does it as soon as the bord is here: the server has an older text. */
  function wantAgain(change: Pick<Intent, 'collection' | 'recordId' | 'set'>): void {
    const at = context.clock.now()
    noteOwn(change.collection, change.recordId)
    pending.noteHeld({ id: randomIds.next<string>(), seq: at * 1000, at, ...change })
    connectBord()
    replay()
  }

  /** On the fresh replica: what is still lawful is done again, the rest goes to the tray. */
  function replay(): void {
    // Without rights, a clientID or a disk that can be written, nothing is lawful yet: later.
    if (!isBordSynced || isReadOnly || currentId === undefined || rights() === undefined) return
    const held = foldIntents(pending.held())
    if (held.length === 0) return
    for (const { collection, recordId } of held) {
      // Together with what was done to the same record since, which must not be undone by something older.
      const ids = idsOf(pending.list(), { collection, recordId })
      const [intent] = foldIntents(pending.list().filter((one) => ids.includes(one.id)))
      if (intent === undefined) continue
      if (isMet(doc, intent)) pending.release(ids)
      else if (intent.refusedAgain === true) {
        pending.forget(ids)
        void keepInTray(intent, m.tray_reden_geweigerd())
      } else {
        pending.forget(ids)
        const isDone = applySteps(context, [stepOf(intent)], { isReplay: intent.replayed === true })
        if (!isDone) void keepInTray(intent, m.tray_reden_rechten())
      }
    }
    undo.clear()
  }

  const common = { werksessieId, toegang, epoch }
  const ignore = () => undefined
  let isBordOpen = false
  const connectBord = () => {
    if (isBordOpen || !mayRead(rol, 'bord', { programmaPublished: false })) return
    isBordOpen = true
    bordReplica.connect({
      ...common,
      onStatus: (connected) => {
        isConnected = connected
        wasConnected ||= connected
        if (!connected) {
          isBordSynced = false
          pending.disconnected()
        }
        updateSaveState()
      },
      onSynced: () => {
        isBordSynced = true
        replay()
        updateSaveState()
      },
      onAcknowledged: (frames) => pending.acknowledged(frames),
      onStorageState: (state) => {
        isReadOnly = state === 'read_only'
        replay()
        updateSaveState()
      },
      onClosed: (code) => void onClosed(code),
    })
    presence.attach(bordReplica.connection()?.provider.awareness)
  }
  const outbox = await openOutbox(store, toegang, werksessieId, {
    onLateEdit: (id, text) => wantAgain({ collection: 'signalen', recordId: id, set: { text } }),
  })
  outbox.subscribe(updateSaveState)
  sessieReplica.connect({
    ...common,
    onStatus: (connected) => {
      if (isBordOpen) return
      isConnected = connected
      wasConnected ||= connected
      updateSaveState()
    },
    onSynced: ignore,
    onAcknowledged: ignore,
    onStorageState: (state) => {
      isReadOnly = state === 'read_only'
      updateSaveState()
    },
    onClosed: (code) => void onClosed(code),
  })
  regieReplica?.connect({
    ...common,
    onStatus: ignore,
    onSynced: ignore,
    onAcknowledged: ignore,
    onStorageState: ignore,
    onClosed: (code) => void onClosed(code),
  })
  if (!lazyBord || pending.count() > 0) connectBord()
  if (rol === 'deelnemer' || rol === 'schrijver') {
    void callApi<readonly { id: string }[]>('GET', `/werksessies/${werksessieId}/mijn-signalen`, { toegang }).then(
      (answer) => {
        if (!answer.ok || !Array.isArray(answer.value)) return
        for (const { id } of answer.value) own.add(`signalen.${id}`)
        events.sessie.emit()
      },
    )
  }

  return {
    werksessieId,
    toegang,
    deelnemerId,
    rol,
    bord,
    actions,
    outbox,
    isDurable: store.isDurable,
    ensureBord: connectBord,
    programmaDoc: () => {
      if (programmaReplica.connection() === undefined) {
        programmaReplica.connect({
          ...common,
          onStatus: ignore,
          onSynced: ignore,
          onAcknowledged: ignore,
          onStorageState: ignore,
          // A draft that is not published (any more) is no reason to leave the werksessie.
          onClosed: (code) => void (code === closeCodes.notAllowed ? undefined : onClosed(code)),
        })
      }
      return programmaReplica.doc
    },
    may,
    isMine,
    getSessie: () => sessie,
    subscribeSessie: events.sessie.subscribe,
    getRegie: () => regie,
    subscribeRegie: events.regie.subscribe,
    getSaveState: () => saveState,
    subscribeSaveState: events.save.subscribe,
    getNietGeplaatst: tray.list,
    dismissNietGeplaatst: tray.remove,
    keepNietGeplaatst: ({ text, kind, id = randomIds.next<string>() }) => {
      const at = context.clock.now()
      const intent = { id: randomIds.next<string>(), seq: at * 1000, at, collection: 'signalen' as const }
      void tray.keep({ ...intent, recordId: id, set: { text } }, kind, m.tray_reden_rechten())
    },
    retryNietGeplaatst: (id) => {
      const item = tray.list().find((candidate) => candidate.id === id)
      if (item === undefined) return
      const isBack =
        (item.intent !== undefined && applySteps(context, [stepOf(item.intent)])) ||
        (item.intent?.collection === 'signalen' &&
          actions.addSignaal({ text: item.text, kind: item.signaalKind }) !== '')
      if (isBack) tray.remove(id)
    },
    getPresence: presence.list,
    subscribePresence: presence.subscribe,
    setPresence: presence.set,
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    subscribeUndo: events.undo.subscribe,
    lastStep: () =>
      createUndoStep({ stack: () => undo.undoStack, subscribe: events.undo.subscribe, undo: actions.undo }),
    serverNow: () => Date.now() + offsetMs,
    api: async (method, path, body) => {
      const answer = await callApi<never>(method, path, body === undefined ? { toegang } : { toegang, body })
      return answer.ok ? { ok: true, value: answer.value } : { ok: false, code: answer.code, message: answer.message }
    },
    wipeDevice: () => store.clear(),
    close: () => {
      isClosed = true
      outbox.close()
      tray.close()
      presence.close()
      bord.close()
      undo.destroy()
      for (const replica of [bordReplica, sessieReplica, regieReplica, programmaReplica]) replica?.close()
    },
  }
}

const idsOf = (
  intents: readonly Intent[],
  { collection, recordId }: Pick<Intent, 'collection' | 'recordId'>,
): readonly string[] =>
  intents.filter((one) => one.collection === collection && one.recordId === recordId).map((one) => one.id)

const stepOf = ({ collection, recordId, add, set }: Intent): Step =>
  add !== undefined ? { collection, id: recordId, add } : { collection, id: recordId, set: set ?? {} }
