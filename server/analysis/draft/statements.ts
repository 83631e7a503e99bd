import type { SignaalId } from '../../../shared/base/ids.ts'
import {
  type DraftBlock,
  type DraftPart,
  type DraftStatement,
  type Trace,
  traceSchema,
} from '../../../shared/domain/programma.ts'

/** A place that people fill in; its label says what is asked. */
export interface Slot {
  readonly slot: string
}
export const slot = (label: string): Slot => ({ slot: label })
export type Piece = string | Slot

export interface Refs {
  readonly signaalIds?: readonly SignaalId[]
  readonly cardIds?: readonly string[]
  readonly mapRefs?: readonly string[]
  readonly stemRef?: string | undefined
  readonly gatRef?: string | undefined
}

type Say = (...pieces: readonly Piece[]) => DraftStatement

/** Makes the statements of one section; their ids are section, thema and place in the section, so they are stable. */
export interface Statements {
  /** Words of the template, or a fact about the werksessie itself. */
  readonly regel: Say
  /** A count by the system. Falls back to `regel` when it rests on nothing, such as a count of zero (I8). */
  readonly telling: (refs: Refs, ...pieces: readonly Piece[]) => DraftStatement
  readonly citaat: (refs: Refs, ...pieces: readonly Piece[]) => DraftStatement
  readonly samenvatting: (refs: Refs, ...pieces: readonly Piece[]) => DraftStatement
  /** Words that a person typed somewhere else on the bord. */
  readonly mens: (refs: Refs, ...pieces: readonly Piece[]) => DraftStatement
  /** A sentence that exists to be completed. */
  readonly invulplek: Say
}

/** The builder of one section; `themaId` only for sections that come back per thema. */
export function createStatements(section: string, themaId?: string): Statements {
  let index = 0
  const make = (kind: Trace['kind'], refs: Refs, pieces: readonly Piece[]): DraftStatement => {
    index += 1
    const id = ['st', section, ...(themaId === undefined ? [] : [themaId]), index].join('.')
    const parts = toParts(id, pieces)
    const { signaalIds = [], cardIds = [], mapRefs = [], stemRef, gatRef } = refs
    const rests = signaalIds.length + cardIds.length + mapRefs.length > 0 || stemRef !== undefined
    const lawful = rests || kind === 'mens' || kind === 'invulplek' ? kind : 'regel'
    const trace = traceSchema.parse({
      id,
      kind: lawful,
      text: parts.map((part) => (part.type === 'text' ? part.text : `[INVULLEN: ${part.label}]`)).join(''),
      signaalIds: [...signaalIds].sort(),
      cardIds: [...cardIds].sort(),
      mapRefs: [...mapRefs].sort(),
      ...(stemRef === undefined ? {} : { stemRef }),
      ...(gatRef === undefined ? {} : { gatRef }),
    })
    return { parts, trace }
  }
  return {
    regel: (...pieces) => make('regel', {}, pieces),
    telling: (refs, ...pieces) => make('telling', refs, pieces),
    citaat: (refs, ...pieces) => make('citaat', refs, pieces),
    samenvatting: (refs, ...pieces) => make('samenvatting', refs, pieces),
    mens: (refs, ...pieces) => make('mens', refs, pieces),
    invulplek: (...pieces) => make('invulplek', {}, pieces),
  }
}

function toParts(statementId: string, pieces: readonly Piece[]): DraftPart[] {
  const parts: DraftPart[] = []
  let slots = 0
  for (const piece of pieces) {
    const last = parts.at(-1)
    if (typeof piece !== 'string') {
      slots += 1
      parts.push({ type: 'slot', id: `${statementId}.${slots}`, label: piece.slot })
    } else if (last?.type === 'text') parts[parts.length - 1] = { type: 'text', text: last.text + piece }
    else if (piece !== '') parts.push({ type: 'text', text: piece })
  }
  return parts
}

export const heading = (level: 1 | 2 | 3, text: string, key: string): DraftBlock => ({
  type: 'heading',
  level,
  text,
  key,
})

/** A paragraph of the statements that are there; nothing when there are none. */
export function paragraph(...statements: readonly (DraftStatement | undefined)[]): DraftBlock[] {
  const present = statements.filter((statement) => statement !== undefined)
  return present.length === 0 ? [] : [{ type: 'paragraph', statements: present }]
}

/** A list, or nothing when it would be empty. */
export const list = (items: readonly DraftStatement[]): DraftBlock[] =>
  items.length === 0 ? [] : [{ type: 'list', items }]

/** Open places in a draft. */
export function countSlots(blocks: readonly DraftBlock[]): number {
  let slots = 0
  for (const block of blocks) {
    const statements = block.type === 'heading' ? [] : block.type === 'paragraph' ? block.statements : block.items
    for (const { parts } of statements) slots += parts.filter((part) => part.type === 'slot').length
  }
  return slots
}
