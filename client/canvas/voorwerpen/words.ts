import { isActive } from '../../../shared/domain/signaal.ts'
import type { Connector, ConnectorMeaning, End, InktKleur } from '../../../shared/domain/tekening.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { frameTitle, quoteOf } from '../../model/bord-work.ts'
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

/** What something that a connector can hold on to is called. */
export function endWords(bord: BordModel, end: End): string {
  switch (end.kind) {
    case 'signaal': {
      const signaal = bord.get('signalen', end.id)
      return signaal?.hidden === undefined ? quoteOf(signaal?.text ?? '') : m.bord_verborgen_tekst()
    }
    case 'thema':
      return bord.get('themas', end.id)?.title ?? ''
    case 'kanskaart':
      return bord.get('kanskaarten', end.id)?.title.trim() || m.teken_kaart_zonder_titel()
    case 'frame':
      return frameTitle(bord.get('frames', end.id))
    case 'node':
      return bord.get('nodes', end.id)?.name ?? ''
  }
}

/** Everything that a connector can hold on to, in words: themas, cards, frames, places, then signalen. */
export function allEnds(bord: BordModel): readonly { readonly end: End; readonly words: string }[] {
  const named = (end: End) => ({ end, words: endWords(bord, end) })
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

/** One thing on the bord in words, for who does not see it. `key`: `collection.id`. */
export function voorwerpWords(bord: BordModel, key: string): string {
  const at = key.indexOf('.')
  const id = key.slice(at + 1)
  switch (key.slice(0, at)) {
    case 'tekeningen': {
      const one = bord.get('tekeningen', id)
      if (one === undefined) return ''
      const kleur = kleurWord[one.kleur]().toLowerCase()
      switch (one.kind) {
        case 'pen':
          return m.teken_is_streep({ kleur })
        case 'lijn':
          return m.teken_is_lijn({ kleur })
        case 'pijl':
          return m.teken_is_pijl({ kleur })
        case 'stip':
          return m.teken_is_stip({ kleur })
        case 'tekst':
          return m.teken_is_tekst({ tekst: quoteOf(one.text) })
      }
      break
    }
    case 'afbeeldingen':
      return m.teken_is_foto({ tekst: bord.get('afbeeldingen', id)?.alt.trim() || m.teken_geen_tekst() })
    case 'kanskaarten':
      return m.teken_is_kaart({ tekst: bord.get('kanskaarten', id)?.title.trim() || m.teken_kaart_zonder_titel() })
    case 'nodes':
      return m.teken_is_plek({ tekst: bord.get('nodes', id)?.name ?? '' })
    case 'connectors': {
      const one = bord.get('connectors', id)
      if (one === undefined) return ''
      return m.teken_is_verbinding({
        van: endWords(bord, one.from),
        naar: endWords(bord, one.to),
        wat: connectorWords(one) || meaningWord.vrij(),
      })
    }
  }
  return ''
}
