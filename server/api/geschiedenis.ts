import * as z from 'zod/mini'
import { ok } from '../../shared/base/result.ts'
import { isSamePlain } from '../../shared/base/same-plain.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { FieldLayout } from '../../shared/doc/layout.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { type Bezoek, bezoekSchema, geschiedenisSchema, type Wijziging } from '../../shared/protocol/wijkkaart-api.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'

type Row = RoomRows['history']
const followed = ['kanskaarten', 'nodes', 'relations', 'themas'] as const
type Followed = (typeof followed)[number]
/** Fields that say where something lies, not what it is. */
const silent: ReadonlySet<string> = new Set(['pos', 'relPos', 'order', 'rank', 'folded', 'pinned', 'locked'])
const mostRows = 300
/** Coming back within this time is still the same visit. */
const visitMs = 30 * 60_000

const query = z.extend(withToegang, {
  collection: z.enum(followed),
  id: z.string().check(z.minLength(1), z.maxLength(64)),
})

/** What a card or a place was before, and what others did since one was here last. */
export const geschiedenisRoutes: Routes = (app, context) => {
  const historyOf = async (room: { readonly id: string }): Promise<readonly Row[]> =>
    (await context.storage.listRows(room.id as never, 'history')).map(({ value }) => value as Row)

  app.get(
    '/werksessies/:id/geschiedenis',
    {
      schema: {
        summary: 'Wat er eerder stond, per veld, nieuwste eerst',
        params: inWerksessie,
        querystring: query,
        response: { 200: geschiedenisSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'readGeschiedenis')
      const { collection, id } = request.query
      const rows = await historyOf(room)
      return unwrap(
        await room.run('server', (tx) =>
          ok({ wijzigingen: historyOfRecord(tx, rows, { collection, id, me: who.deelnemerId }) }),
        ),
      )
    },
  )

  app.post(
    '/werksessies/:id/bezoek',
    {
      schema: {
        summary: 'Noteert dit bezoek en zegt wat er sinds het vorige veranderde',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: bezoekSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'noteBezoek')
      const rows = await historyOf(room)
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const vorige = noteBezoek(tx, who.deelnemerId)
          if (vorige === undefined) return ok<Bezoek>({ veranderd: [] })
          return ok<Bezoek>({ vorige, veranderd: changesSince(tx, rows, { since: vorige, me: who.deelnemerId }) })
        }),
      )
    },
  )
}

/** Writes down that somebody is here now; gives when the visit before this one ended, if there was one. */
export function noteBezoek(tx: RoomTx, person: string): number | undefined {
  const now = tx.clock.now()
  const before = tx.rows.get('bezoek', person)
  const isSameVisit = before !== undefined && now - before.laatste < visitMs
  const vorige = isSameVisit ? before.vorige : before?.laatste
  tx.rows.put('bezoek', person, { laatste: now, ...(vorige === undefined ? {} : { vorige }) })
  return vorige
}

/** Rows of one record as people read them; a burst of typing shows the text before it. */
export function historyOfRecord(
  tx: RoomTx,
  rows: readonly Row[],
  { collection, id, me }: { readonly collection: Followed; readonly id: string; readonly me: string },
): Wijziging[] {
  const wieOf = createWie(tx)
  return rows
    .filter(
      (row) => row.doc === 'bord' && row.collection === collection && row.id === id && !silent.has(row.field ?? ''),
    )
    .sort((a, b) => b.at - a.at)
    .slice(0, mostRows)
    .map(({ at, person, field, before, after }): Wijziging => {
      const layout = field === undefined ? undefined : layoutOf(collection, field)
      const wie = wieOf(person)
      return {
        at,
        ...(field === undefined ? {} : { field }),
        ...(before === undefined ? {} : { before: readable(layout, before) }),
        ...(after === undefined ? {} : { after: readable(layout, after) }),
        ...(wie === undefined ? {} : { wie }),
        mij: person === me,
      }
    })
}

/**
 * What others changed since a moment, per record and field: what it was then. Changed and changed back is no change; what
 * somebody did themselves is no news.
 */
export function changesSince(
  tx: RoomTx,
  rows: readonly Row[],
  { since, me }: { readonly since: number; readonly me: string },
): Bezoek['veranderd'] {
  const wieOf = createWie(tx)
  const recent = rows.filter((row) => row.at > since && row.doc === 'bord').sort((a, b) => a.at - b.at)
  return followed.flatMap((collection) =>
    readBordCollection(tx.docs.bord, collection).flatMap((record): Bezoek['veranderd'] => {
      const own = recent.filter(
        (row) =>
          row.collection === collection && row.id === record.id && row.field !== undefined && !silent.has(row.field),
      )
      const isNieuw = record.createdAt > since
      const byOthers = own.filter(({ person }) => person !== me)
      const owner = tx.rows.get('owner', `${collection}.${record.id}`)?.deelnemerId
      if (byOthers.length === 0 && !(isNieuw && owner !== me)) return []
      const now = record as unknown as Readonly<Record<string, unknown>>
      const fields = [...new Set(byOthers.map((row) => row.field ?? ''))].flatMap((field) => {
        const ofField = own.filter((row) => row.field === field)
        const before = readable(layoutOf(collection, field), ofField[0]?.before)
        if (!isNieuw && isSamePlain(before ?? null, now[field] ?? null)) return []
        const wie = [
          ...new Set(ofField.filter(({ person }) => person !== me).flatMap(({ person }) => wieOf(person) ?? [])),
        ]
        return [{ field, ...(before === undefined ? {} : { before }), wie }]
      })
      if (fields.length === 0 && !isNieuw) return []
      return [{ collection, id: record.id, isNieuw, at: own.at(-1)?.at ?? record.createdAt, fields }]
    }),
  )
}

const layoutOf = (collection: BordCollection, field: string): FieldLayout | undefined =>
  (bordLayout[collection] as Readonly<Record<string, FieldLayout>>)[field]

/** A field as the record reads it: sets and rows lie in Yjs as maps, and so in the history. */
function readable(layout: FieldLayout | undefined, stored: unknown): unknown {
  if (layout === undefined || stored === undefined) return stored
  if (layout.kind === 'text') return stored ?? ''
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return stored
  if (layout.kind === 'set') return Object.keys(stored).sort()
  if (layout.kind !== 'rows') return stored
  const byRow = new Map<string, Record<string, unknown>>()
  for (const [key, cell] of Object.entries(stored)) {
    const dot = key.indexOf('.')
    const row = byRow.get(key.slice(0, dot)) ?? { id: key.slice(0, dot) }
    row[key.slice(dot + 1)] = cell
    byRow.set(key.slice(0, dot), row)
  }
  return [...byRow.values()].sort((a, b) =>
    String(a.order ?? '') + String(a.id) < String(b.order ?? '') + String(b.id) ? -1 : 1,
  )
}

/** Who did it, as the werksessie shows authors: a group, an organisation or nothing; never a name. */
function createWie(tx: RoomTx): (person: string) => string | undefined {
  const show = readSessie(tx.docs.sessie)?.werksessie.settings.showAuthors ?? 'niemand'
  return (person) => {
    const deelnemer = tx.rows.get('deelnemer', person)
    if (deelnemer === undefined) return undefined
    if (deelnemer.begeleider) return 'begeleider'
    if (show === 'niemand') return undefined
    return show === 'organisatie' ? (deelnemer.organisation ?? deelnemer.group) : deelnemer.group
  }
}
