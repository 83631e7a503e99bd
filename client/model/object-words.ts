import type { BordRecords } from '../../shared/doc/bord-doc.ts'
import type { ConnectorMeaning, End, InktKleur, TekeningKind } from '../../shared/domain/tekening.ts'
import { m } from '../../shared/i18n/messages.ts'
import { frameTitle, quoteOf } from './bord-work.ts'
import type { BordModel } from './types.ts'

/** Collections of things on the bord that are no signaal, thema or frame. */
export const objectCollections = ['kanskaarten', 'connectors', 'tekeningen', 'afbeeldingen', 'nodes'] as const
export type ObjectCollection = (typeof objectCollections)[number]
export type BordObject = {
  readonly [C in ObjectCollection]: { readonly collection: C; readonly record: BordRecords[C] }
}[ObjectCollection]

/** The name of an object in the list and on the canvas: its collection, `:` and its id. */
export const objectKey = (collection: ObjectCollection, id: string): string => `${collection}:${id}`

const meanings: Readonly<Record<ConnectorMeaning, () => string>> = {
  hoort_bij: m.lijst_hoort_bij,
  leidt_tot: m.lijst_leidt_tot,
  helpt: m.lijst_helpt,
  botst_met: m.lijst_botst_met,
  vrij: m.lijst_verbonden_met,
}
/** What a connector says about its two ends. */
export const meaningInWords = (meaning: ConnectorMeaning): string => meanings[meaning]()
const drawn: Readonly<Record<TekeningKind, () => string>> = {
  pen: m.lijst_penlijn,
  lijn: m.lijst_lijn,
  pijl: m.lijst_pijl,
  tekst: m.lijst_losse_tekst,
  stip: m.lijst_stip,
}
const inks: Readonly<Record<InktKleur, () => string>> = {
  inkt: m.lijst_kleur_inkt,
  blauw: m.lijst_kleur_blauw,
  groen: m.lijst_kleur_groen,
  rood: m.lijst_kleur_rood,
  paars: m.lijst_kleur_paars,
  oranje: m.lijst_kleur_oranje,
}

/** What an end of a connector is called; empty when it is gone. */
export function endInWords(bord: BordModel, end: End): string {
  switch (end.kind) {
    case 'signaal': {
      const found = bord.get('signalen', end.id)
      return found === undefined
        ? ''
        : found.hidden === undefined
          ? `“${quoteOf(found.text)}”`
          : m.bord_verborgen_tekst()
    }
    case 'thema':
      return bord.get('themas', end.id)?.title ?? ''
    case 'kanskaart':
      return bord.get('kanskaarten', end.id)?.title ?? ''
    case 'frame':
      return frameTitle(bord.get('frames', end.id))
    case 'node':
      return bord.get('nodes', end.id)?.name ?? ''
  }
}

/** Is this end of a connector still there? */
export function hasEnd(bord: BordModel, end: End): boolean {
  const collection = { signaal: 'signalen', thema: 'themas', kanskaart: 'kanskaarten', frame: 'frames', node: 'nodes' }
  const record = bord.get(collection[end.kind] as 'signalen', end.id)
  return record !== undefined && record.archivedAt === undefined
}

/** One thing on the bord in words: what it is and what it says. */
export function objectInWords(bord: BordModel, { collection, record }: BordObject): string {
  switch (collection) {
    case 'kanskaarten':
      return m.lijst_kanskaart({ titel: record.title === '' ? m.lijst_zonder_titel() : record.title })
    case 'connectors': {
      const words = m.lijst_verbinding({
        van: endInWords(bord, record.from),
        wat: meanings[record.meaning](),
        naar: endInWords(bord, record.to),
      })
      return record.label === '' ? words : `${words}. ${record.label}`
    }
    case 'tekeningen':
      return record.text === ''
        ? m.lijst_tekening({ soort: drawn[record.kind](), kleur: inks[record.kleur]() })
        : m.lijst_tekening_tekst({ soort: drawn[record.kind](), tekst: record.text })
    case 'afbeeldingen':
      return record.alt === '' ? m.lijst_plaatje_zonder() : m.lijst_plaatje({ tekst: record.alt })
    case 'nodes':
      return m.lijst_punt({ naam: record.name })
  }
}

/** The words of it that somebody can change in its row, and the most characters they may have; `undefined`: none. */
export function wordsToEdit({
  collection,
  record,
}: BordObject): { text: string; field: string; max: number } | undefined {
  switch (collection) {
    case 'kanskaarten':
      return { text: record.title, field: 'title', max: 200 }
    case 'connectors':
      return { text: record.label, field: 'label', max: 120 }
    case 'tekeningen':
      return record.kind === 'tekst' || record.kind === 'stip'
        ? { text: record.text, field: 'text', max: 280 }
        : undefined
    case 'afbeeldingen':
      return { text: record.alt, field: 'alt', max: 300 }
    case 'nodes':
      return { text: record.name, field: 'name', max: 120 }
  }
}
