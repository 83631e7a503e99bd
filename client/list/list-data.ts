import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Frame } from '../../shared/domain/frame.ts'
import { topOf } from '../../shared/domain/merge.ts'
import { kindLetters, type Signaal, type SignaalKind } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Ghost } from '../model/types.ts'
import { type BordFilter, filterTest, isFiltering } from '../state/bord-filter.ts'

export interface ListRow {
  readonly signaal: Signaal
  readonly ghost: Ghost | undefined
  /** Texts of the notes under this one. */
  readonly under: readonly string[]
}

export interface ListSection {
  /** Thema id, `frame:` and the id of a frame, `los` or `nergens`. */
  readonly id: string
  readonly thema: Thema | undefined
  /** Of a table: its loose notes are here. Without a table: the loose notes that lie on it. */
  readonly frame: Frame | undefined
  readonly rows: readonly ListRow[]
  /** All active notes of the section, merged ones included, whatever the filter. */
  readonly count: number
  readonly byGroep: Readonly<Partial<Record<DeelnemerGroep, number>>>
}

export const sectionOfFrame = (frameId: string): string => `frame:${frameId}`

/** The outline of the bord: themas in board order, then loose notes, then what fits nowhere; each by age. */
export function listSections(
  input: {
    readonly themas: readonly Thema[]
    readonly signalen: readonly Signaal[]
    readonly ghosts: readonly Ghost[]
    /** Active ones. */
    readonly frames?: readonly Frame[]
    readonly isMine: (id: string) => boolean
  },
  filter: BordFilter,
): ListSection[] {
  const known = new Set(input.themas.map((thema) => thema.id as string))
  const byId = new Map(input.signalen.map((signaal) => [signaal.id as string, signaal]))
  const ghosts = new Map(input.ghosts.map((ghost) => [ghost.signaal.id as string, ghost]))
  const under = new Map<string, string[]>()
  const tops: Signaal[] = []
  for (const signaal of input.signalen) {
    const top = topOf(signaal, byId)
    if (top === signaal || signaal.archivedAt !== undefined) tops.push(signaal)
    else under.set(top.id, [...(under.get(top.id) ?? []), signaal.text])
  }
  tops.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  const frames = [...(input.frames ?? [])].sort((a, b) => (a.order < b.order ? -1 : 1))
  const frameOf = new Map<string, Frame>()
  const ofTable = new Map<number, string>()
  for (const frame of frames) {
    frameOf.set(sectionOfFrame(frame.id), frame)
    if (frame.table !== undefined && !ofTable.has(frame.table)) ofTable.set(frame.table, sectionOfFrame(frame.id))
  }
  const free = frames.filter(({ table, pos }) => table === undefined && pos !== undefined)
  const placeOf = (signaal: Signaal): string =>
    signaal.offTopic === true
      ? 'nergens'
      : signaal.themaId !== undefined && known.has(signaal.themaId)
        ? signaal.themaId
        : (frameUnder(signaal, free) ?? (signaal.table === undefined ? undefined : ofTable.get(signaal.table)) ?? 'los')
  const isShown = filterTest(filter, {
    isMine: input.isMine,
    hasGhost: (id) => ghosts.has(id),
    placeOf,
    under: (id) => under.get(id) ?? [],
  })
  const sections = new Map<
    string,
    { rows: ListRow[]; count: number; byGroep: Partial<Record<DeelnemerGroep, number>> }
  >()
  for (const id of [...input.themas.map((thema) => thema.id as string), ...frameOf.keys(), 'los', 'nergens'])
    sections.set(id, { rows: [], count: 0, byGroep: {} })
  for (const signaal of tops) {
    const section = sections.get(placeOf(signaal))
    if (section === undefined) continue
    const below = under.get(signaal.id) ?? []
    if (signaal.archivedAt === undefined) {
      section.count += 1 + below.length
      section.byGroep[signaal.authorGroup] = (section.byGroep[signaal.authorGroup] ?? 0) + 1
    }
    if (isShown(signaal)) section.rows.push({ signaal, ghost: ghosts.get(signaal.id), under: below })
  }
  const themaOf = new Map(input.themas.map((thema) => [thema.id as string, thema]))
  const isPartial = isFiltering(filter)
  return [...sections]
    .filter(([id, { rows }]) =>
      filter.place !== undefined ? filter.place === id : rows.length > 0 || (!isPartial && id !== 'nergens'),
    )
    .map(([id, section]) => ({ id, thema: themaOf.get(id), frame: frameOf.get(id), ...section }))
}

/** Half of what a note measures on the canvas, about: its middle says in which frame it lies. */
const halfBriefje = [70, 40] as const

/** The frame on which a loose note with a place of its own lies; the last one made when they overlap. */
function frameUnder({ pos }: Signaal, frames: readonly Frame[]): string | undefined {
  if (pos === undefined) return undefined
  const [x, y] = [pos[0] + halfBriefje[0], pos[1] + halfBriefje[1]]
  const found = frames.findLast(
    (frame) =>
      frame.pos !== undefined &&
      x >= frame.pos[0] &&
      x <= frame.pos[0] + frame.size[0] &&
      y >= frame.pos[1] &&
      y <= frame.pos[1] + frame.size[1],
  )
  return found === undefined ? undefined : sectionOfFrame(found.id)
}

const kindOfLetter = new Map(Object.entries(kindLetters).map(([kind, letter]) => [letter, kind as SignaalKind]))

/** Paper entry: `z ` at the start of a line chooses the kind, once; the rest is the text. */
export function parseEntry(line: string, kind: SignaalKind): { readonly text: string; readonly kind: SignaalKind } {
  const match = /^([a-z]) (.*)$/isu.exec(line)
  const chosen = match?.[1] === undefined ? undefined : kindOfLetter.get(match[1].toLowerCase())
  return chosen === undefined ? { text: line, kind } : { text: match?.[2] ?? '', kind: chosen }
}
