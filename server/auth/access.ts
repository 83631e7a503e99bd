import type { IncomingMessage } from 'node:http'
import type { Clock } from '../../shared/base/clock.ts'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, Ids, ToegangId, WerksessieId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { GlobalRows } from '../storage/row-kinds.ts'
import type { RowOp, Storage } from '../storage/storage.ts'
import { readCookie } from './cookie.ts'
import { createGuessLimiter, defaultGuessLimits, type GuessLimits } from './guess-limiter.ts'
import { createCode, createToken, hashSecret, type RandomBytes, readCode } from './token.ts'

/** The roles that have a link and a code of their own. */
export const linkRollen = ['begeleider', 'schrijver', 'deelnemer', 'scherm', 'team'] as const
export type LinkRol = (typeof linkRollen)[number]

/** A decided toegang: who asks, in which werksessie, with which rol. */
export type Toegang = GlobalRows['toegang']
export interface Who {
  readonly toegangId: ToegangId
  readonly deelnemerId: DeelnemerId
  readonly rol: Rol
}

/** What a link or code opens; `table` when it is that of a table. */
export interface Opened {
  readonly werksessieId: WerksessieId
  readonly rol: Rol
  readonly table?: number
}

export interface AccessDeps {
  readonly storage: Pick<Storage, 'commit' | 'getRow' | 'listRows'>
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomBytes
  readonly guessLimits?: GuessLimits
  readonly sleep?: (ms: number) => Promise<void>
}

/** Links, codes, cookies and toegangen. Knows no fase and no document: what a rol may do is the table of `shared/domain`. */
export interface Access {
  /** New secrets for every rol: rows to commit, and the readable secrets to show. */
  makeLinks(werksessieId: WerksessieId): {
    readonly rows: readonly RowOp[]
    readonly secrets: Readonly<Record<LinkRol, { readonly secret: string; readonly code: string }>>
  }
  /** New secrets for tables: links of a deelnemer that say where somebody sits. */
  makeTafelLinks(
    werksessieId: WerksessieId,
    tables: readonly number[],
  ): {
    readonly rows: readonly RowOp[]
    readonly secrets: ReadonlyMap<number, { readonly secret: string; readonly code: string }>
  }
  /** What a link secret or a typed code opens. `address` is whom the guesses are counted for. */
  resolve(typed: string, address: string): Promise<Result<Opened>>
  /** The toegangen of the browser behind this request, newest first; empty when it is not known. */
  toegangenOf(request: IncomingMessage): Promise<readonly Toegang[]>
  /** Adds a toegang to the browser. Gives the secret of a browser that had none yet: set it as a cookie. */
  grant(
    request: IncomingMessage,
    toegang: Omit<Toegang, 'createdAt' | 'revoked'>,
  ): Promise<{ readonly newBrowser?: string }>
  /** Forgets the browser behind this request: its cookie opens nothing any more. What its people did stays. */
  forgetBrowser(request: IncomingMessage): Promise<void>
  /** Takes (or gives back) every toegang of a person; gives how many. Their open sockets are for the room to close. */
  setRevoked(werksessieId: WerksessieId, deelnemerId: DeelnemerId, revoked: boolean): Promise<number>
  /** Was somebody of this browser sent away from this werksessie? */
  wasRevoked(request: IncomingMessage, werksessieId: WerksessieId): Promise<boolean>
  /** Who asks, or `undefined` when this browser has no (such) toegang. Without `toegang` the only one counts. */
  authorize(request: IncomingMessage, werksessieId: string, toegang: string | undefined): Promise<Who | undefined>
}

const codeLengths: Readonly<Record<LinkRol, number>> = { deelnemer: 6, begeleider: 9, schrijver: 9, scherm: 9, team: 9 }

/** A browser that collects more than this many toegangen forgets its oldest. */
const maxToegangen = 60

/** Makes the access port on a storage. Unknown and forbidden look the same to whoever asks. */
export function createAccess(deps: AccessDeps): Access {
  const { storage, clock, random } = deps
  const sleep = deps.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const guesses = createGuessLimiter(deps.guessLimits ?? defaultGuessLimits, sleep)
  const pendingGrants = new Map<string, Promise<unknown>>()

  const row = async <K extends keyof GlobalRows>(kind: K, key: string): Promise<GlobalRows[K] | undefined> =>
    (await storage.getRow('', kind, key)) as GlobalRows[K] | undefined
  const put = <K extends keyof GlobalRows>(kind: K, key: string, value: GlobalRows[K]): RowOp => ({
    op: 'put',
    room: '',
    kind,
    key,
    value,
  })

  async function allOf(request: IncomingMessage): Promise<readonly Toegang[]> {
    const secret = readCookie(request)
    if (secret === undefined) return []
    const browser = await row('browser', hashSecret(secret))
    const found = await Promise.all((browser?.toegangen ?? []).map((id) => row('toegang', id)))
    return found.filter((toegang) => toegang !== undefined)
  }
  const toegangenOf = async (request: IncomingMessage): Promise<readonly Toegang[]> =>
    (await allOf(request)).filter(({ revoked }) => !revoked).toReversed()

  return {
    makeLinks(werksessieId) {
      const rows: RowOp[] = []
      const secrets = Object.fromEntries(
        linkRollen.map((rol) => {
          const made = { secret: createToken(random), code: createCode(random, codeLengths[rol]) }
          rows.push(put('link', hashSecret(made.secret), { werksessieId, rol, kind: 'link', revoked: false }))
          rows.push(put('link', hashSecret(made.code), { werksessieId, rol, kind: 'code', revoked: false }))
          return [rol, made]
        }),
      ) as Record<LinkRol, { secret: string; code: string }>
      return { rows, secrets }
    },

    makeTafelLinks(werksessieId, tables) {
      const rows: RowOp[] = []
      const secrets = new Map<number, { secret: string; code: string }>()
      for (const table of tables) {
        const made = { secret: createToken(random), code: createCode(random, codeLengths.deelnemer) }
        const opens = { werksessieId, rol: 'deelnemer', table, revoked: false } as const
        rows.push(put('link', hashSecret(made.secret), { ...opens, kind: 'link' }))
        rows.push(put('link', hashSecret(made.code), { ...opens, kind: 'code' }))
        secrets.set(table, made)
      }
      return { rows, secrets }
    },

    async resolve(typed, address) {
      // A whole link may be pasted where a code is asked.
      const text = typed.trim().replace(/^.*[#/]/s, '')
      const code = readCode(text)
      if (code !== undefined && !(await guesses.enter(address))) return fail(appError('auth.too_many_guesses'))
      const found = await row('link', hashSecret(code ?? text))
      if (found !== undefined && !found.revoked) {
        const { werksessieId, rol, table } = found
        return ok({ werksessieId, rol, ...(table === undefined ? {} : { table }) })
      }
      return fail(appError((await guesses.wrong(address)) ? 'auth.too_many_guesses' : 'auth.unknown_code'))
    },

    toegangenOf,

    async grant(request, given) {
      const known = readCookie(request)
      const knownBrowser = known === undefined ? undefined : await row('browser', hashSecret(known))
      const secret = known !== undefined && knownBrowser !== undefined ? known : createToken(random)
      const key = hashSecret(secret)
      // Two joins of one browser at once must not forget each other: one after the other per browser.
      const before = pendingGrants.get(key) ?? Promise.resolve()
      const mine = before.then(async () => {
        const now = clock.now()
        const browser = await row('browser', key)
        const toegangen = [...(browser?.toegangen ?? []), given.id].slice(-maxToegangen)
        await storage.commit({
          rows: [
            put('toegang', given.id, { ...given, createdAt: now, revoked: false }),
            put('browser', key, { toegangen, createdAt: browser?.createdAt ?? now, seenAt: now }),
          ],
        })
      })
      const settled = mine.catch(() => undefined)
      pendingGrants.set(key, settled)
      await mine
      if (pendingGrants.get(key) === settled) pendingGrants.delete(key)
      return secret === known ? {} : { newBrowser: secret }
    },

    async forgetBrowser(request) {
      const secret = readCookie(request)
      if (secret === undefined) return
      await storage.commit({ rows: [{ op: 'delete', room: '', kind: 'browser', key: hashSecret(secret) }] })
    },

    async setRevoked(werksessieId, deelnemerId, revoked) {
      const all = (await storage.listRows('', 'toegang')).map(({ value }) => value as Toegang)
      const theirs = all.filter((one) => one.werksessieId === werksessieId && one.deelnemerId === deelnemerId)
      if (theirs.length > 0)
        await storage.commit({ rows: theirs.map((one) => put('toegang', one.id, { ...one, revoked })) })
      return theirs.length
    },

    async wasRevoked(request, werksessieId) {
      return (await allOf(request)).some((one) => one.werksessieId === werksessieId && one.revoked)
    },

    async authorize(request, werksessieId, toegang) {
      const here = (await toegangenOf(request)).filter((candidate) => candidate.werksessieId === werksessieId)
      const chosen =
        toegang === undefined
          ? here.length === 1
            ? here[0]
            : undefined
          : here.find((candidate) => candidate.id === toegang)
      return chosen === undefined
        ? undefined
        : { toegangId: chosen.id, deelnemerId: chosen.deelnemerId, rol: chosen.rol }
    },
  }
}
