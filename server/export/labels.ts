import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Kanskaart, RequiredKanskaartField } from '../../shared/domain/kanskaart.ts'
import type { Trace } from '../../shared/domain/programma.ts'
import type { Channel, SignaalKind } from '../../shared/domain/signaal.ts'
import type { AreaLevel, Werksessie } from '../../shared/domain/werksessie.ts'
import type { MapNode, NodeType, Relation } from '../../shared/domain/wijkkaart.ts'
import { type Locale, m } from '../../shared/i18n/messages.ts'
import type { LeftOut } from './outgoing.ts'

type Say = (inputs?: Record<never, never>, options?: { locale?: Locale }) => string
type Words<Key extends string> = Readonly<Record<Key, Say>>

export const kindWords: Words<SignaalKind> = {
  praktijksignaal: m.export_soort_praktijksignaal,
  cijfer: m.export_soort_cijfer,
  bewonersinput: m.export_soort_bewonersinput,
  aanbod: m.export_soort_aanbod,
  kans: m.export_soort_kans,
  gaat_goed: m.export_soort_gaat_goed,
  zorg: m.export_soort_zorg,
  wens: m.export_soort_wens,
  oplossing: m.export_soort_oplossing,
}
export const groepWords: Words<DeelnemerGroep> = {
  professional: m.export_groep_professional,
  inwoner: m.export_groep_inwoner,
  gemeente: m.export_groep_gemeente,
  vrijwilliger: m.export_groep_vrijwilliger,
}
export const levelWords: Words<AreaLevel> = {
  buurt: m.export_niveau_buurt,
  wijk: m.export_niveau_wijk,
  stadsdeel: m.export_niveau_stadsdeel,
  stedelijk: m.export_niveau_stedelijk,
}
export const channelWords: Words<Channel> = {
  bord: m.export_kanaal_bord,
  telefoon: m.export_kanaal_telefoon,
  papier: m.export_kanaal_papier,
  vragenlijst: m.export_kanaal_vragenlijst,
  data: m.export_kanaal_data,
}
export const statusWords: Words<Kanskaart['status'] | 'leeg' | 'besproken'> = {
  leeg: m.export_status_leeg,
  concept: m.export_status_concept,
  besproken: m.export_status_besproken,
  compleet: m.export_status_compleet,
  vastgesteld: m.export_status_vastgesteld,
  vervallen: m.export_status_vervallen,
}
export const fieldWords: Words<RequiredKanskaartField> = {
  title: m.export_veld_title,
  kans: m.export_veld_kans,
  goal: m.export_veld_goal,
  targetGroup: m.export_veld_target_group,
  contributions: m.export_veld_contributions,
  synergy: m.export_veld_synergy,
  fundingSources: m.export_veld_funding_sources,
  firstStep: m.export_veld_first_step,
  lead: m.export_veld_lead,
  planning: m.export_veld_planning,
  obstacles: m.export_veld_obstacles,
  learningQuestion: m.export_veld_learning_question,
  themas: m.export_veld_themas,
  signalen: m.export_veld_signalen,
}
export const contributionWords: Words<NonNullable<Kanskaart['contributions'][number]['kind']>> = {
  geld: m.export_bijdrage_geld,
  uren: m.export_bijdrage_uren,
  ruimte: m.export_bijdrage_ruimte,
  kennis: m.export_bijdrage_kennis,
  netwerk: m.export_bijdrage_netwerk,
  spullen: m.export_bijdrage_spullen,
}
export const fundingWords: Words<NonNullable<Kanskaart['fundingSources'][number]['kind']>> = {
  subsidie: m.export_middel_subsidie,
  fonds: m.export_middel_fonds,
  uren: m.export_middel_uren,
  ruimte: m.export_middel_ruimte,
  spullen: m.export_middel_spullen,
  eigen_opbrengst: m.export_middel_eigen_opbrengst,
  gift: m.export_middel_gift,
}
export const fundingStatusWords: Words<NonNullable<Kanskaart['fundingSources'][number]['status']>> = {
  idee: m.export_middelstatus_idee,
  aangevraagd: m.export_middelstatus_aangevraagd,
  toegezegd: m.export_middelstatus_toegezegd,
}
export const traceWords: Words<Trace['kind']> = {
  telling: m.export_trace_telling,
  citaat: m.export_trace_citaat,
  samenvatting: m.export_trace_samenvatting,
  regel: m.export_trace_regel,
  mens: m.export_trace_mens,
  invulplek: m.export_trace_invulplek,
}
export const nodeWords: Words<NodeType> = {
  actor: m.export_knoop_actor,
  verbinder: m.export_knoop_verbinder,
  plek: m.export_knoop_plek,
  voorziening: m.export_knoop_voorziening,
  activiteit: m.export_knoop_activiteit,
}
export const formalityWords: Words<MapNode['formality']> = {
  formeel: m.export_vorm_formeel,
  informeel: m.export_vorm_informeel,
  gemengd: m.export_vorm_gemengd,
}
export const layerWords: Words<NonNullable<MapNode['layer']>> = {
  persoonlijk: m.export_laag_persoonlijk,
  gemeenschappelijk: m.export_laag_gemeenschappelijk,
  institutioneel: m.export_laag_institutioneel,
}
export const accessibleWords: Words<NonNullable<MapNode['accessible']>> = {
  ja: m.export_ja,
  nee: m.export_nee,
  onbekend: m.export_onbekend,
}
export const relationWords: Words<Relation['kind']> = {
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
export const qualityWords: Words<Relation['quality']> = {
  sterk: m.export_kwaliteit_sterk,
  goed: m.export_kwaliteit_goed,
  zwak: m.export_kwaliteit_zwak,
  ontbreekt: m.export_kwaliteit_ontbreekt,
}

/** `14 maart 2023`; the date as it is when it cannot be read, '' when there is none. */
export function dayText(day: string, locale: Locale): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T12:00:00Z`) : Number.NaN
  return Number.isNaN(at) ? day : momentDay(at, locale)
}

/** The day of a moment (ms since 1970 UTC) as people in the Netherlands write it. */
export const momentDay = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  }).format(at)

/** One line that says which werksessie a page belongs to. */
export const originLine = (werksessie: Werksessie, locale: Locale): string =>
  [
    werksessie.title,
    werksessie.title.includes(werksessie.area) ? '' : werksessie.area,
    dayText(werksessie.date, locale),
    werksessie.synthetic ? m.export_verzonnen({}, { locale }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What is missing from a document, in sentences; empty when nothing is. */
export function leftOutSentences(leftOut: LeftOut, locale: Locale): string[] {
  const rows: readonly [number, (inputs: { count: number }, options: { locale: Locale }) => string][] = [
    [leftOut.hidden, m.export_weg_verborgen],
    [leftOut.archived, m.export_weg_archief],
    [leftOut.wachtend ?? 0, m.export_weg_wachtend],
    [leftOut.opzij ?? 0, m.export_weg_opzij],
    [leftOut.surveyWithoutConsent, m.export_weg_toestemming],
    [leftOut.statements, m.export_weg_zinnen],
    [leftOut.characters, m.export_weg_tekens],
  ]
  return rows.flatMap(([count, say]) => (count > 0 ? [say({ count }, { locale })] : []))
}
