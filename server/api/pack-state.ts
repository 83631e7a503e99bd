import { gunzipSync, gzipSync } from 'node:zlib'
import type { WerksessieState } from '../../shared/doc/werksessie-state.ts'

/** A controlepunt: what the documents said, and which signalen (ids) waited for a reveal or a begeleider then. */
export interface SavedState extends WerksessieState {
  readonly waiting: readonly string[]
}

/** A state as it lies in its row: a bord of 300 notes takes some tens of kilobytes. */
export const packState = (state: SavedState): string => gzipSync(JSON.stringify(state), { level: 4 }).toString('base64')

/** Throws on anything that `packState` did not make. */
export const unpackState = (packed: string): SavedState =>
  JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as SavedState
