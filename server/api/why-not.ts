import { type AppError, appError } from '../../shared/base/errors.ts'
import type { Rights } from '../../shared/domain/may-change.ts'

/** Why somebody may not take part now: it is locked, or closed. */
export const whyNotTakePart = ({ slot }: Rights): AppError =>
  appError(slot === true ? 'werksessie.locked' : 'werksessie.closed')
