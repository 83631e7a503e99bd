import * as z from 'zod/mini'

/** Why it was taken: at a change of fase, by hand, or before another one was restored. */
const controlepuntKinds = ['fase', 'hand', 'herstel'] as const
export type ControlepuntKind = (typeof controlepuntKinds)[number]

export const controlepuntTitleSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))

/** What a begeleider sees of a controlepunt; the state itself is a row of the server. */
export interface Controlepunt {
  readonly id: string
  /** The fase that ended, or the name that a begeleider gave it. */
  readonly title: string
  /** Server ms. */
  readonly at: number
  /** The fase that ran. */
  readonly faseId: string
  readonly kind: ControlepuntKind
  /** How many there were, without what was taken away. */
  readonly counts: {
    readonly signalen: number
    readonly themas: number
    readonly nodes: number
    readonly kanskaarten: number
  }
}

/** So many are kept; when there are more, the oldest that was taken by itself goes. */
export const maxControlepunten = 40

/** Which of these have to go. Those taken by hand go only when nothing else is left. `now` is newest first. */
export function controlepuntenToDrop(now: readonly Controlepunt[]): readonly string[] {
  const oldestFirst = [...now].reverse()
  const order = [
    ...oldestFirst.filter(({ kind }) => kind !== 'hand'),
    ...oldestFirst.filter(({ kind }) => kind === 'hand'),
  ]
  // The newest is never dropped: it is what somebody is about to need.
  return order
    .filter(({ id }) => id !== now[0]?.id)
    .slice(0, Math.max(0, now.length - maxControlepunten))
    .map(({ id }) => id)
}
