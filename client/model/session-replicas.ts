import { mayRead, type Rol } from '../../shared/domain/rol.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { whatWaits } from '../sync/waiting.ts'
import { openReplica, type Replica } from './replica.ts'

export interface SessionReplicas {
  readonly bord: Replica
  readonly sessie: Replica
  readonly regie: Replica | undefined
  readonly programma: Replica
  readonly all: readonly Replica[]
}

/** Of a document that goes out whole with the first step 2, which the server takes up to 2 MiB. */
const programmaKeptBytes = 1.5 * 1024 * 1024

/** Opens the documents of a toegang as this device knows them; what is left of an older epoch goes. */
export async function openSessionReplicas(
  store: LocalStore,
  { toegang, rol }: { readonly toegang: string; readonly rol: Rol },
  epoch: number,
): Promise<SessionReplicas> {
  // A replica of an older epoch never merges, and its text may have been erased since. What was not sent waits as intents.
  await store.forgetReplicas((replica) => {
    const [of, , its] = replica.split('/')
    return of === toegang && Number(its) !== epoch
  })
  const open = (name: Parameters<typeof openReplica>[2], options: Parameters<typeof openReplica>[3]) =>
    openReplica(store, `${toegang}/${name}/${epoch}`, name, options)
  const bord = await open('bord', { keep: true })
  const sessie = await open('sessie', { keep: true })
  const regie = mayRead(rol, 'regie', { programmaPublished: false }) ? await open('regie', { keep: false }) : undefined
  // Who only reads it gets it again; a draft that is withdrawn must not stay behind on their devices.
  const isWriter = rol === 'begeleider' || rol === 'team'
  const programma = await open('programma', { keep: isWriter, maxBytes: programmaKeptBytes })
  const all = [bord, sessie, ...(regie === undefined ? [] : [regie]), programma]
  return { bord, sessie, regie, programma, all }
}

/** Replicas of toegangen that this browser does not have any more, where nothing of them waits. */
export async function forgetUnknown(store: LocalStore, known: readonly string[]): Promise<void> {
  const waiting = await whatWaits(store)
  await store.forgetReplicas((replica) => {
    const toegang = replica.split('/')[0] ?? ''
    return !known.includes(toegang) && !waiting.toegangen.has(toegang)
  })
}
