import { m } from '../../../shared/i18n/messages.ts'
import type { GatItem } from './gat-items.ts'

const dagdeelNames: Readonly<Record<string, () => string>> = {
  ochtend: m.wk_gat_ochtend,
  middag: m.wk_gat_middag,
  overdag: m.wk_gat_overdag,
  avond: m.wk_gat_avond,
  nacht: m.wk_gat_nacht,
  weekend: m.wk_gat_weekend,
}
const days: Readonly<Record<string, () => string>> = {
  ma: m.wk_gat_ma,
  di: m.wk_gat_di,
  wo: m.wk_gat_wo,
  do: m.wk_gat_do,
  vr: m.wk_gat_vr,
  za: m.wk_gat_za,
  zo: m.wk_gat_zo,
}

/** `wo-ochtend` in words; anything else as it was typed. */
export function momentName(moment: string): string {
  const [day = '', part = ''] = moment.split('-')
  const [dayName, partName] = [days[day], dagdeelNames[part]]
  return dayName === undefined || partName === undefined ? moment : `${dayName()} ${partName()}`
}

/** What is missing, or what doubles up: in the words of people, else of what it was found by. */
export function gatTitle(item: GatItem, themaTitle: string): string {
  if (item.text !== '') return item.text
  if (item.kind === 'dubbel')
    return m.wk_gat_dubbel_naam({ aantal: item.nodeIds.length, moment: momentName(item.moment ?? '') })
  const parts = [
    item.need,
    item.targetGroup,
    item.daypart === undefined ? undefined : dagdeelNames[item.daypart]?.(),
    item.area,
  ].filter((part) => part !== undefined)
  const words = parts.join(', ')
  return words === '' ? themaTitle : words.charAt(0).toUpperCase() + words.slice(1)
}
