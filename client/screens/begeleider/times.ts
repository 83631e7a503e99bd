import type { Fase } from '../../../shared/domain/werksessie.ts'

/**
 * When each fase starts by the agenda, as "13:57". The start of the werksessie is that of `welkom`: the inloop comes before
 * it (DOMAIN §7). Without a start time there is nothing to say.
 */
export function plannedStarts(
  fasen: readonly Pick<Fase, 'kind' | 'plannedMinutes'>[],
  start: string,
): readonly string[] {
  const parts = /^(\d{2}):(\d{2})$/.exec(start)
  if (parts === null) return fasen.map(() => '')
  const before = fasen[0]?.kind === 'inloop' ? (fasen[0]?.plannedMinutes ?? 0) : 0
  let minute = Number(parts[1]) * 60 + Number(parts[2]) - before
  return fasen.map((fase) => {
    const day = ((minute % 1440) + 1440) % 1440
    minute += fase.plannedMinutes
    return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
  })
}
