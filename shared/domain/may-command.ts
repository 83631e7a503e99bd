import type { Rol } from './rol.ts'

const begeleider = ['begeleider'] as const
const writers = ['begeleider', 'schrijver', 'deelnemer'] as const
const everyone = ['begeleider', 'schrijver', 'deelnemer', 'team', 'scherm'] as const

/**
 * Who may give which command over HTTP (DOMAIN §3): one place, used by every route below `/werksessies/{id}`. What a
 * command then does may still depend on the fase, on ballots or on what is there; that is no matter of rol.
 */
const rollenOf = {
  chooseFase: begeleider,
  setTimer: begeleider,
  takeLeiding: begeleider,
  setSlot: begeleider,
  changeAgenda: begeleider,
  readAgendas: begeleider,
  keepAgenda: begeleider,
  takeControlepunt: begeleider,
  compareControlepunt: begeleider,
  restoreControlepunt: begeleider,
  chooseScherm: begeleider,
  callDeelnemers: begeleider,
  changeInstellingen: begeleider,
  submitSignalen: writers,
  readOwnSignalen: writers,
  changeOwnSignaal: writers,
  chooseIntake: begeleider,
  revealSignalen: begeleider,
  decideInbox: begeleider,
  readModeratie: begeleider,
  readOwnKeys: everyone,
  flagSignaal: begeleider,
  readFlagged: begeleider,
  eraseSignaal: begeleider,
  setStemronde: begeleider,
  readStemstand: begeleider,
  readPapier: ['begeleider', 'schrijver'],
  // A begeleider is heard, and told that they have no electorate.
  castStem: writers,
  readOwnStem: ['deelnemer'],
  reveal: begeleider,
  readRangorde: everyone,
  readWatAls: ['begeleider', 'team'],
  decideGelijk: begeleider,
  askVoorstel: begeleider,
  publishVoorstel: begeleider,
  askProgramma: begeleider,
  changeProgrammaStatus: begeleider,
  decideWijziging: ['begeleider', 'team'],
  markGezien: ['begeleider', 'team'],
  discussProgramma: ['begeleider', 'team'],
  keepVersie: ['begeleider', 'team'],
  readVersie: ['begeleider', 'team'],
  switchTaalmodel: begeleider,
  askTaalmodel: ['begeleider', 'team'],
  readJob: ['begeleider', 'team'],
  cancelJob: begeleider,
  readLinks: begeleider,
  readJoinCode: ['begeleider', 'schrijver', 'scherm'],
  countDeelnemers: begeleider,
  listMensen: begeleider,
  signUp: ['deelnemer'],
  listAanmeldingen: begeleider,
  removeDeelnemer: begeleider,
  react: ['deelnemer'],
  comment: writers,
  hideOpmerking: begeleider,
  readHiddenOpmerkingen: begeleider,
  raiseHand: ['deelnemer', 'schrijver'],
  lowerHands: begeleider,
  readSamen: writers,
  changeTafels: begeleider,
  readTafels: begeleider,
  chooseTable: ['deelnemer', 'schrijver'],
  importSignalen: ['begeleider', 'schrijver'],
  previewImport: ['begeleider', 'schrijver'],
  importAnything: begeleider,
  // A picture only who may draw (`mayDraw`).
  addBestand: writers,
  addKaartBestand: ['begeleider', 'schrijver'],
  readBestand: everyone,
  eraseBestand: begeleider,
  readGaten: everyone,
  // Deelnemers in a fase in which the map may be edited.
  decideGat: ['begeleider', 'schrijver', 'deelnemer', 'team'],
  setKaart: begeleider,
  // A deelnemer says yes for oneself; only who serves the room writes down a yes of somebody else.
  confirmTrekker: ['begeleider', 'schrijver', 'deelnemer', 'team'],
  readGeschiedenis: ['begeleider', 'schrijver', 'deelnemer', 'team'],
  noteBezoek: ['begeleider', 'team'],
  exportFile: ['begeleider', 'team'],
} as const satisfies Readonly<Record<string, readonly Rol[]>>

export type Command = keyof typeof rollenOf
export const commands = Object.keys(rollenOf) as readonly Command[]

/** May somebody with this rol give this command? */
export const mayCommand = (rol: Rol, command: Command): boolean => (rollenOf[command] as readonly Rol[]).includes(rol)
