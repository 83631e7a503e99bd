import { type Dagdeel, dagdelen } from '../../shared/domain/gat.ts'
import { daypartWords, groupWords, needWords } from './facet-words.ts'

/**
 * When, for whom, where and for what, read from plain words of a signaal or an activity: only when the signaal itself does
 * not say it in `about`. Unknown stays unknown; nothing is guessed.
 */
export interface Facets {
  readonly dayparts: readonly Dagdeel[]
  readonly targetGroups: readonly string[]
  readonly areas: readonly string[]
  /** Kinds of need that are a thing of their own (`needWords`). */
  readonly needs: readonly string[]
}

const plainOf = (text: string): string => text.toLowerCase().replace(/[’'`]/g, '').normalize('NFC')

/** Areas: names of buurten that this werksessie knows, found as whole words. */
export function readFacets(text: string, areas: readonly string[] = []): Facets {
  return read(text, areas, ({ asked }, plain) => asked.test(plain))
}

/** As `readFacets`, for who offers something: what it is may be said in other words than what is asked. */
export function readOfferFacets(text: string, areas: readonly string[] = []): Facets {
  return read(text, areas, ({ asked, offer }, plain) => (offer ?? asked).test(plain))
}

function read(
  text: string,
  areas: readonly string[],
  isAbout: (need: (typeof needWords)[number], plain: string) => boolean,
): Facets {
  const plain = plainOf(text)
  return {
    dayparts: dagdelen.filter((daypart) => daypartWords[daypart].test(plain)),
    targetGroups: groupWords.filter(([, words]) => words.test(plain)).map(([name]) => name),
    areas: areas.filter((area) => area !== '' && isWord(plain, plainOf(area))),
    needs: needWords.filter((need) => isAbout(need, plain)).map(({ name }) => name),
  }
}

/** `plein` stands in `op het plein`, not in `pleinvrees`. */
function isWord(plain: string, word: string): boolean {
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
    const [before, after] = [plain[at - 1] ?? ' ', plain[at + word.length] ?? ' ']
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

const daytimeDoesNotFit =
  /\b(?:werk|altijd|nergens|alleen|niet|geen)|\boverdag (?:sta|zit|ben) ik\b|\b(?:spreekuur|cursus|les|inloop) is precies\b/
const worksInDaytime =
  /\b(?:ik werk|werk \d|ploegendienst|ik moet werken)\b|\bwerk(?:en)? van \d|\boverdag (?:sta|zit|ben) ik (?:in|op|aan)\b/

/**
 * When people ask for something. Whoever says that it is only in the daytime, or that they work then, asks for the
 * evening; that is the one reading beyond the words themselves.
 */
export function readDemandFacets(text: string, areas: readonly string[] = []): Facets {
  const facets = readFacets(text, areas)
  const plain = plainOf(text)
  const works = worksInDaytime.test(plain)
  const onlyInDaytime = (facets.dayparts.includes('overdag') && daytimeDoesNotFit.test(plain)) || works
  if (!onlyInDaytime) return facets
  const dayparts = dagdelen.filter(
    (daypart) => daypart === 'avond' || (facets.dayparts.includes(daypart) && daypart !== 'overdag'),
  )
  // 'Ik werk dan' says who it is for.
  return {
    ...facets,
    dayparts,
    targetGroups: [...new Set([...facets.targetGroups, ...(works ? ['mensen met werk'] : [])])],
  }
}
