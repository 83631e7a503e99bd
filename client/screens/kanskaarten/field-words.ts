import { bordLayout } from '../../../shared/doc/bord-layout.ts'
import { m } from '../../../shared/i18n/messages.ts'

/** Names of the fields of cards and of places, as they stand above what is filled in. */
const names: Readonly<Record<string, () => string>> = {
  title: m.kk_naam,
  kans: m.kk_kans,
  goal: m.kk_doel,
  targetGroup: m.kk_voor_wie,
  contributions: m.kk_bijdragen,
  synergy: () => '1 + 1 = 3',
  fundingSources: m.kk_middelen,
  firstStepWhat: m.kk_eerste_stap,
  firstStepWho: () => `${m.kk_eerste_stap()}: ${m.kk_stap_wie()}`,
  firstStepWhen: () => `${m.kk_eerste_stap()}: ${m.kk_stap_wanneer()}`,
  leadRole: m.kk_trekker,
  leadOrganisation: m.kk_trekker_org,
  trekker: m.kk_trekker,
  leadConfirmed: m.kk_trekker,
  planning: m.kk_planning,
  newPartnership: m.kk_blijft,
  obstacles: m.kk_obstakels,
  learningQuestion: m.kk_leren,
  agreements: m.kk_afspraken,
  themaIds: m.kk_themas,
  signaalIds: m.kk_bronnen,
  place: m.kk_plek,
  level: m.kk_niveau,
  status: m.tm_veld_status,
  archivedAt: m.tm_veld_weggelegd,
  name: m.wk_naam,
  type: m.wk_soort,
  area: m.wk_gebied,
  geo: m.wk_plek_kop,
  shape: m.wk_plek_kop,
  schedule: m.wk_rooster,
  targetGroups: m.wk_doelgroepen,
  qualities: m.wk_kwaliteiten,
  quality: m.wk_kwaliteit,
  kind: m.wk_relatie,
  remark: m.wk_opmerking,
  urgencyStatement: m.tm_veld_urgentie,
}

export const fieldName = (field: string): string => names[field]?.() ?? m.tm_veld_anders()

/** Fields whose former value can be put back as an ordinary step. */
export const mayRestore = (field: string): boolean =>
  field in bordLayout.kanskaarten &&
  !['status', 'archivedAt', 'leadConfirmed', 'createdAt', 'order', 'pos'].includes(field)

/** What to write to have a former value back: of a text that was empty, and of empty rows, nothing was kept. */
export function formerValue(field: string, before: unknown): unknown {
  if (before !== undefined) return before
  const layout = (bordLayout.kanskaarten as Readonly<Record<string, { readonly kind: string }>>)[field]
  return layout?.kind === 'text' ? '' : layout?.kind === 'value' ? undefined : []
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A former value in words: a text as it was, rows and lists one after another, ids as what they are called. */
export function valueWords(field: string, value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === undefined || value === null) return ''
  if (field === 'trekker' && isRecord(value))
    return value.how === 'zelf'
      ? m.kk_trekker_zelf()
      : `${m.tm_trekker_buiten()}${typeof value.door === 'string' ? `: ${value.door}` : ''}`
  if (Array.isArray(value))
    return value
      .map((one: unknown) =>
        isRecord(one)
          ? Object.entries(one)
              .filter(([key]) => key !== 'id' && key !== 'order')
              .map(([, cell]) => String(cell))
              .filter((cell) => cell !== '')
              .join(' · ')
          : (nameOf(String(one)) ?? String(one)),
      )
      .join('; ')
  if (typeof value === 'string') return field === 'place' ? (nameOf(value) ?? value) : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
