import * as z from 'zod/mini'
import { themaIdSchema } from '../base/ids.ts'
import { contactSchema } from '../domain/aanmelding.ts'
import { maxFasen } from '../domain/agenda-edit.ts'
import { controlepuntTitleSchema } from '../domain/controlepunt.ts'
import { aliasSchema, deelnemerGroepSchema } from '../domain/deelnemer.ts'
import { besluitSoortSchema, plekSchema } from '../domain/inbox.ts'
import { kijkPlekSchema, oproepKindSchema } from '../domain/oproep.ts'
import { rolSchema } from '../domain/rol.ts'
import { schermViews } from '../domain/scherm-views.ts'
import { signaalInputSchema, signaalKindSchema } from '../domain/signaal.ts'
import { ballotSchema, matrixBallotSchema, stemDoelen, stemrondeSchema, stemVormen } from '../domain/stem.ts'
import { maxTafels } from '../domain/tafel.ts'
import { pictogramSchema, plaatSchema } from '../domain/thema.ts'
import {
  areaLevelSchema,
  faseSchema,
  intakeSchema,
  settingsSchema,
  weightsSchema,
  werksessieSchema,
} from '../domain/werksessie.ts'
import { limits } from './limits.ts'

/**
 * The HTTP surface: request and answer of every route under `/api`, used by the server to check and describe, and by the
 * client to type. Routes below `/werksessies/{id}` take `?toegang=`; it may be left out when the browser holds exactly
 * one toegang for that werksessie. Errors are problem+json: `{ type, title, status, code, detail, kept? }`.
 */

const id = z.string().check(z.minLength(1), z.maxLength(64))

/** `POST /werksessies`, with `Authorization: Bearer $ADMIN_TOKEN`. */
export const createWerksessieSchema = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  area: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  level: z.optional(areaLevelSchema),
  date: z.optional(werksessieSchema.shape.date),
  start: z.optional(werksessieSchema.shape.start),
  end: z.optional(werksessieSchema.shape.end),
  targetGroup: z.optional(z.string().check(z.maxLength(200))),
  themaSource: z.optional(z.enum(['vooraf', 'tijdens'])),
  themas: z.optional(
    z
      .array(
        z.object({
          title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
          plaat: z.optional(plaatSchema),
          pictogram: z.optional(pictogramSchema),
        }),
      )
      .check(z.maxLength(30)),
  ),
  settings: z.optional(z.partial(settingsSchema)),
  /** How many tables there are at the start, each with a code and a frame. */
  tafels: z.optional(z.int().check(z.gte(0), z.lte(maxTafels))),
  /** A ready-made agenda, or one of the organisation's own, by id. */
  agenda: z.optional(id),
})
export type CreateWerksessie = z.infer<typeof createWerksessieSchema>

const perRol = z.object({
  begeleider: z.string(),
  schrijver: z.string(),
  deelnemer: z.string(),
  scherm: z.string(),
  team: z.string(),
})
/** Links carry a secret in the URL fragment; codes are short and can be typed (deelnemer: shown in the room). */
export const linksSchema = z.object({ id, links: perRol, codes: perRol })
export type Links = z.infer<typeof linksSchema>
/** `GET …/code` (begeleider, schrijver, scherm): how deelnemers join; the screen shows it to the room. */
export const joinCodeSchema = z.object({ link: z.string(), code: z.string() })
export type JoinCode = z.infer<typeof joinCodeSchema>

/** `GET /werksessies` (beheer). */
export const werksessieListSchema = z.array(
  z.object({
    id,
    title: z.string(),
    area: z.string(),
    date: z.string(),
    status: z.string(),
    createdAt: z.number(),
    signalen: z.number(),
    kanskaarten: z.number(),
    platen: z.array(plaatSchema),
    links: perRol,
    codes: perRol,
  }),
)
export type WerksessieList = z.infer<typeof werksessieListSchema>

/** `POST /toegang/vooraf` `{code}`: what the join screen may show before somebody joins. */
export const joinPreviewSchema = z.object({
  title: z.string(),
  area: z.string(),
  rol: rolSchema,
  asksProfile: z.boolean(),
  isDoorClosed: z.boolean(),
  /** May be empty. */
  huisregels: z.string(),
  /** How many of each group came before; nothing else about them. */
  byGroup: z.record(z.string(), z.number()),
  /** So that a browser that was here before finds its own toegang. */
  werksessieId: id,
  /** The tables there are, and the one of this code. */
  tafels: z.array(z.number()),
  table: z.optional(z.number()),
})
export type JoinPreview = z.infer<typeof joinPreviewSchema>

/** `POST /toegang`. `code` is a link secret or a short code (spaces and case do not matter). Sets the cookie. */
export const joinSchema = z.object({
  code: z.string().check(z.minLength(3), z.maxLength(200)),
  alias: z.optional(aliasSchema),
  group: z.optional(deelnemerGroepSchema),
  organisation: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  table: z.optional(z.int().check(z.gte(1), z.lte(99))),
  device: z.optional(z.enum(['laptop', 'telefoon', 'papier', 'onbekend'])),
})
export type Join = z.infer<typeof joinSchema>
export const joinedSchema = z.object({
  toegang: id,
  werksessieId: id,
  deelnemerId: id,
  rol: rolSchema,
  clientIds: z.array(z.number()),
  epoch: z.number(),
})
export type Joined = z.infer<typeof joinedSchema>

/** `GET /toegangen`: what this browser may open again, newest first. */
export const toegangenSchema = z.array(
  z.object({
    toegang: id,
    werksessieId: id,
    deelnemerId: id,
    title: z.string(),
    area: z.string(),
    rol: rolSchema,
    alias: z.string(),
    group: deelnemerGroepSchema,
    organisation: z.optional(z.string()),
    table: z.optional(z.number()),
  }),
)
export type Toegangen = z.infer<typeof toegangenSchema>

/** `POST /toegangen/{toegang}/client-ids`: fresh clientIDs, never issued before. Also tells epoch and server time. */
export const leaseSchema = z.object({ clientIds: z.array(z.number()), epoch: z.number(), serverTime: z.number() })
export type Lease = z.infer<typeof leaseSchema>

/** `POST /werksessies/{id}/signalen`: one or several; idempotent by id. Answers per id, in order. */
export const submitSchema = z.union([
  signaalInputSchema,
  z.array(signaalInputSchema).check(z.minLength(1), z.maxLength(limits.signalenPerRequest)),
])
export const submittedSchema = z.object({
  kept: z.number(),
  signalen: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['geplaatst', 'bestond_al', 'geweigerd']),
      /** Where it is now: on the bord, with its author alone, or somewhere in the inbox. */
      plek: z.optional(plekSchema),
      code: z.optional(z.string()),
      message: z.optional(z.string()),
    }),
  ),
})
export type Submitted = z.infer<typeof submittedSchema>

/** `GET …/mijn-signalen`: what this person wrote, oldest first; withdrawn ones have `archivedAt`. */
export const ownSignalenSchema = z.array(
  z.object({
    id: z.string(),
    text: z.string(),
    kind: z.string(),
    createdAt: z.number(),
    archivedAt: z.optional(z.number()),
    hidden: z.optional(z.string()),
    plek: plekSchema,
    /** Why a begeleider gave it back or set it aside. */
    reason: z.optional(z.string()),
    /** It came after its fase had ended. */
    laat: z.optional(z.boolean()),
    /** On the bord, and kept for later or set aside there. */
    parked: z.optional(z.boolean()),
    offTopic: z.optional(z.boolean()),
    /** On the bord, under another signaal that says the same. */
    merged: z.optional(z.boolean()),
  }),
)
export type OwnSignalen = z.infer<typeof ownSignalenSchema>
/**
 * `POST …/mijn-signalen`: changes a signaal of one's own, wherever it is now. `weg` withdraws (or brings back). One that was
 * given back goes to the begeleider again when its text changes.
 */
export const changeOwnSchema = z.object({
  signaalId: id,
  text: z.optional(z.string()),
  kind: z.optional(signaalKindSchema),
  weg: z.optional(z.boolean()),
})
export const changedOwnSchema = z.object({ plek: plekSchema })

/** `POST …/intake` (begeleider): how signalen come in during the fase that runs; changes what is given. */
export const intakeChangeSchema = z.object({ prive: z.optional(z.boolean()), intake: z.optional(intakeSchema) })
/** `POST …/onthulling-signalen` (begeleider): ends the private round; goes on where it was when the server stopped. */
export const signalenRevealedSchema = z.object({ placed: z.number() })

/**
 * `GET …/papier` (schrijver, begeleider): what was typed over from paper, oldest first, with the number of the paper. What is
 * not on the bord is there only for the schrijver who typed it.
 */
export const papierSchema = z.array(
  z.object({
    id: z.string(),
    paper: z.optional(z.string()),
    text: z.string(),
    kind: signaalKindSchema,
    authorGroup: deelnemerGroepSchema,
    table: z.optional(z.number()),
    createdAt: z.number(),
    plek: plekSchema,
    /** Typed by who asks: they may correct it. */
    own: z.boolean(),
    archivedAt: z.optional(z.number()),
    hidden: z.optional(z.string()),
  }),
)
export type Papier = z.infer<typeof papierSchema>

/** `POST …/inbox` (begeleider): decides about a signaal in the inbox or on the bord. `terug` and `apart` need a reason. */
export const besluitSchema = z.object({
  signaalId: id,
  besluit: besluitSoortSchema,
  reason: z.optional(z.string().check(z.maxLength(200))),
  /** For `samen`: under which signaal. */
  doelId: z.optional(id),
})
/** `POST …/inbox/herstel` (begeleider): takes the last decision about a signaal back. */
export const herstelSchema = z.object({ signaalId: id })

/** `GET …/eigen`: keys `collection.id` of every record in `bord` that belongs to this person. */
export const ownKeysSchema = z.object({ keys: z.array(z.string()) })

/**
 * `POST …/stemronde`: opens (fixing weights and limits) or closes the round. `open` with nothing else goes on with a round that
 * was closed; with a wish it makes a new one. One round is open at a time.
 */
export const stemrondeActionSchema = z.object({
  action: z.enum(['open', 'sluit']),
  form: z.optional(z.enum(stemVormen)),
  doel: z.optional(z.enum(stemDoelen)),
  title: z.optional(z.string().check(z.maxLength(120))),
  targets: z.optional(z.array(z.string()).check(z.maxLength(2000))),
  dotsPerPerson: z.optional(stemrondeSchema.shape.dotsPerPerson),
  maxDotsPerTarget: z.optional(stemrondeSchema.shape.maxDotsPerTarget),
})
/** `GET …/stemronde` (begeleider): how many of how many have voted. Never what. */
export const stemstandSchema = z.object({
  cast: z.object({ professional: z.number(), inwoner: z.number() }),
  stemmers: z.object({ professional: z.number(), inwoner: z.number() }),
  /** Of those cast: typed over from paper. */
  paper: z.number(),
})
export type Stemstand = z.infer<typeof stemstandSchema>
/**
 * `POST …/stemmen`: the whole ballot; the last accepted one counts. `matrix` in a round of that form, `ballot` in one of
 * stippen. `rondeId`: for which round it was filled in; another one that runs by now does not take it. `paperId` and `group`
 * only for a schrijver: the number of the paper ballot stands for a person, and an empty ballot takes it back.
 */
export const castSchema = z.object({
  ballot: z.optional(ballotSchema),
  matrix: z.optional(matrixBallotSchema),
  rondeId: z.optional(id),
  paperId: z.optional(z.string().check(z.trim(), z.maxLength(40))),
  group: z.optional(deelnemerGroepSchema),
})
/** `GET …/stemmen`: one's own ballot; `left`: dots that may still be given. `replaced`: this paper number was there already. */
export const ownBallotSchema = z.object({
  ballot: ballotSchema,
  left: z.number(),
  matrix: z.optional(matrixBallotSchema),
  replaced: z.optional(z.boolean()),
})
/** `POST …/onthulling`: `stap` 1 shows the professionals, 2 the bewoners too, 3 (or none) everything. */
export const revealSchema = z.object({
  stap: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  rondeId: z.optional(id),
})
export type OwnBallot = z.infer<typeof ownBallotSchema>

export const faseStepSchema = z.object({ from: z.string(), to: z.string() })
/** `POST …/slot`: locks everything but reading for deelnemers and schrijvers, or opens it again. */
export const slotSchema = z.object({ slot: z.boolean() })
const fasenSchema = z.array(faseSchema).check(z.minLength(1), z.maxLength(maxFasen))
/** `POST …/agenda`: `basis` is the agenda that the edit started from; when it is another one by now, nothing changes. */
export const agendaChangeSchema = z.object({
  basis: z.array(faseSchema).check(z.maxLength(maxFasen)),
  fasen: fasenSchema,
})
/** `GET /agendas` (beheer) and `GET …/agendas` (begeleider): the agendas of the organisation's own, by title. */
export const ownAgendaSchema = z.object({
  id,
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  fasen: fasenSchema,
  changedAt: z.number(),
})
export type OwnAgenda = z.infer<typeof ownAgendaSchema>
/** `POST …/agendas`: keeps one; `PUT …/agendas/{id}`: another title. */
export const keepAgendaSchema = z.object({ title: ownAgendaSchema.shape.title, fasen: fasenSchema })
export const renameAgendaSchema = z.object({ title: ownAgendaSchema.shape.title })
/** `POST …/controlepunten`: takes one by hand. */
export const controlepuntSchema = z.object({ title: controlepuntTitleSchema })
/** `GET …/controlepunten/{id}`: what restoring it would do. `back`, `gone`, `changed`: records that people see. */
export const compareSchema = z.object({
  id,
  faseId: z.string(),
  faseTitle: z.string(),
  parts: z.record(
    z.enum(['signalen', 'themas', 'nodes', 'kanskaarten']),
    z.object({ after: z.number(), now: z.number(), back: z.number(), gone: z.number(), changed: z.number() }),
  ),
})
export type Compare = z.infer<typeof compareSchema>
/** `POST …/controlepunten/{id}/terugzetten`. `before`: the controlepunt of how it was just before. */
export const restoredSchema = z.object({ epoch: z.number(), before: z.string() })

export const timerSchema = z.object({
  action: z.enum(['start', 'pauze', 'verder', 'stop', 'plus']),
  minutes: z.optional(z.number().check(z.gte(-60), z.lte(600))),
})
/** `POST …/scherm`: a view, with one thing in it where it needs one; `fase` goes back to what belongs to the fase. */
export const schermSchema = z.object({
  view: z.enum([...schermViews, 'fase']),
  targetId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
})
/** `POST …/oproep`: `id` is made by the client; sent again with the same id it only tells a newer place. */
export const oproepSchema = z.extend(kijkPlekSchema, { id, kind: oproepKindSchema })
/** `POST …/instellingen`: changes what is given. */
export const settingsChangeSchema = z.object({
  settings: z.optional(z.partial(settingsSchema)),
  allow: z.optional(z.record(z.string(), z.boolean())),
  title: z.optional(werksessieSchema.shape.title),
  status: z.optional(werksessieSchema.shape.status),
  slot: z.optional(z.boolean()),
  deur: z.optional(z.enum(['open', 'dicht'])),
  huisregels: z.optional(z.string().check(z.maxLength(1000))),
})
/** `POST …/markering`: flags, or releases with `reason: null` (with `text`: redacted). */
export const flagSchema = z.object({
  signaalId: id,
  reason: z.nullable(z.enum(['privacy', 'zorg'])),
  remark: z.optional(z.string().check(z.maxLength(500))),
  followUp: z.optional(z.string().check(z.maxLength(200))),
  text: z.optional(z.string().check(z.maxLength(1000))),
})
/**
 * `POST …/wissen` (begeleider): erases the text of a signaal for good, from documents, log, history and tables; its place and
 * its count stay. `documents`, `rows`: in how many places it stood. `statements`: lines of the programma that rest on it and
 * may tell of it in other words; a person has to read those.
 */
export const eraseSchema = z.object({ signaalId: id })
export const eraseReportSchema = z.object({
  signaalId: id,
  documents: z.number(),
  rows: z.number(),
  statements: z.number(),
  epoch: z.number(),
})
export type EraseReport = z.infer<typeof eraseReportSchema>
/** `GET …/markeringen` (begeleider): the hidden texts. */
export const flaggedSchema = z.array(z.object({ signaalId: id, text: z.string() }))

/** `POST …/voorstel` and `POST …/programma`: start a job; `POST …/voorstel/publicatie` `{published}`; `POST …/programma/status`. */
export const jobStartedSchema = z.object({ jobId: id })
export const programmaStatusChangeSchema = z.object({
  status: z.optional(z.enum(['concept', 'besproken', 'vastgesteld'])),
  published: z.optional(z.boolean()),
})

/** `POST …/voorstel/publicatie`. */
export const publishSchema = z.object({ published: z.boolean() })
/** `POST …/programma`: `vervang` confirms that what is there may be replaced, `naast` asks for proposals beside it. */
export const programmaRequestSchema = z.object({
  vervang: z.optional(z.boolean()),
  naast: z.optional(z.boolean()),
  /** The themas that people chose to work out; absent: those of the draft that is there, else the first of the ranking. */
  themaIds: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(40))),
})
/** `GET …/deelnemers` (begeleider): numbers only. */
export const deelnemerCountsSchema = z.object({
  total: z.number(),
  online: z.number(),
  byGroup: z.record(z.string(), z.number()),
})

/** `GET …/mensen` (begeleider): who joined, newest last, those that were sent away included. Never what they wrote. */
export const mensenSchema = z.array(
  z.object({
    deelnemerId: id,
    alias: z.string(),
    group: deelnemerGroepSchema,
    organisation: z.optional(z.string()),
    table: z.optional(z.number()),
    device: z.string(),
    isOnline: z.boolean(),
    isRemoved: z.boolean(),
    joinedAt: z.number(),
  }),
)
export type Mensen = z.infer<typeof mensenSchema>
/** `GET …/aanmeldingen` (begeleider): who signed up for which themas, and how to reach them if they said so. */
export const aanmeldingenSchema = z.array(
  z.object({
    deelnemerId: id,
    alias: z.string(),
    group: deelnemerGroepSchema,
    organisation: z.optional(z.string()),
    themaIds: z.array(z.string()),
    contact: z.optional(contactSchema),
  }),
)
export type Aanmeldingen = z.infer<typeof aanmeldingenSchema>
/** `POST …/mensen/verwijderen`: sends somebody away, or (`terug`) lets them in again. What they wrote stays. */
export const removeDeelnemerSchema = z.object({ deelnemerId: id, terug: z.optional(z.boolean()) })

/** `GET …/rangorde`: the recorded ranking, or *wat als* with `?alpha=` and `?weights=` (JSON). 409 before the reveal. */
export const rangordeQuerySchema = z.object({
  alpha: z.optional(z.string()),
  weights: z.optional(z.string()),
  zaal: z.optional(z.string()),
})
/** `POST …/gelijkspel`: tied themas in the order that a begeleider chose, and why; without `reason` the rule counts again. */
export const gelijkspelSchema = z.object({
  themaIds: z.array(themaIdSchema).check(z.minLength(2), z.maxLength(40)),
  reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(300))),
})
export const watAlsWeightsSchema = z.partial(weightsSchema)

/** `POST …/import?soort=`: raw body. `proef=1` changes nothing and answers what would happen. */
export const importQuerySchema = z.object({
  soort: z.optional(z.string()),
  proef: z.optional(z.string()),
  /** JSON: which column says what (`kolommenSchema`); left out: it is guessed. */
  kolommen: z.optional(z.string().check(z.maxLength(2000))),
  /** Numbers of lines that are left out, with commas between them. */
  zonder: z.optional(z.string().check(z.maxLength(20_000))),
})
export const importReportSchema = z.object({
  added: z.number(),
  already: z.number(),
  refused: z.array(z.object({ line: z.number(), code: z.string(), message: z.string() })),
  preview: z.array(z.object({ text: z.string(), kind: z.string() })),
})
export type ImportReport = z.infer<typeof importReportSchema>

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  kept: z.optional(z.string()),
})
export type Problem = z.infer<typeof problemSchema>
