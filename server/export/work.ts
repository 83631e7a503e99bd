import type { ExportInput, LeftOut, Outgoing } from './outgoing.ts'
import type { PdfTemplate } from './pdf-renderer.ts'
import type { TextMeasure } from './scene/measure.ts'
import type { SceneParts } from './scene/scene.ts'

export const contentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  zip: 'application/zip',
} as const
export type Ext = keyof typeof contentTypes

export const formaten = ['a4', 'a5', 'a3'] as const
export type Formaat = (typeof formaten)[number]

/** What somebody may choose beside the kind of file. */
export interface ExportKeuze {
  /** Of kanskaarten as PDF: one a page, two beside each other on A4 lying down, or one large. */
  readonly formaat?: Formaat
  /** Of the bord as a picture: the id of the thema or frame to draw; absent: everything. */
  readonly vlak?: string
  /** Of the wijkkaart as a picture. */
  readonly weergave?: 'kaart' | 'netwerk'
}

export type Made = Uint8Array | { readonly bytes: Uint8Array; readonly leftOut: Partial<LeftOut> }

/** What a maker works with. */
export interface Work {
  readonly input: ExportInput
  readonly out: Outgoing
  readonly keuze: ExportKeuze
  readonly pdf: (template: PdfTemplate, data: (out: Outgoing, missingCharacters: number) => object) => Made
  /** Measuring and drawing load a native library, so only for what needs it. */
  readonly drawing: () => Promise<{ readonly measure: TextMeasure; readonly parts: SceneParts }>
  /** The fraction (0–1) of this file that is done. */
  readonly onProgress: (fraction: number) => void
  /** Another file of the same werksessie, for the archive. */
  readonly other: (what: string, ext: Ext) => Promise<{ readonly bytes: Uint8Array; readonly leftOut: LeftOut }>
}
