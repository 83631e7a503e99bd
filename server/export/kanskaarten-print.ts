import { type Kanskaart, openKanskaartFields, type RequiredKanskaartField } from '../../shared/domain/kanskaart.ts'
import type { Pictogram, Plaat, Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import {
  contributionWords,
  dayText,
  fieldWords,
  fundingStatusWords,
  kindWords,
  leftOutSentences,
  levelWords,
  originLine,
  statusWords,
} from './labels.ts'
import type { LeftOut, Outgoing, OutgoingSource } from './outgoing.ts'
import { authorOf, cardName } from './tables.ts'

/** Enamel colours (DESIGN §2), white letters on all of them. */
export const plaatColors: Readonly<Record<Plaat, string>> = {
  geldzorgen: '#8a5000',
  meedoen: '#1f6b3b',
  ontmoeten: '#00666f',
  gezond: '#4f6600',
  mentaal: '#6a3d9e',
  wonen: '#a2371b',
  wegwijs: '#0b4f9e',
  los: '#4b5a64',
}

/** A note as the templates draw it. */
export interface PrintedSource {
  readonly kind: string
  readonly label: string
  readonly code: string
  readonly text: string
  readonly by: string
  readonly hidden: boolean
}

interface Item {
  readonly icon: string
  readonly chip: string
  readonly strong: string
  readonly text: string
}

interface Box {
  readonly span: 1 | 2 | 3
  readonly icon: string
  readonly label: string
  readonly style: 'normal' | 'big' | 'synergy' | 'columns'
  readonly open: boolean
  readonly question: string
  readonly items: readonly Item[]
}

const item = (parts: Partial<Item>): Item => ({ icon: '', chip: '', strong: '', text: '', ...parts })
const textItems = (text: string): Item[] => (text.trim() === '' ? [] : [item({ text })])

const contributionIcons = {
  geld: 'banknote',
  uren: 'clock',
  ruimte: 'door-open',
  kennis: 'book-open',
  netwerk: 'users',
  spullen: 'package',
} as const

/** A source as a note on paper; without words when it is hidden or withdrawn. */
export function printedSource(source: OutgoingSource, out: Outgoing, options: { showBy: boolean }): PrintedSource {
  const l = { locale: out.locale }
  const { signaal, code, withheld } = source
  if (signaal === undefined) {
    const label = withheld === 'archived' ? m.export_briefje_ingetrokken({}, l) : m.export_briefje_verborgen({}, l)
    return { kind: '', label, code, text: '', by: '', hidden: true }
  }
  const by = options.showBy ? authorOf(source, out) : ''
  return { kind: signaal.kind, label: kindWords[signaal.kind]({}, l), code, text: signaal.text, by, hidden: false }
}

/** What every template gets: language, title and the foot of the page. */
export function printedFrame(out: Outgoing, leftOut: LeftOut, title: string) {
  return {
    lang: out.locale,
    title,
    origin: originLine(out.werksessie, out.locale),
    leftOut: leftOutSentences(leftOut, out.locale),
  }
}

/** Data of `templates/kanskaarten.typ`. */
export function printKanskaarten(out: Outgoing, missingCharacters: number) {
  const l = { locale: out.locale }
  const cards = out.kanskaarten.filter((card) => card.status !== 'vervallen')
  // Only what concerns notes and signs: the cards have no questionnaire and no drafted sentences.
  const leftOut = { ...out.leftOut, surveyWithoutConsent: 0, statements: 0, characters: missingCharacters }
  const title = `${m.export_kanskaarten({}, l)} ${out.werksessie.area || out.werksessie.title}`
  return {
    ...printedFrame(out, leftOut, title),
    words: {
      open: m.export_nog_open({}, l),
      openList: m.export_nog_open_lijst({}, l),
      nextPage: m.export_briefjes_volgende({}, l),
      none: m.export_kans_leeg({}, l),
    },
    cards: cards.map((card, index) => ({
      ...printCard(card, out),
      number: m.export_kaart_van({ n: index + 1, total: cards.length }, l),
    })),
  }
}

function printCard(card: Kanskaart, out: Outgoing) {
  const l = { locale: out.locale }
  const open = new Set<RequiredKanskaartField>(openKanskaartFields(card))
  const themas = card.themaIds.flatMap((id) => out.themas.find((thema) => thema.id === id) ?? [])
  const status = statusWords[card.status]({}, l)
  const sources = out.sourcesOf(card.signaalIds)
  const people = out.peopleBehind(card.signaalIds)
  const counted = [
    m.signalen_count({ count: sources.length }, l),
    people === undefined ? '' : m.export_mensen({ count: people }, l),
  ] as const
  const heading =
    sources.length === 0
      ? m.export_rust_nergens_op({}, l)
      : people === undefined
        ? `${m.export_veld_signalen({}, l)}: ${counted[0]}`
        : m.export_hier_rust_op({ signalen: counted[0], mensen: counted[1] }, l)
  return {
    color: plaatColors[themas[0]?.plaat ?? 'wegwijs'],
    over: `${m.export_kanskaart({}, l)} ${out.werksessie.area}`.trim(),
    status: open.size === 0 ? status : `${status} · ${m.export_plekken_open({ count: open.size }, l)}`,
    title: cardName(card, out.locale),
    kans: card.kans.trim() || m.export_vraag_kans({}, l),
    kansOpen: open.has('kans'),
    isOpen: open.size > 0,
    openList: [...open].map((field) => fieldWords[field]({}, l)).join(' · '),
    tags: printTags(card, themas, out),
    rows: printRows(card, open, out),
    sources: {
      heading,
      continued: m.export_briefjes_bij({ title: cardName(card, out.locale) }, l),
      items: sources.map((source) => printedSource(source, out, { showBy: false })),
    },
  }
}

function printTags(
  card: Kanskaart,
  themas: readonly Thema[],
  out: Outgoing,
): { icon: Pictogram | string; text: string }[] {
  const place = out.nodes.find((node) => node.id === card.place)?.name
  const where = [card.level && levelWords[card.level]({}, { locale: out.locale }), place].filter((part) => part)
  return [
    ...themas.map((thema) => ({ icon: thema.pictogram, text: thema.title })),
    ...(where.length === 0 ? [] : [{ icon: 'map-pin', text: where.join(', ') }]),
  ]
}

function printRows(card: Kanskaart, open: ReadonlySet<RequiredKanskaartField>, out: Outgoing): Box[][] {
  const l = { locale: out.locale }
  const box = (
    field: RequiredKanskaartField,
    question: string,
    rest: Pick<Box, 'icon' | 'items'> & Partial<Box>,
  ): Box => ({
    span: 1,
    label: fieldWords[field]({}, l),
    style: 'normal',
    open: open.has(field),
    question,
    ...rest,
  })
  const lead = [card.leadRole, card.leadConfirmed ? m.export_trekker_ja({}, l) : m.export_trekker_nog_niet({}, l)]
  const hasLead = card.leadRole.trim() !== '' || card.leadOrganisation.trim() !== ''
  const firstStep = [card.firstStepWho, dayText(card.firstStepWhen, out.locale)].filter((part) => part.trim() !== '')
  const rows: Box[][] = [
    [
      box('goal', m.export_vraag_goal({}, l), { span: 2, icon: 'target', style: 'big', items: textItems(card.goal) }),
      box('targetGroup', m.export_vraag_target_group({}, l), { icon: 'users', items: textItems(card.targetGroup) }),
    ],
    [
      box('contributions', m.export_vraag_contributions({}, l), {
        span: 3,
        icon: 'puzzle',
        style: 'columns',
        items: card.contributions.map((row) =>
          item({
            icon: row.kind === undefined ? 'handshake' : contributionIcons[row.kind],
            strong: row.who,
            text: row.what || (row.kind === undefined ? '' : contributionWords[row.kind]({}, l)),
          }),
        ),
      }),
    ],
    [
      box('synergy', m.export_vraag_synergy({}, l), {
        span: 3,
        icon: 'link',
        style: 'synergy',
        items: textItems(card.synergy),
      }),
    ],
    [
      box('firstStep', m.export_vraag_first_step({}, l), {
        icon: 'footprints',
        items:
          card.firstStepWhat.trim() === '' && firstStep.length === 0
            ? []
            : [item({ strong: card.firstStepWhat, text: firstStep.join(' · ') })],
      }),
      box('lead', m.export_vraag_lead({}, l), {
        icon: 'flag',
        items: hasLead
          ? [item({ strong: card.leadOrganisation, text: lead.filter((part) => part.trim() !== '').join(' · ') })]
          : [],
      }),
      box('planning', m.export_vraag_planning({}, l), {
        icon: 'calendar-days',
        items: card.planning.map((row) => item({ chip: quarterText(row.quarter, out), text: row.what })),
      }),
    ],
    [
      box('fundingSources', m.export_vraag_funding_sources({}, l), {
        icon: 'coins',
        items: card.fundingSources.map((row) =>
          item({
            chip: row.status === undefined ? '' : fundingStatusWords[row.status]({}, l),
            text: row.amountEur === undefined ? row.name : `${row.name} (€ ${row.amountEur.toLocaleString('nl-NL')})`,
          }),
        ),
      }),
      box('obstacles', m.export_vraag_obstacles({}, l), { icon: 'triangle-alert', items: textItems(card.obstacles) }),
      box('learningQuestion', m.export_vraag_learning_question({}, l), {
        icon: 'circle-question-mark',
        items: textItems(card.learningQuestion),
      }),
    ],
  ]
  const more: Omit<Box, 'span'>[] = [
    {
      label: m.export_veld_new_partnership({}, l),
      icon: 'handshake',
      style: 'normal',
      open: false,
      question: '',
      items: textItems(card.newPartnership),
    },
    {
      label: m.export_veld_agreements({}, l),
      icon: 'circle-check',
      style: 'normal',
      open: false,
      question: '',
      items: card.agreements.filter((row) => row.text.trim() !== '').map((row) => item({ text: row.text })),
    },
  ]
  const filledIn = more.filter(({ items }) => items.length > 0)
  if (filledIn.length > 0)
    rows.push(filledIn.map((rest, i) => ({ ...rest, span: filledIn.length === 1 ? 3 : i === 0 ? 1 : 2 })))
  return rows
}

/** `2023-Q2` as the months people know (`apr t/m jun 2023`); other words as they are. */
function quarterText(quarter: string, out: Outgoing): string {
  const found = /^(\d{4})[-\s]?[QK]([1-4])$/i.exec(quarter.trim())
  if (found === null) return quarter.trim()
  const [, year, number] = found
  const month = (index: number): string =>
    new Intl.DateTimeFormat(out.locale, { month: 'short', timeZone: 'UTC' })
      .format(Date.UTC(2023, index, 15))
      .replace('.', '')
  const first = (Number(number) - 1) * 3
  return `${month(first)} ${out.locale === 'nl' ? 't/m' : 'to'} ${month(first + 2)} ${year}`
}
