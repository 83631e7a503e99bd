import * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { type RegieState, readRegie, setRefused } from '../../shared/doc/regie-doc.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import { type Change, mayChange, type Rights } from '../../shared/domain/may-change.ts'
import { mayRead } from '../../shared/domain/rol.ts'
import type { SignaalInput, SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Lease, Toegangen } from '../../shared/protocol/api.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { callApi } from '../sync/api.ts'
import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { openOutbox } from '../sync/outbox.ts'
import { applySteps, createActions, type Step } from './actions.ts'
import { createBordModel } from './bord-model.ts'
import { openPending } from './pending.ts'
import { createPresence } from './presence.ts'
import { openReplica } from './replica.ts'
import type { NietGeplaatst, SaveState, Session } from './types.ts'

export type ToegangInfo = Toegangen[number]

/** Why a session ended by itself. `opnieuw`: open it again, what was typed waits; the others need a person. */
export type SessionEnd = 'opnieuw' | 'herladen' | 'geen_toegang'

export interface SessionOptions {
  readonly store: LocalStore
  /** The phone opens `bord` only with the list. */
  readonly lazyBord?: boolean
  onEnd(end: SessionEnd): void
}

const emitter = () => {
  const listeners = new Set<() => void>()
  return {
    emit: () => {
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
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
  const bordReplica = await openReplica(store, replicaKey('bord'), 'bord', { keep: true })
  const sessieReplica = await openReplica(store, replicaKey('sessie'), 'sessie', { keep: true })
  const regieReplica = mayRead(rol, 'regie', { programmaPublished: false })
    ? await openReplica(store, replicaKey('regie'), 'regie', { keep: false })
    : undefined
  const programmaReplica = await openReplica(store, replicaKey('programma'), 'programma', { keep: false })
  const { doc } = bordReplica
  const pending = await openPending(store, toegang)
  const outbox = await openOutbox(store, toegang, werksessieId)
  const bord = createBordModel(doc)
  const origin = { name: 'me' }
  const undo = new Y.UndoManager(
    (Object.keys(bordLayout) as BordCollection[]).map((name) => bordCollection(doc, name)),
    { trackedOrigins: new Set([origin]), captureTimeout: 3_600_000 },
  )
  const own = new Set<string>((await store.getFact<string[]>(`eigen/${toegang}`)) ?? [])
  let tray = (await store.getFact<NietGeplaatst[]>(`tray/${toegang}`)) ?? []
  const events = { sessie: emitter(), regie: emitter(), save: emitter(), undo: emitter(), tray: emitter() }
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
  })
  regieReplica?.doc.on('update', () => {
    regie = readRegie(regieReplica.doc)
    events.regie.emit()
  })
  const updateSaveState = () => {
    const waiting = pending.count() + outbox.list().filter((item) => item.state === 'wacht').length
    const next: SaveState = isReadOnly
      ? { kind: 'alleen_lezen' }
      : isConnected
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
  outbox.subscribe(updateSaveState)
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    undo.on(event, () => events.undo.emit())

  const rights = (): Rights | undefined => {
    const werksessie = sessie?.werksessie
    const fase = werksessie?.fasen.find((candidate) => candidate.id === werksessie.huidigeFase)
    return werksessie === undefined || fase === undefined
      ? undefined
      : { rol, allow: fase.allow, settings: werksessie.settings, status: werksessie.status }
  }
  const isMine = (collection: BordCollection, id: string) => own.has(`${collection}.${id}`)
  const may = (change: Omit<Change, 'own'> & { readonly own?: boolean }): boolean => {
    const now = rights()
    if (now === undefined || isReadOnly || currentId === undefined) return false
    return mayChange(now, { ...change, own: change.own ?? isMine(change.collection as BordCollection, change.id) })
  }
  const saveTray = (next: NietGeplaatst[]) => {
    tray = next
    void store.setFact(`tray/${toegang}`, tray)
    events.tray.emit()
    events.save.emit()
  }
  const noteOwn = (collection: BordCollection, id: string) => {
    own.add(`${collection}.${id}`)
    void store.setFact(`eigen/${toegang}`, [...own])
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
      if (now === undefined || !now.allow.addSignaal || now.settings.showAuthors !== 'niemand' || rol !== 'deelnemer')
        return false
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
      const ids = new Set(
        changes
          .map((event) => event.path[0] ?? [...(event as unknown as Y.YMapEvent<unknown>).keysChanged][0])
          .filter((id) => id !== undefined),
      )
      for (const id of ids) noteUndone(collection, String(id))
    })
  }
  function noteUndone(collection: BordCollection, recordId: string): void {
    const record = bordCollection(doc, collection).get(recordId)
    if (record === undefined) {
      pending.forgetRecord(recordId)
      return
    }
    const set = Object.fromEntries(
      Object.entries(bordLayout[collection])
        .map(([field, layout]) => [field, layout.kind === 'value' ? (record.get(field) ?? null) : undefined])
        .filter(([, value]) => value !== undefined),
    )
    context.noteIntent({
      id: randomIds.next<string>(),
      seq: context.clock.now() * 1000,
      at: context.clock.now(),
      collection,
      recordId,
      set,
    })
  }

  async function onClosed(code: number): Promise<void> {
    if (isClosed) return
    if (code === closeCodes.version) return onEnd('herladen')
    if (code === closeCodes.notAllowed || code === closeCodes.ended) return onEnd('geen_toegang')
    // Refused, or another epoch: this replica is worth nothing any more. What the person did waits as intents.
    isClosed = true
    for (const intent of pending.list()) {
      if (intent.replayed === true) {
        keepInTray(intent, m.tray_reden_geweigerd())
        await store.removeIntents([intent.id])
      } else await store.putIntent(toegang, { ...intent, replayed: true })
    }
    await store.replaceUpdates(replicaKey('bord'), undefined)
    onEnd('opnieuw')
  }

  function keepInTray(intent: Intent, reason: string): void {
    if (intent.collection !== 'signalen') return
    const text = intent.add?.text ?? intent.set?.text
    if (typeof text !== 'string' || text.trim() === '') return
    const kind = (intent.add?.kind ?? bord.get('signalen', intent.recordId)?.kind ?? 'praktijksignaal') as SignaalKind
    saveTray([
      ...tray.filter((item) => item.id !== intent.recordId),
      { id: intent.recordId, text, signaalKind: kind, reason, at: intent.at },
    ])
  }

  /** After a refusal: what is still lawful is done again on the fresh replica, the rest goes to the tray. */
  function replay(): void {
    for (const intent of pending.list().filter((candidate) => candidate.replayed === true)) {
      const step: Step | undefined =
        intent.add !== undefined
          ? { collection: intent.collection, id: intent.recordId, add: intent.add }
          : intent.set !== undefined
            ? { collection: intent.collection, id: intent.recordId, set: intent.set }
            : undefined
      pending.forgetRecord(intent.id)
      void store.removeIntents([intent.id])
      if (step === undefined) continue
      const exists = bord.get(intent.collection, intent.recordId) !== undefined
      if (('add' in step && exists) || applySteps(context, [step])) continue
      keepInTray(intent, m.tray_reden_rechten())
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
        if (!connected) pending.disconnected()
        updateSaveState()
      },
      onSynced: () => {
        if (pending.list().some((intent) => intent.replayed === true)) replay()
        updateSaveState()
      },
      onAcknowledged: (frames) => pending.acknowledged(frames),
      onStorageState: (state) => {
        isReadOnly = state === 'read_only'
        updateSaveState()
      },
      onClosed: (code) => void onClosed(code),
    })
    presence.attach(bordReplica.connection()?.provider.awareness)
  }
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
  if (!lazyBord) connectBord()
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
          onClosed: (code) => void onClosed(code),
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
    getNietGeplaatst: () => tray,
    dismissNietGeplaatst: (id) => saveTray(tray.filter((item) => item.id !== id)),
    retryNietGeplaatst: (id) => {
      const item = tray.find((candidate) => candidate.id === id)
      if (item !== undefined && actions.addSignaal({ text: item.text, kind: item.signaalKind }) !== '')
        saveTray(tray.filter((other) => other.id !== id))
    },
    getPresence: presence.list,
    subscribePresence: presence.subscribe,
    setPresence: presence.set,
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    subscribeUndo: events.undo.subscribe,
    serverNow: () => Date.now() + offsetMs,
    api: async (method, path, body) => {
      const answer = await callApi<never>(method, path, body === undefined ? { toegang } : { toegang, body })
      return answer.ok ? { ok: true, value: answer.value } : { ok: false, code: answer.code, message: answer.message }
    },
    wipeDevice: () => store.clear(),
    close: () => {
      isClosed = true
      outbox.close()
      presence.close()
      bord.close()
      undo.destroy()
      for (const replica of [bordReplica, sessieReplica, regieReplica, programmaReplica]) replica?.close()
    },
  }
}

/** Takes a clientID that no page had before, refilling the pool of this device on the way. */
async function leaseClientIds(store: LocalStore, toegang: string) {
  const before = Date.now()
  const answer = await callApi<Lease>('POST', `/toegangen/${toegang}/client-ids`, { body: {} })
  if (answer.ok) {
    await store.addClientIds(toegang, answer.value.clientIds)
    await store.setFact(`epoch/${toegang}`, answer.value.epoch)
    await store.setFact('klok', answer.value.serverTime - (before + Date.now()) / 2)
  }
  return {
    isRefused: !answer.ok && (answer.status === 401 || answer.status === 403 || answer.status === 404),
    epoch: (await store.getFact<number>(`epoch/${toegang}`)) ?? 1,
    clientId: await store.takeClientId(toegang),
    spareId: await store.takeClientId(toegang),
    offsetMs: (await store.getFact<number>('klok')) ?? 0,
  }
}
