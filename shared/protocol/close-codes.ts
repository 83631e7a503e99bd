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
