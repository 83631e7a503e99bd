import type { ErrorCode } from '../base/errors.ts'

/** 4400–4499: the client must act, it does not reconnect by itself. 4500–4599: try again. */
export const closeCodes = {
  refused: 4400,
  notAllowed: 4403,
  epoch: 4409,
  version: 4426,
  rate: 4429,
  ended: 4410,
  storage: 4500,
  slow: 4508,
  restarting: 4512,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** Does the provider reconnect by itself after this code? */
export const mayRetry = (code: number): boolean => code < 4400 || code >= 4500

/** Close code for an error; anything unknown is a refusal. */
export function closeCodeOf(code: ErrorCode): CloseCode {
  switch (code) {
    case 'auth.forbidden':
    case 'auth.missing':
    case 'werksessie.not_found':
      return closeCodes.notAllowed
    case 'sync.epoch':
      return closeCodes.epoch
    case 'sync.version':
      return closeCodes.version
    case 'request.rate_limited':
      return closeCodes.rate
    case 'storage.unavailable':
      return closeCodes.storage
    default:
      return closeCodes.refused
  }
}
