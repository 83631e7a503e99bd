import { type Kanskaart, openKanskaartFields, type RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { plaatColors, printedSource } from '../kanskaarten-print.ts'
import {
  contributionWords,
  dayText,
  fieldWords,
  fundingStatusWords,
  fundingWords,
  leftOutSentences,
  levelWords,
  momentDay,
  originLine,
  statusWords,
} from '../labels.ts'
import type { Outgoing } from '../outgoing.ts'
import { cardName } from '../tables.ts'
import { paragraph, type Stuk, type StukBlock } from './stuk.ts'

export const activeCards = (out: Outgoing): readonly Kanskaart[] =>
  out.kanskaarten.filter((card) => card.status !== 'vervallen')

/** The kanskaarten as a document to work on: a heading per card, every field, and what it rests on. */
export function kanskaartenStuk(out: Outgoing): Stuk {
  const l = { locale: out.locale }
  const cards = activeCards(out)
  const leftOut = { ...out.leftOut, surveyWithoutConsent: 0, statements: 0 }
  return {
    title: `${m.export_kanskaarten({}, l)} ${out.werksessie.area || out.werksessie.title}`,
    origin: originLine(out.werksessie, out.locale),
    status: m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
    blocks:
      cards.length === 0
        ? [paragraph(m.export_kans_leeg({}, l))]
        : cards.flatMap((card, index) => cardBlocks(card, out, { newPage: index > 0, level: 2 })),
    leftOut: leftOutSentences(leftOut, out.locale),
  }
}

const joined = (parts: readonly (string | undefined)[], separator = ' · '): string =>
  parts.filter((part) => part !== undefined && part.trim() !== '').join(separator)

/** What is filled in per field, line by line; empty for an open field. */
export function cardFields(
  card: Kanskaart,
  out: Outgoing,
): readonly (readonly [RequiredKanskaartField, readonly string[]])[] {
  const l = { locale: out.locale }
  const text = (value: string): string[] => (value.trim() === '' ? [] : [value])
  const lead = joined([card.leadOrganisation, card.leadRole])
  return [
    ['kans', text(card.kans)],
    ['goal', text(card.goal)],
    ['targetGroup', text(card.targetGroup)],
    [
      'contributions',
      card.contributions.map(({ who, kind, what }) => joined([who, kind && contributionWords[kind]({}, l), what])),
    ],
    ['synergy', text(card.synergy)],
    ['firstStep', text(joined([card.firstStepWhat, card.firstStepWho, dayText(card.firstStepWhen, out.locale)]))],
    [
      'lead',
      lead === ''
        ? []
        : [joined([lead, card.leadConfirmed ? m.export_trekker_ja({}, l) : m.export_trekker_nog_niet({}, l)])],
    ],
    ['planning', card.planning.map(({ quarter, what }) => joined([quarter, what]))],
    [
      'fundingSources',
      card.fundingSources.map(({ name, kind, status, amountEur }) =>
        joined([
          name,
          kind && fundingWords[kind]({}, l),
          status && fundingStatusWords[status]({}, l),
          amountEur === undefined ? '' : `€ ${amountEur.toLocaleString('nl-NL')}`,
        ]),
      ),
    ],
    ['obstacles', text(card.obstacles)],
    ['learningQuestion', text(card.learningQuestion)],
  ]
}

const questions: Readonly<Partial<Record<RequiredKanskaartField, typeof m.export_vraag_goal>>> = {
  kans: m.export_vraag_kans,
  goal: m.export_vraag_goal,
  targetGroup: m.export_vraag_target_group,
  contributions: m.export_vraag_contributions,
  synergy: m.export_vraag_synergy,
  firstStep: m.export_vraag_first_step,
  lead: m.export_vraag_lead,
  planning: m.export_vraag_planning,
  fundingSources: m.export_vraag_funding_sources,
  obstacles: m.export_vraag_obstacles,
  learningQuestion: m.export_vraag_learning_question,
}

/** One card as blocks; also used inside the report. */
export function cardBlocks(
  card: Kanskaart,
  out: Outgoing,
  { level, newPage }: { readonly level: 2 | 3; readonly newPage: boolean },
): StukBlock[] {
  const l = { locale: out.locale }
  const open = new Set<RequiredKanskaartField>(openKanskaartFields(card))
  const themas = card.themaIds.flatMap((id) => out.themas.find((thema) => thema.id === id) ?? [])
  const place = out.nodes.find((node) => node.id === card.place)?.name
  const status = statusWords[card.status]({}, l)
  const sources = out.sourcesOf(card.signaalIds)
  const word = m.export_nog_open({}, l)
  const extra: readonly (readonly [label: string, lines: readonly string[]])[] = [
    [m.export_veld_new_partnership({}, l), card.newPartnership.trim() === '' ? [] : [card.newPartnership]],
    [m.export_veld_agreements({}, l), card.agreements.map(({ text }) => text).filter((text) => text.trim() !== '')],
  ]
  return [
    {
      type: 'heading',
      level,
      text: cardName(card, out.locale),
      ...(newPage ? { newPage } : {}),
      color: plaatColors[themas[0]?.plaat ?? 'wegwijs'],
    },
    paragraph(
      joined([
        open.size === 0 ? status : joined([status, m.export_plekken_open({ count: open.size }, l)]),
        ...themas.map(({ title }) => title),
        joined([card.level && levelWords[card.level]({}, l), place], ', '),
      ]),
    ),
    ...cardFields(card, out).map(
      ([field, lines]): StukBlock => ({
        type: 'field',
        label: fieldWords[field]({}, l),
        lines,
        ...(open.has(field) ? { open: { word, question: questions[field]?.({}, l) ?? '' } } : {}),
      }),
    ),
    ...extra.flatMap(([label, lines]): StukBlock[] => (lines.length === 0 ? [] : [{ type: 'field', label, lines }])),
    ...(sources.length === 0
      ? [paragraph(m.export_rust_nergens_op({}, l))]
      : [{ type: 'heading' as const, level: 4 as const, text: m.export_rust_op({}, l) }]),
    ...(sources.length === 0
      ? []
      : [{ type: 'signalen' as const, items: sources.map((source) => printedSource(source, out, { showBy: false })) }]),
  ]
}
