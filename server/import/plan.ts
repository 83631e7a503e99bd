import type { BestandId, DeelnemerId } from '../../shared/base/ids.ts'
import type { ProgrammaBlock } from '../../shared/doc/programma-doc.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import type { GatBesluit } from '../../shared/domain/gat.ts'
import type { Trace } from '../../shared/domain/programma.ts'
import type { BordSnapshot, CastBallot } from '../../shared/domain/snapshot.ts'
import type { Stemronde, SurveyResponse } from '../../shared/domain/stem.ts'
import type { Werksessie } from '../../shared/domain/werksessie.ts'

/** A whole werksessie to put into an empty one: what an archive and the sample both come down to. */
export interface ImportPlan {
  readonly werksessie: Omit<Werksessie, 'id' | 'createdAt'>
  readonly bord: BordSnapshot
  readonly programma?: {
    readonly status: 'leeg' | 'concept' | 'besproken' | 'vastgesteld'
    readonly blocks: readonly ProgrammaBlock[]
    readonly bronnen: Readonly<Record<string, Trace>>
  }
  readonly deelnemers: readonly Deelnemer[]
  /** Signaal id → who made it. */
  readonly owners: Readonly<Record<string, DeelnemerId>>
  readonly stemronde?: Stemronde
  readonly ballots: readonly CastBallot[]
  readonly survey: readonly SurveyResponse[]
  readonly surveyWithoutConsent: number
  readonly gaten?: readonly GatBesluit[]
  /** Pictures that came along, to be drawn anew before they are kept. */
  readonly bestanden?: readonly { readonly id: BestandId; readonly bytes: Uint8Array }[]
}
