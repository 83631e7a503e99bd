import { isPriveNow, type PriveRonde } from './prive.ts'
import type { DocName, Rol } from './rol.ts'
import type { FaseAllow, Settings, Werksessie } from './werksessie.ts'

/** One change to one record of a shared document, as the gate reads it from an update and the client foresees it. */
export interface Change {
  readonly doc: DocName
  readonly collection: string
  readonly id: string
  /** `add` a record, `remove` it, or `set` (also clear, or edit the text of) one field. */
  readonly action: 'add' | 'remove' | 'set'
  readonly field?: string
  /** The record belongs to this person, by the server's row of owners. True for `add`. */
  readonly own: boolean
  /** The signaal is flagged: its words live in a table of the server and come back by command only. */
  readonly hidden?: boolean
}

/** What the rights depend on besides the change. */
export interface Rights {
  readonly rol: Rol
  readonly allow: FaseAllow
  readonly settings: Pick<Settings, 'showAuthors'>
  readonly status: Werksessie['status']
  /** The begeleider has locked everything but reading. */
  readonly slot?: boolean
  /** A private round runs: what people write is seen by them alone. */
  readonly prive?: boolean
  /** New signalen of deelnemers wait for the begeleider first. */
  readonly inbox?: boolean
}

const nothing: FaseAllow = {
  addSignaal: false,
  moveOwn: false,
  moveAny: false,
  castStem: false,
  editMap: false,
  editCard: false,
}

/**
 * The rights of a rol as `sessie` says them now: of the fase that runs, the settings, the status, the lock and the private
 * round (`sessie.prive`).
 */
export function rightsNow(rol: Rol, werksessie: Werksessie | undefined, ronde: PriveRonde | undefined): Rights {
  const fase = werksessie?.fasen.find(({ id }) => id === werksessie.huidigeFase)
  const isLocked = werksessie?.slot === true && (rol === 'deelnemer' || rol === 'schrijver')
  return {
    rol,
    allow: fase === undefined || isLocked ? nothing : fase.allow,
    settings: { showAuthors: werksessie?.settings.showAuthors ?? 'niemand' },
    status: werksessie?.status ?? 'voorbereiding',
    ...(isLocked ? { slot: true } : {}),
    ...(isPriveNow(fase, ronde) ? { prive: true } : {}),
    ...(fase?.intake === 'inbox' ? { inbox: true } : {}),
  }
}

const ownSignaalFields: ReadonlySet<string> = new Set(['text', 'kind', 'source', 'about', 'archivedAt'])
const placeFields: ReadonlySet<string> = new Set(['pos', 'themaId', 'ookThemas', 'rank'])
/** Written once, when the record is made, and after that by the server alone. */
const serverFields: ReadonlySet<string> = new Set([
  'authorGroup',
  'authorLabel',
  'channel',
  'createdAt',
  'hidden',
  'table',
  'reacties',
  'leadConfirmed',
])
const sharedWork: ReadonlySet<string> = new Set(['nodes', 'relations', 'kanskaarten'])
const drawn: ReadonlySet<string> = new Set(['connectors', 'tekeningen', 'afbeeldingen'])

/**
 * The rights table (DOMAIN §3, "Who may do what"): one place, used by the client to show what is possible and by the
 * server to decide. "Suggest" is always a command and never comes through here.
 */
export function mayChange(rights: Rights, change: Change): boolean {
  if (change.action === 'set' && change.field !== undefined && serverFields.has(change.field)) return false
  switch (change.doc) {
    case 'sessie':
      return false
    case 'regie':
      return rights.rol === 'begeleider' && change.collection === 'besluiten'
    case 'programma':
      return (rights.rol === 'begeleider' || rights.rol === 'team') && change.collection === 'inhoud'
    case 'bord':
      return mayChangeBord(rights, change)
  }
}

function mayChangeBord(rights: Rights, change: Change): boolean {
  const { rol, allow } = rights
  // Words typed offline must not bring a flagged text back in front of everybody.
  if (change.hidden === true && (change.action === 'remove' || change.field === 'text')) return false
  // By command only, so that it carries nobody's clientID and can be hidden.
  if (change.collection === 'opmerkingen') return false
  if (rol === 'begeleider') return true
  if (rol === 'team') return sharedWork.has(change.collection)
  if (rol !== 'deelnemer' && rol !== 'schrijver') return false
  if (rights.status === 'gesloten' || rights.slot) return false
  if (drawn.has(change.collection)) return mayDraw(rights) && (change.action === 'add' || change.own)
  switch (change.collection) {
    case 'signalen':
      return mayChangeSignaal(rights, change)
    case 'nodes':
    case 'relations':
      return allow.editMap || rol === 'schrijver'
    case 'kanskaarten':
      return allow.editCard || rol === 'schrijver'
    default:
      return false
  }
}

/**
 * A new signaal of this rol is no edit of the bord but a command to the server: with hidden authors it must not carry its
 * author's clientID, in a private round nobody may see it yet, and with an inbox the begeleider sees it first.
 */
export const addsByCommand = ({ rol, settings, prive, inbox }: Omit<Rights, 'allow' | 'status'>): boolean =>
  rol === 'deelnemer'
    ? settings.showAuthors === 'niemand' || prive === true || inbox === true
    : rol === 'schrijver' && (settings.showAuthors === 'niemand' || prive === true)

/**
 * May this person draw, connect and put pictures on the bord? Where signalen go by command, drawings would name their author
 * or pass by the begeleider, so there they are the begeleider's alone.
 */
export const mayDraw = (rights: Rights): boolean => {
  if (rights.rol === 'begeleider') return true
  if (rights.rol !== 'deelnemer' && rights.rol !== 'schrijver') return false
  if (rights.status === 'gesloten' || rights.slot === true || addsByCommand(rights)) return false
  const { addSignaal, moveAny, editMap, editCard } = rights.allow
  return rights.rol === 'schrijver' || addSignaal || moveAny || editMap || editCard
}

function mayChangeSignaal(rights: Rights, { action, field, own }: Change): boolean {
  const { rol, allow } = rights
  if (action === 'add') return !addsByCommand(rights) && (allow.addSignaal || rol === 'schrijver')
  if (action === 'remove') return own
  if (field === undefined) return false
  if (ownSignaalFields.has(field)) return own
  if (placeFields.has(field))
    return (rol === 'deelnemer' && allow.moveAny) || (own && (allow.moveOwn || rol === 'schrijver'))
  return false
}

/** May this person say something about a signaal (`opmerkingen`), and change or withdraw their own words? */
export const mayComment = (rights: Rights): boolean =>
  rights.rol === 'begeleider' || ((rights.rol === 'deelnemer' || rights.rol === 'schrijver') && mayTakePart(rights))

/** May this person react (herken ik, vraag)? Numbers of the room: who serves the room does not count in them. */
export const mayReact = (rights: Rights): boolean => rights.rol === 'deelnemer' && mayTakePart(rights)

const mayTakePart = ({ status, slot }: Rights): boolean => status !== 'gesloten' && slot !== true
