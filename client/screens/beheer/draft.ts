import * as z from 'zod/mini'
import { maxTafels } from '../../../shared/domain/tafel.ts'
import { pictogramSchema, plaatSchema, plateFor } from '../../../shared/domain/thema.ts'
import { areaLevelSchema, defaultSettings, type Fase, showAuthorsSchema } from '../../../shared/domain/werksessie.ts'
import type { CreateWerksessie } from '../../../shared/protocol/api.ts'

const draftThemaSchema = z.object({
  /** Names the row on this screen only. */
  key: z.int(),
  title: z.string(),
  plaat: plaatSchema,
  pictogram: pictogramSchema,
})
export type DraftThema = z.infer<typeof draftThemaSchema>

const draftSchema = z.object({
  title: z.string(),
  area: z.string(),
  level: areaLevelSchema,
  date: z.string(),
  start: z.string(),
  end: z.string(),
  targetGroup: z.string(),
  themaSource: z.enum(['vooraf', 'tijdens']),
  themas: z.array(draftThemaSchema),
  showAuthors: showAuthorsSchema,
  dotsPerPerson: z.int().check(z.gte(1), z.lte(20)),
  /** A ready-made agenda, or one of the organisation's own, by id; absent in drafts from before there was a choice. */
  agenda: z.optional(z.string()),
  /** Number of tables; absent in older drafts. */
  tafels: z.optional(z.int().check(z.gte(0), z.lte(maxTafels))),
})
/** A werksessie as it is being prepared in this browser; empty strings are what is not filled in. */
export type Draft = z.infer<typeof draftSchema>

/** What the server takes at most. */
export const maxThemas = 30
export const maxThemaTitle = 120

export const emptyDraft: Draft = {
  title: '',
  area: '',
  level: 'wijk',
  date: '',
  start: '',
  end: '',
  targetGroup: '',
  themaSource: 'vooraf',
  themas: [],
  showAuthors: defaultSettings.showAuthors,
  dotsPerPerson: defaultSettings.dotsPerPerson,
}

/** What an earlier visit kept, as JSON; anything that is not a draft gives an empty one. */
export function parseDraft(kept: string | null): Draft {
  if (kept === null) return emptyDraft
  let value: unknown
  try {
    value = JSON.parse(kept)
  } catch {
    return emptyDraft
  }
  const parsed = draftSchema.safeParse(value)
  return parsed.success ? parsed.data : emptyDraft
}

/** One thema per line of a pasted list: bullets, numbers and blank lines go; the same title twice counts once. */
export function parseThemaLines(text: string): readonly string[] {
  const titles = text
    .split(/\r?\n/)
    .map((line) =>
      line
        // A bullet, or a number followed by a point or bracket; "65+ samen eten" keeps its number.
        .replace(/^\s*(?:[-–—•*·▪]+|\d+\s*[.)])\s*/u, '')
        .trim()
        .slice(0, maxThemaTitle),
    )
    .filter((title) => title !== '')
  return [...new Map(titles.map((title) => [title.toLowerCase(), title])).values()]
}

/** Adds themas at the end, each with the plate and pictogram that are next; titles that are there already are left out. */
export function addThemas(themas: readonly DraftThema[], titles: readonly string[]): DraftThema[] {
  const known = new Set(themas.map((thema) => thema.title.trim().toLowerCase()))
  const fresh = titles.filter((title) => title === '' || !known.has(title.toLowerCase()))
  const firstKey = themas.reduce((max, thema) => Math.max(max, thema.key), 0) + 1
  return [
    ...themas,
    ...fresh.map((title, index) => ({ key: firstKey + index, title, ...plateFor(themas.length + index) })),
  ].slice(0, maxThemas)
}

/** Moves the row at `index` one place up (-1) or down (1); at the edge nothing changes. */
export function moveThema(themas: readonly DraftThema[], index: number, step: -1 | 1): DraftThema[] {
  const moved = [...themas]
  const here = moved[index]
  const there = moved[index + step]
  if (here === undefined || there === undefined) return moved
  moved[index] = there
  moved[index + step] = here
  return moved
}

/** The agenda that was chosen; the usual one when none was, or when it is no more. */
export const chosenAgenda = <A extends { readonly id: string }>(
  agendas: readonly A[],
  draft: Pick<Draft, 'agenda'>,
): A | undefined => agendas.find(({ id }) => id === draft.agenda) ?? agendas.find(({ id }) => id === 'standaard')

/** What is still wrong on the first step, per field. */
export function whatIsWrong(draft: Draft): { readonly title: boolean; readonly end: boolean } {
  return {
    title: draft.title.trim() === '',
    end: draft.start !== '' && draft.end !== '' && draft.end <= draft.start,
  }
}

/** The draft as the server wants it: trimmed, without what is empty; themas only when they are set out beforehand. */
export function toRequest(draft: Draft): CreateWerksessie {
  const themas = draft.themas.filter((thema) => thema.title.trim() !== '')
  return {
    title: draft.title.trim(),
    area: draft.area.trim(),
    level: draft.level,
    date: draft.date,
    start: draft.start,
    end: draft.end,
    targetGroup: draft.targetGroup.trim(),
    themaSource: draft.themaSource,
    ...(draft.themaSource === 'vooraf'
      ? {
          themas: themas.map(({ title, plaat, pictogram }) => ({ title: title.trim(), plaat, pictogram })),
        }
      : {}),
    settings: { showAuthors: draft.showAuthors, dotsPerPerson: draft.dotsPerPerson },
    ...(draft.agenda === undefined ? {} : { agenda: draft.agenda }),
    ...((draft.tafels ?? 0) === 0 ? {} : { tafels: draft.tafels }),
  }
}

/** The agenda with the time each fase begins (`HH:MM`), when the start is known, and its total in minutes. */
export function agendaOf(
  fasen: readonly Fase[],
  start: string,
): {
  readonly totalMinutes: number
  readonly rows: readonly { readonly fase: Fase; readonly at: string | undefined }[]
} {
  const match = /^(\d{2}):(\d{2})$/.exec(start)
  const startMinutes = match === null ? undefined : Number(match[1]) * 60 + Number(match[2])
  let passed = 0
  const rows = fasen.map((fase) => {
    const at = startMinutes === undefined ? undefined : clockTime(startMinutes + passed)
    passed += fase.plannedMinutes
    return { fase, at }
  })
  return { totalMinutes: passed, rows }
}

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
