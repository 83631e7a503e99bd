import type * as Y from 'yjs'
import type { Trace } from '../domain/programma.ts'
import { reeks } from '../domain/woord-verschil.ts'
import {
  bronIdsVan,
  isOngemoeid,
  neemWeg,
  type StaandBlok,
  staandeBlokken,
  woordenVan,
  zetErachter,
  zetErvoorInDePlaats,
} from './programma-blokken.ts'
import type { ProgrammaBlock } from './programma-doc.ts'

/** A proposal beside the text: nothing changes before a person takes it over. */
export interface Wijziging {
  readonly id: string
  /** `naast`: people wrote what stands there; taking over puts the new words behind it. */
  readonly soort: 'vervang' | 'naast' | 'erbij' | 'weg'
  readonly van: 'sjabloon' | 'versie' | 'taalmodel'
  readonly section: string
  /** The block it is about, or behind which it comes; absent: it comes first. */
  readonly bij?: string
  /** The words that stand there; '' when there are none. */
  readonly was: string
  readonly block?: ProgrammaBlock
  readonly bronnen: Readonly<Record<string, Trace>>
  readonly at: number
  /** Order in which they are read. */
  readonly volgorde: number
}

/** A text to compare with: a new draft, or a former version. */
export interface Doel {
  readonly blocks: readonly ProgrammaBlock[]
  readonly bronnen: Readonly<Record<string, Trace>>
}

type Voorstel = Omit<Wijziging, 'id' | 'at' | 'van' | 'volgorde'>

/** Blocks of a target, with the key of the section they stand in. */
function inSections(
  blocks: readonly ProgrammaBlock[],
): readonly { readonly section: string; readonly block: ProgrammaBlock }[] {
  let section = ''
  return blocks.map((block) => {
    if (block.type === 'heading' && block.sectionKey !== undefined) section = block.sectionKey
    return { section, block }
  })
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Same words, or the words of the draft with its open places filled in. */
function isSameText(current: string, drafted: string): boolean {
  if (current === drafted) return true
  if (!drafted.includes('[INVULLEN: ')) return false
  const pattern = drafted
    .split(/\[INVULLEN: [^\]]*\]/)
    .map(escaped)
    .join('(.+?)')
  return new RegExp(`^${pattern}$`).test(current)
}

const tokens = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

/** Share of words that two texts have in common, 0–1. */
function likeness(a: string, b: string): number {
  const [one, other] = [tokens(a), tokens(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.max(1, Math.max(one.size, other.size))
}
const alikeEnough = 0.34

interface Result {
  readonly voorstellen: readonly Voorstel[]
  /** Statements that read the same: their sources are brought up to date, old id → new Trace. */
  readonly vernieuwd: ReadonlyMap<string, Trace>
}

/**
 * What would have to change to come from the text to the target, block by block and section by section. What people wrote
 * or changed is never proposed to go when the target is a draft; when it is a former version, a person asked for exactly that.
 */
export function vergelijk(
  doc: Y.Doc,
  bronnen: Readonly<Record<string, Trace>>,
  doel: Doel,
  van: Wijziging['van'],
): Result {
  const standing = staandeBlokken(doc)
  const wanted = inSections(doel.blocks)
  const voorstellen: Voorstel[] = []
  const vernieuwd = new Map<string, Trace>()
  const keys = sectionOrder(standing, wanted)
  let last: StaandBlok | undefined
  for (const section of keys) {
    const here = standing.filter((one) => one.section === section)
    const there = wanted.filter((one) => one.section === section).map(({ block }) => block)
    const behind = compareSection({ section, here, there, bronnen, doel, van, before: last })
    voorstellen.push(...behind.voorstellen)
    for (const [id, trace] of behind.vernieuwd) vernieuwd.set(id, trace)
    last = here.at(-1) ?? last
  }
  return { voorstellen, vernieuwd }
}

/** Sections of both, in the order of the target; those that only stand in the text come where they stand. */
function sectionOrder(
  standing: readonly StaandBlok[],
  wanted: readonly { readonly section: string }[],
): readonly string[] {
  const unique = (list: readonly { readonly section: string }[]): string[] => [
    ...new Set(list.map(({ section }) => section)),
  ]
  return [...new Set(reeks(unique(standing), unique(wanted), (a, b) => a === b).map(({ a, b }) => a ?? b ?? ''))]
}

interface SectionWork {
  readonly section: string
  readonly here: readonly StaandBlok[]
  readonly there: readonly ProgrammaBlock[]
  readonly bronnen: Readonly<Record<string, Trace>>
  readonly doel: Doel
  readonly van: Wijziging['van']
  readonly before: StaandBlok | undefined
}

function compareSection({ section, here, there, bronnen, doel, van, before }: SectionWork): Result {
  const voorstellen: Voorstel[] = []
  const vernieuwd = new Map<string, Trace>()
  const rows = reeks(here, there, (a, b) => a.block.type === b.type && isSameText(woordenVan(a.block), woordenVan(b)))
  const bronnenOf = (block: ProgrammaBlock): Readonly<Record<string, Trace>> =>
    Object.fromEntries(
      bronIdsVan(block).flatMap((id) => {
        const trace = doel.bronnen[id]
        return trace === undefined ? [] : [[id, trace] as const]
      }),
    )
  const add = (soort: Voorstel['soort'], at: StaandBlok | undefined, block: ProgrammaBlock | undefined): void => {
    const isNew = soort === 'erbij'
    voorstellen.push({
      soort,
      section,
      ...(at === undefined ? {} : { bij: at.id }),
      was: at === undefined || isNew ? '' : woordenVan(at.block),
      ...(block === undefined ? {} : { block }),
      bronnen: block === undefined ? {} : bronnenOf(block),
    })
  }
  // What only stands elsewhere in the section stays where people read it: moving it says nothing new.
  const moved = movedIn(rows)
  const keep = (a: StaandBlok, b: ProgrammaBlock): void => {
    const [old, now] = [bronIdsVan(a.block), bronIdsVan(b)]
    for (const [index, id] of old.entries()) {
      const trace = doel.bronnen[now[index] ?? '']
      if (trace !== undefined && van === 'sjabloon' && old.length === now.length)
        vernieuwd.set(id, { ...trace, id, ...codeOf(bronnen[id]) })
    }
  }
  for (const [a, b] of moved) keep(a, b)
  const movedFrom = new Set(moved.keys())
  const movedTo = new Set(moved.values())
  let anchor = before
  let gone: StaandBlok[] = []
  let fresh: ProgrammaBlock[] = []
  const settle = (): void => {
    for (const block of fresh) {
      const partner = gone
        .filter((one) => one.block.type === block.type)
        .map((one) => ({ one, score: likeness(woordenVan(one.block), woordenVan(block)) }))
        .sort((a, b) => b.score - a.score)[0]
      if (partner === undefined || partner.score < alikeEnough) {
        add('erbij', anchor, block)
        continue
      }
      gone = gone.filter((one) => one !== partner.one)
      const mayReplace = van === 'versie' || isOngemoeid(partner.one.block, bronnen)
      add(mayReplace ? 'vervang' : 'naast', partner.one, block)
      anchor = partner.one
    }
    for (const one of gone) {
      if (woordenVan(one.block) === '') continue
      if (van === 'versie' || isOngemoeid(one.block, bronnen)) add('weg', one, undefined)
    }
    gone = []
    fresh = []
  }
  for (const { a, b } of rows) {
    if (a !== undefined && b !== undefined) {
      settle()
      anchor = a
      keep(a, b)
    } else if (a !== undefined) {
      if (!movedFrom.has(a)) gone.push(a)
    } else if (b !== undefined && !movedTo.has(b) && woordenVan(b) !== '') fresh.push(b)
  }
  settle()
  return { voorstellen, vernieuwd }
}

/** Blocks that only one side has at this place, but both have somewhere: standing one → wanted one. */
function movedIn(
  rows: readonly { readonly a?: StaandBlok; readonly b?: ProgrammaBlock }[],
): ReadonlyMap<StaandBlok, ProgrammaBlock> {
  const moved = new Map<StaandBlok, ProgrammaBlock>()
  const free = rows.flatMap(({ a, b }) => (a === undefined && b !== undefined ? [b] : []))
  for (const { a, b } of rows) {
    if (a === undefined || b !== undefined || a.block.type === 'heading') continue
    const index = free.findIndex((one) => one.type === a.block.type && woordenVan(one) === woordenVan(a.block))
    const found = index === -1 ? undefined : free[index]
    if (found === undefined) continue
    moved.set(a, found)
    free.splice(index, 1)
  }
  return moved
}

const codeOf = (trace: Trace | undefined): { readonly code?: string } =>
  trace?.code === undefined ? {} : { code: trace.code }

/** What became of a proposal that a person took over. */
export type Uitkomst = 'gedaan' | 'ernaast' | 'niets'

/**
 * Takes a proposal over and takes it off the list. What people changed meanwhile is not overwritten: then the new words
 * come behind it. Server only, inside the room's transaction.
 */
export function neemOver(doc: Y.Doc, wijziging: Wijziging, traces: Readonly<Record<string, Trace>>): Uitkomst {
  doc.getMap<Wijziging>('wijzigingen').delete(wijziging.id)
  const blocks = staandeBlokken(doc)
  const at = blocks.find(({ id }) => id === wijziging.bij)
  const { block, soort, was, section } = wijziging
  const isAsThen = at !== undefined && woordenVan(at.block) === was
  if (soort === 'weg') {
    if (!isAsThen) return 'niets'
    const before = blocks[blocks.indexOf(at) - 1]
    neemWeg(at.node)
    moveAnchors(doc, ({ bij }) => bij === at.id, before?.id)
    return 'gedaan'
  }
  if (block === undefined) return 'niets'
  const bronnen = doc.getMap<Trace>('bronnen')
  for (const [id, trace] of Object.entries(traces)) bronnen.set(id, trace)
  if (soort === 'vervang' && isAsThen) {
    zetErvoorInDePlaats(at.node, block)
    return 'gedaan'
  }
  const last = blocks.filter((one) => one.section === section).at(-1) ?? blocks.at(-1)
  const behind = wijziging.bij === undefined ? undefined : (at ?? last)
  const made = zetErachter(doc, behind?.node, block)
  if (soort === 'erbij')
    moveAnchors(doc, (other) => other.bij === wijziging.bij && other.volgorde > wijziging.volgorde, made)
  return soort === 'erbij' ? 'gedaan' : 'ernaast'
}

/** Proposals to add that stand behind a block that goes, or behind which another came first, get another one before them. */
function moveAnchors(doc: Y.Doc, isMeant: (other: Wijziging) => boolean, bij: string | undefined): void {
  const open = doc.getMap<Wijziging>('wijzigingen')
  for (const [id, other] of [...open.entries()]) {
    if (other.soort !== 'erbij' || !isMeant(other)) continue
    const { bij: _former, ...rest } = other
    open.set(id, { ...rest, ...(bij === undefined ? {} : { bij }) })
  }
}
