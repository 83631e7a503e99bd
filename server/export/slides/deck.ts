import pptxgen from 'pptxgenjs'
import { m } from '../../../shared/i18n/messages.ts'
import { withFixedTimes } from '../docx-parts.ts'
import type { Huisstijl } from '../huisstijl.ts'
import { leftOutSentences, momentDay, originLine } from '../labels.ts'
import type { Outgoing } from '../outgoing.ts'

/** The class is the default export; the types of the library describe it as a module that holds the class. */
const Presentation = pptxgen as unknown as typeof pptxgen.default
type Slide = ReturnType<InstanceType<typeof Presentation>['addSlide']>

/** A wide slide, in inches. */
export const slideWidth = 13.33
const slideHeight = 7.5
export const margin = 0.5
const ink = '12212B'
export const grey = '455560'

interface TextBox {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
interface TextStyle {
  /** In points. */
  readonly size?: number
  readonly bold?: boolean
  readonly color?: string
  /** Colour of the paper, without `#`. */
  readonly fill?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
  readonly dashed?: boolean
  readonly round?: boolean
}
/** A part of a text with a look of its own. */
interface TextRun {
  readonly text: string
  readonly bold?: boolean
  readonly size?: number
  readonly color?: string
  readonly bullet?: boolean
}

/** A presentation that is being made: real text in named boxes, a title on every slide, words in the notes. */
export interface Deck {
  /** A slide with a title that is its heading for a screen reader too; `notes` is what to say and where it comes from. */
  slide(title: string, options: { readonly color?: string; readonly over?: string; readonly notes: string }): Slide
  text(slide: Slide, runs: string | readonly TextRun[], box: TextBox, style?: TextStyle): void
  picture(slide: Slide, png: Uint8Array, box: TextBox, alt: string): void
  table(slide: Slide, rows: readonly (readonly string[])[], box: TextBox, widths: readonly number[]): void
  pack(): Promise<Uint8Array>
}

/** Starts a presentation with a first slide that says what it is. No name of a person is in its metadata (I13). */
export function createDeck(out: Outgoing, huisstijl: Huisstijl, title: string): Deck {
  const l = { locale: out.locale }
  const lang = out.locale === 'nl' ? 'nl-NL' : 'en-GB'
  const font = huisstijl.documentFont
  const main = huisstijl.color.slice(1)
  const deck = new Presentation()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = title
  deck.author = 'Wijkbord'
  deck.company = 'Wijkbord'
  deck.subject = originLine(out.werksessie, out.locale)
  deck.theme = { headFontFace: font, bodyFontFace: font }
  const origin = originLine(out.werksessie, out.locale)
  const plate = { x: margin, y: 0.35, w: slideWidth - 2 * margin, h: 1.15 }
  const masters = new Map<string, string>()
  const master = (color: string): string => {
    const known = masters.get(color)
    if (known !== undefined) return known
    const name = `PLAAT_${color}`
    deck.defineSlideMaster({
      title: name,
      background: { color: 'FFFFFF' },
      objects: [
        {
          text: {
            text: '',
            options: { ...plate, shape: 'roundRect', rectRadius: 0.12, fill: { color }, line: { color } },
          },
        },
        {
          text: {
            text: '',
            options: {
              x: plate.x + 0.06,
              y: plate.y + 0.06,
              w: plate.w - 0.12,
              h: plate.h - 0.12,
              shape: 'roundRect',
              rectRadius: 0.09,
              line: { color: 'FFFFFF', width: 1.5 },
            },
          },
        },
        {
          placeholder: {
            options: {
              name: 'titel',
              type: 'title',
              x: plate.x + 0.25,
              y: plate.y + 0.3,
              w: plate.w - 0.5,
              h: plate.h - 0.36,
              margin: 0,
              align: 'left',
              valign: 'middle',
              color: 'FFFFFF',
              bold: true,
              fontSize: 28,
              fontFace: font,
            },
            text: '',
          },
        },
        {
          text: {
            text: origin,
            options: {
              x: margin,
              y: slideHeight - 0.42,
              w: 11,
              h: 0.3,
              margin: 0,
              fontSize: 10,
              color: grey,
              fontFace: font,
            },
          },
        },
      ],
      slideNumber: {
        x: slideWidth - margin - 0.6,
        y: slideHeight - 0.42,
        w: 0.6,
        h: 0.3,
        color: grey,
        fontSize: 10,
        align: 'right',
      },
    })
    masters.set(color, name)
    return name
  }
  const api: Deck = {
    slide: (heading, { color = main, over = '', notes }) => {
      const slide = deck.addSlide({ masterName: master(color) })
      slide.addText(heading, {
        placeholder: 'titel',
        lang,
        fontSize: heading.length <= 44 ? 28 : heading.length <= 80 ? 22 : 17,
      })
      if (over !== '')
        slide.addText(over, {
          x: plate.x + 0.25,
          y: plate.y + 0.12,
          w: plate.w - 0.5,
          h: 0.26,
          margin: 0,
          fontSize: 12,
          bold: true,
          color: 'FFFFFF',
          fontFace: font,
          lang,
        })
      slide.addNotes(notes)
      return slide
    },
    text: (slide, runs, box, style = {}) => {
      const all = typeof runs === 'string' ? [{ text: runs }] : runs
      const size = style.size ?? 16
      slide.addText(
        all.map((run: TextRun) => ({
          text: run.text,
          options: {
            breakLine: true,
            lang,
            ...(run.bold === undefined ? {} : { bold: run.bold }),
            ...(run.size === undefined ? {} : { fontSize: run.size }),
            ...(run.color === undefined ? {} : { color: run.color }),
            ...(run.bullet === true ? { bullet: { indent: 14 } } : {}),
          },
        })),
        {
          ...box,
          shape: style.round === true ? 'roundRect' : 'rect',
          ...(style.round === true ? { rectRadius: 0.08 } : {}),
          margin: style.fill === undefined && style.dashed !== true ? 0 : [6, 8, 6, 8],
          fontSize: size,
          fontFace: font,
          color: style.color ?? ink,
          bold: style.bold === true,
          align: style.align ?? 'left',
          valign: style.valign ?? 'top',
          lang,
          wrap: true,
          ...(style.fill === undefined ? {} : { fill: { color: style.fill } }),
          ...(style.dashed === true ? { line: { color: '8A6A00', width: 1.5, dashType: 'dash' as const } } : {}),
        },
      )
    },
    picture: (slide, png, box, alt) => {
      slide.addImage({ ...box, data: `image/png;base64,${Buffer.from(png).toString('base64')}`, altText: alt })
    },
    table: (slide, rows, box, widths) => {
      const total = widths.reduce((sum, width) => sum + width, 0)
      slide.addTable(
        rows.map((row, index) =>
          row.map((text) => ({
            text,
            options: {
              fontFace: font,
              fontSize: 14,
              lang,
              bold: index === 0,
              color: index === 0 ? 'FFFFFF' : ink,
              fill: { color: index === 0 ? main : 'FFFFFF' },
            },
          })),
        ),
        {
          x: box.x,
          y: box.y,
          w: box.w,
          colW: widths.map((width) => (width / total) * box.w),
          border: { type: 'solid', pt: 0.75, color: 'B9C4C0' },
          margin: [0.05, 0.08, 0.05, 0.08],
        },
      )
    },
    pack: async () => {
      const missing = leftOutSentences(out.leftOut, out.locale)
      const slide = api.slide(m.export_wat_ontbreekt({}, l), { notes: missing.join('\n') })
      api.text(
        slide,
        (missing.length === 0 ? [m.export_niets_weg({}, l)] : missing).map((text) => ({ text, bullet: true })),
        { x: margin, y: 1.9, w: slideWidth - 2 * margin, h: 4 },
        { size: 20 },
      )
      const bytes = await deck.write({ outputType: 'uint8array' })
      return withFixedTimes(bytes as Uint8Array, out.now)
    },
  }
  const first = api.slide(title, { notes: origin })
  if (huisstijl.logo?.format === 'png')
    api.picture(first, huisstijl.logo.bytes, { x: slideWidth - margin - 2.2, y: 5.6, w: 2.2, h: 1.1 }, huisstijl.name)
  api.text(
    first,
    [
      { text: origin, size: 24, bold: true },
      { text: m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l), size: 18, color: grey },
    ],
    { x: margin, y: 2, w: slideWidth - 2 * margin, h: 2 },
  )
  return api
}
