import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { setOpmerking, setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { bordLayout } from '../../shared/doc/bord-layout.ts'
import { programmaRoots, readProgramma } from '../../shared/doc/programma-doc.ts'
import { regieRoots } from '../../shared/doc/regie-doc.ts'
import type { StateRecord } from '../../shared/doc/werksessie-state.ts'
import { type EraseReport, eraseReportSchema, eraseSchema } from '../../shared/protocol/api.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { Row, RowOp } from '../storage/storage.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { packState, type SavedState, unpackState } from './pack-state.ts'
import { unwrap } from './problem.ts'
import { packVersie, unpackVersie } from './programma-werk.ts'
import { type Needles, replaceInPlain, replaceInType } from './replace-text.ts'

/** Shorter texts are looked for as a whole only: “afval” stands in many a sentence that says nothing about anybody. */
const minInside = 12
/** Whom an erased signaal belongs to: nobody can put its text back, and nothing tells who wrote it. */
const nobody = 'gewist' as DeelnemerId

/** `POST …/wissen`: erases the text of one signaal for good (ARCHITECTURE §4). A new epoch begins, so no replica brings it back. */
export const wissenRoutes: Routes = (app, context) => {
  app.post(
    '/werksessies/:id/wissen',
    {
      schema: {
        summary: 'Wist de tekst van een signaal voorgoed; plaats en telling blijven',
        params: inWerksessie,
        querystring: withToegang,
        body: eraseSchema,
        response: { 200: eraseReportSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'eraseSignaal')
      const { signaalId } = request.body
      // Asked before anybody is sent off for nothing.
      unwrap(
        await room.run('server', (tx) =>
          readBordRecord(tx.docs.bord, 'signalen', signaalId) === undefined
            ? fail(appError('signaal.not_found'))
            : ok(undefined),
        ),
      )
      // A job that runs has read the text and would write it again.
      if (context.jobs.list(room.id).some(({ status }) => status === 'wacht' || status === 'bezig'))
        unwrap(fail(appError('job.busy')))
      const jobs = await context.storage.listRows('', 'job')
      const ofRoom = jobs.filter(({ value }) => (value as { werksessieId?: unknown }).werksessieId === room.id)
      return unwrap(
        await context.registry.newEpoch(room.id, { from: 'now' }, (tx, all) => {
          const erased = eraseSignaal(tx, signaalId, all, ofRoom)
          if (!erased.ok) return erased
          addHistory(tx, who.deelnemerId, { doc: 'bord', collection: 'signalen', id: signaalId, field: 'gewist' })
          return ok({ value: { ...erased.value.report, epoch: room.epoch + 1 }, more: erased.value.more })
        }),
      )
    },
  )
}

/** Takes the text out of documents, rows of the room (`all`) and jobs. The signaal stays, empty, where it was. */
export function eraseSignaal(
  tx: RoomTx,
  signaalId: string,
  all: readonly Row[],
  jobs: readonly Row[],
): Result<{ readonly report: Omit<EraseReport, 'epoch'>; readonly more: readonly RowOp[] }> {
  const signaal = readBordRecord(tx.docs.bord, 'signalen', signaalId)
  if (signaal === undefined) return fail(appError('signaal.not_found'))
  const hidden = tx.rows.get('verborgen', signaalId)
  const opmerkingen = readBordCollection(tx.docs.bord, 'opmerkingen').filter((one) => one.signaalId === signaalId)
  const about = new Set<string>(opmerkingen.map(({ id }) => id))
  const history = all
    .filter(({ kind }) => kind === 'history')
    .map(({ key, value }) => ({ key, value: value as RoomRows['history'] }))
  const ofSignaal = ({ value }: (typeof history)[number]): boolean =>
    (value.id === signaalId && (value.collection === 'signalen' || value.collection === 'markeringen')) ||
    (value.collection === 'opmerkingen' && about.has(value.id))
  const needles = needlesOf([signaal.text, hidden?.text ?? ''], history.filter(ofSignaal))

  const { bronnen } = readProgramma(tx.docs.programma)
  const statements = Object.values(bronnen).filter(({ signaalIds }) => signaalIds.includes(signaalId)).length
  setSignaal(tx.docs.bord, signaalId, { text: '', hidden: 'privacy', authorLabel: undefined })
  tx.docs.regie.getMap('markeringen').delete(signaalId)
  let documents = 1
  for (const root of Object.keys(bordLayout))
    if (root !== 'signalen') documents += replaceInType(tx.docs.bord.getMap(root), needles)
  documents += replaceInType(tx.docs.sessie.getMap('sessie'), needles)
  for (const root of [...regieRoots.server, ...regieRoots.begeleider])
    documents += replaceInType(tx.docs.regie.getMap(root), needles)
  documents += replaceInType(tx.docs.programma.getXmlFragment(programmaRoots.shared), needles)
  for (const root of programmaRoots.server) documents += replaceInType(tx.docs.programma.getMap(root), needles)

  // What people said about it may tell it again, in any words.
  for (const { id } of opmerkingen) {
    setOpmerking(tx.docs.bord, id, { text: '', authorLabel: undefined, hidden: true })
    tx.rows.delete('opmerking', id)
    tx.rows.put('owner', `opmerkingen.${id}`, { deelnemerId: nobody, at: tx.clock.now() })
    documents++
  }

  let rows = 0
  if (hidden !== undefined) {
    tx.rows.delete('verborgen', signaalId)
    rows++
  }
  for (const entry of history) {
    const { before: _before, after: _after, ...rest } = entry.value
    const next = ofSignaal(entry) ? rest : replaceInPlain(entry.value, needles)
    if (JSON.stringify(next) === JSON.stringify(entry.value)) continue
    tx.rows.put('history', entry.key, next)
    rows++
  }
  for (const { key, value } of tx.rows.list('command')) {
    const next = replaceInPlain(value, needles)
    if (next === value) continue
    tx.rows.put('command', key, next)
    rows++
  }
  rows += eraseInControlepunten(tx, signaalId, all, needles) + eraseInVersies(tx, all, needles)
  for (const kind of ['prive', 'inbox'] as const)
    for (const { key, value } of tx.rows.list(kind)) {
      const next = replaceInPlain(value, needles)
      if (next === value) continue
      tx.rows.put(kind, key, next)
      rows++
    }
  tx.rows.put('owner', `signalen.${signaalId}`, { deelnemerId: nobody, at: tx.clock.now() })
  const more = jobs.flatMap(({ room, kind, key, value }): RowOp[] => {
    const next = replaceInPlain(value, needles)
    return next === value ? [] : [{ op: 'put', room, kind, key, value: next }]
  })
  return ok({ report: { signaalId, documents, rows: rows + more.length, statements }, more })
}

/** A moment that is put back must not bring back what was erased. Gives in how many of them it stood. */
function eraseInControlepunten(tx: RoomTx, signaalId: string, all: readonly Row[], needles: Needles): number {
  let count = 0
  for (const { kind, key, value } of all) {
    if (kind !== 'controlepunt') continue
    const kept = value as RoomRows['controlepunt']
    const state = unpackState(kept.packed)
    const next = replaceInPlain(eraseInState(state, signaalId), needles)
    if (JSON.stringify(next) === JSON.stringify(state)) continue
    tx.rows.put('controlepunt', key, { ...kept, packed: packState(next) })
    count++
  }
  return count
}

/** Nor may an older version of the programma tell it. */
function eraseInVersies(tx: RoomTx, all: readonly Row[], needles: Needles): number {
  let count = 0
  for (const { kind, key, value } of all) {
    if (kind !== 'versie') continue
    const kept = value as RoomRows['versie']
    const inhoud = unpackVersie(kept.packed)
    const next = replaceInPlain(inhoud, needles)
    if (next === inhoud) continue
    tx.rows.put('versie', key, { ...kept, packed: packVersie(next) })
    count++
  }
  return count
}

/** A saved state without the words of a signaal, whatever they were then, and without what people said about it. */
function eraseInState(state: SavedState, signaalId: string): SavedState {
  const without = ({ authorLabel: _authorLabel, ...rest }: StateRecord, hidden: 'privacy' | true): StateRecord =>
    ({ ...rest, text: '', hidden }) as StateRecord
  const { signalen = [], opmerkingen = [] } = state.bord
  return {
    ...state,
    bord: {
      ...state.bord,
      signalen: signalen.map((one) => (one.id === signaalId ? without(one, 'privacy') : one)),
      opmerkingen: opmerkingen.map((one) => (one.signaalId === signaalId ? without(one, true) : one)),
    },
  }
}

/** The text as it is, and as it was before; a former text is replaced only where it stands alone. */
function needlesOf(texts: readonly string[], history: readonly { readonly value: RoomRows['history'] }[]): Needles {
  const now = texts.map((text) => text.trim()).filter((text) => text !== '')
  const former = history
    // Its former kind or thema is no text of anybody.
    .filter(({ value: { collection, field } }) => collection !== 'signalen' || field === undefined || field === 'text')
    .flatMap(({ value }) => [value.before, value.after])
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => text.trim())
  return { anywhere: now.filter((text) => text.length >= minInside), alone: [...new Set([...now, ...former])] }
}
