import type { Frame, Size } from '../../shared/domain/frame.ts'
import { addsByCommand, rightsNow } from '../../shared/domain/may-change.ts'
import type { Pos, SignaalKind } from '../../shared/domain/signaal.ts'
import { demandKinds } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { m } from '../../shared/i18n/messages.ts'
import { refusalKey } from './ghosts.ts'
import { createKeuzeWork, type KeuzeWork } from './keuze-work.ts'
import { createThemaWork, type ThemaWork } from './thema-work.ts'
import type { Ghost, Session } from './types.ts'
import { createVoorwerpWork, type VoorwerpWork } from './voorwerp-work.ts'

/** A sentence about what was done; `undo` offers Ongedaan maken. */
export interface Notice {
  readonly text: string
  readonly undo: boolean
}

/**
 * What people do on the bord, as canvas and list both do it: the same rights, the same sentence afterwards, the same
 * undo. Every call that changes something returns whether it did.
 */
export interface BordWork extends KeuzeWork, ThemaWork, VoorwerpWork {
  canAdd(): boolean
  /** A note that one adds may be put in a thema at once. */
  canPlaceNew(): boolean
  /** Nobody may see whose note it is: then it goes to the server whole, not letter by letter (ARCHITECTURE §3). */
  addsByCommand(): boolean
  canEdit(id: string): boolean
  /** May be moved on the canvas, or put in a thema: one right. */
  canPlace(id: string): boolean
  canWithdraw(id: string): boolean
  canMerge(): boolean
  canManageThemas(): boolean
  canManageFrames(): boolean
  add(input: { text: string; kind: SignaalKind; pos?: Pos; themaId?: string }): string | undefined
  /** Lays notes free on the canvas, each at its own place; `leaves`: some of them leave a thema for it. */
  moveFree(moves: readonly { id: string; pos: Pos }[], leaves: boolean): boolean
  place(ids: readonly string[], themaId: string | null, pos?: Pos | null): boolean
  withdraw(ids: readonly string[]): boolean
  restore(ids: readonly string[]): boolean
  merge(ids: readonly string[]): boolean
  unmerge(id: string): boolean
  setOffTopic(ids: readonly string[], offTopic: boolean, reason?: string): boolean
  setKind(id: string, kind: SignaalKind): boolean
  /** A begeleider may show one note to the room, when it is not hidden, parked or under another one. */
  canShowOnScherm(id: string): boolean
  showOnScherm(id: string): void
  addFrame(pos: Pos, size: Size): string | undefined
  /** Moves a frame and the free notes `along` that lie on it; `pos: null` puts it back in its row. */
  moveFrame(id: string, pos: Pos | null, along: readonly { id: string; pos: Pos }[]): boolean
  resizeFrame(id: string, pos: Pos, size: Size): boolean
  renameFrame(id: string, title: string): void
  archiveFrame(id: string): boolean
  acceptGhosts(voorstel: Voorstel, ghosts: readonly Ghost[]): boolean
  refuseGhost(ghost: Ghost): boolean
  refuseGhosts(ghosts: readonly Ghost[]): boolean
  undo(): void
  redo(): void
}

/** A figure is no experience and supply is no demand: stacking them would hide what they say (DESIGN §5.6). */
export function mayLieTogether(kinds: readonly SignaalKind[]): boolean {
  const figures = kinds.filter((kind) => kind === 'cijfer').length
  if (figures > 0 && figures < kinds.length) return false
  return !(kinds.includes('aanbod') && kinds.some((kind) => demandKinds.has(kind)))
}

const quoteLength = 42
/** The first words of a note, for a sentence about it. */
export function quoteOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= quoteLength) return line
  const cut = line.slice(0, quoteLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`
}

/** May this person hand in a signaal that is no edit of the bord (private round, inbox, hidden authors)? */
function mayHandIn(session: Session): boolean {
  const sessie = session.getSessie()
  if (sessie === undefined) return false
  const rights = rightsNow(session.rol, sessie.werksessie, sessie.prive)
  if (!addsByCommand(rights) || rights.slot === true || rights.status === 'gesloten') return false
  return session.rol === 'schrijver' || rights.allow.addSignaal
}

/** Creates the work of one session; `notify` shows the toast and announces it. */
export function createBordWork(session: Session, notify: (notice: Notice) => void): BordWork {
  const { bord, actions } = session
  const say = (text: string, undo = true): void => {
    notify({ text, undo })
  }
  const may = (id: string, field: string): boolean =>
    session.may({ doc: 'bord', collection: 'signalen', id, action: 'set', field, own: session.isMine('signalen', id) })
  const quote = (id: string | undefined): string =>
    quoteOf(id === undefined ? '' : (bord.get('signalen', id)?.text ?? ''))
  const themaTitle = (id: string): string => bord.get('themas', id)?.title ?? ''
  const refused = (): false => {
    say(m.bord_mag_niet(), false)
    return false
  }
  /** What became of it is told by the panel of one's own briefjes; where it goes is told at once. */
  const sayHandedIn = (): void => {
    const sessie = session.getSessie()
    const rights = sessie === undefined ? undefined : rightsNow(session.rol, sessie.werksessie, sessie.prive)
    if (rights?.prive === true) say(m.prive_bewaard(), false)
    else say(rights?.inbox === true && session.rol === 'deelnemer' ? m.inbox_verstuurd() : m.bord_geplaatst(), false)
  }
  const keuze = createKeuzeWork({
    session,
    say,
    refused,
    sayHandedIn,
    canAdd: () => work.canAdd(),
    canPlaceNew: () => work.canPlaceNew(),
    addsByCommand: () => work.addsByCommand(),
  })
  /** Somebody holds them in place: that says more than that it is not allowed. */
  const notNow = (ids: readonly string[]): false => {
    if (!ids.every((id) => keuze.isLocked(id))) return refused()
    say(m.keuze_staat_vast(), false)
    return false
  }
  const work: BordWork = {
    ...keuze,
    ...createThemaWork({ session, say, refused }),
    ...createVoorwerpWork({ session, say, refused }),
    canAdd: () =>
      session.may({ doc: 'bord', collection: 'signalen', id: '', action: 'add', own: true }) || mayHandIn(session),
    canPlaceNew: () =>
      session.may({ doc: 'bord', collection: 'signalen', id: '', action: 'set', field: 'themaId', own: true }),
    addsByCommand: () => mayHandIn(session),
    canEdit: (id) => bord.get('signalen', id)?.hidden === undefined && may(id, 'text'),
    canPlace: (id) => !keuze.isLocked(id) && may(id, 'themaId') && may(id, 'pos'),
    canWithdraw: (id) => !keuze.isLocked(id) && may(id, 'archivedAt'),
    canMerge: () =>
      session.may({ doc: 'bord', collection: 'signalen', id: '', action: 'set', field: 'mergedInto', own: false }),
    canManageThemas: () => session.may({ doc: 'bord', collection: 'themas', id: '', action: 'add', own: true }),
    add(input) {
      if (!work.canAdd()) {
        say(m.bord_mag_niet_schrijven(), false)
        return undefined
      }
      const isHandedIn = work.addsByCommand()
      const id = actions.addSignaal(input)
      if (isHandedIn && id !== '') sayHandedIn()
      return id === '' ? undefined : id
    },
    moveFree(moves, leaves) {
      if (moves.length === 0) return false
      const steps = moves.map(({ id, pos }) => {
        const isPlaced = bord.get('signalen', id)?.themaId !== undefined
        return { id, pos, ...(isPlaced ? { los: true } : {}) }
      })
      if (!actions.moveSignalen(steps)) return refused()
      if (leaves) {
        const [first] = moves
        if (moves.length === 1) say(m.bord_is_los({ tekst: quote(first?.id) }))
        else say(m.bord_zijn_los({ aantal: moves.length }))
      }
      return true
    },
    place(ids, themaId, pos) {
      const allowed = ids.filter((id) => work.canPlace(id))
      if (allowed.length === 0) return ids.length > 0 && notNow(ids)
      if (!actions.placeSignalen(allowed, themaId, pos)) return refused()
      const one = allowed.length === 1
      const tekst = quote(allowed[0])
      const aantal = allowed.length
      if (themaId === null) say(one ? m.bord_is_los({ tekst }) : m.bord_zijn_los({ aantal }))
      else {
        const thema = themaTitle(themaId)
        say(one ? m.bord_staat_bij({ tekst, thema }) : m.bord_staan_bij({ aantal, thema }))
      }
      return true
    },
    withdraw(ids) {
      const allowed = ids.filter((id) => work.canWithdraw(id))
      if (allowed.length === 0) return ids.length > 0 && notNow(ids)
      const tekst = quote(allowed[0])
      if (!actions.withdrawSignalen(allowed)) return refused()
      // An empty note that goes is no news.
      if (allowed.length > 1) say(m.bord_teruggenomen_meer({ aantal: allowed.length }))
      else if (tekst !== '') say(m.bord_teruggenomen({ tekst }))
      return true
    },
    restore(ids) {
      if (!actions.restoreSignalen(ids)) return refused()
      say(m.bord_teruggezet({ aantal: ids.length }))
      return true
    },
    merge(ids) {
      if (ids.length < 2) return false
      if (!work.canMerge()) return refused()
      if (!mayLieTogether(ids.flatMap((id) => bord.get('signalen', id)?.kind ?? []))) {
        say(m.bord_niet_op_elkaar(), false)
        return false
      }
      if (!actions.mergeSignalen(ids)) return refused()
      say(m.bord_op_elkaar({ aantal: ids.length }))
      return true
    },
    unmerge(id) {
      if (!actions.unmergeSignaal(id)) return refused()
      say(m.bord_uit_elkaar())
      return true
    },
    setOffTopic(ids, offTopic, reason) {
      if (!actions.setOffTopic(ids, offTopic, reason)) return refused()
      if (offTopic) say(m.bord_nergens_gezet({ aantal: ids.length }))
      else say(m.bord_zijn_los({ aantal: ids.length }))
      return true
    },
    setKind: (id, kind) => actions.setSignaalKind(id, kind) || refused(),
    canShowOnScherm: (id) => {
      const signaal = bord.get('signalen', id)
      return (
        session.rol === 'begeleider' &&
        signaal !== undefined &&
        signaal.archivedAt === undefined &&
        signaal.hidden === undefined &&
        signaal.parked !== true &&
        signaal.mergedInto === undefined
      )
    },
    showOnScherm(id) {
      session
        .api('POST', `/werksessies/${session.werksessieId}/scherm`, { view: 'signaal', targetId: id })
        .then((answer) => say(answer.ok ? m.scherm_staat_erop() : answer.message, false))
        .catch((error: unknown) => say(String(error), false))
    },
    canManageFrames: () => session.may({ doc: 'bord', collection: 'frames', id: '', action: 'add', own: true }),
    addFrame(pos, size) {
      const id = actions.addFrame({ title: '', pos, size })
      return id === '' ? undefined : id
    },
    moveFrame(id, pos, along) {
      if (!actions.updateFrame(id, { pos }, along)) return refused()
      say(m.kader_verplaatst({ naam: frameTitle(bord.get('frames', id)) }))
      return true
    },
    resizeFrame: (id, pos, size) => actions.updateFrame(id, { pos, size }) || refused(),
    renameFrame(id, title) {
      const nr = bord.get('frames', id)?.table
      // The name of a table stands in more places than on its frame; the server changes them together.
      if (nr !== undefined)
        void session
          .api('POST', `/werksessies/${session.werksessieId}/tafels`, { tafel: { nr, title } })
          .then((answer) => {
            if (!answer.ok) say(answer.message, false)
          })
      else if (!actions.updateFrame(id, { title })) refused()
    },
    archiveFrame: (id) => actions.archiveFrame(id) || refused(),
    acceptGhosts(voorstel, ghosts) {
      const ids = ghosts.map((ghost) => ghost.signaal.id)
      if (ids.length === 0) return false
      const [first] = ghosts
      if (!actions.acceptVoorstel(voorstel, ids)) return refused()
      if (ghosts.length === 1 && first !== undefined)
        say(m.bord_staat_bij({ tekst: quoteOf(first.signaal.text), thema: first.label }))
      else say(m.voorstel_overgenomen({ aantal: ids.length }))
      return true
    },
    refuseGhost: (ghost) => work.refuseGhosts([ghost]),
    refuseGhosts(ghosts) {
      if (!actions.refuseVoorstel(ghosts.map((ghost) => refusalKey(ghost.signaal.id, ghost.themaId)))) return refused()
      say(m.voorstel_geweigerd(), false)
      return true
    },
    undo: () => {
      if (session.canUndo() && !actions.undo()) refused()
    },
    redo: () => {
      if (session.canRedo() && !actions.redo()) refused()
    },
  }
  return work
}

/** Themas as people see them: active, in board order. */
export const orderedThemas = (themas: readonly Thema[]): Thema[] =>
  themas
    .filter((thema) => thema.archivedAt === undefined && thema.status !== 'vervallen')
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))

/** What a frame is called: its title, else its table. */
export const frameTitle = (frame: Frame | undefined): string =>
  frame === undefined || frame.title !== ''
    ? (frame?.title ?? '')
    : frame.table === undefined
      ? m.kader_zonder_naam()
      : m.tafel_nr({ nummer: frame.table })
