import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { changeAgenda } from '../../shared/domain/agenda-edit.ts'
import { agendaOf, isAgendaId } from '../../shared/domain/agendas.ts'
import type { Fase } from '../../shared/domain/werksessie.ts'
import {
  agendaChangeSchema,
  keepAgendaSchema,
  type OwnAgenda,
  ownAgendaSchema,
  renameAgendaSchema,
} from '../../shared/protocol/api.ts'
import type { GlobalRows } from '../storage/row-kinds.ts'
import {
  type ApiContext,
  enter,
  inWerksessie,
  problems,
  type Routes,
  requireBeheerder,
  withToegang,
} from './context.ts'
import { noteFaseloop } from './faseloop.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'

const everyRoom = ''
/** So many agendas of its own an organisation can keep. */
const maxOwnAgendas = 200
const done = z.object({ ok: z.literal(true) })
const list = z.array(ownAgendaSchema)
const inAgenda = z.extend(inWerksessie, { agendaId: z.string().check(z.maxLength(64)) })

/** The agenda of a werksessie, and the agendas that the organisation keeps to start from. */
export const agendaRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const one = { params: inAgenda, querystring: withToegang }

  app.post(
    '/werksessies/:id/agenda',
    {
      schema: {
        summary: 'Verandert de agenda; wie van een oudere agenda uitging, verandert niets',
        ...path,
        body: agendaChangeSchema,
        response: { 200: done, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'changeAgenda')
      const { basis, fasen } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const sessie = readSessie(tx.docs.sessie)
          if (sessie === undefined) return fail(appError('internal'))
          const { werksessie } = sessie
          const changed = changeAgenda(werksessie.fasen, werksessie.huidigeFase, { basis, fasen })
          if (!changed.ok) return changed
          writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, fasen: [...changed.value] } })
          noteFaseloop(tx, werksessie)
          addHistory(tx, who.deelnemerId, {
            doc: 'sessie',
            collection: 'werksessie',
            id: 'agenda',
            before: werksessie.fasen,
            after: changed.value,
          })
          return ok({ ok: true as const })
        }),
      )
    },
  )

  app.get(
    '/agendas',
    { schema: { summary: 'De eigen agenda’s van de organisatie', response: { 200: list, ...problems } } },
    async (request) => {
      requireBeheerder(context, request)
      return ownAgendas(context)
    },
  )
  app.get(
    '/werksessies/:id/agendas',
    { schema: { summary: 'De eigen agenda’s van de organisatie', ...path, response: { 200: list, ...problems } } },
    async (request) => {
      await enter(context, request, 'readAgendas')
      return ownAgendas(context)
    },
  )
  app.post(
    '/werksessies/:id/agendas',
    {
      schema: {
        summary: 'Bewaart een agenda voor een volgende keer',
        ...path,
        body: keepAgendaSchema,
        response: { 200: ownAgendaSchema, ...problems },
      },
    },
    async (request) => {
      await enter(context, request, 'keepAgenda')
      if ((await ownAgendas(context)).length >= maxOwnAgendas) return unwrap(fail(appError('request.too_large')))
      const now = context.clock.now()
      const { title, fasen } = request.body
      const made = changeAgenda(fasen, fasen[0]?.id ?? '', { basis: fasen, fasen })
      const agenda = { id: context.ids.next<string>(), title, fasen: unwrap(made), createdAt: now, changedAt: now }
      await putAgenda(context, agenda)
      return shown(agenda)
    },
  )
  app.put(
    '/werksessies/:id/agendas/:agendaId',
    {
      schema: {
        summary: 'Geeft een eigen agenda een andere naam',
        ...one,
        body: renameAgendaSchema,
        response: { 200: ownAgendaSchema, ...problems },
      },
    },
    async (request) => {
      await enter(context, request, 'keepAgenda')
      const kept = unwrap(await findAgenda(context, request.params.agendaId))
      const agenda = { ...kept, title: request.body.title, changedAt: context.clock.now() }
      await putAgenda(context, agenda)
      return shown(agenda)
    },
  )
  app.delete(
    '/werksessies/:id/agendas/:agendaId',
    { schema: { summary: 'Haalt een eigen agenda weg', ...one, response: { 200: done, ...problems } } },
    async (request) => {
      await enter(context, request, 'keepAgenda')
      const { id } = unwrap(await findAgenda(context, request.params.agendaId))
      await context.storage.commit({ rows: [{ op: 'delete', room: everyRoom, kind: 'agenda', key: id }] })
      return { ok: true as const }
    },
  )
}

type Kept = GlobalRows['agenda']
type AgendaContext = Pick<ApiContext, 'storage'>

const shown = ({ id, title, fasen, changedAt }: Kept): OwnAgenda => ({ id, title, fasen: [...fasen], changedAt })

const putAgenda = ({ storage }: AgendaContext, agenda: Kept): Promise<void> =>
  storage.commit({ rows: [{ op: 'put', room: everyRoom, kind: 'agenda', key: agenda.id, value: agenda }] })

async function ownAgendas({ storage }: AgendaContext): Promise<OwnAgenda[]> {
  const rows = await storage.listRows(everyRoom, 'agenda')
  return rows.map(({ value }) => shown(value as Kept)).sort((a, b) => a.title.localeCompare(b.title, 'nl'))
}

async function findAgenda({ storage }: AgendaContext, id: string): Promise<Result<Kept>> {
  const kept = (await storage.getRow(everyRoom, 'agenda', id)) as Kept | undefined
  return kept === undefined ? fail(appError('agenda.not_found')) : ok(kept)
}

/** The fasen of an agenda by id, ready-made or the organisation's own. */
export async function fasenOf(context: AgendaContext, id: string): Promise<Result<readonly Fase[]>> {
  if (isAgendaId(id)) return ok(agendaOf(id))
  const found = await findAgenda(context, id)
  return found.ok ? ok(found.value.fasen) : found
}
