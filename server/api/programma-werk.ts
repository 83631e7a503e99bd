import { gunzipSync, gzipSync } from 'node:zlib'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { bronIdsVan } from '../../shared/doc/programma-blokken.ts'
import {
  blocksOfDraft,
  keepToen,
  numberDraft,
  type ProgrammaBlock,
  readProgramma,
  writeDraft,
} from '../../shared/doc/programma-doc.ts'
import { type Doel, vergelijk, type Wijziging } from '../../shared/doc/programma-wijziging.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { DraftProgramma, Trace } from '../../shared/domain/programma.ts'
import { type Naamplaat, type Versie, versiesTeVeel } from '../../shared/domain/programma-werk.ts'
import { m } from '../../shared/i18n/messages.ts'
import { restsOnHidden, statementsOf } from '../export/outgoing-programma.ts'
import type { RoomTx } from '../sync/room-port.ts'

/** Who does something in the programme, as far as this werksessie shows names (I13). */
export function naamplaatVan(tx: RoomTx, person: DeelnemerId, rol: string): Naamplaat {
  const showAuthors = readSessie(tx.docs.sessie)?.werksessie.settings.showAuthors ?? 'niemand'
  const known = tx.rows.get('deelnemer', person)
  return {
    rol: rol === 'begeleider' ? 'begeleider' : 'team',
    ...(showAuthors === 'niemand' || known === undefined ? {} : { group: known.group }),
    ...(showAuthors === 'organisatie' && known?.organisation !== undefined ? { organisation: known.organisation } : {}),
  }
}

/** What a version says. */
export interface VersieInhoud {
  readonly blocks: readonly ProgrammaBlock[]
  readonly bronnen: Readonly<Record<string, Trace>>
}

export const packVersie = (inhoud: VersieInhoud): string =>
  gzipSync(JSON.stringify(inhoud), { level: 4 }).toString('base64')
/** Throws on anything that `packVersie` did not make. */
export const unpackVersie = (packed: string): VersieInhoud =>
  JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as VersieInhoud

/** Keeps the text as it is now; the oldest automatic versions make room. Gives its id. */
export function bewaarVersie(tx: RoomTx, { title, soort, by }: Pick<Versie, 'title' | 'soort' | 'by'>): string {
  const { blocks, bronnen, openSlots } = readProgramma(tx.docs.programma)
  const used = new Set(blocks.flatMap(bronIdsVan))
  const kept = Object.fromEntries(Object.entries(bronnen).filter(([id]) => used.has(id)))
  const id = tx.ids.next<string>()
  const at = tx.clock.now()
  const status = readSessie(tx.docs.sessie)?.programma?.status ?? 'concept'
  tx.rows.put('versie', id, { at, packed: packVersie({ blocks, bronnen: kept }) })
  const versies = tx.docs.programma.getMap<Versie>('versies')
  versies.set(id, { id, title, soort, at, status, openSlots, ...(by === undefined ? {} : { by }) })
  for (const old of versiesTeVeel([...versies.values()])) {
    versies.delete(old)
    tx.rows.delete('versie', old)
  }
  return id
}

/** A version without the sentences that repeat a signaal that is hidden now (I12). */
export function leesbareVersie(tx: RoomTx, { blocks, bronnen }: VersieInhoud): VersieInhoud {
  const hidden = new Set<string>(
    readBordCollection(tx.docs.bord, 'signalen').flatMap(({ id, hidden: why }) => (why === undefined ? [] : [id])),
  )
  const isHidden = (trace: Trace | undefined): boolean => restsOnHidden(trace, (id) => hidden.has(id))
  return {
    blocks: blocks.map((block) => ({
      ...block,
      inline: statementsOf(block.inline).flatMap((statement): ProgrammaBlock['inline'] => {
        const bron = statement.at(-1)
        if (bron?.type !== 'bron' || !isHidden(bronnen[bron.bronId])) return statement
        return [{ type: 'text', text: m.export_zin_weggelaten({}, { locale: 'nl' }), bold: false, italic: true }, bron]
      }),
    })),
    bronnen: Object.fromEntries(
      Object.entries(bronnen).map(([id, trace]) => [id, isHidden(trace) ? { ...trace, text: '' } : trace]),
    ),
  }
}

/** Puts proposals beside the text in place of those of the same origin; gives how many there are. */
export function zetErnaast(tx: RoomTx, doel: Doel, van: Wijziging['van']): number {
  const doc = tx.docs.programma
  const open = doc.getMap<Wijziging>('wijzigingen')
  for (const [id, one] of [...open.entries()]) if (one.van === van || van !== 'taalmodel') open.delete(id)
  const { voorstellen, vernieuwd } = vergelijk(doc, readProgramma(doc).bronnen, doel, van)
  const at = tx.clock.now()
  for (const [volgorde, voorstel] of voorstellen.entries()) {
    const id = tx.ids.next<string>()
    open.set(id, { ...voorstel, id, at, van, volgorde })
  }
  const bronnen = doc.getMap<Trace>('bronnen')
  const seen = doc.getMap('gezien')
  for (const [id, trace] of vernieuwd) {
    bronnen.set(id, trace)
    if (seen.has(id)) seen.delete(id)
  }
  return voorstellen.length
}

/** A new draft in the place of what is there. */
export function vervangDoor(tx: RoomTx, draft: DraftProgramma): void {
  writeDraft(tx.docs.programma, draft)
  const published = readSessie(tx.docs.sessie)?.programma?.published ?? false
  const { openSlots } = readProgramma(tx.docs.programma)
  writeSessie(tx.docs.sessie, { programma: { status: 'concept', published, openSlots } })
}

/** A new draft beside what is there: nothing of the text changes. */
export function legErnaast(tx: RoomTx, draft: DraftProgramma): void {
  const doc = tx.docs.programma
  const numbered = numberDraft(doc, draft)
  const traces = numbered.blocks.flatMap((block) =>
    block.type === 'heading'
      ? []
      : (block.type === 'paragraph' ? block.statements : block.items).map(({ trace }) => [trace.id, trace] as const),
  )
  keepToen(doc, numbered)
  zetErnaast(tx, { blocks: blocksOfDraft(numbered), bronnen: Object.fromEntries(traces) }, 'sjabloon')
  ruimToenOp(tx)
}

/** How sources were is kept as long as something in the text, or proposed beside it, was written then. */
function ruimToenOp(tx: RoomTx): void {
  const doc = tx.docs.programma
  const { blocks, bronnen } = readProgramma(doc)
  const used = new Set<number>()
  const use = (trace: Trace | undefined): void => {
    if (trace?.ronde !== undefined) used.add(trace.ronde)
  }
  for (const id of blocks.flatMap(bronIdsVan)) use(bronnen[id])
  for (const one of doc.getMap<Wijziging>('wijzigingen').values())
    for (const trace of Object.values(one.bronnen)) use(trace)
  const kept = doc.getMap('toen')
  for (const key of [...kept.keys()]) if (!used.has(Number(key.slice(0, key.indexOf('.'))))) kept.delete(key)
}

/** Counts the open places again after a command changed the text. */
export function telOpenPlekken(tx: RoomTx): void {
  const before = readSessie(tx.docs.sessie)?.programma
  const { openSlots } = readProgramma(tx.docs.programma)
  if (before !== undefined && before.openSlots !== openSlots)
    writeSessie(tx.docs.sessie, { programma: { ...before, openSlots } })
}
