import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { findDubbele } from './dubbel.ts'
import { guessKolommen, herkomstOf } from './kolommen.ts'
import { readImport } from './read-import.ts'
import { parseCsv } from './table.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const tableOf = (csv: string) => {
  const table = parseCsv(csv)
  if (!table.ok) throw new Error(table.error.code)
  return table.value
}
const found = async (file: Uint8Array, soort?: string, kolommen?: Record<string, string>) => {
  const read = await readImport(file, soort, '', kolommen)
  if (!read.ok || read.value.soort !== 'signalen') throw new Error(JSON.stringify(read))
  return read.value.found
}

// One row per note with its words, its colour, its place and the area it lies in.
const mural =
  'ID,Text,BG Color,Position X,Position Y,Area,Link,Last Updated By,Last Updated,Tags\n' +
  '0-1600000000000,"De lift is stuk",#FCFE7D,120,80,Wonen,,,,urgent\n' +
  '0-1600000000001,"Koffie op woensdag\nin de kerk",#9BEDFD,420,80,Ontmoeten,,,,\n' +
  '0-1600000000002,,#9BEDFD,420,80,,,,,\n'
const miro = 'Sticky note,Frame,Tags\n"Te weinig bankjes",Prettig wonen,\nTaalles zit vol,Meedoen,\n'

describe('lists of other whiteboards', () => {
  it('knows Mural by its columns; its ids, colours and tags are not ours', async () => {
    const table = tableOf(mural)
    expect(herkomstOf(table)).toBe('mural')
    expect(guessKolommen(table)).toEqual({ tekst: 'text', thema: 'area' })
    const { items, refused } = await found(bytes(mural))
    expect(items.map(({ input, themaName }) => [input.text, input.kind, themaName])).toEqual([
      ['De lift is stuk', 'praktijksignaal', 'Wonen'],
      ['Koffie op woensdag\nin de kerk', 'praktijksignaal', 'Ontmoeten'],
    ])
    expect(refused.map(({ line, code }) => [line, code])).toEqual([[5, 'signaal.empty']])
  })

  it('knows Miro by its columns', async () => {
    expect(herkomstOf(tableOf(miro))).toBe('miro')
    const { items } = await found(bytes(miro))
    expect(items.map(({ input, themaName }) => [input.text, themaName])).toEqual([
      ['Te weinig bankjes', 'Prettig wonen'],
      ['Taalles zit vol', 'Meedoen'],
    ])
  })
})

describe('matching columns', () => {
  const csv = 'Wat zei u;Hoe;Wie;Hoe\nte donker;zorg;bewoner;laat maar\n'
  it('follows a person, also when two columns have one name', async () => {
    expect(tableOf(csv).columns).toEqual(['wat_zei_u', 'hoe', 'wie', 'hoe_2'])
    const { items } = await found(bytes(csv), 'csv', { tekst: 'wat_zei_u', soort: 'hoe', groep: 'wie' })
    expect(items.map(({ input }) => input)).toEqual([
      { id: expect.any(String), text: 'te donker', kind: 'zorg', authorGroup: 'inwoner' },
    ])
  })

  it('refuses a column that is not there, and a choice without text', async () => {
    for (const kolommen of [{ tekst: 'nergens' }, { soort: 'hoe' }, { tekst: '__proto__' }])
      expect(await readImport(bytes(csv), 'csv', '', kolommen)).toMatchObject({
        ok: false,
        error: { code: 'import.wrong_columns' },
      })
  })
})

describe('lines that repeat each other', () => {
  it('finds the same words apart from case, accents and marks, on the bord and in the file', () => {
    const known = [{ code: 's007', text: 'Fysio stopt na één behandeling, want eigen risico' }]
    const lines = [
      { line: 2, text: 'fysio stopt na een behandeling want eigen risico!' },
      { line: 3, text: 'Koffie op woensdag' },
      { line: 4, text: 'koffie op WOENSDAG' },
      { line: 5, text: 'Koffie op zondag' },
    ]
    expect(findDubbele(lines, known)).toEqual([
      { line: 2, text: lines[0]?.text, code: 's007', lijktOp: known[0]?.text },
      { line: 4, text: 'koffie op WOENSDAG', lijktOp: 'Koffie op woensdag' },
    ])
  })

  it('is quick on a long list of the same words', () => {
    const lines = Array.from({ length: 300 }, (_, line) => ({ line, text: `regel ${line} over de lift in de flat` }))
    expect(findDubbele(lines, []).length).toBeLessThan(300)
  })
})

describe('files that mean harm', () => {
  const workbook = async (change: (xml: string) => string): Promise<Uint8Array> => {
    const { unzipSync } = await import('fflate')
    const file = await writeXlsxFile([[{ value: 'tekst' }], [{ value: 'een' }]]).toBuffer()
    const parts = unzipSync(new Uint8Array(file))
    for (const [name, part] of Object.entries(parts))
      if (/sharedStrings|sheet1\.xml$/.test(name)) parts[name] = bytes(change(new TextDecoder().decode(part)))
    return zipSync(parts)
  }

  it('entities in a workbook are not opened', async () => {
    const bomb = await workbook((xml) =>
      xml.replace(/(<\?xml[^>]*\?>)/, '$1<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
    )
    expect(await readImport(bomb, 'xlsx')).toMatchObject({ ok: false, error: { code: 'import.unsafe' } })
  })

  it('a small file that unpacks to hundreds of megabytes is not unpacked', async () => {
    const zeros = new Uint8Array(30 * 1024 * 1024)
    const bomb = zipSync(
      { 'a.xml': zeros, 'b.xml': zeros, 'c.xml': zeros, 'd.xml': zeros, 'e.xml': zeros },
      { level: 1 },
    )
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
    for (const soort of ['xlsx', 'archief', 'voorbeeld'])
      expect(await readImport(bomb, soort)).toMatchObject({ ok: false, error: { code: 'import.too_large' } })
  })

  it('an archive with paths out of its folder has nothing unpacked from there', async () => {
    const zip = zipSync({ '../../data/archief.json': bytes('{}'), 'bestanden/../../x.png': bytes('x') })
    expect(await readImport(zip, 'archief')).toMatchObject({ ok: false, error: { code: 'import.unreadable' } })
  })

  it('a picture or a page under another name is no list', async () => {
    for (const file of [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), bytes('{"format":"wijkbord-archief"}')])
      expect((await readImport(file, file[0] === 0x7b ? undefined : 'xlsx')).ok).toBe(false)
  })
})
