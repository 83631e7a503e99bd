import { unzipSync } from 'fflate'
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
  checkXml,
  draft,
  exported,
  exportInput,
  pairs,
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
    '<svg onload=alert(1)><script>alert(2)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>klik</text></a></svg>',
    '<foreignObject><iframe src="//x"></iframe></foreignObject>',
    '"><script src=//x></script>',
    "' onmouseover='alert(1)",
    'javascript:alert(document.cookie)',
    'data:text/html,<script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    '<?xml version="1.0"?><?php echo 1 ?>',
    '<![CDATA[ x ]]>',
    '<!-- weg --> --!>',
    '<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r>',
    '{ INCLUDETEXT "//x" }',
    '{\\rtf1\\object}',
    '=HYPERLINK("http://x","klik")',
    '=IMPORTXML("http://x","//a")',
    "=1+1';DROP TABLE",
    '%3Dcmd%7C',
    '+cmd|x',
    '-cmd|x',
    '@cmd|x',
    '＋1',
    '－1',
    '＠x',
    '\n=1+1',
    '\u2028=1+1',
    '\u200b=1+1',
    '\u00a0=1+1',
    '"=1+1"',
    '\u2066omgedraaid\u2069',
    '\u061cر\u200f',
    'a\u0300\u0301\u0302\u0303\u0304\u0305',
    '🫠🧑‍🦽👍🏽 ☕',
    '中文 ไทย हिन्दी',
    '../../data/archief.json',
    'C:\\\\Windows\\\\system32',
    'CON.pdf',
    '# kop\n> citaat\n```js\nalert(1)\n```',
    '![x](javascript:alert(1)) <javascript:alert(1)>',
    '$(touch /tmp/x) `id` ; rm -rf',
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
          signaalIds: [0, 1, 2].flatMap((step) => signalen[(index + step) % signalen.length]?.id ?? []),
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

  it('are sixty and more', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(60)
  })

  const pdfs = ['kanskaarten', 'programma', 'signalen', 'wijkkaart', 'rapport']
  it.each(pdfs)('%s.pdf shows them as words', async (what) => {
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

  const offices = pairs.filter(([, ext]) => ext === 'docx' || ext === 'xlsx' || ext === 'pptx')
  it.each(offices)('%s.%s stays sound XML without formulas, macros or links', async (what, ext) => {
    const parts = xmlParts((await exported(what, ext, input)).bytes)
    for (const [name, xml] of Object.entries(parts)) {
      expect(xml).not.toMatch(/<script|<img|<f>|<f |<w:instrText(?![^<]*PAGE)|<w:hyperlink|<a:hlinkClick|<o:OLEObject/i)
      expect(xml).not.toMatch(/TargetMode="External"/)
      expect(name).not.toMatch(/\.\.|vba|macro/i)
    }
  })

  it.each(['bord', 'wijkkaart'])('%s.svg runs nothing and loads nothing', async (what) => {
    const svg = textOf((await exported(what, 'svg', input)).bytes)
    checkXml(svg)
    expect(svg).not.toMatch(/<(script|foreignObject|iframe|a|use|!DOCTYPE|!ENTITY)[\s>]/i)
    // Outside of the words, nothing begins with `on` and nothing points elsewhere.
    const tags = svg.match(/<[a-z][^>]*>/gi)?.map((tag) => tag.replace(/"[^"]*"/g, '""')) ?? []
    expect(tags.length).toBeGreaterThan(100)
    for (const tag of tags) expect(tag).not.toMatch(/\son[a-z]+=|(?:href|src)=/i)
    expect(svg).toContain('&lt;script&gt;')
  })

  it('bord.png and wijkkaart.png are pictures', async () => {
    for (const what of ['bord', 'wijkkaart']) {
      const { bytes } = await exported(what, 'png', input)
      expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    }
  })

  it('archief.zip has names of ours alone, and whole files', async () => {
    const files = unzipSync((await exported('archief', 'zip', input)).bytes)
    for (const name of Object.keys(files)) expect(name).toMatch(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)?$/)
    for (const [name, bytes] of Object.entries(files)) if (name.endsWith('.xml')) checkXml(textOf(bytes))
    expect(JSON.parse(textOf(files['data/archief.json'] ?? new Uint8Array())).bord).toEqual(snapshot.bord)
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

  it.each(['kanskaarten', 'signalen', 'wijkkaart', 'rapport'])(
    '%s.md has no live HTML or link from people',
    async (what) => {
      const md = textOf((await exported(what, 'md', input)).bytes)
      expect(md).not.toMatch(/(^|[^\\])<[a-z!?]/i)
      expect(md).not.toMatch(/(^|[^\\])\]\(/)
      expect(md).not.toMatch(/^\s*```/m)
    },
  )

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
