import type { PrintedSource } from '../kanskaarten-print.ts'
import type { OutgoingInline } from '../outgoing-programma.ts'
import type { Scene } from '../scene/scene.ts'

/** A row of a table or a chart: its name, and a value per column between 0 and 1 with the words that say it. */
export interface ChartRow {
  readonly label: string
  readonly values: readonly { readonly share: number; readonly text: string }[]
}

/** One part of a document. What people wrote is only ever text in it. */
export type StukBlock =
  | {
      readonly type: 'heading'
      readonly level: 2 | 3 | 4
      readonly text: string
      readonly newPage?: boolean
      readonly color?: string
    }
  | { readonly type: 'paragraph'; readonly inline: readonly OutgoingInline[] }
  | { readonly type: 'list'; readonly items: readonly (readonly OutgoingInline[])[] }
  /** `widths` in parts of a thousand. */
  | {
      readonly type: 'table'
      readonly heading: readonly string[]
      readonly widths: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly type: 'signalen'; readonly items: readonly PrintedSource[] }
  /** Bars; every format that cannot draw them has a table of the same words. */
  | {
      readonly type: 'chart'
      readonly title: string
      readonly series: readonly string[]
      readonly rows: readonly ChartRow[]
    }
  | {
      readonly type: 'counts'
      readonly items: readonly { readonly number: number; readonly label: string; readonly note: string }[]
    }
  | { readonly type: 'callout'; readonly title: string; readonly text: string }
  | { readonly type: 'drawing'; readonly scene: Scene }
  /** A field of a form: what is filled in, or the question with room to write. */
  | {
      readonly type: 'field'
      readonly label: string
      readonly lines: readonly string[]
      readonly open?: { readonly word: string; readonly question: string }
    }

/** A document without a format: DOCX, Markdown and PDF are made from the same one. */
export interface Stuk {
  readonly title: string
  readonly origin: string
  /** One line below the title: status, date. */
  readonly status: string
  readonly blocks: readonly StukBlock[]
  /** What is not in it, in sentences. */
  readonly leftOut: readonly string[]
}

export const words = (text: string, style: { bold?: true; italic?: true } = {}): OutgoingInline => ({
  type: 'text',
  text,
  bold: style.bold === true,
  italic: style.italic === true,
})
export const paragraph = (text: string): StukBlock => ({ type: 'paragraph', inline: [words(text)] })
export const list = (items: readonly string[]): StukBlock => ({
  type: 'list',
  items: items.map((item) => [words(item)]),
})
