import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { SignaalId } from '../../shared/base/ids.ts'
import { archiefSchema } from '../../shared/domain/archief.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { aKanskaart, emptyBord } from '../../tests/fixtures/builders.ts'
import {
  checkPdf,
  exported,
  exportInput,
  now,
  pairs,
  run,
  smallSnapshot,
  textOf,
  xmlParts,
} from '../../tests/fixtures/export-checks.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { canExport, type ExportInput, exportWerksessie } from './export.ts'
import { kanskaartenFileSchema, wijkkaartFileSchema } from './kanskaarten-json.ts'

describe('exportWerksessie', () => {
  it('refuses a pair that does not exist, whatever its name', async () => {
    for (const [what, ext] of [
      ['programma', 'xlsx'],
      ['programma', 'png'],
      ['archief', 'pdf'],
      ['__proto__', 'pdf'],
      ['kanskaarten', 'constructor'],
      ['', ''],
    ] as const) {
      expect(await exportWerksessie(exportInput(), what, ext)).toEqual({ ok: false, error: { code: 'export.unknown' } })
      expect(canExport(what, ext)).toBe(false)
    }
  })

  it.each(pairs)('makes %s.%s twice with the same content, named and counted', async (what, ext) => {
    const input = exportInput({ snapshot: smallSnapshot() })
    const [first, second] = [await exported(what, ext, input), await exported(what, ext, input)]
    expect(first.fileName).toBe(`${what}-lindenholt-2023-03-14.${ext}`)
    expect(first.leftOut).toMatchObject({ hidden: 1, surveyWithoutConsent: 13 })
    expect(first.bytes.length).toBeGreaterThan(100)
    const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
    if (ext === 'xlsx') expect(xmlParts(first.bytes)).toEqual(xmlParts(second.bytes))
    else expect(sum(first.bytes)).toBe(sum(second.bytes))
  })

  it('works on an empty werksessie', async () => {
    const { werksessie } = loadLindenholt()
    const empty: WerksessieSnapshot = {
      werksessie: { ...werksessie, area: '', date: '' },
      bord: emptyBord,
      deelnemers: [],
      owners: {},
      ballots: [],
      survey: [],
      surveyWithoutConsent: 0,
    }
    const input: ExportInput = {
      snapshot: empty,
      programma: { blocks: [], bronnen: {}, openSlots: 0 },
      locale: 'en',
      now,
    }
    for (const [what, ext] of pairs) expect((await exported(what, ext, input)).bytes.length).toBeGreaterThan(50)
  })
})

describe('kanskaarten', () => {
  it('prints one card a page, tagged, with what is open and the notes it rests on', async () => {
    const { bytes } = await exported('kanskaarten', 'pdf')
    checkPdf(bytes, { pages: 9, title: 'Kanskaarten Lindenholt' })
    const words = run('pdftotext', ['-layout', 'FILE', '-'], bytes)
    if (words === undefined) return
    const pages = words.split('\f')
    expect(pages[3]).toContain('Zondagtafel')
    expect(pages[3]).not.toContain('nog open')
    expect(pages[4]).toMatch(/concept · nog 7 plekken open/)
    expect(pages[4]).toMatch(/Nog open:.*1\+1=3/)
    expect(pages[4]?.match(/nog open/g)?.length).toBe(7)
    expect(pages[4]).toContain('wandelroute met bankjes om de 300')
    const tree = run('pdfinfo', ['-struct-text', 'FILE'], bytes) ?? ''
    expect(tree).toMatch(/H1[^\n]*\n\s*"Avondspreekuur geld"/)
    expect(tree).toMatch(/H2/)
  })

  it('never cuts off text: what does not fit goes on', async () => {
    const base = loadLindenholt()
    const long = (mark: string) => `${'Dit moet er helemaal op staan. '.repeat(60)}${mark}`
    const card = aKanskaart({
      title: 'Lang',
      goal: long('EINDEDOEL'),
      kans: long('EINDEKANS'),
      synergy: long('EINDESYNERGIE'),
      obstacles: long('EINDEOBSTAKEL'),
      learningQuestion: 'x'.repeat(1500),
      signaalIds: base.bord.signalen.slice(0, 60).map(({ id }) => id),
    })
    const input = exportInput({ snapshot: { ...base, bord: { ...base.bord, kanskaarten: [card] } } })
    const { bytes } = await exported('kanskaarten', 'pdf', input)
    checkPdf(bytes, { title: 'Kanskaarten Lindenholt' })
    const words = run('pdftotext', ['FILE', '-'], bytes)
    if (words === undefined) return
    for (const mark of ['EINDEDOEL', 'EINDEKANS', 'EINDESYNERGIE', 'EINDEOBSTAKEL', 's060'])
      expect(words).toContain(mark)
    expect(words.match(/x/g)?.length).toBeGreaterThanOrEqual(1500)
  })

  it('[I12] shows that a note it rests on is hidden, with its code and without its words', async () => {
    const base = loadLindenholt({ hideFlagged: false })
    const signalen = base.bord.signalen.map((signaal) =>
      signaal.id === 's129' ? { ...signaal, hidden: 'privacy' as const, text: 'GEHEIM' } : signaal,
    )
    const kanskaarten = [aKanskaart({ title: 'Rust op twee', signaalIds: ['s129', 's130'] as SignaalId[] })]
    const input = exportInput({ snapshot: { ...base, bord: { ...base.bord, signalen, kanskaarten } } })
    for (const [what, ext] of pairs) {
      const { bytes } = await exported(what, ext, input)
      const content = ext === 'docx' || ext === 'xlsx' ? Object.values(xmlParts(bytes)).join() : textOf(bytes)
      expect(content).not.toContain('GEHEIM')
    }
    const words = run('pdftotext', ['-layout', 'FILE', '-'], (await exported('kanskaarten', 'pdf', input)).bytes)
    if (words !== undefined) {
      expect(words).toMatch(/verborgen\s+s129/)
      expect(words).not.toContain('GEHEIM')
    }
  })

  it('makes the archive kind of PDF too', async () => {
    const made = await exportWerksessie(exportInput(), 'kanskaarten', 'pdf', { pdfStandard: 'a-2a' })
    expect(made.ok && new TextDecoder('latin1').decode(made.value.bytes)).toMatch(/pdfaid:part>2/)
  })

  it('reads back from JSON without loss, notes only as far as they may be read', async () => {
    const input = exportInput()
    const { bytes } = await exported('kanskaarten', 'json', input)
    const file = kanskaartenFileSchema.parse(JSON.parse(textOf(bytes)))
    expect(file.kanskaarten).toEqual(input.snapshot.bord.kanskaarten)
    expect(file.signalen.find(({ id }) => id === 's042')?.text).toMatch(/geldspreekuur/)
  })

  it('is the same table as the golden file', async () => {
    await expect(textOf((await exported('kanskaarten', 'csv')).bytes)).toMatchFileSnapshot(
      'golden/kanskaarten.csv.golden',
    )
  })
})

describe('programma', () => {
  it('prints counts, order, text, sources and notes', async () => {
    const { bytes } = await exported('programma', 'pdf')
    checkPdf(bytes, { title: 'Programma Lindenholt' })
    const words = run('pdftotext', ['-layout', 'FILE', '-'], bytes)
    if (words === undefined) return
    const [first = '', second = ''] = words.split('\f')
    expect(first).toContain('274')
    expect(first).toMatch(/plekken open/)
    expect(first).toContain('verschil van beeld')
    expect(first).toContain('13 antwoorden zonder toestemming')
    expect(second).toMatch(/goud waard!!.*\n?.*\[b2\]/)
    expect(words).toMatch(/s129 \(verborgen\)/)
  })

  it('is a Word document with headings, lists, Dutch, marked open places and codes', async () => {
    const { bytes } = await exported('programma', 'docx')
    const parts = xmlParts(bytes)
    const body = parts['word/document.xml'] ?? ''
    expect(body.match(/w:pStyle w:val="Heading1"/g)?.length).toBe(1)
    expect(body).toMatch(/w:pStyle w:val="Heading2"/)
    expect(body.match(/<w:numPr>/g)?.length).toBeGreaterThanOrEqual(2)
    expect(body).toContain('nog 2 plekken open')
    expect(body).toMatch(/w:highlight w:val="yellow"\/>.{0,80}\[trekker\]/s)
    expect(body).toMatch(/goud waard!!.*\[b2\]/s)
    expect(body).toMatch(/<w:tblHeader\/>/)
    expect(parts['word/styles.xml']).toContain('w:lang w:val="nl-NL"')
    const core = parts['docProps/core.xml'] ?? ''
    expect(core).toMatch(/<dc:creator>Wijkbord<.*<cp:lastModifiedBy>Wijkbord</s)
    expect(core).toContain('2023-06-22T10:00:00Z')
  })

  it('is the same Markdown as the golden file', async () => {
    const base = loadLindenholt()
    const few = new Set(['s001', 's042', 's129'])
    const snapshot = {
      ...base,
      bord: { ...base.bord, signalen: base.bord.signalen.filter(({ id }) => few.has(id)) },
    }
    await expect(textOf((await exported('programma', 'md', exportInput({ snapshot }))).bytes)).toMatchFileSnapshot(
      'golden/programma.md.golden',
    )
  })
})

describe('signalen and wijkkaart', () => {
  it('has one row per readable signaal in CSV and XLSX, heading in view, text cells only', async () => {
    const csv = textOf((await exported('signalen', 'csv')).bytes)
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    const parsed = Papa.parse<string[]>(csv.slice(1).trimEnd())
    expect(parsed.errors).toEqual([])
    expect(parsed.data.length).toBe(1 + 273)
    const { bytes } = await exported('signalen', 'xlsx')
    const sheets = xmlParts(bytes)
    expect(sheets['xl/worksheets/sheet1.xml']).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    const rows = await readSheet(Buffer.from(bytes), 1)
    expect(rows.length).toBe(1 + 273)
    expect(rows[42]?.slice(0, 3)).toEqual(parsed.data[42]?.slice(0, 3))
    expect(sheets['xl/worksheets/sheet2.xml'] ?? sheets['xl/sharedStrings.xml']).toBeDefined()
  })

  it('leaves out who wrote a signaal when nobody may know', async () => {
    const base = loadLindenholt()
    const settings = { ...base.werksessie.settings, showAuthors: 'niemand' as const }
    const snapshot = { ...base, werksessie: { ...base.werksessie, settings } }
    const csv = textOf((await exported('signalen', 'csv', exportInput({ snapshot }))).bytes)
    const rows = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data
    expect(new Set(rows.map((row) => row['Van wie']))).toEqual(new Set(['']))
  })

  it('prints signalen per thema and the wijkkaart as tables with heading cells', async () => {
    checkPdf((await exported('signalen', 'pdf')).bytes, { title: 'Briefjes Lindenholt' })
    const { bytes } = await exported('wijkkaart', 'pdf')
    checkPdf(bytes, { title: 'Wijkkaart Lindenholt' })
    const tree = run('pdfinfo', ['-struct', 'FILE'], bytes)
    if (tree !== undefined) expect(tree).toMatch(/THead/)
  })

  it('reads the wijkkaart back from JSON without loss and stacks both tables in one CSV', async () => {
    const input = exportInput()
    const file = wijkkaartFileSchema.parse(JSON.parse(textOf((await exported('wijkkaart', 'json', input)).bytes)))
    expect([file.nodes, file.relations]).toEqual([input.snapshot.bord.nodes, input.snapshot.bord.relations])
    const csv = textOf((await exported('wijkkaart', 'csv', input)).bytes)
    const { data } = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true })
    expect(data.filter((row) => row.Wat === 'knoop').length).toBe(39)
    expect(data.find((row) => row.Id === 'e01')).toMatchObject({ Wat: 'relatie', Relatie: 'werkt samen met' })
  })
})

describe('archief', () => {
  it('holds an equal bord, ids and withdrawn signalen included, and nobody by name', async () => {
    const base = loadLindenholt()
    const signalen = base.bord.signalen.map((s) => (s.id === 's042' ? { ...s, archivedAt: now } : s))
    const input = exportInput({ snapshot: { ...base, bord: { ...base.bord, signalen } } })
    const { bytes, leftOut } = await exported('archief', 'json', input)
    const text = textOf(bytes)
    const archief = archiefSchema.parse(JSON.parse(text))
    expect(archief.bord).toEqual(input.snapshot.bord)
    expect(archief.programma.blocks).toEqual(input.programma.blocks)
    expect(leftOut).toEqual({ hidden: 1, archived: 0, surveyWithoutConsent: 13, statements: 0, characters: 0 })
    expect(archief.deelnemers.length).toBe(50)
    expect(archief.ballots.length).toBe(base.ballots.length)
    expect(new Set(archief.ballots.map((ballot) => JSON.stringify(ballot))).size).toBe(2)
    expect(archief.ballots.every(({ key }) => key === undefined)).toBe(true)
    expect(JSON.stringify(archief.deelnemers)).not.toMatch(/alias|organisation|device|Anouk|Bindkracht/)
    expect(Object.values(archief.owners).every((key) => /^d\d+$/.test(key))).toBe(true)
  })

  it('[I3] has no ballots before the reveal', async () => {
    const base = loadLindenholt()
    if (base.stemronde === undefined) throw new Error('the sample has a round')
    const snapshot = { ...base, stemronde: { ...base.stemronde, status: 'gesloten' as const } }
    const { bytes } = await exported('archief', 'json', exportInput({ snapshot }))
    expect(archiefSchema.parse(JSON.parse(textOf(bytes))).ballots).toEqual([])
  })
})
