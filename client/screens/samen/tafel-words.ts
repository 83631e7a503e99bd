import type { Tafel } from '../../../shared/domain/tafel.ts'
import { m } from '../../../shared/i18n/messages.ts'

/** “Tafel 3”, with the name that people gave it behind it. */
export const tafelTitle = ({ nr, title }: Tafel): string =>
  title === undefined || title === '' ? m.tafel_nr({ nummer: nr }) : `${m.tafel_nr({ nummer: nr })}: ${title}`
