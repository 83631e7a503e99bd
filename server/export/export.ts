import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { standaardHuisstijl } from './huisstijl.ts'
import { makerOf } from './makers.ts'
import { createOutgoing, type ExportInput, type LeftOut } from './outgoing.ts'
import { createTypstRenderer, type PdfRenderer, type PdfStandard } from './pdf-renderer.ts'
import { contentTypes, type ExportKeuze, type Ext, type Work } from './work.ts'

export type { ExportInput, LeftOut } from './outgoing.ts'
export type { ExportKeuze } from './work.ts'

/** A file to hand over. `leftOut` says in numbers what is not in it (C5). */
export interface ExportFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** ASCII, without folders: `kanskaarten-lindenholt-2023-03-14.pdf`. */
  readonly fileName: string
  readonly leftOut: LeftOut
}

export interface ExportOptions {
  readonly keuze?: ExportKeuze
  readonly pdfStandard?: PdfStandard
  /** Made when left out; a worker that stays alive may keep one. */
  readonly renderer?: PdfRenderer
  /** The fraction (0–1) that is done. */
  readonly onProgress?: (fraction: number) => void
}

/** True when `exportWerksessie` can make this pair. */
export const canExport = (what: string, ext: string): boolean => makerOf(what, ext) !== undefined

/**
 * Makes one file of a werksessie. Pure apart from reading templates and fonts; native PDF work is synchronous, so run it
 * in a worker thread. Errors: `export.unknown` for a pair that does not exist, `export.no_area` for a `vlak` that does not.
 */
export async function exportWerksessie(
  input: ExportInput,
  what: string,
  ext: string,
  options: ExportOptions = {},
): Promise<Result<ExportFile>> {
  const make = makerOf(what, ext)
  if (make === undefined) return fail(appError('export.unknown'))
  const onProgress = options.onProgress ?? (() => {})
  const out = createOutgoing(input)
  onProgress(0.1)
  const made = await make(createWork(input, out, options))
  if (made === undefined) return fail(appError('export.no_area'))
  onProgress(1)
  const { bytes, leftOut } = made instanceof Uint8Array ? { bytes: made, leftOut: {} } : made
  return ok({
    bytes,
    contentType: contentTypes[ext as Ext],
    fileName: fileName(what, ext, input, options.keuze ?? {}),
    leftOut: { ...out.leftOut, ...leftOut },
  })
}

function createWork(input: ExportInput, out: Work['out'], options: ExportOptions): Work {
  const onProgress = options.onProgress ?? (() => {})
  let renderer = options.renderer
  let drawing: ReturnType<Work['drawing']> | undefined
  return {
    input,
    out,
    keuze: options.keuze ?? {},
    onProgress: (fraction) => onProgress(0.1 + 0.85 * fraction),
    pdf: (template, data) => {
      renderer ??= createTypstRenderer()
      const { bytes, missingCharacters } = renderer.render({
        template,
        standard: options.pdfStandard ?? 'ua-1',
        createdAt: input.now,
        huisstijl: input.huisstijl ?? standaardHuisstijl,
        data: (missing) => data(out, missing),
      })
      return { bytes, leftOut: { characters: missingCharacters } }
    },
    drawing: () => {
      drawing ??= loadDrawing(input)
      return drawing
    },
    other: async (what, ext) => {
      const made = await exportWerksessie(input, what, ext, {
        ...(renderer === undefined ? {} : { renderer }),
        pdfStandard: 'a-2a',
      })
      if (!made.ok) throw new Error(`broken assumption: the archive asks for ${what}.${ext}, which cannot be made`)
      return made.value
    },
  }
}

async function loadDrawing(input: ExportInput): ReturnType<Work['drawing']> {
  const { createTextMeasure } = await import('./scene/measure.ts')
  const { readPictogramPaths } = await import('./scene/icon-path.ts')
  return { measure: createTextMeasure(), parts: { icons: readPictogramPaths(), bestanden: input.bestanden ?? {} } }
}

function fileName(what: string, ext: string, { snapshot, now }: ExportInput, keuze: ExportKeuze): string {
  const { werksessie } = snapshot
  const slug = (werksessie.area || werksessie.title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const day = werksessie.date || new Date(now).toISOString().slice(0, 10)
  const variant = [keuze.formaat === 'a4' ? undefined : keuze.formaat, keuze.weergave].filter((part) => part)
  return `${[what, ...variant, slug, day].filter((part) => part !== '').join('-')}.${ext}`
}
