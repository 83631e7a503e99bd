import { bordLayout } from '../../shared/doc/bord-layout.ts'
import type { StateRecord, WerksessieState } from '../../shared/doc/werksessie-state.ts'
import type { Fase, Werksessie } from '../../shared/domain/werksessie.ts'
import type { SavedState } from './pack-state.ts'

interface RestoreOptions {
  /** Signalen that people placed while it was being restored: they come along (ids). */
  readonly meanwhile: ReadonlySet<string>
}

/** Lists of `regie` that tell of now: people, flags and what waits for a begeleider, not what lies on the bord. */
export const regieOfNow: ReadonlySet<string> = new Set(['jobs', 'markeringen', 'inbox', 'handen', 'controlepunten'])

/**
 * What a werksessie says after `saved` is put back, `now` being how it is. The bord, the programma, the agenda and the fase
 * go back. What people decided about people stays as it is now: settings, the lock and the door, votes and results, private
 * rounds, the inbox, flags. So a text that was hidden since does not come back, and one that was released since keeps its text of now.
 */
export function restoredState(saved: SavedState, now: WerksessieState, { meanwhile }: RestoreOptions): WerksessieState {
  const bord: Record<string, readonly StateRecord[]> = {}
  const along = new Set([...saved.waiting, ...meanwhile])
  for (const name of Object.keys(bordLayout)) bord[name] = restoredRecords(name, saved, now, along)
  const regie: Record<string, Readonly<Record<string, unknown>>> = {}
  for (const root of new Set([...Object.keys(saved.regie), ...Object.keys(now.regie)])) {
    regie[root] = (regieOfNow.has(root) ? now : saved).regie[root] ?? {}
  }
  return { bord, regie, sessie: restoredSessie(saved, now), programma: saved.programma }
}

function restoredRecords(
  name: string,
  saved: WerksessieState,
  now: WerksessieState,
  placedSince: ReadonlySet<string>,
): readonly StateRecord[] {
  const current = new Map((now.bord[name] ?? []).map((record) => [record.id, record]))
  const then = saved.bord[name] ?? []
  const known = new Set(then.map(({ id }) => id))
  const back = then.map((record) => withDecisionsOfNow(record, current.get(record.id)))
  // What was said about a signaal goes where that goes.
  const isThere = (signaalId: unknown): boolean =>
    signaalId === undefined || (saved.bord.signalen ?? []).some(({ id }) => id === signaalId)
  // A hidden note asks for care that is still owed. What was written by then, but waited for a reveal or a begeleider, has
  // no other place to be any more; neither has what came in while this was going on.
  const along = [...current.values()].filter(
    ({ id, hidden, signaalId }) =>
      !known.has(id) &&
      (name === 'signalen' ? hidden !== undefined || placedSince.has(id) : hidden !== undefined && isThere(signaalId)),
  )
  const themas = new Set((saved.bord.themas ?? []).map(({ id }) => id))
  const signalen = new Set((saved.bord.signalen ?? []).map(({ id }) => id))
  return [
    ...back,
    ...along.map((record) => {
      const { themaId, mergedInto, ...rest } = record
      return {
        ...rest,
        ...(themas.has(themaId as string) ? { themaId } : {}),
        ...(signalen.has(mergedInto as string) ? { mergedInto } : {}),
      } as StateRecord
    }),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whether a record is hidden, and what people reacted, are decisions and votes of now. */
function withDecisionsOfNow(then: StateRecord, now: StateRecord | undefined): StateRecord {
  if (now === undefined) return then
  const { hidden: wasHidden, reacties: _reacties, ...rest } = then
  const isAbout = wasHidden !== undefined || now.hidden !== undefined
  return {
    ...rest,
    ...(isAbout ? { text: now.text } : {}),
    ...(isAbout && now.authorLabel === undefined ? { authorLabel: undefined } : {}),
    ...(now.hidden === undefined ? {} : { hidden: now.hidden }),
    ...(now.reacties === undefined ? {} : { reacties: now.reacties }),
  }
}

function restoredSessie(saved: WerksessieState, now: WerksessieState): Readonly<Record<string, unknown>> {
  const [then, current] = [saved.sessie, now.sessie]
  const werksessie = current.werksessie as Werksessie
  const { fasen, huidigeFase } = then.werksessie as { fasen: Fase[]; huidigeFase: string }
  const isSameFase = huidigeFase === werksessie.huidigeFase
  const programma = then.programma as object | undefined
  const published = (current.programma as { published?: boolean } | undefined)?.published
  const next: Record<string, unknown> = {
    ...current,
    werksessie: { ...werksessie, fasen, huidigeFase },
    timer: then.timer,
    faseSince: then.faseSince,
    // A proposal that was taken back since stays so.
    voorstel: current.voorstel === undefined ? undefined : then.voorstel,
    programma: programma === undefined ? undefined : { ...programma, published: published === true },
    // What the screen was told belongs to a fase, and may point at what is no more.
    scherm: isSameFase ? then.scherm : undefined,
  }
  return Object.fromEntries(Object.entries(next).filter(([, entry]) => entry !== undefined))
}
