import * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { type RegieState, readRegie, setRefused } from '../../shared/doc/regie-doc.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import { addsByCommand } from '../../shared/domain/may-change.ts'
import { type DocName, mayRead } from '../../shared/domain/rol.ts'
import type { SignaalInput } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Toegangen } from '../../shared/protocol/api.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { callApi } from '../sync/api.ts'
import { leaseClientIds } from '../sync/client-ids.ts'
import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { openOutbox } from '../sync/outbox.ts'
import { whatWaits } from '../sync/waiting.ts'
import { wipeDevice } from '../sync/wipe-device.ts'
import { createActions } from './actions.ts'
import { createBordModel } from './bord-model.ts'
import { createClientNumber } from './client-number.ts'
import { createEmitter } from './emitter.ts'
import { createMijnSignalen } from './mijn-signalen.ts'
import { createRetry } from './niet-geplaatst.ts'
import { openPending } from './pending.ts'
import { createPresence } from './presence.ts'
import { openProgrammaTyped } from './programma-typed.ts'
import { createReplay } from './replay.ts'
import { createSaveTracker } from './save-state.ts'
import { openSessionReplicas } from './session-replicas.ts'
import { openSessionRights } from './session-rights.ts'
import { openTray } from './tray.ts'
import type { Session } from './types.ts'
import { followUndo } from './undo-intents.ts'
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
  const { epoch, offsetMs } = lease
  const replicas = await openSessionReplicas(store, { toegang, rol }, epoch)
  const { doc } = replicas.bord
  const clock = { now: () => Date.now() + offsetMs }
  const pending = await openPending(store, toegang)
  const origin = { name: 'me' }
  const undo = new Y.UndoManager(
    (Object.keys(bordLayout) as BordCollection[]).map((name) => bordCollection(doc, name)),
    { trackedOrigins: new Set([origin]), captureTimeout: 3_600_000 },
  )
  const events = {
    sessie: createEmitter(),
    regie: createEmitter(),
    undo: createEmitter(),
    personal: createEmitter(),
  }
  let isBordSynced = false
  /** Frames of this connection of the bord that are on the server's disk. */
  let acknowledged = 0
  let wasSynced = false
  let isConnected = false
  let wasConnected = false
  let isReadOnly = false
  let isClosed = false
  let isOver = false
  let sessie: SessieState | undefined = readSessie(replicas.sessie.doc)
  let regie: RegieState | undefined
  const presence = createPresence()
  const others = [replicas.regie, replicas.programma].filter((replica) => replica !== undefined)
  const writer = createClientNumber(replicas.bord, others, presence.rename)
  writer.adopt(lease)

  // Before the model of the bord follows the document: it looks up there what a record was.
  const stopUndoIntents = followUndo(
    { doc, undo, clock, ids: randomIds, before: (name, id) => bord.get(name, id) },
    (intent) => context.noteIntent(intent),
  )
  const bord = createBordModel(doc)
  replicas.sessie.doc.on('update', () => {
    sessie = readSessie(replicas.sessie.doc)
    events.sessie.emit()
    void replay.run()
  })
  replicas.regie?.doc.on('update', () => {
    regie = readRegie(replicas.regie?.doc ?? doc)
    events.regie.emit()
  })
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    undo.on(event, () => events.undo.emit())

  const rights = await openSessionRights({
    store,
    toegang,
    rol,
    bord,
    getSessie: () => sessie,
    mayWrite: () => !isReadOnly && writer.now() !== undefined,
  })
  let { table } = info
  const context = {
    doc,
    bord,
    undo,
    origin,
    clock,
    ids: randomIds,
    get profile() {
      const authorLabel = sessie?.werksessie.settings.showAuthors === 'organisatie' ? info.organisation : undefined
      return { group: info.group, authorLabel, table, isSchrijver: rol === 'schrijver' }
    },
    may: rights.may,
    checkClientId: writer.check,
    noteIntent: (intent: Intent) =>
      pending.note(intent, isConnected ? (replicas.bord.connection()?.framesSent() ?? 0) : 0),
    noteOwn: rights.noteOwn,
    submit: (input: SignaalInput) => {
      const now = rights.now()
      const mayWrite = rol === 'schrijver' || (rol === 'deelnemer' && now?.allow.addSignaal === true)
      if (now === undefined || !mayWrite || now.slot === true || now.status === 'gesloten') return false
      // With an empty pool and no network there is no clientID to write under; the outbox needs none.
      if (!addsByCommand(now) && (writer.now() !== undefined || rol !== 'deelnemer')) return false
      rights.noteOwn('signalen', input.id)
      void outbox.add(input)
      return true
    },
    setRefused: (keys: readonly string[]) => {
      const { regie: replica } = replicas
      replica?.doc.transact(() => {
        for (const key of keys) setRefused(replica.doc, key, true)
      })
    },
  }
  const actions = createActions(context)

  const tray = await openTray(store, toegang)
  const outbox = await openOutbox(store, toegang, werksessieId, {
    onLateEdit: (id, text) => wantAgain({ collection: 'signalen', recordId: id, set: { text } }),
    // The phone shows what was not taken among one's own; a laptop has the tray, which its tabs share.
    ...(lazyBord
      ? {}
      : {
          onRefused: ({ id, input }, reason) =>
            tray.keepText({ id, text: input.text, signaalKind: input.kind, reason, at: clock.now(), input }),
        }),
  })
  const programma = await openProgrammaTyped({
    doc: replicas.programma.doc,
    store,
    toegang,
    clock,
    framesSent: () => replicas.programma.connection()?.framesSent() ?? 0,
    onLost: ({ id, text, at }, isLawful) => {
      const reason = isLawful ? m.tray_reden_programma() : m.tray_reden_rechten()
      return tray.keepText({ id, text, signaalKind: 'praktijksignaal', reason, at, isProgramma: true })
    },
    onChange: () => save.update(),
  })
  const save = createSaveTracker({
    pending,
    outbox,
    tray,
    programmaWaiting: () => programma.count(),
    line: () => ({ isConnected, wasConnected, isReadOnly }),
  })
  pending.subscribe(save.update)
  outbox.subscribe(save.update)
  tray.subscribe(save.update)
  const replay = createReplay({
    context,
    pending,
    store,
    page: randomIds.next<string>(),
    isReady: () => !isClosed && isBordSynced && !isReadOnly && writer.now() !== undefined && rights.now() !== undefined,
    keepInTray: (intent, reason, options) => {
      const kind = intent.collection === 'signalen' ? bord.get('signalen', intent.recordId)?.kind : undefined
      return tray.keep(intent, kind, reason, options)
    },
    submitLate: (input) => {
      if (rol !== 'deelnemer' && rol !== 'schrijver') return false
      rights.noteOwn('signalen', input.id)
      void outbox.add(input)
      return true
    },
  })
  replay.holdMissing()

  /** A page that opened offline with an empty pool may write as soon as the server gives it a number. */
  async function leaseLate(): Promise<void> {
    if (writer.now() !== undefined) return
    const again = await leaseClientIds(store, toegang)
    if (isClosed || again.epoch !== epoch || !writer.adopt(again)) return
    events.sessie.emit()
    await replay.run()
  }

  /** Does it as soon as the bord is here: the server has an older text. */
  function wantAgain(change: Pick<Intent, 'collection' | 'recordId' | 'set'>): void {
    const at = clock.now()
    rights.noteOwn(change.collection, change.recordId)
    pending.noteHeld({ id: randomIds.next<string>(), seq: at * 1000, at, ...change })
    connectBord()
    void replay.run()
  }

  async function onClosed(code: number, from: DocName): Promise<void> {
    if (isClosed) return
    if (code === closeCodes.version) return onEnd('herladen')
    if (code === closeCodes.notAllowed || code === closeCodes.ended) {
      // A draft that is not published (any more) is no reason to leave the werksessie, but it does not stay here.
      if (from === 'programma') return replicas.programma.discard()
      return onEnd('geen_toegang')
    }
    isClosed = true
    // Refused, or another epoch: what was refused is worth nothing any more. What the person did waits as intents.
    for (const replica of replicas.all)
      if (code !== closeCodes.refused || replica.name === from) await replica.discard()
    // Another epoch or too many messages is no judgement of what was done; a refusal is.
    if (code === closeCodes.refused && from === 'bord')
      for (const intent of pending.list()) {
        const again = intent.replayed === true ? { refusedAgain: true as const } : {}
        await store.putIntent(toegang, { ...intent, replayed: true, ...again })
      }
    if (code === closeCodes.refused && from === 'programma') await programma.refused()
    onEnd('opnieuw')
  }

  const common = { werksessieId, toegang, epoch }
  const ignore = () => undefined
  let isBordOpen = false
  const connectBord = () => {
    if (isBordOpen || !mayRead(rol, 'bord', { programmaPublished: false })) return
    isBordOpen = true
    replicas.bord.connect({
      ...common,
      onStatus: (connected) => {
        isConnected = connected
        wasConnected ||= connected
        if (!connected) {
          isBordSynced = false
          acknowledged = 0
          pending.disconnected()
        }
        save.update()
      },
      onSynced: () => {
        isBordSynced = true
        void leaseLate()
        void replay.run()
        save.update()
      },
      onAcknowledged: (frames) => {
        acknowledged = frames
        pending.acknowledged(frames)
      },
      onStorageState: (state) => {
        isReadOnly = state === 'read_only'
        void replay.run()
        save.update()
      },
      onClosed: (code) => void onClosed(code, 'bord'),
    })
    presence.attach(replicas.bord.connection()?.provider.awareness)
  }
  const programmaDoc = () => {
    if (replicas.programma.connection() === undefined) {
      replicas.programma.connect({
        ...common,
        onStatus: (connected) => {
          if (!connected) programma.disconnected()
        },
        onSynced: () =>
          programma.replay(rights.may({ doc: 'programma', collection: 'inhoud', id: 'inhoud', action: 'set' })),
        onAcknowledged: programma.acknowledged,
        onStorageState: ignore,
        onClosed: (code) => void onClosed(code, 'programma'),
      })
    }
    return replicas.programma.doc
  }
  const api: Session['api'] = async (method, path, body) => {
    const answer = await callApi<never>(method, path, body === undefined ? { toegang } : { toegang, body })
    return answer.ok ? { ok: true, value: answer.value } : { ok: false, code: answer.code, message: answer.message }
  }
  const mijn =
    rol === 'deelnemer' || rol === 'schrijver'
      ? createMijnSignalen(api, `/werksessies/${werksessieId}/mijn-signalen`, (ids) => {
          rights.addOwn(ids)
          events.sessie.emit()
        })
      : undefined
  replicas.sessie.connect({
    ...common,
    onStatus: (connected) => {
      if (isBordOpen) return
      isConnected = connected
      wasConnected ||= connected
      save.update()
    },
    // What changed while this page was away was not told.
    onSynced: () => {
      void mijn?.refresh()
      if (wasSynced) events.personal.emit()
      wasSynced = true
    },
    onPersonal: () => {
      void mijn?.refresh()
      events.personal.emit()
    },
    onAcknowledged: ignore,
    onStorageState: (state) => {
      isReadOnly = state === 'read_only'
      save.update()
    },
    onClosed: (code) => void onClosed(code, 'sessie'),
  })
  replicas.regie?.connect({
    ...common,
    onStatus: ignore,
    onSynced: ignore,
    onAcknowledged: ignore,
    onStorageState: ignore,
    onClosed: (code) => void onClosed(code, 'regie'),
  })
  if (!lazyBord || pending.count() > 0) connectBord()
  if (programma.count() > 0) programmaDoc()
  save.update()

  return {
    werksessieId,
    toegang,
    deelnemerId,
    rol,
    bord,
    actions,
    outbox,
    ensureBord: connectBord,
    programmaDoc,
    isProgrammaKept: replicas.programma.isKept,
    may: rights.may,
    isMine: rights.isMine,
    getSessie: () => sessie,
    subscribeSessie: events.sessie.subscribe,
    getRegie: () => regie,
    subscribeRegie: events.regie.subscribe,
    getSaveState: save.state,
    subscribeSaveState: save.subscribe,
    getUnsaved: save.unsaved,
    getNietGeplaatst: tray.list,
    subscribeNietGeplaatst: tray.subscribe,
    dismissNietGeplaatst: tray.remove,
    keepNietGeplaatst: ({ text, kind, id = randomIds.next<string>() }) => {
      const at = clock.now()
      const intent = { id: randomIds.next<string>(), seq: at * 1000, at, collection: 'signalen' as const }
      void tray.keep({ ...intent, recordId: id, set: { text } }, kind, m.tray_reden_rechten())
    },
    retryNietGeplaatst: createRetry({
      context,
      actions,
      outbox,
      tray,
      isOnServer: () => {
        const sent = replicas.bord.connection()?.framesSent() ?? 0
        return isBordSynced && sent > 0 && acknowledged >= sent
      },
    }),
    getPresence: presence.list,
    subscribePresence: presence.subscribe,
    setPresence: presence.set,
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    subscribeUndo: events.undo.subscribe,
    lastStep: () =>
      createUndoStep({ stack: () => undo.undoStack, subscribe: events.undo.subscribe, undo: actions.undo }),
    serverNow: clock.now,
    api,
    mijn,
    getKeeps: store.keeps,
    subscribeKeeps: store.subscribe,
    countWaiting: async () => (await whatWaits(store)).count,
    subscribePersonal: events.personal.subscribe,
    setTable: (next) => {
      table = next
    },
    wipeDevice: () => wipeDevice(store),
    close: () => {
      if (isOver) return
      isOver = true
      isClosed = true
      outbox.close()
      tray.close()
      presence.close()
      programma.close()
      stopUndoIntents()
      bord.close()
      undo.destroy()
      for (const replica of replicas.all) replica.close()
    },
  }
}
