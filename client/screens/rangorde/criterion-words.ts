import type { Criterion } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'

/** Short names of the criteria, for legends and tables. */
export const criterionName: Readonly<Record<Criterion, () => string>> = {
  support: m.rangorde_crit_support,
  urgency: m.rangorde_crit_urgency,
  data: m.rangorde_crit_data,
  breadth: m.rangorde_crit_breadth,
  focus: m.rangorde_crit_focus,
  factors: m.rangorde_crit_factors,
  quality: m.rangorde_crit_quality,
  feasibility: m.rangorde_crit_feasibility,
}

/** One neutral blue scale with numbers: colours of themas are taken (DESIGN §3). */
export const criterionClass = (index: number): string => `rk-k${index % 4}`
