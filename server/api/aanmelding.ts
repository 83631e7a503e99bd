import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { writeSessie } from '../../shared/doc/sessie-doc.ts'
import { type Aanmelding, aanmeldingSchema, isContact } from '../../shared/domain/aanmelding.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { aanmeldingenSchema } from '../../shared/protocol/api.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'

/** Signing up for a thema, and who did. Contacts stand in rows of their own that nothing else reads. */
export const aanmeldingRoutes: Routes = (app, context) => {
  const inRoom = { params: inWerksessie, querystring: withToegang }

  app.get(
    '/werksessies/:id/aanmelding',
    { schema: { summary: 'Waar u aan mee wilt doen', ...inRoom, response: { 200: aanmeldingSchema, ...problems } } },
    async (request) => {
      const { room, who } = await enter(context, request, 'signUp')
      return unwrap(await room.run('server', (tx) => ok(aanmeldingOf(tx, who.deelnemerId))))
    },
  )

  app.post(
    '/werksessies/:id/aanmelding',
    {
      schema: {
        summary: 'Meldt u aan bij thema’s; een lege lijst haalt alles weg, ook uw contactgegevens',
        ...inRoom,
        body: aanmeldingSchema,
        response: { 200: aanmeldingSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'signUp')
      const { themaIds, contact } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const person = tx.rows.get('deelnemer', who.deelnemerId)
          if (person === undefined) return fail(appError('auth.forbidden'))
          if (contact !== null && !isContact(contact)) return fail(appError('aanmelding.contact'))
          const known = themasOf(tx)
          const joins = [...new Set(themaIds)].filter((id) => known.has(id))
          tx.rows.put('deelnemer', person.id, { ...person, joinsThemas: joins })
          // Without a thema there is nothing to be called about.
          if (contact === null || joins.length === 0) tx.rows.delete('contact', person.id)
          else tx.rows.put('contact', person.id, { ...contact, consentAt: tx.clock.now() })
          writeSessie(tx.docs.sessie, { aanmeldingen: countAanmeldingen(tx) })
          return ok(aanmeldingOf(tx, person.id))
        }),
      )
    },
  )

  app.get(
    '/werksessies/:id/aanmeldingen',
    {
      schema: {
        summary: 'Wie meedoet bij welk thema, met contactgegevens',
        ...inRoom,
        response: { 200: aanmeldingenSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'listAanmeldingen')
      return unwrap(
        await room.run('server', (tx) =>
          ok(
            tx.rows
              .list('deelnemer')
              .map(({ value }) => value)
              .filter(({ begeleider, joinsThemas }) => !begeleider && joinsThemas.length > 0)
              .map(({ id, alias, group, organisation, joinsThemas }) => {
                const contact = tx.rows.get('contact', id)
                return {
                  deelnemerId: id,
                  alias,
                  group,
                  ...(organisation === undefined ? {} : { organisation }),
                  themaIds: joinsThemas,
                  ...(contact === undefined ? {} : { contact: { channel: contact.channel, value: contact.value } }),
                }
              }),
          ),
        ),
      )
    },
  )
}

const themasOf = (tx: RoomTx): ReadonlySet<string> =>
  new Set(
    readBordCollection(tx.docs.bord, 'themas')
      .filter((thema) => isActive(thema) && thema.status !== 'vervallen')
      .map(({ id }) => id as string),
  )

function aanmeldingOf(tx: RoomTx, id: DeelnemerId): Aanmelding {
  const contact = tx.rows.get('contact', id)
  return {
    themaIds: [...(tx.rows.get('deelnemer', id)?.joinsThemas ?? [])],
    contact: contact === undefined ? null : { channel: contact.channel, value: contact.value },
  }
}

/** How many joined each thema: what everybody may see. */
function countAanmeldingen(tx: RoomTx): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { value } of tx.rows.list('deelnemer'))
    if (!value.begeleider) for (const id of value.joinsThemas) counts[id] = (counts[id] ?? 0) + 1
  return counts
}
