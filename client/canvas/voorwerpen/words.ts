import { isActive } from '../../../shared/domain/signaal.ts'
import type { Connector, ConnectorMeaning, End, InktKleur } from '../../../shared/domain/tekening.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { type BordObject, endInWords, type ObjectCollection, objectInWords } from '../../model/object-words.ts'
import type { BordModel } from '../../model/types.ts'

export const kleurWord: Readonly<Record<InktKleur, () => string>> = {
  inkt: m.teken_kleur_inkt,
  blauw: m.teken_kleur_blauw,
  groen: m.teken_kleur_groen,
  rood: m.teken_kleur_rood,
  paars: m.teken_kleur_paars,
  oranje: m.teken_kleur_oranje,
}
export const meaningWord: Readonly<Record<ConnectorMeaning, () => string>> = {
  hoort_bij: m.teken_hoort_bij,
  leidt_tot: m.teken_leidt_tot,
  helpt: m.teken_helpt,
  botst_met: m.teken_botst_met,
  vrij: m.teken_vrij,
}

/** What a connector says on the bord: its meaning and its own words. */
export const connectorWords = ({ meaning, label }: Connector): string =>
  [meaning === 'vrij' ? '' : meaningWord[meaning](), label.trim()].filter((part) => part !== '').join(': ')

/** Everything that a connector can hold on to, in words: themas, cards, frames, places, then signalen. */
export function allEnds(bord: BordModel): readonly { readonly end: End; readonly words: string }[] {
  const named = (end: End) => ({ end, words: endInWords(bord, end) || m.teken_kaart_zonder_titel() })
  return [
    ...bord.all('themas').flatMap((one) => (isActive(one) ? [named({ kind: 'thema', id: one.id })] : [])),
    ...bord
      .all('kanskaarten')
      .flatMap((one) => (isActive(one) && one.pos !== undefined ? [named({ kind: 'kanskaart', id: one.id })] : [])),
    ...bord.all('frames').flatMap((one) => (isActive(one) ? [named({ kind: 'frame', id: one.id })] : [])),
    ...bord
      .all('nodes')
      .flatMap((one) => (isActive(one) && one.pos !== undefined ? [named({ kind: 'node', id: one.id })] : [])),
    ...bord
      .all('signalen')
      .flatMap((one) =>
        isActive(one) && one.mergedInto === undefined ? [named({ kind: 'signaal', id: one.id })] : [],
      ),
  ]
}

/** One thing on the bord in words, for who does not see it. `key`: see `objectKey`. */
export function voorwerpWords(bord: BordModel, key: string): string {
  const at = key.indexOf(':')
  const collection = key.slice(0, at) as ObjectCollection
  const record = bord.get(collection, key.slice(at + 1))
  return record === undefined ? '' : objectInWords(bord, { collection, record } as BordObject)
}
