import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { assert } from '../../shared/base/result.ts'
import { mapStrings } from './clean-text.ts'
import { type Coverage, fontCoverage } from './font-coverage.ts'
import type { Huisstijl } from './huisstijl.ts'
import { projectRoot } from './project-root.ts'

export type PdfTemplate = 'bladen' | 'kanskaarten' | 'programma' | 'signalen' | 'stuk'
/** `ua-1` is the accessible PDF for everybody, `a-2a` the one for the archive. Both are tagged. */
export type PdfStandard = 'ua-1' | 'a-2a'

export interface PdfJob<Data extends object> {
  readonly template: PdfTemplate
  readonly standard: PdfStandard
  /** Creation time in the file, ms since 1970 UTC. */
  readonly createdAt: number
  readonly huisstijl: Huisstijl
  /**
   * Makes the data of the template; called again with the number of signs the font lacks when there are any. What is under
   * `raw` reaches the template as it is: shapes of drawings, never words.
   */
  readonly data: (missingCharacters: number) => Data
}

export interface PdfResult {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Signs that the font does not have and that are printed as □. */
  readonly missingCharacters: number
}

/** The port behind which the PDF engine stays exchangeable: data in, bytes out. */
export interface PdfRenderer {
  render<Data extends object>(job: PdfJob<Data>): PdfResult
}

const fontFiles = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'] as const
const emojiFile = 'node_modules/@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'
const missingSign = '□'
/** A word longer than this gets places where it may be broken; no Dutch word in a sentence is. */
const longestWord = 28
const breakEvery = 12
const mayBreak = '\u200b'

/**
 * Typst in this process: native, synchronous (run it in a worker thread), without network or system fonts. The workspace
 * is the template folder alone, and what people wrote goes in as JSON input, never as source text.
 */
export function createTypstRenderer(root: string = projectRoot()): PdfRenderer {
  const templates = join(root, 'server/export/templates')
  const own = fontFiles.map((name) =>
    readFileSync(join(root, 'node_modules/@expo-google-fonts/source-sans-3', name, `SourceSans3_${name}.ttf`)),
  )
  const emoji = readFileSync(join(root, emojiFile))
  const covers = coverageOf(own, emoji)
  const createCompiler = (fonts: readonly Uint8Array[]): NodeCompiler =>
    NodeCompiler.create({
      workspace: templates,
      fontArgs: [{ fontBlobs: [...own, emoji, ...fonts.map((font) => Buffer.from(font))] }],
    })
  const plain = createCompiler([])
  return {
    render: ({ template, standard, createdAt, huisstijl, data }) => {
      const make = (missing: number) => {
        const { raw = [], ...given } = data(missing) as { readonly raw?: readonly unknown[] }
        return { raw, ...printable({ ...given, huisstijl: printedHuisstijl(huisstijl) }, covers) }
      }
      const first = make(0)
      const printed = first.missing === 0 ? first : make(first.missing)
      const compiler = huisstijl.fonts.length === 0 ? plain : createCompiler(huisstijl.fonts)
      const compiled = compiler.compile({
        mainFilePath: join(templates, `${template}.typ`),
        inputs: {
          data: JSON.stringify(printed.value),
          raw: JSON.stringify(printed.raw),
          logo: JSON.stringify(printedLogo(huisstijl)),
        },
      })
      const document = compiled.result
      assert(document !== null, `template ${template}: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
      const pages = document.numOfPages
      const bytes = compiler.pdf(document, {
        pdfStandard: standard,
        creationTimestamp: Math.floor(createdAt / 1000),
      })
      // What one werksessie left in the global cache is of no use to the next one.
      compiler.evictCache(0)
      return { bytes: new Uint8Array(bytes), pages, missingCharacters: first.missing }
    },
  }
}

/** A sign is there when all faces of our own font have it, or the one with emoji. */
function coverageOf(own: readonly Uint8Array[], emoji: Uint8Array): Coverage {
  const coverages = own.map((font) => fontCoverage(font))
  const emojiCoverage = fontCoverage(emoji)
  return (code) => coverages.every((coverage) => coverage(code)) || emojiCoverage(code)
}

const printedHuisstijl = ({ name, color, pdfFont }: Huisstijl) => ({ name, color, font: pdfFont ?? '' })

/** Bytes as numbers: a template cannot read a file outside its folder. */
const printedLogo = ({ logo }: Huisstijl) =>
  logo === undefined ? null : { format: logo.format, bytes: [...logo.bytes] }

/** Replaces signs the fonts lack and makes endless words breakable, in every string of the data. */
export function printable<T>(value: T, covers: Coverage): { readonly value: T; readonly missing: number } {
  let missing = 0
  const change = (text: string): string => {
    let result = ''
    for (const char of text) {
      const code = char.codePointAt(0) ?? 0
      if (code === 0x0a || char === mayBreak || covers(code)) result += char
      else if (code === 0x09) result += ' '
      // Joiners and variation selectors only change how the sign before them looks; alone they are nothing.
      else if (code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) continue
      else {
        missing += 1
        result += missingSign
      }
    }
    return result.replace(/\S+/gu, (word) => (word.length > longestWord ? breakable(word) : word))
  }
  return { value: mapStrings(value, change), missing }
}

const breakable = (word: string): string => {
  const signs = [...word]
  return signs.map((sign, i) => (i > 0 && i % breakEvery === 0 ? mayBreak + sign : sign)).join('')
}
