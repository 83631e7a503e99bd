import { useMemo } from 'react'
import type { StemDoel } from '../../../shared/domain/stem.ts'
import type { Pictogram, Plaat } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { losPlaat } from '../../ui/plaat.tsx'
import { isShowable } from './scherm-items.ts'

/** What people vote on, as a plate. */
export interface Target {
  readonly id: string
  readonly title: string
  readonly plaat: Plaat
  readonly pictogram: Pictogram
}

/** The plates of these targets by id. What is gone, and a signaal that may not be shown, is left out. */
export function useTargets(doel: StemDoel): (id: string) => Target | undefined {
  const themas = useCollection('themas')
  const kanskaarten = useCollection('kanskaarten')
  const signalen = useCollection('signalen')
  return useMemo(() => {
    const look = (themaId: string | undefined) => {
      const { plaat, pictogram } = themas.find(({ id }) => id === themaId) ?? losPlaat
      return { plaat, pictogram }
    }
    const targets: readonly Target[] =
      doel === 'themas'
        ? themas
        : doel === 'kanskaarten'
          ? kanskaarten.map(({ id, title, themaIds: [first] }) => ({
              id,
              title: title === '' ? m.regie_zonder_naam() : title,
              ...look(first),
            }))
          : signalen.filter(isShowable).map(({ id, text, themaId }) => ({ id, title: text, ...look(themaId) }))
    const byId = new Map(targets.map((target) => [target.id, target]))
    return (id: string) => byId.get(id)
  }, [doel, themas, kanskaarten, signalen])
}
