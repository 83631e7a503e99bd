import { generateNKeysBetween } from 'fractional-indexing'
import type * as z from 'zod/mini'
import type { KanskaartId, NodeId, RelationId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import type { Kanskaart } from '../../shared/domain/kanskaart.ts'
import { pictogramOf, plaatSchema, type Thema } from '../../shared/domain/thema.ts'
import type { MapNode, Relation } from '../../shared/domain/wijkkaart.ts'
import type { sampleCardsSchema, sampleMapSchema, sampleSessionSchema } from './sample-schema.ts'

/** The themas of the sample: `herkend`, in the order of the file. */
export function sampleThemas(session: z.infer<typeof sampleSessionSchema>, createdAt: number): Thema[] {
  const orders = generateNKeysBetween(null, null, session.themes.length)
  return session.themes.map(({ id, title, level, target_group: targetGroup, criteria }, index) => {
    const plate = plaatSchema.safeParse(id)
    const plaat = plate.success ? plate.data : 'los'
    return {
      id: id as ThemaId,
      title,
      urgencyStatement: '',
      targetGroup,
      level,
      status: 'herkend',
      plaat,
      pictogram: pictogramOf[plaat],
      order: orders[index] ?? 'a0',
      criteria: {
        urgency: criteria.urgency,
        data: criteria.data,
        feasibility: criteria.feasibility,
        focusAreas: criteria.focus_areas,
        factors:
          criteria.factors === null
            ? null
            : {
                riskNamed: criteria.factors.risk_named,
                protectiveNamed: criteria.factors.protective_named,
                highInfluence: criteria.factors.high_influence,
                combinedApproach: criteria.factors.combined_approach,
              },
        socialQuality: criteria.social_quality,
      },
      createdAt,
    }
  })
}

/** The wijkkaart of the sample. White spots and overlaps in the file are the gold answer and are not read. */
export function sampleMap(
  map: z.infer<typeof sampleMapSchema>,
  createdAt: number,
): { readonly nodes: MapNode[]; readonly relations: Relation[] } {
  return {
    nodes: map.nodes.map(({ id, area, geo, themes, ...node }) => ({
      ...node,
      id: id as NodeId,
      ...(area === undefined || area === null ? {} : { area }),
      ...(geo === null ? {} : { geo: [geo.x, geo.y] as [number, number] }),
      themaIds: themes as ThemaId[],
      targetGroups: [],
      signaalIds: [],
      createdAt,
    })),
    relations: map.relations.map(({ id, from, to, note: remark, ...relation }) => ({
      ...relation,
      id: id as RelationId,
      from: from as NodeId,
      to: to as NodeId,
      remark: remark ?? '',
      signaalIds: [],
      createdAt,
    })),
  }
}

/** Rows of a kanskaart with ids and an order that keep them as they stand in the file. */
function rowsOf<T, R extends object>(rows: readonly T[], toRow: (row: T) => R): (R & { id: string; order: string })[] {
  const orders = generateNKeysBetween(null, null, rows.length)
  return rows.map((row, index) => ({ ...toRow(row), id: `r${index + 1}`, order: orders[index] ?? 'a0' }))
}

/** The kanskaarten of the sample; what is open there stays empty here. */
export function sampleCards({ kanskaarten }: z.infer<typeof sampleCardsSchema>, createdAt: number): Kanskaart[] {
  const orders = generateNKeysBetween(null, null, kanskaarten.length)
  return kanskaarten.map((card, index) => ({
    id: card.id as KanskaartId,
    status: card.status,
    title: card.title,
    kans: card.opportunity ?? '',
    goal: card.goal ?? '',
    targetGroup: card.target_group ?? '',
    ...(card.level === undefined ? {} : { level: card.level }),
    ...(card.place === null ? {} : { place: card.place as NodeId }),
    themaIds: card.theme_ids as ThemaId[],
    signaalIds: card.signal_ids as SignaalId[],
    contributions: rowsOf(card.contributions, ({ who, kind, what }) => ({ who, kind, what })),
    synergy: card.synergy ?? '',
    fundingSources: rowsOf(card.funding_sources, ({ name, kind, status, amount_eur: amountEur }) => ({
      name,
      kind,
      status,
      ...(amountEur === null ? {} : { amountEur }),
    })),
    firstStepWhat: card.first_step?.what ?? '',
    firstStepWho: card.first_step?.who ?? '',
    firstStepWhen: card.first_step?.when ?? '',
    leadRole: card.lead?.role ?? '',
    leadOrganisation: card.lead?.organisation ?? '',
    leadConfirmed: card.lead?.confirmed ?? false,
    planning: rowsOf(card.planning, ({ what, quarter }) => ({ what, quarter: quarter ?? '' })),
    newPartnership: card.new_partnership ?? '',
    obstacles: card.obstacles ?? '',
    learningQuestion: card.learning_question ?? '',
    agreements: rowsOf(
      card.agreements.filter((line) => typeof line === 'string'),
      (line) => ({ text: line }),
    ),
    order: orders[index] ?? 'a0',
    createdAt,
  }))
}
