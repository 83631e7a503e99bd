import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import {
  type Archief,
  archiefFormat,
  archiefHeadSchema,
  archiefSchema,
  archiefVersion,
} from '../../shared/domain/archief.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import type { BordSnapshot, CastBallot } from '../../shared/domain/snapshot.ts'
import { m } from '../../shared/i18n/messages.ts'
import { findMisfit } from './check-bord.ts'
import type { ImportPlan } from './plan.ts'

/** Parses JSON that came from outside; `import.unreadable` when it is none. */
export function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail(appError('import.unreadable'))
  }
}

export const isArchief = (json: unknown): boolean => (json as { format?: unknown } | null)?.format === archiefFormat

/**
 * Reads our own archive. Another version gives `import.wrong_version` with both numbers; anything that does not fit the
 * schema or the layout of the document gives `import.unreadable`, and then nothing of it is used.
 */
export function readArchief(json: unknown): Result<ImportPlan> {
  const head = archiefHeadSchema.safeParse(json)
  if (!head.success) return fail(appError('import.unreadable'))
  if (head.data.version !== archiefVersion)
    return fail(appError('import.wrong_version', { found: head.data.version, expected: archiefVersion }))
  const parsed = archiefSchema.safeParse(json)
  if (!parsed.success) return fail(appError('import.unreadable'))
  const archief = parsed.data
  const bord = archief.bord as BordSnapshot
  if (findMisfit(bord) !== undefined) return fail(appError('import.unreadable'))
  return ok(toPlan(archief, bord))
}

function toPlan(archief: Archief, bord: BordSnapshot): ImportPlan {
  const { id: _id, createdAt, ...werksessie } = archief.werksessie
  const idOf = (key: string): DeelnemerId => `archief-${key}` as DeelnemerId
  const known = new Set(archief.deelnemers.map(({ key }) => key))
  const deelnemers = archief.deelnemers.map(
    ({ key, group, begeleider, table, organisation, joinsThemas }, index): Deelnemer => ({
      id: idOf(key),
      alias: m.import_archief_persoon({ number: index + 1 }, { locale: 'nl' }),
      group,
      begeleider,
      device: 'onbekend',
      joinsThemas,
      createdAt,
      ...(table === undefined ? {} : { table }),
      ...(organisation === undefined ? {} : { organisation }),
    }),
  )
  return {
    werksessie,
    bord,
    programma: {
      status: archief.programma.status ?? (archief.programma.blocks.length === 0 ? 'leeg' : 'concept'),
      blocks: archief.programma.blocks.map(({ level, sectionKey, ...block }) => ({
        ...block,
        ...(level === undefined ? {} : { level }),
        ...(sectionKey === undefined ? {} : { sectionKey }),
      })),
      bronnen: Object.fromEntries(
        Object.entries(archief.programma.bronnen).map(([id, { stemRef, ...trace }]) => [
          id,
          stemRef === undefined ? trace : { ...trace, stemRef },
        ]),
      ),
    },
    deelnemers,
    owners: Object.fromEntries(
      Object.entries(archief.owners)
        .filter(([, key]) => known.has(key))
        .map(([signaalId, key]) => [signaalId, idOf(key)]),
    ),
    ...(archief.stemronde === undefined ? {} : { stemronde: archief.stemronde }),
    ballots: archief.ballots.flatMap(({ key, electorate, ballot }, index): CastBallot[] => {
      if (key !== undefined) return known.has(key) ? [{ deelnemerId: idOf(key), ballot }] : []
      return electorate === undefined ? [] : [{ deelnemerId: idOf(`stem${index + 1}`), ballot, electorate }]
    }),
    survey: archief.survey,
    surveyWithoutConsent: archief.surveyWithoutConsent,
    ...(archief.gaten === undefined ? {} : { gaten: archief.gaten }),
  }
}
