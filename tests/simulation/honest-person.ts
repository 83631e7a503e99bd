import { memoryStore } from '../../client/sync/memory-store.ts'
import { changeOwn } from '../../server/api/own-signalen.ts'
import { castBallot } from '../../server/api/stemmen.ts'
import { type Placed, submitSignalen } from '../../server/api/submit-signalen.ts'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import { type SignaalInput, signaalKinds } from '../../shared/domain/signaal.ts'
import type { Ballot } from '../../shared/domain/stem.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { secretMark } from './invariants.ts'
import type { Person, PersonFacts, PersonWorld } from './person.ts'
import type { SideName } from './side-doc.ts'
import { openPage, type Page } from './sim-client.ts'

/** How long a change under a role that was taken away may still be on its way to disk. */
const roleGraceMs = 20_000

interface Sent {
  readonly input: SignaalInput
  state: 'waits' | 'kept' | 'refused'
}

/** A person with a browser that keeps to the rules: pages that come and go, one device that remembers. */
export class HonestPerson implements Person {
  readonly facts: PersonFacts
  readonly store = memoryStore()
  page: Page | undefined
  /** What was typed on the bord: every id must end on the bord or in the tray. */
  readonly typed = new Set<string>()
  readonly takenBack = new Set<string>()
  readonly outbox: Sent[] = []
  /** Ballots in the order of casting; `true`: the server said yes. */
  readonly ballots: { readonly rondeId: string; readonly ballot: Ballot; isAccepted: boolean }[] = []
  isAway = false
  readonly #world: PersonWorld
  readonly #formerRollen: { readonly rol: Rol; readonly until: number }[] = []
  #isOpening = false
  #isEnded = false
  #isSending = false
  #isVoting = false
  #lastNow = 0
  #ids = 0
  #pages = 0

  constructor(world: PersonWorld, facts: PersonFacts) {
    this.#world = world
    this.facts = facts
  }

  get group(): DeelnemerGroep {
    return this.facts.group
  }

  rollen(): readonly Rol[] {
    const now = this.#world.scheduler.now()
    return [this.facts.rol, ...this.#formerRollen.filter(({ until }) => until > now).map(({ rol }) => rol)]
  }

  begin(): void {
    void this.openPage()
  }

  end(): void {
    this.#isEnded = true
    this.closePage()
  }

  changeRol(rol: Rol): void {
    this.#formerRollen.push({ rol: this.facts.rol, until: this.#world.scheduler.now() + roleGraceMs })
    this.facts.rol = rol
  }

  closePage(): void {
    this.page?.close()
    this.page = undefined
  }

  /** Opens the bord in this browser, as often as it takes. */
  async openPage(): Promise<void> {
    if (this.#isOpening || this.page !== undefined || this.#isEnded || this.isAway) return
    this.#isOpening = true
    const { store, facts } = this
    const toegang = facts.id
    if ((await store.countClientIds(toegang)) < 4) {
      const leased = await this.#world.lease(facts.id, 4)
      if (leased !== undefined) {
        await store.addClientIds(toegang, leased.clientIds)
        await store.setFact('epoch', leased.epoch)
      }
    }
    const epoch = await store.getFact<number>('epoch')
    if (this.isAway || this.#isEnded || epoch === undefined) this.#isOpening = false
    if (this.isAway || this.#isEnded) return
    if (epoch === undefined) {
      this.#later(() => void this.openPage())
      return
    }
    const turn = ++this.#pages
    const page = await openPage({
      network: this.#world.network,
      store,
      person: facts.id,
      toegang,
      rol: facts.rol,
      group: facts.group,
      epoch,
      version: facts.version,
      clientId: await store.takeClientId(toegang),
      spareId: await store.takeClientId(toegang),
      now: () => this.#now(),
      nextId: () => `${facts.id}-${++this.#ids}`,
      submit: (input) => this.submit(input),
      onKept: (doc, updates, tooMany) => this.#world.onKept(doc, updates, tooMany),
      onPresence: () => undefined,
      onRefused: (doc, code, reason) => {
        this.#world.count(`honest ${doc} ${code} ${reason}`)
        // Paper that was typed as a schrijver and arrives as a deelnemer.
        const isLawful = lawfulRefusals.has(reason) || (reason === 'author' && this.#formerRollen.length > 0)
        if (code === 4400 && !isLawful) this.#world.fail(`honest: ${facts.id} was refused: ${reason}`)
      },
      onEnd: (end) => {
        if (turn === this.#pages) this.#ended(end)
      },
    })
    this.#isOpening = false
    if (this.isAway || this.#isEnded) {
      page.close()
      return
    }
    this.page = page
    if (page.clientId() === undefined) {
      // Its pool is empty: it reads, and opens again when there may be numbers.
      this.#later(() => {
        if (this.page === page) this.reload()
      })
    }
  }

  #ended(end: 'opnieuw' | 'herladen' | 'geen_toegang'): void {
    this.closePage()
    if (end === 'herladen') this.facts.version = String(schemaVersion)
    // Another epoch is learned from the server, not guessed.
    void this.store.setFact('epoch', undefined).then(async () => {
      const leased = await this.#world.lease(this.facts.id, 2)
      if (leased !== undefined) {
        await this.store.addClientIds(this.facts.id, leased.clientIds)
        await this.store.setFact('epoch', leased.epoch)
      }
      this.#later(() => void this.#reopen())
    })
  }

  async #reopen(): Promise<void> {
    if ((await this.store.getFact('epoch')) !== undefined) return this.openPage()
    this.#ended('opnieuw')
  }

  /** F5, or a browser that crashed. */
  reload(): void {
    this.closePage()
    void this.openPage()
  }

  #later(work: () => void): void {
    this.#world.scheduler.after(400 + this.#world.network.prng() * 600, work)
  }

  /** The device's clock, in which no two things happen at the same time. */
  #now(): number {
    this.#lastNow = Math.max(this.#lastNow + 1, this.#world.scheduler.now())
    return this.#lastNow
  }

  // ── Over HTTP ────────────────────────────────────────────────────────────────────────────────

  submit(input: SignaalInput): void {
    this.outbox.push({ input, state: 'waits' })
    void this.#send()
  }

  /** A phone's signaal, with or without a page open. */
  submitNew(text: string): void {
    this.submit({ id: `${this.facts.id}-h${++this.#ids}` as never, text, kind: 'zorg' })
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (;;) {
      const next = this.outbox.find(({ state }) => state === 'waits')
      if (next === undefined) break
      const { id } = this.facts
      const answer = await this.#world.command<Result<Placed[]>>(id, (tx, room) => {
        const deelnemer = tx.rows.get('deelnemer', id)
        if (deelnemer === undefined) return fail(appError('auth.missing'))
        return ok(submitSignalen(tx, { deelnemer, rights: room.rightsOf(this.facts.rol) }, [next.input]))
      })
      if (answer?.ok === true) {
        const placed = answer.value[0]
        next.state = placed?.status === 'geweigerd' ? 'refused' : 'kept'
        if (next.state === 'kept' && !this.#world.oracle.isTaken(next.input.id))
          this.#world.fail(`acknowledged: ${next.input.id} was answered and is not on disk`)
      } else await new Promise<void>((resolve) => this.#world.scheduler.after(700, resolve))
      if (this.#isEnded && answer === undefined) break
    }
    this.#isSending = false
  }

  /** One ballot at a time, as the screen has it. */
  async vote(dots: readonly number[]): Promise<void> {
    const ronde = this.page?.sessie()?.stemronde
    if (ronde === undefined || this.#isVoting || this.facts.rol !== 'deelnemer') return
    const { id } = this.facts
    const ballot: Ballot = Object.fromEntries(ronde.targets.map((target, index) => [target, (dots[index] ?? 0) % 4]))
    const cast = { rondeId: ronde.id as string, ballot, isAccepted: false }
    this.#isVoting = true
    this.ballots.push(cast)
    const answer = await this.#world.command<Result<unknown>>(id, (tx, room) => {
      const now = readSessie(tx.docs.sessie)?.stemronde
      const voter = tx.rows.get('deelnemer', id as DeelnemerId)
      if (
        now?.id !== ronde.id ||
        now.status !== 'open' ||
        voter === undefined ||
        !room.rightsOf('deelnemer').allow.castStem
      )
        return fail(appError('stem.round_closed'))
      return castBallot(tx, now, voter, ballot)
    })
    this.#isVoting = false
    cast.isAccepted = answer?.ok === true
    if (answer?.ok === false && answer.error.code !== 'storage.unavailable')
      this.ballots.splice(this.ballots.indexOf(cast), 1)
    if (cast.isAccepted) this.#world.count('ballot')
  }

  // ── On the bord ──────────────────────────────────────────────────────────────────────────────

  /** Changes or withdraws a signaal of one's own by command, wherever it is now. */
  async changeOwn(r: readonly number[]): Promise<void> {
    const [r0 = 0, r1 = 0] = r
    const kept = this.outbox.filter(({ state }) => state === 'kept')
    const signaalId = kept[Math.floor(r0 * kept.length)]?.input.id
    if (signaalId === undefined) return
    const { id } = this.facts
    const change =
      r1 < 0.3 ? { signaalId, weg: r1 < 0.2 } : { signaalId, text: `${secretMark}anders ${Math.floor(r1 * 1e9)}` }
    const answer = await this.#world.command<Result<unknown>>(id, (tx, room) =>
      changeOwn(tx, { deelnemerId: id as DeelnemerId, rights: room.rightsOf(this.facts.rol) }, change),
    )
    if (answer?.ok === true) this.#world.count('own by command')
  }

  /** Does something in `programma` or `regie`, when this person has them open. */
  actBeside(name: SideName, r: readonly number[]): void {
    const side = this.page?.sides.find((one) => one.name === name)
    if (side === undefined) return
    side.act(r)
    this.#world.count(name)
  }

  /** Does one thing that the screen offers; `r` are numbers in [0, 1) that say which. */
  act(what: string, r: readonly number[]): void {
    const page = this.page
    if (page === undefined || this.facts.rol === 'scherm') return
    const { actions, bord } = page
    const [r0 = 0, r1 = 0, r2 = 0] = r
    const pick = <T>(list: readonly T[], by: number): T | undefined => list[Math.floor(by * list.length)]
    const signalen = bord.all('signalen').filter(({ hidden }) => hidden === undefined)
    const mine = signalen.filter(({ id }) => id.startsWith(`${this.facts.id}-`) && !id.includes('-h'))
    const some = pick(signalen, r0)?.id
    const own = (r2 < 0.9 ? pick(mine, r0)?.id : some) ?? some
    const thema = pick(bord.all('themas'), r1)?.id ?? null
    const card = pick(bord.all('kanskaarten'), r0)?.id
    const text = (id: string): string => bord.get('signalen', id)?.text ?? ''
    switch (what) {
      case 'add': {
        const count = this.outbox.length
        const id = actions.addSignaal({
          text: `door ${this.facts.id} ${Math.floor(r0 * 1e6)}`,
          kind: pick(signaalKinds, r1) ?? 'zorg',
          pos: [r0, r1],
        })
        if (id !== '' && this.outbox.length === count) this.typed.add(id)
        return
      }
      case 'edit':
        if (own !== undefined && !own.includes('-h')) actions.editSignaalText(own, editText(text(own), r1, r2))
        return
      case 'kind':
        if (own !== undefined) actions.setSignaalKind(own, pick(signaalKinds, r1) ?? 'zorg')
        return
      case 'move':
        if (some !== undefined)
          actions.moveSignalen([{ id: some, pos: [Math.round(r1 * 1000), Math.round(r2 * 1000)] }])
        return
      case 'place':
        actions.placeSignalen(
          signalen.slice(0, 1 + Math.floor(r0 * 3)).map(({ id }) => id),
          r2 < 0.2 ? null : thema,
        )
        return
      case 'withdraw':
        if (own !== undefined) actions.withdrawSignalen([own])
        return
      case 'merge':
        if (some !== undefined) actions.mergeSignalen([some, pick(signalen, r1)?.id ?? some])
        return
      case 'thema':
        if (r0 < 0.3) actions.addThema({ title: `thema ${Math.floor(r1 * 1000)}` })
        else if (thema !== null)
          actions.updateThema(
            thema,
            r0 < 0.6 ? { title: `thema ${Math.floor(r2 * 1000)}` } : { criteria: { data: 3 } as never },
          )
        return
      case 'card':
        if (card === undefined || r1 < 0.2)
          actions.addKanskaart({
            title: `kans ${Math.floor(r1 * 1000)}`,
            themaIds: thema === null ? [] : [thema as ThemaId],
          })
        else
          actions.updateKanskaart(
            card,
            r2 < 0.5
              ? { kans: editText(bord.get('kanskaarten', card)?.kans ?? '', r1, r2) }
              : { signaalIds: some === undefined ? [] : [some] },
          )
        return
      case 'node':
        actions.addNode({ type: 'plek', name: `plek ${Math.floor(r0 * 1000)}` } as never)
        return
      case 'undo':
      case 'redo': {
        const there = [...this.typed].filter((id) => bord.get('signalen', id) !== undefined)
        if (what === 'undo' ? page.canUndo() : page.canRedo()) actions[what]()
        for (const id of there) if (bord.get('signalen', id) === undefined) this.takenBack.add(id)
      }
    }
  }
}

/** A right that was taken away while the edit was under way, or a value that somebody else changed meanwhile (SPEC G6). */
const lawfulRefusals: ReadonlySet<string> = new Set(['rights', 'required'])

/** One burst of typing: some words in, some out. */
function editText(text: string, where: number, how: number): string {
  const at = Math.floor(where * (text.length + 1))
  if (how < 0.3) return text.slice(0, at) + text.slice(at + 3)
  return text.length > 200 ? text.slice(0, 40) : `${text.slice(0, at)} woord${Math.floor(how * 100)}${text.slice(at)}`
}
