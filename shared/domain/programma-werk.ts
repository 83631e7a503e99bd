import * as z from 'zod/mini'
import { deelnemerGroepSchema } from './deelnemer.ts'
import { programmaStatusSchema } from './programma.ts'

/** Somebody who works on the programme, as `showAuthors` lets names be shown: nothing, a group, or an organisation too. */
export const naamplaatSchema = z.object({
  rol: z.enum(['begeleider', 'team']),
  group: z.optional(deelnemerGroepSchema),
  organisation: z.optional(z.string()),
})
export type Naamplaat = z.infer<typeof naamplaatSchema>

/** One thing that was said in a talk beside the text. */
export interface Bericht {
  readonly id: string
  readonly text: string
  readonly by: Naamplaat
  readonly at: number
}

/** A talk about a few words of the programme. `van` and `tot` are relative positions, so it goes along with the words. */
export interface Gesprek {
  readonly id: string
  readonly van: string
  readonly tot: string
  /** The words as they were when the talk began. */
  readonly citaat: string
  readonly berichten: readonly Bericht[]
  readonly klaar?: { readonly by: Naamplaat; readonly at: number }
}

/** A person saw that the sources of a statement changed; `vinger` is how they were when they saw it. */
export interface Gezien {
  readonly vinger: string
  readonly by: Naamplaat
  readonly at: number
}

export const versieSoorten = ['hand', 'opnieuw', 'status', 'terug'] as const
export const versieSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** By hand, before a new draft, at a change of status, before a former version was put beside the text. */
  soort: z.enum(versieSoorten),
  at: z.number(),
  by: z.optional(naamplaatSchema),
  status: programmaStatusSchema,
  openSlots: z.number(),
})
/** A version of the text that was kept. What it says is a row of the server. */
export type Versie = z.infer<typeof versieSchema>

/** At most this many versions are kept; those with a name of their own go last. */
const keptVersies = 40

/** Which versions make room: the oldest automatic ones first. */
export function versiesTeVeel(versies: readonly Versie[]): readonly string[] {
  const tooMany = versies.length - keptVersies
  if (tooMany <= 0) return []
  const order = (versie: Versie): number => (versie.soort === 'hand' ? 1 : 0)
  return [...versies]
    .sort((a, b) => order(a) - order(b) || a.at - b.at)
    .slice(0, tooMany)
    .map(({ id }) => id)
}
