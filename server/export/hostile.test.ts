import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { NodeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { archiefSchema } from '../../shared/domain/archief.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import {
  aConnector,
  aFrame,
  aKanskaart,
  anAfbeelding,
  anOpmerking,
  aSignaal,
  aTekening,
  aThema,
} from '../../tests/fixtures/builders.ts'
import {
  checkPdf,
  draft,
  exported,
  exportInput,
  programmaOf,
  rangordeOf,
  run,
  statement,
  textOf,
  xmlParts,
} from '../../tests/fixtures/export-checks.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { kanskaartenFileSchema } from './kanskaarten-json.ts'

/** Bad texts in every field that people fill in, and what each format must make of them. */
describe('hostile texts', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[klik](javascript:alert(1))',
    "=cmd|' /C calc'!A0",
    '+31612345678',
    '-2+3+cmd',
    '@SUM(1+1)',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '＝1+1',
    '=1+1\nvolgende regel',
    'voor\u202Egnipsrevo\u202Cna',
    'nul\u0000teken\u0007bel',
    'half\ud800paar\udc00om',
    '👩‍👩‍👧 en 🏳️‍🌈 en 𝕏',
    'مرحبا بالجيران',
    'x'.repeat(900),
    '#import "style.typ": * #panic("uit")',
    '$ x^2 $ *ster* _streep_ `code` @label \\u{41} #[a]',
    ']]></w:t><w:p/>&amp;&#0;',
    '| a | b |\n| --- | --- |\n# kop\n- punt\n1. een',
    '../../../etc/passwd\u0000.pdf',
    `_x0041_ __proto__ $${'{7*7}'} {{7*7}}`,
    '\ufffe\uffff\ufeff',
  ]
  const base = loadLindenholt()
  const text = (index: number): string => hostile[index % hostile.length] ?? ''
  const signalen = hostile.map((words, index) =>
    aSignaal({
      id: `s${String(index + 1).padStart(3, '0')}` as SignaalId,
      text: words,
      themaId: 't1' as ThemaId,
      source: { name: words.slice(0, 120), checked: false },
    }),
  )
  const snapshot: WerksessieSnapshot = {
    ...base,
    werksessie: { ...base.werksessie, title: text(0), area: text(22) },
    bord: {
      signalen,
      themas: [aThema({ id: 't1' as ThemaId, title: text(3) })],
      nodes: hostile.map((name, index) => ({
        id: `n${index}` as NodeId,
        type: 'plek',
        name: name.slice(0, 120),
        formality: 'informeel',
        themaIds: [],
        targetGroups: [name.slice(0, 80)],
        schedule: [],
        qualities: [text(index + 1).slice(0, 120)],
        signaalIds: [],
        createdAt: 1,
      })),
      relations: [],
      opmerkingen: hostile.map((words, index) => anOpmerking({ id: `o${index}` as never, text: words.slice(0, 500) })),
      frames: hostile.map((words, index) => aFrame({ id: `f${index}` as never, title: words.slice(0, 120) })),
      connectors: hostile.map((words, index) => aConnector({ id: `c${index}` as never, label: words.slice(0, 120) })),
      tekeningen: hostile.map((words, index) =>
        aTekening({ id: `d${index}` as never, kind: 'tekst', text: words.slice(0, 500) }),
      ),
      afbeeldingen: hostile.map((words, index) => anAfbeelding({ id: `b${index}` as never, alt: words.slice(0, 300) })),
      kanskaarten: hostile.map((words, index) =>
        aKanskaart({
          id: `k${index}` as ReturnType<typeof aKanskaart>['id'],
          title: words.slice(0, 200),
          kans: text(index + 1),
          goal: words,
          synergy: text(index + 2),
          contributions: [{ id: 'r', who: words.slice(0, 300), what: text(index + 3).slice(0, 300) }],
          planning: [{ id: 'r', what: text(index + 4).slice(0, 300), quarter: words.slice(0, 60) }],
          signaalIds: signalen.map(({ id }) => id),
          themaIds: ['t1' as ThemaId],
        }),
      ),
    },
    owners: {},
  }
  const programma = programmaOf({
    ...draft,
    blocks: [
      { type: 'heading', level: 1, key: '0', text: text(0) },
      { type: 'paragraph', statements: hostile.map((words, index) => statement(`h${index}`, words, {}, words)) },
      { type: 'list', items: hostile.map((words, index) => statement(`i${index}`, words)) },
    ],
  })
  const input = exportInput({ snapshot, programma, rangorde: rangordeOf(snapshot) })

  it.each(['kanskaarten', 'programma', 'signalen', 'wijkkaart'])('%s.pdf shows them as words', async (what) => {
    const { bytes, leftOut, fileName } = await exported(what, 'pdf', input)
    expect(fileName).toMatch(/^[a-z]+-etc-passwd-pdf-2023-03-14\.pdf$/)
    checkPdf(bytes, { title: '' })
    expect(leftOut.characters).toBeGreaterThan(0)
    const words = run('pdftotext', ['FILE', '-'], bytes)
    if (words === undefined) return
    expect(words).toContain('#import')
    expect(words).toMatch(/<script>/)
    expect(words).not.toMatch(/\u202e/)
  })

  it.each([
    ['programma', 'docx'],
    ['signalen', 'xlsx'],
    ['kanskaarten', 'xlsx'],
    ['wijkkaart', 'xlsx'],
  ])('%s.%s stays sound XML without formulas', async (what, ext) => {
    const parts = xmlParts((await exported(what, ext, input)).bytes)
    for (const [name, xml] of Object.entries(parts)) {
      expect(xml).not.toMatch(/<script|<img|<f>|<f |<w:instrText(?![^<]*PAGE)|<w:hyperlink/i)
      expect(name).not.toMatch(/\.\.|vba|macro/i)
    }
  })

  it.each(['signalen', 'kanskaarten', 'wijkkaart'])('%s.csv has no cell that starts a formula', async (what) => {
    const csv = textOf((await exported(what, 'csv', input)).bytes)
    const parsed = Papa.parse<string[]>(csv.slice(1).trimEnd())
    expect(parsed.errors).toEqual([])
    const width = parsed.data[0]?.length
    for (const row of parsed.data) {
      expect(row.length).toBe(width)
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/)
    }
    for (const sign of ['\u0000', '\u202e']) expect(csv).not.toContain(sign)
  })

  it('programma.md has no live HTML, link, table row or heading from people', async () => {
    const md = textOf((await exported('programma', 'md', input)).bytes)
    expect(md).not.toMatch(/(^|[^\\])<(script|img)/)
    expect(md).not.toMatch(/(^|[^\\])\]\(/)
    expect(
      md
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .every((line) => /^#{1,2} \S/.test(line)),
    ).toBe(true)
    for (const line of md.split('\n').filter((found) => found.startsWith('| s'))) {
      expect(line.match(/(?<!\\)\|/g)?.length).toBe(7)
    }
  })

  it('JSON keeps every character', async () => {
    const archief = archiefSchema.parse(JSON.parse(textOf((await exported('archief', 'json', input)).bytes)))
    expect(archief.bord).toEqual(snapshot.bord)
    const file = kanskaartenFileSchema.parse(JSON.parse(textOf((await exported('kanskaarten', 'json', input)).bytes)))
    expect(file.kanskaarten).toEqual(snapshot.bord.kanskaarten)
  })
})
