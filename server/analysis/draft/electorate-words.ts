import type { DeelnemerGroep, Electorate } from '../../../shared/domain/deelnemer.ts'
import type { Facts } from './facts.ts'
import { listOf } from './words.ts'

const groupWords: Readonly<Record<DeelnemerGroep, readonly [one: string, more: string]>> = {
  professional: ['professional', 'professionals'],
  gemeente: ['van de gemeente', 'gemeente'],
  inwoner: ['bewoner', 'bewoners'],
  vrijwilliger: ['vrijwilliger', 'vrijwilligers'],
}

const groupsOf = ({ snapshot }: Facts, electorate: Electorate): DeelnemerGroep[] => {
  const order: readonly DeelnemerGroep[] = ['professional', 'gemeente', 'inwoner', 'vrijwilliger']
  return order.filter((group) => snapshot.werksessie.settings.electorates[group] === electorate)
}

/** 'professionals en gemeente', as this werksessie divided the groups. */
export const electoratePlurals = (facts: Facts, electorate: Electorate): string =>
  listOf(groupsOf(facts, electorate).map((group) => groupWords[group][1]))

/** 'professional of van de gemeente'. */
export const electorateSingulars = (facts: Facts, electorate: Electorate): string =>
  groupsOf(facts, electorate)
    .map((group) => groupWords[group][0])
    .join(' of ')
