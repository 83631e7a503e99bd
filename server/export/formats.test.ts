import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiefSchema } from '../../shared/domain/archief.ts'
import { aConnector, aFrame, anAfbeelding, aSignaal, aTekening } from '../../tests/fixtures/builders.ts'
import {
  checkPdf,
  checkXml,
  exported,
  exportInput,
  rangordeOf,
  run,
  smallSnapshot,
  textOf,
  xmlParts,
} from '../../tests/fixtures/export-checks.ts'
import { readImport } from '../import/read-import.ts'
import { jsonSchemaOf, schemaNames } from './json-schemas.ts'
import { contrastWithWhite, loadHuisstijl } from './load-huisstijl.ts'

const snapshot = smallSnapshot()
const input = exportInput({ snapshot })
const hasPdfinfo = run('pdfinfo', ['-v'], new Uint8Array()) !== undefined

/** Words of an office file, paragraph by paragraph, with the style of headings: what a person reads, not how it is packed. */
const docxOutline = (bytes: Uint8Array): string =>
  [...(xmlParts(bytes)['word/document.xml'] ?? '').matchAll(/<w:p>(.*?)<\/w:p>/gs)]
    .map(([, body = '']) => {
      const style = /<w:pStyle w:val="([^"]+)"/.exec(body)?.[1] ?? ''
      const words = [...body.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join('')
      return `${style === '' ? '' : `[${style}] `}${words}`
    })
    .filter((line) => line.trim() !== '')
    .join('\n')
const slideOutline = (bytes: Uint8Array): string => {
  const parts = xmlParts(bytes)
  const slides = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  return slides
    .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
    .map((name) =>
      [name, ...[...(parts[name] ?? '').matchAll(/<a:t>([^<]*)</g)].map(([, text]) => `  ${text}`)].join('\n'),
    )
    .join('\n')
}
const svgOutline = (bytes: Uint8Array): string =>
  [...textOf(bytes).matchAll(/<(?:title|desc)[^>]*>([^<]*)<|aria-label="([^"]*)"/g)]
    .map(([, words, label]) => words ?? label ?? '')
    .filter((line) => line !== '')
    .join('\n')

describe('golden files', () => {
  it.each([
    ['kanskaarten', 'docx', docxOutline],
    ['rapport', 'docx', docxOutline],
    ['kanskaarten', 'pptx', slideOutline],
    ['signalen', 'pptx', slideOutline],
    ['bord', 'svg', svgOutline],
    ['wijkkaart', 'svg', svgOutline],
    ['rapport', 'md', textOf],
    ['signalen', 'json', textOf],
  ] as const)('%s.%s says what the golden file says', async (what, ext, outline) => {
    const { bytes } = await exported(what, ext, input)
    await expect(outline(bytes)).toMatchFileSnapshot(`golden/${what}.${ext}.golden`)
  })
})

describe('documents', () => {
  it.skipIf(!hasPdfinfo)('rapport.pdf has headings, tables, lists and drawings with words (pdfinfo)', async () => {
    const { bytes } = await exported('rapport', 'pdf', input)
    checkPdf(bytes, { title: 'Verslag Lindenholt' })
    const tree = run('pdfinfo', ['-struct', 'FILE'], bytes) ?? ''
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure'])
      expect(tree).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'))
    // The names on the drawings are text, not only a picture (C4).
    expect(run('pdftotext', ['FILE', '-'], bytes)).toContain('Opbouwwerk Bindkracht10')
  })

  it.each([
    ['a5', 842, 595],
    ['a3', 842, 1191],
  ] as const)('kanskaarten on %s', async (formaat, width, height) => {
    const { bytes } = await exported('kanskaarten', 'pdf', input, { formaat })
    checkPdf(bytes, { pages: formaat === 'a5' ? 2 : 3, title: 'Kanskaarten Lindenholt' })
    const size = run('pdfinfo', ['FILE'], bytes)
    if (size === undefined) return
    const [, w, h] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(size) ?? []
    expect(Math.abs(Number(w) - width)).toBeLessThan(2)
    expect(Math.abs(Number(h) - height)).toBeLessThan(2)
  })

  it('emoji stand in PDF and SVG; a script without signs is marked and counted, and whole in DOCX and JSON', async () => {
    const signalen = [
      aSignaal({ id: 'a1' as never, text: 'Fijn 👍🏽 koffie ☕ en 👩‍👩‍👧' }),
      aSignaal({ id: 'a2' as never, text: 'مرحبا بالجيران' }),
    ]
    const own = exportInput({ snapshot: { ...snapshot, bord: { ...snapshot.bord, signalen, kanskaarten: [] } } })
    const pdf = await exported('signalen', 'pdf', own)
    const letters = [...'مرحبابالجيران'].length
    expect(pdf.leftOut.characters).toBe(letters)
    const words = run('pdftotext', ['FILE', '-'], pdf.bytes)
    if (words !== undefined) expect(words).toMatch(/👍.*☕/su)
    for (const ext of ['docx', 'json'] as const) {
      const { bytes } = await exported('signalen', ext, own)
      const all = ext === 'json' ? textOf(bytes) : docxOutline(bytes)
      expect(all).toContain('مرحبا بالجيران')
      expect(all).toContain('👩‍👩‍👧')
    }
  })

  it('[I3] what fewer than five people chose is in no file', async () => {
    const rangorde = { ...rangordeOf(snapshot), ballots: { professional: 30, inwoner: 4 } }
    const few = exportInput({ snapshot, rangorde })
    const told = textOf((await exported('rapport', 'md', few)).bytes)
    expect(told).toContain('20%')
    expect(told).not.toMatch(/\| 10% \|/)
    const sheet = Object.values(xmlParts((await exported('signalen', 'xlsx', few)).bytes)).join('')
    expect(sheet).toContain('20%')
    expect(sheet).not.toContain('>10%<')
  })
})

describe('the bord as a picture', () => {
  const bord = {
    ...snapshot.bord,
    frames: [aFrame({ id: 'f1' as never, title: 'Tafel drie', pos: [-900, 0] })],
    connectors: [
      aConnector({
        id: 'c1' as never,
        from: { kind: 'signaal', id: 's001' as never },
        to: { kind: 'signaal', id: 's002' as never },
        meaning: 'leidt_tot',
        label: 'daarom',
      }),
    ],
    tekeningen: [aTekening({ id: 'd1' as never, kind: 'tekst', text: 'Let hier op', pos: [-800, -200] })],
    afbeeldingen: [anAfbeelding({ id: 'p1' as never, bestandId: 'b1' as never, alt: 'De vijver', pos: [-400, -400] })],
  }
  const withObjects = exportInput({ snapshot: { ...snapshot, bord } })

  it('has frames, lines, texts and pictures; a hidden signaal keeps its place and not its words', async () => {
    const hidden = 's129'
    const words = loadText(hidden)
    const outline = svgOutline((await exported('bord', 'svg', withObjects)).bytes)
    for (const found of ['Tafel drie', 'leidt tot: daarom', 'Let hier op', 'De vijver', `${hidden} verborgen`])
      expect(outline).toContain(found)
    if (words !== '') expect(outline).not.toContain(words)
  })

  it('is one area when asked, and says so when there is none', async () => {
    const whole = await loadImage(Buffer.from((await exported('bord', 'png', withObjects)).bytes))
    const part = await loadImage(Buffer.from((await exported('bord', 'png', withObjects, { vlak: 'f1' })).bytes))
    expect(part.width).toBeLessThan(whole.width)
    await expect(exported('bord', 'png', withObjects, { vlak: 'nergens' })).rejects.toThrow('export.no_area')
  })
})

const loadText = (id: string): string => snapshot.bord.signalen.find((signaal) => signaal.id === id)?.text ?? ''

describe('the archive', () => {
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
  const bord = {
    ...snapshot.bord,
    connectors: [aConnector({ id: 'c1' as never })],
    tekeningen: [aTekening({ id: 'd1' as never })],
    afbeeldingen: [anAfbeelding({ id: 'p1' as never, bestandId: 'b1' as never })],
    frames: [aFrame({ id: 'f1' as never })],
  }
  const whole = exportInput({
    snapshot: { ...snapshot, bord },
    bestanden: { b1: { bytes: picture, contentType: 'image/png' } },
  })
  let files: Readonly<Record<string, Uint8Array>> = {}
  let zip = new Uint8Array()
  beforeAll(async () => {
    zip = new Uint8Array((await exported('archief', 'zip', whole)).bytes)
    files = unzipSync(zip)
  })
  const file = (name: string): Uint8Array => files[name] ?? new Uint8Array()

  it('holds whole files: every checksum is right, and every file has its metadata', () => {
    const sums = textOf(file('sha256sums.txt')).trim().split('\n')
    expect(sums.length).toBe(Object.keys(files).length - 1)
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ')
      expect(createHash('sha256').update(file(name)).digest('hex'), name).toBe(sum)
    }
    for (const [name, bytes] of Object.entries(files)) {
      if (!name.endsWith('.xml')) continue
      checkXml(textOf(bytes))
      expect(textOf(bytes)).toContain('xmlns="https://www.nationaalarchief.nl/mdto"')
    }
    const order = [...textOf(file('werksessie.mdto.xml')).matchAll(/^ {4}<([a-zA-Z]+)[>/]/gm)].map(([, tag]) => tag)
    expect([...new Set(order)]).toEqual([
      ...['identificatie', 'naam', 'aggregatieniveau', 'trefwoord', 'omschrijving', 'dekkingInTijd', 'dekkingInRuimte'],
      ...['taal', 'event', 'waardering', 'heeftRepresentatie', 'archiefvormer', 'beperkingGebruik'],
    ])
  })

  it('has documents as PDF/A-2a', () => {
    for (const [name, bytes] of Object.entries(files)) {
      if (!name.endsWith('.pdf')) continue
      const raw = new TextDecoder('latin1').decode(bytes)
      expect(raw).toContain('pdfaid')
      expect(raw).toContain('/StructTreeRoot')
    }
  })

  it('comes in again as an equal bord, with its pictures', async () => {
    const read = await readImport(zip, undefined)
    if (!read.ok || read.value.soort !== 'geheel') throw new Error(JSON.stringify(read))
    expect(read.value.plan.bord).toEqual(archiefSchema.parse(JSON.parse(textOf(file('data/archief.json')))).bord)
    expect(read.value.plan.bord.connectors).toEqual(bord.connectors)
    expect(read.value.plan.bord.tekeningen).toEqual(bord.tekeningen)
    expect(read.value.plan.bestanden).toEqual([{ id: 'b1', bytes: picture }])
  })

  it('[I13] names nobody', () => {
    const names = snapshot.deelnemers.map(({ alias }) => alias).filter((n) => n.length > 4)
    expect(names.length).toBeGreaterThan(5)
    for (const [path, bytes] of Object.entries(files)) {
      if (!/\.(json|csv|xml|txt|svg)$/.test(path)) continue
      const all = textOf(bytes)
      for (const name of names) expect(all.includes(`"${name}"`), `${name} in ${path}`).toBe(false)
    }
  })
})

describe('published schemas', () => {
  it.each(schemaNames)('%s.json has exactly what its schema names', async (name) => {
    const schema = jsonSchemaOf(name) as { properties: Record<string, unknown>; required: readonly string[] }
    const data = JSON.parse(textOf((await exported(name, 'json', input)).bytes)) as Record<string, unknown>
    for (const key of schema.required) expect(Object.keys(data)).toContain(key)
    for (const key of Object.keys(data)) expect(Object.keys(schema.properties)).toContain(key)
    expect(jsonSchemaOf('constructor')).toBeUndefined()
  })
})

describe('house style', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huisstijl-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const warnings: unknown[] = []
  const log = { warn: (_: string, fields: unknown) => void warnings.push(fields) }
  const logo =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#7a1f5c"/></svg>'

  it('colours documents, names the font and shows the logo', async () => {
    writeFileSync(join(folder, 'huisstijl.json'), '{"name":"Voorbeeld","color":"#7A1F5C","documentFont":"Verdana"}')
    writeFileSync(join(folder, 'logo.svg'), logo)
    const huisstijl = loadHuisstijl(folder, log)
    expect(huisstijl).toMatchObject({ name: 'Voorbeeld', color: '#7a1f5c', documentFont: 'Verdana' })
    expect(warnings).toEqual([])
    const own = exportInput({ snapshot, huisstijl })
    const styles = xmlParts((await exported('kanskaarten', 'docx', own)).bytes)['word/styles.xml'] ?? ''
    expect(styles).toContain('Verdana')
    expect(styles).toContain('7a1f5c')
    checkPdf((await exported('wijkkaart', 'pdf', own)).bytes, { title: 'Wijkkaart Lindenholt' })
  })

  it('leaves out what cannot be used, and says so', () => {
    writeFileSync(join(folder, 'huisstijl.json'), '{"color":"#ffcb1f"}')
    writeFileSync(join(folder, 'logo.svg'), logo.replace('<rect', '<script>alert(1)</script><rect'))
    mkdirSync(join(folder, 'fonts'))
    writeFileSync(join(folder, 'fonts', 'kapot.ttf'), 'geen letter')
    const huisstijl = loadHuisstijl(folder, log)
    expect(huisstijl).toMatchObject({ color: '#0b4f9e', fonts: [] })
    expect(huisstijl.logo).toBeUndefined()
    expect(warnings).toHaveLength(3)
    expect(contrastWithWhite('#000000')).toBeCloseTo(21)
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 1)
  })
})
