import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { nextCode } from '../../shared/doc/programma-doc.ts'
import { neemOver, type Wijziging } from '../../shared/doc/programma-wijziging.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Toen, Trace } from '../../shared/domain/programma.ts'
import { type BronNu, bronStaten, isBronGewijzigd, vingerVan } from '../../shared/domain/programma-bron.ts'
import type { Gezien, Naamplaat } from '../../shared/domain/programma-werk.ts'
import { gezienSchema, wijzigingenAnswerSchema, wijzigingenSchema } from '../../shared/protocol/programma.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { naamplaatVan, telOpenPlekken } from './programma-werk.ts'

/** What people decide about the text: proposals beside it, and sources that changed under it. */
export const programmaTekstRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }

  app.post(
    '/werksessies/:id/programma/wijzigingen',
    {
      schema: {
        summary: 'Neemt voorstellen naast de tekst over, of wijst ze af',
        ...path,
        body: wijzigingenSchema,
        response: { 200: wijzigingenAnswerSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'decideWijziging')
      return unwrap(await room.run(who.deelnemerId, (tx) => decide(tx, who, request.body)))
    },
  )

  app.post(
    '/werksessies/:id/programma/gezien',
    {
      schema: {
        summary: 'Zegt dat iemand een gewijzigde bron heeft bekeken',
        ...path,
        body: gezienSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'markGezien')
      return unwrap(await room.run(who.deelnemerId, (tx) => markSeen(tx, who, request.body.bronId)))
    },
  )
}

export interface Doer {
  readonly deelnemerId: DeelnemerId
  readonly rol: string
}

/** Takes over in the order of reading; what is not there (any more) is passed by, so that doing it twice is doing it once. */
export function decide(
  tx: RoomTx,
  who: Doer,
  { ja = [], nee = [] }: z.infer<typeof wijzigingenSchema>,
): Result<z.infer<typeof wijzigingenAnswerSchema>> {
  const doc = tx.docs.programma
  const open = doc.getMap<Wijziging>('wijzigingen')
  const by = naamplaatVan(tx, who.deelnemerId, who.rol)
  const answer = { gedaan: 0, ernaast: 0, niets: 0 }
  const ordered = ja.flatMap((id) => open.get(id) ?? []).sort((a, b) => a.volgorde - b.volgorde)
  for (const { id } of ordered) {
    // What came before it may have given it another place.
    const one = open.get(id)
    if (one === undefined) continue
    answer[neemOver(doc, one, acceptedBy(tx, one, by))] += 1
    note(tx, who, one, 'overgenomen')
  }
  for (const id of nee) {
    const one = open.get(id)
    if (one === undefined) continue
    open.delete(id)
    note(tx, who, one, 'afgewezen')
  }
  telOpenPlekken(tx)
  return ok(answer)
}

/** The traces of what is taken over, with a code of their own and, for the words of the computer, who accepted them. */
function acceptedBy(tx: RoomTx, { bronnen, van }: Wijziging, by: Naamplaat): Readonly<Record<string, Trace>> {
  const known = tx.docs.programma.getMap<Trace>('bronnen')
  const label = [by.rol, by.organisation ?? by.group].filter((part) => part !== undefined).join(', ')
  return Object.fromEntries(
    Object.entries(bronnen).map(([id, trace]) => {
      const before = known.get(id)
      if (van === 'versie' && before !== undefined) return [id, before]
      const code = trace.code ?? nextCode(tx.docs.programma)
      return [id, { ...trace, code, aanvaard: { by: label, at: tx.clock.now() } }]
    }),
  )
}

function note(tx: RoomTx, who: Doer, { id, soort, van, section, was, block }: Wijziging, field: string): void {
  const after = {
    soort,
    van,
    section,
    words: block?.inline.map((part) => (part.type === 'text' ? part.text : '')).join(''),
  }
  addHistory(tx, who.deelnemerId, { doc: 'programma', collection: 'wijzigingen', id, field, before: was, after })
}

/** The bord and the ranking of this moment. */
export const bronNuVan = (tx: RoomTx): BronNu => ({
  signaal: (id) => readBordRecord(tx.docs.bord, 'signalen', id),
  kaart: (id) => readBordRecord(tx.docs.bord, 'kanskaarten', id),
  knoop: (id) => readBordRecord(tx.docs.bord, 'nodes', id),
  rangorde: () => readSessie(tx.docs.sessie)?.rangorde,
  gat: (id) => readSessie(tx.docs.sessie)?.gaten?.find((one) => one.id === id),
})

/** Logs that somebody looked; a later change of the same sources is said again. */
export function markSeen(tx: RoomTx, who: Doer, bronId: string): Result<{ ok: true }> {
  const doc = tx.docs.programma
  const trace = doc.getMap<Trace>('bronnen').get(bronId)
  if (trace === undefined) return fail(appError('programma.no_statement'))
  const states = bronStaten(trace, (key) => doc.getMap<Toen>('toen').get(key), bronNuVan(tx))
  if (!isBronGewijzigd(states)) return ok({ ok: true as const })
  const vinger = vingerVan(states)
  const seen = doc.getMap<Gezien>('gezien')
  if (seen.get(bronId)?.vinger === vinger) return ok({ ok: true as const })
  seen.set(bronId, { vinger, by: naamplaatVan(tx, who.deelnemerId, who.rol), at: tx.clock.now() })
  addHistory(tx, who.deelnemerId, {
    doc: 'programma',
    collection: 'bronnen',
    id: bronId,
    field: 'gezien',
    after: states
      .filter(({ wendingen }) => wendingen.length > 0)
      .map(({ soort, id, wendingen }) => ({ soort, id, wendingen })),
  })
  return ok({ ok: true as const })
}
