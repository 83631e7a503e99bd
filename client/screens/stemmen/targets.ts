import { useMemo } from 'react'
import { isActive, type SignaalKind } from '../../../shared/domain/signaal.ts'
import { doelOf, type StemDoel, type Stemronde } from '../../../shared/domain/stem.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'

/** What people choose among, as they see it: a thema, a kanskaart or a signaal. */
export interface Target {
  readonly id: string
  readonly title: string
  /** The plate of a thema, or of the first thema of a kanskaart. */
  readonly plate?: Pick<Thema, 'plaat' | 'pictogram'>
  /** Of a signaal. */
  readonly kind?: SignaalKind
}

/** Everything of one kind that people may choose among, in bord order. */
export function usePossibleTargets(doel: StemDoel): readonly Target[] {
  const themas = useCollection('themas')
  const cards = useCollection('kanskaarten')
  const signalen = useCollection('signalen')
  return useMemo(() => {
    const plateOf = new Map(
      themas.map(({ id, plaat, pictogram }): [string, Target['plate']] => [id, { plaat, pictogram }]),
    )
    const plateFor = (themaIds: readonly string[]): Pick<Target, 'plate'> => {
      const plate = plateOf.get(themaIds[0] ?? '')
      return plate === undefined ? {} : { plate }
    }
    switch (doel) {
      case 'themas':
        return inBordOrder(themas.filter((thema) => isActive(thema) && thema.status !== 'vervallen')).map(
          ({ id, title, plaat, pictogram }) => ({ id, title, plate: { plaat, pictogram } }),
        )
      case 'kanskaarten':
        return inBordOrder(cards.filter((card) => isActive(card) && card.status !== 'vervallen')).map(
          ({ id, title, themaIds }) => ({
            id,
            title: title.trim() === '' ? m.uitslag_zonder_naam() : title,
            ...plateFor(themaIds),
          }),
        )
      case 'signalen':
        return [...signalen]
          .filter((one) => isActive(one) && one.hidden === undefined && one.mergedInto === undefined)
          .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
          .map(({ id, text, kind }) => ({ id, title: text, kind }))
    }
  }, [themas, cards, signalen, doel])
}

/** The targets of a round in bord order; those that nobody can find any more are left out. */
export function useTargets(ronde: Pick<Stemronde, 'targets' | 'doel'> | undefined): readonly Target[] {
  const possible = usePossibleTargets(ronde === undefined ? 'themas' : doelOf(ronde))
  return useMemo(() => possible.filter(({ id }) => ronde?.targets.includes(id) === true), [possible, ronde])
}

/** Finds the words of a target by its id, for results; what is gone or hidden by now says so. */
export function useTargetLookup(doel: StemDoel): (id: string) => Target {
  const possible = usePossibleTargets(doel)
  return useMemo(() => {
    const byId = new Map(possible.map((target) => [target.id, target]))
    return (id) => byId.get(id) ?? { id, title: m.stemmen_weg() }
  }, [possible])
}

const inBordOrder = <T extends { readonly id: string; readonly order: string }>(records: readonly T[]): readonly T[] =>
  [...records].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
