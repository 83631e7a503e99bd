import type { Electorate } from '../../../shared/domain/deelnemer.ts'
import type { Banner } from '../../../shared/domain/rangorde.ts'
import type { Uitslag } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'

export const percent = (share: number): string => `${Math.round(share * 100)}%`

export const electorateName: Readonly<Record<Electorate, () => string>> = {
  professional: m.rangorde_professionals,
  inwoner: m.rangorde_bewoners,
}

export const bannerWords: Readonly<Record<Banner, () => string>> = {
  kleine_groep_professional: m.rangorde_kleine_professional,
  kleine_groep_inwoner: m.rangorde_kleine_inwoner,
  geen_stemmen_inwoner: m.rangorde_geen_inwoner,
  geen_stemmen_professional: m.rangorde_geen_professional,
}

const titles = {
  stippen: {
    themas: m.uitslag_van_themas,
    kanskaarten: m.uitslag_van_kanskaarten,
    signalen: m.uitslag_van_signalen,
  },
  matrix: {
    themas: m.uitslag_matrix_van_themas,
    kanskaarten: m.uitslag_matrix_van_kanskaarten,
    signalen: m.uitslag_matrix_van_signalen,
  },
} as const

/** What a round was about, when it had no question of its own. */
export const uitslagTitle = ({ form, doel }: Pick<Uitslag, 'form' | 'doel'>): string => titles[form][doel]()

/** Why the order on one heap is another one: a sentence per pair, each pair once, at most `most`. */
export function flipWords(
  { rows }: Pick<Uitslag, 'rows'>,
  titleOf: (id: string) => string,
  most = 4,
): readonly string[] {
  const told = new Set<string>()
  return rows
    .flatMap(({ targetId, flip }) => {
      if (flip === undefined) return []
      const pair = [targetId, flip.with].sort().join()
      if (told.has(pair)) return []
      told.add(pair)
      const words = flip.cause === 'groepen' ? m.uitslag_draait_groepen : m.uitslag_draait_onderdelen
      return [words({ a: titleOf(targetId), b: titleOf(flip.with) })]
    })
    .slice(0, most)
}
