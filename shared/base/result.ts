import type { AppError } from './errors.ts'

/** An expected outcome: either a value, or an error that a person can be told about. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** Wraps a value as success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** Wraps an error as failure. */
export const fail = (error: AppError): { readonly ok: false; readonly error: AppError } => ({ ok: false, error })

/** Throws when a promise of the program itself is broken: that is a bug, not bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken assumption: ${message}`)
}
