import { type SignaalInput, type SignaalKind, signaalKinds } from '../../../shared/domain/signaal.ts'
import type { Papier } from '../../../shared/protocol/api.ts'
import type { OutboxItem } from '../../sync/local-store.ts'

/** One note from paper as the schrijver sees it back. */
export interface Regel {
  readonly id: string
  readonly paper: string
  readonly text: string
  readonly kind: SignaalKind
  readonly table?: number
  /** `wacht`: on this device; `niet`: the server did not take it; `weg`: withdrawn. */
  readonly state: 'wacht' | 'bewaard' | 'niet' | 'weg'
  readonly reason?: string
  /** Typed here or by this person: may be corrected. */
  readonly isOwn: boolean
}

/**
 * What was typed, newest first: what the server has, with what is still on this device. A text that waits here is newer than
 * the server's.
 */
export function regelsOf(items: readonly OutboxItem[], stored: Papier): readonly Regel[] {
  const kept = new Map(stored.map((one) => [one.id, one]))
  const here = new Map(items.map((item) => [item.id, item]))
  const fromServer = stored.map((one): Regel => {
    const item = here.get(one.id)
    const isWaiting = item !== undefined && item.state === 'wacht'
    return {
      id: one.id,
      paper: one.paper ?? '',
      text: isWaiting ? item.input.text : one.text,
      kind: one.kind,
      ...(one.table === undefined ? {} : { table: one.table }),
      state: isWaiting ? 'wacht' : one.archivedAt === undefined ? 'bewaard' : 'weg',
      isOwn: one.own,
    }
  })
  const onlyHere = items.flatMap((item): Regel[] =>
    kept.has(item.id)
      ? []
      : [
          {
            id: item.id,
            paper: item.input.paper ?? '',
            text: item.input.text,
            kind: item.input.kind,
            ...(item.input.table === undefined ? {} : { table: item.input.table }),
            state: item.state === 'niet_geplaatst' ? 'niet' : item.state,
            ...(item.reason === undefined ? {} : { reason: item.reason }),
            isOwn: true,
          },
        ],
  )
  return [...fromServer, ...onlyHere].reverse()
}

/** Lines of which number or text has all these words. */
export function searchRegels(regels: readonly Regel[], asked: string): readonly Regel[] {
  const words = asked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return regels.filter(({ paper, text }) => words.every((word) => `${paper} ${text}`.toLowerCase().includes(word)))
}

/**
 * The number of the next note of a sheet: `3-7` after `3-6`; numbers are never given twice, also after a withdrawal. `last`: the
 * highest that this device gave on this sheet, for when the server's list is not here (yet).
 */
export function nextNumber(vel: string, regels: readonly Pick<Regel, 'paper'>[], last = 0): string {
  const start = vel.trim() === '' ? '' : `${vel.trim()}-`
  const used = regels.flatMap(({ paper }) => {
    const rest = paper.startsWith(start) ? paper.slice(start.length) : ''
    return /^\d+$/.test(rest) ? [Number(rest)] : []
  })
  return `${start}${Math.max(last, ...used) + 1}`
}

/** The kind at `by` places from this one, round and round: for the arrow keys. */
export function kindAfter(kind: SignaalKind, by: 1 | -1): SignaalKind {
  const index = (signaalKinds.indexOf(kind) + by + signaalKinds.length) % signaalKinds.length
  return signaalKinds[index] ?? kind
}

/** Puts `[?]` where the caret is, with a space where a word would touch it. */
export function insertIllegible(text: string, at: number): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, at)
  const after = text.slice(at)
  const mark = `${before === '' || /\s$/.test(before) ? '' : ' '}[?]${/^\S/.test(after) ? ' ' : ''}`
  return { text: `${before}${mark}${after}`, caret: at + mark.length }
}

/** What a sheet says about every note on it. */
export interface Vel {
  readonly vel: string
  readonly group: NonNullable<SignaalInput['authorGroup']>
  /** '' for none. */
  readonly table: string
  /** Highest number given here, per sheet. */
  readonly last: Readonly<Record<string, number>>
}
