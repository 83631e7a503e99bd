import * as z from 'zod/mini'
import { nodeIdSchema, signaalIdSchema, themaIdSchema } from '../base/ids.ts'
import { deelnemerGroepSchema } from '../domain/deelnemer.ts'
import { sizeSchema } from '../domain/frame.ts'
import { contributionKinds, fundingKinds, fundingStatuses, kanskaartStatusSchema } from '../domain/kanskaart.ts'
import {
  aboutSchema,
  channelSchema,
  maxTextInDoc,
  posSchema,
  reactiesSchema,
  signaalKindSchema,
  sourceSchema,
} from '../domain/signaal.ts'
import { tafelNrSchema } from '../domain/tafel.ts'
import { criteriaScoreSchema, pictogramSchema, plaatSchema } from '../domain/thema.ts'
import { areaLevelSchema } from '../domain/werksessie.ts'
import {
  basisLayerSchema,
  formalitySchema,
  nodeTypeSchema,
  relationKindSchema,
  relationQualitySchema,
} from '../domain/wijkkaart.ts'
import { type DocLayout, required, rows, set, text, value } from './layout.ts'

const time = z.number().check(z.gte(0), z.lte(8.64e15))
const order = z.string().check(z.maxLength(200))
const line = z.string().check(z.maxLength(300))
const short = z.string().check(z.maxLength(80))
const shortList = z.array(z.string().check(z.maxLength(120))).check(z.maxLength(40))
const criteria = criteriaScoreSchema.shape

/** Roots and records of the document `bord`. Changing this means a new schema version and a migration (SPEC D6). */
export const bordLayout = {
  signalen: {
    text: text(maxTextInDoc),
    kind: required(signaalKindSchema),
    authorGroup: required(deelnemerGroepSchema),
    authorLabel: value(short),
    channel: required(channelSchema),
    table: value(tafelNrSchema),
    source: value(sourceSchema),
    about: value(aboutSchema),
    pos: value(posSchema),
    themaId: value(themaIdSchema),
    ookThemas: set(20),
    mergedInto: value(signaalIdSchema),
    parked: value(z.boolean()),
    offTopic: value(z.boolean()),
    hidden: value(z.enum(['privacy', 'zorg'])),
    reacties: value(reactiesSchema),
    createdAt: required(time),
    archivedAt: value(time),
  },
  themas: {
    title: text(200),
    urgencyStatement: text(maxTextInDoc),
    targetGroup: text(300),
    level: required(areaLevelSchema),
    status: required(z.enum(['voorstel', 'herkend', 'vervallen'])),
    plaat: required(plaatSchema),
    pictogram: required(pictogramSchema),
    order: required(order),
    pos: value(posSchema),
    pinned: value(z.boolean()),
    urgency: value(criteria.urgency),
    data: value(criteria.data),
    feasibility: value(criteria.feasibility),
    focusAreas: value(criteria.focusAreas),
    factors: value(criteria.factors),
    socialQuality: value(criteria.socialQuality),
    createdAt: required(time),
    archivedAt: value(time),
  },
  nodes: {
    type: required(nodeTypeSchema),
    name: text(120),
    formality: required(formalitySchema),
    area: value(short),
    geo: value(posSchema),
    relPos: value(posSchema),
    themaIds: set(20),
    targetGroups: value(shortList),
    schedule: value(shortList),
    capacity: value(short),
    cost: value(short),
    qualities: value(shortList),
    accessible: value(z.enum(['ja', 'nee', 'onbekend'])),
    layer: value(basisLayerSchema),
    signaalIds: set(200),
    createdAt: required(time),
    archivedAt: value(time),
  },
  relations: {
    from: required(nodeIdSchema),
    to: required(nodeIdSchema),
    kind: required(relationKindSchema),
    quality: required(relationQualitySchema),
    remark: text(300),
    signaalIds: set(200),
    createdAt: required(time),
    archivedAt: value(time),
  },
  kanskaarten: {
    status: required(kanskaartStatusSchema),
    title: text(200),
    kans: text(2000),
    goal: text(2000),
    targetGroup: text(600),
    level: value(areaLevelSchema),
    place: value(nodeIdSchema),
    themaIds: set(20),
    signaalIds: set(200),
    contributions: rows(40, { order, who: line, kind: z.enum(contributionKinds), what: line }),
    synergy: text(2000),
    fundingSources: rows(40, {
      order,
      name: line,
      kind: z.enum(fundingKinds),
      status: z.enum(fundingStatuses),
      amountEur: z.number().check(z.gte(0), z.lte(1e9)),
    }),
    firstStepWhat: text(600),
    firstStepWho: text(200),
    firstStepWhen: text(200),
    leadRole: text(200),
    leadOrganisation: text(200),
    leadConfirmed: value(z.boolean()),
    planning: rows(40, { order, what: line, quarter: line }),
    newPartnership: text(2000),
    obstacles: text(2000),
    learningQuestion: text(2000),
    agreements: rows(40, { order, text: line }),
    order: required(order),
    pos: value(posSchema),
    createdAt: required(time),
    archivedAt: value(time),
  },
  // Written by the server alone: see `may-change.ts`.
  opmerkingen: {
    signaalId: required(signaalIdSchema),
    text: text(maxTextInDoc),
    authorGroup: required(deelnemerGroepSchema),
    authorLabel: value(short),
    hidden: value(z.boolean()),
    createdAt: required(time),
    editedAt: value(time),
    archivedAt: value(time),
  },
  frames: {
    title: text(120),
    pos: value(posSchema),
    size: required(sizeSchema),
    table: value(tafelNrSchema),
    order: required(order),
    createdAt: required(time),
    archivedAt: value(time),
  },
} as const satisfies DocLayout

export type BordCollection = keyof typeof bordLayout
