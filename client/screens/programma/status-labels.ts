import { m } from '../../../shared/i18n/messages.ts'

export const statusLabels = {
  leeg: m.programma_status_concept,
  concept: m.programma_status_concept,
  besproken: m.programma_status_besproken,
  vastgesteld: m.programma_status_vastgesteld,
} as const
