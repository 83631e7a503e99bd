import type { ErrorCode } from '../../shared/base/errors.ts'
import { m } from '../../shared/i18n/messages.ts'

/** One line of a file that was not taken, and why, for the person who imports. Lines count from 1, the header included. */
export interface RefusedLine {
  readonly line: number
  readonly code: ErrorCode
  readonly message: string
}

const nl = { locale: 'nl' } as const

export const refuseEmpty = (line: number): RefusedLine => ({
  line,
  code: 'signaal.empty',
  message: m.fout_import_line_empty({}, nl),
})
export const refuseTooLong = (line: number, count: number, max: number): RefusedLine => ({
  line,
  code: 'signaal.too_long',
  message: m.fout_import_line_too_long({ count, max }, nl),
})
export const refuseKind = (line: number, kind: string): RefusedLine => ({
  line,
  code: 'signaal.kind_unknown',
  message: m.fout_import_line_kind({ kind: kind.slice(0, 40) }, nl),
})
export const refuseColumns = (line: number): RefusedLine => ({
  line,
  code: 'import.wrong_columns',
  message: m.fout_import_line_columns({}, nl),
})
export const refuseValue = (line: number, what: string): RefusedLine => ({
  line,
  code: 'request.invalid',
  message: m.fout_import_line_value({ what }, nl),
})
