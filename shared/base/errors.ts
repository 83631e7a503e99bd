/** Stable codes: `shared/protocol` maps them to close codes, the API to HTTP statuses, `shared/i18n` to sentences. */
export const errorCodes = [
  'request.invalid',
  'request.too_large',
  'request.unsupported_type',
  'request.rate_limited',
  'auth.missing',
  'auth.forbidden',
  'auth.unknown_code',
  'auth.too_many_guesses',
  'auth.door_closed',
  'auth.removed',
  'aanmelding.contact',
  'werksessie.not_found',
  'werksessie.closed',
  'werksessie.read_only',
  'werksessie.locked',
  'fase.changed',
  'fase.not_allowed',
  'agenda.changed',
  'agenda.current_fase',
  'agenda.not_found',
  'controlepunt.not_found',
  'signaal.empty',
  'signaal.too_long',
  'signaal.kind_unknown',
  'signaal.conflict',
  'signaal.not_found',
  'opmerking.not_found',
  'reactie.own',
  'tafel.not_found',
  'stem.round_closed',
  'stem.too_many_dots',
  'stem.too_many_on_thema',
  'stem.no_electorate',
  'stem.unknown_target',
  'stem.too_many_targets',
  'stem.not_revealed',
  'stem.no_tie',
  'import.unreadable',
  'import.wrong_columns',
  'import.wrong_version',
  'import.too_large',
  'import.nothing',
  'import.not_empty',
  'bestand.not_a_picture',
  'bestand.heic',
  'bestand.too_large',
  'bestand.too_many_pixels',
  'bestand.unreadable',
  'bestand.not_geojson',
  'bestand.quota',
  'bestand.not_found',
  'bestand.conflict',
  'programma.not_empty',
  'programma.open_slots',
  'export.unknown',
  'export.failed',
  'job.not_found',
  'job.busy',
  'job.failed',
  'storage.unavailable',
  'sync.refused',
  'sync.epoch',
  'sync.version',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** `details` are machine facts (a line number, a limit), never note text or names. */
export interface AppError {
  readonly code: ErrorCode
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

/** Makes an error value; see `errorCodes` for the meaning of codes. */
export const appError = (code: ErrorCode, details?: AppError['details']): AppError =>
  details === undefined ? { code } : { code, details }
