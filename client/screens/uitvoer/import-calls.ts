import { m } from '../../../shared/i18n/messages.ts'
import type { ImportReport, Problem } from '../../../shared/protocol/api.ts'
import type { ImportVoorbeeld } from '../../../shared/protocol/import.ts'
import { limits } from '../../../shared/protocol/limits.ts'
import type { Session } from '../../model/types.ts'

/** A file or a pasted list, and which column says what. */
export interface Chosen {
  readonly body: Blob
  readonly name: string
  readonly kolommen?: ImportVoorbeeld['keuze']
}
export type ImportDone = ImportReport

type Place = Pick<Session, 'werksessieId' | 'toegang'>

/** What a file is and what would come of it. Rejects with a sentence for people. */
export const viewImport = (session: Place, chosen: Chosen): Promise<ImportVoorbeeld> =>
  send<ImportVoorbeeld>(session, 'import/bekijken', chosen, {})

/** Brings it in, without the lines that somebody left out. Rejects with a sentence for people. */
export const sendImport = (session: Place, chosen: Chosen, zonder: readonly number[]): Promise<ImportDone> =>
  send<ImportDone>(session, 'import', chosen, zonder.length === 0 ? {} : { zonder: zonder.join(',') })

async function send<T>(
  { werksessieId, toegang }: Place,
  path: string,
  { body, name, kolommen }: Chosen,
  more: Readonly<Record<string, string>>,
): Promise<T> {
  // Said before it is sent: a room's network takes minutes for what would be refused.
  if (body.size > limits.importBytes) throw new Error(m.in_te_groot({ max: limits.importBytes / 1024 / 1024 }))
  const query = new URLSearchParams({
    toegang,
    ...(name === '' ? { soort: 'lijst' } : {}),
    ...(kolommen === undefined ? {} : { kolommen: JSON.stringify(kolommen) }),
    ...more,
  })
  const response = await fetch(`/api/werksessies/${werksessieId}/${path}?${query}`, {
    method: 'POST',
    headers: { 'content-type': typeOf(name) },
    body,
  }).catch(() => {
    throw new Error(m.net_offline())
  })
  const answer = (await response.json().catch(() => ({}))) as T & Partial<Problem>
  if (!response.ok) throw new Error(answer.detail ?? m.net_onverwacht())
  return answer
}

/** What the ending says; the server looks at the bytes. */
const typeOf = (name: string): string =>
  /\.csv$/i.test(name)
    ? 'text/csv'
    : /\.(txt|tsv)$/i.test(name) || name === ''
      ? 'text/plain'
      : 'application/octet-stream'
