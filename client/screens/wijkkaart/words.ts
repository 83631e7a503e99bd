import type { MapNode, NodeType, Relation } from '../../../shared/domain/wijkkaart.ts'
import { m } from '../../../shared/i18n/messages.ts'

export const typeNames: Readonly<Record<NodeType, () => string>> = {
  actor: m.wk_actor,
  verbinder: m.wk_verbinder,
  plek: m.wk_plek,
  voorziening: m.wk_voorziening,
  activiteit: m.wk_activiteit,
}
export const relationNames: Readonly<Record<Relation['kind'], () => string>> = {
  werkt_samen: m.export_relatie_werkt_samen,
  verwijst_door: m.export_relatie_verwijst_door,
  organiseert: m.export_relatie_organiseert,
  gebruikt: m.export_relatie_gebruikt,
  beheert_mee: m.export_relatie_beheert_mee,
  kent: m.export_relatie_kent,
  financiert: m.export_relatie_financiert,
  zichtbaar_op: m.export_relatie_zichtbaar_op,
  spanning: m.export_relatie_spanning,
}
export const qualityNames: Readonly<Record<Relation['quality'], () => string>> = {
  sterk: m.export_kwaliteit_sterk,
  goed: m.export_kwaliteit_goed,
  zwak: m.export_kwaliteit_zwak,
  ontbreekt: m.export_kwaliteit_ontbreekt,
}
export const formalityNames: Readonly<Record<MapNode['formality'], () => string>> = {
  formeel: m.wk_formeel,
  informeel: m.wk_informeel,
  gemengd: m.wk_gemengd,
}
export const layerNames: Readonly<Record<NonNullable<MapNode['layer']>, () => string>> = {
  persoonlijk: m.export_laag_persoonlijk,
  gemeenschappelijk: m.export_laag_gemeenschappelijk,
  institutioneel: m.export_laag_institutioneel,
}
export const accessibleNames: Readonly<Record<NonNullable<MapNode['accessible']>, () => string>> = {
  ja: m.export_ja,
  nee: m.export_nee,
  onbekend: m.wk_onbekend,
}
