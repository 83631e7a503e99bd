import { createHash } from 'node:crypto'
import { appError } from '../../shared/base/errors.ts'
import { idPattern, type ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { SurveyResponse } from '../../shared/domain/stem.ts'
import { m } from '../../shared/i18n/messages.ts'
import { type RefusedLine, refuseEmpty, refuseTooLong, refuseValue } from './refused.ts'
import { findThema } from './signalen.ts'
import { findColumn, type Table } from './table.ts'

export interface ImportedSurvey {
  readonly responses: readonly SurveyResponse[]
  /** Of these nothing but their number is kept (I5). */
  readonly withoutConsent: number
  readonly refused: readonly RefusedLine[]
}

const maxAnswer = 1000

/** Reads a survey table. A response without `ja` for consent leaves this function as a number alone. */
export function readSurvey(
  table: Table,
  themas: readonly { readonly id: ThemaId; readonly title: string }[],
): Result<ImportedSurvey> {
  const column = {
    id: findColumn(table, ['id', 'nummer']),
    channel: findColumn(table, ['channel', 'kanaal']),
    ageBand: findColumn(table, ['age_band', 'leeftijd', 'leeftijdsgroep']),
    area: findColumn(table, ['neighbourhood', 'area', 'buurt', 'wijk']),
    answer: findColumn(table, ['answer', 'antwoord', 'tekst']),
    thema: findColumn(table, ['theme_of_interest', 'thema']),
    consent: findColumn(table, ['consent', 'toestemming']),
    joins: findColumn(table, ['wants_to_join', 'meedoen', 'wil_meedoen']),
  }
  const nl = { locale: 'nl' } as const
  if (column.answer === undefined)
    return fail(appError('import.wrong_columns', { missing: m.import_kolom_antwoord({}, nl) }))
  if (column.consent === undefined)
    return fail(appError('import.wrong_columns', { missing: m.import_kolom_toestemming({}, nl) }))
  const responses: SurveyResponse[] = []
  const refused: RefusedLine[] = [...table.refused]
  let withoutConsent = 0
  for (const { line, cells } of table.rows) {
    const cell = (name: string | undefined): string => (name === undefined ? '' : (cells[name] ?? '').trim())
    const consent = cell(column.consent).toLowerCase()
    if (consent === 'nee') {
      withoutConsent++
      continue
    }
    if (consent !== 'ja') {
      refused.push(refuseValue(line, column.consent))
      continue
    }
    const answer = cell(column.answer)
    const channel = cell(column.channel).toLowerCase() || 'papier'
    const id =
      cell(column.id) || `r${createHash('sha256').update(`${line} ${answer}`).digest('base64url').slice(0, 20)}`
    if (answer === '') refused.push(refuseEmpty(line))
    else if (answer.length > maxAnswer) refused.push(refuseTooLong(line, answer.length, maxAnswer))
    else if (channel !== 'qr' && channel !== 'papier' && channel !== 'straatgesprek')
      refused.push(refuseValue(line, column.channel ?? 'kanaal'))
    else if (!idPattern.test(id)) refused.push(refuseValue(line, column.id ?? 'id'))
    else {
      const thema = findThema(themas, cell(column.thema))
      const ageBand = cell(column.ageBand).slice(0, 20)
      const area = cell(column.area).slice(0, 80)
      responses.push({
        id,
        channel,
        answer,
        wantsToJoin: cell(column.joins).toLowerCase() === 'ja',
        ...(ageBand === '' ? {} : { ageBand }),
        ...(area === '' ? {} : { area }),
        ...(thema === undefined ? {} : { themaOfInterest: thema }),
      })
    }
  }
  return ok({ responses, withoutConsent, refused: refused.sort((a, b) => a.line - b.line) })
}
