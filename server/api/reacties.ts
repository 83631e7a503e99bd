import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, SignaalId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { mayReact } from '../../shared/domain/may-change.ts'
import { countReacties, isActive, type ReactieKind, type Reacties } from '../../shared/domain/signaal.ts'
import { reactieAnswerSchema, reactieSchema, samenSchema } from '../../shared/protocol/samen.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { placeInLine } from './handen.ts'
import { unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'
import { whyNotTakePart } from './why-not.ts'

const nobody = { herken: 0, vraag: 0 }

/** Reactions (herken ik, vraag) and what a person may know of themselves. The bord has numbers only; who they are is a row. */
export const reactiesRoutes: Routes = (app, context) => {
  const guard = createRateGuard(60, 10)
  const inRoom = { params: inWerksessie, querystring: withToegang }

  app.post(
    '/werksessies/:id/reacties',
    {
      schema: {
        summary: 'Zet de eigen reactie op een signaal aan of uit',
        ...inRoom,
        body: reactieSchema,
        response: { 200: reactieAnswerSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'react')
      await guard(who.deelnemerId)
      const rights = room.rightsOf(who.rol)
      return unwrap(
        await room.run(who.deelnemerId, (tx) =>
          mayReact(rights) ? react(tx, who.deelnemerId, request.body) : fail(whyNotTakePart(rights)),
        ),
      )
    },
  )

  app.get(
    '/werksessies/:id/samen',
    { schema: { summary: 'Wat alleen uzelf weet', ...inRoom, response: { 200: samenSchema, ...problems } } },
    async (request) => {
      const { room, who } = await enter(context, request, 'readSamen')
      return unwrap(
        await room.run('server', (tx) => {
          const me = who.deelnemerId
          const table = tx.rows.get('deelnemer', me)?.table
          const all = tx.rows.list('reactie')
          const plaats = placeInLine(tx, me)
          return ok({
            herken: all.filter(({ value }) => value.herken.includes(me)).map(({ key }) => key as SignaalId),
            vraag: all.filter(({ value }) => value.vraag.includes(me)).map(({ key }) => key as SignaalId),
            opmerkingen: tx.rows
              .list('owner')
              .filter(({ key, value }) => value.deelnemerId === me && key.startsWith('opmerkingen.'))
              .map(({ key }) => key.slice('opmerkingen.'.length) as never),
            hand: { op: plaats > 0, plaats },
            ...(table === undefined ? {} : { table }),
          })
        }),
      )
    },
  )
}

/** Notes who reacts and puts the new numbers on the signaal. Doing it twice changes nothing. One's own signaal takes none. */
export function react(
  tx: RoomTx,
  me: DeelnemerId,
  { signaalId, kind, aan }: { readonly signaalId: string; readonly kind: ReactieKind; readonly aan: boolean },
): Result<Reacties> {
  const signaal = readBordRecord(tx.docs.bord, 'signalen', signaalId)
  if (signaal === undefined || !isActive(signaal) || signaal.hidden !== undefined)
    return fail(appError('signaal.not_found'))
  if (tx.rows.get('owner', `signalen.${signaalId}`)?.deelnemerId === me) return fail(appError('reactie.own'))
  const before = tx.rows.get('reactie', signaalId) ?? { herken: [], vraag: [] }
  if (before[kind].includes(me) === aan) return ok(countReacties(before) ?? nobody)
  const after = { ...before, [kind]: aan ? [...before[kind], me] : before[kind].filter((id) => id !== me) }
  tx.rows.put('reactie', signaalId, after)
  const reacties = countReacties(after)
  setSignaal(tx.docs.bord, signaalId, { reacties })
  return ok(reacties ?? nobody)
}
