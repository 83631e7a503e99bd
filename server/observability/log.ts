import { pino } from 'pino'

/** Events, not prose: `log.warn('room.append_failed', { werksessieId })`. Never note text, names, codes or cookies. */
export interface Log {
  debug(event: string, facts?: Readonly<Record<string, unknown>>): void
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void
  error(event: string, facts?: Readonly<Record<string, unknown>>): void
}

/** JSON lines on standard output at `level` (pino's names, or `silent`). */
export function createLog(level: string): Log {
  const out = pino({
    level,
    redact: ['cookie', 'authorization', 'code', 'token', '*.cookie', '*.authorization', '*.code', '*.token'],
  })
  return {
    debug: (event, facts = {}) => out.debug(facts, event),
    info: (event, facts = {}) => out.info(facts, event),
    warn: (event, facts = {}) => out.warn(facts, event),
    error: (event, facts = {}) => out.error(facts, event),
  }
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
