import type { AppError, ErrorCode } from '../../shared/base/errors.ts'
import type { Result } from '../../shared/base/result.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { Problem } from '../../shared/protocol/api.ts'

/** HTTP status per error code, in one place. Unknown and forbidden are answered alike. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  'request.invalid': 400,
  'request.too_large': 413,
  'request.unsupported_type': 415,
  'request.rate_limited': 429,
  'auth.missing': 401,
  'auth.forbidden': 404,
  'auth.unknown_code': 404,
  'auth.too_many_guesses': 429,
  'auth.door_closed': 403,
  'auth.removed': 403,
  'aanmelding.contact': 422,
  'werksessie.not_found': 404,
  'werksessie.closed': 403,
  'werksessie.read_only': 503,
  'werksessie.locked': 403,
  'fase.changed': 409,
  'fase.not_allowed': 403,
  'agenda.changed': 409,
  'agenda.current_fase': 409,
  'agenda.not_found': 404,
  'controlepunt.not_found': 404,
  'signaal.empty': 422,
  'signaal.too_long': 422,
  'signaal.kind_unknown': 422,
  'signaal.conflict': 409,
  'signaal.not_found': 404,
  'opmerking.not_found': 404,
  'reactie.own': 409,
  'tafel.not_found': 404,
  'stem.round_closed': 409,
  'stem.too_many_dots': 422,
  'stem.too_many_on_thema': 422,
  'stem.no_electorate': 403,
  'stem.unknown_target': 422,
  'stem.too_many_targets': 422,
  'stem.not_revealed': 409,
  'stem.no_tie': 409,
  'import.unreadable': 422,
  'import.wrong_columns': 422,
  'import.wrong_version': 422,
  'import.too_large': 413,
  'import.nothing': 422,
  'import.not_empty': 409,
  'import.unsafe': 422,
  'bestand.not_a_picture': 415,
  'bestand.heic': 415,
  'bestand.too_large': 413,
  'bestand.too_many_pixels': 413,
  'bestand.unreadable': 422,
  'bestand.not_geojson': 422,
  'bestand.quota': 409,
  'bestand.not_found': 404,
  'bestand.conflict': 409,
  'kaart.no_areas': 422,
  'kaart.too_many': 422,
  'kaart.coordinates': 422,
  'kaart.two_points': 422,
  'gat.not_found': 404,
  'kanskaart.not_found': 404,
  'trekker.empty': 409,
  'programma.not_empty': 409,
  'programma.open_slots': 409,
  'programma.no_statement': 404,
  'programma.no_versie': 404,
  'taalmodel.absent': 409,
  'taalmodel.off': 409,
  'taalmodel.failed': 502,
  'taalmodel.nothing': 422,
  'export.unknown': 404,
  'export.no_area': 404,
  'export.failed': 500,
  'job.not_found': 404,
  'job.busy': 409,
  'job.failed': 500,
  'storage.unavailable': 503,
  'sync.refused': 403,
  'sync.epoch': 409,
  'sync.version': 409,
  internal: 500,
}
export const statusOf = (code: ErrorCode): number => statuses[code]

type Locale = 'nl' | 'en'
type Sentence = (error: AppError, locale: Locale) => string

const text = (error: AppError, name: string): string => String(error.details?.[name] ?? '?')

const sentences: Readonly<Record<ErrorCode, Sentence>> = {
  'request.invalid': (_, locale) => m.fout_request_invalid({}, { locale }),
  'request.too_large': (_, locale) => m.fout_request_too_large({}, { locale }),
  'request.unsupported_type': (_, locale) => m.fout_request_unsupported_type({}, { locale }),
  'request.rate_limited': (_, locale) => m.fout_request_rate_limited({}, { locale }),
  'auth.missing': (_, locale) => m.fout_auth_missing({}, { locale }),
  'auth.forbidden': (_, locale) => m.fout_auth_forbidden({}, { locale }),
  'auth.unknown_code': (_, locale) => m.fout_auth_unknown_code({}, { locale }),
  'auth.too_many_guesses': (_, locale) => m.fout_auth_too_many_guesses({}, { locale }),
  'auth.door_closed': (_, locale) => m.fout_auth_door_closed({}, { locale }),
  'auth.removed': (_, locale) => m.fout_auth_removed({}, { locale }),
  'aanmelding.contact': (_, locale) => m.fout_aanmelding_contact({}, { locale }),
  'werksessie.not_found': (_, locale) => m.fout_werksessie_not_found({}, { locale }),
  'werksessie.closed': (_, locale) => m.fout_werksessie_closed({}, { locale }),
  'werksessie.read_only': (_, locale) => m.fout_werksessie_read_only({}, { locale }),
  'werksessie.locked': (_, locale) => m.fout_werksessie_locked({}, { locale }),
  'fase.changed': (_, locale) => m.fout_fase_changed({}, { locale }),
  'fase.not_allowed': (_, locale) => m.fout_fase_not_allowed({}, { locale }),
  'agenda.changed': (_, locale) => m.fout_agenda_changed({}, { locale }),
  'agenda.current_fase': (_, locale) => m.fout_agenda_current_fase({}, { locale }),
  'agenda.not_found': (_, locale) => m.fout_agenda_not_found({}, { locale }),
  'controlepunt.not_found': (_, locale) => m.fout_controlepunt_not_found({}, { locale }),
  'signaal.empty': (_, locale) => m.fout_signaal_empty({}, { locale }),
  'signaal.too_long': (error, locale) =>
    m.fout_signaal_too_long({ count: text(error, 'count'), max: text(error, 'max') }, { locale }),
  'signaal.kind_unknown': (_, locale) => m.fout_signaal_kind_unknown({}, { locale }),
  'signaal.conflict': (_, locale) => m.fout_signaal_conflict({}, { locale }),
  'signaal.not_found': (_, locale) => m.fout_signaal_not_found({}, { locale }),
  'opmerking.not_found': (_, locale) => m.fout_opmerking_not_found({}, { locale }),
  'reactie.own': (_, locale) => m.fout_reactie_own({}, { locale }),
  'tafel.not_found': (_, locale) => m.fout_tafel_not_found({}, { locale }),
  'stem.round_closed': (_, locale) => m.fout_stem_round_closed({}, { locale }),
  'stem.too_many_dots': (_, locale) => m.fout_stem_too_many_dots({}, { locale }),
  'stem.too_many_on_thema': (_, locale) => m.fout_stem_too_many_on_thema({}, { locale }),
  'stem.no_electorate': (_, locale) => m.fout_stem_no_electorate({}, { locale }),
  'stem.unknown_target': (_, locale) => m.fout_stem_unknown_target({}, { locale }),
  'stem.too_many_targets': (error, locale) => m.fout_stem_too_many_targets({ max: text(error, 'max') }, { locale }),
  'stem.not_revealed': (_, locale) => m.fout_stem_not_revealed({}, { locale }),
  'stem.no_tie': (_, locale) => m.fout_stem_no_tie({}, { locale }),
  'import.unreadable': (error, locale) =>
    error.details?.line === undefined
      ? m.fout_import_unreadable({}, { locale })
      : m.fout_import_broken_quotes({ line: text(error, 'line') }, { locale }),
  'import.wrong_columns': (error, locale) =>
    m.fout_import_wrong_columns({ missing: text(error, 'missing') }, { locale }),
  'import.wrong_version': (error, locale) =>
    m.fout_import_wrong_version({ found: text(error, 'found'), expected: text(error, 'expected') }, { locale }),
  'import.too_large': (_, locale) => m.fout_import_too_large({}, { locale }),
  'import.nothing': (_, locale) => m.fout_import_nothing({}, { locale }),
  'import.not_empty': (_, locale) => m.fout_import_not_empty({}, { locale }),
  'import.unsafe': (_, locale) => m.fout_import_unsafe({}, { locale }),
  'bestand.not_a_picture': (_, locale) => m.fout_bestand_not_a_picture({}, { locale }),
  'bestand.heic': (_, locale) => m.fout_bestand_heic({}, { locale }),
  'bestand.too_large': (error, locale) => m.fout_bestand_too_large({ max: text(error, 'max') }, { locale }),
  'bestand.too_many_pixels': (_, locale) => m.fout_bestand_too_many_pixels({}, { locale }),
  'bestand.unreadable': (_, locale) => m.fout_bestand_unreadable({}, { locale }),
  'bestand.not_geojson': (_, locale) => m.fout_bestand_not_geojson({}, { locale }),
  'bestand.quota': (_, locale) => m.fout_bestand_quota({}, { locale }),
  'bestand.not_found': (_, locale) => m.fout_bestand_not_found({}, { locale }),
  'bestand.conflict': (_, locale) => m.fout_bestand_conflict({}, { locale }),
  'kaart.no_areas': (_, locale) => m.fout_kaart_no_areas({}, { locale }),
  'kaart.too_many': (error, locale) =>
    m.fout_kaart_too_many({ aantal: text(error, 'found'), max: text(error, 'max') }, { locale }),
  'kaart.coordinates': (_, locale) => m.fout_kaart_coordinates({}, { locale }),
  'kaart.two_points': (_, locale) => m.fout_kaart_two_points({}, { locale }),
  'gat.not_found': (_, locale) => m.fout_gat_not_found({}, { locale }),
  'kanskaart.not_found': (_, locale) => m.fout_kanskaart_not_found({}, { locale }),
  'trekker.empty': (_, locale) => m.fout_trekker_empty({}, { locale }),
  'programma.not_empty': (_, locale) => m.fout_programma_not_empty({}, { locale }),
  'programma.open_slots': (_, locale) => m.fout_programma_open_slots({}, { locale }),
  'programma.no_statement': (_, locale) => m.fout_programma_no_statement({}, { locale }),
  'programma.no_versie': (_, locale) => m.fout_programma_no_versie({}, { locale }),
  'taalmodel.absent': (_, locale) => m.fout_taalmodel_absent({}, { locale }),
  'taalmodel.off': (_, locale) => m.fout_taalmodel_off({}, { locale }),
  'taalmodel.failed': (_, locale) => m.fout_taalmodel_failed({}, { locale }),
  'taalmodel.nothing': (_, locale) => m.fout_taalmodel_nothing({}, { locale }),
  'export.unknown': (_, locale) => m.fout_export_unknown({}, { locale }),
  'export.no_area': (_, locale) => m.fout_export_no_area({}, { locale }),
  'export.failed': (_, locale) => m.fout_export_failed({}, { locale }),
  'job.not_found': (_, locale) => m.fout_job_not_found({}, { locale }),
  'job.busy': (_, locale) => m.fout_job_busy({}, { locale }),
  'job.failed': (_, locale) => m.fout_job_failed({}, { locale }),
  'storage.unavailable': (_, locale) => m.fout_storage_unavailable({}, { locale }),
  'sync.refused': (_, locale) => m.fout_sync_refused({}, { locale }),
  'sync.epoch': (_, locale) => m.fout_sync_epoch({}, { locale }),
  'sync.version': (_, locale) => m.fout_sync_version({}, { locale }),
  internal: (_, locale) => m.fout_internal({}, { locale }),
}

/** The sentence a person reads: what happened, what was kept, what to do next. */
export const sentenceOf = (error: AppError, locale: Locale = 'nl'): string => sentences[error.code](error, locale)

/** Codes after which something that a person typed still lies in their browser. */
const keptOnDevice: ReadonlySet<ErrorCode> = new Set([
  'signaal.empty',
  'signaal.too_long',
  'signaal.kind_unknown',
  'signaal.conflict',
  'fase.not_allowed',
  'werksessie.closed',
  'werksessie.read_only',
  'werksessie.locked',
  'storage.unavailable',
])

/** An error as problem+json (RFC 9457). */
export function toProblem(error: AppError, locale: Locale = 'nl'): Problem {
  const status = statusOf(error.code)
  return {
    type: 'about:blank',
    title: error.code,
    status,
    code: error.code,
    detail: sentenceOf(error, locale),
    kept: keptOnDevice.has(error.code)
      ? m.fout_kept_device({}, { locale })
      : m.fout_kept_nothing_changed({}, { locale }),
  }
}

/** Carries an expected failure out of a route; the error handler turns it into problem+json. */
export class ApiError extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.code)
    this.name = 'ApiError'
    this.error = error
  }
}

/** The value of a result; a failure ends the route. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new ApiError(result.error)
  return result.value
}
