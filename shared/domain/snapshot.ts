import type { DeelnemerId, SignaalId } from '../base/ids.ts'
import type { Deelnemer, Electorate } from './deelnemer.ts'
import type { Frame } from './frame.ts'
import type { GatBesluit } from './gat.ts'
import type { Kanskaart } from './kanskaart.ts'
import type { Opmerking } from './opmerking.ts'
import type { Gelijkbesluit } from './rangorde.ts'
import type { Signaal } from './signaal.ts'
import type { Ballot, MatrixBallot, Stemronde, SurveyResponse } from './stem.ts'
import type { Afbeelding, Connector, Tekening } from './tekening.ts'
import type { Thema } from './thema.ts'
import type { Werksessie } from './werksessie.ts'
import type { MapNode, Relation } from './wijkkaart.ts'

/** The bord as plain frozen data, sorted by id (themas, kanskaarten and frames by `order`, then id); archived objects included. */
export interface BordSnapshot {
  readonly signalen: readonly Signaal[]
  readonly themas: readonly Thema[]
  readonly nodes: readonly MapNode[]
  readonly relations: readonly Relation[]
  readonly kanskaarten: readonly Kanskaart[]
  readonly opmerkingen: readonly Opmerking[]
  readonly frames: readonly Frame[]
  readonly connectors: readonly Connector[]
  readonly tekeningen: readonly Tekening[]
  readonly afbeeldingen: readonly Afbeelding[]
}

/** One person's ballot in one round. */
export interface CastBallot {
  readonly deelnemerId: DeelnemerId
  readonly ballot: Ballot
  /** Of a round of the form `matrix`. */
  readonly matrix?: MatrixBallot
  /** Where it counts, for a ballot from paper or from an archive; otherwise where the deelnemer's group counts. */
  readonly electorate?: Electorate
}

/** Everything the worker may look at. Contact data, codes and the text of hidden notes are not in it. */
export interface WerksessieSnapshot {
  readonly werksessie: Werksessie
  readonly bord: BordSnapshot
  readonly deelnemers: readonly Deelnemer[]
  readonly owners: Readonly<Record<SignaalId, DeelnemerId>>
  /** The number on the paper that a signaal was typed over from. */
  readonly papers?: Readonly<Record<string, string>>
  /** The newest round that makes the ranking, with its ballots. */
  readonly stemronde?: Stemronde
  readonly ballots: readonly CastBallot[]
  /** All other rounds, oldest first. */
  readonly rondes?: readonly { readonly ronde: Stemronde; readonly ballots: readonly CastBallot[] }[]
  readonly survey: readonly SurveyResponse[]
  readonly surveyWithoutConsent: number
  readonly gelijkbesluiten?: readonly Gelijkbesluit[]
  /** What a begeleider refused of proposals: `signaalId.themaId` and, of duplicates, `signaalId.signaalId`. */
  readonly refused?: readonly string[]
  /** What people said about white spots and doubled supply; oldest first. */
  readonly gaten?: readonly GatBesluit[]
  /** Signalen that were handed in and are not on the bord, in numbers alone; absent when there are none. */
  readonly nietOpBord?: {
    /** Of a private round, or waiting for a begeleider. */
    readonly wachtend: number
    /** Given back, kept for later or set aside by a begeleider. */
    readonly opzij: number
  }
}
