import { type CloseCode, closeCodes } from '../../shared/protocol/close-codes.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'

/** What a client says of itself when it joins; `null`: a plain y-websocket client says nothing. */
export interface Claims {
  readonly epoch: string | null
  readonly version: string | null
}

/** Why this client must not see a sync byte: its documents are of another version or another epoch (SPEC H2). */
export function handshakeMisfit(
  { epoch, version }: Claims,
  roomEpoch: number,
): { readonly code: CloseCode; readonly reason: string } | undefined {
  if (version !== null && version !== String(schemaVersion)) return { code: closeCodes.version, reason: 'version' }
  if (epoch !== null && epoch !== String(roomEpoch)) return { code: closeCodes.epoch, reason: 'epoch' }
  return undefined
}
