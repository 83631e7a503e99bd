import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { openKanskaartFields, type RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Huisstijl } from '../huisstijl.ts'
import { plaatColors } from '../kanskaarten-print.ts'
import { kindLook } from '../kind-look.ts'
import { fieldWords, kindWords, statusWords } from '../labels.ts'
import type { Outgoing, OutgoingSource } from '../outgoing.ts'
import { activeCards, cardFields } from '../stuk/kanskaarten-stuk.ts'
import { signaalLine } from '../stuk/rapport-stuk.ts'
import { authorOf, cardName } from '../tables.ts'
import { createDeck, type Deck, grey, margin, slideWidth } from './deck.ts'

/** As many signalen as a room can read from a screen. */
const shownPerThema = 9

/** A slide per thema: what people said, in their words; all of it in the notes. */
export async function signalenSlides(out: Outgoing, huisstijl: Huisstijl): Promise<Uint8Array> {
  const place = out.werksessie.area || out.werksessie.title
  const deck = createDeck(out, huisstijl, `${m.export_signalen({}, { locale: out.locale })} ${place}`)
  addThemas(deck, out)
  return deck.pack()
}

/** A slide per kanskaart: every field, what is open in yellow; what it rests on in the notes. */
export async function kanskaartenSlides(out: Outgoing, huisstijl: Huisstijl): Promise<Uint8Array> {
  const place = out.werksessie.area || out.werksessie.title
  const deck = createDeck(out, huisstijl, `${m.export_kanskaarten({}, { locale: out.locale })} ${place}`)
  addCards(deck, out)
  return deck.pack()
}

export function addThemas(deck: Deck, out: Outgoing): void {
  const l = { locale: out.locale }
  const known = new Set<string>(out.themas.map(({ id }) => id))
  const groups = [
    ...out.themas.map(({ id, title, plaat }) => ({
      title,
      plaat,
      items: out.signalen.filter(({ signaal }) => signaal?.themaId === id),
    })),
    {
      title: m.export_geen_thema({}, l),
      plaat: 'los' as const,
      items: out.signalen.filter(({ signaal }) => signaal?.themaId === undefined || !known.has(signaal.themaId)),
    },
  ]
  for (const { title, plaat, items } of groups) {
    if (items.length === 0 && plaat === 'los') continue
    const people = out.peopleBehind(items.map(({ id }) => id))
    const rank = out.rangorde?.themas.find((thema) => thema.title === title)?.rank
    const over = [
      m.signalen_count({ count: items.length }, l),
      people === undefined ? '' : m.export_mensen({ count: people }, l),
      rank === undefined ? '' : `${m.export_prog_rang({}, l)} ${rank}`,
    ]
    const notes = items.map((source) => signaalLine(source, out)).join('\n')
    const slide = deck.slide(title, {
      color: plaatColors[plaat].slice(1),
      over: over.filter((part) => part !== '').join(' · '),
      notes,
    })
    const shown = mostTelling(items)
    shown.forEach((source, index) => {
      drawSource(deck, slide, source, out, {
        x: margin + (index % 3) * 4.14,
        y: 1.7 + Math.floor(index / 3) * 1.72,
        w: 4.04,
        h: 1.62,
      })
    })
    if (items.length > shown.length)
      deck.text(
        slide,
        m.export_dia_meer({ count: items.length - shown.length }, l),
        { x: margin, y: 6.83, w: slideWidth - 2 * margin, h: 0.25 },
        { size: 12, color: grey },
      )
  }
}

/** First one of every kind, then in order: a rule, so that nobody picks favourites. */
function mostTelling(items: readonly OutgoingSource[]): readonly OutgoingSource[] {
  const own = items.filter(({ signaal }) => signaal?.mergedInto === undefined)
  const kinds = new Set<string>()
  const first = own.filter(({ signaal }) => {
    if (signaal === undefined || kinds.has(signaal.kind)) return false
    kinds.add(signaal.kind)
    return true
  })
  return [...first, ...own.filter((source) => !first.includes(source))].slice(0, shownPerThema)
}

function drawSource(
  deck: Deck,
  slide: Parameters<Deck['text']>[0],
  source: OutgoingSource,
  out: Outgoing,
  box: Parameters<Deck['text']>[2],
): void {
  const { signaal, code } = source
  if (signaal === undefined) return
  const look = kindLook[signaal.kind]
  const by = authorOf(source, out)
  const mark = look.mark.slice(1)
  const { text } = signaal
  deck.text(
    slide,
    [
      {
        text: `${kindWords[signaal.kind]({}, { locale: out.locale })} · ${code}${by === '' ? '' : ` · ${by}`}`,
        bold: true,
        size: 11,
        color: mark,
      },
      { text, size: text.length <= 90 ? 16 : text.length <= 160 ? 13 : text.length <= 300 ? 11 : 9 },
    ],
    box,
    { fill: look.fill.slice(1), round: true },
  )
}

/** Boxes of a card on a slide: field, place, width. */
const boxes: readonly (readonly [RequiredKanskaartField, number, number, number, number])[] = [
  ['goal', 0, 0, 2, 0.95],
  ['targetGroup', 2, 0, 1, 0.95],
  ['contributions', 0, 1.03, 2, 1.3],
  ['synergy', 2, 1.03, 1, 1.3],
  ['firstStep', 0, 2.41, 1, 1.2],
  ['lead', 1, 2.41, 1, 1.2],
  ['planning', 2, 2.41, 1, 1.2],
  ['fundingSources', 0, 3.69, 1, 1.15],
  ['obstacles', 1, 3.69, 1, 1.15],
  ['learningQuestion', 2, 3.69, 1, 1.15],
]

export function addCards(deck: Deck, out: Outgoing): void {
  for (const card of activeCards(out)) addCard(deck, card, out)
}

function addCard(deck: Deck, card: Kanskaart, out: Outgoing): void {
  const l = { locale: out.locale }
  const open = new Set<RequiredKanskaartField>(openKanskaartFields(card))
  const thema = out.themas.find(({ id }) => card.themaIds.includes(id))
  const color = plaatColors[thema?.plaat ?? 'wegwijs'].slice(1)
  const fields = new Map(cardFields(card, out))
  const sources = out.sourcesOf(card.signaalIds)
  const status = statusWords[card.status]({}, l)
  const over = [
    m.export_kanskaart({}, l),
    open.size === 0 ? status : `${status}, ${m.export_plekken_open({ count: open.size }, l)}`,
    ...card.themaIds.flatMap((id) => out.themas.find((one) => one.id === id)?.title ?? []),
  ]
  const notes = [
    ...[...fields].map(
      ([field, lines]) => `${fieldWords[field]({}, l)}: ${lines.join('; ') || m.export_nog_open({}, l)}`,
    ),
    '',
    `${m.export_rust_op({}, l)}:`,
    ...(sources.length === 0
      ? [m.export_rust_nergens_op({}, l)]
      : sources.map((source) =>
          source.signaal === undefined
            ? `${source.code} (${source.withheld === 'archived' ? m.export_briefje_ingetrokken({}, l) : m.export_briefje_verborgen({}, l)})`
            : signaalLine(source, out),
        )),
  ]
  const slide = deck.slide(cardName(card, out.locale), { color, over: over.join(' · '), notes: notes.join('\n') })
  const kans = fields.get('kans')?.[0]
  deck.text(
    slide,
    kans ?? m.export_vraag_kans({}, l),
    { x: margin, y: 1.58, w: slideWidth - 2 * margin, h: 0.36 },
    { size: (kans?.length ?? 0) > 110 ? 11 : 16, color: grey, valign: 'middle' },
  )
  for (const [field, column, top, span, height] of boxes) {
    const lines = fields.get(field) ?? []
    const length = lines.join(' ').length
    const perLine = span === 2 ? 260 : 120
    const size = length <= perLine ? 14 : length <= perLine * 2 ? 11 : length <= perLine * 4 ? 9 : 7
    deck.text(
      slide,
      [
        { text: fieldWords[field]({}, l), bold: true, size: 12, color },
        ...(lines.length === 0 ? [{ text: m.export_nog_open({}, l), bold: true, size: 13, color: '8A6A00' }] : []),
        ...lines.map((text) => ({ text, size, ...(lines.length > 1 ? { bullet: true } : {}) })),
      ],
      { x: margin + column * 4.14, y: 2 + top, w: 4.04 * span + 0.1 * (span - 1), h: height },
      {
        fill: open.has(field) ? 'FFFDF2' : field === 'synergy' ? 'FFF4CC' : 'F4F7F5',
        round: true,
        dashed: open.has(field),
      },
    )
  }
  const codes = sources.map(({ code }) => code).join(', ')
  deck.text(
    slide,
    codes === '' ? m.export_rust_nergens_op({}, l) : `${m.export_rust_op({}, l)}: ${codes}`,
    { x: margin, y: 6.85, w: slideWidth - 2 * margin, h: 0.22 },
    { size: 11, color: grey },
  )
}
