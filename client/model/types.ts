import type * as Y from 'yjs'
import type { BordRecords } from '../../shared/doc/bord-doc.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { RegieState } from '../../shared/doc/regie-doc.ts'
import type { SessieState } from '../../shared/doc/sessie-doc.ts'
import type { Size } from '../../shared/domain/frame.ts'
import type { Kanskaart } from '../../shared/domain/kanskaart.ts'
import type { Change } from '../../shared/domain/may-change.ts'
import type { Kijkt } from '../../shared/domain/oproep.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { Pos, Signaal, SignaalInput, SignaalKind } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import type { MapNode, Relation } from '../../shared/domain/wijkkaart.ts'
import type { Intent } from '../sync/intents.ts'
import type { Keeps } from '../sync/local-store.ts'
import type { Outbox } from '../sync/outbox.ts'
import type { MijnSignalen } from './mijn-signalen.ts'
import type { UndoStep } from './undo-step.ts'
import type { ThemaActions, VoorwerpActions } from './voorwerp-types.ts'

/** Incremental read model of `bord`: frozen records by id; a change notifies only its own subscribers. Canvas and list render this. */
export interface BordModel {
  get<C extends BordCollection>(collection: C, id: string): BordRecords[C] | undefined
  /** All records, archived ones included; the array is a new one only when something in the collection changed. */
  all<C extends BordCollection>(collection: C): readonly BordRecords[C][]
  /** `changed` has the ids that were added, changed or removed in one transaction. */
  subscribe(collection: BordCollection, listener: (changed: ReadonlySet<string>) => void): () => void
  subscribeRecord(collection: BordCollection, id: string, listener: () => void): () => void
  close(): void
}

/** Fixed place top right on every screen (DESIGN §1.5). */
export type SaveState =
  /** `nietGeplaatst`: texts that the server did not take and that wait for the person. */
  | { readonly kind: 'bewaard'; readonly nietGeplaatst?: number }
  | { readonly kind: 'bewaren'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'alleen_lezen' }
  | { readonly kind: 'verbinden' }

/** What a record that is not `bewaard` is: under way, on this device until there is a connection, or not taken. */
export type RecordState = 'bewaren' | 'wacht' | 'niet_geplaatst'

/** Something a person typed that the server did not take; kept until they choose. */
export interface NietGeplaatst {
  readonly id: string
  readonly text: string
  readonly signaalKind: SignaalKind
  readonly reason: string
  readonly at: number
  /** What it was a change of, so that it can be tried again in the same place. */
  readonly intent?: Intent
  /** Others changed the same words meanwhile: it lies beside what stands there now, and the person chooses. */
  readonly isClash?: true
  /** A signaal that went by command: trying again sends it again. */
  readonly input?: SignaalInput
  /** From the text of the programme: people put it back by hand. */
  readonly isProgramma?: true
}

/** A signaal that somebody writes here. */
export interface NewSignaal {
  readonly text: string
  readonly kind: SignaalKind
  readonly pos?: Pos
  readonly themaId?: string
}

/**
 * What people do, as they see it. Each call is one transaction and one undo step of this person. Calls that the rights do
 * not allow do nothing and return false; ask `session.may` first to show what is possible.
 */
export interface BordActions extends ThemaActions, VoorwerpActions {
  addSignaal(input: NewSignaal): string
  /** Ids in the order of `inputs`; one undo step for what is written on the bord, by command for the rest. */
  addSignalen(inputs: readonly NewSignaal[]): readonly string[]
  editSignaalText(id: string, text: string, cursor?: number): boolean
  setSignaalKind(id: string, kind: SignaalKind): boolean
  /** One undo step for all of them. `los` also takes the note out of its thema. */
  moveSignalen(moves: readonly { id: string; pos: Pos; los?: boolean }[]): boolean
  /** `null` makes them loose; `pos` only for loose ones, where `null` forgets the place they had. */
  placeSignalen(ids: readonly string[], themaId: string | null, pos?: Pos | null): boolean
  kindSignalen(ids: readonly string[], kind: SignaalKind): boolean
  lockSignalen(ids: readonly string[], locked: boolean): boolean
  /** `rank`: fractional index of what lies on top (`shared/domain/rang.ts`). */
  rankSignalen(ranks: readonly { readonly id: string; readonly rank: string }[]): boolean
  withdrawSignalen(ids: readonly string[]): boolean
  restoreSignalen(ids: readonly string[]): boolean
  /** The first stays on top; the others get `mergedInto`. */
  mergeSignalen(ids: readonly string[]): boolean
  unmergeSignaal(topId: string): boolean
  /** `reason`: why it is set aside, in a few words. */
  setOffTopic(ids: readonly string[], offTopic: boolean, reason?: string): boolean
  addThema(input: { title: string; id?: string; pos?: Pos }): string
  /** `pos: null` puts the area back in its row. */
  updateThema(id: string, changes: Partial<Omit<Thema, 'id' | 'createdAt' | 'pos'>> & { pos?: Pos | null }): boolean
  archiveThema(id: string): boolean
  addFrame(input: { title: string; pos: Pos; size: Size }): string
  /** `pos: null` puts it back in its row. `along`: free notes that go with it, in the same undo step. */
  updateFrame(
    id: string,
    changes: { readonly title?: string; readonly pos?: Pos | null; readonly size?: Size },
    along?: readonly { readonly id: string; readonly pos: Pos }[],
  ): boolean
  archiveFrame(id: string): boolean
  addNode(input: Partial<Omit<MapNode, 'id' | 'createdAt'>> & { name: string; type: MapNode['type'] }): string
  updateNode(
    id: string,
    changes: { readonly [K in keyof Omit<MapNode, 'id' | 'createdAt'>]?: MapNode[K] | undefined },
  ): boolean
  archiveNode(id: string): boolean
  addRelation(input: {
    from: string
    to: string
    kind: Relation['kind']
    quality: Relation['quality']
    remark?: string
  }): string
  updateRelation(id: string, changes: Partial<Omit<Relation, 'id' | 'createdAt'>>): boolean
  archiveRelation(id: string): boolean
  addKanskaart(input: { title: string; themaIds?: readonly string[]; signaalIds?: readonly string[] }): string
  updateKanskaart(
    id: string,
    changes: { readonly [K in keyof Omit<Kanskaart, 'id' | 'createdAt'>]?: Kanskaart[K] | undefined },
  ): boolean
  archiveKanskaart(id: string): boolean
  /** Any other thing on the bord: its words, its lock; a field that is `null` is cleared. */
  updateObject(collection: BordCollection, id: string, changes: Readonly<Record<string, unknown>>): boolean
  archiveObject(collection: BordCollection, id: string): boolean
  /** Accepts ghosts: creates new themas of the proposal where needed and sets `themaId`. One undo step for all. */
  acceptVoorstel(voorstel: Voorstel, signaalIds: readonly string[]): boolean
  refuseVoorstel(keys: readonly string[]): boolean
  /** False when there was nothing, or when the rights of now do not allow it any more. */
  undo(): boolean
  redo(): boolean
}

/** A ghost: a note that the computer would place there, and nobody has placed or refused. */
export interface Ghost {
  readonly signaal: Signaal
  readonly themaId: string
  readonly isNewThema: boolean
  readonly label: string
  readonly words: readonly string[]
  readonly nearest: readonly string[]
  readonly confidence: number
}

/** Other people in the room, as awareness gives them (names and groups filled in by the server). */
export interface Presence {
  readonly key: number
  readonly alias: string
  readonly group: string
  readonly cursor?: readonly [number, number]
  readonly editing?: string
  /** Where a begeleider looks while others look along. */
  readonly kijkt?: Kijkt
  readonly dragging?: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number }
}

/** One open toegang of this browser: the documents its role may read, and what it can do with them. */
export interface Session {
  readonly werksessieId: string
  readonly toegang: string
  readonly deelnemerId: string
  readonly rol: Rol
  readonly bord: BordModel
  readonly actions: BordActions
  /** Signalen that go by command (the phone; hidden authors), in the order of writing, with what became of each. */
  readonly outbox: Outbox
  /** What this person wrote, wherever it is; nobody else is told. Absent for who has no signalen of their own. */
  readonly mijn: MijnSignalen | undefined
  /** Opens `bord` where the screen did not do so at once (the phone). */
  ensureBord(): void
  /** The Y.Doc of `programma`, for the editor; opened on first use. */
  programmaDoc(): Y.Doc
  /** False: what is typed there is not kept on this device as a document (too large, or this rol only reads). */
  isProgrammaKept(): boolean
  may(change: Omit<Change, 'own'> & { own?: boolean }): boolean
  isMine(collection: BordCollection, id: string): boolean
  getSessie(): SessieState | undefined
  subscribeSessie(listener: () => void): () => void
  getRegie(): RegieState | undefined
  subscribeRegie(listener: () => void): () => void
  getSaveState(): SaveState
  subscribeSaveState(listener: () => void): () => void
  /** Records that are not `bewaard`, by id; a new map only when something in it changed. */
  getUnsaved(): ReadonlyMap<string, RecordState>
  getNietGeplaatst(): readonly NietGeplaatst[]
  subscribeNietGeplaatst(listener: () => void): () => void
  /** Keeps typed text for which the right went away while it was typed. `id`: the signaal it was meant for, if it exists. */
  keepNietGeplaatst(typed: { readonly text: string; readonly kind: SignaalKind; readonly id?: string }): void
  dismissNietGeplaatst(id: string): void
  /**
   * Tries again; false when it is not allowed now either, and then it stays. With a clash, `erbij` puts it behind what
   * stands there now, anything else in its place.
   */
  retryNietGeplaatst(id: string, how?: 'erbij'): boolean
  getPresence(): readonly Presence[]
  subscribePresence(listener: () => void): () => void
  setPresence(fields: {
    cursor?: readonly [number, number] | null
    editing?: string | null
    dragging?: { ids: readonly string[]; dx: number; dy: number } | null
    /** Only of a begeleider who leads the eyes of others. */
    kijkt?: Kijkt | null
  }): void
  canUndo(): boolean
  canRedo(): boolean
  subscribeUndo(listener: () => void): () => void
  /** What was done last, to offer undo for exactly that. */
  lastStep(): UndoStep
  /** Other than `alles`: nothing survives a reload on this device, and the screen says so. */
  getKeeps(): Keeps
  subscribeKeeps(listener: () => void): () => void
  /** What is on this device only, of everything that this browser takes part in. */
  countWaiting(): Promise<number>
  /** Forgets everything this device keeps, and who this browser is (shared laptops); other tabs of it close too. */
  wipeDevice(): Promise<void>
  /** The server says that something of this person's own changed; what it is has to be asked. */
  subscribePersonal(listener: () => void): () => void
  /** Where this person sits now, so that new signalen say so. */
  setTable(table: number | undefined): void
  /** Server time now, in ms: local clock plus the measured offset. */
  serverNow(): number
  /** Calls the API with this toegang; errors come back as values with a Dutch or English sentence. */
  api<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<{ ok: true; value: T } | { ok: false; code: string; message: string }>
  close(): void
}
