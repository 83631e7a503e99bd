import type { Result } from '../../shared/base/result.ts'
import type { GatBesluit } from '../../shared/domain/gat.ts'
import type { Bounds, Gebieden, GebiedNaam } from '../../shared/domain/kaartlaag.ts'
import type { ExportFile, ExportInput, ExportKeuze } from '../export/export.ts'
import type { PdfRenderer, PdfStandard } from '../export/pdf-renderer.ts'

/** Everything one file is made from: plain data, frozen at one moment. */
export interface ExportTask {
  readonly input: ExportInput
  readonly what: string
  readonly ext: string
  readonly keuze?: ExportKeuze
  readonly pdfStandard?: PdfStandard
  /** What people said of white spots and double supply. */
  readonly besluiten?: readonly GatBesluit[]
  /** The map that was imported, with its shapes as the file that was kept. */
  readonly kaart?: { readonly bounds: Bounds; readonly namen: readonly GebiedNaam[]; readonly bytes: Uint8Array }
}

/** Files that tell of white spots. */
const withGaps: ReadonlySet<string> = new Set(['rapport', 'archief', 'wijkkaart'])

/** Makes a file in the worker thread. `renderer` is made once and stays with the thread. */
export async function makeExport(
  { input, what, ext, keuze, pdfStandard, besluiten = [], kaart }: ExportTask,
  renderer: () => Promise<PdfRenderer>,
  onProgress: (fraction: number) => void,
): Promise<Result<ExportFile>> {
  const { exportWerksessie } = await import('../export/export.ts')
  const gaps = withGaps.has(what) ? (await import('../analysis/find-gaps.ts')).findGaps(input.snapshot) : undefined
  const full: ExportInput = {
    ...input,
    ...(gaps === undefined ? {} : { gaten: { witteVlekken: gaps.whiteSpots, dubbel: gaps.overlaps, besluiten } }),
    ...(kaart === undefined ? {} : ondergrondOf(kaart)),
  }
  const needsPdf = ext === 'pdf' || ext === 'zip'
  return exportWerksessie(full, what, ext, {
    ...(keuze === undefined ? {} : { keuze }),
    ...(pdfStandard === undefined ? {} : { pdfStandard }),
    ...(needsPdf ? { renderer: await renderer() } : {}),
    onProgress,
  })
}

function ondergrondOf({ bounds, namen, bytes }: NonNullable<ExportTask['kaart']>): Pick<ExportInput, 'ondergrond'> {
  // Written by the server itself, from GeoJSON that was checked when it came in.
  return { ondergrond: { bounds, namen, vormen: JSON.parse(new TextDecoder().decode(bytes)) as Gebieden } }
}
