import type { SignaalInput } from '../../shared/domain/signaal.ts'
import type { Intent } from './intents.ts'

/** A signaal on its way to the server, or one that the server did not take. */
export interface OutboxItem {
  readonly id: string
  readonly toegang: string
  readonly werksessieId: string
  readonly seq: number
  readonly input: SignaalInput
  readonly state: 'wacht' | 'bewaard' | 'niet_geplaatst'
  readonly reason?: string
  /** Changed after it may have reached the server once. */
  readonly edited?: true
}

/** One stored Yjs update; `key` names its place in the store. */
export interface StoredUpdate {
  readonly key: number
  readonly update: Uint8Array
}

/** Does what is written here survive the page? `vol`: the disk is full or the browser allows no more. */
export type Keeps = 'alles' | 'vol' | 'niets'

/** Everything but clientIDs, which must never be taken twice. */
export interface StoreContent {
  readonly updates: readonly { readonly replica: string; readonly key: number; readonly update: Uint8Array }[]
  readonly intents: readonly { readonly toegang: string; readonly intent: Intent }[]
  readonly outbox: readonly OutboxItem[]
  readonly facts: readonly (readonly [key: string, fact: unknown])[]
}

/** What this device keeps. Everything in it can be wiped with one button (shared laptops). */
export interface LocalStore {
  /** Other than `alles`: the screen says so, and what is not sent goes with the page. */
  keeps(): Keeps
  /** Tells when `keeps` changes. */
  subscribe(listener: () => void): () => void
  loadUpdates(replica: string): Promise<readonly StoredUpdate[]>
  addUpdate(replica: string, update: Uint8Array): Promise<void>
  /** Puts one update in the place of those that were loaded; what another tab added meanwhile stays. */
  compactUpdates(replica: string, loaded: readonly StoredUpdate[], update: Uint8Array): Promise<void>
  forgetUpdates(replica: string): Promise<void>
  /** Forgets every replica of which the key answers to this. */
  forgetReplicas(isGone: (replica: string) => boolean): Promise<void>
  addClientIds(toegang: string, ids: readonly number[]): Promise<void>
  /** Takes one clientID out of the pool: it can never be taken again, by no tab. */
  takeClientId(toegang: string): Promise<number | undefined>
  countClientIds(toegang: string): Promise<number>
  putIntent(toegang: string, intent: Intent): Promise<void>
  removeIntents(ids: readonly string[]): Promise<void>
  /**
   * Those of these that are still here and that no other page claimed in the last seconds; from now on they are this
   * page's to do again. Two tabs have the same intents, and one of them does them.
   */
  claimIntents(ids: readonly string[], page: string, now: number): Promise<readonly string[]>
  listIntents(toegang: string): Promise<readonly Intent[]>
  putOutbox(item: OutboxItem): Promise<void>
  removeOutbox(id: string): Promise<void>
  listOutbox(toegang: string): Promise<readonly OutboxItem[]>
  getFact<T>(key: string): Promise<T | undefined>
  setFact(key: string, value: unknown): Promise<void>
  /** Reads and writes in one step: several tabs may do it at once. Gives what it is now. */
  updateFact<T>(key: string, change: (now: T | undefined) => T): Promise<T>
  /** Everything but the replicas. */
  readRows(): Promise<Omit<StoreContent, 'updates'>>
  readAll(): Promise<StoreContent>
  /** Wipes this device. */
  clear(): Promise<void>
}

/** What one page claimed another may claim after this, in ms: the page may have ended in the middle of it. */
export const claimMs = 10_000
export interface Claim {
  readonly page: string
  readonly at: number
}
export const isFree = (claim: Claim | undefined, page: string, now: number): boolean =>
  claim === undefined || claim.page === page || now - claim.at > claimMs
