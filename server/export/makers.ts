import { m } from '../../shared/i18n/messages.ts'
import { createArchief } from './archief.ts'
import { printBladen } from './bladen-print.ts'
import { toCsv } from './csv.ts'
import { standaardHuisstijl } from './huisstijl.ts'
import { kanskaartenFile, programmaFile, signalenFile, toJson, wijkkaartFile } from './kanskaarten-json.ts'
import { printKanskaarten } from './kanskaarten-print.ts'
import { leftOutSentences, momentDay, originLine } from './labels.ts'
import type { Outgoing } from './outgoing.ts'
import { printSignalen, printStuk, printWijkkaart } from './overview-print.ts'
import { programmaDocx } from './programma-docx.ts'
import { programmaMarkdown } from './programma-markdown.ts'
import { printProgramma } from './programma-print.ts'
import type { Scene } from './scene/scene.ts'
import type { Stuk } from './stuk/stuk.ts'
import { kanskaartenTable, signalenTable, stackTables, type Table, themasTable, wijkkaartTables } from './tables.ts'
import { uitslagTable } from './uitslag-table.ts'
import type { Ext, Made, Work } from './work.ts'
import { contentTypes } from './work.ts'
import { toXlsx } from './xlsx.ts'

/** `undefined`: what was chosen is not there. */
type Maker = (work: Work) => Made | undefined | Promise<Made | undefined>

const huisstijlOf = ({ input }: Work) => input.huisstijl ?? standaardHuisstijl

const docx =
  (build: (work: Work) => Promise<Stuk> | Stuk): Maker =>
  async (work) => {
    const { stukToDocx } = await import('./stuk/stuk-docx.ts')
    const { parts } = await work.drawing()
    return stukToDocx(await build(work), work.out, { parts, huisstijl: huisstijlOf(work) })
  }
const markdown =
  (build: (work: Work) => Promise<Stuk> | Stuk): Maker =>
  async (work) => {
    const { stukToMarkdown } = await import('./stuk/stuk-markdown.ts')
    return stukToMarkdown(await build(work), work.out)
  }

const kanskaarten = async ({ out }: Work): Promise<Stuk> =>
  (await import('./stuk/kanskaarten-stuk.ts')).kanskaartenStuk(out)
const brief = async (out: Outgoing): Promise<Stuk> => (await import('./stuk/brief-stuk.ts')).briefStuk(out)
const signalen = async ({ out }: Work): Promise<Stuk> => (await import('./stuk/signalen-stuk.ts')).signalenStuk(out)
const wijkkaart = async (work: Work): Promise<Stuk> => {
  const { measure } = await work.drawing()
  return (await import('./stuk/wijkkaart-stuk.ts')).wijkkaartStuk(work.out, measure)
}
const rapport = async (work: Work): Promise<Stuk> => {
  const { measure } = await work.drawing()
  return (await import('./stuk/rapport-stuk.ts')).rapportStuk(work.input, work.out, measure)
}

async function sceneOf(work: Work, what: 'bord' | 'wijkkaart'): Promise<Scene | undefined> {
  const { measure } = await work.drawing()
  const { out, keuze } = work
  if (what === 'bord') {
    const { bordScene } = await import('./scene/bord-scene.ts')
    return bordScene(out, measure, keuze.vlak === undefined ? {} : { area: keuze.vlak })
  }
  const { emptyScene, mapScene, networkScene } = await import('./scene/wijkkaart-scene.ts')
  const scene = keuze.weergave === 'netwerk' ? networkScene(out, measure) : mapScene(out, measure)
  return scene ?? networkScene(out, measure) ?? emptyScene(out, measure)
}

const svg =
  (what: 'bord' | 'wijkkaart'): Maker =>
  async (work) => {
    const scene = await sceneOf(work, what)
    if (scene === undefined) return undefined
    const { sceneToSvg } = await import('./scene/scene-svg.ts')
    return sceneToSvg(scene, (await work.drawing()).parts)
  }
const png =
  (what: 'bord' | 'wijkkaart'): Maker =>
  async (work) => {
    const scene = await sceneOf(work, what)
    if (scene === undefined) return undefined
    const { sceneToPng } = await import('./scene/scene-png.ts')
    return sceneToPng(scene, (await work.drawing()).parts, work.onProgress)
  }

/** Which pairs make sense; everything else is `export.unknown`. */
const makers: Readonly<Record<string, Readonly<Partial<Record<Ext, Maker>>>>> = {
  kanskaarten: {
    pdf: ({ pdf, keuze }) =>
      pdf('kanskaarten', (out, missing) => ({
        ...printKanskaarten(out, missing),
        formaat: keuze.formaat ?? 'a4',
      })),
    docx: docx(kanskaarten),
    pptx: async (work) => {
      const { kanskaartenSlides } = await import('./slides/signalen-slides.ts')
      return kanskaartenSlides(work.out, huisstijlOf(work))
    },
    csv: ({ out }) => toCsv(kanskaartenTable(out)),
    xlsx: ({ out }) => toXlsx([kanskaartenTable(out), aboutTable(out)]),
    json: ({ input }) => toJson(kanskaartenFile(input)),
    md: markdown(kanskaarten),
  },
  programma: {
    pdf: ({ pdf }) => pdf('programma', printProgramma),
    docx: (work) => programmaDocx(work.out, huisstijlOf(work)),
    md: ({ out }) => programmaMarkdown(out),
    json: ({ input, out }) => toJson(programmaFile(input, out)),
  },
  brief: {
    pdf: async ({ out, pdf }) => {
      const stuk = await brief(out)
      return pdf('stuk', (_, missing) => printStuk(stuk, out, missing))
    },
    docx: docx(({ out }) => brief(out)),
    md: markdown(({ out }) => brief(out)),
  },
  signalen: {
    pdf: ({ pdf }) => pdf('signalen', printSignalen),
    docx: docx(signalen),
    pptx: async (work) => {
      const { signalenSlides } = await import('./slides/signalen-slides.ts')
      return signalenSlides(work.out, huisstijlOf(work))
    },
    csv: ({ input, out }) => toCsv(signalenTable(out, input.snapshot.papers)),
    xlsx: ({ input, out }) => toXlsx([signalenTable(out, input.snapshot.papers), themasTable(out), aboutTable(out)]),
    json: ({ input, out }) => toJson(signalenFile(input, out)),
    md: markdown(signalen),
  },
  wijkkaart: {
    pdf: async (work) => {
      const { measure } = await work.drawing()
      return work.pdf('stuk', (out, missing) => printWijkkaart(out, measure, missing))
    },
    docx: docx(wijkkaart),
    pptx: async (work) => {
      const { wijkkaartSlides } = await import('./slides/rapport-slides.ts')
      return wijkkaartSlides(work.out, { huisstijl: huisstijlOf(work), ...(await work.drawing()) })
    },
    csv: ({ out }) => toCsv(wijkkaartCsvTable(out)),
    xlsx: ({ out }) => toXlsx([...wijkkaartTables(out), aboutTable(out)]),
    json: ({ input }) => toJson(wijkkaartFile(input)),
    md: markdown(wijkkaart),
    svg: svg('wijkkaart'),
    png: png('wijkkaart'),
  },
  bord: {
    svg: svg('bord'),
    png: png('bord'),
    json: ({ input, out }) => toJson(signalenFile(input, out)),
  },
  rapport: {
    pdf: async (work) => {
      const stuk = await rapport(work)
      work.onProgress(0.3)
      return work.pdf('stuk', (out, missing) => printStuk(stuk, out, missing))
    },
    docx: docx(rapport),
    md: markdown(rapport),
    pptx: async (work) => {
      const { rapportSlides } = await import('./slides/rapport-slides.ts')
      return rapportSlides(work.out, { huisstijl: huisstijlOf(work), ...(await work.drawing()) })
    },
  },
  bladen: {
    pdf: ({ input, pdf }) => pdf('bladen', (out, missing) => printBladen(out, input.bladen ?? [], missing)),
  },
  uitslag: {
    csv: ({ input, out }) => toCsv(uitslagTable(input.uitslagen ?? [], out)),
    xlsx: ({ input, out }) => toXlsx([uitslagTable(input.uitslagen ?? [], out), aboutTable(out)]),
  },
  archief: {
    json: ({ input }) => {
      const { archief, withheldStatements } = createArchief(input)
      // Withdrawn notes are in the archive: importing it must give an equal bord.
      return { bytes: toJson(archief), leftOut: { archived: 0, statements: withheldStatements } }
    },
    zip: async (work) => (await import('./archief-zip.ts')).archiefZip(work),
  },
}

/** Every pair that can be made, for a description of what there is. */
export const exportPairs = (): readonly (readonly [what: string, ext: string])[] =>
  Object.entries(makers).flatMap(([what, byExt]) => Object.keys(byExt).map((ext) => [what, ext] as const))

export function makerOf(what: string, ext: string): Maker | undefined {
  if (!Object.hasOwn(makers, what) || !Object.hasOwn(contentTypes, ext)) return undefined
  return makers[what]?.[ext as Ext]
}

function wijkkaartCsvTable(out: Outgoing): Table {
  const l = { locale: out.locale }
  const [nodes, relations] = wijkkaartTables(out)
  return stackTables(m.export_kol_wat({}, l), [
    { label: m.export_knoop({}, l), table: nodes },
    { label: m.export_relatie({}, l), table: relations },
  ])
}

/** The sheet that says what the workbook is and what is not in it. */
function aboutTable(out: Outgoing): Table {
  const l = { locale: out.locale }
  const missing = leftOutSentences(out.leftOut, out.locale)
  return {
    name: m.export_over_bestand({}, l),
    columns: [{ title: m.export_over_bestand({}, l), width: 90 }],
    rows: [
      originLine(out.werksessie, out.locale),
      m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
      ...(missing.length === 0 ? [m.export_niets_weg({}, l)] : missing),
    ].map((sentence) => [sentence]),
  }
}
