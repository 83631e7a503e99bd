import type { DeelnemerId, RondeId, SignaalId, ToegangId, WerksessieId } from '../../shared/base/ids.ts'
import type { Contact } from '../../shared/domain/aanmelding.ts'
import type { Deelnemer, DeelnemerGroep, Electorate } from '../../shared/domain/deelnemer.ts'
import type { BesluitSoort, InboxStatus } from '../../shared/domain/inbox.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { Channel, SignaalInput } from '../../shared/domain/signaal.ts'
import type { Ballot, MatrixBallot, Stemronde, SurveyResponse } from '../../shared/domain/stem.ts'
import type { Job } from '../../shared/domain/voorstel.ts'
import type { Fase } from '../../shared/domain/werksessie.ts'

/** Rows of the installation (room ''). Secrets are stored as SHA-256 hashes. */
export interface GlobalRows {
  /** Key: werksessie id. The index of rooms; the werksessie itself is in its document `sessie`. */
  werksessie: { readonly id: WerksessieId; readonly epoch: number; readonly title: string; readonly createdAt: number }
  /** Key: hash of the link secret or short code. `code` is kept readable only for the short code that is shown in the room. */
  link: {
    readonly werksessieId: WerksessieId
    readonly rol: Rol
    readonly kind: 'link' | 'code'
    /** The code of a table: who joins with it sits there. */
    readonly table?: number
    readonly revoked: boolean
  }
  /** Key: hash of the cookie. One browser may hold several toegangen. */
  browser: { readonly toegangen: readonly ToegangId[]; readonly createdAt: number; readonly seenAt: number }
  /** Key: toegang id. */
  toegang: {
    readonly id: ToegangId
    readonly werksessieId: WerksessieId
    readonly deelnemerId: DeelnemerId
    readonly rol: Rol
    readonly createdAt: number
    readonly revoked: boolean
  }
  /** Key: job id. `input` and `result` are let go when the job is finished; `attempts` counts how often it was begun. */
  job: Job & {
    readonly werksessieId: WerksessieId
    readonly input: unknown
    readonly result?: unknown
    readonly attempts?: number
  }
  /** Key: agenda id. An agenda of the organisation's own. */
  agenda: {
    readonly id: string
    readonly title: string
    readonly fasen: readonly Fase[]
    readonly createdAt: number
    readonly changedAt: number
  }
  /** Key: setting name. */
  installation: unknown
}

/** A signaal that was handed in and is not on the bord, with whose it is. Times in server ms. */
export interface Ingediend extends Omit<SignaalInput, 'authorGroup' | 'pos'> {
  readonly deelnemerId: DeelnemerId
  readonly authorGroup: DeelnemerGroep
  readonly channel: Channel
  /** The fase in which it was written. */
  readonly faseId: string
  readonly at: number
  /** The schrijver who typed it from paper. */
  readonly enteredBy?: DeelnemerId
}

/** Rows of one room. */
export interface RoomRows {
  deelnemer: Deelnemer
  /** Key: clientID as text → who it was leased to, for good. */
  clientId: { readonly deelnemerId: DeelnemerId }
  /** Key: `collection.id` → who made it. A paper note belongs to a person of its sheet. */
  owner: {
    readonly deelnemerId: DeelnemerId
    readonly at: number
    /** The schrijver who typed it from paper: not the author (DOMAIN E2), but may correct it. */
    readonly enteredBy?: DeelnemerId
    /** The number on the paper. */
    readonly paper?: string
  }
  /** Key: stemronde id. */
  stemronde: Stemronde
  /** Key: `rondeId.deelnemerId`. */
  stem: {
    readonly rondeId: RondeId
    readonly deelnemerId: DeelnemerId
    readonly ballot: Ballot
    /** Of a round of the form `matrix`; `ballot` is empty then. */
    readonly matrix?: MatrixBallot
    /** Where a ballot from paper or from an archive counts. */
    readonly electorate?: Electorate
    readonly at: number
  }
  /** Key: idempotency key of a command → what it answered. */
  command: { readonly at: number; readonly answer: unknown }
  /** Key: signaal id. Written in a private round; in no document until the reveal. Withdrawn ones have `archivedAt`. */
  prive: Ingediend & { readonly naarInbox?: boolean; readonly archivedAt?: number }
  /** Key: signaal id. Waits for a begeleider, or was returned, parked or set aside; `regie` shows the same without whose it is. */
  inbox: Ingediend & {
    readonly status: InboxStatus
    readonly reason?: string
    readonly laat?: boolean
    readonly archivedAt?: number
  }
  /** Key: signaal id → the last decision about it; `from` is what it was in the inbox, its words left out. */
  oordeel: {
    readonly besluit: BesluitSoort
    readonly reason?: string
    readonly doelId?: string
    readonly at: number
    readonly from?: Omit<Ingediend, 'text'> & { readonly laat?: boolean }
  }
  /** Key: time-ordered. From when on deelnemers could (not) write, and in which fase: for what arrives late. */
  faseloop: { readonly at: number; readonly faseId: string; readonly mayWrite: boolean; readonly prive: boolean }
  /** Key: signaal id; the text of a flagged note. */
  verborgen: { readonly signaalId: SignaalId; readonly text: string; readonly at: number }
  /** Key: signaal id → who reacted how. Only the numbers are in a document. */
  reactie: { readonly herken: readonly DeelnemerId[]; readonly vraag: readonly DeelnemerId[] }
  /** Key: opmerking id; the text of one that a begeleider hid. */
  opmerking: { readonly text: string; readonly at: number }
  /** Key: deelnemer id → their raised hand. */
  hand: { readonly id: string; readonly at: number }
  /** Key: survey response id. */
  vragenlijst: SurveyResponse
  /** Key: 'zonder_toestemming' → count only (I5). */
  telling: { readonly count: number }
  /** Key: deelnemer id → how to reach them about a thema, with their consent. Nothing but its own route reads this. */
  contact: Contact & { readonly consentAt: number }
  /** Key: deelnemer id → was sent away by a begeleider. */
  verwijderd: { readonly at: number }
  /** Key: deelnemer id → when this person was here last, and the time before (server ms). */
  bezoek: { readonly laatste: number; readonly vorige?: number }
  /** Key: role, or `tafel-` and a number → the readable link secret and short code, shown to the begeleider and the beheerder. */
  link: { readonly rol: Rol; readonly secret: string; readonly code?: string; readonly table?: number }
  /**
   * Key: controlepunt id. The state of the werksessie at that moment, packed (`pack-state.ts`); what people are shown of it
   * is in `regie`. Not kept in memory.
   */
  controlepunt: { readonly at: number; readonly packed: string }
  /** Key: version id. The text of the programma at that moment, packed; what people are shown of it is in `programma`. */
  versie: { readonly at: number; readonly packed: string }
  /** Key: time-ordered id. Former text, moves, decisions; not kept in memory. */
  history: {
    readonly at: number
    readonly person: string
    readonly doc: string
    readonly collection: string
    readonly id: string
    readonly field?: string
    readonly before?: unknown
    readonly after?: unknown
  }
}
