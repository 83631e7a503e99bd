import { generateNKeysBetween } from 'fractional-indexing'
import type * as z from 'zod/mini'
import type { WerksessieId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { addThema } from '../../shared/doc/bord-commands.ts'
import { byOrder, readBordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { pictogramOf, plateFor } from '../../shared/domain/thema.ts'
import { defaultFasen, defaultSettings, type Fase, type Werksessie } from '../../shared/domain/werksessie.ts'
import {
  type CreateWerksessie,
  createWerksessieSchema,
  linksSchema,
  werksessieListSchema,
} from '../../shared/protocol/api.ts'
import { type LinkRol, linkRollen } from '../auth/access.ts'
import { showCode } from '../auth/token.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { fasenOf } from './agenda.ts'
import { type ApiContext, problems, type Routes, requireBeheerder } from './context.ts'
import { unwrap } from './problem.ts'
import { numbersTo, setTafelCount } from './tafels.ts'

type Secrets = Readonly<Record<LinkRol, { readonly secret: string; readonly code: string }>>

/** `POST` and `GET /werksessies`: making and listing werksessies, for the beheerder. */
export const werksessiesRoutes: Routes = (app, context) => {
  app.post(
    '/werksessies',
    {
      schema: {
        summary: 'Maakt een werksessie',
        body: createWerksessieSchema,
        response: { 201: linksSchema, ...problems },
      },
    },
    async (request, reply) => {
      requireBeheerder(context, request)
      const id = context.ids.next<WerksessieId>()
      const links = await createWerksessie(context, id, request.body, () => {})
      return reply.status(201).send(links)
    },
  )
  app.get(
    '/werksessies',
    { schema: { summary: 'Alle werksessies', response: { 200: werksessieListSchema, ...problems } } },
    async (request) => {
      requireBeheerder(context, request)
      const all = await context.registry.list()
      const found = await Promise.all(all.map(({ id, createdAt }) => describe(context, id, createdAt)))
      return found.flat().sort((a, b) => b.createdAt - a.createdAt)
    },
  )
}

/** Makes a werksessie with its themas and links; `more` adds to it in the same transaction. Gives the links to share. */
export async function createWerksessie(
  context: Pick<ApiContext, 'registry' | 'storage' | 'access' | 'clock' | 'ids' | 'linkOrigin'>,
  id: WerksessieId,
  wanted: CreateWerksessie,
  more: (tx: RoomTx) => void,
): Promise<z.infer<typeof linksSchema>> {
  const fasen = wanted.agenda === undefined ? defaultFasen : unwrap(await fasenOf(context, wanted.agenda))
  const { rows, secrets } = context.access.makeLinks(id)
  // Links first: a link to a room that does not exist yet opens nothing, a room without links could never be opened.
  const tafelLinks = context.access.makeTafelLinks(id, numbersTo(wanted.tafels ?? 0))
  await context.storage.commit({ rows: [...rows, ...tafelLinks.rows] })
  const werksessie = toWerksessie(id, wanted, fasen, context.clock.now())
  unwrap(
    await context.registry.create(id, werksessie.title, (tx) => {
      writeSessie(tx.docs.sessie, {
        werksessie,
        programma: { status: 'leeg', published: false, openSlots: 0 },
      })
      addThemas(tx, wanted)
      setTafelCount(tx, wanted.tafels ?? 0, tafelLinks.secrets)
      for (const rol of linkRollen) tx.rows.put('link', rol, { rol, ...secrets[rol] })
      more(tx)
    }),
  )
  return toLinks(context.linkOrigin(), id, secrets)
}

function toWerksessie(id: WerksessieId, wanted: CreateWerksessie, fasen: readonly Fase[], now: number): Werksessie {
  const { settings, themas: _themas, tafels: _tafels, ...given } = wanted
  return {
    id,
    title: given.title,
    area: given.area ?? '',
    level: given.level ?? 'wijk',
    date: given.date ?? '',
    start: given.start ?? '',
    end: given.end ?? '',
    targetGroup: given.targetGroup ?? '',
    themaSource: given.themaSource ?? (wanted.themas === undefined ? 'tijdens' : 'vooraf'),
    fasen: [...fasen],
    huidigeFase: fasen[0]?.id ?? 'inloop',
    settings: { ...defaultSettings, ...withoutUndefined(settings ?? {}) },
    status: 'voorbereiding',
    synthetic: false,
    createdAt: now,
  }
}

/** The given fields that really have a value. */
export const withoutUndefined = <T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never

function addThemas(tx: RoomTx, wanted: CreateWerksessie): void {
  const themas = wanted.themas ?? []
  const orders = generateNKeysBetween(null, null, themas.length)
  for (const [index, thema] of themas.entries()) {
    const plate = plateFor(index)
    const plaat = thema.plaat ?? plate.plaat
    addThema(tx.docs.bord, {
      id: tx.ids.next(),
      title: thema.title,
      urgencyStatement: '',
      targetGroup: '',
      level: wanted.level ?? 'wijk',
      status: 'herkend',
      plaat,
      pictogram: thema.pictogram ?? (thema.plaat === undefined ? plate.pictogram : pictogramOf[thema.plaat]),
      order: orders[index] ?? 'a0',
      criteria: {},
      createdAt: tx.clock.now(),
    })
  }
}

const perRol = (value: (rol: LinkRol) => string): Record<LinkRol, string> => ({
  begeleider: value('begeleider'),
  schrijver: value('schrijver'),
  deelnemer: value('deelnemer'),
  scherm: value('scherm'),
  team: value('team'),
})

/** Links with their secret in the fragment, which no server ever sees in a log; codes as they are shown. */
export const toLinks = (origin: string, id: string, secrets: Secrets): z.infer<typeof linksSchema> => ({
  id,
  links: perRol((rol) => `${origin}/binnen#${secrets[rol].secret}`),
  codes: perRol((rol) => showCode(secrets[rol].code)),
})

/** The readable links that a room keeps for its begeleiders. */
export function linksOf(tx: RoomTx, origin: string, id: string): z.infer<typeof linksSchema> {
  const kept = Object.fromEntries(tx.rows.list('link').map(({ key, value }) => [key, { code: '', ...value }]))
  const secrets = Object.fromEntries(linkRollen.map((rol) => [rol, kept[rol] ?? { secret: '', code: '' }])) as Secrets
  return toLinks(origin, id, secrets)
}

async function describe(context: ApiContext, id: WerksessieId, createdAt: number) {
  const opened = await context.registry.open(id)
  if (!opened.ok) {
    context.log.warn('werksessie.unreadable', { werksessieId: id, code: opened.error.code })
    return []
  }
  const described = unwrap(
    await opened.value.run('server', (tx) => {
      const werksessie = readSessie(tx.docs.sessie)?.werksessie
      const themas = readBordCollection(tx.docs.bord, 'themas').filter(isActive).sort(byOrder)
      return ok({
        title: werksessie?.title ?? '',
        area: werksessie?.area ?? '',
        date: werksessie?.date ?? '',
        status: werksessie?.status ?? 'voorbereiding',
        createdAt,
        signalen: readBordCollection(tx.docs.bord, 'signalen').filter(isActive).length,
        kanskaarten: readBordCollection(tx.docs.bord, 'kanskaarten').filter(isActive).length,
        platen: themas.map((thema) => thema.plaat),
        ...linksOf(tx, context.linkOrigin(), id),
      })
    }),
  )
  return [described]
}
