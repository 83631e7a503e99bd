import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readKind } from './kind.ts'
import { readImport } from './read-import.ts'
import { sampleFiles } from './sample.ts'
import { parseLijst } from './signalen.ts'
import { parseCsv } from './table.ts'
import { unpackedSize } from './xlsx.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const signalen = async (text: string, soort = 'csv') => {
  const read = await readImport(bytes(text), soort)
  if (!read.ok || read.value.soort !== 'signalen') throw new Error(JSON.stringify(read))
  return read.value.found
}

describe('a pasted list', () => {
  it('takes one line for one signaal, with a letter for its kind', () => {
    const { items, refused } = parseLijst(
      'a Soep op woensdag\r\n- De lift is stuk\n\nZ: eenzaam\nAl jaren geen buurthuis\n',
    )
    expect(items.map(({ line, input }) => [line, input.kind, input.text])).toEqual([
      [1, 'aanbod', 'Soep op woensdag'],
      [2, 'praktijksignaal', 'De lift is stuk'],
      [4, 'zorg', 'eenzaam'],
      [5, 'praktijksignaal', 'Al jaren geen buurthuis'],
    ])
    expect(refused).toEqual([])
  })

  it('gives equal lines an id each, the same ones the next time', () => {
    const ids = (text: string) => parseLijst(text).items.map(({ input }) => input.id)
    const twice = ids('te druk\nte druk')
    expect(new Set(twice).size).toBe(2)
    expect(ids('te druk\nte druk\nnieuw').slice(0, 2)).toEqual(twice)
  })

  it('does not cut what is too long', () => {
    const { items, refused } = parseLijst(`kort\n${'x'.repeat(281)}`)
    expect(items).toHaveLength(1)
    expect(refused).toEqual([{ line: 2, code: 'signaal.too_long', message: expect.stringContaining('281') }])
  })
})

describe('a table', () => {
  it('counts lines through quoted line breaks and knows ; and tabs', () => {
    const table = parseCsv('tekst;soort\n"twee\nregels";zorg\n\neen;wens')
    expect(table.ok && table.value.rows.map(({ line, cells }) => [line, cells.tekst])).toEqual([
      [2, 'twee\nregels'],
      [5, 'een'],
    ])
  })

  it('says on which line a quotation mark is broken', () => {
    expect(parseCsv('tekst,soort\ngoed,zorg\n"half,wens\n')).toMatchObject({
      ok: false,
      error: { code: 'import.unreadable', details: { line: expect.any(Number) } },
    })
    expect(parseCsv('tekst\n"a"b\n').ok).toBe(false)
  })

  it('reads Dutch column names, groups, tables and kinds by word or letter', async () => {
    const { items, refused } = await signalen(
      'Nummer,Tekst,Soort,Groep,Tafel\nx1,een,Gaat goed,bewoner,4\nx2,twee,p,,\nx3,drie,zorg,directeur,\nx4,vier,zorg,,120\n__proto__,vijf,,,\n',
    )
    expect(items.map(({ input }) => input)).toEqual([
      { id: 'x1', text: 'een', kind: 'gaat_goed', authorGroup: 'inwoner', table: 4 },
      { id: 'x2', text: 'twee', kind: 'praktijksignaal' },
    ])
    expect(refused.map(({ line }) => line)).toEqual([4, 5, 6])
  })

  it('refuses a row with more cells than there are columns, and keeps the others', async () => {
    const { items, refused } = await signalen('tekst,soort\neen,zorg,over\ntwee,zorg,\n')
    expect(items.map(({ input }) => input.text)).toEqual(['twee'])
    expect(refused).toEqual([{ line: 2, code: 'import.wrong_columns', message: expect.any(String) }])
  })

  it('reads files of older spreadsheets', async () => {
    const read = await readImport(Uint8Array.from([...bytes('tekst\ncaf'), 0xe9]), 'csv')
    expect(read.ok && read.value.soort === 'signalen' && read.value.found.items[0]?.input.text).toBe('café')
  })

  it('names the missing column and refuses nothing at all', async () => {
    expect(await readImport(bytes('naam\nJan'), 'csv')).toMatchObject({
      ok: false,
      error: { code: 'import.wrong_columns', details: { missing: 'tekst' } },
    })
    expect(await readImport(bytes(' \n'), 'csv')).toMatchObject({ ok: false, error: { code: 'import.nothing' } })
  })

  it('reads XLSX, and refuses what is none', async () => {
    const file = await writeXlsxFile([
      [{ value: 'Tekst' }, { value: 'Tafel' }],
      [{ value: 'uit een werkblad' }, { value: 3, type: Number }],
    ]).toBuffer()
    const read = await readImport(new Uint8Array(file), undefined)
    expect(
      read.ok &&
        read.value.soort === 'signalen' &&
        read.value.found.items.map(({ input }) => [input.text, input.table]),
    ).toEqual([['uit een werkblad', 3]])
    expect(await readImport(bytes('PK\u0003\u0004 stuk'), 'xlsx')).toMatchObject({
      ok: false,
      error: { code: 'import.unreadable' },
    })
    expect(await readImport(zipSync({ 'a.txt': bytes('x') }), 'xlsx')).toMatchObject({
      ok: false,
      error: { code: 'import.unreadable' },
    })
    expect(unpackedSize(zipSync({ a: new Uint8Array(1_000_000) }))).toBe(1_000_000)
  })

  it('knows kinds by their words', () => {
    expect(['', 'Wat gaat goed', 'G', 'bewoner', 'mening'].map(readKind)).toEqual([
      'praktijksignaal',
      'gaat_goed',
      'gaat_goed',
      'bewonersinput',
      undefined,
    ])
  })
})

describe('recognising a file', () => {
  const soortOf = async (text: string, type = '') => {
    const read = await readImport(bytes(text), undefined, type)
    return read.ok ? read.value.soort : read.error.code
  }
  it.each([
    ['Een lijst, met komma, en nog een komma erin voor de zekerheid', '', 'signalen'],
    ['id,tekst\n1,a', '', 'signalen'],
    ['naam,leeftijd\nJan,40', '', 'import.wrong_columns'],
    ['alleen dit', 'text/csv', 'import.wrong_columns'],
    ['id,antwoord,toestemming\n1,a,ja', '', 'vragenlijst'],
    ['{"format":"wijkbord-archief","version":7}', '', 'import.wrong_version'],
    ['{"iets":1}', '', 'import.unreadable'],
    ['{stuk', '', 'import.unreadable'],
  ])('%s', async (text, type, expected) => {
    expect(await soortOf(text, type)).toBe(expected)
  })
})

describe('the sample', () => {
  const folder = new URL('../demo/lindenholt-2023/', import.meta.url)
  const files = Object.fromEntries(sampleFiles.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))

  it('comes in whole, from JSON and from a ZIP of the folder', async () => {
    const read = await readImport(bytes(JSON.stringify(files)), undefined)
    if (!read.ok || read.value.soort !== 'geheel') throw new Error(JSON.stringify(read))
    const { plan } = read.value
    expect({
      signalen: plan.bord.signalen.length,
      themas: plan.bord.themas.map(({ id, plaat, pictogram }) => [id, plaat, pictogram]),
      nodes: plan.bord.nodes.length,
      relations: plan.bord.relations.length,
      kanskaarten: plan.bord.kanskaarten.length,
      deelnemers: plan.deelnemers.length,
      loose: plan.bord.signalen.filter(({ themaId }) => themaId === undefined).length,
      survey: [plan.survey.length, plan.surveyWithoutConsent],
      status: plan.stemronde?.status,
      synthetic: plan.werksessie.synthetic,
    }).toEqual({
      signalen: 274,
      themas: [
        ['geldzorgen', 'geldzorgen', 'wallet'],
        ['meedoen', 'meedoen', 'hand-helping'],
        ['ontmoeten', 'ontmoeten', 'coffee'],
        ['gezond', 'gezond', 'bike'],
        ['mentaal', 'mentaal', 'smile'],
        ['wonen', 'wonen', 'house'],
        ['wegwijs', 'wegwijs', 'signpost'],
      ],
      nodes: 39,
      relations: 43,
      kanskaarten: 9,
      deelnemers: 50,
      loose: 20,
      survey: [67, 13],
      status: 'gesloten',
      synthetic: true,
    })
    const zipped = await readImport(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [`lindenholt/${name}`, bytes(text)]))),
      undefined,
    )
    expect(zipped).toEqual(read)
  })

  it('refuses one with a broken part, whole', async () => {
    const broken = {
      ...files,
      'signals.csv': '"id","participant_id","kind","text","gold_theme"\n"s1","p99","zorg","x","wonen"',
    }
    expect(await readImport(bytes(JSON.stringify(broken)), 'voorbeeld')).toMatchObject({
      ok: false,
      error: { code: 'import.unreadable', details: { line: 2 } },
    })
    expect(await readImport(bytes(JSON.stringify({ ...files, 'session.json': '{}' })), 'voorbeeld')).toMatchObject({
      ok: false,
    })
  })
})
