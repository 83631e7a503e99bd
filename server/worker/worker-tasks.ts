import type { ThemaId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { BestandSoort } from '../../shared/domain/bestand.ts'
import type { DraftProgramma } from '../../shared/domain/programma.ts'
import type { Rangorde } from '../../shared/domain/rangorde.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import type { ExportFile } from '../export/export.ts'
import type { Kolommen } from '../import/kolommen.ts'
import type { ReadImport } from '../import/read-import.ts'
import type { CleanFile } from './clean-picture.ts'
import type { ExportTask } from './make-export.ts'
import type { MadeGebieden } from './make-gebieden.ts'

/** What the worker can do. A new task is a line here and a function in `worker-entry.ts`. */
export type WorkerTasks = {
  readonly groepering: {
    readonly input: {
      readonly snapshot: WerksessieSnapshot
      /** The proposal on the table, whose groups stay. */
      readonly earlier?: Voorstel
      readonly id: string
      /** When it was asked for, in ms since 1970 UTC. */
      readonly createdAt: number
    }
    readonly output: Voorstel
  }
  readonly programma: { readonly input: ProgrammaInput; readonly output: DraftProgramma }
  /** In a thread of its own, with what comes in: a large document waits for no grouping, and no grouping for it. */
  readonly export: { readonly input: ExportTask; readonly output: Result<ExportFile> }
  /** Reads a file that somebody wants to import; nothing is written. */
  readonly import: {
    readonly input: {
      readonly bytes: Uint8Array
      readonly soort?: string
      readonly contentType?: string
      readonly kolommen?: Kolommen
    }
    readonly output: Result<ReadImport>
  }
  /** Makes a file that somebody sent anew; in a thread of its own, so that it never waits for the others. */
  readonly bestand: {
    readonly input: { readonly soort: BestandSoort; readonly bytes: Uint8Array }
    readonly output: Result<CleanFile>
  }
  /** Makes the areas of a map out of GeoJSON that was made anew; in the same thread as files. */
  readonly gebieden: { readonly input: { readonly bytes: Uint8Array }; readonly output: Result<MadeGebieden> }
}

/** Input of the job `groepering`. */
export interface GroeperingInput {
  readonly snapshot: WerksessieSnapshot
  readonly earlier?: Voorstel
}

/** Without `rangorde` the draft says that there was no vote (or that it was not revealed). */
export interface ProgrammaInput {
  readonly snapshot: WerksessieSnapshot
  readonly rangorde?: Rangorde
  /** Chosen by people to be worked out. */
  readonly themaIds?: readonly ThemaId[]
}
