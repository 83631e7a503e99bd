import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { staandeBlokken } from '../../shared/doc/programma-blokken.ts'
import type { Wijziging } from '../../shared/doc/programma-wijziging.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Toen, Trace } from '../../shared/domain/programma.ts'
import { toenKey, toenSignaal } from '../../shared/domain/programma-bron.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import { suggestiesAnswerSchema, suggestiesSchema, taalmodelSchema } from '../../shared/protocol/programma.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { type GoedeZin, keurAntwoord } from '../taalmodel/keur-antwoord.ts'
import { type MeeBriefje, meeBriefjes, vraagOver } from '../taalmodel/vraag.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'

/** Sections about one thema that a summary can stand below. */
const sectionOfThema = /^(?:(3|4|5|5a|8|8b)|ander(?:\.(4|5))?)\.(.+)$/

/** The optional language model: off unless the server has one and the begeleider of this werksessie switched it on. */
export const programmaTaalmodelRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const guard = createRateGuard(10, 3)

  app.get(
    '/werksessies/:id/programma/taalmodel',
    {
      schema: {
        summary: 'Of deze server een taalmodel heeft, en hoe het heet',
        ...path,
        response: { 200: z.object({ model: z.optional(z.string()) }), ...problems },
      },
    },
    async (request) => {
      await enter(context, request, 'askTaalmodel')
      return context.taalmodel === undefined ? {} : { model: context.taalmodel.model }
    },
  )

  app.post(
    '/werksessies/:id/programma/taalmodel',
    {
      schema: {
        summary: 'Zet het taalmodel voor deze werksessie aan of uit; iedereen ziet het',
        ...path,
        body: taalmodelSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'switchTaalmodel')
      const { aan } = request.body
      const { taalmodel } = context
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          if (aan && taalmodel === undefined) return fail(appError('taalmodel.absent'))
          const next = aan && taalmodel !== undefined ? { model: taalmodel.model } : undefined
          writeSessie(tx.docs.sessie, { taalmodel: next })
          addHistory(tx, who.deelnemerId, { doc: 'sessie', collection: 'taalmodel', id: 'aan', after: aan })
          return ok({ ok: true as const })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/programma/suggesties',
    {
      schema: {
        summary: 'Vraagt het taalmodel om zinnen bij een deel van het programma',
        ...path,
        body: suggestiesSchema,
        response: { 200: suggestiesAnswerSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'askTaalmodel')
      const { taalmodel } = context
      if (taalmodel === undefined) return unwrap(fail(appError('taalmodel.absent')))
      await guard(who.deelnemerId)
      const { section } = request.body
      const asked = unwrap(await room.run('server', (tx) => whatMayGo(tx, section)))
      const raw = unwrap(await taalmodel.ask(vraagOver(asked.title, asked.briefjes)))
      const answer = keurAntwoord(raw, asked.briefjes)
      if (answer === undefined) {
        context.log.warn('taalmodel.unusable', { werksessieId: room.id, bytes: raw.length })
        return unwrap(fail(appError('taalmodel.failed')))
      }
      // What was hidden while the model thought is not proposed any more.
      const erbij = unwrap(
        await room.run(who.deelnemerId, (tx) =>
          ok(propose(tx, { section, zinnen: answer.goed, model: taalmodel.model })),
        ),
      )
      return { erbij, geweigerd: answer.geweigerd + answer.goed.length - erbij }
    },
  )
}

interface Asked {
  readonly title: string
  readonly briefjes: readonly MeeBriefje[]
}

/** The notes that may leave for this section; an error when the model is off here, or when there are none. */
export function whatMayGo(tx: RoomTx, section: string): Result<Asked> {
  if (readSessie(tx.docs.sessie)?.taalmodel === undefined) return fail(appError('taalmodel.off'))
  const [, part, other, themaId = ''] = sectionOfThema.exec(section) ?? []
  const thema = readBordCollection(tx.docs.bord, 'themas').find(({ id }) => id === themaId)
  if (thema === undefined) return fail(appError('taalmodel.nothing'))
  const signalen = readBordCollection(tx.docs.bord, 'signalen')
  const codes = signaalCodes(signalen)
  const isStrengths = part === '4' || other === '4'
  const briefjes = meeBriefjes(signalen, { themaId, isStrengths }, (id) => codes.get(id) ?? id)
  return briefjes.length === 0 ? fail(appError('taalmodel.nothing')) : ok({ title: thema.title, briefjes })
}

/** Puts the sentences beside the text, each with its sources and how many people are behind it; gives how many. */
export function propose(
  tx: RoomTx,
  {
    section,
    zinnen,
    model,
  }: { readonly section: string; readonly zinnen: readonly GoedeZin[]; readonly model: string },
): number {
  const doc = tx.docs.programma
  const open = doc.getMap<Wijziging>('wijzigingen')
  const signalen = new Map(readBordCollection(tx.docs.bord, 'signalen').map((one) => [one.id as string, one]))
  const codes = signaalCodes([...signalen.values()])
  const meta = doc.getMap<unknown>('meta')
  const ronde = Number(meta.get('ronde') ?? 0) + 1
  const last = staandeBlokken(doc)
    .filter((one) => one.section === section)
    .at(-1)
  const at = tx.clock.now()
  const first = open.size
  let count = 0
  for (const { zin, signaalIds } of zinnen) {
    const sources = signaalIds.flatMap((id) => signalen.get(id) ?? [])
    if (sources.some((one) => one.hidden !== undefined || one.archivedAt !== undefined)) continue
    const people = new Set(sources.map(({ id }) => tx.rows.get('owner', `signalen.${id}`)?.deelnemerId ?? id)).size
    const who = people === 1 ? 'één deelnemer' : `${people} mensen`
    const text = `${zin.replace(/[.!?]*$/, '')} (${who}, ${sources.map(({ id }) => codes.get(id) ?? id).join(', ')}).`
    const id = tx.ids.next<string>()
    const bronId = `st.model.${id}~${ronde}`
    const trace: Trace = {
      id: bronId,
      kind: 'samenvatting',
      text,
      signaalIds: [...signaalIds],
      cardIds: [],
      mapRefs: [],
      ronde,
      model,
    }
    for (const one of sources) doc.getMap<Toen>('toen').set(toenKey(ronde, 'signaal', one.id), toenSignaal(one))
    open.set(id, {
      id,
      soort: 'erbij',
      van: 'taalmodel',
      section,
      ...(last === undefined ? {} : { bij: last.id }),
      was: '',
      block: {
        type: 'paragraph',
        inline: [
          { type: 'text', text, bold: false, italic: false },
          { type: 'bron', bronId },
          { type: 'text', text: ' ', bold: false, italic: false },
        ],
      },
      bronnen: { [bronId]: trace },
      at,
      volgorde: first + count,
    })
    count += 1
  }
  if (count > 0) meta.set('ronde', ronde)
  return count
}
