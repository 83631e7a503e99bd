import { unzipSync } from 'fflate'
import type * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, RondeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import { maxSignaalText, type Signaal, signaalKindSchema } from '../../shared/domain/signaal.ts'
import type { Ballot } from '../../shared/domain/stem.ts'
import { defaultFasen, defaultSettings } from '../../shared/domain/werksessie.ts'
import { findMisfit } from './check-bord.ts'
import type { ImportPlan } from './plan.ts'
import { sampleCards, sampleMap, sampleThemas } from './sample-bord.ts'
import { sampleCardsSchema, sampleMapSchema, samplePeopleSchema, sampleSessionSchema } from './sample-schema.ts'
import { decodeText, parseCsv, type Table } from './table.ts'
import { readSurvey } from './vragenlijst.ts'

/** The files that a sample must have; the survey may be missing. */
export const sampleFiles = [
  'session.json',
  'participants.json',
  'signals.csv',
  'votes.csv',
  'wijkkaart.json',
  'kanskaarten.json',
  'residents-survey.csv',
] as const
type SampleFile = (typeof sampleFiles)[number]
/** File name → its text. */
export type SampleBundle = Readonly<Partial<Record<SampleFile, string>>>

/** A bundle out of one JSON object `{ "session.json": …, "signals.csv": "…" }`; values are texts or JSON. */
export function bundleFromJson(json: unknown): SampleBundle | undefined {
  if (typeof json !== 'object' || json === null || !('session.json' in json)) return undefined
  const given = json as Record<string, unknown>
  return Object.fromEntries(
    sampleFiles
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, typeof given[name] === 'string' ? given[name] : JSON.stringify(given[name])]),
  )
}

/** A bundle out of a ZIP of the folder; `undefined` when it has no `session.json`. Check its size first. */
export function bundleFromZip(bytes: Uint8Array): SampleBundle | undefined {
  const wanted = (name: string): SampleFile | undefined =>
    sampleFiles.find((file) => name === file || name.endsWith(`/${file}`))
  try {
    const found = unzipSync(bytes, { filter: (file) => wanted(file.name) !== undefined })
    const bundle = Object.fromEntries(
      Object.entries(found).map(([name, content]) => [wanted(name) ?? name, decodeText(content)]),
    )
    return bundle['session.json'] === undefined ? undefined : bundle
  } catch {
    // A damaged ZIP is no sample.
    return undefined
  }
}

function readJson<S extends z.ZodMiniType>(text: string | undefined, schema: S): Result<z.output<S>> {
  if (text === undefined) return fail(appError('import.unreadable'))
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? ok(parsed.data) : fail(appError('import.unreadable'))
  } catch {
    return fail(appError('import.unreadable'))
  }
}

/**
 * Reads the sample format as a whole werksessie. What it lacks is set here (DOMAIN §3): themas `vooraf` and `herkend`,
 * authors by group, begeleiders those with `facilitator`, and one closed stemronde with the weights of the session.
 */
export function readSample(bundle: SampleBundle): Result<ImportPlan> {
  const session = readJson(bundle['session.json'], sampleSessionSchema)
  if (!session.ok) return session
  const people = readJson(bundle['participants.json'], samplePeopleSchema)
  if (!people.ok) return people
  const map = readJson(bundle['wijkkaart.json'], sampleMapSchema)
  if (!map.ok) return map
  const cards = readJson(bundle['kanskaarten.json'], sampleCardsSchema)
  if (!cards.ok) return cards
  const signals = parseCsv(bundle['signals.csv'] ?? '')
  if (!signals.ok) return signals
  const createdAt = Date.parse(`${session.value.date}T${session.value.start}:00+01:00`)
  if (!Number.isFinite(createdAt)) return fail(appError('import.unreadable'))
  const deelnemers = people.value.participants.map((person) => toDeelnemer(person, createdAt))
  const themas = sampleThemas(session.value, createdAt)
  const signalen = readSampleSignalen(signals.value, deelnemers, new Set(themas.map(({ id }) => id)), createdAt)
  if (!signalen.ok) return signalen
  const bord = {
    signalen: signalen.value.signalen,
    themas,
    ...sampleMap(map.value, createdAt),
    kanskaarten: sampleCards(cards.value, createdAt),
    opmerkingen: [],
    frames: [],
    connectors: [],
    tekeningen: [],
    afbeeldingen: [],
  }
  if (findMisfit(bord) !== undefined) return fail(appError('import.unreadable'))
  const ballots = readBallots(bundle['votes.csv'])
  if (!ballots.ok) return ballots
  const surveyTable =
    bundle['residents-survey.csv'] === undefined ? undefined : parseCsv(bundle['residents-survey.csv'])
  if (surveyTable !== undefined && !surveyTable.ok) return surveyTable
  const survey = surveyTable === undefined ? undefined : readSurvey(surveyTable.value, themas)
  if (survey !== undefined && !survey.ok) return survey
  const { settings } = session.value
  return ok({
    werksessie: {
      title: session.value.title,
      area: session.value.area,
      level: session.value.level,
      date: session.value.date,
      start: session.value.start,
      end: session.value.end,
      targetGroup: session.value.target_group,
      themaSource: 'vooraf',
      fasen: defaultFasen.filter(({ kind }) => session.value.phases.includes(kind)),
      // Open for trying out: people may write and move, and the round can be revealed or opened again.
      huidigeFase: 'clusteren',
      settings: {
        ...defaultSettings,
        alpha: settings.alpha,
        tieMargin: settings.tie_margin,
        dotsPerPerson: settings.dots_per_person,
        maxDotsPerThema: settings.max_dots_per_theme,
        weights: settings.weights,
        electorates: { ...defaultSettings.electorates, ...settings.electorates },
      },
      status: 'open',
      synthetic: session.value.synthetic ?? false,
    },
    bord,
    deelnemers,
    owners: signalen.value.owners,
    stemronde: {
      id: 'ronde-1' as RondeId,
      form: 'stippen',
      targets: themas.map(({ id }) => id),
      dotsPerPerson: settings.dots_per_person,
      maxDotsPerTarget: settings.max_dots_per_theme,
      weights: settings.weights,
      alpha: settings.alpha,
      status: 'gesloten',
      openedAt: createdAt,
    },
    ballots: ballots.value,
    survey: survey?.value.responses ?? [],
    surveyWithoutConsent: survey?.value.withoutConsent ?? 0,
  })
}

function toDeelnemer(person: z.infer<typeof samplePeopleSchema>['participants'][number], createdAt: number): Deelnemer {
  return {
    id: person.id as DeelnemerId,
    alias: person.alias,
    group: person.group,
    ...(person.organisation === undefined || person.organisation === null ? {} : { organisation: person.organisation }),
    ...(person.table === undefined || person.table === null ? {} : { table: person.table }),
    begeleider: person.facilitator,
    device: person.device,
    joinsThemas: person.joins_themes,
    createdAt,
  }
}

function readSampleSignalen(
  table: Table,
  deelnemers: readonly Deelnemer[],
  themaIds: ReadonlySet<string>,
  createdAt: number,
): Result<{ readonly signalen: Signaal[]; readonly owners: Record<string, DeelnemerId> }> {
  const people = new Map(deelnemers.map((deelnemer) => [deelnemer.id as string, deelnemer]))
  const owners: Record<string, DeelnemerId> = {}
  const signalen: Signaal[] = []
  for (const [index, { line, cells }] of table.rows.entries()) {
    const kind = signaalKindSchema.safeParse(cells.kind)
    const person = people.get(cells.participant_id ?? '')
    const text = cells.text ?? ''
    if (!kind.success || person === undefined || text === '' || text.length > maxSignaalText)
      return fail(appError('import.unreadable', { line }))
    const id = (cells.id ?? '') as SignaalId
    const thema = cells.gold_theme ?? ''
    owners[id] = person.id
    signalen.push({
      id,
      text,
      kind: kind.data,
      authorGroup: person.group,
      channel: person.device === 'laptop' || person.device === 'onbekend' ? 'bord' : person.device,
      ...(themaIds.has(thema) ? { themaId: thema as ThemaId } : {}),
      ookThemas: [],
      createdAt: createdAt + index * 1000,
    })
  }
  return ok({ signalen, owners })
}

function readBallots(text: string | undefined): Result<{ deelnemerId: DeelnemerId; ballot: Ballot }[]> {
  if (text === undefined) return ok([])
  const table = parseCsv(text)
  if (!table.ok) return table
  const ballots = new Map<DeelnemerId, Record<string, number>>()
  for (const { line, cells } of table.value.rows) {
    const dots = Number(cells.dots)
    if (!Number.isInteger(dots) || dots < 0) return fail(appError('import.unreadable', { line }))
    const person = (cells.participant_id ?? '') as DeelnemerId
    ballots.set(person, { ...ballots.get(person), [cells.theme ?? '']: dots })
  }
  return ok([...ballots].map(([deelnemerId, ballot]) => ({ deelnemerId, ballot })))
}
